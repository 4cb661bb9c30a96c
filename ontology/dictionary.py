"""Write the data dictionary out of claimgraph.ttl, the shapes and mapping.yaml.

`python -m claimgraph.ontology.dictionary > docs/data-dictionary.md` renews the committed one.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib.resources import files

from rdflib import Graph
from rdflib.collection import Collection
from rdflib.namespace import OWL, RDF, RDFS, SH, SKOS
from rdflib.term import Node, URIRef

from claimgraph.ontology.mapping import GraphMapping, mapping
from claimgraph.ontology.terms import CATALOGUE_GRAPH, CG

_INTRODUCTION = """\
# Data dictionary

What the graph holds, as RDF and as a property graph. Generated from `ontology/claimgraph.ttl`,
`ontology/shapes.ttl`, `ontology/catalogue_shapes.ttl` and `ontology/mapping.yaml`; renew it with
`python -m claimgraph.ontology.dictionary > docs/data-dictionary.md`.

The prefix `cg:` is `https://w3id.org/claimgraph/ns#`. Data about one article stands in the named
graph of the article's IRI; what the reference catalogue has of the weapons named stands in the
named graph <https://w3id.org/claimgraph/graph/catalogue>, which the union of the articles' graphs
leaves out. Every node of the property graph has its IRI as `id`.
"""
_CATALOGUE = f"""\
## The reference catalogue

`claimgraph weapons export` writes it as the named graph `{CATALOGUE_GRAPH}`. What stands there is
reference, with the public references of each family, and is no article's word.
"""
_ALIGNED = {
    RDFS.subClassOf: "a kind of",
    RDFS.subPropertyOf: "a kind of",
    OWL.equivalentClass: "the same as",
    OWL.inverseOf: "the inverse of",
    SKOS.closeMatch: "close to",
}
_COLUMNS = ("Property", "Meaning", "Value", "How many", "Property graph", "Aligned with")


def dictionary() -> str:
    """Return the data dictionary as Markdown."""
    return _Writer().text()


class _Writer:
    """The vocabulary, the shapes and the mapping, and how each class reads in them."""

    def __init__(self) -> None:
        self.ontology = _shipped("claimgraph.ttl")
        self.shapes = _shipped("shapes.ttl")
        self.catalogue_shapes = _shipped("catalogue_shapes.ttl")
        self.mapping = mapping()
        self.prefixes = _Prefixes(self.ontology)

    def text(self) -> str:
        parts = [_INTRODUCTION]
        tables: dict[Node, str] = {}
        for term in _terms(self.ontology, OWL.Class):
            shape = self.shapes.value(predicate=SH.targetClass, object=term)
            if shape is None and self.shape_in_catalogue(term) is not None:
                continue  # told with the catalogue
            parts.append(self.about_class(term))
            if shape in tables:
                parts.append(f"Its properties are those of {tables[shape]}.\n")
            elif shape is not None:
                tables[shape] = _name(term)
                parts.append(_table(_COLUMNS, self.rows(self.shapes, shape)))
        parts.append(self.about_relationships())
        parts.append(self.about_catalogue())
        return "\n".join(parts)

    def shape_in_catalogue(self, term: URIRef) -> Node | None:
        return self.catalogue_shapes.value(predicate=SH.targetClass, object=term)

    def about_class(self, term: URIRef) -> str:
        name = _name(term)
        lines = [f"## {name}\n", f"{self.ontology.value(term, RDFS.comment)}"]
        kind = self.mapping.nodes.get(name)
        if kind is not None:
            lines.append(f"In the property graph `(:{':'.join(kind.labels)})`.")
        aligned = self.aligned(term)
        if aligned:
            lines.append(f"It is {aligned}.")
        return "\n".join(lines) + "\n"

    def rows(self, shapes: Graph, shape: Node) -> list[tuple[str, ...]]:
        """Return a row for each property of a shape, by its name."""
        return sorted(self.row(shapes, spec) for spec in shapes.objects(shape, SH.property))

    def row(self, shapes: Graph, spec: Node) -> tuple[str, ...]:
        term = URIRef(str(shapes.value(spec, SH.path)))
        return (
            f"`{self.prefixes.short(term)}`",
            str(self.ontology.value(term, RDFS.comment)),
            self.value(shapes, spec),
            self.how_many(shapes, spec),
            _in_property_graph(self.mapping, _name(term)),
            self.aligned(term),
        )

    def value(self, shapes: Graph, spec: Node) -> str:
        """Say what a property's value is: an enumeration, a class or a datatype."""
        about = dict(shapes.predicate_objects(spec))
        if SH["in"] in about:
            listed = Collection(shapes, about[SH["in"]])
            return ", ".join(f"`{self.prefixes.short(item)}`" for item in listed)
        if SH["or"] in about:
            options = Collection(shapes, about[SH["or"]])
            return " or ".join(self.value(shapes, option) for option in options)
        kind = about.get(SH["class"], about.get(SH.datatype))
        return self.prefixes.short(kind) if kind is not None else ""

    def how_many(self, shapes: Graph, spec: Node) -> str:
        least = shapes.value(spec, SH.minCount) is not None
        most = shapes.value(spec, SH.maxCount) is not None
        return {(True, True): "one", (False, True): "at most one", (True, False): "some"}.get(
            (least, most), "any"
        )

    def aligned(self, term: URIRef) -> str:
        found = [
            f"{words} {self.prefixes.short(other)}"
            for way, words in _ALIGNED.items()
            for other in sorted(self.ontology.objects(term, way), key=str)
        ]
        return ", ".join(found)

    def about_relationships(self) -> str:
        """List every relationship type with what it is made from."""
        plain = [
            (f"`{kind.type}`", f"`cg:{kind.term}`") for kind in self.mapping.relationships.values()
        ]
        speech = [
            (
                f"`{name}`",
                f"a `cg:Statement` that {stance}{', nested in another' if nested else ''}",
            )
            for (stance, nested), name in self.mapping.speech.types.items()
        ]
        relations = self.mapping.relations
        facts = [
            (
                f"`{relations.type_of(term, denied=polarity == 'denies')}`",
                f"a `cg:Relation` of `cg:{term}` whose polarity {polarity}",
            )
            for term in relations.types
            for polarity in ("affirms", "denies")
        ]
        reference = [
            (f"`{name}`", f"`cg:{'/cg:'.join(path)}` in the catalogue's graph")
            for path, name in self.mapping.reference.types.items()
        ]
        table = _table(("Type", "Made from"), [*plain, *speech, *facts, *reference])
        return f"## Relationships of the property graph\n\n{table}"

    def about_catalogue(self) -> str:
        """List what the catalogue's graph has, which is in no article's and not pushed."""
        parts = [_CATALOGUE]
        tables: set[Node] = set()
        for term in _terms(self.ontology, OWL.Class):
            shape = self.shape_in_catalogue(term)
            if shape is None or shape in tables:
                continue
            tables.add(shape)
            targets = set(self.catalogue_shapes.objects(shape, SH.targetClass))
            classes = [each for each in _terms(self.ontology, OWL.Class) if each in targets]
            parts.append(f"### {', '.join(map(_name, classes))}\n")
            if self.shapes.value(predicate=SH.targetClass, object=term) is None:
                parts.append(f"{self.ontology.value(term, RDFS.comment)}\n")
            rows = [
                (*row[:-2], row[-1]) for row in self.rows(self.catalogue_shapes, shape)
            ]  # the catalogue is not in the property graph
            parts.append(_table((*_COLUMNS[:-2], _COLUMNS[-1]), rows))
        return "\n".join(parts)


class _Prefixes:
    """Short names by the prefixes that the vocabulary declares."""

    def __init__(self, ontology: Graph) -> None:
        self._known = sorted(
            ((str(space), prefix) for prefix, space in ontology.namespaces()),
            key=lambda pair: len(pair[0]),
            reverse=True,
        )

    def short(self, node: Node) -> str:
        text = str(node)
        for space, prefix in self._known:
            if text.startswith(space):
                return f"{prefix}:{text.removeprefix(space)}"
        return text


def _in_property_graph(whole: GraphMapping, term: str) -> str:
    """Say as which property or relationship a term shows in the property graph."""
    properties = {
        f"`{name}`"
        for kind in whole.nodes.values()
        for name, paths in kind.properties.items()
        if paths == ((term,),)
    }
    types = {f"`:{kind.type}`" for kind in whole.relationships.values() if kind.term == term}
    spoken = {
        f"`:{name}`"
        for name in whole.speech.types.values()
        if name == "".join(f"_{c}" if c.isupper() else c for c in term).upper()
    }
    related = {f"`:{name}`" for key, name in whole.relations.types.items() if key == term}
    return ", ".join(sorted(properties | types | spoken | related))


def _terms(ontology: Graph, kind: URIRef) -> Iterator[URIRef]:
    """Yield the vocabulary's terms of a kind, in the order of the file."""
    order = list(CG.__annotations__)
    found = (term for term in ontology.subjects(RDF.type, kind) if isinstance(term, URIRef))
    yield from sorted(found, key=lambda term: order.index(_name(term)))


def _name(term: URIRef) -> str:
    return term.rpartition("#")[2]


def _table(columns: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    lines = [columns, tuple("---" for _ in columns), *rows]
    return "".join(f"| {' | '.join(cell.replace('|', '¦') for cell in row)} |\n" for row in lines)


def _shipped(name: str) -> Graph:
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    return Graph(bind_namespaces="none").parse(data=text, format="turtle")


if __name__ == "__main__":
    sys.stdout.write(dictionary())
