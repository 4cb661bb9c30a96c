"""Write GraphML, for NetworkX, yEd, Cytoscape and the rest: every edge, every typed property."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from claimgraph.graph.export.spool import Columns, Kind, Rows, as_text, together
from claimgraph.graph.export.xml import Element, put_all
from claimgraph.graph.facts import Value

NS = "http://graphml.graphdrawing.org/xmlns"
_TYPES = {
    Kind.TEXT: "string",
    Kind.WHOLE: "long",
    Kind.REAL: "double",
    Kind.TRUTH: "boolean",
}


def write(rows: Rows, out: Path) -> tuple[int, int]:
    """Write one GraphML file; return how many nodes and edges it holds."""
    nodes = {"labels": Kind.TEXT} | together(rows.node_columns.values())
    edges = {"type": Kind.TEXT} | together(rows.edge_columns.values())
    with etree.xmlfile(str(out), encoding="utf-8") as xml:
        xml.write_declaration()
        with xml.element(_tag("graphml"), nsmap={None: NS}):
            put_all(xml, (*_keys("node", nodes), *_keys("edge", edges)))
            with xml.element(_tag("graph"), {"edgedefault": "directed"}):
                node_count = put_all(xml, _nodes(rows, nodes))
                edge_count = put_all(xml, _edges(rows, edges))
    return node_count, edge_count


def _tag(name: str) -> str:
    return f"{{{NS}}}{name}"


def _keys(owner: str, columns: Columns) -> Iterator[Element]:
    for name, kind in columns.items():
        key = {"id": f"{owner}-{name}", "for": owner, "attr.name": name}
        yield Element(_tag("key"), key | {"attr.type": _TYPES[kind]})


def _nodes(rows: Rows, columns: Columns) -> Iterator[Element]:
    for node in rows.nodes():
        props = {**node.props, "labels": ":".join(node.labels)}
        yield Element(_tag("node"), {"id": node.id}, tuple(_data("node", columns, props)))


def _edges(rows: Rows, columns: Columns) -> Iterator[Element]:
    for number, edge in enumerate(rows.edges()):
        ends = {"id": f"e{number}", "source": edge.start, "target": edge.end}
        props = {**edge.props, "type": edge.type}
        yield Element(_tag("edge"), ends, tuple(_data("edge", columns, props)))


def _data(owner: str, columns: Columns, props: dict[str, Value]) -> Iterator[Element]:
    for name in columns:
        if name in props:
            key = {"key": f"{owner}-{name}"}
            yield Element(_tag("data"), key, text=as_text(props[name]))
