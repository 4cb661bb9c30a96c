"""The property graph of a dataset as plain rows, whole or as an analyst looks at it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from claimgraph.graph.dataset import Dataset
from claimgraph.graph.elements import Edge, Node, Properties
from claimgraph.graph.facts import Value
from claimgraph.graph.project import Projection

Props = Mapping[str, Value]

DETAIL = frozenset({"Statement", "Passage", "Position", "Designation"})
"""What a first look at the graph leaves out: how a thing was said, not who said what."""


@dataclass(frozen=True, slots=True)
class NodeRow:
    """A node; its first label says what it is, the others what that is a kind of."""

    id: str
    labels: tuple[str, ...]
    props: Props

    @property
    def entity(self) -> str:
        """Return what it is."""
        return self.labels[0]


@dataclass(frozen=True, slots=True)
class EdgeRow:
    """A relationship from one node to another."""

    type: str
    start: str
    end: str
    props: Props


def rows_of(dataset: Dataset, *, full: bool) -> Iterator[NodeRow | EdgeRow]:
    """Yield each node and each edge once.

    DETAIL with the edges to it, and what the reference catalogue has, only in `full`.
    """
    projection = Projection(dataset.store)
    shared = projection.shared(reference=full)
    yield from (_node(node) for node in shared if _wanted(node, full))
    reference = projection.catalogue() if full else None
    bundles = map(projection.bundle, projection.articles())
    for bundle in chain(bundles, [reference] if reference else []):
        yield from (_node(node) for node in bundle.nodes if _wanted(node, full))
        for edge in bundle.edges:
            if _wanted(edge.start, full) and _wanted(edge.end, full):
                yield _edge(edge)


def _wanted(node: Node, full: bool) -> bool:
    return full or node.kind.labels[0] not in DETAIL


def _node(node: Node) -> NodeRow:
    return NodeRow(node.id, tuple(node.kind.labels), _known(node.properties))


def _edge(edge: Edge) -> EdgeRow:
    return EdgeRow(edge.type, edge.start.id, edge.end.id, _known(edge.properties))


def _known(properties: Properties) -> dict[str, Value]:
    return {name: value for name, value in properties.items() if value is not None}
