"""The reference catalogue as RDF: one named graph, apart from all that articles assert."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rdflib import Graph, Namespace
from rdflib.namespace import DCTERMS, RDF, SKOS, XSD
from rdflib.term import Literal, Node, URIRef

from claimgraph.ontology.iris import known_weapon_iri, slug, state_iri
from claimgraph.ontology.states import States
from claimgraph.ontology.terms import CATALOGUE_GRAPH, CG, DATA, WEAPON_CLASSES
from claimgraph.ontology.weapons.entry import Entry

if TYPE_CHECKING:
    from claimgraph.ontology.catalogue import Catalogue

WIKIDATA = Namespace("http://www.wikidata.org/entity/")
Triple = tuple[Node, Node, Node]


def catalogue_graph(catalogue: Catalogue) -> Graph:
    """Return all that the catalogue knows, in the graph that is named for it."""
    graph = Graph(identifier=CATALOGUE_GRAPH)
    graph.addN((*triple, graph) for triple in catalogue_triples(catalogue))
    return graph


def catalogue_triples(catalogue: Catalogue) -> Iterator[Triple]:
    """Yield all that the catalogue knows, subject by subject, in the catalogue's order."""
    told: dict[Node, dict[Triple, None]] = {}
    for triple in _Writer(catalogue).everything():
        told.setdefault(triple[0], {})[triple] = None
    for triples in told.values():
        yield from triples


class _Writer:
    """The triples said of the catalogue, its families and its entries; each node told once."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.families: dict[tuple[str, str], URIRef] = {}
        self.states: dict[str, URIRef] = {}
        self.minted: Counter[URIRef] = Counter()

    def everything(self) -> Iterator[Triple]:
        yield CATALOGUE_GRAPH, RDF.type, CG.Catalogue
        yield CATALOGUE_GRAPH, CG.catalogueVersion, Literal(self.catalogue.version)
        for entry in self.catalogue:
            yield from self.about_family(entry)
            yield from self.about_entry(entry)
            yield from self.about_designations(entry)
            yield from self.about_operators(entry)
        for code, node in self.states.items():
            yield node, RDF.type, CG.State
            yield node, CG.name, Literal(States.load()[code].name)

    def about_family(self, entry: Entry) -> Iterator[Triple]:
        """Tell of a family with its file's references; one of the same name is another."""
        file = entry.family, entry.origin_file
        if file not in self.families:
            node = self.families[file] = self.once(DATA["family/" + slug(entry.family)])
            yield node, RDF.type, CG.Family
            yield node, CG.name, Literal(entry.family)
            yield node, CG.inCatalogue, CATALOGUE_GRAPH
            yield from ((node, DCTERMS.source, Literal(source)) for source in entry.sources)

    def about_entry(self, entry: Entry) -> Iterator[Triple]:
        node = known_weapon_iri(entry.id)
        yield node, RDF.type, WEAPON_CLASSES[entry.weapon_class]
        yield node, CG.name, Literal(entry.name)
        yield node, CG.kind, Literal(entry.kind)
        yield node, CG.known, Literal(True)
        yield node, CG.family, self.families[entry.family, entry.origin_file]
        for code in entry.origin:
            yield node, CG.originCountry, self.state(code)
        if entry.variant_of:
            yield node, CG.variantOf, known_weapon_iri(entry.variant_of)
        for munition in entry.fires:
            yield node, CG.fires, known_weapon_iri(munition)
        for treaty in entry.treaties:
            yield node, CG.treatyClass, Literal(treaty)
        if entry.wikidata:
            yield node, SKOS.exactMatch, WIKIDATA[entry.wikidata]
        known = (CG.maker, entry.maker), (CG.guidance, entry.guidance), (CG.note, entry.note)
        for predicate, value in (*known, (CG.rangeKm, entry.range_km)):
            if value is not None:
                yield node, predicate, Literal(value)

    def about_designations(self, entry: Entry) -> Iterator[Triple]:
        """Tell of designations, each the weapon's own: another may have the same by a scheme."""
        weapon = known_weapon_iri(entry.id)
        for designation in entry.designations:
            if designation.value != entry.name:
                yield weapon, CG.alsoCalled, Literal(designation.value)
        for designation in entry.designations:
            node = self.once(URIRef(f"{weapon}#designation-{slug(designation.value)}"))
            yield weapon, CG.designation, node
            yield node, RDF.type, CG.Designation
            yield node, CG.designationValue, Literal(designation.value)
            yield node, CG.scheme, Literal(designation.scheme)

    def about_operators(self, entry: Entry) -> Iterator[Triple]:
        weapon = known_weapon_iri(entry.id)
        for operator in entry.operators:
            state = self.state(operator.state)
            node = self.once(URIRef(f"{weapon}#fielding-{operator.state.lower()}"))
            yield weapon, CG.fielding, node
            yield node, RDF.type, CG.Fielding
            yield node, CG.operator, state
            for predicate, year in ((CG.since, operator.since), (CG.until, operator.until)):
                if year is not None:
                    yield node, predicate, Literal(str(year), datatype=XSD.gYear)
            if operator.until is None:
                yield weapon, CG.operatedBy, state

    def state(self, code: str) -> URIRef:
        return self.states.setdefault(code, state_iri(States.load()[code].name))

    def once(self, iri: URIRef) -> URIRef:
        """Return an IRI, numbered where it is given for a second time."""
        self.minted[iri] += 1
        return iri if self.minted[iri] == 1 else URIRef(f"{iri}~{self.minted[iri]}")
