"""A text's lines and paragraphs, each with its look and, once known, its kind."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from claimgraph.loaders.read.furniture import Look
from claimgraph.loaders.read.lines import ends_sentence
from claimgraph.loaders.record import BlockKind

TITLE, PARAGRAPH, BOILERPLATE = BlockKind.TITLE, BlockKind.PARAGRAPH, BlockKind.BOILERPLATE
_MOST_CAPITALS = 0.65


@dataclass(frozen=True, slots=True)
class Piece:
    """A line or paragraph: what it looks like and, its place in the article known, its kind.

    `of_article` is False for what stands in a list of other articles or behind the article's end.
    """

    start: int
    end: int
    text: str
    look: Look
    kind: BlockKind = PARAGRAPH
    of_article: bool = True


def drop(piece: Piece, *, of_article: bool = True) -> Piece:
    """Return the piece as boilerplate; `of_article` as in Piece."""
    return replace(piece, kind=BOILERPLATE, of_article=of_article)


def normal(text: str) -> str:
    """Return the words of a text alone, to compare headlines by."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def is_teaser(piece: Piece) -> bool:
    """Whether a line reads like a headline: title case, a question, no sentence's end."""
    brief = len(piece.text) < 120 and (piece.text.endswith("?") or not ends_sentence(piece.text))
    return brief or is_title_case(piece.text)


def is_title_case(text: str) -> bool:
    """Whether most of the longer words begin with a capital."""
    words = [word for word in re.findall(r"[^\W\d_][\w’'-]*", text) if len(word) > 3]
    return sum(1 for word in words if word[0].isupper()) > _MOST_CAPITALS * len(words)
