"""`claimgraph demo`: from articles to a graph that answers, in one command."""

from __future__ import annotations

import shlex
import shutil
import sys
from dataclasses import dataclass, field
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimgraph.cli.articles import summary
from claimgraph.cli.engine import told
from claimgraph.cli.group import FAILED, complain
from claimgraph.cli.output import Format, print_rows
from claimgraph.errors import ClaimgraphError

if TYPE_CHECKING:
    from claimgraph.api import Graph

SHOWN = "iskander-marking"
MADE = ("articles", "home", "graph.gexf", "articles.trig", f"{SHOWN}.html")


@dataclass(frozen=True)
class Question:
    """A ready-made query, as an analyst would ask it; of its columns those that fit a page."""

    words: str
    query: str
    columns: tuple[str, ...]
    parameters: dict[str, object] = field(default_factory=dict)


QUESTIONS = (
    Question(
        "Who said what about the Iskander, its variants and their missiles?",
        "who-said-about-weapon",
        ("date", "speaker", "stance", "quote", "via"),
        {"weapon": "Iskander"},
    ),
    Question(
        "Who operates them, and according to whom?",
        "operators",
        ("weapon", "operator", "operates", "exclusive", "according_to", "quote"),
        {"weapon": "Iskander"},
    ),
    Question(
        "Who contradicts whom?",
        "contradictions",
        ("date", "speakers", "stance", "quote", "other_speakers", "other_stance", "other_quote"),
        {},
    ),
)


def register(app: typer.Typer) -> None:
    """Add the command to the command line."""
    app.command()(demo)


def demo(
    out: Annotated[
        Path,
        typer.Option("--out", help="The folder to make; what an earlier demo made is replaced."),
    ] = Path("claimgraph-demo"),
) -> None:
    """Take six example articles the whole way.

    They go into a dataset of their own, then into the embedded engine; three queries answer, and a
    page, a Gephi file and RDF are written.

    \b
    Examples:
      claimgraph demo
      claimgraph demo --out /tmp/claimgraph-demo
    """
    from claimgraph.api import Graph, load

    _clear(out)
    with as_file(files("claimgraph") / "examples") as examples:
        shutil.copytree(examples, out / "articles")
    heading("Loading six articles")
    report = load([out / "articles"], out / "home")
    for error in report.failed:
        complain(error)
    typer.echo(summary(report))
    with Graph.open(out / "home") as graph:
        heading("Pushing them into the embedded engine")
        typer.echo(told(graph.push()))
        for question in QUESTIONS:
            heading(question.words)
            rows = graph.query(question.query, question.parameters)
            print_rows(question.columns, rows.dicts(), Format.TABLE)
        _write(graph, out)
    _next_steps(out)
    if report.failed:
        raise typer.Exit(FAILED)


def heading(words: str) -> None:
    """Print the name of a step."""
    typer.secho(f"\n{words}", bold=True)


def _clear(out: Path) -> None:
    """Remove what an earlier demo made; a folder of somebody else's is left alone."""
    if out.exists() and any(out.iterdir()) and not (out / "home" / "dataset").is_dir():
        raise ClaimgraphError(
            f"{out} is there already and is no demo of claimgraph's",
            remedy="Name another folder with --out",
        )
    for name in MADE:
        made = out / name
        if made.is_dir():
            shutil.rmtree(made)
        else:
            made.unlink(missing_ok=True)
    out.mkdir(parents=True, exist_ok=True)


def _write(graph: Graph, out: Path) -> None:
    graph.export("gexf", out / "graph.gexf")
    graph.export("trig", out / "articles.trig")
    (out / f"{SHOWN}.html").write_text(graph.show(SHOWN), encoding="utf-8")


def _next_steps(out: Path) -> None:
    me, home = command(), shlex.quote(str(out / "home"))
    heading("What is there now")
    typer.echo(
        f"{out / f'{SHOWN}.html'}  the first article, all it yields marked: open in a browser"
    )
    typer.echo(f"{out / 'graph.gexf'}  the whole graph: open in Gephi")
    typer.echo(f"{out / 'articles.trig'}  the same as RDF, a graph an article")
    typer.echo(f"{out / 'articles'}  the articles")
    heading("What to type next")
    typer.echo(f"{me} queries")
    typer.echo(f"{me} query operators -p weapon=Patriot --home {home}")
    typer.echo(f"{me} show interview --home {home}")
    typer.echo(f"{me} load YOUR-ARTICLES/")


def command() -> str:
    """Return what to type for `claimgraph`, however it was started."""
    started = Path(sys.argv[0])
    if started.name == "__main__.py":
        return f"{shlex.quote(sys.executable)} -m claimgraph"
    found = shutil.which("claimgraph")
    if found and Path(found).resolve() == started.resolve():
        return "claimgraph"
    return shlex.quote(str(started))
