"""The dataset on disk: whole at any moment, one graph an article, their union to ask."""

from __future__ import annotations

import io
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF

from claimgraph.errors import DatasetError, NotFoundError, QueryError
from claimgraph.graph.articles import State
from claimgraph.graph.dataset import Dataset
from claimgraph.loaders.triples import triples
from claimgraph.ontology.terms import CATALOGUE_GRAPH, CG, DERIVED_GRAPH
from tests import sample

NORLAND = URIRef("https://w3id.org/claimgraph/id/state/norland")


def graph_of(doc_id: str, extractor: str = "test 1") -> Graph:
    """Return the sample's graph under an id."""
    return triples(sample.extraction(doc_id), extractor=extractor, catalogue_version="1")


def iri(doc_id: str) -> str:
    """Return the IRI of an article without URL."""
    return f"https://w3id.org/claimgraph/id/article/{doc_id}"


@pytest.fixture
def dataset(tmp_path: Path) -> Iterator[Dataset]:
    """Open an empty dataset."""
    with Dataset.open(tmp_path) as opened:
        yield opened


def written(dataset: Dataset, form: str = "nquads") -> str:
    """Return the dataset in one of its formats."""
    out = io.BytesIO()
    dataset.write(out, form)  # type: ignore[arg-type]
    return out.getvalue().decode()


def test_what_is_put_comes_back(dataset: Dataset) -> None:
    graph = graph_of("a")
    assert dataset.put(graph) == "added"
    assert dataset.put(graph) == "unchanged"
    assert set(dataset.article_graph(iri("a"))) == set(graph)


def test_a_changed_graph_takes_the_place_of_the_old_one(dataset: Dataset) -> None:
    dataset.put(graph_of("a"))
    dataset.put(graph_of("b"))
    assert dataset.put(graph_of("a", "test 2")) == "changed"
    assert set(dataset.article_graph(iri("a"))) == set(graph_of("a", "test 2"))
    assert set(dataset.article_graph(iri("b"))) == set(graph_of("b"))


def everything(dataset: Dataset) -> set[tuple[rdflib.term.Node, ...]]:
    """Return the union as the dataset keeps it."""
    return set(Graph().parse(data=written(dataset, "turtle"), format="turtle"))


def rows(dataset: Dataset, text: str, **bindings: object) -> list[list[str]]:
    """Return a SELECT's rows as text."""
    found = dataset.sparql(text, bindings)
    return [[str(row[column]) for column in found.vars or ()] for row in found.bindings]


def union(*graphs: Graph) -> set[tuple[rdflib.term.Node, ...]]:
    """Return the triples of several graphs."""
    return {triple for graph in graphs for triple in graph}


def test_the_union_counts_what_several_articles_say_once(dataset: Dataset) -> None:
    dataset.put(graph_of("a"))
    dataset.put(graph_of("b"))
    assert len(rows(dataset, "SELECT ?weapon { ?weapon cg:known ?known }")) == 3
    count = rows(dataset, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    assert count == [[str(len(union(graph_of("a"), graph_of("b"))))]]
    view = dataset.rdflib()
    assert len(list(view.default_graph.subject_objects(CG.known))) == 3
    assert len(list(view.graph(URIRef(iri("a"))).subject_objects(CG.known))) == 3


def test_dropping_an_article_drops_what_only_it_said(dataset: Dataset) -> None:
    dataset.put(graph_of("a"))
    dataset.put(graph_of("b"))
    dataset.drop(iri("a"))
    assert [entry.doc_id for entry in dataset.articles()] == ["b"]
    assert dataset.state(iri("a")) is None
    turtle = Graph().parse(data=written(dataset, "turtle"), format="turtle")
    assert set(turtle) == set(graph_of("b"))
    dataset.drop(iri("b"))
    dataset.drop(iri("b"))
    assert written(dataset) == ""
    assert written(dataset, "turtle").count("\n.") == 0


steps = st.lists(
    st.tuples(st.sampled_from("abc"), st.sampled_from(["drop", "1", "2", "3"])), max_size=12
)


@settings(max_examples=25, deadline=None)
@given(steps)
def test_any_order_of_puts_and_drops_leaves_what_stands(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, str]]
) -> None:
    standing: dict[str, Graph] = {}
    with Dataset.open(tmp_path_factory.mktemp("home")) as dataset:
        for doc_id, what in steps:
            if what == "drop":
                dataset.drop(iri(doc_id))
                standing.pop(doc_id, None)
            else:
                standing[doc_id] = small_graph(doc_id, what)
                dataset.put(standing[doc_id])
        assert everything(dataset) == union(*standing.values())
        for doc_id, graph in standing.items():
            assert set(dataset.article_graph(iri(doc_id))) == set(graph)
        assert {entry.doc_id for entry in dataset.articles()} == set(standing)


def small_graph(doc_id: str, version: str) -> Graph:
    """Return a graph that shares a triple with those of other ids, and one with other versions."""
    graph = Graph(identifier=URIRef(iri(doc_id)))
    graph.add((URIRef(iri(doc_id)), RDF.type, CG.Article))
    graph.add((URIRef(iri(doc_id)), CG.docId, Literal(doc_id)))
    graph.add((NORLAND, CG.name, Literal(f"version {version}")))
    return graph


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("\\\"'u0022{}<>;\n\r")))
def test_no_text_is_ever_read_as_sparql(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    before, after = small_graph("a", "1"), small_graph("a", "2")
    after.add((NORLAND, CG.name, Literal(text)))
    after.add((NORLAND, CG.name, Literal("\\u0022 . } ; DROP ALL # \\")))
    with Dataset.open(tmp_path_factory.mktemp("home")) as dataset:
        dataset.put(before)
        dataset.put(after)
        assert set(dataset.article_graph(iri("a"))) == set(after)
        dataset.put(before)
        assert set(dataset.article_graph(iri("a"))) == set(before)


def test_what_is_no_rdf_is_refused_and_changes_nothing(dataset: Dataset) -> None:
    dataset.put(graph_of("a"))
    with pytest.raises(DatasetError, match=r"article/a> cannot be stored"):
        dataset.put_ntriples(iri("a"), b"<http://example.org/a b> <http://p> 1 .")
    assert set(dataset.article_graph(iri("a"))) == set(graph_of("a"))


def test_it_lasts_and_can_be_read_while_nobody_writes(tmp_path: Path) -> None:
    with Dataset.open(tmp_path) as dataset:
        dataset.put(graph_of("a"))
    with Dataset.open(tmp_path, read_only=True) as one, Dataset.open(tmp_path, True) as other:
        assert one.articles() == other.articles() != []
        with pytest.raises(DatasetError, match="open for reading alone"):
            one.put(graph_of("b"))


@pytest.mark.parametrize("first", [True, False])
def test_a_second_opener_is_told_who_holds_it(tmp_path: Path, first: bool) -> None:
    Dataset.open(tmp_path).close()
    with (
        Dataset.open(tmp_path, read_only=first),
        pytest.raises(DatasetError, match=r"in use by .*Wait until that is done"),
    ):
        Dataset.open(tmp_path, read_only=not first)
    Dataset.open(tmp_path).close()


def test_there_must_be_one_to_read(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="Load articles first: claimgraph load PATH"):
        Dataset.open(tmp_path / "nowhere", read_only=True)
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize("read_only", [True, False])
def test_a_damaged_one_is_named_with_what_to_do(tmp_path: Path, read_only: bool) -> None:
    with Dataset.open(tmp_path) as dataset:
        dataset.put(graph_of("a"))
    (tmp_path / "dataset" / "CURRENT").write_text("nonsense")
    with pytest.raises(DatasetError, match=r"cannot be used: .*move that folder away"):
        Dataset.open(tmp_path, read_only)
    (tmp_path / "dataset" / "CURRENT").unlink()
    (tmp_path / "dataset").rename(tmp_path / "damaged")
    Dataset.open(tmp_path).close()


def test_a_file_in_its_place_is_no_dataset(tmp_path: Path) -> None:
    (tmp_path / "dataset").write_text("a file")
    with pytest.raises(DatasetError, match="cannot be used"):
        Dataset.open(tmp_path)


def test_a_closed_one_says_so(tmp_path: Path) -> None:
    dataset = Dataset.open(tmp_path)
    dataset.close()
    dataset.close()
    with pytest.raises(DatasetError, match="is closed"):
        dataset.articles()


def test_articles_tell_what_is_loaded(dataset: Dataset) -> None:
    dataset.put(graph_of("folder/tor"))
    (entry,) = dataset.articles()
    assert (entry.doc_id, entry.publisher, entry.published) == (
        "folder/tor",
        "The Norland Courier",
        "2024-03-06T09:30:00",
    )
    assert (entry.statements, entry.mined, entry.label) == (5, True, sample.article().title)
    assert dataset.state(entry.iri) == State(entry.content_hash, "test 1", "1")


@pytest.mark.parametrize(
    "name",
    [
        "folder/tor",
        "tor",
        "https://w3id.org/claimgraph/id/article/folder/tor",
        "Ministry denies loss of Tor launcher",
        "ministry DENIES loss",
    ],
)
def test_an_article_is_found_by_whatever_it_is_called(dataset: Dataset, name: str) -> None:
    dataset.put(graph_of("folder/tor"))
    assert dataset.find_article(name).doc_id == "folder/tor"


def test_an_article_with_an_address_is_found_by_it(dataset: Dataset) -> None:
    from dataclasses import replace

    extraction = sample.extraction("x/y")
    article = replace(extraction.article, url="https://Example.org/news?id=1#top")
    dataset.put(
        triples(replace(extraction, article=article), extractor="test 1", catalogue_version="1")
    )
    for name in ("https://example.org/news?id=1", "https://EXAMPLE.org/news?id=1#end", "x/y", "y"):
        assert dataset.find_article(name).url == article.url


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        ("one/tro", "Close to it: one/tor"),
        ("tor", "Several are: one/tor .*; two/tor"),
        ("Ministry denies", "Several are"),
        ("xyz", "claimgraph articles lists what is loaded"),
    ],
)
def test_a_name_that_finds_none_or_several_is_helped(
    dataset: Dataset, name: str, remedy: str
) -> None:
    dataset.put(graph_of("one/tor"))
    dataset.put(graph_of("two/tor"))
    with pytest.raises(NotFoundError, match=remedy):
        dataset.find_article(name)


def test_in_an_empty_dataset_it_says_what_to_do_first(dataset: Dataset) -> None:
    with pytest.raises(NotFoundError, match="No article is loaded yet: claimgraph load PATH"):
        dataset.find_article("a")


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
@pytest.mark.parametrize("form", ["nquads", "trig", "jsonld"])
def test_it_is_written_graph_by_graph(dataset: Dataset, form: str) -> None:
    dataset.put(graph_of("a"))
    dataset.put(graph_of("b"))
    kind = {"nquads": "nquads", "trig": "trig", "jsonld": "json-ld"}[form]
    read = rdflib.Dataset()
    read.parse(data=written(dataset, form), format=kind)
    assert set(read.graph(URIRef(iri("a")))) == set(graph_of("a"))
    assert set(read.graph(URIRef(iri("b")))) == set(graph_of("b"))
    assert len(read.default_graph) == 0


def test_other_graphs_join_the_union_and_are_no_articles(dataset: Dataset) -> None:
    derived = Graph(identifier=DERIVED_GRAPH)
    derived.add((NORLAND, CG.name, Literal("Norland")))
    dataset.put(derived)
    assert dataset.articles() == []
    assert bool(dataset.sparql('ASK { ?state cg:name "Norland" }').askAnswer)


def test_what_the_catalogue_has_is_asked_for_by_its_graph_alone(dataset: Dataset) -> None:
    tor = URIRef("https://w3id.org/claimgraph/id/weapon/tor")
    kind = "air defence system"
    known = f'ASK {{ {tor.n3()} cg:kind "{kind}" }}'
    apart = f'ASK {{ GRAPH {CATALOGUE_GRAPH.n3()} {{ {tor.n3()} cg:kind "{kind}" }} }}'
    catalogue = Graph(identifier=CATALOGUE_GRAPH)
    catalogue.add((tor, CG.kind, Literal(kind)))
    dataset.put(catalogue)
    assert dataset.sparql(known).askAnswer is False
    assert dataset.sparql(apart).askAnswer is True
    dataset.put(graph_of("a"))
    catalogue.add((tor, CG.name, Literal("Tor")))
    assert dataset.put(catalogue) == "changed"
    dataset.drop(str(CATALOGUE_GRAPH))
    assert dataset.sparql(known).askAnswer is True
    dataset.put(catalogue)
    dataset.drop(iri("a"))
    assert dataset.sparql(known).askAnswer is False
    assert dataset.sparql(apart).askAnswer is True


def test_sparql_selects_asks_constructs_and_looks_into_single_graphs(dataset: Dataset) -> None:
    dataset.put(graph_of("a"))
    found = rows(dataset, "SELECT ?a ?n { GRAPH ?a { ?a cg:docId ?n } }", n="a")
    assert found == [[iri("a"), "a"]]
    assert dataset.sparql("ASK { ?x cg:stance 'denies' }").askAnswer is True
    built = dataset.sparql("CONSTRUCT { ?s cg:speaker ?o } WHERE { ?s cg:speaker ?o }")
    assert built.graph is not None
    assert len(built.graph) == 5


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("SELECT * WHERE {\n ?s ?p\n", r"mine\.rq:3: column 1: expected"),
        ("SELEC * {}", r"mine\.rq:1: column 1"),
        ("INSERT DATA { <a:b> <a:b> 1 }", "INSERT would write"),
        ("PREFIX ex: <http://select/>\n# SELECT\nDELETE WHERE { ?s ?p ?o }", "DELETE would write"),
        ("drop all", "DROP would write"),
        ("LOAD <http://127.0.0.1/>", "LOAD would write"),
        ("SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }", "SERVICE would ask"),
        ("SELECT * { service silent ?x { ?s ?p ?o } }", "SERVICE would ask"),
    ],
)
def test_what_sparql_refuses(dataset: Dataset, text: str, complaint: str) -> None:
    with pytest.raises(QueryError, match=complaint):
        dataset.sparql(text, name="mine.rq")


@pytest.mark.parametrize(
    "text",
    [
        'SELECT * { ?s ?insert "SERVICE <x> { DROP ALL }" }',
        "PREFIX delete: <http://drop/> SELECT * { ?s delete:service ?load }",
        "# INSERT DATA\nASK { ?s <http://example.org/SERVICE> '''DROP \" ''' }",
    ],
)
def test_what_only_looks_like_an_update_is_a_query(dataset: Dataset, text: str) -> None:
    dataset.sparql(text)


def test_a_binding_that_the_query_lacks_is_named(dataset: Dataset) -> None:
    with pytest.raises(QueryError, match=r"selects no variable \?actor"):
        dataset.sparql("SELECT ?s { ?s ?p ?o }", {"actor": "Orlov"})


def test_bindings_are_values_and_never_text(dataset: Dataset) -> None:
    dataset.put(graph_of("a"))
    sneaky = '" } ; DROP ALL #'
    assert rows(dataset, "SELECT ?n { ?a cg:docId ?n }", n=sneaky) == []
    assert dataset.articles() != []


KILLED = """
import sys
from pathlib import Path
from claimgraph.graph.dataset import Dataset
from tests.test_dataset import graph_of
with Dataset.open(Path(sys.argv[1])) as dataset:
    print("open", flush=True)
    for version in range(10_000):
        for doc_id in "abc":
            dataset.put(graph_of(doc_id, f"test {version}"))
            print(doc_id, version, flush=True)
        if version % 3 == 2:
            dataset.drop("https://w3id.org/claimgraph/id/article/c")
            print("-", version, flush=True)
"""


@pytest.mark.slow
@pytest.mark.parametrize("seconds", [0.05, 0.2, 0.33, 0.61])
def test_a_process_killed_in_the_midst_leaves_every_article_whole(
    tmp_path: Path, seconds: float
) -> None:
    command = [sys.executable, "-c", KILLED, str(tmp_path)]
    root = Path(__file__).parent.parent
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=root) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        time.sleep(seconds)
        process.send_signal(signal.SIGKILL)
        said = process.stdout.read().splitlines()
    with Dataset.open(tmp_path) as dataset:
        standing = {}
        for entry in dataset.articles():
            state = dataset.state(entry.iri)
            assert state is not None
            standing[entry.doc_id] = graph_of(entry.doc_id, state.extractor)
            assert set(dataset.article_graph(entry.iri)) == set(standing[entry.doc_id])
        assert everything(dataset) == union(*standing.values())
        last = last_promised(said)
        for doc_id, version in last.items():
            state = dataset.state(iri(doc_id))
            assert state is not None
            assert int(state.extractor.removeprefix("test ")) >= version


def last_promised(said: list[str]) -> dict[str, int]:
    """Return the last version that the process said it had stored, of articles it never drops."""
    whole = [line.split() for line in said if line[:1] in ("a", "b") and line.count(" ") == 1]
    return {doc_id: int(version) for doc_id, version in whole}
