"""Whether a query only reads, judged from its tokens.

An engine's own read mode does not suffice: ArcadeDB 26.11 writes in a read transaction, and reads
the server's files by LOAD CSV. So this refuses whatever might write or reach outside the graph,
and what it cannot judge; a harmless name that looks like a clause is to be put in backticks.
"""

from __future__ import annotations

from claimgraph.errors import QueryError
from claimgraph.queries.tokens import Kind, Token, is_name

_CLAUSES = frozenset(
    (
        *("CREATE", "INSERT", "MERGE", "SET", "FOREACH"),
        *("DELETE", "DETACH", "NODETACH", "REMOVE", "DROP"),
        *("LOAD", "TERMINATE"),
    )
)
_STARTS = frozenset(("MATCH", "OPTIONAL", "WITH", "UNWIND", "RETURN", "CALL", "SHOW"))
_PREFIXES = ("EXPLAIN", "PROFILE")
_PROCEDURES = frozenset(
    (
        "db.info",
        "db.labels",
        "db.propertykeys",
        "db.relationshiptypes",
        "db.index.fulltext.querynodes",
        "db.index.fulltext.queryrelationships",
        "db.schema.nodetypeproperties",
        "db.schema.reltypeproperties",
        "db.schema.visualization",
        "dbms.components",
    )
)
_REMEDY = "Writing is to be asked for: --write, or write=True"


def refuse_writes(found: tuple[Token, ...], text: str, query: str) -> None:
    """Raise QueryError, naming the line, where a query might do more than read the graph."""
    if "\\u" in text:
        line = text.count("\n", 0, text.index("\\u")) + 1
        _refuse(query, line, "a \\u escape can hide a clause: write the character itself")
    _check_start(found, query)
    for index, token in enumerate(found):
        if token.upper in _CLAUSES and not is_name(found, index):
            _refuse(query, token.line, f"{token.upper} writes, or reaches outside the graph")
        if token.upper == "TRANSACTIONS" and found[index - 1].upper in ("IN", "CONCURRENT"):
            _refuse(query, token.line, "IN TRANSACTIONS is for writing")
        if token.upper == "CALL" and not is_name(found, index):
            _check_call(found[index + 1 :], token.line, query)


def _check_start(found: tuple[Token, ...], query: str) -> None:
    """Refuse administration commands and other languages: a reading query begins with a clause."""
    index = 0
    while found[index : index + 1] and found[index].upper in _PREFIXES:
        index += 1
    start = found[index] if index < len(found) else found[-1]
    if start.upper not in _STARTS:
        _refuse(query, start.line, f"a query that only reads does not begin with {start.text!r}")


def _check_call(after: tuple[Token, ...], line: int, query: str) -> None:
    """Refuse a procedure that is not known to read; a subquery is judged by its own clauses."""
    if after and after[0].symbol("{", "("):
        return
    name = ""
    for token in after:
        if token.kind not in (Kind.WORD, Kind.NAME) and not token.symbol("."):
            break
        if name and not name.endswith(".") and not token.symbol("."):
            break
        name += token.text
    if name.lower() not in _PROCEDURES:
        _refuse(query, line, f"procedure {name or '?'} is not known to only read")


def _refuse(query: str, line: int, reason: str) -> None:
    raise QueryError(query, reason, line=line, remedy=_REMEDY)
