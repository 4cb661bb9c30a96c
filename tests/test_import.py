"""The neo4j-admin export, imported by a real neo4j-admin into a real Neo4j."""

from __future__ import annotations

import os
import shlex
import subprocess
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from claimgraph.graph.engines.server import connect
from claimgraph.graph.export import export
from claimgraph.graph.rows import EdgeRow, NodeRow, rows_of
from tests import sample
from tests.loaded import dataset
from tests.real import unavailable
from tests.real.neo4j import USER, NoNeo4jError, Server, java, new_server

HOSTILE = "She said \"no\", \\ back;slash,\r\nthen 'left' \U0001f680 =1+1"


@pytest.mark.neo4j
@pytest.mark.slow
def test_neo4j_holds_what_was_exported(tmp_path: Path) -> None:
    try:
        server = new_server(tmp_path / "neo4j")
    except NoNeo4jError as error:
        unavailable("neo4j-admin", str(error))
    told = sample.extraction()
    told = replace(told, claims=(replace(told.claims[0], text=HOSTILE), *told.claims[1:]))
    with dataset(tmp_path / "home", told) as loaded:
        export(loaded, "neo4j-admin", tmp_path / "out")
        rows = list(rows_of(loaded, full=True))
    import_into(server, tmp_path)
    server.start()
    try:
        with connect(server.uri, USER, server.password) as target, target.session() as session:
            nodes = session.run("MATCH (n) RETURN labels(n) AS labels, properties(n) AS props")
            held_nodes = [(frozenset(row["labels"]), row["props"]) for row in nodes]
            edges = session.run(
                "MATCH (a)-[r]->(b)"
                " RETURN type(r) AS type, a.id AS start, b.id AS end, properties(r) AS props"
            )
            held_edges = [(row["type"], row["start"], row["end"], row["props"]) for row in edges]
    finally:
        server.stop()
    assert counted(held_nodes) == counted(
        (frozenset(row.labels), {"id": row.id, **row.props})
        for row in rows
        if isinstance(row, NodeRow)
    )
    assert counted(held_edges) == counted(
        (row.type, row.start, row.end, row.props) for row in rows if isinstance(row, EdgeRow)
    )
    assert HOSTILE in {props.get("text") for _, props in held_nodes}


def import_into(server: Server, folder: Path) -> None:
    """Type what import.sh says, with a neo4j-admin on PATH that is the real one."""
    admin = folder / "bin" / "neo4j-admin"
    admin.parent.mkdir()
    command = shlex.join(java("org.neo4j.cli.AdminTool"))
    admin.write_text(f'#!/bin/sh\nexec {command} "$@"\n', encoding="utf-8")
    admin.chmod(0o755)
    path = f"{admin.parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["/bin/sh", str(folder / "out" / "import.sh")],
        env={**os.environ, "PATH": path, "NEO4J_HOME": str(server.home)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def counted(rows: Iterable[Sequence[object]]) -> Counter[str]:
    """Count rows as text, what has no order in one."""
    return Counter(repr(list(map(ordered, row))) for row in rows)


def ordered(part: object) -> object:
    if isinstance(part, Mapping):
        return sorted(part.items())
    return sorted(part) if isinstance(part, frozenset) else part
