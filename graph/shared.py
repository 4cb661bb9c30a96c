"""The nodes that articles share, from all that any article, or the catalogue, says of them."""

from __future__ import annotations

from collections import Counter
from itertools import product

import pyoxigraph as ox
from rdflib.namespace import RDF

from claimgraph.graph.elements import Node
from claimgraph.graph.facts import Value, iri_of, joined, local_name, python_value
from claimgraph.ontology.mapping import GraphMapping, NodeKind
from claimgraph.ontology.terms import CATALOGUE_GRAPH, CG

__all__ = ["SharedNodes", "is_shared"]

_TYPE = ox.NamedNode(str(RDF.type))
_UNION = ox.DefaultGraph()
_CATALOGUE = ox.NamedNode(str(CATALOGUE_GRAPH))


def is_shared(iri: str) -> bool:
    """Tell whether a thing may be in many articles: what one owns is a fragment of its IRI."""
    return "#" not in iri


class SharedNodes:
    """Nodes by IRI, looked up in every named graph; what most of them say holds.

    A shared node's properties are terms of its own, not paths to other things.
    """

    def __init__(self, store: ox.Store, rules: GraphMapping) -> None:
        self._store = store
        self._kinds = {kind.term: kind for kind in rules.nodes.values() if kind.shared}

    def iris(self, *, reference: bool) -> list[str]:
        """Return the IRIs of all shared nodes, in order; with `reference`, the catalogue's too."""
        found: set[str] = set()
        graphs: list[ox.DefaultGraph | ox.NamedNode] = [_UNION, *([_CATALOGUE] * reference)]
        for term, graph in product(self._kinds, graphs):
            kind = ox.NamedNode(str(CG[term]))
            for quad in self._store.quads_for_pattern(None, _TYPE, kind, graph):
                found.add(iri_of(quad.subject))
        return sorted(filter(is_shared, found))

    def node(self, iri: str) -> Node | None:
        """Return the shared node of this IRI, None where it is of no shared class."""
        kind = self._kind(iri) if is_shared(iri) else None
        if kind is None:
            return None
        properties = {
            name: self._most_said(iri, path[-1]) for name, (path, *_) in kind.properties.items()
        }
        return Node(kind, iri, properties)

    def _kind(self, iri: str) -> NodeKind | None:
        order = list(self._kinds)
        types = self._store.quads_for_pattern(ox.NamedNode(iri), _TYPE, None, None)
        counts = Counter(local_name(iri_of(q.object)) for q in types if q.graph_name != _UNION)
        known = [term for term in order if term in counts]
        best = max(known, key=lambda term: counts[term], default=None)
        return None if best is None else self._kinds[best]

    def _most_said(self, iri: str, term: str) -> Value | None:
        said = self._said(iri, ox.NamedNode(str(CG[term])))
        return max(said, key=lambda value: (said[value], str(value)), default=None)

    def _said(self, iri: str, term: ox.NamedNode) -> Counter[Value]:
        """Count how many graphs give each value, the several that one gives being one of them."""
        given: dict[str, list[Value]] = {}
        for quad in self._store.quads_for_pattern(ox.NamedNode(iri), term, None, None):
            if quad.graph_name != _UNION:
                given.setdefault(str(quad.graph_name), []).append(python_value(quad.object))
        return Counter(map(joined, given.values()))
