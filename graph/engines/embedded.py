"""The embedded engine: ArcadeDB inside this process, spoken to over Bolt on loopback.

The databases lie in `root`; users, passwords and whatever else a server writes about itself lie
in a folder of this run that goes away with it. Every listener is on 127.0.0.1, on a free port,
behind a password made for the run.
"""

from __future__ import annotations

import os
import secrets
import shutil
import socket
import tempfile
from pathlib import Path

from neo4j import GraphDatabase
from neo4j.exceptions import DriverError, Neo4jError

from claimgraph.errors import EngineError
from claimgraph.graph.engines import Target

__all__ = ["DATABASE", "embedded"]

DATABASE = "claimgraph"
HOST = "127.0.0.1"
LONGEST = 300
_BOLT = "Bolt:com.arcadedb.bolt.BoltProtocolPlugin"


def embedded(root: Path) -> Target:
    """Open the property graph in `root`, made where there is none.

    Raises EngineError where another process has it open, where it is damaged, and where the
    engine does not start on this machine.
    """
    place = str(root)
    try:
        (root / "log").mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise EngineError(
            place,
            f"the folder cannot be written ({error.strerror})",
            remedy="Choose another with --home or CLAIMGRAPH_HOME",
        ) from error
    _log_to(root / "log")
    run = Path(tempfile.mkdtemp(prefix="claimgraph-engine-"))
    try:
        return _open(root, run, place)
    except BaseException:
        shutil.rmtree(run, ignore_errors=True)
        raise


def _log_to(folder: Path) -> None:
    """Keep the engine's log off the terminal; read once, when the engine's library is loaded."""
    os.environ.setdefault("ARCADEDB_LOG_CONSOLE", "0")
    os.environ.setdefault("ARCADEDB_LOG_DIR", str(folder))


def _open(root: Path, run: Path, place: str) -> Target:
    # Imported here: the library is 97 MB, and most commands never open the engine.
    import arcadedb  # type: ignore[import-untyped]

    password = secrets.token_urlsafe(24)
    port, http_port = _free_ports()
    server = arcadedb.create_server(
        str(run),
        password,
        {
            # In production mode it hides from the analyst what is wrong with a query.
            "mode": "development",
            "host": HOST,
            "http_port": http_port,
            "bolt_host": HOST,
            "bolt_port": port,
            "server_plugins": _BOLT,
            "server_databaseDirectory": str(root / "databases"),
            "server_logsDirectory": str(root / "log"),
        },
    )
    try:
        server.start()
        server.create_database(DATABASE)
    except arcadedb.ArcadeDBError as error:
        server.stop()
        raise _explained(place, str(error)) from error
    uri = f"bolt://{HOST}:{port}"
    driver = GraphDatabase.driver(uri, auth=("root", password), notifications_min_severity="OFF")

    def stop() -> None:
        server.stop()
        shutil.rmtree(run, ignore_errors=True)

    target = Target(uri, driver, DATABASE, f"embedded ArcadeDB {arcadedb.ENGINE_VERSION}", stop)
    try:
        driver.execute_query("RETURN 1", database_=DATABASE)
    except (DriverError, Neo4jError) as error:
        target.close()
        raise _explained(place, str(error)) from error
    return target


def _free_ports() -> tuple[int, int]:
    """Return two ports of the loopback address that nothing listens on."""
    with socket.socket() as one, socket.socket() as two:
        one.bind((HOST, 0))
        two.bind((HOST, 0))
        return one.getsockname()[1], two.getsockname()[1]


def _explained(place: str, reason: str) -> EngineError:
    """Return the engine's own words as an error that says what to do."""
    if "LockException" in reason or "locked by another process" in reason:
        return EngineError(
            place,
            "another process has the embedded engine open",
            remedy="Wait until that claimgraph command is done, or end it",
        )
    return EngineError(
        place,
        f"the embedded engine did not open its database ({_readable(reason)})",
        remedy="The articles are safe in the dataset: move this folder away and push again",
    )


def _readable(reason: str) -> str:
    """Return the start of a message without the bytes of a damaged file in it."""
    return "".join(char if char.isprintable() else " " for char in reason[:LONGEST])
