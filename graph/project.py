"""Project the RDF dataset into the nodes and relationships of the property graph.

An article's bundle is what its named graph alone owns, and every relationship that it gave rise
to. Nodes that articles share (states, people with a full name, known weapons) are projected from
all that any article says of them, so that the result never depends on the order of loading. A
fingerprint of each tells whether it has to be sent again. What the reference catalogue has of the
weapons named is a bundle of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from hashlib import blake2b
from itertools import product

import pyoxigraph as ox
from rdflib.namespace import RDF

from claimgraph.errors import DatasetError
from claimgraph.graph.elements import Bundle, Edge, Node, Properties
from claimgraph.graph.facts import Facts, Value, iri_of, local_name
from claimgraph.graph.shared import SharedNodes
from claimgraph.ontology.mapping import GraphMapping, Path, Paths, PlainKind, mapping
from claimgraph.ontology.terms import CATALOGUE_GRAPH, CG

__all__ = ["CATALOGUE", "Projection"]

_TYPE = ox.NamedNode(str(RDF.type))
_ARTICLE = ox.NamedNode(str(CG.Article))
_KEPT = 100_000
CATALOGUE = str(CATALOGUE_GRAPH)
VERSION = 2
"""Of the projection: raised when this module makes other rows of the same graph."""

Lookup = Callable[[str], Node | None]


class Projection:
    """The property graph of a dataset, an article at a time."""

    def __init__(self, store: ox.Store, rules: GraphMapping | None = None) -> None:
        self.store = store
        self.rules = rules or mapping()
        self._rules_digest = f"{VERSION} {self.rules!r}\n".encode()
        self._shared = SharedNodes(store, self.rules)
        self._shared_node = lru_cache(_KEPT)(self._shared.node)

    def articles(self) -> list[str]:
        """Return the IRIs of the articles, in order."""
        quads = self.store.quads_for_pattern(None, _TYPE, _ARTICLE, ox.DefaultGraph())
        return sorted(iri_of(quad.subject) for quad in quads)

    def shared(self, *, reference: bool = True) -> Iterator[Node]:
        """Yield the nodes that articles share, in order of IRI.

        With `reference`, those that only the reference catalogue has are among them.
        """
        for iri in self._shared.iris(reference=reference):
            node = self._shared_node(iri)
            if node is not None:
                yield node

    def bundle(self, article: str) -> Bundle:
        """Return all that one article puts into the property graph, shared nodes aside.

        Raises DatasetError where its graph points at something that is of no known class.
        """
        return self._bundle(article, list(self._graph(article)))

    def catalogue(self) -> Bundle | None:
        """Return what the reference catalogue has of the weapons named; None where nothing."""
        graph = list(self._graph(CATALOGUE))
        return self._bundle(CATALOGUE, graph) if graph else None

    def _bundle(self, iri: str, graph: list[ox.Quad]) -> Bundle:
        kind = _Catalogue if iri == CATALOGUE else _Article
        view = kind(iri, Facts(graph), self.rules, self._shared_node)
        return Bundle(*view.elements(), self._fingerprint(graph))

    def digest(self, article: str) -> str:
        """Fingerprint a named graph, together with the rules that project it."""
        return self._fingerprint(self._graph(article))

    def _graph(self, article: str) -> Iterator[ox.Quad]:
        return self.store.quads_for_pattern(None, None, None, ox.NamedNode(article))

    def _fingerprint(self, graph: Iterable[ox.Quad]) -> str:
        text = ox.serialize(graph, format=ox.RdfFormat.N_QUADS) or b""
        return blake2b(self._rules_digest + text, digest_size=16).hexdigest()


class _Article:
    """The projection of one article's graph."""

    def __init__(self, iri: str, facts: Facts, rules: GraphMapping, shared: Lookup) -> None:
        self.iri = iri
        self.facts = facts
        self.rules = rules
        self.shared = shared
        self.own = {node.id: node for node in self.owned_nodes()}

    def elements(self) -> tuple[tuple[Node, ...], tuple[Edge, ...]]:
        """Return the graph's own node, with the other nodes it owns, and its relationships."""
        edges = sorted(self.edges(), key=lambda edge: edge.order)
        reached = {end.id for edge in edges for end in (edge.start, edge.end)}
        article = self.own[self.iri]
        nodes = (
            self.own[iri]
            for iri in sorted(self.own)
            if iri != self.iri and (iri in reached or not self.own[iri].kind.linked)
        )
        return (article, *nodes), tuple(edges)

    def edges(self) -> Iterator[Edge]:
        """Yield every relationship that the graph gives rise to."""
        yield from (*self.plain(), *self.speech(), *self.relations())

    def owned_nodes(self) -> Iterator[Node]:
        """Yield the nodes that hang off the graph's own, itself included."""
        prefix = f"{self.iri}#"
        for kind in self.rules.nodes.values():
            for thing in self.facts.of_class(kind.term):
                if thing == self.iri:
                    yield Node(kind, thing, self.properties(thing, kind.properties))
                elif thing.startswith(prefix):
                    properties = self.properties(thing, kind.properties)
                    yield Node(kind, thing, {**properties, self.rules.owner: self.iri})

    def properties(self, thing: str, named: Mapping[str, Paths]) -> dict[str, Value | None]:
        return {name: self.facts.follow(thing, paths) for name, paths in named.items()}

    def node(self, iri: str) -> Node:
        """Return the node that an IRI of this article's graph stands for."""
        found = self.own.get(iri) or self.shared(iri)
        if found is None:
            raise DatasetError(
                f"the graph of {self.iri} points at {iri}, which has no class",
                remedy="Load the article again",
            )
        return found

    def plain(self) -> Iterator[Edge]:
        """Yield the relationships of plain object properties."""
        by_term = {kind.term: kind for kind in self.rules.relationships.values()}
        owner: Properties = {self.rules.owner: self.iri}
        for thing, term in self.facts:
            kind = by_term.get(term)
            start = self.start(thing, kind) if kind else None
            if kind and start:
                for end in self.facts.things(thing, term):
                    yield Edge(kind.type, start, self.node(end), None, owner)

    def start(self, thing: str, kind: PlainKind) -> Node | None:
        """Return the node at which a plain relationship starts, None where there is none."""
        start = self.own.get(thing) or self.shared(thing)
        if start is None or (kind.subjects is not None and start.kind.name not in kind.subjects):
            return None
        return start

    def speech(self) -> Iterator[Edge]:
        """Yield a relationship from each speaker to what each of their statements claims."""
        rules, facts = self.rules.speech, self.facts
        for said in filter(self.is_vouched_for, facts.of_class("Statement")):
            nested = bool(facts.values(said, "nestedIn"))
            stances = [str(value) for value in facts.values(said, "stance")]
            types = [rules.types[s, nested] for s in stances if (s, nested) in rules.types]
            properties = self.evidenced(said, rules.key, rules.properties)
            for kind, speaker in product(types, facts.things(said, "speaker")):
                for claim in facts.things(said, "claim"):
                    yield Edge(kind, self.node(speaker), self.node(claim), rules.key, properties)

    def is_vouched_for(self, said: str) -> bool:
        """Tell whether all who report a statement affirm it: none "denied that X had said" it."""
        seen, outer = {said}, self.facts.things(said, "nestedIn")
        while outer and outer[0] not in seen:
            if "affirms" not in self.facts.values(outer[0], "stance"):
                return False
            seen.add(outer[0])
            outer = self.facts.things(outer[0], "nestedIn")
        return True

    def relations(self) -> Iterator[Edge]:
        """Yield a relationship for each reified relation."""
        rules, facts = self.rules.relations, self.facts
        for relation in facts.of_class("Relation"):
            term = local_name(facts.things(relation, "relationType")[0])
            kind = rules.type_of(term, denied="denies" in facts.values(relation, "polarity"))
            properties = self.evidenced(relation, rules.key, rules.properties)
            subject, thing = (facts.things(relation, end)[0] for end in ("subject", "object"))
            yield Edge(kind, self.node(subject), self.node(thing), rules.key, properties)

    def evidenced(self, thing: str, key: str, named: Mapping[str, Paths]) -> Properties:
        """Return the properties of the relationship that stands for a statement or relation."""
        return {key: thing, self.rules.owner: self.iri, **self.properties(thing, named)}


class _Catalogue(_Article):
    """The projection of the reference catalogue's graph, of which nothing is an article's."""

    def edges(self) -> Iterator[Edge]:
        """Yield a relationship for each thing that the catalogue has of a weapon."""
        rules, facts = self.rules.reference, self.facts
        version = facts.follow(self.iri, ((local_name(CG.catalogueVersion),),))
        common = {rules.owner: self.iri, rules.version: version}
        for thing, term in facts:
            for path, kind in rules.types.items():
                if path[0] == term:
                    for near in facts.things(thing, term):
                        yield self.edge(kind, thing, near, path[1:], common)

    def edge(self, kind: str, thing: str, near: str, rest: Path, common: Properties) -> Edge:
        """Return a relationship to what is near, or on to where the rest of its path leads."""
        rules = self.rules.reference
        if not rest:
            return Edge(kind, self.node(thing), self.node(near), None, common)
        (end,) = self.facts.things(near, *rest)
        own = {rules.key: near, **self.properties(near, rules.properties)}
        return Edge(kind, self.node(thing), self.node(end), rules.key, {**common, **own})
