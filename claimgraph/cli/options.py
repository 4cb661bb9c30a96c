"""The options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from claimgraph.cli.output import Format

Home = Annotated[
    Path | None,
    typer.Option(
        "--home",
        envvar="CLAIMGRAPH_HOME",
        help="The folder of the dataset; without it, the user's data folder.",
        file_okay=False,
    ),
]
Weapons = Annotated[
    Path | None,
    typer.Option(
        "--weapons",
        metavar="PATH",
        help="Your own weapons beside those of the catalogue: a YAML file, or a folder of such "
        "(docs/weapons.md).",
    ),
]
Form = Annotated[Format, typer.Option("--format", "-f", help="Print a table, CSV or JSON.")]
To = Annotated[
    str | None,
    typer.Option(
        "--to",
        metavar="URI",
        help="A Neo4j (neo4j://host, bolt://host:7687, neo4j+s://…); without it, the embedded "
        "engine. Its user and password come from NEO4J_USERNAME and NEO4J_PASSWORD, or are "
        "asked for.",
    ),
]
Database = Annotated[
    str | None,
    typer.Option("--database", help="The database on that Neo4j; without it, its default."),
]
