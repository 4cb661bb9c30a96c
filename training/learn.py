"""The training loop: cues of every paragraph, roles by every cue, and spaCy's names beside them."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from rich.progress import Progress
from torch import Tensor
from torch.nn import functional

from claimgraph.loaders.extract.learned.paths import pair_features
from claimgraph.loaders.extract.learned.words import Array, Encoded, Labels, encode
from training.corpus import Example
from training.network import LONGEST, Network

PIECES_A_BATCH = 1600
LAST_RATE = 0.02
DECAY, CLIP = 0.01, 2.0
CUE_WEIGHT, ROLE_WEIGHT, NAME_WEIGHT = 1.0, 0.3, 0.2
LONGEST_EXAMPLE = 400


@dataclass(frozen=True, slots=True)
class Course:
    """How a network is taught: how often it reads everything, and how fast its parts may change.

    The rates rise in the first `warm_up` share of the steps and fall from there on.
    """

    epochs: int
    encoder_rate: float
    head_rate: float
    warm_up: float
    dropout: bool


FROM_PEOPLE = Course(5, 1.5e-4, 1e-3, 0.06, dropout=True)


@dataclass(frozen=True, slots=True)
class Item:
    """An example with its arrays."""

    example: Example
    encoded: Encoded
    pairs: Sequence[Array]
    entities: Array

    @property
    def size(self) -> int:
        return len(self.encoded.pieces)


def items(examples: Sequence[Example], known: Labels) -> list[Item]:
    """Return the examples that fit into the encoder, as arrays."""
    numbers = {name: n for n, name in enumerate(known.entities)}
    found = []
    for example in examples:
        if not 0 < len(example.words) <= LONGEST_EXAMPLE:
            continue
        encoded = encode(example.words, known)
        cues = [given.cue for given in example.said]
        pairs = [pair_features(example.words, cue, cues, known).astype(np.int16) for cue in cues]
        names = np.array([numbers.get(name, 0) for name in example.entities], np.int64)
        if len(encoded.pieces) <= LONGEST:
            found.append(Item(example, encoded, pairs, names))
    return found


def batches(found: Sequence[Item], rng: random.Random) -> list[list[Item]]:
    """Return batches of like length in another order each time."""
    groups: list[list[Item]] = []
    for item in sorted(found, key=lambda item: item.size + rng.random() * 6):
        if not groups or (len(groups[-1]) + 1) * item.size > PIECES_A_BATCH:
            groups.append([])
        groups[-1].append(item)
    rng.shuffle(groups)
    return groups


def padded(rows: Sequence[Array], length: int) -> Tensor:
    """Return rows of one or two dimensions as one tensor, filled up with zeros."""
    out = np.zeros((len(rows), length, *rows[0].shape[1:]), np.int64)
    for at, row in enumerate(rows):
        out[at, : len(row)] = row
    return torch.from_numpy(out)


@dataclass(frozen=True, slots=True)
class Read:
    """What a network says of a batch: a row an example, and one a cue of theirs for the roles."""

    vectors: Tensor
    cues: Tensor
    names: Tensor
    roles: Tensor | None
    present: Tensor
    """1 where an example has a word, 0 where it is filled up."""
    rows: Tensor
    """The example that each cue stands in."""


def read(network: Network, batch: Sequence[Item]) -> Read:
    """Let a network read a batch, and each paragraph of it by its cues."""
    words = max(len(item.example.words) for item in batch)
    inputs = word_inputs([item.encoded for item in batch])
    present = padded([np.ones(len(item.example.words), np.int64) for item in batch], words).float()
    vectors, cues, names = network.words(*inputs)
    said = [(row, given.cue) for row, item in enumerate(batch) for given in item.example.said]
    rows, heads = torch.tensor(said, dtype=torch.long).reshape(-1, 2).unbind(-1)
    roles = None
    if said:
        pairs = padded([pairs for item in batch for pairs in item.pairs], words)
        roles = network.pairs(vectors, rows, heads, pairs, present)
    return Read(vectors, cues, names, roles, present, rows)


def loss(network: Network, batch: Sequence[Item]) -> Tensor:
    """Return what the network got wrong in a batch, an example."""
    return wrong(network, read(network, batch), batch)


def wrong(network: Network, found: Read, batch: Sequence[Item]) -> Tensor:
    """Return how far what a network said of a batch is from what people found there."""
    words = found.present.shape[1]
    cues = torch.zeros_like(found.cues)
    for row, item in enumerate(batch):
        cues[row, [given.cue for given in item.example.said]] = 1.0
    missed = functional.binary_cross_entropy_with_logits(found.cues, cues, reduction="none")
    names = padded([item.entities for item in batch], words)
    misnamed = functional.cross_entropy(found.names.transpose(1, 2), names, reduction="none")
    total = CUE_WEIGHT * (missed * found.present).sum()
    total = total + NAME_WEIGHT * (misnamed * found.present).sum()
    if found.roles is not None:
        roles = padded([given.roles for item in batch for given in item.example.said], words)
        surprise = network.surprise(found.roles, roles, found.present[found.rows])
        total = total + ROLE_WEIGHT * surprise.sum()
    return total / len(batch)


def word_inputs(encoded: Sequence[Encoded]) -> tuple[Tensor, ...]:
    """Return the inputs of the word reader."""
    pieces = max(len(one.pieces) for one in encoded)
    words = max(len(one.first) for one in encoded)
    present = padded([np.ones(len(one.pieces), np.int64) for one in encoded], pieces).float()
    return (
        padded([one.pieces for one in encoded], pieces),
        padded([one.cases for one in encoded], pieces),
        present,
        *(padded([getattr(one, n) for one in encoded], words) for n in ("first", "last", "heads")),
        padded([one.features for one in encoded], words),
    )


def learn(
    network: Network,
    found: Sequence[Item],
    course: Course,
    seed: int,
    progress: Progress,
    objective: Callable[[Network, Sequence[Item]], Tensor] = loss,
) -> Iterator[int]:
    """Train the network to make `objective` small, yielding after each epoch."""
    rng = random.Random(seed)
    encoder = [p for p in network.words.encoder.parameters() if p.requires_grad]
    ids = set(map(id, network.words.encoder.parameters()))
    heads = [p for p in network.parameters() if id(p) not in ids]
    groups = [
        {"params": encoder, "lr": course.encoder_rate},
        {"params": heads, "lr": course.head_rate},
    ]
    optimizer = torch.optim.AdamW(groups, weight_decay=DECAY, fused=True)
    steps = course.epochs * len(batches(found, random.Random(seed)))
    warm = course.warm_up * steps
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / warm, max(LAST_RATE, (steps - step) / steps))
    )
    task = progress.add_task("training", total=steps)
    for epoch in range(course.epochs):
        network.train(course.dropout)
        for batch in batches(found, rng):
            optimizer.zero_grad()
            objective(network, batch).backward()
            torch.nn.utils.clip_grad_norm_([*encoder, *heads], CLIP)
            optimizer.step()
            schedule.step()
            progress.advance(task)
        yield epoch


def held_out_loss(network: Network, found: Sequence[Item]) -> float:
    """Return what the network gets wrong in examples that it has not learnt from, an example."""
    network.eval()
    with torch.no_grad():
        parts = [
            float(loss(network, batch)) * len(batch) for batch in batches(found, random.Random(0))
        ]
    return sum(parts) / len(found)
