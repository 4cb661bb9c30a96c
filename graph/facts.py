"""One article's named graph as plain Python: each thing's terms and their values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import pyoxigraph as ox
from rdflib.namespace import RDF, XSD

from claimgraph.errors import DatasetError
from claimgraph.ontology.mapping import ID, Paths
from claimgraph.ontology.terms import CG

__all__ = ["Facts", "Value", "iri_of", "joined", "local_name", "python_value"]

Value = str | int | float | bool

_NS = str(CG._NS)
_TYPE = str(RDF.type)
_NUMBERS = {str(XSD.integer): int, str(XSD.decimal): float, str(XSD.double): float}
_BOOLEAN = str(XSD.boolean)
PIECE = " … "
BREAK = "; "


class Facts:
    """What a named graph says, by subject and by term; terms of other vocabularies left out."""

    def __init__(self, quads: Iterable[ox.Quad]) -> None:
        self._things: dict[str, dict[str, list[Value]]] = {}
        self.types: dict[str, list[str]] = {}
        for subject, predicate, value, _ in quads:
            if predicate.value == _TYPE:
                self.types.setdefault(iri_of(subject), []).append(local_name(iri_of(value)))
            elif predicate.value.startswith(_NS):
                terms = self._things.setdefault(iri_of(subject), {})
                terms.setdefault(local_name(predicate.value), []).append(python_value(value))

    def __iter__(self) -> Iterator[tuple[str, str]]:
        """Yield each thing with each term that it has."""
        for thing, terms in self._things.items():
            for term in terms:
                yield thing, term

    def of_class(self, term: str) -> list[str]:
        """Return the things of a class."""
        return [thing for thing, types in self.types.items() if term in types]

    def values(self, thing: str, term: str) -> list[Value]:
        """Return a thing's values of a term, in no order; [] where it has none."""
        return self._things.get(thing, {}).get(term, [])

    def things(self, thing: str, term: str) -> list[str]:
        """Return what an object property points at, in order of IRI."""
        return sorted(str(value) for value in self.values(thing, term))

    def follow(self, thing: str, paths: Paths) -> Value | None:
        """Return the one value that the first fruitful of the paths leads to, None if none does."""
        for *steps, last in paths:
            ends = [thing]
            for step in steps:
                ends = [end for start in ends for end in self.things(start, step)]
            value = self._one(ends, last)
            if value is not None:
                return value
        return None

    def _one(self, ends: list[str], term: str) -> Value | None:
        """Make one value of all that `ends` have of a term; passages count in text order."""
        if term == ID:
            values: list[Value] = list(ends)
        else:
            if len(ends) > 1:
                ends = sorted(dict.fromkeys(ends), key=self._place)
            values = [value for end in ends for value in self.values(end, term)]
        if not values:
            return None
        if term == "start":
            return min(values, key=float)
        if term == "end":
            return max(values, key=float)
        if term == "quote":
            return PIECE.join(map(str, values))
        return joined(values)

    def _place(self, thing: str) -> tuple[float, str]:
        start = self.values(thing, "start")
        return (float(start[0]) if start else 0.0, thing)


Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


def iri_of(term: Term) -> str:
    """Return the IRI of a thing; the dataset has no other things (shapes.ttl)."""
    if not isinstance(term, ox.NamedNode):
        raise DatasetError(f"the dataset has {term} where an IRI belongs", remedy="Load it again")
    return term.value


def python_value(term: Term) -> Value:
    """Return a literal as a property's value, and anything else as its IRI.

    Dates stay text: vague ones (2021-02) have no other form that both engines know.
    """
    if not isinstance(term, ox.Literal):
        return iri_of(term)
    datatype = term.datatype.value
    if datatype == _BOOLEAN:
        return term.value in ("true", "1")
    number = _NUMBERS.get(datatype)
    return number(term.value) if number else term.value


def joined(values: Sequence[Value]) -> Value:
    """Make one value of those that a property has: the only one, else their texts in order."""
    return values[0] if len(values) == 1 else BREAK.join(sorted({str(value) for value in values}))


def local_name(iri: str) -> str:
    """Return the name of a term of the vocabulary; any other IRI as it is."""
    return iri.removeprefix(_NS)
