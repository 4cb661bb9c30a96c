"""Walking the graph in Python, on the sample article."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import FrozenInstanceError, replace
from pathlib import Path

import pytest

from claimgraph.errors import DatasetError, NotFoundError
from claimgraph.graph.traverse import Graph
from claimgraph.graph.views import Actor, Passage
from tests import sample
from tests.loaded import dataset


@pytest.fixture
def graph(tmp_path: Path) -> Iterator[Graph]:
    with dataset(tmp_path) as opened:
        yield Graph(opened)


def quotes(passages: tuple[Passage, ...]) -> list[str]:
    return [passage.quote for passage in passages]


def test_opens_what_was_loaded_before(tmp_path: Path) -> None:
    dataset(tmp_path).close()
    with Graph.open(tmp_path) as graph:
        assert [article.doc_id for article in graph.articles()] == ["sample/tor"]


def test_opens_the_home_of_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMGRAPH_HOME", str(tmp_path))
    dataset(tmp_path).close()
    with Graph.open() as graph:
        assert graph.article("tor").title == "Ministry denies loss of Tor launcher"


def test_opening_nothing_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="claimgraph load"):
        Graph.open(tmp_path)


def test_an_actor_by_full_name_in_any_case_and_by_part_of_it(graph: Graph) -> None:
    orlov = graph.actor("Pavel Orlov")
    assert graph.actor("pavel  orlov") == graph.actor("Orlov") == graph.actor(orlov.iri) == orlov
    assert (orlov.name, orlov.type) == ("Pavel Orlov", "Person")
    (position,) = orlov.positions
    assert (position.title, position.organisation) == ("Defence Minister", "Norland")
    assert quotes(position.evidence) == ["Defence Minister Pavel Orlov of Norland"]


def test_part_of_a_word_is_no_name(graph: Graph) -> None:
    with pytest.raises(NotFoundError):
        graph.actor("Orl")


def test_a_name_that_is_nearly_right_is_told_the_right_one(graph: Graph) -> None:
    with pytest.raises(NotFoundError, match=r"no actor called 'Pavel Orlow'.*Pavel Orlov"):
        graph.actor("Pavel Orlow")
    with pytest.raises(NotFoundError, match=r"no weapon called '9M339'.*9M338"):
        graph.weapon("9M339")


def test_a_name_that_several_share_lists_them(tmp_path: Path) -> None:
    first, second = sample.extraction("a"), sample.extraction("b")
    named = [
        replace(one, actors=(replace(one.actors[0], name="Orlov"), *one.actors[1:]))
        for one in (first, second)
    ]
    with dataset(tmp_path, *named) as opened:
        graph = Graph(opened)
        with pytest.raises(NotFoundError, match=r"Several are.*article/a#.*article/b#"):
            graph.actor("Orlov")
        assert [actor.name for actor in graph.actors("Orlov")] == ["Orlov", "Orlov"]


def test_an_actors_statements_in_order(graph: Graph) -> None:
    assert [s.quote for s in graph.actor("Orlov").statements()] == [
        "that no Tor-M2 had been lost",
        "“Our air defence stands where it stood,”",
        "firing the 9M338 missile",
    ]


def test_a_statement_holds_all_that_is_known_of_it(graph: Graph) -> None:
    (nested,) = graph.statements(by="Orlov", stance="denies")
    assert [speaker.name for speaker in nested.speakers] == ["Pavel Orlov"]
    assert nested.claim is not None
    assert nested.claim.text == "firing the 9M338 missile"
    assert [thing.name for thing in nested.claim.about] == ["9M338"]
    assert (nested.mode, nested.negated, nested.confidence) == ("indirect", False, 0.8)
    assert nested.nested_in is not None
    outer = graph.statement(nested.nested_in)
    assert [speaker.name for speaker in outer.speakers] == ["Rita Holm"]
    assert outer.audience == "Radio Sund"
    first = graph.statements(by="Orlov")[0]
    assert (first.negated, first.said_on, first.date) == (True, "2024-03-05", "2024-03-05")


def test_every_passage_is_the_articles_own_words(graph: Graph) -> None:
    passages = [passage for said in graph.statements() for passage in said.evidence]
    assert len(passages) == 15
    for passage in passages:
        assert graph.article(passage.article).text[passage.start : passage.end] == passage.quote


def test_statements_about_a_weapon_count_its_variants(graph: Graph) -> None:
    about_variant = {said.order for said in graph.statements(about="Tor-M2")}
    assert about_variant == {0, 4}
    assert {said.order for said in graph.statements(about="Tor")} == about_variant
    assert {said.order for said in graph.statements(about="Eastmark")} == {4}
    with pytest.raises(NotFoundError, match="weapon or actor"):
        graph.statements(about="Nobody At All")


@pytest.mark.parametrize(
    ("since", "until", "orders"),
    [
        ("2024-03-05", "2024-03-05", [0, 1]),
        ("2024-03-06", None, [2, 3, 4]),
        (None, "2024-03", [0, 1, 2, 3, 4]),
        ("2024", "2024", [0, 1, 2, 3, 4]),
        ("2024-04", None, []),
        (None, "2023", []),
    ],
)
def test_statements_of_a_period(
    graph: Graph, since: str | None, until: str | None, orders: list[int]
) -> None:
    found = graph.statements(since=since, until=until)
    assert [said.order for said in found] == orders


def test_operators_with_who_says_so_and_on_what_words(graph: Graph) -> None:
    (fact,) = graph.weapon("9M338").operators()
    assert isinstance(fact.object, Actor)
    assert (fact.object.name, fact.holds, fact.exclusive) == ("Norland", True, True)
    assert fact.asserted_by is not None
    assert [speaker.name for speaker in fact.asserted_by.speakers] == ["Rita Holm"]
    assert quotes(fact.evidence) == ["which only Norland operates"]
    (denied,) = graph.weapon("Tor-M2").operators()
    assert isinstance(denied.object, Actor)
    assert (denied.object.name, denied.holds) == ("Eastmark", False)


def test_variants_and_designations(graph: Graph) -> None:
    (variant,) = graph.weapon("Tor").variants()
    assert variant.subject == graph.weapon("Tor-M2")
    assert variant.asserted_by is None
    assert graph.weapon("Tor").munitions() == ()
    assert graph.weapon("9M338").launchers() == ()


def test_disagreements_name_both_statements_once(graph: Graph) -> None:
    (pair,) = graph.disagreements()
    assert pair.kind == "contradicts"
    assert {pair.first.order, pair.second.order} == {0, 3}


def test_affirming_and_denying_one_claim_is_a_disagreement(tmp_path: Path) -> None:
    told = sample.extraction()
    shared = replace(told.claims[3], statements=(2, 3))
    told = replace(told, claims=(*told.claims[:2], shared, told.claims[4]), contradictions=())
    with dataset(tmp_path, told) as opened:
        (pair,) = Graph(opened).disagreements()
        assert pair.kind == "denial"
        assert {pair.first.order, pair.second.order} == {2, 3}


def test_views_are_frozen(graph: Graph) -> None:
    actor = graph.actor("Orlov")
    with pytest.raises(FrozenInstanceError):
        actor.name = "Somebody else"  # type: ignore[misc]


def test_an_unknown_statement_is_an_error(graph: Graph) -> None:
    with pytest.raises(NotFoundError, match="no statement called"):
        graph.statement("https://example.org/none")


def test_networkx_has_every_edge_with_plain_values(graph: Graph) -> None:
    network = graph.to_networkx()
    orlov = graph.actor("Orlov").iri
    assert network.nodes[orlov]["labels"] == "Person:Actor"
    speech = [data for _, _, data in network.out_edges(orlov, data=True)]
    assert sorted(data["type"] for data in speech) == ["REPORTEDLY_DENIED", "SAID", "SAID"]
    values = [v for _, _, data in network.edges(data=True) for v in data.values()]
    assert values
    assert {type(value) for value in values} <= {str, int, float, bool}
    entities = {data["entity"] for _, data in network.nodes(data=True)}
    assert {"Statement", "Passage", "Position"}.isdisjoint(entities)
    full = graph.to_networkx(full=True)
    assert {"Statement", "Passage", "Position"} <= {d["entity"] for _, d in full.nodes(data=True)}


def test_paths_lead_through_what_was_said_and_not_through_articles(graph: Graph) -> None:
    ways = graph.paths("Orlov", "9M338")
    assert ways[0].names[0] == "Pavel Orlov"
    assert ways[0].names[-1] == "9M338"
    assert len(ways[0].hops) == 2
    articles = {article.iri for article in graph.articles()}
    assert all(articles.isdisjoint(way.nodes) for way in ways)
    assert [len(way.hops) for way in ways] == sorted(len(way.hops) for way in ways)
    assert all(len(way.hops) <= 4 for way in ways)
    assert graph.paths("Orlov", "Radio Sund") == ()
    assert graph.paths("Orlov", "9M338", cutoff=1) == ()


def test_every_edge_opens_down_to_its_words(graph: Graph) -> None:
    edges = list(graph.to_networkx().edges(keys=True))
    assert len(edges) == 28
    for start, end, key in edges:
        kind = key.partition(" ")[0]
        if kind != "REPORTED_IN" or "event" in start:
            assert graph.evidence((start, end, key)), kind
    (way, *_) = graph.paths("Tor-M2", "Eastmark")
    assert quotes(graph.evidence(way.hops[0][0])) == ["Eastmark does not operate the Tor-M2"]


def test_evidence_of_no_edge_is_an_error(graph: Graph) -> None:
    with pytest.raises(NotFoundError, match="no edge called"):
        graph.evidence(("a", "b", "SAID"))
