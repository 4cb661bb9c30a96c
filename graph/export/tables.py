"""Write nodes.csv and edges.csv, for spreadsheets, pandas and Gephi's own table import.

RFC 4180: commas, doubled quotes, CRLF; UTF-8. A spreadsheet runs a cell that begins with
= + - @, a tab or a carriage return as a formula, and cells hold whatever an article says; so text
that begins so gets an apostrophe before it, which spreadsheets do not show. The other formats
keep such text as it is.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

from claimgraph.graph.export.spool import Rows, as_text, together
from claimgraph.graph.facts import Value

# Gephi's words: "Type" would be directed or undirected there, so the kind has another name.
_ENDS = ("source", "target", "relationship")
_TITLES = {"source": "sourceWords"}
_FORMULA_STARTS = tuple("=+-@\t\r")


def write(rows: Rows, folder: Path) -> tuple[int, int]:
    """Write both tables into a folder; return how many nodes and edges they hold."""
    nodes = [name for name in together(rows.node_columns.values()) if name != "id"]
    edges = list(together(rows.edge_columns.values()))
    written_nodes = _table(
        folder / "nodes.csv",
        ["id", "labels", *nodes],
        ([n.id, ":".join(n.labels), *map(n.props.get, nodes)] for n in rows.nodes()),
    )
    written_edges = _table(
        folder / "edges.csv",
        [*_ENDS, *(_TITLES.get(name, name) for name in edges)],
        ([e.start, e.end, e.type, *map(e.props.get, edges)] for e in rows.edges()),
    )
    return written_nodes, written_edges


def _table(path: Path, header: list[str], records: Iterable[list[Value | None]]) -> int:
    count = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(header)
        for count, record in enumerate(records, 1):  # noqa: B007 - the last count is returned
            writer.writerow(map(_cell, record))
    return count


def _cell(value: Value | None) -> str:
    if value is None:
        return ""
    text = as_text(value)
    harmless = isinstance(value, bool | int | float) or not text.startswith(_FORMULA_STARTS)
    return text if harmless else "'" + text
