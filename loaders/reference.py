"""What the reference catalogue calls the weapons of an article, for asking and not for claiming."""

from __future__ import annotations

from collections.abc import Iterable

from claimgraph.loaders.record import Weapon
from claimgraph.ontology.catalogue import Catalogue, Entry


def designations(weapon: Weapon, catalogue: Catalogue) -> list[str]:
    """Return what a known weapon is called besides the name it has."""
    entry = _entry(weapon, catalogue)
    return sorted(_values([entry]) - {weapon.name}) if entry is not None else []


def family_designations(weapon: Weapon, catalogue: Catalogue) -> list[str]:
    """Return what the systems are called that a known weapon is a variant or munition of."""
    entry = _entry(weapon, catalogue)
    if entry is None:
        return []
    above = _above(entry, catalogue)
    return sorted(_values(above) - _values([entry]) - {weapon.name})


def _entry(weapon: Weapon, catalogue: Catalogue) -> Entry | None:
    known = weapon.catalogue is not None and weapon.catalogue in catalogue
    return catalogue[weapon.catalogue] if known and weapon.catalogue else None


def _above(entry: Entry, catalogue: Catalogue) -> list[Entry]:
    """Return the system of a variant, and the launchers of a munition with their systems."""
    system = catalogue.system_of(entry)
    launchers = [*catalogue.launchers(entry.id), *catalogue.launchers(system.id)]
    found = [system, *launchers, *map(catalogue.system_of, launchers)]
    return [one for one in found if one.id != entry.id]


def _values(entries: Iterable[Entry]) -> set[str]:
    return {designation.value for entry in entries for designation in entry.designations}
