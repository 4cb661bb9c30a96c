"""Every way to break the shapes, derived from the shapes themselves."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from rdflib import Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.namespace import RDF, RDFS, SH, XSD
from rdflib.term import Node

from tests.shacl import violations

Value = tuple[Node, URIRef | None]
"""A node, and the class that it is said to be of."""

_STRANGER: Value = (URIRef("https://example.org/something"), None)
_PAIRS: dict[str, tuple[object, object]] = {
    "boolean": (True, False),
    "integer": (0, 1),
    "double": (0.25, 0.5),
    "gYear": ("1991", "1992"),
    "dateTime": ("2024-01-01T00:00:00", "2024-01-02T00:00:00"),
    "string": ("en", "de"),
}


class Break(NamedTuple):
    """One way to break one shape: `wrong` is all that a node of its class has at `path`."""

    shape: URIRef
    path: URIRef
    component: str
    wrong: tuple[Value, ...]

    def __str__(self) -> str:
        return "-".join((_short(self.shape), _short(self.path), self.component))


def node_shapes(shapes: Graph) -> list[URIRef]:
    """Return the shapes of nodes, in the order of their names."""
    found = shapes.subjects(RDF.type, SH.NodeShape)
    return sorted(shape for shape in found if isinstance(shape, URIRef))


def breaks(shapes: Graph) -> Iterator[Break]:
    """Yield every way to break every constraint of every property, and closedness."""
    for shape in node_shapes(shapes):
        yield Break(shape, RDFS.seeAlso, "closed", ((Literal("of another class"), None),))
        for spec in shapes.objects(shape, SH.property):
            path = shapes.value(spec, SH.path)
            assert isinstance(path, URIRef)
            for constraint, value in shapes.predicate_objects(spec):
                if constraint == SH.maxCount:
                    yield Break(shape, path, "maxCount", _two_right(shapes, spec))
                elif constraint != SH.path:
                    yield Break(shape, path, _short(constraint), _wrong(_short(constraint), value))


def seen(broken: Break, graph: Graph, shapes: Graph) -> bool:
    """Tell whether the shapes see a break in a graph that is otherwise right."""
    focus = sorted(
        node
        for target in shapes.objects(broken.shape, SH.targetClass)
        for node in graph.subjects(RDF.type, target)
        if isinstance(node, URIRef)
    )[0]
    changed = Graph(identifier=graph.identifier)
    changed += graph
    changed.remove((focus, broken.path, None))
    for value, kind in broken.wrong:
        changed.add((focus, broken.path, value))
        if kind is not None:
            changed.add((value, RDF.type, kind))
    report = violations(changed, focus=focus, shape=broken.shape, against=shapes)
    component = broken.component[0].upper() + broken.component[1:] + "ConstraintComponent"
    return component in report


def _wrong(constraint: str, limit: Node) -> tuple[Value, ...]:
    """Return what breaks a constraint; a constraint that no test can break is an error."""
    if constraint == "minCount":
        return ()
    if constraint in ("class", "or"):
        return (_STRANGER,)
    literals: dict[str, object] = {
        "datatype": 1 if limit == XSD.string else "one",
        "minLength": "",
        "pattern": "?!",
        "in": "nonsense",
        "minInclusive": type(limit.toPython())(-1) if isinstance(limit, Literal) else None,
        "maxInclusive": 1.5,
        "lessThan": 10**9,
    }
    return ((Literal(literals[constraint]), None),)


def _two_right(shapes: Graph, spec: Node) -> tuple[Value, ...]:
    """Return two values that are right each, so that only their number is wrong."""
    about = dict(shapes.predicate_objects(spec))
    if SH["in"] in about:
        first, second, *_ = Collection(shapes, about[SH["in"]])
        return (first, None), (second, None)
    if SH["or"] in about:
        return _two_right(shapes, next(iter(Collection(shapes, about[SH["or"]]))))
    if SH["class"] in about:
        kind = URIRef(str(about[SH["class"]]))
        return (URIRef("https://example.org/1"), kind), (URIRef("https://example.org/2"), kind)
    if SH.datatype not in about:
        return (_STRANGER, (URIRef("https://example.org/other"), None))
    datatype = URIRef(str(about[SH.datatype]))
    first_value, second_value = _PAIRS[_short(datatype)]
    return (_typed(first_value, datatype), None), (_typed(second_value, datatype), None)


def _typed(value: object, datatype: URIRef) -> Literal:
    return Literal(value) if datatype == XSD.string else Literal(value, datatype=datatype)


def _short(term: Node) -> str:
    return str(term).rpartition("#")[2]
