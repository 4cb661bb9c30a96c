"""The Python API: the same verbs, exported under one name, nothing heavy until used."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import claimgraph
from claimgraph.graph.engines import Target
from claimgraph.graph.traverse import Graph as Walk
from tests.homes import sample_home
from tests.real.neo4j import Login

HEAVY = ("arcadedb", "lxml", "neo4j", "networkx", "pyoxigraph", "rdflib", "spacy", "trafilatura")
TEXT = "Minister Pavel Orlov said that no Tor-M2 had been lost on Tuesday.\n"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return sample_home(tmp_path / "home")


def test_all_is_there_and_nothing_else_is_promised() -> None:
    exported = {name for names in claimgraph._HOMES.values() for name in names}

    assert claimgraph.__all__ == sorted(claimgraph.__all__)
    assert set(claimgraph.__all__) == exported | {"__version__"}
    assert all(getattr(claimgraph, name) is not None for name in claimgraph.__all__)
    assert dir(claimgraph) == claimgraph.__all__


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(AttributeError, match="no attribute 'Grpah'"):
        _ = claimgraph.Grpah


def test_every_error_is_exported() -> None:
    errors = {each.__name__ for each in claimgraph.ClaimgraphError.__subclasses__()}

    assert errors | {"ClaimgraphError"} <= set(claimgraph.__all__)


def test_importing_it_imports_nothing_heavy() -> None:
    code = "import claimgraph, sys; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)

    assert set(HEAVY) & set(done.stdout.split()) == set()


def test_the_graph_walks(home: Path) -> None:
    with claimgraph.Graph.open(home) as graph:
        assert isinstance(graph, Walk)
        assert graph.home == home
        assert [article.doc_id for article in graph.articles()] == ["sample/tor"]


def test_query_pushes_what_is_new(home: Path) -> None:
    """An answer that misses the article just loaded would be a wrong one."""
    count = "MATCH (a:Article) RETURN count(a) AS n"
    with claimgraph.Graph.open(home) as graph:
        assert graph.query(count).rows == ((1,),)
    claimgraph.drop(["sample/tor"], home)
    with claimgraph.Graph.open(home) as graph:
        assert graph.query(count).rows == ((0,),)


def test_query_takes_parameters_by_name_and_as_a_mapping(home: Path) -> None:
    with claimgraph.Graph.open(home) as graph:
        named = graph.query("operators", weapon="Tor")
        mapped = graph.query("operators", {"weapon": "Tor"})

    assert named.rows
    assert named == mapped


def test_a_second_push_writes_nothing(home: Path) -> None:
    with claimgraph.Graph.open(home) as graph:
        assert graph.push().wrote
        assert not graph.push().wrote


def test_query_does_not_write_unless_told(home: Path) -> None:
    text = "MATCH (a:Article) SET a.read = true RETURN a.read AS read"
    with claimgraph.Graph.open(home) as graph:
        with pytest.raises(claimgraph.QueryError, match="SET writes"):
            graph.query(text)
        assert graph.query(text, write=True).rows == ((True,),)


@pytest.mark.parametrize("form", ["gexf", "graphml", "csv", "turtle", "trig", "neo4j-admin"])
def test_export(form: str, home: Path, tmp_path: Path) -> None:
    with claimgraph.Graph.open(home) as graph:
        report = graph.export(form, tmp_path / "out")  # type: ignore[arg-type]

    assert report.nodes
    assert all(file.stat().st_size for file in report.files)


def test_show(home: Path) -> None:
    with claimgraph.Graph.open(home) as graph:
        assert "<!doctype html>" in graph.show("sample/tor").lower()


def test_sparql_binds_values(home: Path) -> None:
    text = "SELECT ?actor ?name WHERE { ?actor cg:name ?name }"
    with claimgraph.Graph.open(home) as graph:
        assert len(graph.sparql(text, {"name": "Rita Holm"})) == 1


def test_load_and_extract(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(TEXT, encoding="utf-8")
    steps: list[str] = []

    report = claimgraph.load(
        [file, tmp_path / "no"], tmp_path / "home", progress=lambda step: steps.append(step.outcome)
    )
    good, bad = claimgraph.extract([file, tmp_path / "no"])

    assert (report.added, [error.origin for error in report.failed]) == (1, [str(tmp_path / "no")])
    assert steps == ["added", "failed"]
    assert not isinstance(good, claimgraph.InputError)
    assert isinstance(bad, claimgraph.InputError)


def test_nothing_is_made_by_reading_what_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(claimgraph.DatasetError, match="no dataset"):
        claimgraph.Graph.open(tmp_path / "home")
    with pytest.raises(claimgraph.DatasetError, match="no dataset"):
        claimgraph.drop(["x"], tmp_path / "home")

    assert list(tmp_path.iterdir()) == []


def test_no_message_shows_the_password() -> None:
    assert "hunter22" not in repr(claimgraph.Server("bolt://x", "neo4j", "hunter22"))


@pytest.mark.neo4j
def test_push_and_query_on_a_server(home: Path, neo4j_target: Target, neo4j_login: Login) -> None:
    server = claimgraph.Server(
        neo4j_target.uri,
        neo4j_login.user,
        neo4j_login.password,
    )
    with claimgraph.Graph.open(home) as graph:
        assert len(graph.query("operators", weapon="Tor", server=server)) == 0
        graph.push(server)
        embedded = graph.query("operators", weapon="Tor")

        assert graph.query("operators", weapon="Tor", server=server) == embedded
