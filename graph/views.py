"""What a reader of the graph holds in the hand: plain, frozen views of articles and what they say.

Every view carries the IRI it was read from. Offsets are [start, end) in characters of the
article's text.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol


class Walk(Protocol):
    """Where a view goes on reading from; `claimgraph.graph.reading.Reader` is one."""

    def text(self, article: str) -> str:
        """Return an article's text."""
        ...

    def positions_of(self, actor: str) -> tuple[Position, ...]:
        """Return the positions an actor holds."""
        ...

    def statements_of(self, actor: str) -> tuple[Statement, ...]:
        """Return the statements an actor speaks."""
        ...

    def facts_about(self, thing: str, kind: str, end: str) -> tuple[Fact, ...]:
        """Return the relations of a type that have `thing` as their subject or object."""
        ...


@dataclass(frozen=True, slots=True)
class Article:
    """An article: `published` is ISO 8601 as far as known."""

    iri: str
    doc_id: str
    title: str | None
    publisher: str | None
    author: str | None
    published: str | None
    language: str | None
    url: str | None
    _walk: Walk = field(repr=False, compare=False)

    @property
    def text(self) -> str:
        """Return the text that all offsets count in."""
        return self._walk.text(self.iri)


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of an article and the words it holds: `article.text[start:end] == quote`."""

    iri: str
    article: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Position:
    """A position held, as an article words it; `organisation` is a name."""

    iri: str
    title: str
    organisation: str | None
    evidence: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Actor:
    """A Person, Organization, State or Group."""

    iri: str
    name: str
    type: str
    _walk: Walk = field(repr=False, compare=False)

    @property
    def positions(self) -> tuple[Position, ...]:
        """Return the positions that articles give this actor."""
        return self._walk.positions_of(self.iri)

    def statements(self) -> tuple[Statement, ...]:
        """Return what this actor is reported to have said, by date and place in the article."""
        return self._walk.statements_of(self.iri)


@dataclass(frozen=True, slots=True)
class Weapon:
    """A WeaponSystem, Variant, Munition or WeaponClass; `known` to the catalogue or not."""

    iri: str
    name: str
    type: str
    kind: str | None
    known: bool
    _walk: Walk = field(repr=False, compare=False)

    def operators(self) -> tuple[Fact, ...]:
        """Return who fields this weapon, or does not, each according to whom."""
        return self._walk.facts_about(self.iri, "operatedBy", "subject")

    def users(self) -> tuple[Fact, ...]:
        """Return who employed this weapon, each according to whom."""
        return self._walk.facts_about(self.iri, "usedBy", "subject")

    def variants(self) -> tuple[Fact, ...]:
        """Return the relations that make something a variant of this system."""
        return self._walk.facts_about(self.iri, "variantOf", "object")

    def munitions(self) -> tuple[Fact, ...]:
        """Return what this launcher, system or variant fires."""
        return self._walk.facts_about(self.iri, "fires", "subject")

    def launchers(self) -> tuple[Fact, ...]:
        """Return what fires this munition."""
        return self._walk.facts_about(self.iri, "fires", "object")


Thing = Actor | Weapon


@dataclass(frozen=True, slots=True)
class Claim:
    """A proposition, its negation included; `about` are the actors and weapons in it."""

    iri: str
    text: str
    negated: bool
    about: tuple[Thing, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """One reported speech act: who said what, how, when, and where it stands.

    `negated` is the claim's own negation, whatever the `stance` (affirms, denies, none).
    `nested_in` and `responds_to` are IRIs of statements; read them with `Graph.statement`.
    """

    iri: str
    order: int
    speakers: tuple[Actor, ...]
    claim: Claim | None
    mode: str
    stance: str
    negated: bool
    modality: str
    said_on: str | None
    venue: str | None
    audience: str | None
    article: Article
    nested_in: str | None
    responds_to: str | None
    response: str | None
    confidence: float
    source: tuple[Passage, ...]
    cue: tuple[Passage, ...]
    content: tuple[Passage, ...]
    contradicts: tuple[str, ...]

    @property
    def quote(self) -> str:
        """Return the words of the article that report what was said."""
        return " … ".join(passage.quote for passage in self.content)

    @property
    def evidence(self) -> tuple[Passage, ...]:
        """Return source, cue and content, in text order."""
        return tuple(sorted({*self.source, *self.cue, *self.content}, key=lambda p: p.start))

    @property
    def date(self) -> str | None:
        """Return when it was said as far as known, else when it was published."""
        return self.said_on or self.article.published


@dataclass(frozen=True, slots=True)
class Fact:
    """A relation somebody asserts or denies, with the passages that say so.

    `subject` is a plain string for designationOf. `asserted_by` is None where the article (or,
    with no article, the reference catalogue) says it in its own voice. `alternatives` are IRIs
    of relations of which one holds.
    """

    iri: str
    type: str
    subject: Thing | str
    object: Thing | str
    polarity: str
    basis: str | None
    modality: str
    exclusive: bool
    against_catalogue: bool
    date: str | None
    supplier: Thing | None
    asserted_by: Statement | None
    article: Article | None
    evidence: tuple[Passage, ...]
    alternatives: tuple[str, ...]

    @property
    def holds(self) -> bool:
        """Tell whether it holds according to whoever asserts it."""
        return self.polarity == "affirms"


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, or is said to have; what is not said is None."""

    iri: str
    type: str
    status: str
    weapon: Thing | None
    by: Thing | None
    to: Thing | None
    carried_by: Thing | None
    target: str | None
    place: str | None
    date: str | None
    quantity: str | None
    asserted_by: Statement | None
    article: Article | None
    evidence: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two statements that cannot both hold, and why we say so.

    `kind` is "contradicts" (an article sets them against each other) or "denial" (one affirms
    what the other denies).
    """

    first: Statement
    second: Statement
    kind: str
