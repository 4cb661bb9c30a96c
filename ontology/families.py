"""Which weapons of the catalogue belong together: a system, its variants, munitions, launchers."""

from __future__ import annotations

from collections.abc import Iterable

from claimgraph.ontology.catalogue import Catalogue, Entry


class Families:
    """The ways between a catalogue’s entries."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def launchers(self, entry: Entry) -> list[Entry]:
        """Return what fires an entry, or the munition that it is a variant of."""
        fired = dict.fromkeys((entry.id, self._catalogue.system_of(entry).id))
        return _each(one for id_ in fired for one in self._catalogue.launchers(id_))

    def above(self, entry: Entry) -> list[Entry]:
        """Return the system of a variant, and the launchers of a munition with their systems."""
        launchers = self.launchers(entry)
        heads = map(self._catalogue.system_of, launchers)
        found = _each((self._catalogue.system_of(entry), *launchers, *heads))
        return [one for one in found if one.id != entry.id]

    def of(self, entry: Entry) -> list[Entry]:
        """Return an entry's system with all variants, what these fire, and what fires them.

        What else a launcher fires is left out: the family of an air-to-air missile would be every
        aircraft that carries it, with all that each of them carries.
        """
        system = self._catalogue.system_of(entry)
        relatives = (system, *self._catalogue.variants(system.id))
        munitions = [self._catalogue[id_] for one in relatives for id_ in one.fires]
        launchers = [launcher for one in relatives for launcher in self.launchers(one)]
        found = (*relatives, *munitions, *launchers)
        return _each((*found, *map(self._catalogue.system_of, found)))


def _each(entries: Iterable[Entry]) -> list[Entry]:
    return list({entry.id: entry for entry in entries}.values())
