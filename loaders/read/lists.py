"""Where other articles' headlines stand, within an article and behind it."""

from __future__ import annotations

from collections.abc import Sequence

from claimgraph.loaders.read.furniture import Look, is_listed_item
from claimgraph.loaders.read.lines import ends_sentence
from claimgraph.loaders.read.pieces import (
    BOILERPLATE,
    PARAGRAPH,
    TITLE,
    Piece,
    drop,
    is_teaser,
    is_title_case,
)


def mark_lists(pieces: Sequence[Piece], body: int) -> list[Piece]:
    """Mark lists of other articles, to where the article goes on, and all behind its end."""
    marked, i, prose = list(pieces), body, 0
    while i < len(marked):
        piece = marked[i]
        if piece.look is Look.ENDING and prose >= 2:
            return marked[:i] + [drop(p, of_article=False) for p in marked[i:]]
        if piece.look is Look.LIST_HEAD or _dated_headline(marked, i):
            stop = _list_end(marked, i + 1)
            marked[i:stop] = [drop(p, of_article=False) for p in marked[i:stop]]
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
    headline = pieces[i].look in (Look.SHORT, Look.PROSE) and is_teaser(pieces[i])
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
    if is_teaser(pieces[i]) or is_listed_item(pieces[i].text):
        return False
    return i + 1 == len(pieces) or pieces[i + 1].look is not Look.DATE


def mark_tail(pieces: list[Piece]) -> list[Piece]:
    """Mark what trails the last sentence: menus, tags, names of other pages."""
    closing = [i for i, p in enumerate(pieces) if _closes(p)]
    if not closing:
        return pieces
    last = _cut_off(pieces, _before_headlines(pieces, closing))
    return pieces[: last + 1] + [drop(p, of_article=p.of_article) for p in pieces[last + 1 :]]


def _before_headlines(pieces: Sequence[Piece], closing: Sequence[int]) -> int:
    """Return the last piece that closes the article, three or more headlines behind it aside."""
    plain = [i for i in closing if not _may_be_listed(pieces[i]) or not is_teaser(pieces[i])]
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
        if len(pieces[i].text.split()) >= enough and not is_title_case(pieces[i].text):
            return i
    return last


def _may_be_body(piece: Piece) -> bool:
    return piece.kind is PARAGRAPH and piece.look is Look.SHORT and piece.of_article


def _closes(piece: Piece) -> bool:
    if piece.kind is BOILERPLATE:
        return False
    sentence = piece.look is Look.SHORT and ends_sentence(piece.text)
    listed = is_listed_item(piece.text) and not is_title_case(piece.text)
    return piece.kind is TITLE or piece.look is Look.PROSE or sentence or listed
