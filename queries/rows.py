"""An engine's answer in plain Python, as JSON can hold it."""

from __future__ import annotations

import base64
import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from neo4j.graph import Node, Path, Relationship
from neo4j.spatial import Point
from neo4j.time import Date, DateTime, Duration, Time

Plain: TypeAlias = str | int | float | bool | list["Plain"] | dict[str, "Plain"] | None


@dataclass(frozen=True, slots=True)
class Rows:
    """Columns, and rows of as many values each, in the order of the query."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Plain, ...], ...]

    def __iter__(self) -> Iterator[tuple[Plain, ...]]:
        """Yield each row."""
        return iter(self.rows)

    def __len__(self) -> int:
        """Return how many rows there are."""
        return len(self.rows)

    def dicts(self) -> list[dict[str, Plain]]:
        """Return each row as a map from column to value."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


def plain(value: object) -> Plain:
    """Return a driver's value as strings, numbers, lists and maps.

    Dates, times and durations become ISO 8601, bytes Base64, and a number that JSON has not
    (infinite, or none) its name. A node or relationship is named by its own `id`, where it has one.
    """
    match value:
        case None | bool() | int() | str():
            return value
        case float():
            return value if math.isfinite(value) else str(value)
        case Node():
            return _node(value)
        case Relationship():
            return _relationship(value)
        case Path():
            return {
                "nodes": [_node(each) for each in value.nodes],
                "relationships": [_relationship(each) for each in value.relationships],
            }
        case _:
            return _compound(value)


def _compound(value: object) -> Plain:
    match value:
        case Date() | DateTime() | Time() | Duration():
            return value.iso_format()
        case Point():
            return {"srid": value.srid, "coordinates": [float(each) for each in value]}
        case bytes() | bytearray():
            return base64.b64encode(value).decode("ascii")
        case dict():
            return {str(key): plain(each) for key, each in value.items()}
        case list() | tuple() | set() | frozenset():
            return [plain(each) for each in value]
        case _:
            return str(value)


def _node(node: Node) -> dict[str, Plain]:
    return {
        "id": _identity(node),
        "labels": [*sorted(node.labels)],
        "properties": {key: plain(each) for key, each in sorted(node.items())},
    }


def _relationship(relationship: Relationship) -> dict[str, Plain]:
    return {
        "type": relationship.type,
        "start": _identity(relationship.start_node),
        "end": _identity(relationship.end_node),
        "properties": {key: plain(each) for key, each in sorted(relationship.items())},
    }


def _identity(node: Node | None) -> Plain:
    """Return a node's own id, else the engine's name for it."""
    return None if node is None else plain(node.get("id", node.element_id))
