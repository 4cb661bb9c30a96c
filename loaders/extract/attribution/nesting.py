"""Which attribution stands in which: an agency's content holds what it quotes Weiss as saying."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from claimgraph.loaders.extract.attribution.candidates import Candidate


def parents(candidates: Sequence[Candidate]) -> list[int | None]:
    """Return for each candidate the index of the innermost one whose content holds its cue.

    A candidate without a cue is placed by its content. One that stands within another by its
    grammar ("citing his own sources, he said …") is in that one whatever the offsets say.
    """
    index = {id(candidate): i for i, candidate in enumerate(candidates)}
    contents = sorted((*span, j) for j, other in enumerate(candidates) for span in other.content)
    longest = max((end - start for start, end, _ in contents), default=0)
    found: list[int | None] = []
    for i, candidate in enumerate(candidates):
        outer = candidate.within
        if outer is not None and id(outer) in index:
            found.append(index[id(outer)])
            continue
        at = (candidate.cue or candidate.content)[0][0]
        first = bisect_left(contents, (at - longest, 0, 0))
        around = contents[first : bisect_left(contents, (at + 1, 0, 0), lo=first)]
        holding = [
            (_size(candidates[j]), j)
            for _, end, j in around
            if j != i
            and at < end
            and (candidate.cue or _size(candidates[j]) > _size(candidate))
            and not _leads_to(found, j, i)
        ]
        found.append(min(holding)[1] if holding else None)
    return found


def _size(candidate: Candidate) -> int:
    return sum(end - start for start, end in candidate.content)


def _leads_to(found: Sequence[int | None], start: int, goal: int) -> bool:
    """Whether the chain of parents from `start` comes to `goal`."""
    at: int | None = start
    while at is not None and at < len(found):
        at = found[at]
        if at == goal:
            return True
    return False
