"""Values of parameters: read from text by declared type, and checked where already typed."""

from __future__ import annotations

import datetime
import json
import math
import re
from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from typing import cast

from claimgraph.errors import QueryError
from claimgraph.queries.model import Parameter, ParameterType, Query, Value

EXPECTED: Mapping[ParameterType, str] = {
    "string": "text",
    "integer": "a whole number, such as 20",
    "float": "a number, such as 0.5",
    "boolean": "true or false",
    "date": "an ISO 8601 date as far as known: 2021, 2021-04, 2021-04-07 or 2021-04-07T10:08",
    "list": 'a list: a,b,c or, where an item holds a comma, ["a", "b"]',
    "any": "a value",
}
LIMIT = "limit"
_BOOLEANS = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T\d\d:\d\d(?::\d\d)?)?)?)?", re.ASCII)
_INTEGERS = range(-(2**63), 2**63)


def pairs(texts: Iterable[str], query: str) -> dict[str, str]:
    """Split `name=value` texts, at the first "="; a name given twice is refused."""
    given: dict[str, str] = {}
    for text in texts:
        name, equals, value = text.partition("=")
        if not equals or not name.strip():
            raise QueryError(query, f"parameter {text!r} is not of the form name=value")
        if name.strip() in given:
            raise QueryError(query, f"parameter {name.strip()!r} is given twice")
        given[name.strip()] = value
    return given


def bind(query: Query, given: Mapping[str, object]) -> dict[str, Value]:
    """Return a value for each of the query's parameters, defaults filled in.

    Texts are read by the parameter's declared type; other values must be of it already.
    Raises QueryError for what is unknown, missing or badly typed, saying what is expected.
    """
    for name in given:
        if query.parameter(name) is None:
            raise QueryError(query.name, f"unknown parameter {name!r}", remedy=_known(query, name))
    return {each.name: _bound(query, each, given) for each in query.parameters}


def conforms(value: object, kind: ParameterType) -> bool:
    """Tell whether a value is of the type; a date is its text."""
    match kind:
        case "string":
            return isinstance(value, str)
        case "integer":
            return isinstance(value, int) and not isinstance(value, bool) and value in _INTEGERS
        case "float":
            number = isinstance(value, int | float) and not isinstance(value, bool)
            return number and math.isfinite(cast(float, value))
        case "boolean":
            return isinstance(value, bool)
        case "date":
            return isinstance(value, str) and _is_date(value)
        case "list":
            return isinstance(value, list) and all(_is_scalar(item) for item in value)
        case "any":
            return _is_scalar(value) or isinstance(value, list)


def _bound(query: Query, parameter: Parameter, given: Mapping[str, object]) -> Value:
    expected = f"Expected: {parameter.name}, {EXPECTED[parameter.type]}"
    if parameter.description:
        expected += f" ({parameter.description})"
    if parameter.name not in given:
        if parameter.required:
            reason = f"parameter {parameter.name!r} is missing"
            raise QueryError(query.name, reason, remedy=expected)
        return parameter.example
    value = given[parameter.name]
    try:
        return _typed(value, parameter)
    except ValueError as error:
        reason = f"parameter {parameter.name!r} cannot be {value!r}"
        raise QueryError(query.name, reason, remedy=expected) from error


def _typed(value: object, parameter: Parameter) -> Value:
    """Return the value in the parameter's type, or raise ValueError."""
    if value is None and not parameter.required and parameter.example is None:
        return None
    if isinstance(value, datetime.date):
        value = value.isoformat()
    elif isinstance(value, tuple):
        value = list(value)
    read = _READERS[parameter.type](value) if isinstance(value, str) else value
    blank = parameter.required and isinstance(read, str) and not read.strip()
    below = parameter.name == LIMIT and isinstance(read, int) and read < 0
    if blank or below or not conforms(read, parameter.type):
        raise ValueError(parameter.type)
    return read  # type: ignore[return-value]  # conforms() has just narrowed it


def _read_list(text: str) -> Value:
    if not text.strip().startswith("["):
        return [item.strip() for item in text.split(",") if item.strip()]
    read: Value = json.loads(text)
    return read


def _read_boolean(text: str) -> Value:
    try:
        return _BOOLEANS[text.strip().lower()]
    except KeyError as error:
        raise ValueError(text) from error


def _read_any(text: str) -> Value:
    """Guess: JSON where it is JSON ("007" in quotes stays text), and otherwise the text."""
    try:
        read: Value = json.loads(text)
    except ValueError:
        return text
    return text if isinstance(read, dict) else read


def _is_date(text: str) -> bool:
    match = _DATE.fullmatch(text)
    if match is None:
        return False
    year, month, day = match.groups()
    try:
        datetime.date(int(year), int(month or 1), int(day or 1))
        if "T" in text:
            datetime.datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def _is_scalar(value: object) -> bool:
    return value is None or isinstance(value, str | int | float | bool)


def _known(query: Query, name: str) -> str:
    names = [each.name for each in query.parameters]
    if close := get_close_matches(name, names, n=1, cutoff=0.5):
        return f"Did you mean {close[0]!r}?"
    return f"It takes {', '.join(names)}" if names else "It takes none"


_READERS: Mapping[ParameterType, Callable[[str], Value]] = {
    "string": str,
    "integer": int,
    "float": float,
    "boolean": _read_boolean,
    "date": str.strip,
    "list": _read_list,
    "any": _read_any,
}
