"""Distilling: a smaller network learns what the trained one says of the same articles.

The smaller one begins as the trained one without some of its layers, and without the neurons
that weigh least in those that stay (TinyBERT, Jiao et al. 2020, and the pruning of Michel et al.
2019); then it learns the trained one's vectors and scores beside what people found.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.learn import CUE_WEIGHT, NAME_WEIGHT, ROLE_WEIGHT, Item, Read, read, wrong
from training.network import Layer, Network

KEPT = (0, 1, 3)
"""The layers that stay."""

INNER = 768
"""Neurons that stay in each of them."""

VECTOR_WEIGHT, PEOPLE_WEIGHT = 2.0, 0.5


def smaller(teacher: Network, kept: Sequence[int] = KEPT, inner: int = INNER) -> Network:
    """Return a network of the trained one's weightiest parts, to be taught by it."""
    student = deepcopy(teacher)
    layers = [_narrowed(teacher.words.encoder.layers[number], inner) for number in kept]
    student.words.encoder.layers = nn.ModuleList(layers)
    return student


def _narrowed(layer: nn.Module, inner: int) -> Layer:
    """Return a layer without the neurons whose weights in and out are the least."""
    assert isinstance(layer, Layer)
    weight = layer.inner.weight.norm(dim=1) * layer.outer.weight.norm(dim=0)
    best = weight.topk(inner).indices.sort().values
    narrow = Layer(inner)
    state = layer.state_dict()
    for name in ("inner.weight", "inner.bias"):
        state[name] = state[name][best]
    state["outer.weight"] = state["outer.weight"][:, best]
    narrow.load_state_dict(state)
    return narrow


def lesson(student: Network, teacher: Network, batch: Sequence[Item]) -> Tensor:
    """Return how far a student is from its teacher, and from people, in a batch, an example."""
    with torch.no_grad():
        told = read(teacher, batch)
    found = read(student, batch)
    total = _unlike(found, told) / len(batch)
    return total + PEOPLE_WEIGHT * wrong(student, found, batch)


def _unlike(found: Read, told: Read) -> Tensor:
    present = found.present
    vectors = (found.vectors - told.vectors).square().mean(-1)
    cues = functional.binary_cross_entropy_with_logits(
        found.cues, told.cues.sigmoid(), reduction="none"
    )
    total = VECTOR_WEIGHT * (vectors * present).sum() + CUE_WEIGHT * (cues * present).sum()
    total = total + NAME_WEIGHT * (_surprise(found.names, told.names) * present).sum()
    if found.roles is not None and told.roles is not None:
        roles = _surprise(found.roles, told.roles) * present[found.rows]
        total = total + ROLE_WEIGHT * roles.sum()
    return total


def _surprise(found: Tensor, told: Tensor) -> Tensor:
    """Return for each word the cross entropy of scores against a teacher's."""
    return -(told.softmax(-1) * found.log_softmax(-1)).sum(-1)
