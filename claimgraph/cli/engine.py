"""`push`, `queries` and `query`: the property graph, filled and asked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from claimgraph.cli.credentials import User, login_for
from claimgraph.cli.group import say
from claimgraph.cli.options import Database, Form, Home, To
from claimgraph.cli.output import Format, cell, count, print_rows
from claimgraph.cli.progress import progress
from claimgraph.errors import NotFoundError

if TYPE_CHECKING:
    from claimgraph.api import Graph, Server
    from claimgraph.graph.push import PushReport
    from claimgraph.queries.model import Parameter


def register(app: typer.Typer) -> None:
    """Add these commands to the command line."""
    for command in (push, queries, query):
        app.command()(command)


def push(home: Home = None, to: To = None, user: User = None, database: Database = None) -> None:
    """Project the dataset into Neo4j or the embedded engine.

    Only what changed is sent, and what is gone is removed there. Pushing again writes nothing.
    A push that is cut off leaves no article half-written; the same command completes it.

    \b
    Examples:
      claimgraph push
      claimgraph push --to neo4j://localhost:7687
      claimgraph push --to neo4j+s://abc.databases.neo4j.io --user neo4j
    """
    from claimgraph.api import Graph

    server = server_for(to, user, database)
    with Graph.open(home) as graph, progress("Pushing") as advance:
        report = graph.push(server, progress=advance)
    typer.echo(told(report))


def queries(
    name: Annotated[
        str | None, typer.Argument(help="Show this query in full, ready for Neo4j Browser.")
    ] = None,
    form: Form = Format.TABLE,
) -> None:
    """List the ready-made queries.

    \b
    Examples:
      claimgraph queries
      claimgraph queries operators
      claimgraph queries --format json
    """
    from claimgraph.queries.library import library, resolve

    if name is not None:
        typer.echo(resolve(name).text.rstrip())
        return
    rows = [
        {
            "query": each.name,
            "purpose": each.purpose,
            "parameters": [_parameter(parameter) for parameter in each.parameters],
            "columns": [column.name for column in each.columns],
        }
        for each in library().values()
    ]
    columns = ("query", "purpose", "parameters", "columns")
    print_rows(columns[:3] if form is Format.TABLE else columns, rows, form)


def query(
    what: Annotated[
        str,
        typer.Argument(metavar="NAME|FILE|CYPHER", help="A ready-made query, a file, or Cypher."),
    ],
    parameter: Annotated[
        list[str] | None,
        typer.Option("--param", "-p", metavar="NAME=VALUE", help="A parameter; say it for each."),
    ] = None,
    home: Home = None,
    to: To = None,
    user: User = None,
    database: Database = None,
    write: Annotated[bool, typer.Option("--write", help="Let the query change the graph.")] = False,
    form: Form = Format.TABLE,
) -> None:
    """Run a query and print its rows.

    It is a ready-made one, a .cypher file, or Cypher text; read-only unless --write. The
    embedded engine is pushed to first, so that it answers from all that is loaded. A Neo4j
    named by --to answers from what `claimgraph push` last sent there.

    \b
    Examples:
      claimgraph query who-said-about-weapon -p weapon=Iskander
      claimgraph query operators -p weapon=Iskander --format csv > operators.csv
      claimgraph query "MATCH (p:Person)-[:SAID]->(c) RETURN p.name AS who, c.text AS what LIMIT 5"
      claimgraph query my.cypher -p since=2024-01-01 --to neo4j://localhost:7687
    """
    from claimgraph.api import Graph

    given = _pairs(parameter or [], what)
    server = server_for(to, user, database)
    with Graph.open(home) as graph:
        rows = graph.query(what, given, server=server, write=write)
        unknown = [] if rows else list(_unknown(graph, given))
    print_rows(rows.columns, rows.dicts(), form)
    for error in unknown:
        say(f"Note: {error}")
    if form is Format.TABLE:
        say(count(len(rows), "row"))


def _unknown(graph: Graph, given: dict[str, str]) -> Iterator[NotFoundError]:
    """Yield what is wrong with the names in a query's parameters that found nothing."""
    finders = {"weapon": graph.weapon, "marking": graph.weapon, "actor": graph.actor}
    for name, value in given.items():
        if name in finders:
            try:
                finders[name](value)
            except NotFoundError as error:
                yield error


def told(report: PushReport) -> str:
    """Return in one line what a push did, and what the engine counted."""
    articles = f"{count(report.sent, 'article')} sent, {report.unchanged} unchanged"
    removed = f", {report.removed} removed" if report.removed else ""
    written = [f"{what.replace('_', ' ')} {n:,}" for what, n in report.counts.items() if n]
    return f"{articles}{removed}; {', '.join(written) or 'nothing to write'}"


def server_for(to: str | None, user: str | None, database: str | None) -> Server | None:
    """Return the Neo4j that the options name, None for the embedded engine."""
    from claimgraph.api import Server

    if to is None:
        return None
    login = login_for(to, user)
    return Server(to, login.user, login.password, database)


def _pairs(texts: list[str], what: str) -> dict[str, str]:
    from claimgraph.queries.values import pairs

    return pairs(texts, what)


def _parameter(parameter: Parameter) -> str:
    if parameter.required:
        return parameter.name
    return f"{parameter.name}={cell(parameter.example)}"
