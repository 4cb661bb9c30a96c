"""Where a word stands to a cue: the labels on the way between them in the parse, and how far.

"^ccomp" and the like: the labels up from the cue to where the ways meet, then the first two down
to the word, so that all words of one clause on one verb share their path.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import numpy as np

from claimgraph.loaders.extract.learned.words import Array, Labels, Words

STEPS_UP = 3
NEAR = 8
FAR = 7
"""Distances below NEAR words count one by one, larger ones by half a doubling, FAR at most."""

FURTHEST = 128
"""A distance from which all are one."""

DISTANCES = 2 * (NEAR + FAR + 1)
PLACES = 6
"""Whether a word is unquoted, quoted elsewhere, or in the cue's quotation; and is a cue itself."""


Turn = tuple[int, str, str]
"""At which of the cue's ancestors a way turns down to a word, and its first two labels."""

ELSEWHERE: Turn = (-1, "", "")


def pair_features(words: Words, cue: int, cues: Sequence[int], known: Labels) -> Array:
    """Return a row a word: its full path from the cue, its short one, its distance, its place.

    `cues` are all cues of these words.
    """
    rows = np.empty((len(words), 4), np.int64)
    number = known.paths.get
    rows[:, :2] = [(number(full, 0), number(short, 0)) for full, short in paths(words, cue)]
    offsets = np.arange(len(words)) - cue
    rows[:, 2] = _distances()[offsets.clip(-FURTHEST, FURTHEST) + FURTHEST]
    rows[:, 3] = words.quoted
    rows[_quotation(words, cue), 3] = 2
    rows[[at for at in cues if at != cue], 3] += 3
    return rows


def paths(words: Words, cue: int) -> Iterator[tuple[str, str]]:
    """Yield for each word the path from the cue, and the same with one step down at most."""
    up = _ancestors(words.heads, cue)
    place = {at: steps for steps, at in enumerate(up)}
    climbed = ["^".join(words.deps[at] for at in up[: min(n, STEPS_UP)]) for n in range(len(up))]
    down: dict[int, Turn] = {}
    named: dict[Turn, tuple[str, str]] = {ELSEWHERE: ("#", "#")}
    for at in range(len(words)):
        turn = _descend(words, at, place, down)
        if turn not in named:
            steps, first, second = turn
            prefix = climbed[steps] + ("+" if steps > STEPS_UP else "")
            named[turn] = f"{prefix}|{first}>{second}", f"{prefix}|{first}"
        yield named[turn]


def _ancestors(heads: Sequence[int], at: int) -> list[int]:
    found = [at]
    while heads[found[-1]] != found[-1] and len(found) <= len(heads):
        found.append(heads[found[-1]])
    return found


def _descend(words: Words, at: int, place: dict[int, int], known: dict[int, Turn]) -> Turn:
    """Return where the way to a word turns down, ELSEWHERE for a word of another sentence."""
    passed: list[int] = []
    here = at
    while here not in place and here not in known:
        passed.append(here)
        if words.heads[here] == here:
            known |= dict.fromkeys(passed, ELSEWHERE)
            return known[at]
        here = words.heads[here]
    for below in reversed(passed):
        steps, first, second = known.get(here) or (place[here], "", "")
        label = words.deps[below]
        if steps >= 0 and not first:
            first = label
        elif steps >= 0 and not second:
            second = label
        known[below] = steps, first, second
        here = below
    return known[at] if at in known else (place[at], "", "")


@cache
def _distances() -> Array:
    """Return the number of each distance from FURTHEST words before to as many after."""
    return np.array([_distance(offset) for offset in range(-FURTHEST, FURTHEST + 1)])


def _distance(offset: int) -> int:
    size = abs(offset)
    bucket = size if size < NEAR else NEAR + min(FAR, int(2 * np.log2(size / NEAR)))
    return bucket if offset >= 0 else DISTANCES // 2 + bucket


def _quotation(words: Words, cue: int) -> slice:
    """Return the run of quoted words that holds the cue, empty where it is not quoted."""
    if not words.quoted[cue]:
        return slice(0)
    start = end = cue
    while start > 0 and words.quoted[start - 1]:
        start -= 1
    while end + 1 < len(words) and words.quoted[end + 1]:
        end += 1
    return slice(start, end + 1)
