"""Read views out of RDF: each thing once, its parts followed as far as a reader needs them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar, cast

from rdflib import Graph
from rdflib.namespace import RDF
from rdflib.term import Literal, Node, URIRef

from claimgraph.graph.resource import ACTOR_TYPES, Resource, local_name, type_of, value
from claimgraph.graph.views import (
    Actor,
    Article,
    Claim,
    Event,
    Fact,
    Passage,
    Position,
    Statement,
    Thing,
    Weapon,
)
from claimgraph.ontology.terms import CG

View = TypeVar("View")


class Reader:
    """Views of an RDF graph, kept once read: what is loaded later needs a new reader."""

    def __init__(self, rdf: Graph) -> None:
        self.rdf = rdf
        self._kept: dict[tuple[str, str], object] = {}

    def _once(self, node: Node, read: Callable[[URIRef], View]) -> View:
        key = (read.__name__, str(node))
        if key not in self._kept:
            self._kept[key] = read(URIRef(str(node)))
        return cast("View", self._kept[key])

    def article(self, node: Node) -> Article:
        """Read an article."""
        return self._once(node, self._article)

    def _article(self, node: URIRef) -> Article:
        return Article(
            iri=str(node),
            doc_id=value(self.rdf, node, CG.docId) or str(node),
            title=value(self.rdf, node, CG.title),
            publisher=value(self.rdf, node, CG.publisher),
            author=value(self.rdf, node, CG.author),
            published=value(self.rdf, node, CG.published),
            language=value(self.rdf, node, CG.language),
            url=value(self.rdf, node, CG.url),
            _walk=self,
        )

    def text(self, article: str) -> str:
        """Return an article's text."""
        return value(self.rdf, URIRef(article), CG.text) or ""

    def passages(self, nodes: Iterable[Node]) -> tuple[Passage, ...]:
        """Read passages, in text order."""
        found = [self._once(node, self._passage) for node in nodes]
        return tuple(sorted(found, key=lambda p: (p.article, p.start, p.end)))

    def _passage(self, node: URIRef) -> Passage:
        found = Resource(self.rdf, node)
        return Passage(
            iri=found.iri,
            article=found.text(CG.inArticle) or "",
            start=int(found.number(CG.start)),
            end=int(found.number(CG.end)),
            quote=found.text(CG.quote) or "",
        )

    def thing(self, node: Node) -> Thing | None:
        """Read an actor or a weapon; None where the node is neither."""
        return self._once(node, self._thing)

    def _thing(self, node: URIRef) -> Thing | None:
        kind = type_of(self.rdf, node)
        if kind is None:
            return None
        name = value(self.rdf, node, CG.name) or str(node)
        if kind in ACTOR_TYPES:
            return Actor(str(node), name, local_name(kind), self)
        known = (node, CG.known, Literal(True)) in self.rdf
        return Weapon(
            str(node), name, local_name(kind), value(self.rdf, node, CG.kind), known, self
        )

    def _things(self, nodes: Iterable[Node]) -> tuple[Thing, ...]:
        return tuple(thing for node in nodes if (thing := self.thing(node)) is not None)

    def positions_of(self, actor: str) -> tuple[Position, ...]:
        """Return the positions an actor holds."""
        held = (self._once(node, self._position) for node in self._objects(actor, CG.holds))
        return tuple(sorted(held, key=lambda position: position.iri))

    def _objects(self, node: str, term: URIRef) -> Iterable[Node]:
        return self.rdf.objects(URIRef(node), term)

    def _position(self, node: URIRef) -> Position:
        found = Resource(self.rdf, node)
        organisation = found.node(CG.organisation)
        return Position(
            iri=found.iri,
            title=found.text(CG.positionTitle) or "",
            organisation=value(self.rdf, organisation, CG.name) if organisation else None,
            evidence=self.passages(found.nodes(CG.evidence)),
        )

    def claim(self, node: Node) -> Claim:
        """Read a claim."""
        return self._once(node, self._claim)

    def _claim(self, node: URIRef) -> Claim:
        found = Resource(self.rdf, node)
        return Claim(
            iri=found.iri,
            text=found.text(CG.claimText) or "",
            negated=found.flag(CG.negated),
            about=self._things(found.nodes(CG.about)),
        )

    def statement(self, node: Node) -> Statement:
        """Read a statement."""
        return self._once(node, self._statement)

    def _statement(self, node: URIRef) -> Statement:
        found = Resource(self.rdf, node)
        claim = found.node(CG.claim)
        speakers = self._things(found.nodes(CG.speaker))
        return Statement(
            iri=found.iri,
            order=int(found.number(CG.order)),
            speakers=tuple(speaker for speaker in speakers if isinstance(speaker, Actor)),
            claim=self.claim(claim) if claim else None,
            mode=found.text(CG.mode) or "indirect",
            stance=found.text(CG.stance) or "none",
            negated=found.flag(CG.negated),
            modality=found.text(CG.modality) or "unspecified",
            said_on=found.text(CG.saidOn),
            venue=found.text(CG.venue),
            audience=found.text(CG.audience),
            article=self.article(found.node(CG.reportedIn) or node),
            nested_in=found.text(CG.nestedIn),
            responds_to=found.text(CG.respondsTo),
            response=found.text(CG.response),
            confidence=found.number(CG.confidence),
            source=self.passages(found.nodes(CG.sourcePassage)),
            cue=self.passages(found.nodes(CG.cuePassage)),
            content=self.passages(found.nodes(CG.contentPassage)),
            contradicts=tuple(map(str, found.nodes(CG.contradicts))),
        )

    def statements_of(self, actor: str) -> tuple[Statement, ...]:
        """Return what an actor is reported to have said, by date and place in the article."""
        return self.statements(self.rdf.subjects(CG.speaker, URIRef(actor)))

    def statements(self, nodes: Iterable[Node]) -> tuple[Statement, ...]:
        """Read statements, by date, then article and place in it."""
        found = [self.statement(node) for node in set(nodes)]
        return tuple(sorted(found, key=lambda s: (s.date or "", s.article.iri, s.order)))

    def reported_in(self, article: str, kind: URIRef) -> list[URIRef]:
        """Return an article's Statements, Relations or Events, in order of their IRIs."""
        return sorted(
            node
            for node in set(self.rdf.subjects(CG.reportedIn, URIRef(article)))
            if isinstance(node, URIRef) and (node, RDF.type, kind) in self.rdf
        )

    def fact(self, node: Node) -> Fact:
        """Read a reified relation."""
        return self._once(node, self._fact)

    def _fact(self, node: URIRef) -> Fact:
        found = Resource(self.rdf, node)
        return Fact(
            iri=found.iri,
            type=local_name(found.node(CG.relationType) or CG.Relation),
            subject=self._end(found.node(CG.subject)),
            object=self._end(found.node(CG.object)),
            polarity=found.text(CG.polarity) or "affirms",
            basis=found.text(CG.basis),
            modality=found.text(CG.modality) or "unspecified",
            exclusive=found.flag(CG.exclusive),
            against_catalogue=found.flag(CG.againstCatalogue),
            date=found.text(CG.date),
            supplier=self._maybe(found, CG.supplier),
            asserted_by=self._asserter(found),
            article=self._in(found),
            evidence=self.passages(found.nodes(CG.evidence)),
            alternatives=tuple(map(str, found.nodes(CG.alternative))),
        )

    def facts_about(self, thing: str, kind: str, end: str) -> tuple[Fact, ...]:
        """Return the relations of a type that have `thing` as their subject or object."""
        nodes = set(self.rdf.subjects(CG[end], URIRef(thing)))
        ours = (node for node in nodes if (node, CG.relationType, CG[kind]) in self.rdf)
        return tuple(sorted(map(self.fact, ours), key=lambda fact: fact.iri))

    def evidence_of(self, start: URIRef, end: URIRef) -> tuple[Passage, ...]:
        """Return the passages behind an edge that is no statement and no relation."""
        kinds = set(self.rdf.objects(start, RDF.type))
        if CG.Event in kinds:
            return self.event(start).evidence
        if CG.Claim in kinds:
            said = self.statements(self.rdf.subjects(CG.claim, start))
            return tuple(passage for statement in said for passage in statement.content)
        within = f"{start}#"
        mentions = self.rdf.objects(end, CG.mentionedIn)
        return self.passages(node for node in mentions if str(node).startswith(within))

    def event(self, node: Node) -> Event:
        """Read an event."""
        return self._once(node, self._event)

    def _event(self, node: URIRef) -> Event:
        found = Resource(self.rdf, node)
        return Event(
            iri=found.iri,
            type=found.text(CG.eventType) or "",
            status=found.text(CG.status) or "",
            weapon=self._maybe(found, CG.weapon),
            by=self._maybe(found, CG.by),
            to=self._maybe(found, CG.to),
            carried_by=self._maybe(found, CG.carriedBy),
            target=found.text(CG.target),
            place=found.text(CG.place),
            date=found.text(CG.date),
            quantity=found.text(CG.quantity),
            asserted_by=self._asserter(found),
            article=self._in(found),
            evidence=self.passages(found.nodes(CG.evidence)),
        )

    def _end(self, node: URIRef | None) -> Thing | str:
        if node is None:
            return ""
        return self.thing(node) or value(self.rdf, node, CG.designationValue) or str(node)

    def _maybe(self, found: Resource, term: URIRef) -> Thing | None:
        node = found.node(term)
        return self.thing(node) if node else None

    def _asserter(self, found: Resource) -> Statement | None:
        node = found.node(CG.assertedBy)
        return self.statement(node) if node else None

    def _in(self, found: Resource) -> Article | None:
        node = found.node(CG.reportedIn)
        return self.article(node) if node else None
