"""Read mapping.yaml: which RDF becomes which node, relationship and property.

What a mapping names goes into the text of Cypher, where labels and types cannot be parameters;
so nothing but plain names is let through here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar

import yaml

from claimgraph.errors import MappingError
from claimgraph.ontology.mapping_model import (
    GraphMapping,
    NodeKind,
    Path,
    Paths,
    PlainKind,
    Reference,
    Relations,
    Speech,
)
from claimgraph.ontology.terms import CG

__all__ = [
    "ID",
    "GraphMapping",
    "NodeKind",
    "Path",
    "Paths",
    "PlainKind",
    "Reference",
    "Relations",
    "Speech",
    "mapping",
    "parse",
]

VERSION = 3
ID = "id"
SHIPPED = "mapping.yaml"
FLAGS = ("shared", "linked")
_LABEL = re.compile(r"[A-Z][A-Za-z]*")
_TYPE = re.compile(r"[A-Z]+(_[A-Z]+)*_?")
_NAME = re.compile(r"[a-z][A-Za-z]*")
_PATH = re.compile(r"[a-z][A-Za-z]*(/[a-z][A-Za-z]*)?")

T = TypeVar("T")


@cache
def mapping() -> GraphMapping:
    """Return the mapping that ships with the package."""
    return parse(files(__package__).joinpath(SHIPPED).read_text(encoding="utf-8"), SHIPPED)


def parse(text: str, origin: str) -> GraphMapping:
    """Read a mapping; raises MappingError naming the place where it breaks the schema."""
    try:
        data = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise MappingError(origin, "", f"is not YAML: {error}") from error
    return _Reader(origin).whole(data)


class _Reader:
    """Checks of one file; `where` is the way of keys to what is looked at."""

    def __init__(self, origin: str) -> None:
        self.origin = origin

    def whole(self, data: object) -> GraphMapping:
        kinds_of_edges = ("relationships", "speech", "relations", "reference")
        keys = ("version", "owner", "digest", "nodes", *kinds_of_edges)
        top = self.section(data, "", required=keys)
        if top["version"] != VERSION:
            raise self.bad("version", f"is {top['version']!r}, not {VERSION}")
        nodes = self.each(top["nodes"], "nodes", _LABEL, self.node)
        kinds = frozenset(nodes)
        return GraphMapping(
            owner=self.name(top["owner"], "owner", _NAME),
            digest=self.name(top["digest"], "digest", _NAME),
            nodes=nodes,
            relationships=self.each(
                top["relationships"],
                "relationships",
                _TYPE,
                lambda key, body, where: self.plain(key, body, where, kinds),
            ),
            speech=self.speech(top["speech"]),
            relations=self.relations(top["relations"]),
            reference=self.reference(top["reference"]),
        )

    def node(self, key: str, body: object, where: str) -> NodeKind:
        fields = self.section(body, where, ("class", "labels", "properties"), FLAGS)
        labels = fields["labels"]
        if not isinstance(labels, list) or not labels:
            raise self.bad(f"{where}.labels", "is no list of labels")
        return NodeKind(
            name=key,
            term=self.term(fields["class"], f"{where}.class"),
            labels=tuple(self.name(label, f"{where}.labels", _LABEL) for label in labels),
            properties=self.properties(fields["properties"], f"{where}.properties"),
            **{flag: self.flag(fields.get(flag, False), f"{where}.{flag}") for flag in FLAGS},
        )

    def flag(self, value: object, where: str) -> bool:
        if not isinstance(value, bool):
            raise self.bad(where, "is neither true nor false")
        return value

    def plain(self, key: str, body: object, where: str, kinds: frozenset[str]) -> PlainKind:
        fields = self.section(body, where, ("property",), ("subjects",))
        subjects = fields.get("subjects")
        if subjects is not None and not (isinstance(subjects, list) and kinds.issuperset(subjects)):
            raise self.bad(f"{where}.subjects", "is no list of nodes of this mapping")
        return PlainKind(
            type=key,
            term=self.term(fields["property"], f"{where}.property"),
            subjects=None if subjects is None else tuple(subjects),
        )

    def speech(self, body: object) -> Speech:
        fields = self.section(body, "speech", ("key", "types", "properties"))
        types: dict[tuple[str, bool], str] = {}
        for key, rule, where in self.items(fields["types"], "speech.types", _TYPE):
            when = self.section(rule, where, ("stance", "nested"))
            if when["stance"] not in ("affirms", "denies") or not isinstance(when["nested"], bool):
                raise self.bad(where, "needs a stance (affirms, denies) and nested (true, false)")
            if (when["stance"], when["nested"]) in types:
                raise self.bad(where, "is for the same statements as another type")
            types[when["stance"], when["nested"]] = key
        return Speech(
            key=self.name(fields["key"], "speech.key", _NAME),
            types=types,
            properties=self.properties(fields["properties"], "speech.properties"),
        )

    def relations(self, body: object) -> Relations:
        names = ("key", "denied_prefix", "types", "properties")
        fields = self.section(body, "relations", names)
        types = self.each(
            fields["types"], "relations.types", _NAME, lambda _, v, w: self.name(v, w, _TYPE)
        )
        for term in types:
            self.term(term, f"relations.types.{term}")
        return Relations(
            key=self.name(fields["key"], "relations.key", _NAME),
            denied_prefix=self.name(fields["denied_prefix"], "relations.denied_prefix", _TYPE),
            types=types,
            properties=self.properties(fields["properties"], "relations.properties"),
        )

    def reference(self, body: object) -> Reference:
        names = ("owner", "version", "key")
        fields = self.section(body, "reference", (*names, "types", "properties"))
        types = self.each(
            fields["types"], "reference.types", _PATH, lambda _, v, w: self.name(v, w, _TYPE)
        )
        return Reference(
            **{name: self.name(fields[name], f"reference.{name}", _NAME) for name in names},
            types={self.path(key, f"reference.types.{key}"): kind for key, kind in types.items()},
            properties=self.properties(fields["properties"], "reference.properties"),
        )

    def properties(self, body: object, where: str) -> dict[str, Paths]:
        return self.each(body, where, _NAME, lambda _, value, place: self.paths(value, place))

    def paths(self, value: object, where: str) -> Paths:
        given = value if isinstance(value, list) and value else [value]
        return tuple(self.path(path, where) for path in given)

    def path(self, text: object, where: str) -> Path:
        if not isinstance(text, str):
            raise self.bad(where, "is no path of terms, nor a list of them")
        *steps, last = text.split("/")
        for step in (*steps, *([] if last == ID else [last])):
            self.term(step, where)
        return (*steps, last)

    def each(
        self,
        body: object,
        where: str,
        pattern: re.Pattern[str],
        read: Callable[[str, object, str], T],
    ) -> dict[str, T]:
        return {
            key: read(key, value, place) for key, value, place in self.items(body, where, pattern)
        }

    def items(
        self, body: object, where: str, pattern: re.Pattern[str]
    ) -> Iterator[tuple[str, object, str]]:
        if not isinstance(body, dict) or not body:
            raise self.bad(where, "is no table of names")
        for key, value in body.items():
            yield self.name(key, where, pattern), value, f"{where}.{key}"

    def section(
        self,
        body: object,
        where: str,
        required: tuple[str, ...],
        optional: tuple[str, ...] = (),
    ) -> dict[str, Any]:
        """Return a table that has all of the required keys, and none that nobody reads."""
        if not isinstance(body, dict):
            raise self.bad(where, "is no table of keys")
        for key in required:
            if key not in body:
                raise self.bad(where, f"lacks {key!r}")
        for key in body:
            if key not in (*required, *optional):
                raise self.bad(where, f"has a key that means nothing: {key!r}")
        return body

    def name(self, value: object, where: str, pattern: re.Pattern[str]) -> str:
        if not isinstance(value, str) or not pattern.fullmatch(value):
            raise self.bad(where, f"{value!r} is no name of the form {pattern.pattern}")
        return value

    def term(self, value: object, where: str) -> str:
        if not isinstance(value, str) or value not in CG:
            raise self.bad(where, f"{value!r} is no term of the vocabulary")
        return value

    def bad(self, where: str, reason: str) -> MappingError:
        return MappingError(self.origin, where, reason)
