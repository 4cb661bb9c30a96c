"""Read an article's named graph into what its page shows."""

from __future__ import annotations

from rdflib import Graph
from rdflib.term import URIRef

from claimgraph.graph.page.model import Block, Card, PageModel, Place, Row
from claimgraph.graph.reading import Reader
from claimgraph.graph.resource import Resource
from claimgraph.graph.views import Event, Fact, Passage, Statement, Weapon
from claimgraph.ontology.terms import CG

_SPEECH = (CG.said, CG.denied, CG.reportedlySaid, CG.reportedlyDenied)


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
    others = {
        *statement.contradicts,
        *map(str, rdf.subjects(CG.contradicts, URIRef(statement.iri))),
    }
    against = {numbers[iri] for iri in others if iri in numbers}
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
    claim = URIRef(statement.claim.iri) if statement.claim else None
    for node in filter(None, (URIRef(statement.iri), claim)):
        for triple in rdf.triples((node, None, None)):
            shown.add(triple)
    for term in _SPEECH if claim else ():
        for triple in rdf.triples((None, term, claim)):
            if str(triple[0]) in {actor.iri for actor in statement.speakers}:
                shown.add(triple)
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
