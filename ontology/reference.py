"""What the reference catalogue has of some weapons, as RDF in a graph of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rdflib import Graph
from rdflib.namespace import RDF, XSD
from rdflib.term import Literal, Node, URIRef

from claimgraph.ontology.catalogue import Catalogue, Entry, Operator
from claimgraph.ontology.families import Families
from claimgraph.ontology.iris import known_weapon_iri, state_iri
from claimgraph.ontology.states import States
from claimgraph.ontology.terms import CATALOGUE_GRAPH, CG, WEAPON_CLASSES

_Triple = tuple[Node, Node, Node]


def designations(entry: Entry) -> set[str]:
    """Return all that an entry is called."""
    return {designation.value for designation in entry.designations}


def family_designations(entry: Entry, catalogue: Catalogue) -> set[str]:
    """Return what the systems are called that an entry is a variant or munition of."""
    above = Families(catalogue).above(entry)
    called = {name for one in above for name in designations(one)}
    return called - designations(entry)


def reference_graph(ids: Iterable[str], catalogue: Catalogue) -> Graph:
    """Return what the catalogue has of these entries and their families: kinds, operators, fires.

    Nothing at all where there are no ids. Its name is that of the catalogue.
    """
    families = Families(catalogue)
    members = {one.id: one for id_ in ids for one in families.of(catalogue[id_])}
    graph = Graph(identifier=CATALOGUE_GRAPH)
    if members:
        graph.addN((*triple, graph) for triple in _Writer(members, catalogue).everything())
    return graph


class _Writer:
    """The triples of some entries and of what the catalogue has between them."""

    def __init__(self, members: dict[str, Entry], catalogue: Catalogue) -> None:
        self.members = members
        self.catalogue = catalogue
        self.states = {state.code: state.name for state in States.load()}

    def everything(self) -> Iterator[_Triple]:
        yield CATALOGUE_GRAPH, RDF.type, CG.Catalogue
        yield CATALOGUE_GRAPH, CG.catalogueVersion, Literal(self.catalogue.version)
        for entry in self.members.values():
            yield from self.about_weapon(entry)
            yield from self.about_operators(entry)

    def about_weapon(self, entry: Entry) -> Iterator[_Triple]:
        node = known_weapon_iri(entry.id)
        yield node, RDF.type, WEAPON_CLASSES[entry.weapon_class]
        yield node, CG.name, Literal(entry.name)
        yield node, CG.kind, Literal(entry.kind)
        yield node, CG.known, Literal(True)
        for name in designations(entry) - {entry.name}:
            yield node, CG.alsoCalled, Literal(name)
        for name in family_designations(entry, self.catalogue) - {entry.name}:
            yield node, CG.familyCalled, Literal(name)
        if entry.variant_of:
            yield node, CG.variantOf, known_weapon_iri(entry.variant_of)
        for munition in entry.fires:
            if munition in self.members:
                yield node, CG.fires, known_weapon_iri(munition)

    def about_operators(self, entry: Entry) -> Iterator[_Triple]:
        weapon = known_weapon_iri(entry.id)
        for operator in entry.operators:
            name = self.states[operator.state]
            state = state_iri(name)
            yield state, RDF.type, CG.State
            yield state, CG.name, Literal(name)
            if operator.until is None:
                yield weapon, CG.operatedBy, state
            yield from self.about_fielding(weapon, state, operator)

    def about_fielding(
        self, weapon: URIRef, state: URIRef, operator: Operator
    ) -> Iterator[_Triple]:
        years = {CG.since: operator.since, CG.until: operator.until}
        known = {when: f"{year:04}" for when, year in years.items() if year is not None}
        node = URIRef(f"{weapon}#fielding-{'-'.join((operator.state.lower(), *known.values()))}")
        yield weapon, CG.fielding, node
        yield node, RDF.type, CG.Fielding
        yield node, CG.operator, state
        for when, year in known.items():
            yield node, when, Literal(year, datatype=XSD.gYear)
