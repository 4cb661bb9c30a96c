"""A Neo4j of the user's, by its URI."""

from __future__ import annotations

import time
from urllib.parse import urlsplit

from neo4j import READ_ACCESS, Driver, GraphDatabase
from neo4j.exceptions import (
    AuthError,
    ClientError,
    ConfigurationError,
    DriverError,
    Neo4jError,
    ServiceUnavailable,
)

from claimgraph.errors import EngineError
from claimgraph.graph.engines import Target

__all__ = ["connect"]

SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")
PAUSES_S = (0.5, 1.0)
TIMEOUT_S = 10.0


def connect(uri: str, user: str, password: str, database: str | None = None) -> Target:
    """Connect to the Neo4j at `uri` and make sure that it answers; None is its home database.

    Tries a few times, since a server that was just started refuses at first. Raises EngineError
    saying what to do: for an address that is none, a server that is not there, another password,
    a database that does not exist. The password stands in no message.
    """
    _check(uri)
    driver: Driver | None = None
    try:
        driver = GraphDatabase.driver(
            uri,
            auth=(user, password),
            connection_timeout=TIMEOUT_S,
            connection_acquisition_timeout=2 * TIMEOUT_S,
            notifications_min_severity="OFF",
        )
        name = _answer(driver, database)
    except (DriverError, Neo4jError) as error:
        if driver is not None:
            driver.close()
        raise _explained(uri, user, database, error) from error
    return Target(uri, driver, database, name)


def _check(uri: str) -> None:
    """Refuse what is no Neo4j address; one with a password in it is not repeated."""
    parts = urlsplit(uri)
    if "@" in parts.netloc:
        raise EngineError(
            f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}",
            "the address has a user name in it",
            remedy="Give it as --user or NEO4J_USERNAME, and the password as NEO4J_PASSWORD",
        )
    if parts.scheme not in SCHEMES or not parts.netloc:
        raise EngineError(
            uri,
            "this is no Neo4j address",
            remedy=f"Give one such as neo4j://localhost:7687 ({', '.join(SCHEMES)})",
        )


def _answer(driver: Driver, database: str | None) -> str:
    """Return what the server calls itself, and make sure that the database can be read."""
    for pause in PAUSES_S:
        try:
            return _agent(driver, database)
        except ServiceUnavailable:
            time.sleep(pause)
    return _agent(driver, database)


def _agent(driver: Driver, database: str | None) -> str:
    # Not a managed transaction: that one tries again for half a minute.
    with driver.session(database=database, default_access_mode=READ_ACCESS) as session:
        return session.run("RETURN 1").consume().server.agent


def _explained(uri: str, user: str, database: str | None, error: Exception) -> EngineError:
    """Return the driver's error as one that says what to do."""
    if isinstance(error, AuthError):
        return EngineError(
            uri,
            f"the server refuses the user {user!r} with this password",
            remedy="Check NEO4J_USERNAME and NEO4J_PASSWORD",
        )
    if isinstance(error, ServiceUnavailable):
        return EngineError(
            uri,
            "no Neo4j answers there",
            remedy="Is it started, and is this its Bolt port (7687; 7474 is the browser's)? A "
            "server that asks for encryption, such as Aura, has neo4j+s:// before its address",
        )
    if isinstance(error, ClientError) and "DatabaseNotFound" in (error.code or ""):
        return EngineError(
            uri,
            f"there is no database {database!r}",
            remedy="SHOW DATABASES in Neo4j Browser lists them; name one with --database",
        )
    if isinstance(error, ConfigurationError):
        return EngineError(uri, f"the driver refuses this address ({error})", remedy="Check it")
    reason = error.message if isinstance(error, Neo4jError) else str(error)
    return EngineError(
        uri, f"the server refuses ({reason})", remedy="Try the same in Neo4j Browser"
    )
