"""Stages that need no files and no language model: a path's name says what becomes of it."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from claimgraph.errors import InputError
from claimgraph.loaders.record import Article, Extraction
from claimgraph.loaders.stages import Stages
from tests import sample


@dataclass(frozen=True)
class Named:
    """A source that is nothing but its name, such as `a`, `unreadable-1` or `deadly`."""

    origin: str


def discover(paths: Iterable[str | Path]) -> Iterator[Named]:
    """Take every path for an article."""
    return (Named(str(path)) for path in paths)


def read(source: Named) -> Article:
    """Return the sample article under the name's id, or what the name asks for."""
    if source.origin.startswith("unreadable"):
        raise InputError(source.origin, "it is empty", remedy="Leave it out")
    article = replace(sample.article(source.origin), origin=source.origin)
    if source.origin.startswith("rewritten"):
        return replace(article, doc_id=source.origin.removeprefix("rewritten-"), author="B. Bo")
    if source.origin.startswith("copied"):
        return replace(article, doc_id=source.origin.removeprefix("copied-"))
    if source.origin.startswith("russian"):
        return replace(article, language="ru")
    return article


def extract(article: Article) -> Extraction:
    """Return what the sample yields, or fail as the name asks."""
    if article.doc_id.startswith("confusing"):
        raise ZeroDivisionError("division by zero")
    if article.doc_id.startswith("deadly"):
        os._exit(1)
    if article.doc_id.startswith("interrupting"):
        raise KeyboardInterrupt
    if article.doc_id.startswith("slow"):
        time.sleep(0.2)
    return replace(sample.extraction(article.doc_id), article=article)


def stages(
    extractor: str = "test 1",
    catalogue_version: str = "1",
    extract: Callable[[Article], Extraction] = extract,
) -> Stages:
    """Return these stages."""
    return Stages(discover, read, extract, extractor, catalogue_version)
