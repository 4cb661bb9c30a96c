"""Relations of handing over: who supplies or buys what, by verb or by noun."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimgraph.loaders.extract.relations.draft import Draft
from claimgraph.loaders.extract.relations.objects import (
    cleft,
    doer,
    object_of,
    passive,
    pobj,
    subject_of,
)
from claimgraph.loaders.extract.relations.pairing import pairs
from claimgraph.loaders.extract.relations.scene import Scene
from claimgraph.loaders.extract.syntax import child, subject
from claimgraph.loaders.extract.weapons.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_SECOND = ("appos", "conj", "npadvmod", "dobj", "oprd")
"""How the parse may hang the second object of "gave Eastmark the X"."""


def supplied(scene: Scene, verb: Token) -> Iterator[Draft]:
    """ "Norland sold X to Eastmark", "supplied Eastmark with X", "X was sold to Eastmark"."""
    if passive(verb):
        weapon, supplier = _version(subject_of(verb)), pobj(verb, "by")
        recipient = pobj(verb, "to") or child(verb, "dobj", "dative")
        given = _given(verb)
        if given is not None:  # "Eastmark was supplied with X"
            weapon, recipient = given, weapon
        elif recipient is None and verb.dep_ == "acl":
            recipient = _holder(verb.head)
    else:
        weapon, supplier = cleft(verb) or object_of(verb), doer(verb)
        recipient = pobj(verb, "to") or child(verb, "dative") or pobj(weapon, "to")
        given = _given(verb)
        if given is None and (recipient is None or not scene.weapons_of(weapon)):
            things, receiving = _two_objects(scene, verb)
            for thing in things:
                yield from transfer(scene, thing, supplier, receiving, verb)
            if things:
                return
        if recipient is None and given is not None:
            weapon, recipient = given, weapon
    if recipient is not None and recipient.dep_ == "prep":
        recipient = child(recipient, "pobj")
    yield from transfer(scene, weapon, supplier, recipient, verb)


def _given(verb: Token) -> Token | None:
    """Return the X of "supplied Eastmark with X"; what is "delivered with X" goes along with it."""
    return pobj(verb, "with") if verb.lower_ in words("supply_with") else None


def _version(weapon: Token | None) -> Token | None:
    """Return the version of "a version of X sold to Eastmark", which the parse says of X."""
    if weapon is None or weapon.dep_ != "pobj" or weapon.head.lower_ != "of":
        return weapon
    whole = weapon.head.head
    return whole if whole.lower_ in words("kinship") else weapon


def _holder(weapon: Token) -> Token | None:
    """Return the Eastmark of "Eastmark has X, supplied by Norland" and of its "Eastmark's X"."""
    if weapon.dep_ == "dobj" and weapon.head.lower_ in words("operate"):
        return subject_of(weapon.head)
    return child(weapon, "poss")


def _two_objects(scene: Scene, verb: Token) -> tuple[list[Token], Token | None]:
    """Tell apart "gave Eastmark the X", however it is parsed; the weapons, and the recipient."""
    first = child(verb, "dative", "dobj")
    if first is None:
        return [], None
    if first.lower_ != "to" and scene.actors_of(first) and not scene.weapon(first):
        near = [*first.children, *verb.children]
        things = [t for t in near if t.i > first.i and t.dep_ in _SECOND and scene.weapons_of(t)]
        return things, first
    for part in first.children:
        if part.dep_ in ("compound", "nmod") and part.i == first.left_edge.i and scene.state(part):
            return [first], part
    return [], None


def acquired(scene: Scene, verb: Token) -> Iterator[Draft]:
    """ "Eastmark bought X from Norland"."""
    if passive(verb):
        weapon, recipient = subject_of(verb), pobj(verb, "by")
    else:
        weapon, recipient = cleft(verb) or object_of(verb), _buyer(verb)
    supplier = pobj(verb, "from") or pobj(weapon, "from")
    yield from transfer(scene, weapon, supplier, recipient, verb)


def taken(scene: Scene, verb: Token) -> Iterator[Draft]:
    """ "Eastmark took delivery of X from Norland"."""
    taken = child(verb, "dobj")
    if taken is not None and taken.lower_ in ("delivery", "possession", "receipt"):
        supplier = pobj(verb, "from") or pobj(taken, "from")
        yield from transfer(scene, pobj(taken, "of"), supplier, subject_of(verb), verb)


def _buyer(verb: Token) -> Token | None:
    """Return who buys; in "a demand from Eastmark to buy" it is Eastmark."""
    if verb.dep_ in ("acl", "relcl") and verb.tag_ != "VBN" and child(verb, "nsubj") is None:
        return pobj(verb.head, "from", "by") or child(verb.head, "poss") or subject(verb)
    return doer(verb)


def transfer(
    scene: Scene,
    weapon: Token | None,
    supplier: Token | None,
    recipient: Token | None,
    trigger: Token,
) -> Iterator[Draft]:
    """Yield that a recipient was given a weapon, the supplier beside it."""
    suppliers = scene.actors_of(supplier)
    by = suppliers[0] if suppliers else None
    yield from pairs(scene, "suppliedTo", weapon, recipient, trigger, supplier=by)


def sale(scene: Scene, noun: Token, weapon: Token) -> Iterator[Draft]:
    """ "the sale of X to Eastmark", "Norland's delivery of X", "Norland approved the sale"."""
    recipient = pobj(noun, "to") or pobj(weapon, "to") or pobj(noun.head, "to")
    supplier = child(noun, "poss") or pobj(noun, "by", "from") or pobj(weapon, "by", "from")
    if supplier is None and noun.dep_ == "dobj" and noun.head.lower_ in words("approve"):
        supplier = subject(noun.head)
    yield from transfer(scene, weapon, supplier, recipient, noun)


def purchase(scene: Scene, noun: Token, weapon: Token) -> Iterator[Draft]:
    """ "Eastmark's purchase of X from Norland"."""
    recipient = child(noun, "poss") or pobj(noun, "by")
    supplier = pobj(noun, "from") or pobj(weapon, "from")
    yield from transfer(scene, weapon, supplier, recipient, noun)
