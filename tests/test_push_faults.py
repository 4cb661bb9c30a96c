"""Servers that are not there, refuse or go away in mid-push; engines that cannot be opened."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import textwrap
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from neo4j import GraphDatabase

from claimgraph.errors import EngineError
from claimgraph.graph import push as push_module
from claimgraph.graph.dataset import Dataset
from claimgraph.graph.engines import Target
from claimgraph.graph.engines.embedded import embedded
from claimgraph.graph.engines.server import connect
from claimgraph.graph.push import push
from claimgraph.loaders.triples import triples
from tests.contents import held, rows, wanted
from tests.real.neo4j import USER, Login, running
from tests.sample import extraction

SECRET = "not-the-password"


@pytest.fixture
def dataset(tmp_path: Path) -> Iterator[Dataset]:
    """Give a dataset of six articles."""
    with Dataset.open(tmp_path / "home") as opened:
        for number in range(6):
            graph = triples(
                extraction(f"sample/{number}"), extractor="test", catalogue_version="test"
            )
            opened.put(graph)
        yield opened


def free_port() -> int:
    """Return a loopback port that nothing listens on."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


class Cable:
    """A loopback proxy in front of a server, that breaks after so many bytes to it."""

    def __init__(self, server: tuple[str, int], breaks_after: int) -> None:
        self.server = server
        self.left = breaks_after
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self.listener.getsockname()[1])
        self.ends: list[socket.socket] = []
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self) -> None:
        with suppress(OSError):  # the listener is closed
            while True:
                client, _ = self.listener.accept()
                server = socket.create_connection(self.server)
                self.ends += [client, server]
                for way in ((client, server, True), (server, client, False)):
                    threading.Thread(target=self.carry, args=way, daemon=True).start()

    def carry(self, source: socket.socket, sink: socket.socket, counts: bool) -> None:
        with suppress(OSError):  # the other direction has broken
            while data := source.recv(1024):
                self.left -= len(data) if counts else 0
                if self.left < 0:
                    self.cut()
                sink.sendall(data)

    def cut(self) -> None:
        """Break the connections, and let no other through."""
        for end in (self.listener, *self.ends):
            with suppress(OSError):  # closed already
                end.shutdown(socket.SHUT_RDWR)
            end.close()


@contextmanager
def impatient(uri: str, login: Login) -> Iterator[Target]:
    """Connect with a driver that tries again for a second, not for half a minute."""
    auth = (login.user, login.password)
    with GraphDatabase.driver(uri, auth=auth, max_transaction_retry_time=1) as driver:
        yield Target(uri, driver, None, "Neo4j")


def whole_articles_only(target: Target, dataset: Dataset) -> int:
    """Check that each article is there with all it gave rise to, or not at all; count them."""
    there = {row["id"] for row in rows(target, "MATCH (a:Article) RETURN a.id AS id")}
    nodes, edges = held(target)
    due_nodes, due_edges = wanted(dataset)
    assert {node for node in nodes if owner(node[2])} == {
        node for node in due_nodes if owner(node[2]) in there
    }
    assert edges == {edge for edge in due_edges if owner(edge[3]) in there}
    return len(there)


def owner(properties: frozenset[tuple[str, object]]) -> object:
    """Return the article that a node or relationship belongs to, if one."""
    return dict(properties).get("article")


def run(script: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    """Run Python of its own process."""
    command = [sys.executable, "-c", textwrap.dedent(script), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=120)


@pytest.mark.parametrize(
    ("uri", "says"),
    [
        (f"bolt://127.0.0.1:{free_port()}", "no Neo4j answers there"),
        (f"neo4j://127.0.0.1:{free_port()}", "no Neo4j answers there"),
        ("http://localhost:7474", "no Neo4j address"),
        ("localhost", "no Neo4j address"),
        (f"bolt://me:{SECRET}@localhost:7687", "has a user name in it"),
    ],
)
def test_what_is_no_server_is_said_at_once_and_without_the_password(uri: str, says: str) -> None:
    with pytest.raises(EngineError, match=says) as caught:
        connect(uri, "neo4j", SECRET)
    assert caught.value.remedy
    assert SECRET not in str(caught.value)


@pytest.mark.neo4j
def test_another_password_is_said(neo4j_login: Login) -> None:
    with pytest.raises(EngineError, match="refuses the user 'neo4j'") as caught:
        connect(neo4j_login.uri, "neo4j", SECRET)
    assert "NEO4J_PASSWORD" in str(caught.value)
    assert SECRET not in str(caught.value)


@pytest.mark.neo4j
def test_a_database_that_does_not_exist_is_said(neo4j_login: Login) -> None:
    with pytest.raises(EngineError, match="no database 'nowhere'"):
        connect(neo4j_login.uri, neo4j_login.user, neo4j_login.password, "nowhere")


@pytest.mark.neo4j
def test_encryption_that_the_server_has_not_is_said(neo4j_login: Login) -> None:
    uri = neo4j_login.uri.replace("bolt://", "bolt+ssc://")
    with pytest.raises(EngineError, match="no Neo4j answers there"):
        connect(uri, neo4j_login.user, neo4j_login.password)


@pytest.mark.neo4j
@pytest.mark.parametrize("kilobytes", [1, 8, 25, 60, 100])
def test_a_push_whose_connection_breaks_leaves_whole_articles_and_completes_later(
    dataset: Dataset,
    neo4j_login: Login,
    neo4j_target: Target,
    monkeypatch: pytest.MonkeyPatch,
    kilobytes: int,
) -> None:
    monkeypatch.setattr(push_module, "BATCH", 1)
    host, port = neo4j_login.uri.rpartition("/")[2].split(":")
    cable = Cable((host, int(port)), kilobytes * 1024)
    with (
        impatient(f"bolt://127.0.0.1:{cable.port}", neo4j_login) as target,
        pytest.raises(EngineError, match="went away during the push") as caught,
    ):
        push(dataset, target)
    assert "the same push completes" in str(caught.value)
    assert whole_articles_only(neo4j_target, dataset) < 6
    push(dataset, neo4j_target)
    assert held(neo4j_target) == wanted(dataset)


@pytest.mark.neo4j
@pytest.mark.slow
def test_a_push_whose_server_is_killed_completes_when_it_is_back(
    dataset: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(push_module, "BATCH", 1)
    with running(tmp_path / "neo4j") as server:
        login = Login(server.uri, USER, server.password)
        with (
            impatient(login.uri, login) as target,
            pytest.raises(EngineError, match="went away during the push"),
        ):
            push(dataset, target, progress=lambda done, _: server.kill() if done == 2 else None)
        server.start()
        with login.connect() as target:
            assert whole_articles_only(target, dataset) == 2
            assert push(dataset, target).sent == 4
            assert held(target) == wanted(dataset)


def test_an_embedded_push_that_is_killed_completes_later(dataset: Dataset, tmp_path: Path) -> None:
    home = dataset.path.parent
    dataset.close()
    killed = run(
        """
        import os, signal, sys
        from pathlib import Path
        from claimgraph.graph import push
        from claimgraph.graph.dataset import Dataset
        from claimgraph.graph.engines.embedded import embedded

        def die(done, total):
            if done == 2:
                os.kill(os.getpid(), signal.SIGKILL)

        push.BATCH = 1
        with Dataset.open(Path(sys.argv[1]), read_only=True) as dataset:
            with embedded(Path(sys.argv[2])) as target:
                push.push(dataset, target, progress=die)
        """,
        home,
        tmp_path / "engine",
    )
    assert killed.returncode == -signal.SIGKILL
    with Dataset.open(home) as again, embedded(tmp_path / "engine") as target:
        assert whole_articles_only(target, again) == 2
        assert push(again, target).sent == 4
        assert held(target) == wanted(again)


OPEN = """
    import sys
    from pathlib import Path
    from claimgraph.errors import EngineError
    from claimgraph.graph.engines.embedded import embedded

    try:
        with embedded(Path(sys.argv[1])) as target:
            target.driver.execute_query("MERGE (:Thing {id: 1})", database_=target.database)
    except EngineError as error:
        sys.exit(str(error))
"""


def test_the_embedded_engine_is_silent(tmp_path: Path) -> None:
    for _ in range(2):
        opened = run(OPEN, tmp_path)
        assert (opened.returncode, opened.stdout, opened.stderr) == (0, "", "")


def test_a_second_process_is_told_who_is_in_the_way(tmp_path: Path) -> None:
    with embedded(tmp_path):
        opened = run(OPEN, tmp_path)
    assert opened.returncode == 1
    assert "another process has the embedded engine open" in opened.stderr
    assert opened.stdout == ""


@pytest.mark.parametrize("damaged", ["*.dict", "*"])
def test_a_damaged_engine_is_said_with_what_to_do(tmp_path: Path, damaged: str) -> None:
    assert run(OPEN, tmp_path).returncode == 0
    for file in (tmp_path / "databases" / "claimgraph").glob(damaged):
        file.write_bytes(os.urandom(70_000))
    opened = run(OPEN, tmp_path)
    assert opened.returncode == 1
    assert "move this folder away and push again" in opened.stderr
    assert "Traceback" not in opened.stderr
    assert len(opened.stderr) < 800
    assert opened.stderr.strip().isprintable()


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(EngineError, match="cannot be written"):
        embedded(tmp_path / "file")


def test_nothing_of_a_run_stays_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with embedded(tmp_path / "engine"):
        assert list(tmp_path.glob("claimgraph-engine-*"))
    assert not list(tmp_path.glob("claimgraph-engine-*"))
