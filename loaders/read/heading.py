"""Where the article begins: its title, and what stands around that."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from claimgraph.loaders.read.furniture import Look, is_listed_item
from claimgraph.loaders.read.pieces import TITLE, Piece, drop, is_teaser, normal

_LONGEST_TITLE = 40
_WORD = re.compile(r"\w{4,}")
_FEW = 4
"""Lines that may head an article; where more do, they are a menu or a list."""


def body_start(pieces: Sequence[Piece]) -> int:
    """Return where the body begins: the first prose that is no headline; the end where none is."""
    prose = [i for i, piece in enumerate(pieces) if piece.look is Look.PROSE]
    prose = [i for i in prose if i > 0 or not _is_headline(pieces)]
    plain = [i for i in prose if not is_teaser(pieces[i])]
    return (plain or prose or [len(pieces)])[0]


def _is_headline(pieces: Sequence[Piece]) -> bool:
    """Whether the first line, though it closes like a sentence, heads the others."""
    words = pieces[0].text.split()
    later = [len(p.text) for p in pieces[1:] if p.look is Look.PROSE]
    short = len(words) <= 20 and not pieces[0].text.endswith((".", ".”", '."'))
    return short and bool(later) and max(later) > len(pieces[0].text)


def title_index(pieces: Sequence[Piece], body: int, title: str | None) -> int | None:
    """Return which piece is the title: the one known, else the line before the body that
    shares most with it (several may stand there: the site's name, a section, the headline)."""
    wanted = normal(title) if title else None
    if wanted:
        return next((i for i, p in enumerate(pieces[: body + 1]) if normal(p.text) == wanted), None)
    heads = [i for i, p in enumerate(pieces[:body]) if p.look in (Look.SHORT, Look.PROSE)]
    heads = [i for i in heads if len(pieces[i].text.split()) <= _LONGEST_TITLE]
    if not heads or body == len(pieces):
        return heads[0] if heads else None
    said = {stem[:5] for p in pieces[body:] for stem in _WORD.findall(p.text.casefold())}
    texts = [normal(p.text) for p in pieces[:body]]
    times = Counter(texts)
    scores = {i: _title_score(texts[i], said, repeated=times[texts[i]] > 1) for i in heads}
    enough = max(scores.values()) * (1 if len(heads) > _FEW else 0.7)
    return next(i for i in heads if scores[i] >= enough)


def _title_score(text: str, said: set[str], *, repeated: bool) -> float:
    stems = [word[:5] for word in _WORD.findall(text)]
    shared = sum(stem in said for stem in stems) / max(1, len(stems))
    length = min(len(text.split()), 8) / 8
    return (shared + 0.2) * length * (0.5 if repeated else 1)


def mark_head(pieces: Sequence[Piece], body: int, heading: int | None) -> list[Piece]:
    """Mark the title, what stands around it, and all that is said a second time."""
    marked: list[Piece] = []
    seen: set[str] = set()
    names = [normal(piece.text) for piece in pieces]
    for i, (piece, name) in enumerate(zip(pieces, names, strict=True)):
        again = name in seen and _is_copy(piece.text)
        # a line that stands there twice is a picture's caption
        deck = _is_deck(piece) and name not in names[i + 1 : i + 2]
        seen.add(name)
        if i == heading:
            marked.append(replace(piece, kind=TITLE))
        elif again or (
            i < body < len(pieces) and not (deck and heading is not None and heading < i)
        ):
            marked.append(drop(piece))
        else:
            marked.append(piece)
    return marked


def _is_copy(text: str) -> bool:
    """Whether a text said before is a caption or pulled quote; an answer may well be repeated."""
    return 5 <= len(text.split()) <= 60 and not is_listed_item(text)


def _is_deck(piece: Piece) -> bool:
    """Whether a line between title and body sums the article up."""
    return piece.look in (Look.SHORT, Look.PROSE) and len(piece.text.split()) >= 5
