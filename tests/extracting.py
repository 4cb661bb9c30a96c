"""Short articles of a test's own words, and what extraction makes of them, as words again."""

from __future__ import annotations

from claimgraph.loaders.extract import extract
from claimgraph.loaders.record import (
    Actor,
    Article,
    Attribution,
    Block,
    BlockKind,
    Extraction,
    Span,
    Spans,
)

PUBLISHED = "2024-05-17T09:00"
"""The day that the articles are of: a Friday."""


def article(
    text: str, *, titles: int = 0, boilerplate: int = 0, published: str | None = PUBLISHED
) -> Article:
    """Return an article with a block a line: the first are titles, the last boilerplate."""
    lines = text.split("\n")
    blocks, start = [], 0
    for number, line in enumerate(lines):
        kind = BlockKind.PARAGRAPH
        if number < titles:
            kind = BlockKind.TITLE
        elif number >= len(lines) - boilerplate:
            kind = BlockKind.BOILERPLATE
        if line:
            blocks.append(Block(start, start + len(line), kind))
        start += len(line) + 1
    return Article("test", "test.txt", text, published=published, blocks=tuple(blocks))


def extracted(
    text: str, *, titles: int = 0, boilerplate: int = 0, published: str | None = PUBLISHED
) -> Extraction:
    """Return what an article of this text yields."""
    return extract(article(text, titles=titles, boilerplate=boilerplate, published=published))


def words(found: Extraction, spans: Spans | Span | None) -> str:
    """Return the words at a place, an ellipsis between its parts."""
    if not spans:
        return ""
    parts = (spans,) if isinstance(spans[0], int) else spans
    return " … ".join(found.article.text[start:end] for start, end in parts)


def bare(quote: str) -> str:
    """Return words without the marks and stops at their edges."""
    return quote.strip(" “”„«»‘’'\".,:;–—-")


def speakers(found: Extraction, one: Attribution) -> list[str]:
    """Return the names of those who make a statement."""
    names = {actor.id: actor.name for actor in found.actors}
    return [names[speaker] for speaker in one.speakers]


def said(found: Extraction) -> list[tuple[list[str], str, str]]:
    """Return each statement's speakers, cue and content, in words."""
    return [
        (speakers(found, one), words(found, one.cue), bare(words(found, one.content)))
        for one in found.attributions
    ]


def only(found: Extraction) -> Attribution:
    """Return the one statement of an article."""
    (one,) = found.attributions
    return one


def by(found: Extraction, name: str) -> Attribution:
    """Return the one statement that an actor makes."""
    (one,) = (one for one in found.attributions if name in speakers(found, one))
    return one


def actor(found: Extraction, name: str) -> Actor:
    """Return the one actor of a name."""
    (one,) = (one for one in found.actors if one.name == name)
    return one


def positions(found: Extraction, name: str) -> list[tuple[str, str | None]]:
    """Return the titles that an actor holds, each with its organisation."""
    return [(one.title, one.organisation) for one in actor(found, name).positions]
