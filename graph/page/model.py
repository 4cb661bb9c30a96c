"""What the page shows, in the order and the words it shows it in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from claimgraph.graph.views import Article, Event, Fact, Passage, Statement, Thing, Weapon

_PHRASES = {
    "variantOf": ("is a variant of", "is not a variant of"),
    "fires": ("fires", "does not fire"),
    "operatedBy": ("is operated by", "is not operated by"),
    "usedBy": ("was used by", "was not used by"),
    "producedBy": ("is made by", "is not made by"),
    "suppliedTo": ("was supplied to", "was not supplied to"),
    "designationOf": ("designates", "does not designate"),
}
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d:\d\d).*)?)?)?")
_MONTHS = "January February March April May June July August September October November December"


@dataclass(frozen=True, slots=True)
class Block:
    """A title or a run of boilerplate; all other lines are paragraphs."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Place:
    """A marked passage, and the id of the element that marks it."""

    key: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class Card:
    """A statement, numbered in text order, with what is nested in it below it."""

    number: int
    statement: Statement
    places: tuple[tuple[str, tuple[Place, ...]], ...]
    contradicts: tuple[int, ...]
    responds_to: int | None
    turtle: str
    children: list[Card] = field(default_factory=list)

    @property
    def group(self) -> str:
        """Return what all marks of this statement share."""
        return f"s{self.number}"

    @property
    def content(self) -> tuple[Place, ...]:
        """Return the places of its content; where it has none, of its cue or its source."""
        by_role = dict(self.places)
        return by_role["content"] or by_role["cue"] or by_role["source"]

    @property
    def date(self) -> str | None:
        """Return when it was said, for reading."""
        return human_date(self.statement.said_on)


@dataclass(frozen=True, slots=True)
class Row:
    """A weapon, relation or event beside the text, with its places in it."""

    group: str
    shown: Weapon | Fact | Event
    places: tuple[Place, ...]
    asserter: int | None = None

    @property
    def phrase(self) -> str:
        """Return a relation's verb, with its "not" where it is denied."""
        shown = self.shown
        if not isinstance(shown, Fact):
            return ""
        affirmed, denied = _PHRASES.get(shown.type, (shown.type, f"not {shown.type}"))
        return affirmed if shown.holds else denied


@dataclass(frozen=True, slots=True)
class PageModel:
    """Everything on one article's page."""

    article: Article
    text: str
    blocks: tuple[Block, ...]
    cards: tuple[Card, ...]
    weapons: tuple[Row, ...]
    facts: tuple[Row, ...]
    events: tuple[Row, ...]

    @property
    def roots(self) -> tuple[Card, ...]:
        """Return the statements that stand in no other statement."""
        nested = {id(child) for card in self.cards for child in card.children}
        return tuple(card for card in self.cards if id(card) not in nested)

    @property
    def speakers(self) -> int:
        """Count the actors who speak."""
        return len({actor.iri for card in self.cards for actor in card.statement.speakers})

    @property
    def published(self) -> str | None:
        """Return the date of publication, for reading."""
        return human_date(self.article.published)

    @property
    def link(self) -> str | None:
        """Return the article's address where it is one of the web: no other scheme is linked."""
        url = self.article.url or ""
        return url if re.match(r"https?://", url, re.IGNORECASE) else None


def human_date(iso: str | None) -> str | None:
    """Return an ISO date for reading (5 March 2024, 09:30); a vague one as it is."""
    found = _DATE.fullmatch(iso or "")
    if found is None:
        return iso
    year, month, day, time = found.groups()
    if month is None or not 1 <= int(month) <= 12:
        return iso
    named = f"{_MONTHS.split()[int(month) - 1]} {year}"
    return f"{int(day)} {named}" + (f", {time}" if time else "") if day else named


def thing_name(thing: Thing | str) -> str:
    """Return what to call the end of a relation."""
    return thing if isinstance(thing, str) else thing.name
