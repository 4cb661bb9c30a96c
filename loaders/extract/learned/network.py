"""The trained network, run by ONNX Runtime on one core: two graphs and a few numbers.

`words.onnx` reads a paragraph, `pairs.onnx` its words by each of its cues; how they are made and
from what is in the model's card beside them.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from claimgraph.loaders.extract.learned.decoding import Scores
from claimgraph.loaders.extract.learned.words import Array, Encoded, model_files

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onnxruntime import InferenceSession

ERRORS_ONLY = 3
"""ONNX Runtime's level; below it, it reports on devices that nobody asked for."""


SLOWER = ["SkipLayerNormFusion"]
"""Rewritings that ONNX Runtime's processor kernels lose by: a sum and a normalisation one after
the other take a tenth less of the whole graph's time than its one kernel for both (1.32)."""


@dataclass(frozen=True, slots=True)
class Network:
    """The two graphs; `start` and `after` score a first role, and a role after another."""

    _words: InferenceSession
    _pairs: InferenceSession
    start: Scores
    after: Scores

    def words(self, encoded: Encoded) -> tuple[Scores, Scores, Scores]:
        """Return a vector a word, its score of being a cue's head, and a score a kind of name."""
        given = {
            "pieces": encoded.pieces[None],
            "cases": encoded.cases[None],
            "first": encoded.first[None],
            "last": encoded.last[None],
            "heads": encoded.heads[None],
            "features": encoded.features[None],
        }
        vectors, cues, names = self._words.run(None, given)
        return vectors[0], cues[0], names[0]

    def pairs(self, vectors: Scores, cues: Sequence[int], pairs: Array) -> Scores:
        """Return for each cue a row a word with a score a role; `pairs` are their features."""
        given = {"vectors": vectors[None], "cues": np.array(cues, np.int64), "pairs": pairs}
        (scores,) = self._pairs.run(None, given)
        return np.asarray(scores, np.float32)


@cache
def network() -> Network:
    """Return the network, loaded once in each process (ONNX Runtime is thread-safe)."""
    files = model_files()
    roles = json.loads(files.joinpath("roles.json").read_text(encoding="utf-8"))
    return Network(
        _session(files.joinpath("words.onnx").read_bytes()),
        _session(files.joinpath("pairs.onnx").read_bytes()),
        np.array(roles["start"], np.float32),
        np.array(roles["after"], np.float32),
    )


def _session(graph: bytes) -> InferenceSession:
    import onnxruntime

    onnxruntime.set_default_logger_severity(ERRORS_ONLY)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = ERRORS_ONLY
    return onnxruntime.InferenceSession(
        graph, options, providers=["CPUExecutionProvider"], disabled_optimizers=SLOWER
    )
