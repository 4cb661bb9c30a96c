"""What an article yields: the record of docs/extract.md, version claimgraph.extract/1.

Every offset counts characters (Unicode code points) of `Article.text`; spans are
[start, end), end exclusive. A place in the text that is discontinuous is a tuple of spans in
text order; the empty tuple says that there is none.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

SCHEMA = "claimgraph.extract/1"

Span = tuple[int, int]
Spans = tuple[Span, ...]


class BlockKind(StrEnum):
    """What a block of an article is; only titles and paragraphs are mined."""

    TITLE = "title"
    PARAGRAPH = "paragraph"
    BOILERPLATE = "boilerplate"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph (or a line that stands alone, or a part of one), and what it is.

    Where a text is hard-wrapped, a paragraph's block holds its line breaks.
    """

    start: int
    end: int
    kind: BlockKind


@dataclass(frozen=True, slots=True)
class Article:
    """An article as read: its text unchanged, what is known about it, which blocks to mine.

    `published` is ISO 8601 as far as known (2021-04-07T10:08, 2021-04-07, 2021-04) or EDTF;
    `language` an ISO 639-1 code. `blocks` are in text order and do not overlap.
    """

    doc_id: str
    origin: str
    text: str
    url: str | None = None
    publisher: str | None = None
    author: str | None = None
    title: str | None = None
    published: str | None = None
    language: str | None = None
    blocks: tuple[Block, ...] = ()

    @property
    def minable(self) -> bool:
        """Whether the article is in a language that extraction reads (English)."""
        return self.language in (None, "en")


ActorType = Literal["Person", "Organization", "State", "Group"]
WeaponClass = Literal["system", "variant", "munition", "generic"]
Mode = Literal["direct", "indirect", "mixed"]
Stance = Literal["affirms", "denies", "none"]
Polarity = Literal["affirms", "denies"]
Modality = Literal[
    "certain", "probable", "possible", "future", "conditional", "obligation", "unspecified"
]
Response = Literal["denies", "confirms", "questions", "retracts"]
Basis = Literal["text", "name"]
RelationType = Literal[
    "variantOf", "fires", "operatedBy", "usedBy", "producedBy", "suppliedTo", "designationOf"
]


@dataclass(frozen=True, slots=True)
class Position:
    """A position held; `title` is as the article words it, `organisation` an actor's name."""

    title: str
    organisation: str | None
    evidence: Span


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, organisation, state or group; `name` is the fullest form in the article."""

    id: str
    name: str
    type: ActorType
    positions: tuple[Position, ...] = ()
    mentions: Spans = ()


@dataclass(frozen=True, slots=True)
class Weapon:
    """A weapon named; `known` says whether the reference catalogue has it.

    `name` is what the article calls it; two articles share a weapon by `catalogue`, not by name.
    `catalogue` is the catalogue's own id of the system, variant or munition where known, and
    `kind` its kind (ballistic missile, …) or the head noun of a generic mention.
    """

    id: str
    name: str
    weapon_class: WeaponClass
    kind: str | None
    known: bool
    mentions: Spans = ()
    catalogue: str | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """One reported speech act: who (source), by which words (cue), said what (content).

    `nested_in` and `responds_to` are indices into the extraction's attributions. `negated` is
    the content's own negation, whatever the stance.
    """

    source: Spans
    cue: Spans
    content: Spans
    speakers: tuple[str, ...]
    mode: Mode
    stance: Stance = "affirms"
    negated: bool = False
    modality: Modality = "unspecified"
    nested_in: int | None = None
    said_on: str | None = None
    venue: Span | None = None
    audience: Span | None = None
    responds_to: int | None = None
    response: Response | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Claim:
    """A proposition, its negation included, and the attributions that have it as content."""

    id: str
    text: str
    statements: tuple[int, ...]
    about: tuple[str, ...] = ()
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Relation:
    """A fact about weapons that the article states; ends are ids of actors or weapons.

    `subject` is a plain string for designationOf. `asserted_by` is an index of an attribution,
    None for the article's own voice; `alternatives` are indices of relations of which one holds.
    `against_catalogue` says that the reference catalogue has it otherwise.
    """

    type: RelationType
    subject: str
    object: str
    polarity: Polarity
    basis: Basis
    evidence: Spans
    asserted_by: int | None = None
    modality: Modality = "unspecified"
    exclusive: bool = False
    alternatives: tuple[int, ...] = ()
    date: str | None = None
    supplier: str | None = None
    against_catalogue: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, or is said to have; what is not said is None."""

    type: str
    status: Literal["happened", "alleged", "planned", "cancelled", "denied"]
    evidence: Spans
    weapon: str | None = None
    by: str | None = None
    to: str | None = None
    carried_by: str | None = None
    target: str | None = None
    place: str | None = None
    date: str | None = None
    quantity: str | None = None
    asserted_by: int | None = None


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything one article yields; indices count within it."""

    article: Article
    actors: tuple[Actor, ...] = ()
    weapons: tuple[Weapon, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    claims: tuple[Claim, ...] = ()
    relations: tuple[Relation, ...] = ()
    events: tuple[Event, ...] = ()
    contradictions: tuple[tuple[int, int], ...] = ()
    warnings: tuple[str, ...] = field(default=())
