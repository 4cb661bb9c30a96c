"""Which things are named where, found by bisection: an article may hold thousands of mentions."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping

from claimgraph.loaders.record import Span


class Places:
    """The mentions of an article's actors or weapons, by where they begin."""

    def __init__(self, mentions: Mapping[str, Iterable[Span]]) -> None:
        self._sorted = sorted((span, name) for name, spans in mentions.items() for span in spans)
        self._longest = max((end - start for (start, end), _ in self._sorted), default=0)

    def within(self, spans: Iterable[Span]) -> list[str]:
        """Return the ids of what is mentioned inside these spans, each once, in text order."""
        inside: set[tuple[Span, str]] = set()
        for start, end in spans:
            inside.update(place for place in self._from(start, end) if place[0][1] <= end)
        return list(dict.fromkeys(name for _, name in sorted(inside)))

    def touching(self, spans: Iterable[Span]) -> set[str]:
        """Return the ids of what is mentioned anywhere in these spans, in part or whole."""
        return {
            name
            for start, end in spans
            for (begin, stop), name in self._from(start - self._longest, end)
            if start < stop
        }

    def touch(self, start: int, end: int) -> bool:
        """Whether a mention overlaps [start, end)."""
        return bool(self.touching([(start, end)]))

    def _from(self, start: int, end: int) -> list[tuple[Span, str]]:
        """Return the mentions that begin in [start, end)."""
        first = bisect_left(self._sorted, ((start, start), ""))
        return self._sorted[first : bisect_left(self._sorted, ((end, end), ""), lo=first)]
