"""`sparql`, `export` and `show`: what leaves the dataset."""

from __future__ import annotations

import sys
import webbrowser
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimgraph.cli.group import say
from claimgraph.cli.options import Form, Home
from claimgraph.cli.output import Format, count, print_rows
from claimgraph.errors import QueryError

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.query import Result
    from rdflib.term import Identifier


class Export(StrEnum):
    """What the dataset can be written as."""

    GEXF = "gexf"
    GRAPHML = "graphml"
    CSV = "csv"
    TURTLE = "turtle"
    TRIG = "trig"
    NQUADS = "nquads"
    JSONLD = "jsonld"
    NEO4J_ADMIN = "neo4j-admin"


RDF = (Export.TURTLE, Export.TRIG, Export.NQUADS, Export.JSONLD)


def register(app: typer.Typer) -> None:
    """Add these commands to the command line."""
    for command in (sparql, export, show):
        app.command()(command)


def sparql(
    what: Annotated[
        str, typer.Argument(metavar="FILE|TEXT", help="A file, the query's text, or - for stdin.")
    ],
    home: Home = None,
    form: Form = Format.TABLE,
) -> None:
    """Ask the dataset in SPARQL.

    The prefixes cg:, id:, owl:, prov:, rdf:, rdfs:, skos: and xsd: are known. A CONSTRUCT or
    DESCRIBE prints Turtle. Each article is a graph: GRAPH ?article { … }.

    \b
    Examples:
      claimgraph sparql "SELECT ?who ?what WHERE { ?who cg:said/cg:claimText ?what }"
      claimgraph sparql "ASK { ?statement cg:stance 'denies' }"
      claimgraph sparql mine.rq --format csv
    """
    from claimgraph.api import Graph

    text, name = _query_text(what)
    with Graph.open(home) as graph:
        _print_result(graph.sparql(text, name=name), form)


def export(
    form: Annotated[Export, typer.Argument(metavar="FORMAT", help=", ".join(Export))],
    out: Annotated[
        Path, typer.Argument(help="The file to write; for csv and neo4j-admin a folder.")
    ],
    home: Home = None,
    full: Annotated[
        bool,
        typer.Option(
            "--full",
            help="In gexf and graphml too: every statement, passage and position, and what the "
            "reference catalogue has of the weapons.",
        ),
    ] = False,
) -> None:
    """Write the graph for Gephi and other programs.

    gexf is for Gephi, graphml for yEd and igraph, csv for a spreadsheet, turtle, trig, nquads and
    jsonld are RDF, neo4j-admin is for the bulk import of a large graph into an empty Neo4j.

    \b
    Examples:
      claimgraph export gexf graph.gexf
      claimgraph export trig everything.trig
      claimgraph export neo4j-admin import/
    """
    from claimgraph.api import Graph

    with Graph.open(home) as graph:
        report = graph.export(form.value, out, full=full or None)
    things = "subjects and {} triples" if form in RDF else "nodes and {} edges"
    typer.echo(f"{out}: {report.nodes:,} {things.format(f'{report.edges:,}')}")
    if report.hint:
        typer.echo(report.hint)


def show(
    article: Annotated[
        str, typer.Argument(help="Its id as in `claimgraph articles`, its URL, or its title.")
    ],
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", help="The file to write; without it, ID.html here."),
    ] = None,
    home: Home = None,
    browse: Annotated[bool, typer.Option("--open", help="Open the page in the browser.")] = False,
) -> None:
    """Write an article as a page that shows all it yields.

    Every attribution and weapon is marked. The page is one file that needs no network: who said
    what stands beside the text, each linked to its place.

    \b
    Examples:
      claimgraph show iskander-marking
      claimgraph show "Nobody wants to answer" --out page.html --open
    """
    from claimgraph.api import Graph

    with Graph.open(home) as graph:
        html = graph.show(article)
        path = out or Path(f"{graph.article(article).doc_id.rpartition('/')[2]}.html")
    path.write_text(html, encoding="utf-8")
    typer.echo(str(path))
    if browse:
        webbrowser.open(path.resolve().as_uri())


def _query_text(what: str) -> tuple[str, str]:
    """Return a query's text, and what to call it in errors."""
    if what == "-":
        return sys.stdin.read(), "standard input"
    if any(char.isspace() for char in what) and not Path(what).is_file():
        return what, "query"
    try:
        return Path(what).read_text(encoding="utf-8"), what
    except UnicodeDecodeError as error:
        raise QueryError(what, "is not UTF-8", remedy="Save it as UTF-8.") from error


def _print_result(result: Result, form: Format) -> None:
    if result.type == "ASK":
        print_rows(("answer",), [{"answer": bool(result.askAnswer)}], form)
    elif result.graph is not None:
        print(_turtle(result.graph), end="")
    else:
        columns = [str(variable) for variable in result.vars or ()]
        rows = [
            {str(name): _plain(value) for name, value in found.items()} for found in result.bindings
        ]
        print_rows(columns, rows, form)
        if form is Format.TABLE:
            say(count(len(rows), "row"))


def _turtle(graph: Graph) -> str:
    from claimgraph.graph.sparql import PREFIXES

    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    return graph.serialize(format="turtle")


def _plain(value: Identifier) -> object:
    """Return a literal as the Python value it stands for, anything else as its text."""
    from rdflib.term import Literal

    return value.toPython() if isinstance(value, Literal) else str(value)
