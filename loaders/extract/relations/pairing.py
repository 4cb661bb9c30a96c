"""A weapon's words and an actor's words made a relation, each weapon and actor of a list."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimgraph.loaders.extract.relations.draft import Draft
from claimgraph.loaders.extract.relations.objects import companions, instances
from claimgraph.loaders.extract.relations.scene import Scene
from claimgraph.loaders.extract.weapons.words import words
from claimgraph.loaders.record import RelationType, Span

if TYPE_CHECKING:
    from spacy.tokens import Token


def evidence(scene: Scene, *tokens: Token | None) -> Span:
    """Return the span from the first of these words to the last, weapons' names in full."""
    present = {t.i: t for t in tokens if t is not None}
    for token in list(present.values()):
        present |= {t.i: t for t in scene.name_of(token)}
    return scene.block.span([present[i] for i in sorted(present)])


def pairs(
    scene: Scene,
    relation: RelationType,
    weapon: Token | None,
    actor: Token | None,
    trigger: Token,
    *,
    supplier: str | None = None,
    excepted: bool = False,
) -> Iterator[Draft]:
    """Yield the relation of each weapon that a noun stands for to each actor of another."""
    exclusive = any(t.lower_ in words("exclusive") for t in _near(trigger, actor))
    reduced = trigger.dep_ == "acl" and trigger.head == weapon
    named = scene.weapons_of(weapon, trigger.i if reduced else None)
    if not named and weapon is not None:  # "gave them arms, including X"
        later = (thing for thing in instances(trigger) if thing.i > weapon.i)
        named = [one for thing in later for one in scene.weapons_of(thing)]
    meant = [(one, False) for one in named]
    if meant:
        further = (one for thing in companions(trigger) for one in scene.weapons_of(thing))
        meant += [(one, False) for one in further if (one, False) not in meant]
    meant += [(one, True) for one in scene.weapons_excepted(weapon)]
    either = scene.weapons_either(weapon)
    for weapon_id, ruled_out in meant:
        for actor_id in _parties(scene, relation, weapon_id, actor):
            span = evidence(scene, _place(scene, weapon, weapon_id, trigger), actor, trigger)
            yield Draft(
                relation,
                weapon_id,
                actor_id,
                span,
                trigger,
                exclusive=exclusive,
                supplier=supplier if supplier != actor_id else None,
                excepted=excepted or ruled_out,
                either=either if weapon_id in either else frozenset(),
            )


def _parties(
    scene: Scene, relation: RelationType, weapon_id: str, actor: Token | None
) -> list[str]:
    """Return who takes part: of several that agree on a sale, not those whose make it is."""
    parties = scene.actors_of(actor)
    if relation != "suppliedTo":
        return parties
    return [one for one in parties if not scene.is_origin(one, weapon_id)] or parties


def _place(scene: Scene, noun: Token | None, weapon_id: str, trigger: Token) -> Token | None:
    """Return the word that names one of the weapons that a noun and its conjuncts stand for."""
    under = noun.subtree if noun is not None else ()
    here = (token for token in under if scene.weapon(token) == weapon_id)
    beside = (t for thing in companions(trigger) for t in thing.subtree)
    there = (token for token in beside if scene.weapon(token) == weapon_id)
    return next(here, None) or next(there, noun)


def _near(trigger: Token, actor: Token | None) -> Iterator[Token]:
    yield from trigger.children
    if actor is not None:
        yield from actor.children
