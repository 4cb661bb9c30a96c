"""The reference catalogue of weapons: every entry, found by id or by any designation."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from importlib.resources import files
from pathlib import Path

from claimgraph.errors import CatalogueError, NotFoundError
from claimgraph.ontology.states import States
from claimgraph.ontology.weapons.entry import (
    Designation,
    Entry,
    EntryClass,
    Operator,
    Scheme,
    normalise,
)
from claimgraph.ontology.weapons.records import Record, records
from claimgraph.ontology.weapons.schema import read_family
from claimgraph.ontology.weapons.search import near, search, select

__all__ = ["Catalogue", "Designation", "Entry", "EntryClass", "Operator", "Scheme", "normalise"]

_TRADES = frozenset(("Aerospace", "Aviation", "Defence", "Industries", "Shipbuilding", "Systems"))
"""Second words that a maker's name is often said without."""


def _is_trade(name: str) -> bool:
    first, second = name.split()
    return second in _TRADES and States.load().lookup(first) is None


class Catalogue:
    """Weapon systems, variants and munitions with all that they are called."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries: dict[str, Entry] = {}
        self._by_key: dict[str, list[tuple[Entry, Designation]]] = {}
        self._variants: dict[str, list[Entry]] = {}
        self._launchers: dict[str, list[Entry]] = {}
        for entry in entries:
            self._add(entry)
        for entry in self._entries.values():
            self._join(entry)

    @cached_property
    def version(self) -> str:
        """A name that changes with any entry's content, to know articles mined with another."""
        content = repr(sorted(self._entries.items()))
        return hashlib.sha256(content.encode()).hexdigest()[:16]

    @staticmethod
    def load(extra: str | Path | None = None) -> Catalogue:
        """Read the families that ship with the package, and those of a folder of the user's.

        Args:
            extra: a folder of YAML files with the same schema, or one such file.

        Raises:
            CatalogueError: an entry breaks the schema, repeats an id, names an entry that does
                not exist, or claims another's designation without both saying so.
        """
        if extra is None:
            return _shipped()
        return Catalogue([*_shipped(), *_read_own(Path(extra))])

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
            raise self._unknown(entry_id) from None

    def get(self, entry_id: str | None) -> Entry | None:
        """Return the entry of an id, None for none and for one that the catalogue lacks."""
        return self._entries.get(entry_id) if entry_id is not None else None

    def find(self, designation: str) -> tuple[Entry, ...]:
        """Return the entries so designated, whatever its case, spaces and hyphens."""
        return tuple(entry for entry, _ in self._by_key.get(normalise(designation), ()))

    def named(self, name: str) -> tuple[Entry, ...]:
        """Return the entry of that id, else all so designated.

        Raises NotFoundError, with the names that come close.
        """
        found = (self[name],) if name in self else self.find(name)
        if not found:
            raise self._unknown(name)
        return found

    def search(self, words: str) -> list[Entry]:
        """Return what `words` may mean, the likeliest first.

        Designations are compared whatever their case, spaces and hyphens: in full, by their
        beginning, by a part. Then come kinds, makers, families and countries of origin that have
        all the words, and where nothing is found, near spellings.
        """
        return search(self, words)

    def select(
        self,
        *,
        family: str | None = None,
        kind: str | None = None,
        origin: str | Iterable[str] = (),
        operator: str | Iterable[str] = (),
        weapon_class: EntryClass | None = None,
    ) -> list[Entry]:
        """Return the entries that every filter lets through, in the order of the catalogue.

        `family` and `kind` are words that these hold; a family also goes by its file's name.
        `origin` and `operator` are states, by code or name; of several, one is enough. Raises
        NotFoundError for a family, kind or state that there is not.
        """
        origin = (origin,) if isinstance(origin, str) else origin
        operator = (operator,) if isinstance(operator, str) else operator
        return select(
            self,
            family=family,
            kind=kind,
            origin=origin,
            operator=operator,
            weapon_class=weapon_class,
        )

    def records(self, entries: Iterable[Entry] | None = None) -> list[Record]:
        """Return entries, all where none are given, as the JSON of `claimgraph weapons`."""
        return records(self, self if entries is None else entries)

    @cached_property
    def makers(self) -> frozenset[str]:
        """The organisations that make weapons, each by its name, and by what is its own of that."""
        full = {name for entry in self if entry.maker for name in entry.maker.split(" and ")}
        own = {name.split()[0] for name in full if len(name.split()) == 2 and _is_trade(name)}
        return frozenset(full | own)

    @cached_property
    def kind_words(self) -> frozenset[str]:
        """The words that kinds of weapons are told by ("ballistic", "anti-tank")."""
        return frozenset(word for entry in self for word in (entry.kind or "").split())

    def designations(self) -> Iterator[tuple[Entry, Designation]]:
        """Yield every designation with its entry."""
        for claims in self._by_key.values():
            yield from claims

    def variants(self, entry_id: str) -> tuple[Entry, ...]:
        """Return the variants of a system or munition, in the order of its file."""
        return tuple(self._variants.get(entry_id, ()))

    def launchers(self, entry_id: str) -> tuple[Entry, ...]:
        """Return what fires a munition, or a system that is one."""
        return tuple(self._launchers.get(entry_id, ()))

    def system_of(self, entry: Entry) -> Entry:
        """Return the system or munition that `entry` is a variant of, or itself."""
        return self._entries[entry.variant_of] if entry.variant_of else entry

    def _add(self, entry: Entry) -> None:
        if other := self._entries.get(entry.id):
            where = other.origin_file
            raise CatalogueError(entry.origin_file, f"{entry.id}: that id is taken in {where}")
        self._entries[entry.id] = entry
        for designation in entry.designations:
            claims = self._by_key.setdefault(designation.key, [])
            for holder, held in claims:
                if holder is not entry and not (held.shared and designation.shared):
                    raise CatalogueError(
                        entry.origin_file,
                        f"{entry.id}: {designation.value!r} already designates {holder.id} "
                        f"({holder.origin_file})",
                        remedy="Leave it out, or list it under `shared` in both if both bear it.",
                    )
            if all(holder is not entry for holder, _ in claims):
                claims.append((entry, designation))

    def _join(self, entry: Entry) -> None:
        """Tie an entry to those that it names."""
        for other in (*entry.fires, *filter(None, [entry.variant_of])):
            if other not in self._entries:
                raise CatalogueError(entry.origin_file, f"{entry.id}: {other!r} is no entry")
        if entry.variant_of:
            self._variants.setdefault(entry.variant_of, []).append(entry)
        for munition in entry.fires:
            self._launchers.setdefault(munition, []).append(entry)

    def _unknown(self, name: str) -> NotFoundError:
        close = ", ".join(f"{entry.name} ({entry.id})" for entry in near(self, name))
        return NotFoundError("weapon", name, remedy=f"Close to it: {close}" if close else "")


@cache
def _shipped() -> Catalogue:
    folder = files("claimgraph.ontology.weapons")
    names = sorted(item.name for item in folder.iterdir() if item.name.endswith(".yaml"))
    texts = ((name, (folder / name).read_text("utf-8")) for name in names)
    return Catalogue(entry for name, text in texts for entry in read_family(text, name))


def _read_own(path: Path) -> Iterator[Entry]:
    found = [path]
    if path.is_dir():
        found = sorted(file for file in path.iterdir() if file.suffix in (".yaml", ".yml"))
    if not found:
        raise CatalogueError(str(path), "no .yaml file in that folder")
    for file in found:
        try:
            text = file.read_text("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
            raise CatalogueError(str(file), f"cannot be read: {reason}") from error
        yield from read_family(text, str(file))
