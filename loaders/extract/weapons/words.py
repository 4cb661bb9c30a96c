"""The word lists that weapons, relations and events go by, read once from weapon_words.yaml."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import yaml

__all__ = ["words"]


@cache
def words(name: str) -> frozenset[str]:
    """Return the list of this name, in lower case."""
    return _lists()[name]


@cache
def _lists() -> dict[str, frozenset[str]]:
    text = (files("claimgraph.loaders.extract.weapons") / "words.yaml").read_text("utf-8")
    return {name: frozenset(listed.split()) for name, listed in yaml.safe_load(text).items()}
