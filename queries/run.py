"""Run a query on a property-graph engine: parameters bound, reading enforced, values plain."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise

from neo4j import READ_ACCESS, WRITE_ACCESS, Driver, ManagedTransaction, Result, Session
from neo4j.exceptions import AuthError, ClientError, DriverError, Neo4jError

from claimgraph.errors import ClaimgraphError, EngineError, QueryError
from claimgraph.queries.guard import refuse_writes
from claimgraph.queries.model import Query, Value
from claimgraph.queries.rows import Rows, plain
from claimgraph.queries.tokens import Token, normalised, tokens
from claimgraph.queries.values import bind

_LINE = re.compile(r"\bline (\d+)")
_PLACE = re.compile(r"\s*\(line \d+, column \d+ \(offset: \d+\)\)|\s*at line \d+(?:, column |:)\d+")
_CREDENTIALS = "Set NEO4J_USERNAME and NEO4J_PASSWORD"
_AWAY = "See whether it runs: claimgraph doctor"
_ENGINE_CODES = ("Neo.ClientError.Database.", "Neo.ClientError.Security.")


def run(
    query: Query,
    params: Mapping[str, object],
    *,
    driver: Driver,
    database: str | None,
    write: bool = False,
    uri: str = "the property-graph engine",
) -> Rows:
    """Return the rows that a query yields; `uri` names the engine in errors.

    `params` are typed values, or texts that are read by each parameter's declared type. Unless
    `write`, a query that might do more than read the graph is refused before it is sent.
    Raises QueryError for the query and its parameters, EngineError for the engine.
    """
    bound = bind(query, params)
    text = normalised(query.text)
    found = _one_statement(text, query.origin)
    if not write:
        refuse_writes(found, text, query.origin)
    # ArcadeDB counts lines from where the comments before a query end; so none are sent.
    statement = text[found[0].start : found[-1].end]
    try:
        with driver.session(
            database=database, default_access_mode=WRITE_ACCESS if write else READ_ACCESS
        ) as session:
            rows = _answer(session, statement, bound, write=write, batched=_batched(found))
    except (Neo4jError, DriverError) as error:
        raise _explained(error, query.origin, found[0].line, uri) from error
    # ArcadeDB names no columns where there are no rows.
    return rows if rows.columns else Rows(tuple(each.name for each in query.columns), ())


def _one_statement(text: str, origin: str) -> tuple[Token, ...]:
    """Return the text's tokens without the semicolons at its end, which ArcadeDB refuses."""
    found = list(tokens(text, origin))
    while found and found[-1].symbol(";"):
        found.pop()
    if not found:
        raise QueryError(origin, "holds no Cypher")
    for token in found:
        if token.symbol(";"):
            reason = "a second statement follows this semicolon"
            raise QueryError(origin, reason, line=token.line, remedy="Run one at a time")
    return tuple(found)


def _batched(found: tuple[Token, ...]) -> bool:
    """Tell whether the query commits in batches of its own, and so stands in no transaction."""
    return any(
        token.upper == "TRANSACTIONS" and previous.upper in ("IN", "CONCURRENT")
        for previous, token in pairwise(found)
    )


def _answer(
    session: Session, statement: str, bound: dict[str, Value], *, write: bool, batched: bool
) -> Rows:
    def work(transaction: ManagedTransaction) -> Rows:
        return _rows(transaction.run(statement, bound))

    if batched:
        return _rows(session.run(statement, bound))
    return session.execute_write(work) if write else session.execute_read(work)


def _rows(result: Result) -> Rows:
    columns = tuple(result.keys())
    return Rows(columns, tuple(tuple(map(plain, record.values())) for record in result))


def _explained(
    error: Neo4jError | DriverError, origin: str, first: int, uri: str
) -> ClaimgraphError:
    """Return our error for the driver's; what was sent began on line `first` of the query."""
    message = str(getattr(error, "message", None) or error).strip()
    reason = _PLACE.sub("", message.partition("\n")[0])
    if isinstance(error, AuthError):
        return EngineError(uri, "refuses the user name or password", remedy=_CREDENTIALS)
    code = str(getattr(error, "code", None))
    if not isinstance(error, ClientError) or code.startswith(_ENGINE_CODES):
        return EngineError(uri, f"does not answer: {reason}", remedy=_AWAY)
    line = _LINE.search(message)
    return QueryError(origin, reason, line=int(line[1]) + first - 1 if line else None)
