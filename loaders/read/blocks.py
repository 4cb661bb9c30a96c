"""Which lines of a text are the article: title, paragraphs, and the boilerplate around them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from claimgraph.loaders.read.furniture import Look, is_listed_item, look
from claimgraph.loaders.read.lines import Chunk, chunks, ends_sentence
from claimgraph.loaders.read.signs import split_signs
from claimgraph.loaders.record import Block, BlockKind

TITLE, PARAGRAPH, BOILERPLATE = BlockKind.TITLE, BlockKind.PARAGRAPH, BlockKind.BOILERPLATE
_LONGEST_TITLE = 40
_WORD = re.compile(r"\w{4,}")
_MOST_CAPITALS = 0.65
_FEW = 4
"""Lines that may head an article; where more do, they are a menu or a list."""


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


def layout(text: str, title: str | None = None) -> tuple[Piece, ...]:
    """Return the pieces of `text` in order, none overlapping; `title` is the one known, if any.

    Mined later are titles and paragraphs. When in doubt a sentence stays a paragraph, and a line
    that is no sentence is kept between paragraphs, but not before the title or behind the last one.
    """
    pieces = [Piece(c.start, c.end, c.text, look(c.text)) for c in _parts(text)]
    body = _first_prose(pieces)
    heading = _title_index(pieces, body, title)
    pieces = _mark_head(pieces, body, heading)
    pieces = _mark_lists(pieces, body if heading is None else max(body, heading + 1))
    pieces = _mark_tail(pieces)
    return tuple(_mark_lines(pieces))


def blocks(pieces: Sequence[Piece]) -> tuple[Block, ...]:
    """Return pieces as an article's blocks."""
    return tuple(Block(piece.start, piece.end, piece.kind) for piece in pieces)


def _parts(text: str) -> list[Chunk]:
    return [part for chunk in chunks(text) for part in split_signs(text, chunk)]


def _drop(piece: Piece, *, of_article: bool = True) -> Piece:
    return replace(piece, kind=BOILERPLATE, of_article=of_article)


def _first_prose(pieces: Sequence[Piece]) -> int:
    """Return where the body begins: the first prose that is no headline; the end where none is."""
    prose = [i for i, piece in enumerate(pieces) if piece.look is Look.PROSE]
    prose = [i for i in prose if i > 0 or not _is_headline(pieces)]
    plain = [i for i in prose if not _is_teaser(pieces[i])]
    return (plain or prose or [len(pieces)])[0]


def _is_headline(pieces: Sequence[Piece]) -> bool:
    """Whether the first line, though it closes like a sentence, heads the others."""
    words = pieces[0].text.split()
    later = [len(p.text) for p in pieces[1:] if p.look is Look.PROSE]
    short = len(words) <= 20 and not pieces[0].text.endswith((".", ".”", '."'))
    return short and bool(later) and max(later) > len(pieces[0].text)


def normal(text: str) -> str:
    """Return the words of a text alone, to compare headlines by."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def _title_index(pieces: Sequence[Piece], body: int, title: str | None) -> int | None:
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


def _mark_head(pieces: Sequence[Piece], body: int, heading: int | None) -> list[Piece]:
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
            marked.append(_drop(piece))
        else:
            marked.append(piece)
    return marked


def _is_copy(text: str) -> bool:
    """Whether a text said before is a caption or pulled quote; an answer may well be repeated."""
    return 5 <= len(text.split()) <= 60 and not is_listed_item(text)


def _is_deck(piece: Piece) -> bool:
    """Whether a line between title and body sums the article up."""
    return piece.look in (Look.SHORT, Look.PROSE) and len(piece.text.split()) >= 5


def _mark_lists(pieces: Sequence[Piece], body: int) -> list[Piece]:
    """Mark lists of other articles, to where the article goes on, and all behind its end."""
    marked, i, prose = list(pieces), body, 0
    while i < len(marked):
        piece = marked[i]
        if piece.look is Look.ENDING and prose >= 2:
            return marked[:i] + [_drop(p, of_article=False) for p in marked[i:]]
        if piece.look is Look.LIST_HEAD or _dated_headline(marked, i):
            stop = _list_end(marked, i + 1)
            marked[i:stop] = [_drop(p, of_article=False) for p in marked[i:stop]]
            i = stop
            continue
        prose += piece.look is Look.PROSE
        i += 1
    return marked


def _dated_headline(pieces: Sequence[Piece], i: int) -> bool:
    """Whether headlines and dates alternate from here on, twice at least."""
    run = i
    while run < len(pieces) and _alternates(pieces, i, run):
        run += 1
    if pieces[i].look is Look.DATE and pieces[run - 1].look is Look.DATE:
        return False  # one date too many: the first is the article's own
    return run - i >= 4


def _alternates(pieces: Sequence[Piece], start: int, i: int) -> bool:
    dated = pieces[i].look is Look.DATE
    expected = (pieces[start].look is Look.DATE) == ((i - start) % 2 == 0)
    headline = pieces[i].look in (Look.SHORT, Look.PROSE) and _is_teaser(pieces[i])
    return dated == expected and (dated or headline)


def _list_end(pieces: Sequence[Piece], start: int) -> int:
    """Return where the article goes on behind a list, or the end.

    Prose of its own ends a list; behind one with dates only two paragraphs in a row do, since
    such lists give teasers too.
    """
    dated = 0
    for i in range(start, len(pieces)):
        dated += pieces[i].look is Look.DATE
        if _goes_on(pieces, i) and (dated < 2 or _goes_on(pieces, i + 1)):
            return i
    return len(pieces)


def _goes_on(pieces: Sequence[Piece], i: int) -> bool:
    if i >= len(pieces) or pieces[i].look is not Look.PROSE:
        return False
    if _is_teaser(pieces[i]) or is_listed_item(pieces[i].text):
        return False
    return i + 1 == len(pieces) or pieces[i + 1].look is not Look.DATE


def _is_teaser(piece: Piece) -> bool:
    """Whether a line reads like a headline: title case, a question, no sentence's end."""
    brief = len(piece.text) < 120 and (piece.text.endswith("?") or not ends_sentence(piece.text))
    return brief or _is_title_case(piece.text)


def _is_title_case(text: str) -> bool:
    words = [word for word in re.findall(r"[^\W\d_][\w’'-]*", text) if len(word) > 3]
    return sum(1 for word in words if word[0].isupper()) > _MOST_CAPITALS * len(words)


def _mark_tail(pieces: list[Piece]) -> list[Piece]:
    """Mark what trails the last sentence: menus, tags, names of other pages."""
    closing = [i for i, p in enumerate(pieces) if _closes(p)]
    if not closing:
        return pieces
    last = _cut_off(pieces, _before_headlines(pieces, closing))
    return pieces[: last + 1] + [_drop(p, of_article=p.of_article) for p in pieces[last + 1 :]]


def _before_headlines(pieces: Sequence[Piece], closing: Sequence[int]) -> int:
    """Return the last piece that closes the article, three or more headlines behind it aside."""
    plain = [i for i in closing if not _may_be_listed(pieces[i]) or not _is_teaser(pieces[i])]
    listed = [p for p in pieces[plain[-1] + 1 :] if _may_be_listed(p)] if plain else []
    return plain[-1] if len(listed) >= 3 else closing[-1]


def _may_be_listed(piece: Piece) -> bool:
    return (
        piece.kind is not TITLE
        and piece.look in (Look.SHORT, Look.PROSE)
        and not is_listed_item(piece.text)
    )


def _cut_off(pieces: Sequence[Piece], last: int) -> int:
    """Return where a sentence that a scrape broke off stands behind `last`, else `last`."""
    behind = [i for i in range(last + 1, len(pieces)) if _may_be_body(pieces[i])]
    for count, i in enumerate(behind[:2]):
        enough = 12 if count else 5  # a subhead may stand before the broken paragraph
        if len(pieces[i].text.split()) >= enough and not _is_title_case(pieces[i].text):
            return i
    return last


def _may_be_body(piece: Piece) -> bool:
    return piece.kind is PARAGRAPH and piece.look is Look.SHORT and piece.of_article


def _closes(piece: Piece) -> bool:
    if piece.kind is BOILERPLATE:
        return False
    sentence = piece.look is Look.SHORT and ends_sentence(piece.text)
    return piece.kind is TITLE or piece.look is Look.PROSE or sentence or is_listed_item(piece.text)


def _mark_lines(pieces: Sequence[Piece]) -> list[Piece]:
    kept = {Look.PROSE, Look.SHORT}
    return [
        _drop(p, of_article=p.of_article)
        if p.kind is PARAGRAPH and (p.look not in kept or _is_crosshead(p))
        else p
        for p in pieces
    ]


def _is_crosshead(piece: Piece) -> bool:
    """Whether a line is a label in capitals, as newspapers set between paragraphs."""
    text = piece.text
    return piece.look is Look.SHORT and text.isupper() and len(text.split()) <= 4 and len(text) > 3
