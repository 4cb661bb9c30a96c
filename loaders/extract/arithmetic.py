"""How a spaCy model multiplies its matrices: with numpy's BLAS, on one core.

With OpenBLAS, which numpy carries, a parse takes about two thirds of the time that it takes with
BLIS, spaCy's default: its matrices are small. More threads would only wait for each other:
who reads much runs several processes.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from threadpoolctl import ThreadpoolController


def use_numpy(model: Language) -> None:
    """Let every layer of a model multiply with numpy; other models stay as they are."""
    from thinc.api import NumpyOps

    ops = NumpyOps(use_blis=False)
    for _, component in model.pipeline:
        layers = getattr(component, "model", None)
        for layer in layers.walk() if layers is not None else ():
            layer.ops = ops


def on_one_core() -> AbstractContextManager[object]:
    """Return a context in which numpy's BLAS starts no threads."""
    limit: AbstractContextManager[object] = _pools().limit(limits=1, user_api="blas")
    return limit


@cache
def _pools() -> ThreadpoolController:
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()
