"""The network: a small pretrained encoder, then what each word is, then what each is to a cue."""

from __future__ import annotations

import math
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from claimgraph.loaders.extract.learned.paths import DISTANCES, PLACES
from claimgraph.loaders.extract.learned.words import Labels

WIDTH, HEADS, INNER, PIECES, LONGEST = 384, 12, 1536, 30522, 512
"""The encoder's own: MiniLM-L6-H384 (Wang et al. 2020), of which the first layers are taken."""

LAYERS = 4
MIXED, PAIRED, BESIDE = 256, 128, 5
CASES = 8
ROLES = 4
EPSILON = 1e-12


def attention(query: Tensor, key: Tensor, value: Tensor, masked: Tensor) -> Tensor:
    """Return what each piece sees of the others, in HEADS parts of the width."""
    texts, length, _ = query.shape
    parts = [x.view(texts, length, HEADS, -1).transpose(1, 2) for x in (query, key, value)]
    weights = (parts[0] @ parts[1].transpose(-1, -2)) / math.sqrt(WIDTH // HEADS) + masked
    return (weights.softmax(-1) @ parts[2]).transpose(1, 2).reshape(texts, length, WIDTH)


class Layer(nn.Module):
    """One transformer layer, normalised after each of its halves as BERT's are."""

    def __init__(self, inner: int = INNER) -> None:
        super().__init__()
        self.qkv, self.out = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.inner, self.outer = nn.Linear(WIDTH, inner), nn.Linear(inner, WIDTH)
        self.first = nn.LayerNorm(WIDTH, eps=EPSILON)
        self.second = nn.LayerNorm(WIDTH, eps=EPSILON)
        self.dropout, self.attention = nn.Dropout(0.1), attention

    def forward(self, x: Tensor, masked: Tensor) -> Tensor:
        seen = self.attention(*self.qkv(x).split(WIDTH, -1), masked)
        x = self.first(x + self.out(seen))
        return self.second(x + self.dropout(self.outer(functional.gelu(self.inner(x)))))


class Encoder(nn.Module):
    """Word pieces in their paragraph; how a word is written is added, since MiniLM is uncased."""

    def __init__(self, weights: dict[str, Tensor], layers: int = LAYERS) -> None:
        super().__init__()
        self.piece, self.place = nn.Embedding(PIECES, WIDTH), nn.Embedding(LONGEST, WIDTH)
        self.case, self.norm = nn.Embedding(CASES, WIDTH), nn.LayerNorm(WIDTH, eps=EPSILON)
        self.dropout = nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))
        nn.init.zeros_(self.case.weight)
        self._start_from(weights)

    def _start_from(self, weights: dict[str, Tensor]) -> None:
        top = "embeddings."
        kind = weights[f"{top}token_type_embeddings.weight"][0]
        self.piece.weight.data.copy_(weights[f"{top}word_embeddings.weight"])
        self.place.weight.data.copy_(weights[f"{top}position_embeddings.weight"] + kind)
        _copy(self.norm, weights, f"{top}LayerNorm")
        self.piece.weight.requires_grad_(False)  # few of the pieces occur in training at all
        for number, layer in enumerate(self.layers):
            here = f"encoder.layer.{number}."
            for part, name in (("weight", "weight"), ("bias", "bias")):
                parts = [
                    weights[f"{here}attention.self.{n}.{name}"] for n in ("query", "key", "value")
                ]
                getattr(layer.qkv, part).data.copy_(torch.cat(parts))
            _copy(layer.out, weights, f"{here}attention.output.dense")
            _copy(layer.first, weights, f"{here}attention.output.LayerNorm")
            _copy(layer.inner, weights, f"{here}intermediate.dense")
            _copy(layer.outer, weights, f"{here}output.dense")
            _copy(layer.second, weights, f"{here}output.LayerNorm")

    def forward(self, pieces: Tensor, cases: Tensor, present: Tensor) -> Tensor:
        places = self.place.weight[: pieces.shape[1]]
        x = self.dropout(self.norm(self.piece(pieces) + places + self.case(cases)))
        masked = (1.0 - present[:, None, None, :]) * -1e4
        for layer in self.layers:
            x = layer(x, masked)
        return x


def pretrained(folder: Path) -> dict[str, Tensor]:
    """Return the published weights that training starts from."""
    found: dict[str, Tensor] = load_file(folder / "model.safetensors")
    return found


def _copy(module: nn.Module, weights: dict[str, Tensor], name: str) -> None:
    module.weight.data.copy_(weights[f"{name}.weight"])  # type: ignore[union-attr,operator]
    module.bias.data.copy_(weights[f"{name}.bias"])  # type: ignore[union-attr,operator]


class WordReader(nn.Module):
    """What each word is: a vector, the score of its being a cue's head, its kind of name."""

    def __init__(self, weights: dict[str, Tensor], known: Labels, layers: int = LAYERS) -> None:
        super().__init__()
        self.encoder = Encoder(weights, layers)
        self.tag = nn.Embedding(len(known.tags) + 1, 32)
        self.dep = nn.Embedding(len(known.deps) + 1, 32)
        self.case, self.quoted = nn.Embedding(CASES, 8), nn.Embedding(2, 8)
        self.mix = nn.Linear(WIDTH + 32 + 32 + 8 + 8, MIXED)
        self.own, self.above = nn.Linear(MIXED, MIXED), nn.Linear(MIXED, MIXED)
        self.norm, self.dropout = nn.LayerNorm(MIXED), nn.Dropout(0.2)
        self.cue = nn.Sequential(nn.Linear(MIXED, MIXED), nn.GELU(), nn.Linear(MIXED, 1))
        self.entity = nn.Linear(MIXED, len(known.entities))
        self.pick = pick

    def forward(
        self,
        pieces: Tensor,
        cases: Tensor,
        present: Tensor,
        first: Tensor,
        last: Tensor,
        heads: Tensor,
        features: Tensor,
    ) -> tuple[Tensor, Tensor, Tensor]:
        x = self.encoder(pieces, cases, present)
        word = (self.pick(x, first) + self.pick(x, last)) * 0.5
        tag, dep, case, quoted = features.unbind(-1)
        parts = [word, self.tag(tag), self.dep(dep), self.case(case), self.quoted(quoted)]
        mixed = functional.gelu(self.mix(self.dropout(torch.cat(parts, -1))))
        around = functional.gelu(self.own(mixed) + self.above(self.pick(mixed, heads)))
        vectors = self.norm(mixed + around)
        return vectors, self.cue(vectors)[..., 0], self.entity(vectors)


def pick(x: Tensor, places: Tensor) -> Tensor:
    """Return the rows at some places, each text its own."""
    return torch.gather(x, 1, places[..., None].expand(-1, -1, x.shape[-1]))


class PairReader(nn.Module):
    """What each word of a paragraph is to one of its cues: a score a role."""

    def __init__(self, known: Labels) -> None:
        super().__init__()
        self.word, self.cue = nn.Linear(MIXED, PAIRED), nn.Linear(MIXED, PAIRED)
        self.left = nn.Linear(MIXED, PAIRED, bias=False)
        self.right = nn.Linear(MIXED, PAIRED, bias=False)
        sizes = len(known.paths) + 1, len(known.paths) + 1, DISTANCES, PLACES
        self.features = nn.ModuleList(nn.Embedding(size, PAIRED) for size in sizes)
        for table in self.features:
            nn.init.normal_(table.weight, std=0.1)
        self.near = nn.ModuleList(nn.Linear(BESIDE * PAIRED, PAIRED) for _ in range(2))
        self.norms = nn.ModuleList(nn.LayerNorm(PAIRED) for _ in range(2))
        self.dropout, self.out = nn.Dropout(0.2), nn.Linear(PAIRED, ROLES)

    def forward(
        self, vectors: Tensor, rows: Tensor, cues: Tensor, pairs: Tensor, present: Tensor
    ) -> Tensor:
        cue = vectors[rows, cues]
        z = self.word(vectors)[rows] + self.cue(cue)[:, None]
        z = z + self.left(vectors)[rows] * self.right(cue)[:, None] * 0.1
        for table, column in zip(self.features, pairs.unbind(-1), strict=True):
            z = z + table(column)
        z = self.dropout(functional.gelu(z))
        mask = present[rows][..., None]
        for near, norm in zip(self.near, self.norms, strict=True):
            z = norm(z + functional.gelu(near(_beside(z * mask))))
        return self.out(z)


def _beside(x: Tensor) -> Tensor:
    """Return each word's row with those of the words around it, BESIDE in all: a convolution's."""
    length, around = x.shape[1], BESIDE // 2
    padded = functional.pad(x, (0, 0, around, around))
    return torch.cat([padded[:, at : at + length] for at in range(BESIDE)], -1)


class Network(nn.Module):
    """Both readers, and how likely one role follows another (a linear-chain CRF)."""

    def __init__(self, weights: dict[str, Tensor], known: Labels, layers: int = LAYERS) -> None:
        super().__init__()
        self.words, self.pairs = WordReader(weights, known, layers), PairReader(known)
        self.after = nn.Parameter(torch.zeros(ROLES, ROLES))
        self.start = nn.Parameter(torch.zeros(ROLES))

    def surprise(self, scores: Tensor, roles: Tensor, present: Tensor) -> Tensor:
        """Return the negative log likelihood of each row's roles."""
        ways = self.start + scores[:, 0]
        taken = ways.gather(1, roles[:, :1])[:, 0]
        for at in range(1, scores.shape[1]):
            here, now = present[:, at] > 0, roles[:, at]
            onward = torch.logsumexp(ways[:, :, None] + self.after, 1) + scores[:, at]
            ways = torch.where(here[:, None], onward, ways)
            step = self.after[roles[:, at - 1], now] + scores[:, at].gather(1, now[:, None])[:, 0]
            taken = taken + torch.where(here, step, torch.zeros_like(step))
        return torch.logsumexp(ways, 1) - taken
