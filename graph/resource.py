"""One RDF node and the values of its properties, as plain Python values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from rdflib import Graph
from rdflib.namespace import RDF
from rdflib.term import Literal, Node, URIRef

from claimgraph.ontology.terms import CG

ACTOR_TYPES = (CG.Person, CG.Organization, CG.State, CG.Group)
WEAPON_TYPES = (CG.WeaponSystem, CG.Variant, CG.Munition, CG.WeaponClass)


class Resource:
    """A node whose properties are all read at once, in one look-up.

    Where several values stand and one is asked for, it is the longest, then the first in order:
    an actor's fullest name, and the same answer every time.
    """

    def __init__(self, rdf: Graph, node: Node) -> None:
        self.iri = str(node)
        self._values: dict[Node, list[Node]] = defaultdict(list)
        for predicate, value in rdf.predicate_objects(node):
            self._values[predicate].append(value)

    def text(self, term: URIRef) -> str | None:
        """Return a value as text."""
        return _fullest(map(str, self._values.get(term, ())))

    def flag(self, term: URIRef) -> bool:
        """Tell whether a boolean property is true."""
        return Literal(True) in self._values.get(term, ())

    def number(self, term: URIRef) -> float:
        """Return a number, 0 where there is none."""
        return float(self.text(term) or 0)

    def node(self, term: URIRef) -> URIRef | None:
        """Return the node a property points at."""
        return next(iter(self.nodes(term)), None)

    def nodes(self, term: URIRef) -> list[URIRef]:
        """Return the nodes a property points at, in order of their IRIs."""
        return sorted(node for node in self._values.get(term, ()) if isinstance(node, URIRef))


def value(rdf: Graph, node: Node, term: URIRef) -> str | None:
    """Return one property's value as text, of a node that may have thousands of others."""
    return _fullest(map(str, rdf.objects(node, term)))


def type_of(rdf: Graph, node: Node) -> URIRef | None:
    """Return the actor or weapon class of a node; None where it is of neither."""
    types = set(rdf.objects(node, RDF.type))
    return next((kind for kind in (*ACTOR_TYPES, *WEAPON_TYPES) if kind in types), None)


def local_name(term: Node) -> str:
    """Return a vocabulary term's name without its namespace."""
    return str(term).rpartition("#")[2]


def _fullest(values: Iterable[str]) -> str | None:
    return min(values, key=lambda text: (-len(text), text), default=None)
