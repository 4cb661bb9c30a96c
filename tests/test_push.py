"""One contract for both engines: what a push leaves there, and what it leaves alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from neo4j.exceptions import ConstraintError

from claimgraph.errors import EngineError
from claimgraph.graph import push as push_module
from claimgraph.graph.dataset import Dataset
from claimgraph.graph.engines import Target
from claimgraph.graph.push import PushReport, push
from claimgraph.loaders.record import Extraction
from claimgraph.loaders.triples import triples
from claimgraph.ontology.iris import article_iri
from tests.contents import held, rows, wanted
from tests.real.wipe import wipe
from tests.sample import extraction

ONE, OTHER = "sample/one", "sample/other"
SPEECH = ["SAID", "DENIED", "REPORTEDLY_SAID", "REPORTEDLY_DENIED"]
PLAIN = [*SPEECH, "VARIANT_OF", "DESIGNATION_OF", "OPERATED_BY", "NOT_OPERATED_BY"]


@pytest.fixture
def dataset(tmp_path: Path) -> Iterator[Dataset]:
    """Give an empty dataset."""
    with Dataset.open(tmp_path) as opened:
        yield opened


def load(dataset: Dataset, *extractions: Extraction) -> None:
    """Put what articles yield into the dataset."""
    for each in extractions:
        dataset.put(triples(each, extractor="test", catalogue_version="test"))


def without_holm(doc_id: str) -> Extraction:
    """Return the sample article as if it had ended before Rita Holm speaks."""
    whole = extraction(doc_id)
    return replace(
        whole,
        actors=tuple(actor for actor in whole.actors if actor.id in ("a1", "a3")),
        weapons=whole.weapons[:2],
        attributions=whole.attributions[:2],
        claims=whole.claims[:2],
        relations=whole.relations[:1],
        events=whole.events[:1],
        contradictions=(),
    )


def test_the_sample_reads_as_an_analyst_would_guess(dataset: Dataset, target: Target) -> None:
    load(dataset, extraction(ONE))
    push(dataset, target)
    found = rows(
        target,
        "MATCH (a)-[r]->(b) WHERE type(r) IN $types RETURN labels(a) AS labels, "
        "coalesce(a.name, a.value) AS one, type(r) AS type, coalesce(b.name, b.text) AS other",
        types=PLAIN,
    )
    assert {(*sorted(r["labels"]), r["one"], r["type"], r["other"]) for r in found} == {
        ("Actor", "Person", "Pavel Orlov", "SAID", "no Tor-M2 had been lost"),
        ("Actor", "Person", "Pavel Orlov", "SAID", "Our air defence stands where it stood"),
        ("Actor", "Person", "Pavel Orlov", "REPORTEDLY_DENIED", "firing the 9M338 missile"),
        ("Actor", "Person", "Rita Holm", "SAID", "Eastmark does not operate the Tor-M2"),
        (
            *("Actor", "Person", "Rita Holm", "SAID"),
            "Orlov had denied firing the 9M338 missile, which only Norland operates",
        ),
        ("Variant", "Weapon", "Tor-M2", "VARIANT_OF", "Tor"),
        ("Variant", "Weapon", "Tor-M2", "NOT_OPERATED_BY", "Eastmark"),
        ("Munition", "Weapon", "9M338", "OPERATED_BY", "Norland"),
        ("Designation", "9M338", "DESIGNATION_OF", "9M338"),
    }


def test_every_edge_opens_down_to_the_characters_that_say_it(
    dataset: Dataset, target: Target
) -> None:
    sample = extraction(ONE)
    load(dataset, sample)
    push(dataset, target)
    found = rows(
        target,
        "MATCH ()-[r]->() WHERE r.quote IS NOT NULL RETURN r.quote AS quote, r.start AS start, "
        "r.end AS end, r.publisher AS outlet, r.published AS date, r.article AS article",
    )
    assert len(found) == 9
    for row in found:
        assert sample.article.text[row["start"] : row["end"]] == row["quote"]
        assert (row["outlet"], row["date"]) == ("The Norland Courier", "2024-03-06T09:30:00")
        assert row["article"] == str(article_iri(ONE))


def test_all_that_is_projected_arrives(dataset: Dataset, target: Target) -> None:
    load(dataset, extraction(ONE), extraction(OTHER))
    report = push(dataset, target)
    assert held(target) == wanted(dataset)
    assert (report.sent, report.unchanged, report.removed) == (2, 0, 0)
    assert report.counts["nodes_created"] == len(wanted(dataset)[0])
    assert report.counts["relationships_created"] == len(wanted(dataset)[1])


def test_a_second_push_writes_nothing(dataset: Dataset, target: Target) -> None:
    load(dataset, extraction(ONE), extraction(OTHER))
    push(dataset, target)
    report = push(dataset, target)
    assert report == PushReport(0, 2, 0, {})
    assert not report.wrote


def test_ids_are_unique_in_the_database_too(dataset: Dataset, target: Target) -> None:
    load(dataset, extraction(ONE))
    push(dataset, target)
    orlov = "https://w3id.org/claimgraph/id/person/pavel-orlov"
    with pytest.raises(ConstraintError):
        rows(target, "CREATE (:Person:Actor {id: $id})", id=orlov)


def test_only_what_changed_is_sent(dataset: Dataset, target: Target) -> None:
    load(dataset, extraction(ONE), extraction(OTHER))
    push(dataset, target)
    load(dataset, without_holm(ONE))
    report = push(dataset, target)
    assert (report.sent, report.unchanged, report.removed) == (1, 1, 0)
    assert held(target) == wanted(dataset)


def test_what_is_dropped_goes_and_what_others_mention_stays(
    dataset: Dataset, target: Target
) -> None:
    load(dataset, extraction(ONE), without_holm(OTHER))
    push(dataset, target)
    dataset.drop(str(article_iri(ONE)))
    report = push(dataset, target)
    assert (report.sent, report.unchanged, report.removed) == (0, 1, 1)
    assert held(target) == wanted(dataset)
    names = {row["name"] for row in rows(target, "MATCH (a:Actor) RETURN a.name AS name")}
    assert names == {"Pavel Orlov", "Norland"}
    dataset.drop(str(article_iri(OTHER)))
    push(dataset, target)
    assert held(target) == (set(), set())


def test_a_weapon_that_is_classed_otherwise_gets_its_new_label(
    dataset: Dataset, target: Target
) -> None:
    whole = extraction(ONE)
    load(dataset, whole, extraction(OTHER))
    push(dataset, target)
    tor = replace(whole.weapons[0], weapon_class="munition")
    again = [replace(extraction(name), weapons=(tor, *whole.weapons[1:])) for name in (ONE, OTHER)]
    load(dataset, *again)
    push(dataset, target)
    assert held(target) == wanted(dataset)
    assert rows(target, "MATCH (n:Munition {name: 'Tor'}) RETURN labels(n) AS l") != []


def test_what_somebody_else_wrote_is_left_alone(dataset: Dataset, target: Target) -> None:
    load(dataset, extraction(ONE), extraction(OTHER))
    push(dataset, target)
    article = str(article_iri(ONE))
    orlov = "MATCH (orlov:Person {name: 'Pavel Orlov'})"
    rows(
        target,
        f"{orlov} CREATE (:Person {{name: 'Mine'}})-[:KNOWS {{article: $article}}]->(orlov) "
        "CREATE (:Statement {article: $article, text: 'my own'})-[:SAID]->(:Claim {id: 'mine'}) "
        "CREATE (:Article {title: 'mine'}) SET orlov.note = 'watch'",
        article=article,
    )
    theirs = "MATCH (n) WHERE n.id IS NULL OR n.id = 'mine' RETURN count(n) AS n"
    load(dataset, without_holm(ONE))
    push(dataset, target)
    assert rows(target, theirs) == [{"n": 4}]
    assert rows(target, f"{orlov}<-[:KNOWS]-(n) RETURN n.name AS n, orlov.note AS note") == [
        {"n": "Mine", "note": "watch"}
    ]
    for name in (ONE, OTHER):
        dataset.drop(str(article_iri(name)))
    push(dataset, target)
    assert rows(target, theirs) == [{"n": 4}]
    assert rows(target, "MATCH (n) RETURN count(n) AS n") == [{"n": 4}]
    assert rows(target, "MATCH (:Statement)-[r:SAID]->(:Claim) RETURN count(r) AS n") == [{"n": 1}]


def test_somebody_elses_article_of_the_same_id_is_not_taken_over(
    dataset: Dataset, target: Target
) -> None:
    rows(target, "CREATE (:Article {id: $id})", id=str(article_iri(ONE)))
    load(dataset, extraction(ONE))
    with pytest.raises(EngineError, match="of its own with the id"):
        push(dataset, target)
    assert rows(target, "MATCH (n:Article) RETURN properties(n) AS p") == [
        {"p": {"id": str(article_iri(ONE))}}
    ]


def test_transactions_hold_whole_articles(
    dataset: Dataset, target: Target, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(push_module, "BATCH", 1)
    load(dataset, extraction(ONE), extraction(OTHER))
    seen: list[tuple[int, int, int]] = []

    def watch(done: int, total: int) -> None:
        found = rows(target, "MATCH (:Statement)-[r:STATES]->(:Claim) RETURN count(r) AS n")
        seen.append((done, total, found[0]["n"]))

    push(dataset, target, progress=watch)
    assert seen == [(1, 2, 5), (2, 2, 10)]
    assert held(target) == wanted(dataset)


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["a", "b", "c"]),
        st.sampled_from(["whole", "short", "drop", "push"]),
    ),
    max_size=8,
)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=STEPS)
def test_whatever_happened_before_a_push_leaves_what_the_dataset_says(
    embedded_server: Target, tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, str]]
) -> None:
    wipe(embedded_server)
    with Dataset.open(tmp_path_factory.mktemp("steps")) as dataset:
        for name, step in steps:
            if step == "push":
                push(dataset, embedded_server)
            elif step == "drop":
                dataset.drop(str(article_iri(name)))
            else:
                load(dataset, extraction(name) if step == "whole" else without_holm(name))
        push(dataset, embedded_server)
        assert held(embedded_server) == wanted(dataset)
        assert not push(dataset, embedded_server).wrote
