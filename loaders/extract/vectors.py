"""A spaCy model's word vectors, as the model makes them but with less work.

Each kind of word is looked up once in all paragraphs parsed together, and the layers over a word
and its neighbours leave out what only training needs. What comes out differs by rounding alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.language import Language
    from thinc.api import Model

Vectors = npt.NDArray[np.float32]
Block = tuple[Vectors, Vectors, Vectors, Vectors]

VECTORS = "tok2vec"
FEATURES, CONVOLUTION = "extract_features", "residual(expand_window>>maxout>>layernorm>>dropout)"
SMALLEST = np.float32(1e-8)
"""What thinc's layer normalisation adds to a variance."""


def hasten(model: Language) -> None:
    """Let a model make its vectors so, where they are made by the layers known here."""
    if VECTORS not in model.pipe_names:
        return
    layers: list[Model[Any, Any]] = model.get_pipe(VECTORS).model.layers  # type: ignore[attr-defined]
    if [len(layer.layers) for layer in layers] != [5, 1] or layers[0].layers[0].name != FEATURES:
        return
    blocks = layers[1].layers[0].layers
    if all(block.name == CONVOLUTION for block in blocks):
        layers[:] = _each_once(layers[0]), _convolved(layers[1])


def _each_once(embed: Model[Any, Any]) -> Model[Any, Any]:
    """Return a layer that embeds each kind of word once and gives every word of it the same."""
    from thinc.api import Model, chain

    features, *others = embed.layers
    vectors_of: Model[list[Any], list[Vectors]] = chain(*others)

    def forward(
        _model: object, docs: Sequence[Any], **_training: bool
    ) -> tuple[list[Vectors], None]:
        each = features.predict(docs)
        rows = np.ascontiguousarray(np.concatenate(each))
        kinds = rows.view(np.dtype((np.void, rows.dtype.itemsize * rows.shape[1]))).ravel()
        _, first, back = np.unique(kinds, return_index=True, return_inverse=True)
        (vectors,) = vectors_of.predict([rows[first]])
        ends = np.cumsum([len(one) for one in each])[:-1]
        return np.split(vectors[back], ends), None

    return Model("each_once", forward, layers=[embed], dims={"nO": embed.get_dim("nO")})


def _convolved(encode: Model[Any, Any]) -> Model[Any, Any]:
    """Return a layer that runs the convolutions over padded paragraphs laid end to end."""
    from thinc.api import Model

    blocks = [_block(block) for block in encode.layers[0].layers]
    pad: int = encode.attrs["pad"]

    def forward(
        _model: object, given: Sequence[Vectors], **_training: bool
    ) -> tuple[list[Vectors], None]:
        starts = np.cumsum([pad, *(len(one) + pad for one in given)])
        x = np.zeros((starts[-1], encode.get_dim("nO")), np.float32)
        for start, one in zip(starts, given, strict=False):
            x[start : start + len(one)] = one
        for block in blocks:
            x += _beside(x, *block)
        return [
            x[start : start + len(one)] for start, one in zip(starts, given, strict=False)
        ], None

    return Model("convolved", forward, layers=[encode], dims={"nO": encode.get_dim("nO")})


def _block(residual: Model[Any, Any]) -> Block:
    """Return a block's weights, those of its first pieces before those of its second."""
    layers = {layer.name: layer for layer in residual.walk()}
    maxout, norm = layers["maxout"], layers["layernorm"]
    given = (maxout.get_param("W"), maxout.get_param("b"), norm.get_param("G"), norm.get_param("b"))
    weight, bias, gain, shift = (np.asarray(one, np.float32) for one in given)
    by_piece = weight.transpose(1, 0, 2).reshape(-1, weight.shape[2])
    return np.ascontiguousarray(by_piece.T), bias.T.ravel(), gain, shift


def _beside(x: Vectors, weight: Vectors, bias: Vectors, gain: Vectors, shift: Vectors) -> Vectors:
    """Return what a row, the one before and the one after come to: maxout, then normalised."""
    rows, width = x.shape
    window = np.zeros((rows, 3 * width), np.float32)
    window[1:, :width], window[:, width:-width], window[:-1, -width:] = x[:-1], x, x[1:]
    pieces = window @ weight
    pieces += bias
    best = pieces[:, :width]
    for first in range(width, pieces.shape[1], width):
        np.maximum(best, pieces[:, first : first + width], out=best)
    centred: Vectors = best - best.mean(1, keepdims=True)
    spread = np.einsum("ij,ij->i", centred, centred) / np.float32(width) + SMALLEST
    centred *= (1 / np.sqrt(spread))[:, None]
    centred *= gain
    centred += shift
    return centred
