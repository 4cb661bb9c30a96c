"""Who was given the weapon that "American-supplied" tells the giver of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from claimgraph.loaders.extract.relations.asserting import polarity
from claimgraph.loaders.extract.relations.draft import Draft
from claimgraph.loaders.extract.relations.scene import Scene

GIVEN = re.compile(
    r"(?P<giver>[A-Z][\w.]*(?: [A-Z][\w.]*)?)-(?:supplied|donated|provided|delivered)\b"
    r"(?:[\s,]+[\w-]+){0,3}?[\s,]+$"
)
_BEFORE = 80


def gift_relations(scene: Scene, drafts: Iterable[Draft]) -> Iterator[Draft]:
    """Yield a supply to each actor that, by `drafts`, fields or uses a "US-supplied" weapon."""
    fielded = [
        draft
        for draft in drafts
        if draft.type in ("usedBy", "operatedBy")
        and (draft.trigger is None or polarity(draft.trigger, scene.block, None, ()) == "affirms")
    ]
    for weapon, span, head in scene.mentions():
        opens = max(scene.block.block.start, span[0] - _BEFORE)
        match = GIVEN.search(scene.parsed.article.text[opens : span[0]])
        givers = scene.states_named(match["giver"]) if match else []
        for draft in fielded:
            within = draft.trigger is None or draft.trigger.sent == head.sent
            if givers and draft.subject == weapon.id and within and draft.object not in givers:
                start = min(opens + (match.start() if match else 0), draft.evidence[0])
                whole = start, max(span[1], draft.evidence[1])
                yield replace(
                    draft,
                    type="suppliedTo",
                    evidence=whole,
                    trigger=None,
                    exclusive=False,
                    supplier=givers[0],
                )
