"""What the page shows, in the order and the words it shows it in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from rdflib import Graph
from rdflib.term import URIRef

from claimgraph.graph.reading import Reader
from claimgraph.graph.resource import Resource
from claimgraph.graph.views import Article, Event, Fact, Passage, Statement, Thing, Weapon
from claimgraph.ontology.terms import CG

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


def build(rdf: Graph, article: URIRef) -> PageModel:
    """Read an article's named graph into the page's model."""
    reader = Reader(rdf)
    cards = _cards(reader, article)
    numbers = {card.statement.iri: card.number for card in cards}
    weapons = _weapons(reader, article)
    facts = sorted(map(reader.fact, reader.reported_in(str(article), CG.Relation)), key=_place)
    events = sorted(map(reader.event, reader.reported_in(str(article), CG.Event)), key=_place)
    return PageModel(
        article=reader.article(article),
        text=reader.text(str(article)),
        blocks=_blocks(rdf, article),
        cards=cards,
        weapons=weapons,
        facts=tuple(_row("f", number, fact, numbers) for number, fact in enumerate(facts, 1)),
        events=tuple(_row("e", number, event, numbers) for number, event in enumerate(events, 1)),
    )


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


def _blocks(rdf: Graph, article: URIRef) -> tuple[Block, ...]:
    found = [Resource(rdf, node) for node in rdf.objects(article, CG.block)]
    blocks = (
        Block(int(b.number(CG.start)), int(b.number(CG.end)), b.text(CG.blockKind) or "")
        for b in found
    )
    return tuple(sorted(blocks, key=lambda block: block.start))


def _cards(reader: Reader, article: URIRef) -> tuple[Card, ...]:
    nodes = reader.reported_in(str(article), CG.Statement)
    statements = sorted(map(reader.statement, nodes), key=lambda statement: statement.order)
    numbers = {statement.iri: number for number, statement in enumerate(statements, 1)}
    cards = {s.iri: _card(reader.rdf, s, numbers) for s in statements}
    for card in cards.values():
        parent = cards.get(card.statement.nested_in or "")
        if parent is not None:
            parent.children.append(card)
    return tuple(cards.values())


def _card(rdf: Graph, statement: Statement, numbers: dict[str, int]) -> Card:
    number = numbers[statement.iri]
    against = {numbers[iri] for iri in statement.contradicts if iri in numbers}
    for other in rdf.subjects(CG.contradicts, URIRef(statement.iri)):
        against |= {numbers[iri] for iri in [str(other)] if iri in numbers}
    roles = {
        "source": statement.source,
        "cue": statement.cue,
        "content": statement.content,
    }
    return Card(
        number=number,
        statement=statement,
        places=tuple((role, _places(f"s{number}-{role}", at)) for role, at in roles.items()),
        contradicts=tuple(sorted(against)),
        responds_to=numbers.get(statement.responds_to or ""),
        turtle=_turtle(rdf, statement),
    )


def _turtle(rdf: Graph, statement: Statement) -> str:
    """Return the statement's own triples, and the plain ones that say its claim."""
    shown = Graph()
    shown.bind("cg", CG._NS)
    node = URIRef(statement.iri)
    for triple in rdf.triples((node, None, None)):
        shown.add(triple)
    if statement.claim is not None:
        claim = URIRef(statement.claim.iri)
        for triple in rdf.triples((claim, None, None)):
            shown.add(triple)
        for actor in statement.speakers:
            for term in (CG.said, CG.denied, CG.reportedlySaid, CG.reportedlyDenied):
                if (URIRef(actor.iri), term, claim) in rdf:
                    shown.add((URIRef(actor.iri), term, claim))
    return shown.serialize(format="turtle").strip()


def _places(key: str, passages: tuple[Passage, ...]) -> tuple[Place, ...]:
    keys = [key, *(f"{key}-{part}" for part in range(2, len(passages) + 1))]
    return tuple(map(Place, keys, passages))


def _weapons(reader: Reader, article: URIRef) -> tuple[Row, ...]:
    mentioned = sorted(map(str, reader.rdf.objects(article, CG.mentions)))
    rows = []
    for node in mentioned:
        thing = reader.thing(URIRef(node))
        if not isinstance(thing, Weapon):
            continue
        ours = (
            passage
            for passage in reader.rdf.objects(URIRef(node), CG.mentionedIn)
            if str(passage).startswith(f"{article}#")
        )
        rows.append((thing, reader.passages(ours)))
    rows.sort(key=lambda row: row[1][0].start if row[1] else 0)
    return tuple(
        Row(f"w{number}", weapon, _places(f"w{number}-1", passages))
        for number, (weapon, passages) in enumerate(rows, 1)
    )


def _place(shown: Fact | Event) -> tuple[int, str]:
    return (shown.evidence[0].start if shown.evidence else 0), shown.iri


def _row(letter: str, number: int, shown: Fact | Event, numbers: dict[str, int]) -> Row:
    asserter = numbers.get(shown.asserted_by.iri) if shown.asserted_by else None
    group = f"{letter}{number}"
    return Row(group, shown, _places(f"{group}-1", shown.evidence), asserter)
