"""Entries as plain records for JSON; docs/weapons.schema.json says the same as a schema.

The keys are those of the catalogue's own YAML files, so that a record reads like its entry.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from claimgraph.ontology.states import States
from claimgraph.ontology.weapons.entry import Entry, Operator

if TYPE_CHECKING:
    from claimgraph.ontology.catalogue import Catalogue

Record = dict[str, object]


def records(catalogue: Catalogue, entries: Iterable[Entry]) -> list[Record]:
    """Return a record for each entry, in order; a variant stands in its system's where it is there.

    A system, and a munition, has all its variants, so that its record is the same however it was
    asked for.
    """
    listed = list(entries)
    ids = {entry.id for entry in listed}
    return [
        {
            **_record(catalogue, entry),
            "variants": [_record(catalogue, one) for one in catalogue.variants(entry.id)],
        }
        for entry in listed
        if entry.variant_of not in ids
    ]


def _record(catalogue: Catalogue, entry: Entry) -> Record:
    schemes: dict[str, list[str]] = {}
    for designation in entry.designations:
        schemes.setdefault(designation.scheme, []).append(designation.value)
    return {
        "id": entry.id,
        "name": entry.name,
        "class": entry.weapon_class,
        "kind": entry.kind,
        "family": entry.family,
        "origin": list(entry.origin),
        "maker": entry.maker,
        "designations": [designation.value for designation in entry.designations],
        "schemes": schemes,
        "context": [each.value for each in entry.designations if each.needs_context],
        "shared": [each.value for each in entry.designations if each.shared],
        "variant_of": entry.variant_of,
        "fires": list(entry.fires),
        "fired_by": [launcher.id for launcher in catalogue.launchers(entry.id)],
        "operators": [_operator(operator) for operator in entry.operators],
        "range_km": entry.range_km,
        "guidance": entry.guidance,
        "treaty": list(entry.treaties),
        "note": entry.note,
        "wikidata": entry.wikidata,
        "file": entry.origin_file,
        "sources": list(entry.sources),
    }


def _operator(operator: Operator) -> Record:
    return {
        "state": operator.state,
        "name": States.load()[operator.state].name,
        "from": operator.since,
        "to": operator.until,
    }
