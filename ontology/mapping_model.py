"""What a mapping says: which RDF becomes which node, relationship and property."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product

Path = tuple[str, ...]
Paths = tuple[Path, ...]
"""Alternative paths, each of terms from node to node; the first that leads anywhere holds."""


@dataclass(frozen=True, slots=True)
class NodeKind:
    """Nodes of one class. The last label is the broadest, and `id` is unique in it.

    `shared` ones may be in many articles; `linked` ones are there only for a relationship.
    """

    name: str
    term: str
    labels: tuple[str, ...]
    properties: Mapping[str, Paths]
    shared: bool
    linked: bool

    @property
    def family(self) -> str:
        """Return the broadest label, by which a node is found."""
        return self.labels[-1]


@dataclass(frozen=True, slots=True)
class PlainKind:
    """An object property that becomes a relationship; `subjects` are kinds of node, or all."""

    type: str
    term: str
    subjects: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Speech:
    """Statements as relationships from speaker to claim; `types` by stance and nestedness."""

    key: str
    types: Mapping[tuple[str, bool], str]
    properties: Mapping[str, Paths]


@dataclass(frozen=True, slots=True)
class Relations:
    """Reified relations as relationships; `types` by the relation's term."""

    key: str
    denied_prefix: str
    types: Mapping[str, str]
    properties: Mapping[str, Paths]

    def type_of(self, term: str, *, denied: bool) -> str:
        """Return the type of a relation's relationship."""
        return self.denied_prefix + self.types[term] if denied else self.types[term]

    def all_types(self) -> tuple[str, ...]:
        """Return every type that a relation may have, denied ones included."""
        pairs = product(self.types, (False, True))
        return tuple(self.type_of(term, denied=denied) for term, denied in pairs)


@dataclass(frozen=True, slots=True)
class Reference:
    """What the reference catalogue has as relationships; `types` by the path to their end.

    `owner`, `version` and `key` name the properties that hold the catalogue's IRI, its version,
    and the node between, if there is one, which has the `properties`.
    """

    owner: str
    version: str
    key: str
    types: Mapping[Path, str]
    properties: Mapping[str, Paths]


@dataclass(frozen=True, slots=True)
class GraphMapping:
    """The whole mapping; see mapping.yaml for what each part means."""

    owner: str
    digest: str
    nodes: Mapping[str, NodeKind]
    relationships: Mapping[str, PlainKind]
    speech: Speech
    relations: Relations
    reference: Reference

    def families(self, *, shared: bool = False) -> tuple[str, ...]:
        """Return the broadest labels, each once: all, or those that hold shared nodes."""
        kinds = (kind for kind in self.nodes.values() if kind.shared or not shared)
        return tuple(dict.fromkeys(kind.family for kind in kinds))

    def relationship_types(self) -> tuple[str, ...]:
        """Return every relationship type, in the order of the file."""
        said = (*self.speech.types.values(), *self.relations.all_types())
        return (*self.relationships, *said, *self.reference.types.values())
