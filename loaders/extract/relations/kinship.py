"""Relations of kinship: variants of a system, copies and products of a maker."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimgraph.loaders.extract.relations.draft import Draft
from claimgraph.loaders.extract.relations.objects import pobj
from claimgraph.loaders.extract.relations.pairing import evidence
from claimgraph.loaders.extract.relations.scene import Scene
from claimgraph.loaders.extract.syntax import child, subject

if TYPE_CHECKING:
    from spacy.tokens import Token


def kin(scene: Scene, noun: Token) -> Iterator[Draft]:
    """ "X is a variant of Y", "X, a version of Y"."""
    system = pobj(noun, "of", "to") or child(noun, "poss")
    variant, trigger = said_of(noun)
    for one in scene.weapons_of(variant):
        for other in scene.weapons_of(system):
            if one != other:
                span = evidence(scene, variant, noun, system)
                yield Draft("variantOf", one, other, span, trigger)


def said_of(noun: Token) -> tuple[Token | None, Token]:
    """Return the X of "X is a noun" and "X, a noun", and the word that a negation hangs on."""
    if noun.dep_ == "attr":
        return subject(noun.head), noun.head
    return (noun.head if noun.dep_ == "appos" else None), noun


def copied(scene: Scene, noun: Token) -> Iterator[Draft]:
    """ "X is a Norland copy of Y" makes X Norland's."""
    copy, trigger = said_of(noun)
    for one in scene.weapons_of(copy):
        for maker in scene.states_in(noun) or _named_before(scene, noun):
            yield Draft("producedBy", one, maker, evidence(scene, copy, noun), trigger)


def _named_before(scene: Scene, noun: Token) -> list[str]:
    """Return the body of "a Maker product"."""
    return [a for part in noun.children if part.dep_ == "compound" for a in scene.actors_of(part)]
