"""Who has a weapon by where it is held: "in Norland's service", "part of Norland's fleet"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimgraph.loaders.extract.relations.draft import Draft
from claimgraph.loaders.extract.relations.objects import (
    companions,
    instances,
    object_of,
    passive,
    pobj,
)
from claimgraph.loaders.extract.relations.pairing import evidence
from claimgraph.loaders.extract.relations.scene import Scene
from claimgraph.loaders.extract.syntax import subject
from claimgraph.loaders.extract.weapons.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_BRINGING = frozenset(
    (
        *("put", "puts", "putting", "bring", "brings", "brought", "took", "accepted"),
        *("integrate", "integrated", "inducted", "incorporated", "introduced", "adopted"),
    )
)
_ENTERING = frozenset(("enter", "enters", "entered", "join", "joins", "joined"))
REMAINING = frozenset(("remain", "remains", "remained"))


def held(scene: Scene, holding: Token) -> Iterator[Draft]:
    """ "the 9M338 is in Norland's service alone", "jets in service with Norland"."""
    inward = holding.head
    yield from _kept(scene, holding)
    if inward.lower_ == "of" and inward.head.lower_ == "part":  # "is part of Norland's fleet"
        yield from _part_of(scene, inward.head, holding)
        return
    entering = holding.dep_ == "dobj" and inward.lower_ in _ENTERING
    if not entering and (holding.dep_ != "pobj" or inward.lower_ not in ("in", "into")):
        return
    carrier = inward if entering else inward.head
    states = scene.states_in(holding)
    partner = pobj(holding, "with", "of") or pobj(carrier, "with")
    states = states or scene.actors_of(partner)
    verb = carrier if carrier.pos_ in ("VERB", "AUX") else None
    weapon = subject(carrier) if verb is not None else carrier
    if carrier.lower_ in _BRINGING and not passive(carrier):
        weapon, states = object_of(carrier), states or scene.actors_of(weapon)
    weapons = scene.weapons_of(weapon)
    if not weapons:
        weapon, weapons = _just_before(scene, inward)
    around = {*holding.subtree, *carrier.children, *holding.doc[holding.i + 1 : holding.i + 2]}
    only = [t for t in around if t.lower_ in words("exclusive")]
    for thing in companions(carrier):
        weapons = list(dict.fromkeys((*weapons, *scene.weapons_of(thing))))
    for weapon_id in weapons:
        for state in states:
            yield Draft(
                "operatedBy",
                weapon_id,
                state,
                evidence(scene, weapon, verb, holding, partner, *only),
                _tells(verb) or (inward if verb is None else None),
                exclusive=bool(only),
            )


def _kept(scene: Scene, holding: Token) -> Iterator[Draft]:
    """ "Norland's arsenal of Xs", "its fleet of jets, including the X"."""
    thing = pobj(holding, "of")
    if thing is None:
        return
    whose = (part for part in holding.children if part.dep_ in ("poss", "amod", "compound"))
    states = [one for part in whose for one in scene.actors_of(part)]
    kept = [*scene.weapons_of(thing), *(w for t in instances(holding) for w in scene.weapons_of(t))]
    for weapon_id in dict.fromkeys(kept):
        for state in states:
            span = evidence(scene, holding, thing)
            yield Draft("operatedBy", weapon_id, state, span)


def _part_of(scene: Scene, part: Token, holding: Token) -> Iterator[Draft]:
    """ "the X is part of Norland's fleet"."""
    if part.dep_ != "attr":
        return
    verb, weapon = part.head, subject(part.head)
    for weapon_id in scene.weapons_of(weapon):
        for state in scene.states_in(holding):
            span = evidence(scene, weapon, verb, holding)
            yield Draft("operatedBy", weapon_id, state, span, verb)


def _tells(verb: Token | None) -> Token | None:
    """Return the verb of "X is in service", none where service is taken for granted by another."""
    if verb is None or verb.pos_ == "AUX" or verb.dep_ in ("acl", "relcl"):
        return verb
    telling = (*_ENTERING, *REMAINING, *_BRINGING)
    return verb if verb.lower_ in telling or verb.lower_ in words("operate") else None


def _just_before(scene: Scene, inward: Token) -> tuple[Token | None, list[str]]:
    """Return the weapon right before "in … service", where the parse hangs it elsewhere."""
    before = inward.nbor(-1) if inward.i > 0 else None
    return before, scene.weapons_of(before)
