"""`claimgraph doctor`: what is installed, what answers, what does not, and what to do about it."""

from __future__ import annotations

import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from claimgraph import __version__
from claimgraph.cli.credentials import User
from claimgraph.cli.engine import server_for
from claimgraph.cli.group import FAILED
from claimgraph.cli.options import Database, Form, Home, To
from claimgraph.cli.output import Format, print_rows
from claimgraph.errors import ClaimgraphError, DatasetError

if TYPE_CHECKING:
    from claimgraph.api import Server

COLUMNS = ("part", "state", "found", "remedy")
MEGABYTE = 1_000_000
ROOM_NEEDED = 500 * MEGABYTE
REINSTALL = "Install claimgraph again"

Look = tuple[str, Callable[[], str]]


@dataclass(frozen=True)
class Check:
    """A part and how it was found; `remedy` is empty where all is well."""

    part: str
    found: str
    remedy: str = ""

    @property
    def row(self) -> dict[str, str]:
        """The check as a row to print."""
        state = "needs you" if self.remedy else "ok"
        return {"part": self.part, "state": state, "found": self.found, "remedy": self.remedy}


def register(app: typer.Typer) -> None:
    """Add the command to the command line."""
    app.command()(doctor)


def doctor(
    home: Home = None,
    to: To = None,
    user: User = None,
    database: Database = None,
    form: Form = Format.TABLE,
) -> None:
    """Check what claimgraph needs, and say what to do.

    Ends with exit code 1 where something needs you. A Neo4j is looked for only where --to names it.

    \b
    Examples:
      claimgraph doctor
      claimgraph doctor --to neo4j://localhost:7687
      claimgraph doctor --format json
    """
    from claimgraph.api import home_folder

    folder = home_folder(home)
    looks: list[Look] = [
        ("claimgraph", lambda: __version__),
        ("Python", _python),
        ("English parser", _parser),
        ("weapons catalogue", _catalogue),
        ("queries", _queries),
        ("home", lambda: _room(folder)),
        ("dataset", lambda: _dataset(folder)),
        ("embedded engine", lambda: _embedded(folder)),
    ]
    if (server := server_for(to, user, database)) is not None:
        looks.append(("Neo4j", lambda: _neo4j(server)))
    checks = list(_looked(looks))
    print_rows(COLUMNS, [check.row for check in checks], form)
    if any(check.remedy for check in checks):
        raise typer.Exit(FAILED)


def _looked(looks: list[Look]) -> Iterator[Check]:
    """Yield what each look finds; one that raises is itself a finding."""
    for part, look in looks:
        try:
            yield Check(part, look())
        except ClaimgraphError as error:
            yield Check(part, error.message, error.remedy or "See docs/cli.md")
        except (ImportError, OSError) as error:
            yield Check(part, f"{type(error).__name__}: {error}", REINSTALL)


def _python() -> str:
    return f"{platform.python_version()} in {sys.prefix}"


def _parser() -> str:
    from claimgraph.loaders.extract.parse import language_model

    meta = language_model().meta
    return f"spaCy {version('spacy')}, {meta['lang']}_{meta['name']} {meta['version']}"


def _catalogue() -> str:
    from claimgraph.ontology.catalogue import Catalogue

    catalogue = Catalogue.load()
    return f"{len(catalogue)} systems, variants and munitions, version {catalogue.version}"


def _queries() -> str:
    from claimgraph.queries.library import library

    return f"{len(library())} ready-made"


def _room(folder: Path) -> str:
    """Look at the nearest folder that is there: the home may not have been made yet."""
    there = next(each for each in (folder, *folder.absolute().parents) if each.is_dir())
    if not os.access(there, os.W_OK):
        raise DatasetError(f"{there} cannot be written to", remedy="Choose another with --home")
    free = shutil.disk_usage(there).free
    if free < ROOM_NEEDED:
        raise DatasetError(
            f"only {free // MEGABYTE} MB are free in {there}",
            remedy="Free some space, or choose another place with --home",
        )
    return f"{folder}, {free // MEGABYTE:,} MB free"


def _dataset(folder: Path) -> str:
    from claimgraph.graph.dataset import Dataset

    if not (folder / "dataset").is_dir():
        return "none yet; claimgraph load PATH makes it"
    with Dataset.open(folder, read_only=True) as dataset:
        entries = dataset.articles()
    return f"{len(entries)} articles, {sum(entry.statements for entry in entries)} statements"


def _embedded(folder: Path) -> str:
    """Open the engine where it lies, or in a folder that goes away: looking changes nothing."""
    from claimgraph.graph.engines.embedded import embedded

    place = folder / "engine"
    with (
        tempfile.TemporaryDirectory() as elsewhere,
        embedded(place if place.is_dir() else Path(elsewhere)) as target,
    ):
        return target.name


def _neo4j(server: Server) -> str:
    with server.connect() as target:
        return f"{target.name} at {server.uri}"
