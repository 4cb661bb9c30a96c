"""From scores to the likeliest roles of all words together (Viterbi 1967)."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from claimgraph.loaders.extract.learned.words import Array

Scores = npt.NDArray[np.float32]


def likeliest(scores: Scores, start: Scores, after: Scores) -> Array:
    """Return for each cue the sequence of roles whose scores and transitions sum up highest.

    `scores` has a layer a cue, a row a word, a column a role; `after[a, b]` is what role b gains
    after role a.
    """
    cues, words, roles = scores.shape
    best = start + scores[:, 0]
    came = np.zeros((words, cues, roles), np.int64)
    for at in range(1, words):
        ways = best[:, :, None] + after
        came[at] = ways.argmax(1)
        best = ways.max(1) + scores[:, at]
    found = np.zeros((cues, words), np.int64)
    found[:, -1] = best.argmax(1)
    rows = np.arange(cues)
    for at in range(words - 1, 0, -1):
        found[:, at - 1] = came[at, rows, found[:, at]]
    return found
