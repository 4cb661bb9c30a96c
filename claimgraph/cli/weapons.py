"""`claimgraph weapons`: the reference catalogue that extraction knows weapons by."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from claimgraph.cli.options import Form
from claimgraph.cli.output import Format, print_rows

if TYPE_CHECKING:
    from claimgraph.ontology.catalogue import Catalogue, Entry

COLUMNS = ("id", "name", "class", "kind", "variant_of", "designations")

weapons = typer.Typer(
    help="Look into the reference catalogue of weapons.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


def register(app: typer.Typer) -> None:
    """Add the group to the command line."""
    app.add_typer(weapons, name="weapons")


@weapons.command("list")
def list_all(
    kind: Annotated[
        str, typer.Option("--kind", help="Only kinds that hold these words, e.g. 'cruise missile'.")
    ] = "",
    form: Form = Format.TABLE,
) -> None:
    """List all that the catalogue knows.

    \b
    Examples:
      claimgraph weapons list
      claimgraph weapons list --kind "ballistic missile"
      claimgraph weapons list --format csv > weapons.csv
    """
    wanted = kind.casefold()
    _print((entry for entry in _catalogue() if wanted in entry.kind.casefold()), form)


@weapons.command()
def search(
    text: Annotated[str, typer.Argument(help="Part of a name or of any designation.")],
    form: Form = Format.TABLE,
) -> None:
    """Find weapons by any of their designations.

    Case, spaces and hyphens do not matter.

    \b
    Examples:
      claimgraph weapons search iskander
      claimgraph weapons search "SS 26"
    """
    from claimgraph.ontology.catalogue import normalise

    key = normalise(text)
    _print((entry for entry in _catalogue() if _is_called(entry, key)), form)


@weapons.command()
def show(
    weapon: Annotated[str, typer.Argument(help="The id, or a designation.")],
    form: Form = Format.TABLE,
) -> None:
    """Show what the catalogue says about a weapon.

    That is reference, and never printed as an article's claim.

    \b
    Examples:
      claimgraph weapons show iskander-m
      claimgraph weapons show 9M723
    """
    from claimgraph.errors import NotFoundError

    catalogue = _catalogue()
    entries = (catalogue[weapon],) if weapon in catalogue else catalogue.find(weapon)
    if not entries:
        raise NotFoundError(
            "weapon", weapon, remedy=f"Try: claimgraph weapons search {weapon.split('-')[0]}"
        )
    facts = [
        {"weapon": entry.id, "what": what, "value": value}
        for entry in entries
        for what, value in _facts(catalogue, entry)
    ]
    print_rows(("weapon", "what", "value"), facts, form)


def _catalogue() -> Catalogue:
    from claimgraph.ontology.catalogue import Catalogue

    return Catalogue.load()


def _is_called(entry: Entry, key: str) -> bool:
    return any(key in designation.key for designation in entry.designations)


def _print(entries: Iterable[Entry], form: Format) -> None:
    rows = [
        {
            "id": entry.id,
            "name": entry.name,
            "class": entry.weapon_class,
            "kind": entry.kind,
            "variant_of": entry.variant_of,
            "designations": [each.value for each in entry.designations],
        }
        for entry in entries
    ]
    print_rows(COLUMNS, rows, form)


def _facts(catalogue: Catalogue, entry: Entry) -> Iterable[tuple[str, object]]:
    yield "name", entry.name
    yield "class", entry.weapon_class
    yield "kind", entry.kind
    yield "origin", entry.origin
    yield "maker", entry.maker
    yield "variant of", entry.variant_of
    yield "variants", [each.id for each in catalogue.variants(entry.id)]
    yield "fires", entry.fires
    yield "operators", [each.state for each in entry.operators]
    yield "designations", [f"{each.value} ({each.scheme})" for each in entry.designations]
    yield "note", entry.note
