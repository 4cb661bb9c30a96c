"""What a text says of itself in the lines around its prose: date, author, publisher, address."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimgraph.loaders.read import dates
from claimgraph.loaders.read.furniture import Look, phrases, source_of, url_of
from claimgraph.loaders.read.pieces import Piece
from claimgraph.loaders.read.signs import dateline, signed_by
from claimgraph.loaders.record import BlockKind

_PUBLISHED = re.compile(r"\b(?:published|posted|created|date)\b", re.IGNORECASE)
_OWNER = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:©\s*)?(?:(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)\d\d)?)?,?\s*"
    r"(?P<who>[A-Z][\w&'’. -]{2,60}?)\s*(?:[.,|]|\ball rights|$)",
    re.IGNORECASE,
)
_OUTLET = re.compile(
    rf"(?P<who>(?:[A-Z][\w’'-]*\s+){{0,4}}(?:{'|'.join(phrases()['outlets'])}))\s*[,|·–—-]"
)
_LONGEST_HEAD = 6
_BRACKETED = re.compile(r"\((?P<words>[^()]{6,60})\)$")
_BY = re.compile(r"(?:written |reported |text |words )?(?:by|authors?)\s*:?\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known about an article; None where it is not found."""

    title: str | None = None
    published: str | None = None
    author: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None

    def or_else(self, other: Facts) -> Facts:
        """Return these facts, the missing ones from `other`."""
        return Facts(
            self.title or other.title,
            self.published or other.published,
            self.author or other.author,
            self.publisher or other.publisher,
            self.url or other.url,
            self.language or other.language,
        )


def facts(pieces: Sequence[Piece], *, day_first: bool = True) -> Facts:
    """Return what the article's own lines say; lists of other articles say nothing about it."""
    own = [piece for piece in pieces if piece.of_article]
    return Facts(
        title=next((p.text for p in own if p.kind is BlockKind.TITLE), None),
        published=_published(own, day_first=day_first),
        author=_author(own),
        publisher=_publisher(pieces, own),
        url=next((url_of(p.text) for p in own if p.look is Look.URL), None),
    )


def _published(own: Sequence[Piece], *, day_first: bool) -> str | None:
    """Return the date of the line that says "published", else of the first that is a date."""
    lines = [p.text for p in own if p.look is Look.DATE]
    lines.sort(key=lambda line: not _PUBLISHED.search(line))
    lines += [p.text for p in own if p.look is Look.SOURCE]
    lines += [opening.words for p in _first_paragraph(own) if (opening := dateline(p.text))]
    stated = [dates.parse(line, day_first=day_first) for line in lines]
    stated += [dates.last(line, day_first=day_first) for line in _head(own)]
    return next((day for day in stated if day), None)


def _head(own: Sequence[Piece]) -> Iterator[str]:
    """Yield the lines above the prose, and what the first paragraph ends with in brackets."""
    for piece in own[:_LONGEST_HEAD]:
        if piece.look is Look.PROSE and piece.kind is BlockKind.PARAGRAPH:
            if bracketed := _BRACKETED.search(piece.text):
                yield bracketed["words"]
            return
        yield piece.text


def _author(own: Sequence[Piece]) -> str | None:
    """Return the byline's names; a desk ("Reuters Staff") is nobody."""
    for piece in own:
        match = _BY.match(piece.text) if piece.look is Look.BYLINE else None
        if match:
            names = re.split(r",\s*(?=[A-Z]{2,}\b)", piece.text[match.end() :])[0]
            return names.strip(" ,.|") or None
    return None


def _publisher(pieces: Sequence[Piece], own: Sequence[Piece]) -> str | None:
    found = [source_of(p.text) for p in own if p.look is Look.SOURCE]
    found += [_outlet(p.text) for p in own if p.look is Look.DATE]
    found += [signed_by(p.text) for p in own if p.look is not Look.PROSE]
    found += [opening.agency for p in _first_paragraph(own) if (opening := dateline(p.text))]
    found += [_owner(p.text) for p in pieces if p.look is Look.FURNITURE]
    return next((name for name in found if name), None)


def _outlet(line: str) -> str | None:
    """Return the newspaper that a line of its name and the date begins with."""
    match = _OUTLET.match(line)
    return match["who"] if match else None


def _first_paragraph(own: Sequence[Piece]) -> Sequence[Piece]:
    return [p for p in own if p.kind is BlockKind.PARAGRAPH][:1]


def _owner(line: str) -> str | None:
    match = _OWNER.search(line)
    return match["who"].strip() if match else None
