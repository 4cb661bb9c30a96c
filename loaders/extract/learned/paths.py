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

DISTANCES = 2 * (NEAR + FAR + 1)
PLACES = 6
"""Whether a word is unquoted, quoted elsewhere, or in the cue's quotation; and is a cue itself."""


def pair_features(words: Words, cue: int, cues: Sequence[int], known: Labels) -> Array:
    """Return a row a word: its full path from the cue, its short one, its distance, its place.

    `cues` are all cues of these words.
    """
    others = set(cues) - {cue}
    together = _quotation(words, cue)
    rows = [
        (
            known.paths.get(full, 0),
            known.paths.get(short, 0),
            _distance(at - cue),
            (2 if at in together else int(words.quoted[at])) + (3 if at in others else 0),
        )
        for at, (full, short) in enumerate(paths(words, cue))
    ]
    return np.array(rows, np.int64)


def paths(words: Words, cue: int) -> Iterator[tuple[str, str]]:
    """Yield for each word the path from the cue, and the same with one step down at most."""
    up = _ancestors(words.heads, cue)
    place = {at: steps for steps, at in enumerate(up)}
    climbed = ["^".join(words.deps[at] for at in up[: min(n, STEPS_UP)]) for n in range(len(up))]
    down: dict[int, tuple[int, str, str]] = {}
    for at in range(len(words)):
        steps, first, second = _descend(words, at, place, down)
        if steps < 0:
            yield "#", "#"
            continue
        prefix = climbed[steps] + ("+" if steps > STEPS_UP else "")
        yield f"{prefix}|{first}>{second}", f"{prefix}|{first}"


def _ancestors(heads: Sequence[int], at: int) -> list[int]:
    found = [at]
    while heads[found[-1]] != found[-1] and len(found) <= len(heads):
        found.append(heads[found[-1]])
    return found


def _descend(
    words: Words, at: int, place: dict[int, int], known: dict[int, tuple[int, str, str]]
) -> tuple[int, str, str]:
    """Return at which of the cue's ancestors the way to a word turns down, and its first labels.

    The ancestor is -1 for a word of another sentence.
    """
    passed: list[int] = []
    here = at
    while here not in place and here not in known:
        passed.append(here)
        if words.heads[here] == here:
            known |= dict.fromkeys(passed, (-1, "", ""))
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
def _distance(offset: int) -> int:
    size = abs(offset)
    bucket = size if size < NEAR else NEAR + min(FAR, int(2 * np.log2(size / NEAR)))
    return bucket if offset >= 0 else DISTANCES // 2 + bucket


def _quotation(words: Words, cue: int) -> range:
    """Return the run of quoted words that holds the cue, empty where it is not quoted."""
    if not words.quoted[cue]:
        return range(0)
    start = end = cue
    while start > 0 and words.quoted[start - 1]:
        start -= 1
    while end + 1 < len(words) and words.quoted[end + 1]:
        end += 1
    return range(start, end + 1)
