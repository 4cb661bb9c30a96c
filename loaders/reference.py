"""What the reference catalogue has of the weapons that articles name.

What it calls them helps to ask, and stands with the weapon; what it knows of them stands in a
named graph of its own, and is nobody's claim.
"""

from __future__ import annotations

from claimgraph.graph.dataset import Dataset
from claimgraph.loaders.record import Weapon
from claimgraph.ontology import reference
from claimgraph.ontology.catalogue import Catalogue
from claimgraph.ontology.iris import known_weapon_iri


def name(weapon: Weapon, catalogue: Catalogue) -> str:
    """Return what a weapon is called in any graph: by the catalogue, where it is known."""
    entry = catalogue.get(weapon.catalogue)
    return weapon.name if entry is None else entry.name


def designations(weapon: Weapon, catalogue: Catalogue) -> list[str]:
    """Return what a known weapon is called besides the name it has."""
    entry = catalogue.get(weapon.catalogue)
    return sorted(reference.designations(entry) - {entry.name}) if entry is not None else []


def family_designations(weapon: Weapon, catalogue: Catalogue) -> list[str]:
    """Return what the systems are called that a known weapon is a variant or munition of."""
    entry = catalogue.get(weapon.catalogue)
    if entry is None:
        return []
    return sorted(reference.family_designations(entry, catalogue) - {entry.name})


def refresh(dataset: Dataset, catalogue: Catalogue) -> None:
    """Make the dataset's reference graph say what the catalogue has of the weapons named now."""
    named = (e.id for e in catalogue if dataset.mentions(str(known_weapon_iri(e.id))))
    graph = reference.reference_graph(named, catalogue)
    if len(graph):
        dataset.put(graph)
    else:
        dataset.drop(str(graph.identifier))
