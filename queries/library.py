"""The ready-made queries, and an analyst's own: read, checked, found by name.

A header is a promise. It is held against the Cypher below it: the parameters declared are those
used, and the columns described are those returned, in their order.
"""

from __future__ import annotations

from difflib import get_close_matches
from functools import cache
from importlib import resources
from pathlib import Path
from types import MappingProxyType
from typing import NoReturn

from claimgraph.errors import NotFoundError, QueryError
from claimgraph.queries.header import Header, has_header, read_header
from claimgraph.queries.model import Parameter, Query
from claimgraph.queries.tokens import Kind, Token, is_name, normalised, tokens

_RETURN_ENDS = ("ORDER", "SKIP", "OFFSET", "LIMIT", "UNION")


@cache
def library() -> MappingProxyType[str, Query]:
    """Return the ready-made queries by name, in alphabetical order."""
    folder = resources.files("claimgraph.queries")
    files = sorted(
        (file for file in folder.iterdir() if file.name.endswith(".cypher")), key=lambda f: f.name
    )
    queries = [parse(file.read_text("utf-8"), file.name, header_required=True) for file in files]
    return MappingProxyType({query.name: query for query in queries})


def resolve(what: str) -> Query:
    """Return the ready-made query of that name, the query in that file, or `what` as Cypher.

    Raises NotFoundError with names close to `what` where it is none of these.
    """
    if query := library().get(what):
        return query
    if what.endswith(".cypher"):
        return load(Path(what))
    if any(character.isspace() for character in what.strip()):
        return parse(what, "query", header_required=False)
    if Path(what).is_file():
        return load(Path(what))
    close = get_close_matches(what, library(), n=3, cutoff=0.4)
    hint = f"Did you mean {' or '.join(close)}?" if close else "See them all: claimgraph queries"
    raise NotFoundError("query", what, remedy=hint)


def load(path: Path) -> Query:
    """Read a query from a file; its header may be left out, and is checked where it is there."""
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = "is not UTF-8" if isinstance(error, UnicodeDecodeError) else error.strerror
        raise QueryError(str(path), f"cannot be read: {reason}") from error
    return parse(text, str(path), header_required=False)


def parse(text: str, origin: str, *, header_required: bool) -> Query:
    """Read a query from its text; `origin`, a file's name or path, names it in errors."""
    text = normalised(text)
    found = tokens(text, origin)
    if not found:
        raise QueryError(origin, "holds no Cypher")
    if header_required or has_header(text):
        return _described(text, found, origin)
    used = _used(found)
    parameters = tuple(Parameter(name, "any", "", required=True, example=None) for name in used)
    return Query(Path(origin).stem, origin, "", parameters, (), text)


def _described(text: str, found: tuple[Token, ...], origin: str) -> Query:
    """Return the query with its header, once the two agree."""
    if not has_header(text):
        raise QueryError(origin, "has no header: its first line names it, // name: …", line=1)
    header = read_header(text, origin)
    stem = Path(origin).stem
    if header.name != stem:
        _fail(origin, 1, f"the header names it {header.name!r}, its file {stem!r}")
    _check_parameters(header, found, origin)
    _check_columns(header, found, origin)
    return Query(header.name, origin, header.purpose, header.parameters, header.columns, text)


def _check_parameters(header: Header, found: tuple[Token, ...], origin: str) -> None:
    used = _used(found)
    declared = {each.name for each in header.parameters}
    for name, line in used.items():
        if name not in declared:
            _fail(origin, line, f"${name} is used and not declared in the header")
    for name in (each.name for each in header.parameters):
        if name not in used:
            _fail(origin, header.lines[f"${name}"], f"parameter {name!r} is declared and not used")


def _check_columns(header: Header, found: tuple[Token, ...], origin: str) -> None:
    described = [each.name for each in header.columns]
    returned = _returned(found, origin)
    for name, line in returned.items():
        if name not in described:
            _fail(origin, line, f"column {name!r} is returned and not described in the header")
    for name in described:
        if name not in returned:
            _fail(origin, header.lines[name], f"column {name!r} is described and not returned")
    if described != list(returned):
        order = ", ".join(returned)
        _fail(origin, header.lines[described[0]], f"columns are described out of order: {order}")


def _used(found: tuple[Token, ...]) -> dict[str, int]:
    """Return the parameters used, in order, with the line each is first used on."""
    used: dict[str, int] = {}
    for token in found:
        if token.kind is Kind.PARAMETER:
            used.setdefault(token.text, token.line)
    return used


def _returned(found: tuple[Token, ...], origin: str) -> dict[str, int]:
    """Return the names of the columns that the last RETURN gives, with their lines."""
    items = _items(found, origin)
    names: dict[str, int] = {}
    for item in items:
        named = len(item) == 1 or (len(item) > 2 and item[-2].upper == "AS")
        if not named or item[-1].kind not in (Kind.WORD, Kind.NAME):
            _fail(origin, item[0].line, "a column has no name: give it one with AS")
        names[item[-1].text] = item[-1].line
    return names


def _items(found: tuple[Token, ...], origin: str) -> list[list[Token]]:
    """Return the tokens of each column of the last RETURN that stands in no brackets."""
    depth, inside = 0, False
    items: list[list[Token]] = [[]]
    for index, token in enumerate(found):
        depth += token.symbol("(", "[", "{") - token.symbol(")", "]", "}")
        keyword = "" if depth or is_name(found, index) else token.upper
        if keyword == "RETURN":
            items, inside = [[]], True
        elif keyword in _RETURN_ENDS or (depth == 0 and token.symbol(";")):
            inside = False
        elif inside and depth == 0 and token.symbol(","):
            items.append([])
        elif inside and not (keyword == "DISTINCT" and items == [[]]):
            items[-1].append(token)
    if not all(items):
        _fail(origin, found[-1].line, "the query returns no columns")
    return items


def _fail(origin: str, line: int, reason: str) -> NoReturn:
    raise QueryError(origin, reason, line=line)
