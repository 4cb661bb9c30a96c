"""Which relations say otherwise than the reference catalogue: kept as said, and flagged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from claimgraph.loaders.record import Actor, Relation, Weapon
from claimgraph.ontology.catalogue import Catalogue
from claimgraph.ontology.states import States
from claimgraph.ontology.weapons.entry import Entry

_PLATFORMS = frozenset(
    (
        *("aircraft", "bomber", "helicopter", "drone", "ship", "submarine", "frigate", "corvette"),
        *("destroyer", "cruiser", "carrier", "boat", "tank"),
    )
)
_SUCCESSORS = {"SU": ("RU", "UA"), "CS": ("CZ", "SK"), "YU": ("RS",)}


def with_disagreements(
    relations: Iterable[Relation],
    weapons: Sequence[Weapon],
    actors: Sequence[Actor],
    catalogue: Catalogue,
) -> tuple[Relation, ...]:
    """Return the relations, those flagged that affirm what the catalogue has otherwise, or deny
    what it has.

    Of a weapon without operators, munitions or an origin in the catalogue nothing can be said, nor
    of what an aircraft or a ship may carry besides.
    """
    entries = {
        weapon.id: entry
        for weapon in weapons
        if (entry := catalogue.get(weapon.catalogue)) is not None
    }
    codes = {a.id: s.code for a in actors if (s := States.load().by_name(a.name)) is not None}
    return tuple(
        replace(relation, against_catalogue=has is not None and has != _affirms(relation))
        for relation in relations
        for has in (_has(relation, entries, codes, catalogue),)
    )


def _affirms(relation: Relation) -> bool:
    return relation.polarity == "affirms"


def _has(
    relation: Relation,
    entries: dict[str, Entry],
    codes: dict[str, str],
    catalogue: Catalogue,
) -> bool | None:
    """Return whether the catalogue has what a relation tells of, None where it cannot tell."""
    entry = entries.get(relation.subject)
    if entry is None or relation.basis == "name":
        return None
    if relation.type == "operatedBy" and relation.object in codes:
        known = frozenset(_operators(entry, catalogue))
        return codes[relation.object] in known if known else None
    if relation.type == "producedBy" and relation.object in codes:
        return codes[relation.object] in _origins(entry) if entry.origin else None
    other = entries.get(relation.object)
    if relation.type == "fires" and other is not None and not _carries_much(entry):
        launchers = {catalogue.system_of(one).id for one in catalogue.launchers(other.id)}
        return catalogue.system_of(entry).id in launchers if launchers else None
    return None


def _operators(entry: Entry, catalogue: Catalogue) -> Iterator[str]:
    """Yield who ever fielded a weapon: it, a variant of it, or what fires it."""
    bearers = (entry, *catalogue.variants(entry.id), *catalogue.launchers(entry.id))
    for bearer in bearers:
        yield from (operator.state for operator in bearer.operators)


def _carries_much(entry: Entry) -> bool:
    words = entry.kind.split()
    return not _PLATFORMS.isdisjoint(words)


def _origins(entry: Entry) -> frozenset[str]:
    heirs = (heir for code in entry.origin for heir in _SUCCESSORS.get(code, ()))
    return frozenset((*entry.origin, *heirs))
