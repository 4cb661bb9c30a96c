"""Read a family's YAML into entries, refusing whatever the schema does not know."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, get_args

import yaml

from claimgraph.errors import CatalogueError
from claimgraph.ontology.states import States
from claimgraph.ontology.weapons.entry import (
    Designation,
    Entry,
    EntryClass,
    Operator,
    Scheme,
    Treaty,
    normalise,
)

_FILE_KEYS = {"family", "sources", "systems", "munitions"}
_ENTRY_KEYS = {
    "name",
    "kind",
    "origin",
    "maker",
    "designations",
    "context",
    "shared",
    "fires",
    "operators",
    "note",
    "range_km",
    "guidance",
    "treaty",
    "wikidata",
    "variantOf",
    "variants",
}
_TREATIES: dict[str, Treaty] = {t: t for t in get_args(Treaty)}
_SCHEMES: dict[str, Scheme] = {s: s for s in get_args(Scheme) if s != "name"}
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_family(text: str, origin: str) -> list[Entry]:
    """Return the entries of one family file, variants after the system that they belong to.

    Raises:
        CatalogueError: the file, or an entry in it, breaks the schema; both are named.
    """
    try:
        data = yaml.load(text, _LOADER)  # noqa: S506 - a safe loader, in C where built
    except yaml.YAMLError as error:
        raise CatalogueError(origin, f"not readable as YAML: {error}") from error
    data = _mapping(data, origin, "the file")
    _only(data, _FILE_KEYS, origin, "the file")
    family = _string(data, "family", origin, "the file")
    sources = _strings(data.get("sources"), origin, "sources")
    if not sources:
        raise CatalogueError(origin, "no sources are named", remedy="List them under `sources`.")
    return [
        entry
        for section, weapon_class in (("systems", "system"), ("munitions", "munition"))
        for key, body in _mapping(data.get(section) or {}, origin, section).items()
        for entry in _Reader(origin, family, sources).entries(str(key), body, weapon_class)
    ]


class _Reader:
    def __init__(self, origin: str, family: str, sources: tuple[str, ...]) -> None:
        self.origin = origin
        self.family = family
        self.sources = sources

    def entries(self, key: str, body: object, weapon_class: str) -> Iterator[Entry]:
        fields = _mapping(body, self.origin, key)
        if "variantOf" in fields:  # of a system in another file
            yield self._entry(
                key, fields, "variant", _string(fields, "variantOf", self.origin, key)
            )
            return
        head = self._entry(key, fields, "munition" if weapon_class == "munition" else "system")
        yield head
        for variant, below in _mapping(fields.get("variants") or {}, self.origin, key).items():
            inherited = {"kind": head.kind, "origin": list(head.origin), "maker": head.maker}
            own = _mapping(below, self.origin, str(variant))
            if "variants" in own:
                raise CatalogueError(self.origin, f"{variant}: a variant has no variants")
            yield self._entry(str(variant), {**inherited, **own}, "variant", head.id)

    def _entry(
        self,
        key: str,
        fields: Mapping[str, Any],
        weapon_class: EntryClass,
        variant_of: str | None = None,
    ) -> Entry:
        _only(fields, _ENTRY_KEYS, self.origin, key)
        return Entry(
            id=key,
            name=_string(fields, "name", self.origin, key),
            weapon_class=weapon_class,
            kind=_string(fields, "kind", self.origin, key),
            family=self.family,
            origin=self._states(fields.get("origin"), key),
            designations=self._designations(key, fields),
            maker=self._text(fields, "maker", key),
            variant_of=variant_of,
            fires=_strings(fields.get("fires"), self.origin, key),
            operators=self._operators(fields.get("operators"), key),
            range_km=self._range(fields, key),
            guidance=self._text(fields, "guidance", key),
            note=self._text(fields, "note", key),
            treaties=self._treaties(fields, key),
            wikidata=self._wikidata(fields, key),
            origin_file=self.origin,
            sources=self.sources,
        )

    def _designations(self, key: str, fields: Mapping[str, Any]) -> tuple[Designation, ...]:
        named: dict[str, Scheme] = {_string(fields, "name", self.origin, key): "name"}
        for scheme, values in _mapping(fields.get("designations") or {}, self.origin, key).items():
            if scheme not in _SCHEMES:
                raise CatalogueError(self.origin, f"{key}: {scheme!r} is no scheme of designations")
            for value in _strings(values, self.origin, key):
                named.setdefault(value, _SCHEMES[scheme])
        if bare := [value for value in named if len(normalise(value)) < 2]:
            raise CatalogueError(self.origin, f"{key}: {bare} is too short to be found in a text")
        context = set(_strings(fields.get("context"), self.origin, key))
        shared = set(_strings(fields.get("shared"), self.origin, key))
        if stray := (context | shared) - set(named):
            raise CatalogueError(
                self.origin, f"{key}: {sorted(stray)} are none of its designations"
            )
        return tuple(Designation(v, s, v in context, v in shared) for v, s in named.items())

    def _text(self, fields: Mapping[str, Any], name: str, key: str) -> str | None:
        return None if fields.get(name) is None else _string(fields, name, self.origin, key)

    def _range(self, fields: Mapping[str, Any], key: str) -> int | None:
        value = fields.get("range_km")
        if value is not None and (type(value) is not int or value <= 0):
            raise CatalogueError(
                self.origin, f"{key}: `range_km` is whole kilometres, not {value!r}"
            )
        return value

    def _treaties(self, fields: Mapping[str, Any], key: str) -> tuple[Treaty, ...]:
        values = _strings(fields.get("treaty"), self.origin, key)
        if stray := set(values) - _TREATIES.keys():
            raise CatalogueError(
                self.origin,
                f"{key}: {sorted(stray)} are no treaty classes",
                remedy=f"They are {', '.join(_TREATIES)}.",
            )
        return tuple(_TREATIES[value] for value in values)

    def _wikidata(self, fields: Mapping[str, Any], key: str) -> str | None:
        value = self._text(fields, "wikidata", key)
        if value is not None and not re.fullmatch(r"Q[1-9]\d*", value):
            raise CatalogueError(self.origin, f"{key}: {value!r} is no Wikidata id, as Q123456")
        return value

    def _operators(self, value: object, key: str) -> tuple[Operator, ...]:
        operators: list[Operator] = []
        for item in value if isinstance(value, list) else [value] if value else []:
            fields = {"state": item} if isinstance(item, str) else item
            fields = _mapping(fields, self.origin, key)
            _only(fields, {"state", "from", "to"}, self.origin, key)
            (state,) = self._states(fields.get("state"), key) or ("",)
            years = fields.get("from"), fields.get("to")
            if not state or not all(year is None or isinstance(year, int) for year in years):
                raise CatalogueError(self.origin, f"{key}: {item!r} is no operator")
            if any((state, years[0]) == (other.state, other.since) for other in operators):
                raise CatalogueError(self.origin, f"{key}: {state} operates it twice")
            operators.append(Operator(state, *years))
        return tuple(operators)

    def _states(self, value: object, key: str) -> tuple[str, ...]:
        codes = _strings(value, self.origin, key)
        if stray := {code for code in codes if code not in States.load()}:
            raise CatalogueError(
                self.origin,
                f"{key}: {sorted(stray)} are no codes of states",
                remedy="Use the codes of ontology/states.yaml.",
            )
        return codes


def _mapping(value: object, origin: str, where: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise CatalogueError(origin, f"{where}: expected keys and values, found {value!r:.60}")
    return value


def _only(fields: Mapping[str, Any], allowed: set[str], origin: str, where: str) -> None:
    if unknown := set(fields) - allowed:
        raise CatalogueError(
            origin,
            f"{where}: unknown keys {sorted(map(str, unknown))}",
            remedy=f"The keys are {', '.join(sorted(allowed))}.",
        )


def _string(fields: Mapping[str, Any], key: str, origin: str, where: str) -> str:
    value = fields.get(key)
    if not isinstance(value, str) or not value.strip():
        raise CatalogueError(origin, f"{where}: `{key}` has to be text, found {value!r}")
    return value


def _strings(value: object, origin: str, where: str) -> tuple[str, ...]:
    values = [] if value is None else value if isinstance(value, list) else [value]
    for item in values:
        if not isinstance(item, str) or not item.strip():
            raise CatalogueError(origin, f"{where}: {item!r} has to be text", remedy="Quote it.")
    return tuple(values)
