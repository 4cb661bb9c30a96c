"""Write the CSV files that `neo4j-admin database import` reads, and the command to type.

One file for each label set and each relationship type, with typed headers; text may hold line
breaks, commas and quotation marks.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

from claimgraph.graph.export.spool import Columns, Kind, Rows, as_text
from claimgraph.graph.facts import Value

SCRIPT = "import.sh"
_TYPES = {
    Kind.TEXT: "string",
    Kind.WHOLE: "long",
    Kind.REAL: "double",
    Kind.TRUTH: "boolean",
}


def write(rows: Rows, folder: Path) -> tuple[int, int]:
    """Write the files and the script into a folder; return how many nodes and edges they hold."""
    nodes = edges = 0
    arguments = []
    for labels, columns in sorted(rows.node_columns.items()):
        name = f"nodes-{labels[0]}.csv"
        header = ["id:ID", *_header(columns)]
        nodes += _file(
            folder / name, header, ([n.id, *map(n.props.get, columns)] for n in rows.nodes(labels))
        )
        arguments.append(f"--nodes={':'.join(labels)}={name}")
    for kind, columns in sorted(rows.edge_columns.items()):
        name = f"relationships-{kind}.csv"
        header = [":START_ID", ":END_ID", *_header(columns)]
        edges += _file(
            folder / name,
            header,
            ([e.start, e.end, *map(e.props.get, columns)] for e in rows.edges(kind)),
        )
        arguments.append(f"--relationships={kind}={name}")
    script = folder / SCRIPT
    script.write_text(_script(arguments), encoding="utf-8")
    script.chmod(0o755)
    return nodes, edges


def _header(columns: Columns) -> list[str]:
    return [f"{name}:{_TYPES[kind]}" for name, kind in columns.items()]


def _file(path: Path, header: list[str], records: Iterable[list[Value | None]]) -> int:
    count = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        for count, record in enumerate(records, 1):  # noqa: B007 - the last count is returned
            writer.writerow("" if value is None else as_text(value) for value in record)
    return count


def _script(arguments: list[str]) -> str:
    # The database comes first: after a list of files it would be read as one more.
    full = 'neo4j-admin database import full "${1:-neo4j}"'
    command = " \\\n  ".join([full, "--multiline-fields=true", *arguments])
    return (
        "#!/bin/sh\n"
        "# Fill a new, stopped Neo4j 5 or later database: ./import.sh [DATABASE]\n"
        "# Afterwards, `claimgraph push --to URI` adds the constraints and keeps it up to date.\n"
        f'cd "$(dirname "$0")" || exit 1\n{command}\n'
    )
