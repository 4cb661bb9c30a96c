"""From named graphs to nodes and relationships."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import Graph, Literal, URIRef

from claimgraph.errors import DatasetError
from claimgraph.graph.dataset import Dataset
from claimgraph.graph.elements import Bundle, Edge, Node
from claimgraph.graph.project import Projection
from claimgraph.loaders.record import Extraction
from claimgraph.loaders.triples import triples
from claimgraph.ontology.iris import article_iri
from claimgraph.ontology.terms import CG
from tests.sample import TEXT, at, extraction

ONE, OTHER = "sample/one", "sample/other"
ORLOV = "https://w3id.org/claimgraph/id/person/pavel-orlov"


def graph_of(found: Extraction) -> Graph:
    """Return an extraction's RDF."""
    return triples(found, extractor="test", catalogue_version="test")


@pytest.fixture
def dataset(tmp_path: Path) -> Iterator[Dataset]:
    """Give an empty dataset."""
    with Dataset.open(tmp_path) as opened:
        yield opened


def bundle_of(dataset: Dataset, found: Extraction) -> Bundle:
    """Load an article and project it."""
    dataset.put(graph_of(found))
    return Projection(dataset.store).bundle(str(article_iri(found.article.doc_id)))


def edges(bundle: Bundle, kind: str) -> list[Edge]:
    """Return the relationships of a type."""
    return [edge for edge in bundle.edges if edge.type == kind]


def nodes(bundle: Bundle, kind: str) -> list[Node]:
    """Return the nodes of a kind."""
    return [node for node in bundle.nodes if node.kind.name == kind]


def test_a_bundle_is_what_the_article_owns(dataset: Dataset) -> None:
    bundle = bundle_of(dataset, extraction(ONE))
    article = str(article_iri(ONE))
    assert bundle.article.id == article
    assert bundle.article.properties["title"] == "Ministry denies loss of Tor launcher"
    assert all(node.id.startswith(f"{article}#") for node in bundle.nodes[1:])
    assert all(edge.properties["article"] == article for edge in bundle.edges)
    assert {node.kind.name for node in bundle.nodes} == {
        *("Article", "Passage", "Statement", "Claim", "Position", "Event")
    }


def test_shared_nodes_are_the_same_for_all_articles(dataset: Dataset) -> None:
    dataset.put(graph_of(extraction(ONE)))
    before = list(Projection(dataset.store).shared())
    dataset.put(graph_of(extraction(OTHER)))
    assert list(Projection(dataset.store).shared()) == before
    assert {node.properties.get("name", node.properties.get("value")) for node in before} == {
        *("Pavel Orlov", "Rita Holm", "Norland", "Eastmark", "Radio Sund", "Tor", "Tor-M2", "9M338")
    }


def test_what_most_articles_call_a_shared_node_holds_whatever_the_order(tmp_path: Path) -> None:
    loud = [
        replace(
            extraction(name),
            actors=(replace(extraction().actors[0], name=spelt), *extraction().actors[1:]),
        )
        for name, spelt in [("a", "Pavel Orlov"), ("b", "PAVEL ORLOV"), ("c", "Pavel Orlov")]
    ]
    found = []
    for order in ((0, 1, 2), (2, 1, 0)):
        with Dataset.open(tmp_path / str(order)) as dataset:
            for index in order:
                dataset.put(graph_of(loud[index]))
            shared = {node.id: node for node in Projection(dataset.store).shared()}
            found.append((shared[ORLOV].properties["name"], shared[ORLOV].digest))
    assert found[0] == found[1]
    assert found[0][0] == "Pavel Orlov"


def test_a_statement_carries_its_words_and_its_article(dataset: Dataset) -> None:
    first = min(
        nodes(bundle_of(dataset, extraction(ONE)), "Statement"),
        key=lambda node: int(node.properties["order"] or 0),
    )
    start, end = at("that no Tor-M2 had been lost")
    assert {
        name: first.properties[name] for name in ("quote", "start", "end", "source", "cue")
    } == {
        "quote": TEXT[start:end],
        "start": start,
        "end": end,
        "source": "Defence Minister Pavel Orlov of Norland",
        "cue": "said",
    }
    assert first.properties["publisher"] == "The Norland Courier"
    assert first.properties["saidOn"] == "2024-03-05"
    assert first.properties["negated"] is True


def test_a_discontinuous_quote_is_joined_in_the_order_of_the_text(dataset: Dataset) -> None:
    whole = extraction(ONE)
    late, early = at("of Norland said on Tuesday"), at("Our air defence")
    pieces = (early, late)
    said = replace(whole.attributions[1], content=pieces)
    broken = replace(whole, attributions=(whole.attributions[0], said, *whole.attributions[2:]))
    edge = next(
        edge
        for edge in edges(bundle_of(dataset, broken), "SAID")
        if " … " in str(edge.properties["quote"])
    )
    assert edge.properties["quote"] == "of Norland said on Tuesday … Our air defence"
    assert (edge.properties["start"], edge.properties["end"]) == (late[0], early[1])


def test_a_statement_without_content_is_opened_by_its_cue(dataset: Dataset) -> None:
    whole = extraction(ONE)
    declined = replace(whole.attributions[1], content=(), stance="none")
    bundle = bundle_of(
        dataset,
        replace(whole, attributions=(whole.attributions[0], declined, *whole.attributions[2:])),
    )
    found = next(node for node in nodes(bundle, "Statement") if node.properties["stance"] == "none")
    assert found.properties["quote"] == "said"
    assert not [e for e in edges(bundle, "SAID") if e.properties["statement"] == found.id]


def test_what_is_denied_is_never_drawn_as_affirmed(dataset: Dataset) -> None:
    bundle = bundle_of(dataset, extraction(ONE))
    (denied,) = edges(bundle, "NOT_OPERATED_BY")
    assert denied.end.properties["name"] == "Eastmark"
    assert denied.properties["assertedBy"] == "Rita Holm"
    assert [edge.end.properties["name"] for edge in edges(bundle, "OPERATED_BY")] == ["Norland"]


def test_the_articles_own_voice_is_nobodys(dataset: Dataset) -> None:
    (variant,) = edges(bundle_of(dataset, extraction(ONE)), "VARIANT_OF")
    assert variant.properties["statement"] is None
    assert variant.properties["assertedBy"] is None
    assert variant.properties["quote"] == "Tor-M2"


def test_passages_that_no_relationship_reaches_are_left_out(dataset: Dataset) -> None:
    bundle = bundle_of(dataset, extraction(ONE))
    reached = {edge.end.id for edge in bundle.edges}
    assert {node.id for node in nodes(bundle, "Passage")} <= reached


def test_a_digest_changes_with_what_the_graph_says_and_with_nothing_else(dataset: Dataset) -> None:
    first = bundle_of(dataset, extraction(ONE)).digest
    dataset.put(graph_of(extraction(OTHER)))
    again = bundle_of(dataset, extraction(ONE))
    assert again.digest == first == Projection(dataset.store).digest(again.article.id)
    changed = replace(extraction(ONE).article, title="Another title")
    assert bundle_of(dataset, replace(extraction(ONE), article=changed)).digest != first


def test_a_digest_is_the_same_in_every_process(dataset: Dataset) -> None:
    bundle = bundle_of(dataset, extraction(ONE))
    home = str(dataset.path.parent)
    dataset.close()
    script = (
        "import sys; from pathlib import Path; from claimgraph.graph.dataset import Dataset; "
        "from claimgraph.graph.project import Projection; "
        "print(Projection(Dataset.open(Path(sys.argv[1])).store).digest(sys.argv[2]))"
    )
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", script, home, bundle.article.id],
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONHASHSEED": seed},
        )
        assert done.stdout.strip() == bundle.digest


def test_what_has_no_class_is_said(dataset: Dataset) -> None:
    graph = graph_of(extraction(ONE))
    stray = URIRef("https://w3id.org/claimgraph/id/person/no-body")
    graph.add((article_iri(ONE), CG.mentions, stray))
    dataset.put(graph)
    with pytest.raises(DatasetError, match="no-body, which has no class"):
        Projection(dataset.store).bundle(str(article_iri(ONE)))


def test_terms_of_other_vocabularies_are_passed_over(dataset: Dataset) -> None:
    graph = graph_of(extraction(ONE))
    graph.add((article_iri(ONE), URIRef("https://schema.org/headline"), Literal("x")))
    dataset.put(graph)
    bundle = Projection(dataset.store).bundle(str(article_iri(ONE)))
    assert "headline" not in bundle.article.properties


SPANS = st.lists(
    st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 12)).map(
        lambda pair: (pair[0], min(len(TEXT), pair[0] + pair[1]))
    ),
    min_size=1,
    max_size=4,
    unique=True,
)


@settings(max_examples=20, deadline=None)
@given(spans=SPANS)
def test_any_content_is_quoted_from_its_first_character_to_its_last(
    tmp_path_factory: pytest.TempPathFactory, spans: list[tuple[int, int]]
) -> None:
    whole = extraction(ONE)
    said = replace(whole.attributions[1], content=tuple(sorted(spans)))
    changed = replace(whole, attributions=(whole.attributions[0], said, *whole.attributions[2:]))
    with Dataset.open(tmp_path_factory.mktemp("spans")) as dataset:
        found = nodes(bundle_of(dataset, changed), "Statement")
    (statement,) = (node for node in found if node.properties["order"] == 1)
    assert statement.properties["start"] == min(start for start, _ in spans)
    assert statement.properties["end"] == max(end for _, end in spans)
    pieces = [TEXT[start:end] for start, end in sorted(spans)]
    assert sorted(str(statement.properties["quote"]).split(" … ")) == sorted(pieces)
