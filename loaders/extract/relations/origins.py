"""Where a weapon comes from, by its maker's adjective: "Norland bought Eastmark X missiles".

The adjective of the country that a weapon comes from may tell whose it is. Where the article has it
with another country, it tells the origin.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from claimgraph.loaders.extract.parse import ParsedBlock
from claimgraph.loaders.extract.relations.draft import Draft
from claimgraph.loaders.extract.relations.scene import Scene
from claimgraph.loaders.record import Weapon

_HELD = ("operatedBy", "usedBy", "suppliedTo")
_ADJECTIVES = ("amod", "compound", "nmod")


def origin_relations(
    scenes: Sequence[Scene], drafts: Iterable[Draft]
) -> Iterator[tuple[Draft, ParsedBlock]]:
    """Yield once for each weapon where its first such adjective says it comes from."""
    held: dict[str, set[str]] = {}
    made: set[tuple[str, str]] = set()
    for draft in drafts:
        if draft.type in _HELD and not draft.excepted:
            held.setdefault(draft.subject, set()).add(draft.object)
        elif draft.type == "producedBy":
            made.add((draft.subject, draft.object))
    for scene in scenes:
        for draft in _adjectives(scene, held):
            if (draft.subject, draft.object) not in made:
                made.add((draft.subject, draft.object))
                yield draft, scene.block


def _adjectives(scene: Scene, held: dict[str, set[str]]) -> Iterator[Draft]:
    for weapon, span, head in scene.mentions():
        holders = held.get(weapon.id, set())
        noun = head
        while noun.dep_ in _ADJECTIVES and weapon.id in scene.weapons_of(noun.head):
            noun = noun.head
        for part in dict.fromkeys((*head.children, *noun.children)):
            state = scene.state(part) if part.dep_ in _ADJECTIVES else None
            given = "-" in part.text  # "Norland-supplied" tells who gave it
            if state is None or given or part.i > noun.i or not part.text[0].isupper():
                continue
            if state not in holders and _with_others(scene, weapon, holders):
                start = min(scene.block.span([part])[0], span[0])
                end = max(scene.block.span([part])[1], span[1])
                if scene.code(state) in scene.overlay.origins(weapon):
                    yield Draft("producedBy", weapon.id, state, (start, end))


def _with_others(scene: Scene, weapon: Weapon, holders: set[str]) -> bool:
    """Whether a state that a weapon doesn't come from, or a body, has it by the article."""
    origins = scene.overlay.origins(weapon)
    return any(scene.code(one) not in origins for one in holders)
