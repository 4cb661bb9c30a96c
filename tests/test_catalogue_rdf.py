"""The reference catalogue as RDF: all of it, by its shapes, and apart from any article."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, RDF, SKOS, XSD

import claimgraph
from claimgraph.errors import ExportError
from claimgraph.graph.dataset import RDF_FORMATS, RdfFormat
from claimgraph.ontology.catalogue import Catalogue
from claimgraph.ontology.iris import Minter, known_weapon_iri, state_iri
from claimgraph.ontology.terms import CATALOGUE_GRAPH, CG
from claimgraph.ontology.weapons.rdf import catalogue_graph
from tests import sample
from tests.loaded import dataset
from tests.shacl import catalogue_shapes, violations
from tests.shape_breaks import Break, breaks, seen

FULL = """
family: tests
sources: [Made up, Made up as well]
systems:
  vantar:
    name: Vantar
    kind: ballistic missile
    origin: [AM, FR]
    maker: Vantar Works
    designations: {NATO: [VX-1, "VX 1"], export: Vantar-E1}
    range_km: 280
    guidance: inertial
    treaty: [MTCR II, INF]
    note: 'A "note"'
    wikidata: Q123456
    fires: [vx-round]
    operators: [AM, {state: GR, from: 1999, to: 2004}, {state: GR, from: 2010}]
    variants: {vantar-2: {name: Vantar-2, operators: [{state: FR, to: 2001}]}}
munitions:
  vx-round: {name: VX-Round, kind: ballistic missile, origin: AM}
"""
VANTAR = known_weapon_iri("vantar")


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a file of an analyst's own, with all that an entry can have."""
    path = tmp_path_factory.mktemp("weapons") / "own.yaml"
    path.write_text(FULL, "utf-8")
    return path


@pytest.fixture(scope="module")
def graph(own: Path) -> Graph:
    """Return the whole catalogue's graph, the own file in it."""
    return catalogue_graph(Catalogue.load(own))


@pytest.mark.slow
def test_every_entry_is_valid(graph: Graph) -> None:
    assert violations(graph, against=catalogue_shapes()) == ""


@pytest.mark.slow
@pytest.mark.parametrize("broken", list(breaks(catalogue_shapes())), ids=str)
def test_every_shape_sees_what_breaks_it(own: Path, broken: Break) -> None:
    [*entries] = (entry for entry in Catalogue.load(own) if entry.origin_file == str(own))
    assert seen(broken, catalogue_graph(Catalogue(entries)), catalogue_shapes())


def test_every_entry_and_each_of_its_facts_is_told(graph: Graph) -> None:
    for entry in Catalogue.load():
        node = known_weapon_iri(entry.id)
        values = {
            (str(graph.value(each, CG.designationValue)), str(graph.value(each, CG.scheme)))
            for each in graph.objects(node, CG.designation)
        }
        assert values == {(each.value, each.scheme) for each in entry.designations}
        assert len(list(graph.objects(node, CG.fielding))) == len(entry.operators)
        assert len(list(graph.objects(node, CG.fires))) == len(set(entry.fires))
        family = graph.value(node, CG.family)
        assert {str(each) for each in graph.objects(family, DCTERMS.source)} == set(entry.sources)


def test_an_entry_in_full(graph: Graph) -> None:
    told = {
        (CG.kind, Literal("ballistic missile")),
        (CG.maker, Literal("Vantar Works")),
        (CG.rangeKm, Literal(280)),
        (CG.guidance, Literal("inertial")),
        (CG.treatyClass, Literal("MTCR II")),
        (CG.treatyClass, Literal("INF")),
        (CG.note, Literal('A "note"')),
        (CG.originCountry, state_iri("Armenia")),
        (CG.fires, known_weapon_iri("vx-round")),
        (CG.operatedBy, state_iri("Armenia")),
        (SKOS.exactMatch, URIRef("http://www.wikidata.org/entity/Q123456")),
    }
    assert told <= set(graph.predicate_objects(VANTAR))
    assert (known_weapon_iri("vantar-2"), CG.variantOf, VANTAR) in graph


def year(number: int) -> Literal:
    return Literal(str(number), datatype=XSD.gYear)


def test_a_fielding_has_its_state_and_years(graph: Graph) -> None:
    years = {
        (graph.value(each, CG.since), graph.value(each, CG.until))
        for each in graph.objects(VANTAR, CG.fielding)
        if graph.value(each, CG.operator) == state_iri("Greece")
    }
    assert years == {(year(1999), year(2004)), (year(2010), None)}


def test_one_that_is_over_is_no_plain_triple(graph: Graph) -> None:
    assert list(graph.objects(known_weapon_iri("vantar-2"), CG.operatedBy)) == []


def test_a_state_is_the_one_of_the_articles() -> None:
    extraction = sample.extraction()
    names = {actor.name for actor in extraction.actors if actor.type == "State"} | {"Armenia"}
    minted = {Minter(URIRef("https://x.example/a")).actor("State", name) for name in names}
    assert minted == {state_iri(name) for name in names}


@pytest.mark.parametrize("form", list(RDF_FORMATS))
def test_it_is_written_whole_and_apart(
    tmp_path: Path, graph: Graph, own: Path, form: RdfFormat
) -> None:
    report = claimgraph.export_weapons(form, tmp_path / "out", own)

    quads = list(ox.parse(path=tmp_path / "out", format=RDF_FORMATS[form]))
    data = graph.serialize(format="nt", encoding="utf-8")
    expected = {quad.triple for quad in ox.parse(data, format=ox.RdfFormat.N_TRIPLES)}
    assert {quad.triple for quad in quads} == expected
    assert report.edges == len(quads) == len(expected)
    name = ox.DefaultGraph() if form == "turtle" else ox.NamedNode(str(CATALOGUE_GRAPH))
    assert {quad.graph_name for quad in quads} == {name}


def test_the_same_catalogue_is_the_same_file(tmp_path: Path) -> None:
    for name in ("first", "second"):
        claimgraph.export_weapons("nquads", tmp_path / name)
    assert (tmp_path / "first").read_bytes() == (tmp_path / "second").read_bytes()


def test_no_other_form(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="gexf is no form of RDF"):
        claimgraph.export_weapons("gexf", tmp_path / "out")  # type: ignore[arg-type]


def test_an_articles_dataset_has_none_of_it(tmp_path: Path) -> None:
    with dataset(tmp_path) as loaded:
        assert not loaded.sparql(f"ASK {{ GRAPH <{CATALOGUE_GRAPH}> {{ ?s ?p ?o }} }}").askAnswer
        for term in (CG.fielding, CG.family, CG.maker):
            assert not loaded.sparql(f"ASK {{ ?s <{term}> ?o }}").askAnswer


def test_two_files_of_one_family_keep_their_references_apart(tmp_path: Path) -> None:
    for name in ("a", "b"):
        text = f"family: tests\nsources: [Book {name}]\nsystems:\n"
        (tmp_path / f"{name}.yaml").write_text(
            f"{text}  v-{name}: {{name: Vantar {name}, kind: drone}}\n", "utf-8"
        )
    told = catalogue_graph(Catalogue.load(tmp_path))
    for name in ("a", "b"):
        family = told.value(known_weapon_iri(f"v-{name}"), CG.family)
        assert [str(each) for each in told.objects(family, DCTERMS.source)] == [f"Book {name}"]
        assert (family, RDF.type, CG.Family) in told
