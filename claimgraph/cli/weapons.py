"""`claimgraph weapons`: the reference catalogue that extraction knows weapons by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimgraph.cli.group import say
from claimgraph.cli.options import Form, Weapons
from claimgraph.cli.output import Format, print_rows

if TYPE_CHECKING:
    from claimgraph.ontology.catalogue import Catalogue, Entry, Operator

COLUMNS = ("id", "name", "class", "kind")
ALL_COLUMNS = (
    *COLUMNS,
    "family",
    "origin",
    "maker",
    "variant_of",
    "designations",
    "fires",
    "operators",
    "range_km",
    "guidance",
    "treaty",
    "note",
    "wikidata",
    "file",
)

weapons = typer.Typer(
    help="Look into the reference catalogue of weapons, and your own beside it.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


class EntryClass(StrEnum):
    """What an entry is."""

    SYSTEM = "system"
    VARIANT = "variant"
    MUNITION = "munition"


class Rdf(StrEnum):
    """What the catalogue can be written as."""

    TURTLE = "turtle"
    TRIG = "trig"
    NQUADS = "nquads"
    JSONLD = "jsonld"


def register(app: typer.Typer) -> None:
    """Add the group to the command line."""
    app.add_typer(weapons, name="weapons")


@weapons.command("list")
def list_all(
    family: Annotated[
        str | None,
        typer.Option("--family", help="Only families that hold these words, e.g. 'air defence'."),
    ] = None,
    kind: Annotated[
        str | None,
        typer.Option("--kind", help="Only kinds that hold these words, e.g. 'cruise missile'."),
    ] = None,
    origin: Annotated[
        list[str] | None,
        typer.Option(
            "--origin",
            metavar="STATE",
            help="Only those developed in this state, by name or code; say it for each of several.",
        ),
    ] = None,
    operator: Annotated[
        list[str] | None,
        typer.Option(
            "--operator",
            metavar="STATE",
            help="Only those that this state fields or fielded; say it for each of several.",
        ),
    ] = None,
    weapon_class: Annotated[
        EntryClass | None, typer.Option("--class", help="Only systems, variants or munitions.")
    ] = None,
    own: Weapons = None,
    form: Form = Format.TABLE,
) -> None:
    """List what the catalogue knows.

    A table has a line for each system, variant and munition, CSV all that is known of it. JSON
    is a list of systems and munitions, each with its variants (docs/weapons.md).

    \b
    Examples:
      claimgraph weapons list
      claimgraph weapons list --kind "ballistic missile" --origin "North Korea"
      claimgraph weapons list --operator Armenia --format csv > armenia.csv
      claimgraph weapons list --class munition --family "air defence"
      claimgraph weapons list --weapons my-weapons.yaml --format json
    """
    catalogue = _catalogue(own)
    found = catalogue.select(
        family=family,
        kind=kind,
        origin=origin or (),
        operator=operator or (),
        weapon_class=weapon_class.value if weapon_class else None,
    )
    _print(catalogue, found, form)


@weapons.command()
def search(
    words: Annotated[
        list[str], typer.Argument(metavar="WORDS", help="A designation or a part of one, or words.")
    ],
    own: Weapons = None,
    form: Form = Format.TABLE,
) -> None:
    """Find weapons by any designation, by kind, maker or country.

    Case, spaces and hyphens do not matter. What is so called comes first, then what begins so or
    holds it, then what has all the words in its kind, maker or country; where nothing does, what
    is spelt much like it.

    \b
    Examples:
      claimgraph weapons search iskander
      claimgraph weapons search ss 26
      claimgraph weapons search Iranian drone
      claimgraph weapons search Iskandr
    """
    catalogue = _catalogue(own)
    _print(catalogue, catalogue.search(" ".join(words)), form)


@weapons.command()
def show(
    weapon: Annotated[str, typer.Argument(metavar="NAME|ID", help="The id, or a designation.")],
    own: Weapons = None,
    form: Form = Format.TABLE,
) -> None:
    """Show all that the catalogue knows about a weapon.

    That is reference, and never printed as an article's claim. Of a designation that several
    bear, all are shown.

    \b
    Examples:
      claimgraph weapons show iskander
      claimgraph weapons show 9M723
      claimgraph weapons show Iskander-E --format json
    """
    from claimgraph.errors import NotFoundError

    catalogue = _catalogue(own)
    try:
        found = catalogue.named(weapon)
    except NotFoundError as error:
        hint = f"{error.remedy}. " if error.remedy else ""
        error.remedy = f"{hint}Look for words: claimgraph weapons search {weapon.split('-')[0]}"
        raise
    if form is Format.JSON:
        _print(catalogue, found, form)
        return
    facts = [
        {"weapon": entry.id, "what": what, "value": value}
        for entry in found
        for what, value in _facts(catalogue, entry)
        if value
    ]
    print_rows(("weapon", "what", "value"), facts, form)


@weapons.command()
def export(
    form: Annotated[Rdf, typer.Argument(metavar="FORMAT", help=", ".join(Rdf))],
    out: Annotated[Path, typer.Argument(help="The file to write.")],
    own: Weapons = None,
) -> None:
    """Write the catalogue as RDF, in the vocabulary of the articles' graphs.

    All of it is one named graph, apart from what articles assert, and names its sources.

    \b
    Examples:
      claimgraph weapons export turtle weapons.ttl
      claimgraph weapons export trig weapons.trig --weapons my-weapons.yaml
    """
    from claimgraph.api import export_weapons

    report = export_weapons(form.value, out, own)
    typer.echo(f"{out}: {report.nodes:,} subjects and {report.edges:,} triples")


def _catalogue(own: Path | None) -> Catalogue:
    from claimgraph.ontology.catalogue import Catalogue  # the API would import the dataset too

    return Catalogue.load(own)


def _print(catalogue: Catalogue, entries: Sequence[Entry], form: Format) -> None:
    if not entries:
        say("Nothing found.")
    if form is Format.JSON:
        found = catalogue.records(entries)
        print_rows(list(found[0]) if found else (), found, form)
        return
    rows = [
        {
            "id": entry.id,
            "name": entry.name,
            "class": entry.weapon_class,
            "kind": entry.kind,
            "family": entry.family,
            "origin": entry.origin,
            "maker": entry.maker,
            "variant_of": entry.variant_of,
            "designations": [each.value for each in entry.designations],
            "fires": entry.fires,
            "operators": [each.state for each in entry.operators],
            "range_km": entry.range_km,
            "guidance": entry.guidance,
            "treaty": entry.treaties,
            "note": entry.note,
            "wikidata": entry.wikidata,
            "file": entry.origin_file,
        }
        for entry in entries
    ]
    print_rows(COLUMNS if form is Format.TABLE else ALL_COLUMNS, rows, form)


def _facts(catalogue: Catalogue, entry: Entry) -> Iterator[tuple[str, object]]:
    """Yield what is known of an entry, a line for each thing."""
    yield "name", entry.name
    yield "class", entry.weapon_class
    yield "kind", entry.kind
    yield "family", entry.family
    if entry.variant_of:
        yield "variant of", _called(catalogue[entry.variant_of])
    for scheme in dict.fromkeys(each.scheme for each in entry.designations):
        if scheme != "name":
            named = [each.value for each in entry.designations if each.scheme == scheme]
            yield f"designation ({scheme})", named
    yield "origin", [_state(code) for code in entry.origin]
    yield "maker", entry.maker
    yield "range", entry.range_km and f"{entry.range_km:,} km"
    yield "guidance", entry.guidance
    yield "treaty", entry.treaties
    yield "note", entry.note
    for variant in catalogue.variants(entry.id):
        yield "variant", _told_apart(catalogue, variant)
    for munition in entry.fires:
        yield "fires", _told_apart(catalogue, catalogue[munition])
    yield "fired by", [_called(launcher) for launcher in catalogue.launchers(entry.id)]
    yield "operators", [_operator(each) for each in entry.operators]
    yield "Wikidata", entry.wikidata
    yield "file", entry.origin_file
    for source in entry.sources:
        yield "source", source


def _told_apart(catalogue: Catalogue, entry: Entry) -> str:
    """Return an entry with what tells it from others of its kind."""
    system = catalogue.system_of(entry)
    details = (
        entry.kind if system is entry or entry.kind != system.kind else None,
        entry.note,
        f"range {entry.range_km:,} km" if entry.range_km else None,
        entry.guidance,
        f"operated by {', '.join(map(_operator, entry.operators))}" if entry.operators else None,
    )
    told = "; ".join(filter(None, details))
    return f"{_called(entry)}: {told}" if told else _called(entry)


def _called(entry: Entry) -> str:
    return f"{entry.name} ({entry.id})"


def _operator(operator: Operator) -> str:
    years = {
        (True, True): f" {operator.since}–{operator.until}",
        (True, False): f" since {operator.since}",
        (False, True): f" until {operator.until}",
    }
    return _state(operator.state) + years.get((bool(operator.since), bool(operator.until)), "")


def _state(code: str) -> str:
    from claimgraph.ontology.states import States

    return States.load()[code].name
