"""Write GEXF 1.3 for Gephi: typed columns, a timeline, colours and sizes, no edge lost.

Gephi keeps one edge between two nodes for each `kind`, so the relationship type is the kind.
Several relationships of one type between the same nodes (three articles saying that a state
operates a weapon) are one edge here: its weight counts them, its attributes name them all, and
it begins with the earliest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from lxml import etree

from claimgraph.graph.export.dates import first_day
from claimgraph.graph.export.looks import edge_colour, node_colour, node_size
from claimgraph.graph.export.spool import Columns, Kind, Rows, as_text, together
from claimgraph.graph.export.xml import Element, put, put_all
from claimgraph.graph.facts import Value
from claimgraph.graph.rows import EdgeRow, NodeRow, Props

NS = "http://gexf.net/1.3"
VIZ = "http://gexf.net/1.3/viz"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
_TYPES = {
    Kind.TEXT: "string",
    Kind.WHOLE: "integer",
    Kind.REAL: "double",
    Kind.TRUTH: "boolean",
}
_LABELS = ("name", "title", "text", "value", "type", "quote")
_DATES = ("saidOn", "date", "published")
_UNDATED = "~"  # after every date
_LABEL_LENGTH = 60
# Offsets make no sense of several passages merged; the passages' IRIs hold them.
_LEFT_OUT = {"start", "end"}
# Gephi calls an edge's first node its source.
_TITLES = {"source": "sourceWords"}


def _tag(name: str, namespace: str = NS) -> str:
    return f"{{{namespace}}}{name}"


_META = Element(
    _tag("meta"),
    children=(
        Element(_tag("creator"), text="claimgraph"),
        Element(_tag("description"), text="Who said what about which weapon"),
    ),
)


def write(rows: Rows, out: Path) -> tuple[int, int]:
    """Write one GEXF file; return how many nodes and edges it holds."""
    began = _beginnings(rows)
    nodes = {"entity": Kind.TEXT} | _columns(rows.node_columns.values())
    edges = _columns(rows.edge_columns.values())
    root = {"version": "1.3", f"{{{XSI}}}schemaLocation": f"{NS} {NS}/gexf.xsd"}
    with etree.xmlfile(str(out), encoding="utf-8") as xml:
        xml.write_declaration()
        with xml.element(_tag("gexf"), root, nsmap={None: NS, "viz": VIZ, "xsi": XSI}):
            put(xml, _META)
            with xml.element(_tag("graph"), _graph_attributes(dynamic=bool(began))):
                put_all(xml, (_declared("node", nodes), _declared("edge", edges)))
                with xml.element(_tag("nodes")):
                    node_count = put_all(xml, _nodes(rows, nodes, began))
                with xml.element(_tag("edges")):
                    edge_count = put_all(xml, _edges(rows, edges))
    return node_count, edge_count


def _columns(of_rows: Iterable[Columns]) -> Columns:
    return {name: kind for name, kind in together(of_rows).items() if name not in _LEFT_OUT}


def _graph_attributes(*, dynamic: bool) -> dict[str, str]:
    attributes = {"defaultedgetype": "directed", "idtype": "string"}
    if not dynamic:
        return attributes | {"mode": "static"}
    return attributes | {"mode": "dynamic", "timeformat": "date", "timerepresentation": "interval"}


def _declared(owner: str, columns: Columns) -> Element:
    declared = tuple(
        Element(
            _tag("attribute"),
            {"id": f"cg_{name}", "title": _TITLES.get(name, name), "type": _TYPES[kind]},
        )
        for name, kind in columns.items()
    )
    return Element(_tag("attributes"), {"class": owner, "mode": "static"}, declared)


def _beginnings(rows: Rows) -> dict[str, str]:
    """Return the day each node begins: the earliest of its own and of its edges' dates."""
    began: dict[str, str] = {}
    for edge in rows.edges():
        for node in (edge.start, edge.end):
            _begin(began, node, edge.props)
    for row in rows.nodes():
        _begin(began, row.id, row.props)
    return began


def _begin(began: dict[str, str], node: str, props: Props) -> None:
    day = _day(props)
    if day is not None:
        began[node] = min(began.get(node, day), day)


def _day(props: Props) -> str | None:
    return next((day for name in _DATES if (day := first_day(props.get(name)))), None)


def _nodes(rows: Rows, columns: Columns, began: dict[str, str]) -> Iterator[Element]:
    for node in rows.nodes():
        attributes = {"id": node.id, "label": _label(node)}
        if node.id in began:
            attributes["start"] = began[node.id]
        yield Element(
            _tag("node"),
            attributes,
            (
                _values(columns, {"entity": node.entity, **node.props}),
                _colour(node_colour(node.entity)),
                Element(_tag("size", VIZ), {"value": f"{node_size(node.entity)}.0"}),
            ),
        )


def _label(node: NodeRow) -> str:
    found = next((node.props[name] for name in _LABELS if node.props.get(name)), node.id)
    label = " ".join(as_text(found).split())
    return label if len(label) <= _LABEL_LENGTH else label[: _LABEL_LENGTH - 1].rstrip() + "…"


def _edges(rows: Rows, columns: Columns) -> Iterator[Element]:
    parallel = groupby(rows.edges(), key=lambda edge: (edge.start, edge.end, edge.type))
    for number, ((start, end, kind), group) in enumerate(parallel):
        merged = sorted(group, key=lambda edge: _day(edge.props) or _UNDATED)
        began = _day(merged[0].props)
        attributes = {
            "id": str(number),
            "source": start,
            "target": end,
            "kind": kind,
            "label": kind,
            "weight": f"{len(merged)}.0",
        }
        if began is not None:
            attributes["start"] = began
        yield Element(
            _tag("edge"),
            attributes,
            (_values(columns, _merged(merged)), _colour(edge_colour(kind))),
        )


def _merged(edges: list[EdgeRow]) -> dict[str, Value]:
    """Return what parallel edges agree on, and all the words where they differ, oldest first."""
    names = sorted({name for edge in edges for name in edge.props})
    together: dict[str, Value] = {}
    for name in names:
        found = [edge.props[name] for edge in edges if name in edge.props]
        texts = list(dict.fromkeys(map(as_text, found)))
        if len(texts) == 1:
            together[name] = found[0]
        elif not isinstance(found[0], bool | int | float):
            together[name] = " | ".join(texts)
    return together


def _values(columns: Columns, props: dict[str, Value]) -> Element:
    values = tuple(
        Element(_tag("attvalue"), {"for": f"cg_{name}", "value": as_text(props[name])})
        for name in columns
        if name in props
    )
    return Element(_tag("attvalues"), children=values)


def _colour(hexadecimal: str) -> Element:
    red, green, blue = bytes.fromhex(hexadecimal)
    return Element(_tag("color", VIZ), {"r": str(red), "g": str(green), "b": str(blue)})
