"""Whose use is denied where nobody says: "Norland denied that the X was fired", "no X was used"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from claimgraph.loaders.extract.parse import ParsedBlock
from claimgraph.loaders.extract.relations.asserting import asserter, polarity
from claimgraph.loaders.extract.relations.draft import Draft
from claimgraph.loaders.extract.relations.objects import passive, pobj, subject_of
from claimgraph.loaders.extract.relations.pairing import evidence
from claimgraph.loaders.extract.relations.scene import Scene
from claimgraph.loaders.extract.weapons.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token


def disowning_relations(
    scenes: Sequence[Scene], told: Sequence[tuple[Draft, ParsedBlock]]
) -> Iterator[tuple[Draft, ParsedBlock]]:
    """Yield who did not use what is denied to have been used, where the clause names no user.

    That is the denier, unless the article tells that others used or field the weapon.
    """
    for scene in scenes:
        for verb in scene.block.tokens:
            if verb.lower_ not in words("use") or not passive(verb) or pobj(verb, "by") is not None:
                continue
            used = subject_of(verb)
            if used is None or not any(map(scene.weapon, used.subtree)):
                continue  # "the launchers" may be those of either side
            named = scene.weapons_of(used)
            deniers = _deniers(scene, verb) if named else []
            if len(deniers) != 1 or _is_hit(scene, verb, deniers[0]):
                continue
            for weapon_id in named:
                if _may_have(weapon_id, deniers[0], told):
                    span = evidence(scene, used, verb)
                    yield Draft("usedBy", weapon_id, deniers[0], span, verb), scene.block


def _may_have(weapon_id: str, denier: str, told: Sequence[tuple[Draft, ParsedBlock]]) -> bool:
    """Whether a weapon may be a denier's: it is said to be, or nobody else's."""
    holders = {
        draft.object
        for draft, _ in told
        if draft.type in ("usedBy", "operatedBy") and draft.subject == weapon_id
    }
    return denier in holders or not holders


def _deniers(scene: Scene, verb: Token) -> list[str]:
    """Return for whom a denial that a verb stands in speaks, nobody where it is none."""
    at = scene.block.block.start + verb.idx
    index = asserter((at, at + len(verb)), scene.overlay.said)
    if index is None or polarity(verb, scene.block, index, scene.overlay.said) != "denies":
        return []
    return scene.overlay.side_at(at)


def _is_hit(scene: Scene, verb: Token, user: str) -> bool:
    """Whether a state denies to have been fired at, or speaks of what another one fired."""
    target, launcher = pobj(verb, "at", "on", "against", "into"), pobj(verb, "from")
    hit = target is not None and (
        any(t.lower_ in ("its", "their", "our") for t in target.subtree)
        or user in scene.actors_of(target)
    )
    elsewhere = set(scene.actors_of(launcher)) - {user}
    return hit or bool(elsewhere)
