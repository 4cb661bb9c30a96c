"""Which lines of a text are the article: title, paragraphs, and the boilerplate around them."""

from __future__ import annotations

from collections.abc import Sequence

from claimgraph.loaders.read.furniture import Look, look
from claimgraph.loaders.read.heading import body_start, mark_head, title_index
from claimgraph.loaders.read.lines import Chunk, chunks
from claimgraph.loaders.read.lists import mark_lists, mark_tail
from claimgraph.loaders.read.pieces import PARAGRAPH, Piece, drop
from claimgraph.loaders.read.signs import split_signs
from claimgraph.loaders.record import Block


def layout(text: str, title: str | None = None) -> tuple[Piece, ...]:
    """Return the pieces of `text` in order, none overlapping; `title` is the one known, if any.

    Mined later are titles and paragraphs. When in doubt a sentence stays a paragraph, and a line
    that is no sentence is kept between paragraphs, but not before the title or behind the last one.
    """
    pieces = [Piece(c.start, c.end, c.text, look(c.text)) for c in _parts(text)]
    body = body_start(pieces)
    heading = title_index(pieces, body, title)
    pieces = mark_head(pieces, body, heading)
    pieces = mark_lists(pieces, body if heading is None else max(body, heading + 1))
    pieces = mark_tail(pieces)
    return tuple(_mark_lines(pieces))


def blocks(pieces: Sequence[Piece]) -> tuple[Block, ...]:
    """Return pieces as an article's blocks."""
    return tuple(Block(piece.start, piece.end, piece.kind) for piece in pieces)


def _parts(text: str) -> list[Chunk]:
    return [part for chunk in chunks(text) for part in split_signs(text, chunk)]


def _mark_lines(pieces: Sequence[Piece]) -> list[Piece]:
    kept = {Look.PROSE, Look.SHORT}
    return [
        drop(p, of_article=p.of_article)
        if p.kind is PARAGRAPH and (p.look not in kept or _is_crosshead(p))
        else p
        for p in pieces
    ]


def _is_crosshead(piece: Piece) -> bool:
    """Whether a line is a label in capitals, as newspapers set between paragraphs."""
    text = piece.text
    return piece.look is Look.SHORT and text.isupper() and len(text.split()) <= 4 and len(text) > 3
