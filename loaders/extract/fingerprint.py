"""Which rules extracted an article: a digest of this package's own code and word lists."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

DIGITS = 12


@cache
def fingerprint() -> str:
    """Return a digest that changes with any rule or word list, so that articles are re-mined."""
    digest = hashlib.sha256()
    for name, data in _files(resources.files("claimgraph.loaders.extract"), ""):
        digest.update(name.encode() + b"\0" + data + b"\0")
    return digest.hexdigest()[:DIGITS]


def _files(folder: Traversable, prefix: str) -> Iterator[tuple[str, bytes]]:
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        if item.name.endswith((".py", ".yaml", ".onnx", ".json")):
            yield prefix + item.name, item.read_bytes()
        elif item.is_dir() and not item.name.startswith("_"):
            yield from _files(item, f"{prefix}{item.name}/")
