"""Relations of kinship: variants of a system, copies and products of a maker."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimgraph.loaders.extract.relations.draft import Draft
from claimgraph.loaders.extract.relations.objects import object_of, passive, pobj, subject_of
from claimgraph.loaders.extract.relations.pairing import evidence
from claimgraph.loaders.extract.relations.scene import Scene
from claimgraph.loaders.extract.syntax import child, subject
from claimgraph.ontology.catalogue import normalise

if TYPE_CHECKING:
    from spacy.tokens import Token


def kin(scene: Scene, noun: Token) -> Iterator[Draft]:
    """ "X is a variant of Y", "X, a version of Y"."""
    system = pobj(noun, "of", "to", "on") or _shared(noun) or child(noun, "poss")
    variant, trigger = said_of(noun)
    for one in scene.weapons_of(variant)[:1] if noun.dep_ == "appos" else scene.weapons_of(variant):
        for other in scene.weapons_of(system) or _begun(scene, noun, one):
            its = system is not None and system.lower_ in ("its", "their")
            own = _before(scene, noun, one) if its and one == other else other
            own = None if own == one else own
            if own is not None:
                span = evidence(scene, variant, noun, system)
                yield Draft("variantOf", one, own, span, trigger)


def derived(scene: Scene, verb: Token) -> Iterator[Draft]:
    """ "X is based on Y", "X was derived from Y"."""
    system = pobj(verb, "on", "upon", "from")
    for one in scene.weapons_of(subject_of(verb)):
        for other in scene.weapons_of(system):
            if one != other:
                span = evidence(scene, verb, system)
                yield Draft("variantOf", one, other, span, verb)


def modified(scene: Scene, word: Token) -> Iterator[Draft]:
    """ "X is a modified Y"."""
    system = word.head
    if system.dep_ not in ("attr", "appos") or not scene.weapon(system):
        return
    variant, trigger = said_of(system)
    for one in scene.weapons_of(variant)[:1]:
        for other in scene.weapons_of(system):
            if one != other:
                yield Draft("variantOf", one, other, evidence(scene, word, system), trigger)


def _shared(noun: Token) -> Token | None:
    """Return the Y of "neither a copy nor a variant of Y", which stands at the last of them."""
    return next((pobj(c, "of", "to") for c in noun.conjuncts if pobj(c, "of", "to")), None)


def _begun(scene: Scene, noun: Token, variant: str) -> list[str]:
    """Return the system of "a naval version, the X-1N", where the X-1 was named before."""
    if pobj(noun, "of", "to", "on") is not None:
        return []
    name = normalise(scene.overlay.weapon[variant].name)
    for other in scene.overlay.weapons_before(scene.block.block.start + noun.idx):
        stem = normalise(scene.overlay.weapon[other].name)
        if other != variant and name.startswith(stem) and stem != name:
            return [other]
    return []


def _before(scene: Scene, noun: Token, variant: str) -> str | None:
    """Return what "its" means in "the X, its export version": the weapon named before."""
    named = scene.overlay.weapons_before(scene.block.block.start + noun.idx)
    known = scene.overlay.weapon
    kind = known[variant].kind
    alike = (other for other in named if kind is None or known[other].kind in (None, kind))
    return next((other for other in alike if other != variant), None)


def said_of(noun: Token) -> tuple[Token | None, Token]:
    """Return the X of "X is a noun" and "X, a noun", and the word that a negation hangs on."""
    while noun.dep_ == "conj" and noun.head.i != noun.i and noun.head.pos_ == noun.pos_:
        noun = noun.head
    if noun.dep_ == "attr":
        return subject(noun.head), noun.head
    if noun.dep_ == "appos":
        return noun.head, noun
    if noun.dep_ == "pobj" and noun.head.lower_ == "as":  # "describes X as a noun"
        verb = noun.head.head
        return (subject_of(verb) if passive(verb) else object_of(verb)), noun
    return child(noun, "appos"), noun


def copied(scene: Scene, noun: Token) -> Iterator[Draft]:
    """ "X is a Norland copy of Y" makes X Norland's."""
    copy, trigger = said_of(noun)
    for one in scene.weapons_of(copy):
        for maker in scene.states_in(noun) or _named_before(scene, noun):
            yield Draft("producedBy", one, maker, evidence(scene, copy, noun), trigger)


def joint(scene: Scene, noun: Token) -> Iterator[Draft]:
    """ "X is a joint venture between A and B" makes X theirs."""
    what, trigger = said_of(noun)
    makers = pobj(noun, "between", "of")
    for one in scene.weapons_of(what) if makers is not None else ():
        for maker in scene.actors_of(makers):
            yield Draft("producedBy", one, maker, evidence(scene, what, noun, makers), trigger)


def _named_before(scene: Scene, noun: Token) -> list[str]:
    """Return the body of "a Maker product"."""
    return [a for part in noun.children if part.dep_ == "compound" for a in scene.actors_of(part)]
