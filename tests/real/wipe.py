"""Empty a database that tests may empty."""

from __future__ import annotations

from claimgraph.graph.engines import Target


def wipe(target: Target) -> None:
    """Delete every node and relationship; constraints and indexes stay, which does no harm."""
    target.driver.execute_query("MATCH (n) DETACH DELETE n", database_=target.database)


def empty(target: Target) -> bool:
    """Return whether the database holds no node."""
    found = target.driver.execute_query("MATCH (n) RETURN n LIMIT 1", database_=target.database)
    return not found.records
