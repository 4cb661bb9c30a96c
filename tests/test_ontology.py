"""The vocabulary in code, in OWL and in SHACL: one and the same, and every shape bites."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import OWL, RDF, RDFS, SH, SKOS

from claimgraph.loaders.triples import triples
from claimgraph.ontology.catalogue import Catalogue
from claimgraph.ontology.dictionary import dictionary
from claimgraph.ontology.reference import reference_graph
from claimgraph.ontology.terms import CG
from tests import sample
from tests.shacl import catalogue_shapes, ontology, shapes, violations
from tests.shape_breaks import Break, breaks, node_shapes, seen

ROOT = Path(__file__).parent.parent
NAMESPACE = str(CG._NS)
TERMS = sorted(CG.__annotations__)


def test_code_and_owl_hold_the_same_terms() -> None:
    said = {
        str(term).removeprefix(NAMESPACE)
        for term in ontology().subjects(RDF.type)
        if str(term).startswith(NAMESPACE)
    }
    assert said == set(TERMS)


@pytest.mark.parametrize("whole", [shapes(), catalogue_shapes()], ids=["article", "catalogue"])
def test_the_shapes_use_no_other_terms(whole: Graph) -> None:
    own = node_shapes(whole)
    for triple in whole:
        for node in triple:
            name = str(node).removeprefix(NAMESPACE)
            if isinstance(node, URIRef) and name != str(node) and node not in own:
                assert name in TERMS


@pytest.mark.parametrize("name", TERMS)
def test_every_term_is_described(name: str) -> None:
    term = URIRef(NAMESPACE + name)
    assert len(list(ontology().objects(term, RDFS.label))) == 1
    comment = ontology().value(term, RDFS.comment)
    assert str(comment).endswith(".")
    if name[0].isupper():
        assert (term, RDF.type, OWL.Class) in ontology()
        return
    kinds = set(ontology().objects(term, RDF.type)) & {OWL.ObjectProperty, OWL.DatatypeProperty}
    assert len(kinds) == 1
    assert ontology().value(term, RDFS.domain) is not None
    reach = ontology().value(term, RDFS.range)
    literal = reach == RDFS.Literal or "XMLSchema#" in str(reach)
    assert literal is (kinds == {OWL.DatatypeProperty})


def test_what_matters_is_aligned_with_the_vocabularies_of_others() -> None:
    ways = (RDFS.subClassOf, RDFS.subPropertyOf, SKOS.closeMatch, OWL.equivalentClass)
    aligned = {
        str(other).rpartition("#")[0] or str(other).rpartition("/")[0]
        for way in ways
        for other in ontology().objects(None, way)
        if not str(other).startswith(NAMESPACE)
    }
    assert aligned >= {
        "http://schema.org",
        "http://www.w3.org/ns/prov",
        "http://semanticweb.cs.vu.nl/2009/11/sem",
        "http://www.w3.org/ns/oa",
        "http://groundedannotationframework.org/grasp",
        "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core",
        "http://dbpedia.org/ontology",
        "http://www.wikidata.org/entity",
        "http://www.wikidata.org/prop/direct",
    }


def test_the_committed_dictionary_is_up_to_date() -> None:
    committed = (ROOT / "docs" / "data-dictionary.md").read_text(encoding="utf-8")
    assert committed == dictionary(), (
        "run: python -m claimgraph.ontology.dictionary > docs/data-dictionary.md"
    )


def test_the_dictionary_names_every_term() -> None:
    written = dictionary()
    assert [
        name for name in TERMS if f"`cg:{name}`" not in written and f"## {name}\n" not in written
    ] == []


@pytest.fixture(scope="module")
def graph() -> Graph:
    """Return the sample article's graph."""
    return triples(sample.extraction(), extractor="test 1", catalogue_version="1")


@pytest.fixture(scope="module")
def reference() -> Graph:
    """Return what the catalogue that ships has of one family."""
    return reference_graph(["iskander"], Catalogue.load())


def test_a_load_is_valid(graph: Graph) -> None:
    assert violations(graph) == ""


def test_what_the_catalogue_has_is_valid() -> None:
    catalogue = Catalogue.load()
    assert violations(reference_graph((entry.id for entry in catalogue), catalogue)) == ""


def test_the_shapes_cover_every_class_that_has_instances() -> None:
    targets = {
        target
        for whole in (shapes(), catalogue_shapes())
        for target in whole.objects(None, SH.targetClass)
    }
    parents = {
        parent
        for child, parent in ontology().subject_objects(RDFS.subClassOf)
        if str(child).startswith(NAMESPACE)
    }
    classes = set(ontology().subjects(RDF.type, OWL.Class))
    named = {term for term in classes if isinstance(term, URIRef)}
    assert targets == named - parents


@pytest.mark.slow
@pytest.mark.parametrize("broken", list(breaks(shapes())), ids=str)
def test_every_shape_sees_what_breaks_it(graph: Graph, reference: Graph, broken: Break) -> None:
    targets = set(shapes().objects(broken.shape, SH.targetClass))
    assert seen(broken, reference if targets & {CG.Catalogue, CG.Fielding} else graph, shapes())


def test_a_quote_that_is_not_the_text_is_seen(graph: Graph) -> None:
    changed = Graph(identifier=graph.identifier)
    changed += graph
    passage = next(graph.subjects(RDF.type, CG.Passage))
    changed.set((passage, CG.quote, Literal("what nobody said")))
    assert "The quote is not what the article's text has" in violations(changed)
