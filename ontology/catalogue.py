"""The reference catalogue of weapons: every entry, found by id or by any designation."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

from claimgraph.errors import CatalogueError, NotFoundError
from claimgraph.ontology.weapons.entry import (
    Designation,
    Entry,
    EntryClass,
    Operator,
    Scheme,
    normalise,
)
from claimgraph.ontology.weapons.schema import read_family

__all__ = ["Catalogue", "Designation", "Entry", "EntryClass", "Operator", "Scheme", "normalise"]


class Catalogue:
    """Weapon systems, variants and munitions with all that they are called.

    `version` changes with any entry's content, so that articles mined with another catalogue are
    known for it.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries: dict[str, Entry] = {}
        self._launchers: dict[str, list[Entry]] = {}
        self._by_key: dict[str, list[tuple[Entry, Designation]]] = {}
        for entry in entries:
            self._add(entry)
        for entry in self._entries.values():
            self._check_ends(entry)
        content = repr(sorted(self._entries.items()))
        self.version = hashlib.sha256(content.encode()).hexdigest()[:16]

    @staticmethod
    def load(extra: Path | None = None) -> Catalogue:
        """Read the families that ship with the package, and those of a directory of the user's.

        Args:
            extra: a directory of YAML files with the same schema, or one such file.

        Raises:
            CatalogueError: an entry breaks the schema, repeats an id, names an entry that does
                not exist, or claims another's designation without both saying so.
        """
        if extra is None:
            return _shipped()
        return Catalogue([*_shipped(), *_read_directory(extra)])

    def __iter__(self) -> Iterator[Entry]:
        return iter(self._entries.values())

    def __len__(self) -> int:
        return len(self._entries)

    def __contains__(self, entry_id: object) -> bool:
        return entry_id in self._entries

    def __getitem__(self, entry_id: str) -> Entry:
        try:
            return self._entries[entry_id]
        except KeyError:
            raise NotFoundError("weapon", entry_id) from None

    def find(self, designation: str) -> tuple[Entry, ...]:
        """Return the entries so designated, whatever its case, spaces and hyphens."""
        return tuple(entry for entry, _ in self._by_key.get(normalise(designation), ()))

    def designations(self) -> Iterator[tuple[Entry, Designation]]:
        """Yield every designation with its entry."""
        for claims in self._by_key.values():
            yield from claims

    def variants(self, entry_id: str) -> tuple[Entry, ...]:
        """Return the variants of a system or munition, in the order of its file."""
        return tuple(entry for entry in self if entry.variant_of == entry_id)

    def system_of(self, entry: Entry) -> Entry:
        """Return the system or munition that `entry` is a variant of, or itself."""
        return self._entries[entry.variant_of] if entry.variant_of else entry

    def launchers(self, entry_id: str) -> tuple[Entry, ...]:
        """Return what fires a munition or missile."""
        return tuple(self._launchers.get(entry_id, ()))

    def _add(self, entry: Entry) -> None:
        if other := self._entries.get(entry.id):
            where = other.origin_file
            raise CatalogueError(entry.origin_file, f"{entry.id}: that id is taken in {where}")
        self._entries[entry.id] = entry
        for fired in entry.fires:
            self._launchers.setdefault(fired, []).append(entry)
        for designation in entry.designations:
            claims = self._by_key.setdefault(designation.key, [])
            for holder, held in claims:
                if holder is not entry and not (held.shared and designation.shared):
                    raise CatalogueError(
                        entry.origin_file,
                        f"{entry.id}: {designation.value!r} already designates {holder.id} "
                        f"({holder.origin_file})",
                        remedy="List it under `shared` in both if both bear it.",
                    )
            if all(holder is not entry for holder, _ in claims):
                claims.append((entry, designation))

    def _check_ends(self, entry: Entry) -> None:
        for other in (*entry.fires, *filter(None, [entry.variant_of])):
            if other not in self._entries:
                raise CatalogueError(entry.origin_file, f"{entry.id}: {other!r} is no entry")


@cache
def _shipped() -> Catalogue:
    folder = files("claimgraph.ontology.weapons")
    names = sorted(item.name for item in folder.iterdir() if item.name.endswith(".yaml"))
    texts = ((name, (folder / name).read_text("utf-8")) for name in names)
    return Catalogue(entry for name, text in texts for entry in read_family(text, name))


def _read_directory(path: Path) -> Iterator[Entry]:
    found = sorted(path.glob("*.yaml")) if path.is_dir() else [path]
    if not found:
        raise CatalogueError(str(path), "no .yaml file in that directory")
    for file in found:
        try:
            text = file.read_text("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise CatalogueError(str(file), f"cannot be read: {error}") from error
        yield from read_family(text, str(file))
