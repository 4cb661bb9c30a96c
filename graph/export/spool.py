"""The rows of a property graph, kept in a file while they are written out.

An exporter has to know every column and its type before the first row, and the graph may be
larger than memory: so the rows go through a temporary SQLite file once, whatever the format.
"""

from __future__ import annotations

import json
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path

from claimgraph.graph.facts import Value
from claimgraph.graph.rows import EdgeRow, NodeRow, Props


class Kind(StrEnum):
    """The type of a column; `TEXT` where its values are of several."""

    TEXT = "string"
    WHOLE = "integer"
    REAL = "double"
    TRUTH = "boolean"


Columns = dict[str, Kind]


class Rows:
    """Nodes, the edges between them, and the columns that each label set and type has."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self.node_columns: dict[tuple[str, ...], Columns] = {}
        self.edge_columns: dict[str, Columns] = {}
        database.executescript(
            """CREATE TABLE node (id TEXT PRIMARY KEY, labels TEXT, props TEXT) WITHOUT ROWID;
            CREATE TABLE edge (type TEXT, start TEXT, "end" TEXT, props TEXT);"""
        )

    def add(self, row: NodeRow | EdgeRow) -> None:
        """Keep a row; a second node of the same id is the same node."""
        if isinstance(row, NodeRow):
            _widen(self.node_columns.setdefault(row.labels, {}), row.props)
            values = (row.id, json.dumps(row.labels), _packed(row.props))
            self._database.execute("INSERT OR IGNORE INTO node VALUES (?, ?, ?)", values)
        else:
            _widen(self.edge_columns.setdefault(row.type, {}), row.props)
            ends = (row.type, row.start, row.end, _packed(row.props))
            self._database.execute("INSERT INTO edge VALUES (?, ?, ?, ?)", ends)

    def complete(self) -> None:
        """Make ready to be read, once all rows are in."""
        self._database.execute('CREATE INDEX ends ON edge (start, "end", type)')
        self._database.execute("CREATE INDEX labelled ON node (labels)")

    def nodes(self, labels: tuple[str, ...] | None = None) -> Iterator[NodeRow]:
        """Yield the nodes, or those of one label set, in order of their ids."""
        wanted = None if labels is None else json.dumps(labels)
        found = self._database.execute(
            "SELECT id, labels, props FROM node WHERE ? IS NULL OR labels = ? ORDER BY id",
            (wanted, wanted),
        )
        for iri, of, props in found:
            yield NodeRow(iri, tuple(json.loads(of)), json.loads(props))

    def edges(self, type_: str | None = None) -> Iterator[EdgeRow]:
        """Yield the edges, or those of one type; parallel ones follow each other."""
        found = self._database.execute(
            """SELECT type, start, "end", props FROM edge WHERE ? IS NULL OR type = ?
            ORDER BY start, "end", type, props""",
            (type_, type_),
        )
        for kind, start, end, props in found:
            yield EdgeRow(kind, start, end, json.loads(props))


@contextmanager
def spooled() -> Iterator[Rows]:
    """Yield empty rows, and let go of the file behind them at the end."""
    with tempfile.TemporaryDirectory(prefix="claimgraph-") as folder:
        database = sqlite3.connect(Path(folder) / "rows.sqlite", isolation_level=None)
        try:
            database.execute("PRAGMA journal_mode = OFF")
            database.execute("PRAGMA synchronous = OFF")
            database.execute("BEGIN")
            yield Rows(database)
        finally:
            database.close()


def together(columns: Iterable[Columns]) -> Columns:
    """Return the columns of several kinds of rows as one table's, in a lasting order."""
    union: Columns = {}
    for each in columns:
        for name, kind in each.items():
            union[name] = _wider(union.get(name, kind), kind)
    return dict(sorted(union.items()))


def as_text(value: Value) -> str:
    """Return a value as the exports write it: numbers in full, true and false in small letters."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _packed(props: Props) -> str:
    return json.dumps(dict(props), sort_keys=True)


def _widen(columns: Columns, props: Props) -> None:
    for name, value in props.items():
        kind = _kind(value)
        columns[name] = _wider(columns.get(name, kind), kind)


def _wider(first: Kind, second: Kind) -> Kind:
    if first is second:
        return first
    return Kind.REAL if {first, second} == {Kind.WHOLE, Kind.REAL} else Kind.TEXT


def _kind(value: Value) -> Kind:
    if isinstance(value, bool):
        return Kind.TRUTH
    if isinstance(value, int):
        return Kind.WHOLE
    return Kind.REAL if isinstance(value, float) else Kind.TEXT
