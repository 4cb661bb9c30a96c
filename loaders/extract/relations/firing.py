"""Which launchers fire which munitions, as verbs and markings tell."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimgraph.loaders.extract.relations.draft import Draft
from claimgraph.loaders.extract.relations.objects import object_of, passive, pobj, subject_of
from claimgraph.loaders.extract.relations.pairing import evidence
from claimgraph.loaders.extract.relations.scene import Scene
from claimgraph.loaders.extract.syntax import child, is_passive, subject
from claimgraph.loaders.extract.weapons.words import words
from claimgraph.loaders.record import Weapon

if TYPE_CHECKING:
    from spacy.tokens import Token


def firing_relations(scene: Scene) -> Iterator[Draft]:
    """Yield which munitions a launcher fires."""
    classes = scene.overlay.weapon
    for token in scene.block.doc:
        pairs: list[tuple[Token | None, Token | None]] = []
        if token.pos_ in ("VERB", "AUX") and token.lower_ in words("carry"):
            launcher = _defined(scene, subject(token))
            pairs.append((launcher, object_of(token)))
        if token.lower_ in words("strike") and not passive(token):
            pairs.append((subject(token), pobj(token, "with") or pobj(object_of(token), "with")))
        if token.lower_ in words("fire") and passive(token) and child(token, "prt") is None:
            pairs.append((pobj(token, "from", "by"), subject_of(token)))
        if token.lower_ in ("armed", "equipped", "fitted"):
            pairs.append((subject(token) if is_passive(token) else token.head, pobj(token, "with")))
        for launcher, munition in pairs:
            for one in scene.weapons_of(launcher):
                for other in scene.weapons_of(munition):
                    if one != other and _fires(classes[one], classes[other]):
                        span = evidence(scene, launcher, token, munition)
                        yield Draft("fires", one, other, span, token)
    yield from _marked(scene)


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
    return kind.endswith((*thrown, "missile system")) and kind != carrier


def _marked(scene: Scene) -> Iterator[Draft]:
    """ "the number on the missile (9M338) shows that it came from a Tor-M2"."""
    by_id = scene.overlay.weapon
    for verb in scene.block.doc:
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
