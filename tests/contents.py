"""What a property graph holds and what it ought to hold, as sets that tests compare."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from claimgraph.graph.dataset import Dataset
from claimgraph.graph.engines import Target
from claimgraph.graph.project import Projection
from claimgraph.ontology.mapping import ID, mapping

Nodes = set[tuple[frozenset[str], str, frozenset[tuple[str, Any]]]]
Edges = set[tuple[str, str, str, frozenset[tuple[str, Any]]]]


def held(target: Target) -> tuple[Nodes, Edges]:
    """Read everything: nodes as labels, id, properties; edges as start, type, end, properties."""
    nodes = rows(target, "MATCH (n) RETURN labels(n) AS labels, properties(n) AS properties")
    edges = rows(
        target,
        "MATCH (a)-[r]->(b) "
        "RETURN a.id AS start, type(r) AS type, b.id AS end, properties(r) AS properties",
    )
    node_set = {
        (frozenset(row["labels"]), row["properties"].get(ID), _said(row["properties"]))
        for row in nodes
    }
    edge_set = {(row["start"], row["type"], row["end"], _said(row["properties"])) for row in edges}
    assert len(node_set) == len(nodes)
    assert len(edge_set) == len(edges)
    return node_set, edge_set


def wanted(dataset: Dataset) -> tuple[Nodes, Edges]:
    """Return what a push of the dataset ought to leave in an empty database."""
    projection = Projection(dataset.store)
    bundles = [projection.bundle(article) for article in projection.articles()]
    reference = projection.catalogue()
    bundles += [reference] if reference else []
    nodes = [*projection.shared(), *(node for bundle in bundles for node in bundle.nodes)]
    edges = [edge for bundle in bundles for edge in bundle.edges]
    return (
        {(frozenset(n.kind.labels), n.id, _said({ID: n.id, **n.properties})) for n in nodes},
        {(e.start.id, e.type, e.end.id, _said(e.properties)) for e in edges},
    )


def rows(target: Target, text: str, **parameters: object) -> list[dict[str, Any]]:
    """Run Cypher and return its rows."""
    found = target.driver.execute_query(text, parameters, database_=target.database)
    return [record.data() for record in found.records]


def _said(properties: Mapping[str, Any]) -> frozenset[tuple[str, Any]]:
    digest = mapping().digest
    return frozenset(
        (name, value) for name, value in properties.items() if name != digest and value is not None
    )
