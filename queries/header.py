"""The header comment of a .cypher file: its grammar, and what it yields.

The comment stands first in the file; `name:` is its first line, and the sections follow in this
order. An entry is indented by two spaces, what continues it by four or more.

    // name: who-denies
    // purpose: Who denies what about a weapon.
    // parameters:
    //   weapon: string - its name or a designation, whatever the case
    //   limit: integer = 100 - at most so many rows
    // columns:
    //   speaker - who denies
    // browser:
    //   :param weapon => "Iskander"
    //   :param limit => 100

A default, and the value of a `:param` line, are JSON, which Cypher reads alike. The `:param` line
of a parameter with a default gives that default, so that what is pasted into Neo4j Browser
answers as the command line does; that of a required one is an example.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import NoReturn, cast, get_args

from claimgraph.errors import QueryError
from claimgraph.queries.model import Column, Parameter, ParameterType, Value
from claimgraph.queries.values import EXPECTED, conforms

SECTIONS = ("name", "purpose", "parameters", "columns", "browser")
TYPES = tuple(kind for kind in get_args(ParameterType) if kind != "any")

_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_SECTION = re.compile(r"(\w+):(?: +(.*))?")
_PARAMETER = re.compile(r"(\w+): (\w+)")
_COLUMN = re.compile(r"(\w+) - (.+)")
_BROWSER = re.compile(r":param (\w+) => (.+)")


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the header with what continues it, and the line of the file it begins on."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Header:
    """What a header says; `lines` maps each parameter and column to its line of the file."""

    name: str
    purpose: str
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    lines: dict[str, int]


def has_header(text: str) -> bool:
    """Tell whether the text begins with a header: a comment whose first line is its name."""
    return re.match(r"\s*//\s*name\s*:", text) is not None


def read_header(text: str, origin: str) -> Header:
    """Read the header of a file; raises QueryError naming `origin` and the line."""
    sections = _sections(text, origin)
    examples, places = _examples(sections["browser"], origin)
    parameters = [_parameter(entry, examples, origin) for entry in sections["parameters"]]
    columns = [_column(entry, origin) for entry in sections["columns"]]
    lines = _lines([*sections["parameters"], *sections["columns"]], [*parameters, *columns], origin)
    for name, line in places.items():
        if name not in {each.name for each in parameters}:
            _fail(origin, line, f":param {name} sets a parameter that is not declared")
    name = _single(sections["name"], origin)
    if not _NAME.fullmatch(name):
        _fail(origin, sections["name"][0].line, f"{name!r} is no name: it takes a-z, 0-9 and -")
    purpose = _single(sections["purpose"], origin)
    return Header(name, purpose, tuple(parameters), tuple(columns), lines)


def _sections(text: str, origin: str) -> dict[str, list[Entry]]:
    """Return each section's entries; what stands on a section's own line is its first."""
    found: dict[str, list[Entry]] = {}
    section, number = "", 0
    for number, line in _comment_lines(text):
        body = line.strip().removeprefix("//")
        content = body.strip()
        indent = len(body) - len(body.lstrip())
        if not content:
            continue
        if indent <= 1:
            section, first = _section(content, found, origin, number)
            found[section] = [Entry(first, number)] if first else []
        elif found[section] and (indent >= 5 or section == "purpose"):
            last = found[section][-1]
            found[section][-1] = Entry(f"{last.text} {content}", last.line)
        else:
            found[section].append(Entry(content, number))
    if missing := [each for each in SECTIONS if each not in found]:
        _fail(origin, number, f"the header has no section {missing[0]!r}")
    found["parameters"] = [each for each in found["parameters"] if each.text != "none"]
    found["browser"] = [each for each in found["browser"] if each.text != "none"]
    return found


def _comment_lines(text: str) -> list[tuple[int, str]]:
    """Return the numbered lines of the comment that the text begins with."""
    lines: list[tuple[int, str]] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip().startswith("//"):
            lines.append((number, line))
        elif line.strip() or lines:
            break
    return lines


def _section(
    content: str, found: dict[str, list[Entry]], origin: str, line: int
) -> tuple[str, str | None]:
    match = _SECTION.fullmatch(content)
    expected = SECTIONS[len(found)] if len(found) < len(SECTIONS) else None
    if match is None or match[1] != expected:
        wanted = f"{expected!r} is expected" if expected else "nothing more is expected"
        _fail(origin, line, f"{wanted} in the header, not {content!r}")
    return match[1], match[2]


def _single(entries: list[Entry], origin: str) -> str:
    """Return the text of a section that is one entry."""
    if len(entries) != 1:
        _fail(origin, entries[1].line if entries else 1, "name and purpose are one text each")
    return entries[0].text


def _examples(entries: list[Entry], origin: str) -> tuple[dict[str, Value], dict[str, int]]:
    """Return the values that `:param` lines set, and the lines they stand on."""
    values: dict[str, Value] = {}
    lines: dict[str, int] = {}
    for entry in entries:
        match = _BROWSER.fullmatch(entry.text)
        if match is None:
            _fail(origin, entry.line, f"{entry.text!r} is not of the form :param name => value")
        if match[1] in values:
            _fail(origin, entry.line, f":param {match[1]} is given twice")
        values[match[1]], rest = _literal(match[2], origin, entry.line)
        lines[match[1]] = entry.line
        if rest:
            _fail(origin, entry.line, f"{rest!r} follows the value")
    return values, lines


def _parameter(entry: Entry, examples: dict[str, Value], origin: str) -> Parameter:
    match = _PARAMETER.match(entry.text)
    if match is None:
        _fail(origin, entry.line, f"{entry.text!r} is not of the form name: type - description")
    name, kind = match[1], match[2]
    if kind not in TYPES:
        _fail(origin, entry.line, f"parameter {name!r} has no type {kind!r} ({', '.join(TYPES)})")
    if name not in examples:
        _fail(origin, entry.line, f"parameter {name!r} has no :param line below 'browser:'")
    rest, example = entry.text[match.end() :], examples[name]
    required = not rest.startswith(" = ")
    if not required:
        default, rest = _literal(rest.removeprefix(" = "), origin, entry.line)
        if json.dumps(default) != json.dumps(example):
            _fail(origin, entry.line, f"parameter {name!r} has another default in its :param line")
    if not rest.strip().startswith("- ") or not rest.strip()[2:].strip():
        _fail(origin, entry.line, f"parameter {name!r} has no description after ' - '")
    typed = cast(ParameterType, kind)
    if not conforms(example, typed) and (required or example is not None):
        _fail(origin, entry.line, f"parameter {name!r} must be {EXPECTED[typed]}, not {example!r}")
    return Parameter(name, typed, rest.strip()[2:].strip(), required, example)


def _column(entry: Entry, origin: str) -> Column:
    match = _COLUMN.fullmatch(entry.text)
    if match is None:
        _fail(origin, entry.line, f"{entry.text!r} is not of the form column - description")
    return Column(match[1], match[2])


def _lines(entries: list[Entry], named: list[Parameter | Column], origin: str) -> dict[str, int]:
    """Return the line each parameter and column is declared on; a second declaration is refused."""
    lines: dict[str, int] = {}
    for entry, each in zip(entries, named, strict=True):
        key = f"${each.name}" if isinstance(each, Parameter) else each.name
        if key in lines:
            _fail(origin, entry.line, f"{each.name!r} is declared twice")
        lines[key] = entry.line
    return lines


def _literal(text: str, origin: str, line: int) -> tuple[Value, str]:
    """Read the JSON value that `text` begins with; return it and what follows it."""
    try:
        value, end = json.JSONDecoder().raw_decode(text)
    except ValueError:
        _fail(origin, line, f'{text!r} does not begin with a value in JSON, such as "text" or 20')
    if isinstance(value, dict):
        _fail(origin, line, "a map is no value of a parameter")
    return value, text[end:]


def _fail(origin: str, line: int, reason: str) -> NoReturn:
    raise QueryError(origin, reason, line=line)
