"""Find an actor or a weapon by what somebody calls it."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Iterable

from rdflib import Graph
from rdflib.namespace import RDF
from rdflib.term import Node, URIRef

from claimgraph.errors import NotFoundError
from claimgraph.ontology.terms import CG

_CLOSE_ENOUGH = 0.6
_SHOWN = 5


class Names:
    """The names that things of some classes go by, designations included."""

    def __init__(self, rdf: Graph, kind: str, classes: Iterable[URIRef]) -> None:
        self.kind = kind
        self._nodes: dict[str, set[Node]] = defaultdict(set)
        self._shown: dict[Node, str] = {}
        for cls in classes:
            for node in rdf.subjects(RDF.type, cls):
                for name in _names_of(rdf, node):
                    self._nodes[name.casefold()].add(node)
                own = map(str, rdf.objects(node, CG.name))
                self._shown[node] = max(own, key=lambda name: (len(name), name), default=str(node))

    def find(self, name: str) -> Node:
        """Return the one thing called `name`, or whose name alone holds all its words.

        An IRI is taken as such. Of several exact matches, the one that is the same in every
        article is meant. Raises NotFoundError, with the names that come close.
        """
        if URIRef(name) in self._shown:
            return URIRef(name)
        found = self.all(name)
        everywhere = [node for node in found if "#" not in str(node)]
        for candidates in (found, everywhere):
            if len(candidates) == 1:
                return candidates[0]
        raise NotFoundError(self.kind, name, remedy=self._remedy(name, found))

    def all(self, name: str) -> list[Node]:
        """Return all that `name` could mean: exactly so called, else with all its words."""
        words = set(name.casefold().split())
        exact = self._nodes.get(" ".join(name.casefold().split()), set())
        partial = (
            node
            for known, nodes in self._nodes.items()
            if words and words <= set(known.split())
            for node in nodes
        )
        return sorted(exact or set(partial), key=str)

    def _remedy(self, name: str, found: list[Node]) -> str:
        if found:
            several = (f"{self._shown[node]} <{node}>" for node in found[:_SHOWN])
            return f"Several are; give one by its IRI: {', '.join(several)}"
        close = difflib.get_close_matches(
            name.casefold(), self._nodes, n=_SHOWN, cutoff=_CLOSE_ENOUGH
        )
        nodes = (node for known in close for node in sorted(self._nodes[known], key=str))
        shown = dict.fromkeys(self._shown[node] for node in nodes)
        return f"Close to it: {', '.join(shown)}" if shown else ""


def _names_of(rdf: Graph, node: Node) -> Iterable[str]:
    yield from map(str, rdf.objects(node, CG.name))
    yield from map(str, rdf.objects(node, CG.alsoCalled))
    designations = {*rdf.objects(node, CG.designation), *rdf.subjects(CG.designationOf, node)}
    for designation in designations:
        yield from map(str, rdf.objects(designation, CG.designationValue))
