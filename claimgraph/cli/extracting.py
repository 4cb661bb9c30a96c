"""`claimgraph extract`: what articles yield, printed and not stored."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimgraph.cli import reading
from claimgraph.cli.group import FAILED, complain, say
from claimgraph.cli.options import Weapons
from claimgraph.cli.output import Format, Row, print_rows
from claimgraph.errors import InputError

if TYPE_CHECKING:
    from claimgraph.loaders.record import Event, Extraction, Relation, Spans

COLUMNS = ("article", "kind", "who", "words")


class Form(StrEnum):
    """How extractions are printed."""

    TABLE = "table"
    JSONL = "jsonl"
    TURTLE = "turtle"


def register(app: typer.Typer) -> None:
    """Add the command to the command line."""
    app.command()(extract)


def extract(
    paths: reading.Paths,
    form: Annotated[
        Form,
        typer.Option("--format", "-f", help="A table, JSON Lines as in docs/extract.md, or RDF."),
    ] = Form.TABLE,
    jobs: reading.Jobs = None,
    encoding: reading.Encoding = None,
    language: reading.Language = None,
    max_size: reading.MaxSize = reading.DEFAULT_MB,
    month_first: reading.MonthFirst = False,
    field: reading.Fields = None,
    weapons: Weapons = None,
    rules_only: reading.RulesOnly = False,
) -> None:
    """Print what articles yield, and store nothing.

    \b
    Examples:
      claimgraph extract article.txt
      claimgraph extract articles/ --format jsonl > yield.jsonl
      claimgraph extract article.html --format turtle
      claimgraph extract article.txt --weapons my-weapons.yaml
    """
    from claimgraph.api import extract as extract_articles

    options = reading.read_options(encoding, language, max_size, month_first, field)
    failures: list[InputError] = []
    results = extract_articles(
        paths, options=options, weapons=weapons, jobs=jobs, rules_only=rules_only
    )
    told = _told(results, failures)
    if form is Form.TABLE:
        _print_table(told)
    elif form is Form.JSONL:
        _print_lines(told)
    else:
        _print_turtle(told, weapons, rules_only)
    if failures:
        raise typer.Exit(FAILED)


def _told(
    results: Iterable[Extraction | InputError], failures: list[InputError]
) -> Iterator[Extraction]:
    """Pass on what articles yield; say what failed, and what is odd."""
    for result in results:
        if isinstance(result, InputError):
            complain(result)
            failures.append(result)
            continue
        for warning in result.warnings:
            say(f"Warning: {result.article.origin}: {warning}")
        yield result


def _print_lines(found: Iterable[Extraction]) -> None:
    from claimgraph.loaders.jsonl import to_line

    for extraction in found:
        print(to_line(extraction), flush=True)


def _print_turtle(found: Iterable[Extraction], weapons: Path | None, rules_only: bool) -> None:
    from claimgraph.loaders.stages import Stages

    stages = Stages.standard(weapons=weapons, rules_only=rules_only)
    for extraction in found:
        print(stages.graph(extraction).serialize(format="turtle"), end="", flush=True)


def _print_table(found: Iterable[Extraction]) -> None:
    rows = [row for extraction in found for row in _rows(extraction)]
    print_rows(COLUMNS, rows, Format.TABLE)


def _rows(extraction: Extraction) -> Iterator[Row]:
    """Yield a row for each statement, relation and event."""
    names = {actor.id: actor.name for actor in extraction.actors}
    names |= {weapon.id: weapon.name for weapon in extraction.weapons}

    def row(kind: str, who: str, spans: Spans) -> Row:
        words = " … ".join(extraction.article.text[start:end] for start, end in spans)
        return {"article": extraction.article.doc_id, "kind": kind, "who": who, "words": words}

    for said in extraction.attributions:
        speakers = ", ".join(names[speaker] for speaker in said.speakers)
        stance = "says" if said.stance == "affirms" else said.stance
        kind = {"none": "asks, orders or declines"}.get(stance, stance)
        yield row(kind, speakers, said.content)
    for relation in extraction.relations:
        yield row(*_relation(relation, names), relation.evidence)
    for event in extraction.events:
        yield row(*_event(event, names), event.evidence)


def _relation(relation: Relation, names: dict[str, str]) -> tuple[str, str]:
    kind = relation.type if relation.polarity == "affirms" else f"not {relation.type}"
    ends = (names.get(end, end) for end in (relation.subject, relation.object))
    return kind, " → ".join(ends)


def _event(event: Event, names: dict[str, str]) -> tuple[str, str]:
    parts = (event.by, event.weapon, event.to, event.target)
    return f"{event.type} ({event.status})", " → ".join(
        names.get(part, part) for part in parts if part
    )
