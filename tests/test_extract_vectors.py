"""Word vectors are spaCy's own, made with less work."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
import spacy

from claimgraph.loaders.extract.parse import NAMER, UNUSED, plain_model
from claimgraph.loaders.extract.vectors import VECTORS, hasten

if TYPE_CHECKING:
    from spacy.language import Language

TEXTS = (
    "The minister said that the Iskander was not used, and the minister’s office repeated it.",
    "",
    "No.",
    "Über 1,200 Raketen — said nobody, ever.\n\nThe Iskander said nothing.",
    " ",
)


@pytest.fixture(scope="module")
def models() -> tuple[Language, Language]:
    whole, light = (plain_model(exclude=[*UNUSED, NAMER]) for _ in range(2))
    hasten(light)
    return whole, light


@pytest.mark.parametrize("together", [TEXTS, TEXTS[:1], TEXTS[1:2], TEXTS[::-1]])
def test_vectors_differ_by_rounding_alone(
    models: tuple[Language, Language], together: tuple[str, ...]
) -> None:
    whole, light = models
    assert light.get_pipe(VECTORS).model.layers != whole.get_pipe(VECTORS).model.layers  # type: ignore[attr-defined]
    for theirs, ours in zip(whole.pipe(together), light.pipe(together), strict=True):
        assert theirs.tensor.shape == ours.tensor.shape
        assert np.allclose(theirs.tensor, ours.tensor, atol=1e-5)
        assert [token.dep_ for token in theirs] == [token.dep_ for token in ours]


def test_vectors_of_other_layers_are_left_alone() -> None:
    bare = spacy.blank("en")
    hasten(bare)
    bare.add_pipe(VECTORS)
    bare.initialize()
    layers = list(bare.get_pipe(VECTORS).model.layers)  # type: ignore[attr-defined]
    bare.get_pipe(VECTORS).model.layers[1].layers[0].layers[0].name = "another"  # type: ignore[attr-defined]
    hasten(bare)
    assert list(bare.get_pipe(VECTORS).model.layers) == layers  # type: ignore[attr-defined]
