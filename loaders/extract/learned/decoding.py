"""From scores to the likeliest roles of all words together (Viterbi 1967)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from claimgraph.loaders.extract.learned.words import Array

Scores = npt.NDArray[np.float32]

TOGETHER = 64
"""Sequences decoded at once, in as many steps as the longest has words."""


def likeliest(sequences: Sequence[Scores], start: Scores, after: Scores) -> Iterator[Array]:
    """Yield for each sequence the roles whose scores and transitions sum up highest.

    A sequence has a row a word, a column a role; `after[a, b]` is what role b gains after role a.
    """
    for first in range(0, len(sequences), TOGETHER):
        yield from _decoded(sequences[first : first + TOGETHER], start, after)


def _decoded(sequences: Sequence[Scores], start: Scores, after: Scores) -> Iterator[Array]:
    """Decode sequences side by side, each ending in the last column."""
    sizes = [len(scores) for scores in sequences]
    words, rows = max(sizes), np.arange(len(sizes))
    begins = words - np.array(sizes)
    padded = np.zeros((words, len(sizes), len(start)), np.float32)
    for row, scores in enumerate(sequences):
        padded[begins[row] :, row] = scores
    best = start + padded[0]
    came = np.zeros(padded.shape, np.int8)
    for at in range(1, words):
        ways = best[:, :, None] + after
        came[at] = ways.argmax(1)
        best = np.where((begins == at)[:, None], start, ways.max(1)) + padded[at]
    found = np.zeros((words, len(sizes)), np.int64)
    found[-1] = best.argmax(1)
    for at in range(words - 1, 0, -1):
        found[at - 1] = came[at, rows, found[at]]
    return (found[begin:, row] for row, begin in enumerate(begins.tolist()))
