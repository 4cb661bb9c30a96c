"""The property graph as NetworkX has it, and the ways through it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice, pairwise, takewhile
from typing import TypeAlias

import networkx as nx

from claimgraph.graph.rows import EdgeRow, NodeRow

Network: TypeAlias = "nx.MultiDiGraph[str]"


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge of `Graph.to_networkx()`: `graph.edges[start, end, key]` has its attributes."""

    start: str
    end: str
    key: str
    type: str


@dataclass(frozen=True, slots=True)
class Path:
    """A way from one node to another: IRIs, what they are called, and the edges of each hop."""

    nodes: tuple[str, ...]
    names: tuple[str, ...]
    hops: tuple[tuple[Edge, ...], ...]


def network(rows: Iterable[NodeRow | EdgeRow]) -> Network:
    """Return rows as a directed multigraph.

    Nodes are IRIs, with `entity`, `labels` ("Person:Actor") and their properties; edges have
    `type` and theirs. An edge's key is its type, and what makes it one: a statement, a relation
    or a fielding in the reference catalogue.
    """
    made: Network = nx.MultiDiGraph()
    for row in rows:
        if isinstance(row, NodeRow):
            labels = {"entity": row.entity, "labels": ":".join(row.labels)}
            made.add_node(row.id, **{**row.props, **labels})
        else:
            made.add_edge(row.start, row.end, key=_key(row), **{**row.props, "type": row.type})
    return made


def _key(row: EdgeRow) -> str:
    names = ("relation", "statement", "fielding")
    source = next((row.props[name] for name in names if row.props.get(name)), None)
    return f"{row.type} {source}" if source else row.type


def paths(whole: Network, start: str, end: str, cutoff: int, limit: int) -> tuple[Path, ...]:
    """Return the shortest ways from one node to another, either way along the edges.

    Being named in one article is no tie: articles are not passed through.
    """
    ties: nx.Graph[str] = nx.Graph()
    ties.add_nodes_from((start, end))
    ties.add_edges_from((a, b) for a, b in whole.edges() if not _articles(whole, a, b))
    found: Iterator[list[str]] = nx.shortest_simple_paths(ties, start, end)
    try:
        short = list(islice(takewhile(lambda way: len(way) <= cutoff + 1, found), limit))
    except nx.NetworkXNoPath:
        return ()
    return tuple(_path(whole, way) for way in short)


def _articles(whole: Network, *nodes: str) -> bool:
    return any(whole.nodes[node].get("entity") == "Article" for node in nodes)


def _path(whole: Network, way: list[str]) -> Path:
    hops = tuple((*_between(whole, a, b), *_between(whole, b, a)) for a, b in pairwise(way))
    return Path(tuple(way), tuple(_name(whole, node) for node in way), hops)


def _between(whole: Network, start: str, end: str) -> Iterator[Edge]:
    for key, attributes in sorted((whole.get_edge_data(start, end) or {}).items()):
        yield Edge(start, end, str(key), attributes["type"])


def _name(whole: Network, node: str) -> str:
    attributes = whole.nodes[node]
    named = (attributes.get(name) for name in ("name", "text", "title", "value", "type"))
    return str(next(filter(None, named), node))
