"""Where the property graph lives: an engine opened, and the driver that speaks to it.

`embedded` starts an engine inside this process, `server` connects to a Neo4j of the user's. Both
give a Target, and nothing beyond this package knows which of the two it is.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

from neo4j import Driver, Session

__all__ = ["Target"]

# The driver logs each new try of a transaction; where nobody set up logging, that would go to the
# terminal. What matters to an analyst comes as an EngineError.
logging.getLogger("neo4j").addHandler(logging.NullHandler())


def _nothing() -> None:
    """Stand for an engine that is not ours to stop."""


@dataclass(frozen=True)
class Target:
    """An open property graph; close it, or use it as a context manager.

    `database` is None for the server's home database. `name` is for people ("Neo4j/5.26.12").
    """

    uri: str
    driver: Driver
    database: str | None
    name: str
    stop: Callable[[], None] = field(default=_nothing, repr=False)

    def session(self) -> Session:
        """Open a session on this target's database; close it."""
        return self.driver.session(database=self.database)

    def close(self) -> None:
        """Close the connections, and stop the engine where it was started for this target."""
        try:
            self.driver.close()
        finally:
            self.stop()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
