"""Which rules extracted an article: a digest of this package's own code and word lists."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import resources

DIGITS = 12


@cache
def fingerprint() -> str:
    """Return a digest that changes with any rule or word list, so that articles are re-mined."""
    digest = hashlib.sha256()
    here = resources.files("claimgraph.loaders.extract")
    for file in sorted(here.iterdir(), key=lambda file: file.name):
        if file.name.endswith((".py", ".yaml")):
            digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()[:DIGITS]
