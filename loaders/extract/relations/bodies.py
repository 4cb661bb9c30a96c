"""Who "the army", "the Xist fighters", "his army" and "neither state" are: the actor meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimgraph.loaders.extract.relations.objects import modifiers
from claimgraph.loaders.extract.syntax import SUBJECTS
from claimgraph.loaders.extract.weapons.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from claimgraph.loaders.extract.relations.scene import Scene

_KINDS = frozenset(("air", "armed", "ground", "land", "coast", "border", "marine"))
_PAIRING = frozenset(("both", "neither"))
_BOTH = 2
_NAME = 4
"""Words of a movement's name that may tell it."""


def bodies_meant(scene: Scene, noun: Token) -> list[str]:
    """Resolve "the army" to an army named before, else to whose it is by speaker or sentence.

    "Both states" and "neither side" are the two states named last.
    """
    before = {c.lower_ for c in noun.children if c.i < noun.i and not c.is_punct}
    offset = scene.block.block.start + noun.idx
    if before & _PAIRING and noun.lower_ in words("parties"):
        return _two_states(scene, offset)
    if "the" in before and noun.lower_ in words("banded") and (band := _band(scene, offset)):
        return [band]
    if "the" not in before or before - _KINDS - {"the"}:
        return []
    phrase = " ".join([*(c.lower_ for c in noun.children if c.lower_ in _KINDS), noun.lower_])
    for actor in scene.overlay.actors_before(offset):
        name = actor.name.lower()
        if actor.type == "Organization" and name.endswith(phrase):
            return [actor.id]
        if actor.type == "Group" and name == f"the {phrase}" and noun.lower_ in words("fighters"):
            return [actor.id]
    if noun.lower_ not in words("national"):
        return []
    overlay = scene.overlay
    return overlay.side_at(offset) or _told_of(scene, noun) or overlay.home or overlay.armed


def _band(scene: Scene, offset: int) -> str | None:
    """Return the armed movement named last, which "the group", "the Eastmark group" takes up."""
    for actor in scene.overlay.actors_before(offset):
        if actor.type in ("Organization", "Group"):
            spoken = actor.name.split()
            own = spoken[-1].lower() in words("movements") or spoken[-1][0].isupper()
            if own and any(word.lower() in words("movements") for word in spoken[:_NAME]):
                return actor.id
    return None


def _two_states(scene: Scene, offset: int) -> list[str]:
    named = [a.id for a in scene.overlay.actors_before(offset) if a.type == "State"]
    two = list(dict.fromkeys(named))[:_BOTH]
    if len(two) < _BOTH:
        two = list(scene.overlay.state.values())
    return two if len(two) == _BOTH else []


def _told_of(scene: Scene, noun: Token) -> list[str]:
    """Return the state that an earlier clause of the sentence is about."""
    for i in range(noun.i - 1, noun.sent.start - 1, -1):
        token = noun.doc[i]
        if token.dep_ in SUBJECTS and scene.state(token):
            return scene.actors_of(token)
    return []


def fighters_meant(scene: Scene, noun: Token) -> list[str]:
    """Return whose fighters they are: of "Eastmark's Xist rebels" the Xists, and not Eastmark.

    "The Eastmark fighters" are the Eastmark rebels of an article that has such.
    """
    if noun.lower_ not in words("fighters"):
        return []
    parts = list(modifiers(noun))
    named = (actor for part in parts if (actor := scene.named(part)) is not None)
    movements = dict.fromkeys(actor.id for actor in named if actor.type == "Organization")
    if movements:
        return list(movements)
    told = {part.text for part in parts}
    for actor in scene.overlay.actor.values():
        spoken = actor.name.split()
        if actor.type == "Group" and spoken[0] in told and spoken[-1] in words("fighters"):
            return [actor.id]
    return []


def force_meant(scene: Scene, noun: Token) -> list[str]:
    """Return the state of "the Norland army" that speaks, and so is a group of this article."""
    actor = scene.named(noun)
    if actor is None or actor.type != "Group" or noun.lower_ in words("fighters"):
        return []
    return side_meant(scene, noun) if noun.lower_ in words("forces") else []


def side_meant(scene: Scene, noun: Token) -> list[str]:
    """Return the Norland of "the Norland side"."""
    return [one for one in scene.states_in(noun) if scene.overlay.actor[one].type == "State"]


def apposed_to(scene: Scene, noun: Token) -> list[str]:
    """Return who "the firm that makes X" is, after a name; the names, for "the countries"."""
    heads = [noun.head]
    if noun.tag_ == "NNS":
        heads += [t for t in noun.head.conjuncts if t.i < noun.i]
    named = (actor for head in heads if (actor := scene.named(head)) is not None)
    return [actor.id for actor in named if actor.type != "Person"]


def speakers_side(scene: Scene, pronoun: Token) -> list[str]:
    """Return the state of "his army", where nobody but the speaker can be meant by "his"."""
    before = pronoun.doc[pronoun.sent.start : pronoun.i]
    named = (actor for token in before if (actor := scene.named(token)) is not None)
    people = {actor.id for actor in named if actor.type == "Person"}
    at = scene.block.block.start + pronoun.idx
    return scene.overlay.side_at(at) if people.issubset(scene.overlay.speakers_at(at)) else []
