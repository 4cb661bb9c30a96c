"""Which attribution stands in which: an agency's content holds what it quotes Weiss as saying."""

from __future__ import annotations

from collections.abc import Sequence

from claimgraph.loaders.extract.attribution.candidates import Candidate


def parents(candidates: Sequence[Candidate]) -> list[int | None]:
    """Return for each candidate the index of the innermost one whose content holds its cue.

    A candidate without a cue is placed by its content. One that stands within another by its
    grammar ("citing his own sources, he said …") is in that one whatever the offsets say.
    """
    index = {id(candidate): i for i, candidate in enumerate(candidates)}
    found: list[int | None] = []
    for i, candidate in enumerate(candidates):
        outer = candidate.within
        if outer is not None and id(outer) in index:
            found.append(index[id(outer)])
            continue
        holding = [
            (_size(other), j)
            for j, other in enumerate(candidates)
            if j != i and _holds(other, candidate) and not _leads_to(found, j, i)
        ]
        found.append(min(holding)[1] if holding else None)
    return found


def _size(candidate: Candidate) -> int:
    return sum(end - start for start, end in candidate.content)


def _holds(outer: Candidate, inner: Candidate) -> bool:
    at = (inner.cue or inner.content)[0][0]
    larger = bool(inner.cue) or _size(outer) > _size(inner)
    return larger and any(start <= at < end for start, end in outer.content)


def _leads_to(found: Sequence[int | None], start: int, goal: int) -> bool:
    """Whether the chain of parents from `start` comes to `goal`."""
    at: int | None = start
    while at is not None and at < len(found):
        at = found[at]
        if at == goal:
            return True
    return False
