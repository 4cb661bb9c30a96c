"""Nodes and relationships of the property graph, as plain data."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b

from claimgraph.graph.facts import Value
from claimgraph.ontology.mapping import NodeKind

__all__ = ["Bundle", "Edge", "Node", "Properties"]

Properties = Mapping[str, Value | None]
_DIGEST_BYTES = 16


@dataclass(frozen=True, slots=True)
class Node:
    """A node; `properties` has every property of its kind but `id`, None where it has no value."""

    kind: NodeKind
    id: str
    properties: Properties

    @property
    def shared(self) -> bool:
        """Whether it may be in many articles: what one owns is a fragment of that one's IRI."""
        return self.kind.shared and "#" not in self.id

    @property
    def digest(self) -> str:
        """Fingerprint the node, its labels included."""
        text = json.dumps([self.kind.labels, self.id, self.properties], sort_keys=True)
        return blake2b(text.encode("ascii"), digest_size=_DIGEST_BYTES).hexdigest()


@dataclass(frozen=True, slots=True)
class Edge:
    """A relationship; `key` names the property that tells it from a parallel one, if there is."""

    type: str
    start: Node
    end: Node
    key: str | None
    properties: Properties

    @property
    def order(self) -> tuple[str, str, str, str]:
        """Return what to sort by; no two relationships of an article have the same."""
        key = "" if self.key is None else str(self.properties[self.key])
        return self.type, self.start.id, self.end.id, key


@dataclass(frozen=True, slots=True)
class Bundle:
    """All that one article, or the catalogue, puts into the property graph, shared nodes aside.

    `nodes` are those that it alone owns, itself first; `edges` are in order; `digest`
    is the fingerprint of the named graph that they were projected from.
    """

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    digest: str

    @property
    def article(self) -> Node:
        """Return the article's own node."""
        return self.nodes[0]

    def __len__(self) -> int:
        return len(self.nodes) + len(self.edges)
