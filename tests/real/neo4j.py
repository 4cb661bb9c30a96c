"""A real Neo4j as a fixture: the one that CLAIMGRAPH_NEO4J_URI names, else one from its jars.

The jars come from Maven Central into .cache/ once (116 MB); the server runs on free loopback
ports, in a folder of its own, for as long as the tests do. A database named by
CLAIMGRAPH_NEO4J_URI has to be empty, since every test empties it.
"""

from __future__ import annotations

import os
import secrets
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from claimgraph.errors import EngineError
from claimgraph.graph.engines import Target
from claimgraph.graph.engines.server import connect
from tests.real import unavailable
from tests.real.wipe import empty, wipe

VERSION = "5.26.12"
USER = "neo4j"
JARS = Path(__file__).parents[2] / ".cache" / f"neo4j-{VERSION}"
DOWNLOAD_S = 900
START_S = 180
STOP_S = 30

POM = f"""<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>claimgraph</groupId><artifactId>neo4j-for-tests</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>org.neo4j.app</groupId><artifactId>neo4j-server</artifactId>
      <version>{VERSION}</version></dependency>
    <dependency><groupId>org.neo4j</groupId><artifactId>neo4j</artifactId>
      <version>{VERSION}</version></dependency>
  </dependencies>
</project>
"""
COPY = ("dependency:copy-dependencies", "-DincludeScope=runtime")
OPENED = ("java.base/java.nio", "java.base/java.io", "java.base/sun.nio.ch")
FLAGS = [f"--add-opens={name}=ALL-UNNAMED" for name in (*OPENED, "java.base/java.util.concurrent")]


class NoNeo4jError(Exception):
    """A real Neo4j could not be set up here; says why."""


@dataclass
class Server:
    """A Neo4j of the tests' own: a home folder, its ports and, while it runs, its process."""

    home: Path
    port: int
    http_port: int
    password: str = field(default_factory=lambda: secrets.token_hex(16), repr=False)
    process: subprocess.Popen[bytes] | None = None

    @property
    def uri(self) -> str:
        """Return its Bolt address."""
        return f"bolt://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start the server and wait until it answers."""
        with (self.home / "logs" / "console.log").open("ab") as log:
            self.process = subprocess.Popen(
                java(
                    "org.neo4j.server.CommunityEntryPoint",
                    f"--home-dir={self.home}",
                    f"--config-dir={self.home / 'conf'}",
                    heap="1g",
                ),
                stdout=log,
                stderr=log,
            )
        deadline = time.monotonic() + START_S
        while True:
            try:
                connect(self.uri, USER, self.password).close()
                return
            except EngineError as error:
                if self.process.poll() is not None or time.monotonic() > deadline:
                    self.kill()
                    raise NoNeo4jError(f"the server did not start: {error.reason}") from error
                time.sleep(1)

    def kill(self) -> None:
        """End the server at once, as a power cut would."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()

    def stop(self) -> None:
        """Stop the server in good order."""
        if self.process is not None:
            self.process.terminate()
            try:
                self.process.wait(STOP_S)
            except subprocess.TimeoutExpired:
                self.kill()


def java(main: str, *arguments: str, heap: str = "256m") -> list[str]:
    """Return the command line that runs one of Neo4j's main classes."""
    flags = [f"-Xmx{heap}", *FLAGS]
    return ["java", *flags, "-cp", f"{jars()}/*", main, *arguments]


def jars() -> Path:
    """Return the folder of Neo4j's jars, downloaded the first time.

    They are put in place in one step, so that two runs at once or a broken download do no harm.
    """
    if JARS.is_dir():
        return JARS
    for tool in ("java", "mvn"):
        if shutil.which(tool) is None:
            raise NoNeo4jError(f"{tool} is not installed")
    JARS.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=JARS.parent) as folder:
        pom, lib = Path(folder, "pom.xml"), Path(folder, "lib")
        pom.write_text(POM, encoding="utf-8")
        done = subprocess.run(
            ["mvn", "-q", "-B", "-f", str(pom), *COPY, f"-DoutputDirectory={lib}"],
            capture_output=True,
            text=True,
            timeout=DOWNLOAD_S,
        )
        if done.returncode:
            raise NoNeo4jError(f"the download failed: {done.stdout.strip()[-300:]}")
        if not JARS.is_dir():
            lib.rename(JARS)
    return JARS


def new_server(home: Path) -> Server:
    """Return a Neo4j in `home`, set up and not started."""
    for name in ("conf", "data", "logs", "plugins", "import"):
        (home / name).mkdir(parents=True, exist_ok=True)
    with socket.socket() as bolt, socket.socket() as http:
        bolt.bind(("127.0.0.1", 0))
        http.bind(("127.0.0.1", 0))
        server = Server(home, bolt.getsockname()[1], http.getsockname()[1])
    (home / "conf" / "neo4j.conf").write_text(
        "server.default_listen_address=127.0.0.1\n"
        f"server.bolt.listen_address=127.0.0.1:{server.port}\n"
        f"server.http.listen_address=127.0.0.1:{server.http_port}\n"
        "server.https.enabled=false\n"
        "dbms.usage_report.enabled=false\n"
        "server.memory.pagecache.size=256m\n",
        encoding="utf-8",
    )
    done = subprocess.run(
        java("org.neo4j.cli.AdminTool", "dbms", "set-initial-password", server.password),
        env={**os.environ, "NEO4J_HOME": str(home)},
        capture_output=True,
        text=True,
        timeout=START_S,
    )
    if done.returncode:
        raise NoNeo4jError(f"its password could not be set: {done.stderr.strip()[-300:]}")
    return server


@contextmanager
def running(home: Path) -> Iterator[Server]:
    """Run a Neo4j in `home` for as long as the context lasts."""
    server = new_server(home)
    try:
        server.start()
        yield server
    finally:
        server.stop()


@dataclass(frozen=True)
class Login:
    """What it takes to connect to a real Neo4j."""

    uri: str
    user: str
    password: str = field(repr=False)

    def connect(self) -> Target:
        """Connect; close what is returned."""
        return connect(self.uri, self.user, self.password)


@pytest.fixture(scope="session")
def neo4j_login(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Login]:
    """Give the Neo4j of the environment, else start one of the tests' own."""
    named = os.environ.get("CLAIMGRAPH_NEO4J_URI")
    if named:
        user = os.environ.get("NEO4J_USERNAME", USER)
        yield Login(named, user, os.environ.get("NEO4J_PASSWORD", ""))
        return
    try:
        with running(tmp_path_factory.mktemp("neo4j")) as server:
            yield Login(server.uri, USER, server.password)
    except NoNeo4jError as error:
        unavailable("Neo4j", str(error))


@pytest.fixture(scope="session")
def neo4j_server(neo4j_login: Login) -> Iterator[Target]:
    """Connect to a real Neo4j that holds nothing yet, and leave nothing there."""
    with neo4j_login.connect() as target:
        if not empty(target):
            pytest.fail(f"{target.uri} holds data, and tests empty it: name an empty database")
        yield target
        wipe(target)


@pytest.fixture
def neo4j_target(neo4j_server: Target) -> Target:
    """Give a real Neo4j, empty."""
    wipe(neo4j_server)
    return neo4j_server


@pytest.fixture(params=["embedded", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def target(request: pytest.FixtureRequest) -> Target:
    """Give each engine in turn, empty: one contract, both engines."""
    found: Target = request.getfixturevalue(f"{request.param}_target")
    return found
