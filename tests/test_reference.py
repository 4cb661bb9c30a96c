"""What the reference catalogue has: which weapons, in a graph of its own, as far as the push."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from rdflib import URIRef
from rdflib.namespace import RDF

import claimgraph
from claimgraph.errors import NotFoundError
from claimgraph.graph.dataset import Dataset
from claimgraph.graph.engines import Target
from claimgraph.graph.export import export
from claimgraph.graph.push import push
from claimgraph.graph.traverse import Graph
from claimgraph.loaders.load import load as load_articles
from claimgraph.loaders.record import Extraction
from claimgraph.loaders.reference import refresh
from claimgraph.loaders.triples import triples
from claimgraph.ontology.catalogue import Catalogue
from claimgraph.ontology.families import Families
from claimgraph.ontology.iris import article_iri, known_weapon_iri
from claimgraph.ontology.reference import reference_graph
from claimgraph.ontology.terms import CATALOGUE_GRAPH, CG
from claimgraph.ontology.weapons.schema import read_family
from tests.contents import held, rows, wanted
from tests.sample import extraction
from tests.stages import stages

ONE, OTHER = "sample/one", "sample/other"
FAMILY = """
family: test
sources: [a test]
systems:
  tor:
    name: Tor
    kind: air defence system
    origin: PL
    fires: [9m338, 9m331]
    operators: [PL, {state: SE, from: 1999, to: 2010}]
    variants:
      tor-m2: {name: Tor-M2, fires: [9m338], operators: [PL]}
      tor-m2e: {name: Tor-M2E, designations: {export: Gauntlet-E}, operators: [DK]}
  strela: {name: Strela, kind: air defence system, origin: PL, fires: [9m331, 9m37]}
  osa: {name: Osa, kind: air defence system, origin: PL, operators: [FI]}
munitions:
  9m338: {name: 9M338, kind: surface-to-air missile, origin: PL}
  9m331: {name: 9M331, kind: surface-to-air missile, origin: PL}
  9m37: {name: 9M37, kind: surface-to-air missile, origin: PL}
"""
FACTS = (CG.variantOf, CG.fires, CG.fielding, CG.operatedBy)
REFERENCE = "MATCH (a)-[r]->(b) WHERE type(r) STARTS WITH 'REFERENCE_' "


def catalogue(text: str = FAMILY) -> Catalogue:
    """Return a catalogue of a few weapons."""
    return Catalogue(read_family(text, "test.yaml"))


def family(name: str) -> set[str]:
    """Return the ids of an entry's family."""
    found = catalogue()
    return {entry.id for entry in Families(found).of(found[name])}


def naming(doc_id: str, *weapons: str) -> Extraction:
    """Return an article that says nothing but names some weapons of the sample."""
    whole = extraction(doc_id)
    return replace(
        whole,
        weapons=tuple(weapon for weapon in whole.weapons if weapon.catalogue in weapons),
        attributions=(),
        claims=(),
        relations=(),
        events=(),
        contradictions=(),
    )


def load(dataset: Dataset, *extractions: Extraction, text: str = FAMILY) -> None:
    """Load articles, and what the catalogue has of the weapons that they name."""
    for each in extractions:
        dataset.put(triples(each, extractor="test", catalogue_version="test"))
    refresh(dataset, catalogue(text))


def drop(dataset: Dataset, doc_id: str) -> None:
    """Drop an article, and what only it named."""
    dataset.drop(str(article_iri(doc_id)))
    refresh(dataset, catalogue())


def reference(target: Target) -> set[tuple[str, str, str]]:
    """Return what the property graph has from the catalogue."""
    found = rows(target, f"{REFERENCE} RETURN a.name AS a, type(r) AS type, b.name AS b")
    return {(row["a"], row["type"].removeprefix("REFERENCE_"), row["b"]) for row in found}


@pytest.fixture
def dataset(tmp_path: Path) -> Iterator[Dataset]:
    """Give an empty dataset."""
    with Dataset.open(tmp_path) as opened:
        yield opened


def test_a_family_is_a_system_its_variants_their_munitions_and_what_fires_them() -> None:
    tor = {"tor", "tor-m2", "tor-m2e", "9m338", "9m331"}
    assert family("tor") == family("tor-m2e") == tor
    assert family("9m338") == {"9m338", "tor", "tor-m2"}


def test_of_a_munition_what_else_its_launchers_fire_is_left_out() -> None:
    assert family("9m331") == {"9m331", "tor", "strela"}


def test_what_the_catalogue_has_is_told_in_its_own_graph_and_no_article_mentions_it() -> None:
    graph = reference_graph(["tor-m2"], catalogue())
    assert graph.identifier == CATALOGUE_GRAPH
    assert not set(graph.predicates()) & {CG.mentions, CG.mentionedIn, CG.reportedIn}
    assert not set(graph.subjects(RDF.type, CG.Relation))
    counts = {term: len(list(graph.subject_objects(term))) for term in FACTS}
    assert counts == {CG.variantOf: 2, CG.fires: 3, CG.fielding: 4, CG.operatedBy: 3}
    versions = set(graph.objects(CATALOGUE_GRAPH, CG.catalogueVersion))
    assert {str(version) for version in versions} == {catalogue().version}


def test_there_is_nothing_of_no_weapon() -> None:
    assert len(reference_graph([], catalogue())) == 0


def test_of_all_weapons_it_is_all_that_the_catalogue_knows() -> None:
    shipped = Catalogue.load()
    graph = reference_graph((entry.id for entry in shipped), shipped)
    known = {
        CG.variantOf: sum(bool(entry.variant_of) for entry in shipped),
        CG.fires: sum(len(entry.fires) for entry in shipped),
        CG.fielding: sum(len(entry.operators) for entry in shipped),
    }
    assert {term: len(list(graph.subject_objects(term))) for term in known} == known


def test_the_families_of_what_articles_name_are_pushed_and_no_others(
    dataset: Dataset, target: Target
) -> None:
    load(dataset, naming(ONE, "tor-m2"))
    push(dataset, target)
    assert reference(target) == {
        ("Tor-M2", "VARIANT_OF", "Tor"),
        ("Tor-M2E", "VARIANT_OF", "Tor"),
        ("Tor", "FIRES", "9M338"),
        ("Tor", "FIRES", "9M331"),
        ("Tor-M2", "FIRES", "9M338"),
        ("Tor", "OPERATED_BY", "Poland"),
        ("Tor", "OPERATED_BY", "Sweden"),
        ("Tor-M2", "OPERATED_BY", "Poland"),
        ("Tor-M2E", "OPERATED_BY", "Denmark"),
    }
    (sweden,) = rows(target, f"{REFERENCE} AND b.name = 'Sweden' RETURN properties(r) AS p")
    version = catalogue().version
    assert {name: value for name, value in sweden["p"].items() if value is not None} == {
        "catalogue": str(CATALOGUE_GRAPH),
        "version": version,
        "fielding": f"{known_weapon_iri('tor')}#fielding-se-1999-2010",
        "since": "1999",
        "until": "2010",
    }
    assert rows(target, "MATCH (c:Catalogue) RETURN c.version AS v") == [{"v": version}]
    assert held(target) == wanted(dataset)


def test_what_articles_say_is_drawn_apart_from_what_the_catalogue_has(
    dataset: Dataset, target: Target
) -> None:
    load(dataset, extraction(ONE))
    push(dataset, target)
    both = rows(
        target,
        "MATCH ({name: 'Tor-M2'})-[r]->({name: 'Tor'}) RETURN type(r) AS type, "
        "r.article AS article, r.catalogue AS catalogue ORDER BY type",
    )
    assert [tuple(row.values()) for row in both] == [
        ("REFERENCE_VARIANT_OF", None, str(CATALOGUE_GRAPH)),
        ("VARIANT_OF", str(article_iri(ONE)), None),
    ]


def test_a_second_push_writes_nothing(dataset: Dataset, target: Target) -> None:
    load(dataset, extraction(ONE))
    push(dataset, target)
    refresh(dataset, catalogue())
    assert not push(dataset, target).wrote


def test_a_changed_catalogue_is_sent_and_no_article_with_it(
    dataset: Dataset, target: Target
) -> None:
    load(dataset, naming(ONE, "tor"))
    push(dataset, target)
    changed = FAMILY.replace("{state: SE, from: 1999, to: 2010}", "IS")
    load(dataset, text=changed)
    report = push(dataset, target)
    assert (report.sent, report.unchanged) == (0, 1)
    operators = {end for start, kind, end in reference(target) if (start, kind[0]) == ("Tor", "O")}
    assert operators == {"Poland", "Iceland"}
    versions = rows(target, f"{REFERENCE} RETURN DISTINCT r.version AS v")
    assert versions == [{"v": catalogue(changed).version}]
    assert held(target) == wanted(dataset)


def test_it_goes_when_no_article_names_the_weapon_any_more(
    dataset: Dataset, target: Target
) -> None:
    load(dataset, naming(ONE, "tor-m2"), naming(OTHER, "9m338"))
    push(dataset, target)
    drop(dataset, ONE)
    push(dataset, target)
    assert {start for start, _, _ in reference(target)} == {"Tor", "Tor-M2"}
    assert held(target) == wanted(dataset)
    drop(dataset, OTHER)
    push(dataset, target)
    assert held(target) == wanted(dataset) == (set(), set())


def test_a_weapon_that_is_classed_otherwise_keeps_what_the_catalogue_has_of_it(
    dataset: Dataset, target: Target
) -> None:
    load(dataset, naming(ONE, "tor-m2"))
    push(dataset, target)
    before = reference(target)
    whole = naming(ONE, "tor-m2")
    load(dataset, replace(whole, weapons=(replace(whole.weapons[0], weapon_class="system"),)))
    push(dataset, target)
    assert rows(target, "MATCH (n:WeaponSystem {name: 'Tor-M2'}) RETURN n.known AS k") != []
    assert reference(target) == before
    assert held(target) == wanted(dataset)


def test_what_somebody_else_drew_stays(dataset: Dataset, target: Target) -> None:
    load(dataset, naming(ONE, "tor"))
    push(dataset, target)
    mine = (
        "MATCH (a {name: 'Tor'}), (b {name: 'Poland'}) CREATE (a)-[:REFERENCE_FIRES {my: 1}]->(b)"
    )
    rows(target, mine)
    load(dataset, text=FAMILY.replace("[DK]", "[FI]"))
    push(dataset, target)
    assert ("Tor", "FIRES", "Poland") in reference(target)
    assert ("Tor-M2E", "OPERATED_BY", "Finland") in reference(target)


def test_walking_and_looking_at_the_graph_know_only_what_articles_say(dataset: Dataset) -> None:
    load(dataset, extraction(ONE))
    graph = Graph(dataset)
    (fact,) = graph.weapon("Tor-M2").operators()
    assert not fact.holds
    assert not reference_types(graph, full=False)
    assert len(reference_types(graph, full=True)) == 9
    with pytest.raises(NotFoundError):
        graph.weapon("Tor-M2E")
    exported = str(known_weapon_iri("tor-m2e"))
    assert exported not in graph.to_networkx()
    assert exported in graph.to_networkx(full=True)


def test_load_and_drop_renew_it(tmp_path: Path) -> None:
    with Dataset.open(tmp_path) as opened:
        report = load_articles(["a", "b", "interrupting"], opened, stages=stages(), jobs=1)
        assert report.interrupted
        after_load = opened.article_graph(str(CATALOGUE_GRAPH))
    assert set(after_load) == set(reference_graph(["tor", "tor-m2", "9m338"], Catalogue.load()))
    claimgraph.drop(["a"], tmp_path)
    with Dataset.open(tmp_path) as opened:
        assert set(opened.article_graph(str(CATALOGUE_GRAPH))) == set(after_load)
    claimgraph.drop(["b"], tmp_path)
    with Dataset.open(tmp_path) as opened:
        assert len(opened.article_graph(str(CATALOGUE_GRAPH))) == 0


def reference_types(graph: Graph, *, full: bool) -> list[str]:
    """Return the type of each relationship that the catalogue gave rise to."""
    edges = graph.to_networkx(full=full).edges(keys=True)
    return [key for _, _, key in edges if key.startswith("REFERENCE_")]


def test_it_is_written_as_rdf_in_its_own_graph_and_never_into_the_union(
    dataset: Dataset, tmp_path: Path
) -> None:
    load(dataset, extraction(ONE))
    export(dataset, "nquads", tmp_path / "all.nq")
    lines = (tmp_path / "all.nq").read_text(encoding="utf-8").splitlines()
    assert any(f"#Fielding> <{CATALOGUE_GRAPH}> ." in line for line in lines)
    export(dataset, "turtle", tmp_path / "union.ttl")
    assert "Fielding" not in (tmp_path / "union.ttl").read_text(encoding="utf-8")
    everything = dataset.rdflib().graph(URIRef(str(CATALOGUE_GRAPH)))
    assert (CATALOGUE_GRAPH, RDF.type, CG.Catalogue) in everything
