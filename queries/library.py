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
from claimgraph.queries.columns import Returned, returned
from claimgraph.queries.header import Header, has_header, read_header
from claimgraph.queries.model import Column, Parameter, Query
from claimgraph.queries.tokens import Kind, Token, normalised, tokens


@cache
def library() -> MappingProxyType[str, Query]:
    """Return the ready-made queries by name, in alphabetical order."""
    folder = resources.files("claimgraph.queries")
    files = [file for file in folder.iterdir() if file.name.endswith(".cypher")]
    queries = [parse(file.read_text("utf-8"), file.name, header_required=True) for file in files]
    ordered = sorted(queries, key=lambda query: query.name)
    return MappingProxyType({query.name: query for query in ordered})


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
    """Read a query from its text; `origin`, a file's name or path, names it in errors.

    Where the header is required, its name has to be the file's. Raises QueryError.
    """
    text = normalised(text)
    found = tokens(text, origin)
    if not found:
        raise QueryError(origin, "holds no Cypher")
    if header_required and not has_header(text):
        _fail(origin, 1, "has no header: its first line names it, // name: …")
    if not has_header(text):
        return _plain(text, found, origin)
    header = read_header(text, origin)
    if header_required and header.name != Path(origin).stem:
        _fail(origin, 1, f"the header names it {header.name!r}, its file {Path(origin).stem!r}")
    _check_parameters(header, found, origin)
    _check_columns(header, returned(found, text), origin)
    return Query(header.name, origin, header.purpose, header.parameters, header.columns, text)


def _plain(text: str, found: tuple[Token, ...], origin: str) -> Query:
    """Return a query of which nothing is said but its text."""
    parameters = (Parameter(name, "any", "", required=True, example=None) for name in _used(found))
    columns = (Column(each.name, "") for each in returned(found, text))
    return Query(Path(origin).stem, origin, "", tuple(parameters), tuple(columns), text)


def _check_parameters(header: Header, found: tuple[Token, ...], origin: str) -> None:
    used = _used(found)
    declared = {each.name for each in header.parameters}
    for name, line in used.items():
        if name not in declared:
            _fail(origin, line, f"${name} is used and not declared in the header")
    for each in header.parameters:
        if each.name not in used:
            line = header.lines[f"${each.name}"]
            _fail(origin, line, f"parameter {each.name!r} is declared and not used")


def _check_columns(header: Header, columns: tuple[Returned, ...], origin: str) -> None:
    described = [each.name for each in header.columns]
    for column in columns:
        if not column.named:
            _fail(origin, column.line, f"{column.name!r} has no name: give it one with AS")
        if column.name not in described:
            reason = f"column {column.name!r} is returned and not described in the header"
            _fail(origin, column.line, reason)
    names = [each.name for each in columns]
    for each in header.columns:
        if each.name not in names:
            reason = f"column {each.name!r} is described and not returned"
            _fail(origin, header.lines[each.name], reason)
    if described != names:
        reason = f"columns are described in another order than returned: {', '.join(names)}"
        _fail(origin, header.lines[described[0]], reason)


def _used(found: tuple[Token, ...]) -> dict[str, int]:
    """Return the parameters used, in order, with the line each is first used on."""
    used: dict[str, int] = {}
    for token in found:
        if token.kind is Kind.PARAMETER:
            used.setdefault(token.text, token.line)
    return used


def _fail(origin: str, line: int, reason: str) -> NoReturn:
    raise QueryError(origin, reason, line=line)
