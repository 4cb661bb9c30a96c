"""Whom a sale is to that was told of before: "the sale of X", "the package includes X"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from claimgraph.loaders.extract.parse import ParsedBlock
from claimgraph.loaders.extract.relations.draft import Draft
from claimgraph.loaders.extract.relations.objects import object_of, passive, pobj
from claimgraph.loaders.extract.relations.pairing import evidence
from claimgraph.loaders.extract.relations.scene import Scene
from claimgraph.loaders.extract.syntax import child, subject
from claimgraph.loaders.extract.weapons.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_FOR = re.compile(r"[^,;.—]{0,40}? (?:for|to) (?:the )?(?P<whom>[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*)")
_POINTING = frozenset(("the", "this", "that"))


def sale_relations(scenes: Sequence[Scene]) -> Iterator[tuple[Draft, ParsedBlock]]:
    """Yield what a sale named again is of, to whoever the sale before it was to."""
    buyers: list[str] = []
    for scene in scenes:
        for token in scene.block.tokens:
            named = _to(scene, token) if _is_sale(token) else []
            buyers = named or buyers
            weapon = _before(scene, token) or (_sold(token) if not named else None)
            if weapon is not None and (shares := list(_shared_out(scene, token))):
                yield from ((draft, scene.block) for draft in shares)
                continue
            for weapon_id in scene.weapons_of(weapon) if buyers else ():
                span = evidence(scene, token, weapon)
                for buyer in buyers:
                    yield Draft("suppliedTo", weapon_id, buyer, span, token), scene.block


def _shared_out(scene: Scene, token: Token) -> Iterator[Draft]:
    """Yield who gets which of "36 Xs for Norland, 24 Ys for Eastmark"."""
    text, begin = scene.parsed.article.text, scene.block.block.start
    start, end = begin + token.idx, begin + token.sent.end_char
    for weapon, span, _ in scene.mentions():
        match = _FOR.match(text, span[1], end) if start < span[0] < end else None
        if match is not None:
            for buyer in scene.states_named(match["whom"]):
                yield Draft("suppliedTo", weapon.id, buyer, (start, match.end()), token)


def _before(scene: Scene, token: Token) -> Token | None:
    """Return the X of "the X sale"."""
    if not _is_sale(token):
        return None
    kinds = (c for c in token.lefts if c.dep_ in ("compound", "nmod", "nummod", "amod"))
    words_before = (word for kind in kinds for word in (kind, *kind.children))
    return next((word for word in words_before if scene.weapons_of(word)), None)


def _is_sale(token: Token) -> bool:
    return token.lower_ in words("sales") and token.pos_ in ("NOUN", "PROPN")


def _to(scene: Scene, noun: Token) -> list[str]:
    for whole in (noun, pobj(noun, "of"), noun.head):
        if (found := scene.actors_of(pobj(whole, "to"))) and not scene.weapons_of(
            pobj(whole, "to")
        ):
            return found
    return []


def _is_ruled_out(sale: Token) -> bool:
    """Whether there was "no sale", or somebody "denied any sale", of what was spoken of before."""
    words_before = {c.lower_ for c in sale.children if c.dep_ == "det"}
    return "no" in words_before or ("any" in words_before and sale.head.lower_ in words("deny"))


def _sold(token: Token) -> Token | None:
    """Return the X of "the proposed sale of X", "the sale, which includes X"."""
    if _is_sale(token) and (
        any(c.lower_ in _POINTING for c in token.children) or _is_ruled_out(token)
    ):
        return pobj(token, "of")
    if token.pos_ == "AUX" and (whole := pobj(token, "in")) is not None:  # "in the deal are X"
        packed = whole.lower_ in (words("sales") | words("packages") | words("dealings"))
        return subject(token) or child(token, "attr") if packed else None
    if token.lower_ in words("including") and token.pos_ == "VERB" and not passive(token):
        what = subject(token)
        if what is not None and what.lower_ in (words("sales") | words("packages")):
            return object_of(token)
        above = what.head.head if what is not None and what.dep_ == "pobj" else None
        if above is not None and above.lower_ in words("sales"):
            return object_of(token)  # "the sale of X, which includes Y", parsed as said of X
    return None
