"""`load`, `articles` and `drop`: what goes into the dataset, and what lies there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from claimgraph.cli import reading
from claimgraph.cli.group import FAILED, INTERRUPTED, STOPPED, complain, say
from claimgraph.cli.options import Form, Home, Weapons
from claimgraph.cli.output import Format, count, print_rows
from claimgraph.cli.progress import progress
from claimgraph.cli.reading import read_options

if TYPE_CHECKING:
    from claimgraph.loaders.load import LoadReport, Step

COLUMNS = ("article", "title", "publisher", "published", "statements")
ALL_COLUMNS = (*COLUMNS, "language", "mined", "url", "origin", "iri")


def register(app: typer.Typer) -> None:
    """Add these commands to the command line."""
    for command in (load, articles, drop):
        app.command()(command)


def load(
    paths: reading.Paths,
    home: Home = None,
    jobs: reading.Jobs = None,
    encoding: reading.Encoding = None,
    language: reading.Language = None,
    max_size: reading.MaxSize = reading.DEFAULT_MB,
    month_first: reading.MonthFirst = False,
    field: reading.Fields = None,
    weapons: Weapons = None,
    rules_only: reading.RulesOnly = False,
) -> None:
    """Load articles into the dataset.

    Text, HTML and JSON Lines are read; what is unchanged is skipped. An article that cannot be
    read is named with what to do about it, and the rest goes in (exit code 1). Loading twice is
    loading once; a changed article takes the place of the old one. After Ctrl-C the same
    command goes on where it stopped.

    \b
    Examples:
      claimgraph load articles/
      claimgraph load report.html 'news/**/*.txt'
      claimgraph load feed.jsonl --field text=body --field publisher=source.name
      curl -s https://example.org/article | claimgraph load -
      claimgraph load articles/ --weapons my-weapons.yaml
    """
    from claimgraph.api import load as load_articles

    options = read_options(encoding, language, max_size, month_first, field)
    with progress("Loading") as advance:
        done = 0

        def step(what: Step) -> None:
            nonlocal done
            done += 1
            advance(done, None)
            _tell(what)

        report = load_articles(
            paths,
            home,
            options=options,
            weapons=weapons,
            jobs=jobs,
            rules_only=rules_only,
            progress=step,
        )
    typer.echo(summary(report))
    if report.interrupted:
        say(STOPPED)
        raise typer.Exit(INTERRUPTED)
    if report.failed:
        raise typer.Exit(FAILED)


def articles(home: Home = None, form: Form = Format.TABLE) -> None:
    """List what is loaded, and where it lies.

    \b
    Examples:
      claimgraph articles
      claimgraph articles --format csv > articles.csv
    """
    from claimgraph.api import Graph

    with Graph.open(home) as graph:
        entries = graph.dataset.articles()
        place = graph.dataset.path
    rows = [
        {
            "article": entry.doc_id,
            "title": entry.title,
            "publisher": entry.publisher,
            "published": entry.published,
            "statements": entry.statements,
            "language": entry.language,
            "mined": entry.mined,
            "url": entry.url,
            "origin": entry.origin,
            "iri": entry.iri,
        }
        for entry in entries
    ]
    print_rows(COLUMNS if form is Format.TABLE else ALL_COLUMNS, rows, form)
    say(f"{count(len(rows), 'article')} in {place}")


def drop(
    article: Annotated[
        list[str], typer.Argument(help="Ids as in `claimgraph articles`, URLs, or titles.")
    ],
    home: Home = None,
) -> None:
    """Remove articles, and what only they said.

    The property graph follows with the next push; the files they were read from stay.

    \b
    Examples:
      claimgraph drop 2021/iskander
      claimgraph drop https://example.org/article
    """
    from claimgraph.api import drop as drop_articles

    for entry in drop_articles(article, home):
        typer.echo(f"Dropped {entry.doc_id} ({entry.label})")


def summary(report: LoadReport) -> str:
    """Return in one line what became of a batch."""
    parts = {
        "added": report.added,
        "changed": report.changed,
        "unchanged": report.unchanged,
        "failed": len(report.failed),
    }
    counts = ", ".join(f"{number} {what}" for what, number in parts.items() if number)
    statements = count(report.statements, "new statement")
    return f"{count(report.articles, 'article')} in: {counts or 'nothing to load'}; {statements}"


def _tell(step: Step) -> None:
    """Name at once what went wrong with an article, and what is odd about it."""
    if step.error is not None:
        complain(step.error)
    for warning in step.warnings:
        say(f"Warning: {step.origin}: {warning}")
