"""Distilling: a smaller network learns what the trained one says of the same articles.

It begins as the trained one without the neurons that weigh least in each layer; then it learns the
trained one's vectors and scores beside what people found (Hinton et al. 2015; TinyBERT, Jiao et al.
2020). What that costs and gains stands in the shipped model's card.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from typing import cast

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.learn import CUE_WEIGHT, NAME_WEIGHT, ROLE_WEIGHT, Course, Item, Read, read, wrong
from training.network import Layer, Network

INNER = 768
"""Neurons that stay in each layer, of 1,536."""

FROM_A_TEACHER = Course(5, 3e-4, 3e-4, 0.03, dropout=False)
VECTOR_WEIGHT, PEOPLE_WEIGHT = 2.0, 0.5


def smaller(teacher: Network, inner: int = INNER) -> Network:
    """Return a network of the trained one's weightiest neurons, to be taught by it."""
    student = deepcopy(teacher)
    layers = [_narrowed(cast("Layer", layer), inner) for layer in teacher.words.encoder.layers]
    student.words.encoder.layers = nn.ModuleList(layers)
    return student


def _narrowed(layer: Layer, inner: int) -> Layer:
    """Return a layer without the neurons whose weights in and out are the least."""
    weight = layer.inner.weight.norm(dim=1) * layer.outer.weight.norm(dim=0)
    best = weight.topk(inner).indices.sort().values
    narrow = Layer(inner)
    state = layer.state_dict()
    for name in ("inner.weight", "inner.bias"):
        state[name] = state[name][best]
    state["outer.weight"] = state["outer.weight"][:, best]
    narrow.load_state_dict(state)
    return narrow


def lesson(student: Network, batch: Sequence[Item], *, teacher: Network) -> Tensor:
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
