"""From the trained network to what ships: two ONNX graphs with eight-bit weights."""

from __future__ import annotations

import json
import math
import tempfile
from pathlib import Path
from typing import Any

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from claimgraph.loaders.extract.learned.words import Labels
from training.network import HEADS, MIXED, Network, attention

OPSET = 17
DIGITS = 5
SMALL_TABLE = 100_000
"""Numbers in a table that is kept as it is."""


class _Fused(torch.autograd.Function):
    """Attention as the one operator that ONNX Runtime has for it; nothing is masked."""

    @staticmethod
    def forward(_ctx: object, query: Tensor, key: Tensor, value: Tensor) -> Tensor:
        return attention(query, key, value, torch.zeros(()))

    @staticmethod
    def symbolic(graph: Any, query: Any, key: Any, value: Any) -> Any:
        operator = "com.microsoft::MultiHeadAttention"
        found = graph.op(operator, query, key, value, num_heads_i=HEADS)
        found.setType(query.type())
        return found


class _Words(nn.Module):
    """The word reader on one paragraph without padding."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.reader = network.words
        self.reader.pick = lambda x, places: x.index_select(1, places[0])
        for layer in self.reader.encoder.layers:
            layer.attention = lambda query, key, value, _masked: _Fused.apply(query, key, value)

    def forward(
        self,
        pieces: Tensor,
        cases: Tensor,
        first: Tensor,
        last: Tensor,
        heads: Tensor,
        features: Tensor,
    ) -> tuple[Tensor, Tensor, Tensor]:
        present = torch.ones_like(pieces, dtype=torch.float32)
        found: tuple[Tensor, Tensor, Tensor] = self.reader(
            pieces, cases, present, first, last, heads, features
        )
        return found


class _Pairs(nn.Module):
    """The pair reader on one paragraph without padding."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.reader = network.pairs

    def forward(self, vectors: Tensor, cues: Tensor, pairs: Tensor) -> Tensor:
        present = torch.ones_like(vectors[..., 0])
        found: Tensor = self.reader(vectors, torch.zeros_like(cues), cues, pairs, present)
        return found


def export(network: Network, known: Labels, folder: Path) -> None:
    """Write the graphs, the labels and the transitions into a folder."""
    network.eval()
    folder.mkdir(parents=True, exist_ok=True)
    word, cue = torch.ones(1, 9, dtype=torch.long), torch.tensor([1, 3])
    features = torch.ones(1, 9, 4, dtype=torch.long)
    pairs = torch.ones(2, 9, 4, dtype=torch.long)
    one, two = {0: "one", 1: "words"}, {0: "cues", 1: "words"}
    _graph(
        _Words(network),
        {
            "pieces": (torch.ones(1, 12, dtype=torch.long), {0: "one", 1: "pieces"}),
            "cases": (torch.ones(1, 12, dtype=torch.long), {0: "one", 1: "pieces"}),
            "first": (word, one),
            "last": (word, one),
            "heads": (word, one),
            "features": (features, one),
        },
        {"vectors": one, "cue_scores": one, "name_scores": one},
        folder / "words.onnx",
    )
    _graph(
        _Pairs(network),
        {
            "vectors": (torch.zeros(1, 9, MIXED), one),
            "cues": (cue, {0: "cues"}),
            "pairs": (pairs, two),
        },
        {"scores": two},
        folder / "pairs.onnx",
    )
    _json(folder / "labels.json", known.as_dict())
    roles = {name: _rounded(getattr(network, name)) for name in ("start", "after")}
    _json(folder / "roles.json", roles)


def _graph(
    module: nn.Module,
    inputs: dict[str, tuple[Tensor, dict[int, str]]],
    outputs: dict[str, dict[int, str]],
    path: Path,
) -> None:
    axes = {name: named for name, (_, named) in inputs.items()} | outputs
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder, "whole.onnx")
        torch.onnx.export(
            module,
            tuple(value for value, _ in inputs.values()),
            str(whole),
            input_names=list(inputs),
            output_names=list(outputs),
            dynamic_axes=axes,
            custom_opsets={"com.microsoft": 1},
            opset_version=OPSET,
            dynamo=False,
        )
        quantize_dynamic(
            whole,
            path,
            nodes_to_exclude=_small_tables(whole),
            weight_type=QuantType.QInt8,
            op_types_to_quantize=["MatMul", "Gemm", "Gather"],
            per_channel=True,
            extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
        )


def _small_tables(path: Path) -> list[str]:
    """Return the look-ups in small tables: turning eight bits back takes more than it saves."""
    graph = onnx.load(path).graph
    sizes = {table.name: math.prod(table.dims) for table in graph.initializer}
    looked_up = (node for node in graph.node if node.op_type == "Gather")
    return [node.name for node in looked_up if sizes.get(node.input[0], 0) < SMALL_TABLE]


def _rounded(values: Tensor) -> object:
    return [
        [round(x, DIGITS) for x in row] if isinstance(row, list) else round(row, DIGITS)
        for row in values.tolist()
    ]


def _json(path: Path, data: object) -> None:
    path.write_text(json.dumps(data, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
