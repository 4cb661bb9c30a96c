"""Turn an extraction into RDF: one named graph, whose IRI is the article's."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from hashlib import sha256
from itertools import groupby

from rdflib import Graph
from rdflib.namespace import RDF
from rdflib.term import Literal, Node, URIRef

from claimgraph.loaders import reference
from claimgraph.loaders.literals import date_literal, text_literal
from claimgraph.loaders.nodes import Nodes
from claimgraph.loaders.record import (
    Actor,
    Article,
    Attribution,
    BlockKind,
    Claim,
    Event,
    Extraction,
    Position,
    Relation,
    Span,
    Spans,
    Weapon,
)
from claimgraph.ontology.catalogue import Catalogue
from claimgraph.ontology.terms import CG, WEAPON_CLASSES

_SPEECH = {
    ("affirms", False): CG.said,
    ("denies", False): CG.denied,
    ("affirms", True): CG.reportedlySaid,
    ("denies", True): CG.reportedlyDenied,
}
_ACTUAL = ("certain", "probable", "unspecified")
_Triple = tuple[Node, Node, Node]


def triples(
    extraction: Extraction,
    *,
    extractor: str,
    catalogue_version: str,
    catalogue: Catalogue | None = None,
) -> Graph:
    """Return everything the record holds, in a graph named by the article's IRI.

    `catalogue` tells what known weapons are also called, the package's own where none is given.
    Raises InputError where the record points at an actor, weapon or statement it does not hold.
    """
    writer = _Writer(extraction, extractor, catalogue_version, catalogue or Catalogue.load())
    graph = Graph(identifier=writer.article)
    graph.addN((*triple, graph) for triple in writer.everything())
    return graph


def content_hash(article: Article) -> str:
    """Hash what an article says and what is known of it; where it was read from does not count."""
    record = {name: value for name, value in asdict(article).items() if name != "origin"}
    return sha256(json.dumps(record, sort_keys=True).encode("ascii")).hexdigest()


class _Writer:
    """The triples said of each part of one extraction."""

    def __init__(
        self, extraction: Extraction, extractor: str, catalogue_version: str, catalogue: Catalogue
    ) -> None:
        self.record = extraction
        self.catalogue = catalogue
        self.nodes = Nodes(extraction)
        self.article = self.nodes.article
        self.extractor = Literal(extractor)
        self.catalogue_version = Literal(catalogue_version)
        self.seen_passages: set[Span] = set()

    def everything(self) -> Iterator[_Triple]:
        record = self.record
        yield from self.about_article(record.article)
        for actor in record.actors:
            yield from self.about_actor(actor)
        for weapon in record.weapons:
            yield from self.about_weapon(weapon)
        for order, attribution in enumerate(record.attributions):
            yield from self.about_statement(order, attribution)
        for claim in record.claims:
            yield from self.about_claim(claim)
        for index, relation in enumerate(record.relations):
            yield from self.about_relation(index, relation)
        for event in record.events:
            yield from self.about_event(event)
        for first, second in record.contradictions:
            yield self.nodes.statement(first), CG.contradicts, self.nodes.statement(second)

    def about_article(self, article: Article) -> Iterator[_Triple]:
        node = self.article
        yield node, RDF.type, CG.Article
        yield node, CG.docId, text_literal(article.doc_id)
        yield node, CG.origin, text_literal(article.origin)
        yield node, CG.text, text_literal(article.text)
        yield node, CG.contentHash, Literal(content_hash(article))
        yield node, CG.extractor, self.extractor
        yield node, CG.catalogueVersion, self.catalogue_version
        yield node, CG.mined, Literal(article.minable)
        yield from _optional(node, CG.url, article.url)
        yield from _optional(node, CG.title, article.title)
        yield from _optional(node, CG.publisher, article.publisher)
        yield from _optional(node, CG.author, article.author)
        yield from _optional(node, CG.language, article.language)
        yield from _dated(node, CG.published, article.published)
        yield from self.about_blocks(article)

    def about_blocks(self, article: Article) -> Iterator[_Triple]:
        """Say where titles and boilerplate lie; all else is paragraphs."""
        for start, end, kind in _runs(article):
            block = URIRef(f"{self.article}#block={start},{end}")
            yield self.article, CG.block, block
            yield block, RDF.type, CG.Block
            yield block, CG.blockKind, Literal(kind.value)
            yield block, CG.start, Literal(start)
            yield block, CG.end, Literal(end)

    def about_actor(self, actor: Actor) -> Iterator[_Triple]:
        node = self.nodes.thing(actor.id)
        yield node, RDF.type, CG[actor.type]
        yield node, CG.name, text_literal(actor.name)
        yield self.article, CG.mentions, node
        yield from self.passages(node, CG.mentionedIn, actor.mentions)
        for position in actor.positions:
            yield from self.about_position(node, position)

    def about_position(self, holder: URIRef, position: Position) -> Iterator[_Triple]:
        node = self.nodes.position(holder, position)
        yield holder, CG.holds, node
        yield node, RDF.type, CG.Position
        yield node, CG.positionTitle, text_literal(position.title)
        yield from self.passages(node, CG.evidence, (position.evidence,))
        if position.organisation:
            organisation, is_actor = self.nodes.organisation(position.organisation)
            yield node, CG.organisation, organisation
            if not is_actor:
                yield organisation, RDF.type, CG.Organization
                yield organisation, CG.name, text_literal(position.organisation)

    def about_weapon(self, weapon: Weapon) -> Iterator[_Triple]:
        node = self.nodes.thing(weapon.id)
        yield node, RDF.type, WEAPON_CLASSES[weapon.weapon_class]
        yield node, CG.name, text_literal(reference.name(weapon, self.catalogue))
        yield node, CG.known, Literal(weapon.known)
        for designation in reference.designations(weapon, self.catalogue):
            yield node, CG.alsoCalled, text_literal(designation)
        for designation in reference.family_designations(weapon, self.catalogue):
            yield node, CG.familyCalled, text_literal(designation)
        yield self.article, CG.mentions, node
        yield from _optional(node, CG.kind, weapon.kind)
        yield from self.passages(node, CG.mentionedIn, weapon.mentions)

    def about_statement(self, order: int, said: Attribution) -> Iterator[_Triple]:
        node = self.nodes.statement(order)
        yield node, RDF.type, CG.Statement
        yield node, CG.reportedIn, self.article
        yield node, CG.order, Literal(order)
        yield node, CG.mode, Literal(said.mode)
        yield node, CG.stance, Literal(said.stance)
        yield node, CG.negated, Literal(said.negated)
        yield node, CG.modality, Literal(said.modality)
        yield node, CG.confidence, Literal(said.confidence)
        yield node, CG.extractor, self.extractor
        for speaker in said.speakers:
            yield node, CG.speaker, self.nodes.thing(speaker)
        yield from self.passages(node, CG.sourcePassage, said.source)
        yield from self.passages(node, CG.cuePassage, said.cue)
        yield from self.passages(node, CG.contentPassage, said.content)
        yield from _dated(node, CG.saidOn, said.said_on)
        yield from self.quoted(node, CG.venue, CG.venuePassage, said.venue)
        yield from self.quoted(node, CG.audience, CG.audiencePassage, said.audience)
        yield from _optional(node, CG.response, said.response)
        if said.nested_in is not None:
            yield node, CG.nestedIn, self.nodes.statement(said.nested_in)
        if said.responds_to is not None:
            yield node, CG.respondsTo, self.nodes.statement(said.responds_to)

    def about_claim(self, claim: Claim) -> Iterator[_Triple]:
        node = self.nodes.claim(claim.text)
        yield node, RDF.type, CG.Claim
        yield node, CG.claimText, text_literal(claim.text)
        yield node, CG.negated, Literal(claim.negated)
        for thing in claim.about:
            yield node, CG.about, self.nodes.thing(thing)
        for index in claim.statements:
            yield self.nodes.statement(index), CG.claim, node
            said = self.record.attributions[index]
            speech = _SPEECH.get((said.stance, said.nested_in is not None))
            if speech and self.is_vouched_for(said):
                yield from ((self.nodes.thing(speaker), speech, node) for speaker in said.speakers)

    def is_vouched_for(self, said: Attribution) -> bool:
        """Tell whether all who report a statement affirm it: none "denied that X had said" it."""
        said_in = self.record.attributions
        for _ in said_in:  # no chain is longer, even where a faulty record closes it to a ring
            if said.nested_in is None or not 0 <= said.nested_in < len(said_in):
                break
            said = said_in[said.nested_in]
            if said.stance != "affirms":
                return False
        return True

    def about_relation(self, index: int, relation: Relation) -> Iterator[_Triple]:
        node, predicate = self.nodes.relation(index), CG[relation.type]
        subject, thing = self.nodes.subject(relation), self.nodes.thing(relation.object)
        yield node, RDF.type, CG.Relation
        yield node, CG.reportedIn, self.article
        yield node, CG.relationType, predicate
        yield node, CG.subject, subject
        yield node, CG.object, thing
        yield node, CG.polarity, Literal(relation.polarity)
        yield node, CG.basis, Literal(relation.basis)
        yield node, CG.modality, Literal(relation.modality)
        yield node, CG.exclusive, Literal(relation.exclusive)
        yield node, CG.againstCatalogue, Literal(relation.against_catalogue)
        yield from self.passages(node, CG.evidence, relation.evidence)
        yield from self.asserted(node, relation.asserted_by)
        yield from _dated(node, CG.date, relation.date)
        if relation.supplier:
            yield node, CG.supplier, self.nodes.thing(relation.supplier)
        for other in relation.alternatives:
            yield node, CG.alternative, self.nodes.relation(other)
        if relation.type == "designationOf":
            yield subject, RDF.type, CG.Designation
            yield subject, CG.designationValue, text_literal(relation.subject)
        if _is_plain(relation):
            yield subject, predicate, thing

    def about_event(self, event: Event) -> Iterator[_Triple]:
        weapon = self.nodes.thing(event.weapon) if event.weapon is not None else ""
        node = self.nodes.event(event.type, event.status, weapon, self.nodes.quote(event.evidence))
        yield node, RDF.type, CG.Event
        yield node, CG.reportedIn, self.article
        yield node, CG.eventType, Literal(event.type)
        yield node, CG.status, Literal(event.status)
        yield from self.passages(node, CG.evidence, event.evidence)
        yield from self.asserted(node, event.asserted_by)
        yield from _dated(node, CG.date, event.date)
        ends = (CG.weapon, event.weapon), (CG.by, event.by), (CG.to, event.to)
        for predicate, thing in (*ends, (CG.carriedBy, event.carried_by)):
            if thing is not None:
                yield node, predicate, self.nodes.thing(thing)
        yield from _optional(node, CG.target, event.target and self.nodes.name(event.target))
        yield from _optional(node, CG.place, event.place)
        yield from _optional(node, CG.quantity, event.quantity)

    def asserted(self, node: URIRef, index: int | None) -> Iterator[_Triple]:
        if index is not None:
            yield node, CG.assertedBy, self.nodes.statement(index)

    def passages(self, node: URIRef, predicate: URIRef, spans: Spans) -> Iterator[_Triple]:
        """Point at passages, one for each part of a discontinuous place; cg:start orders them."""
        for span in spans:
            passage = self.nodes.passage(*span)
            yield node, predicate, passage
            if span not in self.seen_passages:
                self.seen_passages.add(span)
                yield passage, RDF.type, CG.Passage
                yield passage, CG.inArticle, self.article
                yield passage, CG.start, Literal(span[0])
                yield passage, CG.end, Literal(span[1])
                yield passage, CG.quote, text_literal(self.nodes.quote((span,)))

    def quoted(
        self, node: URIRef, predicate: URIRef, passage: URIRef, span: Span | None
    ) -> Iterator[_Triple]:
        if span is not None:
            yield node, predicate, text_literal(self.nodes.quote((span,)))
            yield from self.passages(node, passage, (span,))


def _optional(node: URIRef, predicate: URIRef, text: str | None) -> Iterator[_Triple]:
    if text is not None:
        yield node, predicate, text_literal(text)


def _dated(node: URIRef, predicate: URIRef, text: str | None) -> Iterator[_Triple]:
    if text is not None:
        yield node, predicate, date_literal(text)


def _is_plain(relation: Relation) -> bool:
    """Tell whether a relation may stand alone: neither denied, nor supposed, nor one of several."""
    return (
        relation.polarity == "affirms"
        and relation.modality in _ACTUAL
        and not relation.alternatives
    )


def _runs(article: Article) -> Iterator[tuple[int, int, BlockKind]]:
    """Yield each title and each run of boilerplate, as [start, end) and kind."""
    for kind, group in groupby(article.blocks, key=lambda block: block.kind):
        if kind is not BlockKind.PARAGRAPH:
            blocks = list(group)
            yield blocks[0].start, blocks[-1].end, kind
