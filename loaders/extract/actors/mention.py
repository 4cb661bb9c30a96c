"""A name in the text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from claimgraph.loaders.record import ActorType, Span


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text; `adjective` where a state is named by one ("Armenian")."""

    span: Span
    type: ActorType
    name: str
    adjective: bool = False


def within(mentions: Sequence[Mention], span: Span) -> list[Mention]:
    """Return the mentions, of those in text order, that stand inside [start, end)."""
    first = bisect_left(mentions, span[0], key=lambda mention: mention.span[0])
    last = bisect_left(mentions, span[1], lo=first, key=lambda mention: mention.span[0])
    return [mention for mention in mentions[first:last] if mention.span[1] <= span[1]]
