"""Check an article's graph, or the catalogue's, against the shapes that ship for it."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import pyshacl
from rdflib import Graph, URIRef


@cache
def ontology() -> Graph:
    """Return the vocabulary."""
    return _shipped("claimgraph.ttl")


@cache
def shapes() -> Graph:
    """Return the shapes of an article's graph."""
    return _shipped("shapes.ttl")


@cache
def catalogue_shapes() -> Graph:
    """Return the shapes of the catalogue's graph."""
    return _shipped("catalogue_shapes.ttl")


def violations(
    graph: Graph,
    *,
    focus: URIRef | None = None,
    shape: URIRef | None = None,
    against: Graph | None = None,
) -> str:
    """Return what breaks the shapes, nothing where all is well; of one node and shape if given."""
    conforms, _, report = pyshacl.validate(
        graph,
        shacl_graph=against or shapes(),
        ont_graph=ontology(),
        focus_nodes=[focus] if focus else None,
        use_shapes=[shape] if shape else None,
    )
    return "" if conforms else str(report)


def _shipped(name: str) -> Graph:
    text = files("claimgraph.ontology").joinpath(name).read_text(encoding="utf-8")
    return Graph().parse(data=text, format="turtle")
