"""Which launchers fire which munitions, as verbs and markings tell."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimgraph.loaders.extract.relations.draft import Draft
from claimgraph.loaders.extract.relations.kinds import singular
from claimgraph.loaders.extract.relations.objects import object_of, passive, pobj, subject_of
from claimgraph.loaders.extract.relations.pairing import evidence
from claimgraph.loaders.extract.relations.scene import Scene
from claimgraph.loaders.extract.syntax import child, is_passive, subject
from claimgraph.loaders.extract.weapons.words import words
from claimgraph.loaders.record import Weapon

if TYPE_CHECKING:
    from spacy.tokens import Token

_CARRIED = frozenset(("carried", "fired", "launched", "used"))
THROWN = frozenset(("missile", "rocket", "shell", "bomb", "munition", "torpedo", "round"))


def firing_relations(scene: Scene) -> Iterator[Draft]:
    """Yield which munitions a launcher fires."""
    classes = scene.overlay.weapon
    for token in scene.block.tokens:
        pairs: list[tuple[Token | None, Token | None]] = []
        if token.pos_ in ("VERB", "AUX") and token.lower_ in words("carry"):
            launcher = _defined(scene, subject(token))
            pairs.append((launcher, object_of(token)))
        if token.lower_ in _CARRIED and passive(token):
            pairs.append((pobj(token, "by"), subject_of(token)))
        if token.lower_ in words("strike") and not passive(token):
            pairs.append((subject(token), pobj(token, "with") or pobj(object_of(token), "with")))
        if token.lower_ in words("fire") and passive(token) and child(token, "prt") is None:
            pairs.append((pobj(token, "from", "by"), subject_of(token)))
        if token.lower_ in ("armed", "equipped", "fitted"):
            pairs.append((subject(token) if is_passive(token) else token.head, pobj(token, "with")))
        for launcher, munition in pairs:
            if not any(
                part is not None and _is_named(scene, part) for part in (launcher, munition)
            ):
                continue  # "the missiles were fired by aircraft" may be others altogether
            for one in _bearer(scene, launcher):
                for other in scene.weapons_of(munition):
                    if one != other and _fires(classes[one], classes[other]):
                        span = evidence(scene, launcher, token, munition)
                        yield Draft("fires", one, other, span, token)
        if token.lower_ in THROWN and token.dep_ == "attr":
            yield from _thrown(scene, token)
    yield from _marked(scene)


def _is_named(scene: Scene, noun: Token) -> bool:
    """Whether a noun has a weapon's name with it, or takes one up."""
    named = any(scene.weapon(word) is not None for word in noun.subtree)
    return named or noun.pos_ == "PRON" or bool(scene.name_of(noun))


def _thrown(scene: Scene, noun: Token) -> Iterator[Draft]:
    """ "X is the missile of Y": Y fires X; "this" is what was named last."""
    known, verb = scene.overlay.weapon, noun.head
    launcher, munition = pobj(noun, "of", "for"), subject(verb)
    thrown = scene.weapons_of(munition)
    if munition is not None and munition.lower_ in ("this", "that"):
        thrown = scene.overlay.weapons_before(scene.block.block.start + munition.idx)[:1]
    for one in scene.weapons_of(launcher):
        for other in thrown:
            if one != other and _fires(known[one], known[other]):
                yield Draft("fires", one, other, evidence(scene, munition, noun, launcher), verb)


def _bearer(scene: Scene, launcher: Token | None) -> list[str]:
    """Return the X of "its launchers", where the X was named last before."""
    found = scene.weapons_of(launcher)
    its = child(launcher, "poss") if launcher is not None else None
    if found or its is None or launcher is None or its.lower_ not in ("its", "their"):
        return found
    if singular(launcher.lower_) not in ("launcher", "vehicle", "battery"):
        return []
    before = scene.overlay.weapons_before(scene.block.block.start + its.idx)
    known = scene.overlay.weapon
    return [one for one in before if known[one].weapon_class != "munition"][:1]


def _defined(scene: Scene, launcher: Token | None) -> Token | None:
    """Return the Buk of "the Buk is a system that fires …", where "a system" launches."""
    if launcher is None or launcher.dep_ != "attr" or scene.weapons_of(launcher):
        return launcher
    return child(launcher.head, "nsubj") or launcher


def _fires(launcher: Weapon, munition: Weapon) -> bool:
    """Whether the kinds allow it: a launcher is no munition, a munition no tank."""
    kind, carrier = munition.kind or "", launcher.kind or ""
    thrown = ("missile", "rocket", "shell", "bomb", "munition", "torpedo")
    if launcher.weapon_class == "munition" or carrier.endswith(thrown):
        return False
    if not munition.kind:  # what is in no catalogue may be thrown by what does nothing else
        return carrier.endswith("launcher") and munition.catalogue is None
    return kind.endswith((*thrown, "missile system")) and kind != carrier


def _marked(scene: Scene) -> Iterator[Draft]:
    """ "the number on the missile (9M338) shows that it came from a Tor-M2"."""
    by_id = scene.overlay.weapon
    for verb in scene.block.tokens:
        if verb.lower_ not in words("belong"):
            continue
        system = pobj(verb, "to", "from")
        sentence = list(verb.sent)
        if not any(t.lower_ in words("marked") for t in sentence if t.i < verb.i):
            continue
        munitions = {scene.weapon(t): t for t in sentence if t.i < verb.i and scene.weapon(t)}
        for weapon_id, token in munitions.items():
            if weapon_id is None or by_id[weapon_id].weapon_class != "munition":
                continue
            for one in scene.weapons_of(system)[:1]:
                if by_id[one].weapon_class != "munition":
                    yield Draft("fires", one, weapon_id, evidence(scene, token, verb, system), verb)
