"""Everything in the record becomes RDF, the same each time."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF

from claimgraph.errors import InputError
from claimgraph.loaders.literals import date_literal, text_literal
from claimgraph.loaders.record import Block, BlockKind, Extraction, Relation, Spans
from claimgraph.loaders.triples import content_hash, triples
from claimgraph.ontology.terms import CG
from tests import sample
from tests.extractions import extractions
from tests.shacl import violations

ARTICLE = URIRef("https://w3id.org/claimgraph/id/article/sample/tor")
DATA = "https://w3id.org/claimgraph/id/"
XSD = "http://www.w3.org/2001/XMLSchema#"


def graph_of(extraction: Extraction) -> Graph:
    """Return an extraction's graph."""
    return triples(extraction, extractor="test 1", catalogue_version="1")


@pytest.fixture(scope="module")
def graph() -> Graph:
    """Return the sample's graph."""
    return graph_of(sample.extraction())


def ask(graph: Graph, pattern: str) -> bool:
    """Tell whether a pattern holds; a: is the article's namespace, id: that of shared things."""
    prefixes = f"PREFIX cg: <{CG._NS}> PREFIX id: <{DATA}> PREFIX xsd: <{XSD}>"
    return bool(graph.query(f"{prefixes} ASK {{ {pattern} }}").askAnswer)


@pytest.mark.parametrize(
    "pattern",
    [
        '?a a cg:Article ; cg:docId "sample/tor" ; cg:author "Ann Ek" ; cg:mined true',
        '?a cg:published "2024-03-06T09:30:00"^^xsd:dateTime ; cg:mentions [ a cg:Munition ]',
        '?a cg:block [ cg:blockKind "title" ; cg:start 0 ; cg:end 36 ]',
        '?p a cg:Person ; cg:name "Pavel Orlov" ; cg:holds [ cg:positionTitle "Defence Minister" ; '
        "cg:organisation <https://w3id.org/claimgraph/id/state/norland> ]",
        '?p cg:name "Rita Holm" ; cg:mentionedIn [ cg:quote "she" ]',
        '?s cg:order 0 ; cg:saidOn "2024-03-05"^^xsd:date ; cg:cuePassage [ cg:quote "said" ]',
        '?s cg:order 2 ; cg:audience "Radio Sund" ; cg:audiencePassage [ cg:quote "Radio Sund" ]',
        '?s cg:order 3 ; cg:nestedIn [ cg:order 2 ] ; cg:stance "denies"',
        "?s cg:order 0 ; cg:contradicts [ cg:order 3 ]",
        '?p cg:said [ cg:claimText "no Tor-M2 had been lost" ; cg:negated true ; cg:about ?w ]',
        '?p cg:reportedlyDenied [ cg:claimText "firing the 9M338 missile" ; cg:negated false ]',
        "?w cg:variantOf <https://w3id.org/claimgraph/id/weapon/tor> ; cg:known true",
        "?r cg:relationType cg:operatedBy ; cg:exclusive true ; cg:assertedBy [ cg:order 2 ]",
        '?d a cg:Designation ; cg:designationValue "9M338" ; cg:designationOf ?w',
        '?e a cg:Event ; cg:eventType "launch" ; cg:status "denied" ; cg:by ?p ; cg:weapon ?w',
    ],
)
def test_the_record_is_in_the_graph(graph: Graph, pattern: str) -> None:
    assert ask(graph, pattern)


def test_a_denied_relation_is_no_plain_triple(graph: Graph) -> None:
    tor_m2, eastmark = URIRef(DATA + "weapon/tor-m2"), URIRef(DATA + "state/eastmark")
    assert ask(graph, f'?r cg:subject <{tor_m2}> ; cg:object <{eastmark}> ; cg:polarity "denies"')
    assert (tor_m2, CG.operatedBy, eastmark) not in graph


@pytest.mark.parametrize("change", [{"modality": "possible"}, {"alternatives": (1,)}])
def test_what_is_only_possible_is_no_plain_triple(change: dict[str, object]) -> None:
    sampled = sample.extraction()
    variant = replace(sampled.relations[0], **change)  # type: ignore[arg-type]
    found = graph_of(replace(sampled, relations=(variant, *sampled.relations[1:])))
    assert (None, CG.variantOf, None) not in found
    assert (None, CG.relationType, CG.variantOf) in found


def test_a_discontinuous_place_is_several_passages() -> None:
    sampled = sample.extraction()
    pieces = (sample.at("Our air defence"), sample.at("where it stood"))
    split = replace(sampled.attributions[1], content=pieces)
    found = graph_of(
        replace(
            sampled,
            attributions=(sampled.attributions[0], split)[:2],
            claims=(),
            relations=(),
            events=(),
            contradictions=(),
        )
    )
    assert ask(
        found,
        '?s cg:contentPassage [ cg:quote "Our air defence" ] , [ cg:quote "where it stood" ]',
    )


def test_two_statements_of_one_content_share_its_claim() -> None:
    sampled = sample.extraction()
    shared = replace(sampled.claims[0], statements=(0, 1))
    found = graph_of(replace(sampled, claims=(shared,)))
    assert ask(found, "?c a cg:Claim . ?x cg:claim ?c ; cg:order 0 . ?y cg:claim ?c ; cg:order 1")


def test_boilerplate_is_marked_in_runs() -> None:
    sampled = sample.extraction()
    title, first, second = sampled.article.blocks
    blocks = (title, *(replace(one, kind=BlockKind.BOILERPLATE) for one in (first, second)))
    found = graph_of(replace(sampled, article=replace(sampled.article, blocks=blocks)))
    pattern = f'?b cg:blockKind "boilerplate" ; cg:start {first.start} ; cg:end {second.end}'
    assert ask(found, pattern)


def test_statements_keep_their_iris_when_the_text_before_them_shifts() -> None:
    sampled, shift = sample.extraction(), "New lead. "
    moved = Extraction(
        replace(sampled.article, text=shift + sampled.article.text, blocks=()),
        attributions=tuple(
            replace(
                one,
                source=shifted(one.source, len(shift)),
                cue=shifted(one.cue, len(shift)),
                content=shifted(one.content, len(shift)),
                speakers=(),
                audience=None,
            )
            for one in sampled.attributions
        ),
    )
    before = set(graph_of(sampled).subjects(RDF.type, CG.Statement))
    assert set(graph_of(moved).subjects(RDF.type, CG.Statement)) == before


def shifted(spans: Spans, by: int) -> Spans:
    """Return the same places further on."""
    return tuple((start + by, end + by) for start, end in spans)


@pytest.mark.parametrize(
    "broken",
    [
        {"attributions": (replace(sample.extraction().attributions[0], speakers=("a9",)),)},
        {"attributions": (replace(sample.extraction().attributions[0], nested_in=7),)},
        {"relations": (Relation("fires", "w1", "w9", "affirms", "text", ((0, 1),)),)},
        {"relations": (replace(sample.extraction().relations[0], alternatives=(-1,)),)},
    ],
)
def test_a_record_that_points_nowhere_is_refused(broken: dict[str, object]) -> None:
    whole = replace(sample.extraction(), claims=(), events=(), contradictions=())
    whole = replace(whole, relations=() if "relations" not in broken else whole.relations)
    with pytest.raises(InputError, match=r"sample/tor.txt: .*points at an? .* it does not hold"):
        graph_of(replace(whole, **broken))  # type: ignore[arg-type]


@pytest.mark.slow
@settings(max_examples=25, deadline=None)
@given(extractions())
def test_any_record_becomes_a_valid_graph(extraction: Extraction) -> None:
    found = graph_of(extraction)
    assert violations(found) == ""
    again = Graph().parse(data=found.serialize(format="nt"), format="nt")
    assert set(again) == set(found)


@settings(max_examples=50, deadline=None)
@given(extractions())
def test_the_same_record_makes_the_same_graph(extraction: Extraction) -> None:
    assert set(graph_of(extraction)) == set(graph_of(replace(extraction)))


def test_the_hash_tells_what_matters_and_not_where_it_was_read() -> None:
    article = sample.article()
    assert content_hash(replace(article, origin="elsewhere")) == content_hash(article)
    changes = (
        {"text": article.text + "."},
        {"title": None},
        {"published": "2024"},
        {"blocks": (Block(0, 36, BlockKind.BOILERPLATE),)},
    )
    hashes = {content_hash(replace(article, **change)) for change in changes}
    assert len(hashes | {content_hash(article)}) == 5


@pytest.mark.parametrize(
    ("text", "value", "datatype"),
    [
        ("2021-04-07T10:08", "2021-04-07T10:08:00", "dateTime"),
        ("2021-04-07T10:08:30Z", "2021-04-07T10:08:30+00:00", "dateTime"),
        ("2021-04-07", "2021-04-07", "date"),
        ("2021-04", "2021-04", "gYearMonth"),
        ("2021", "2021", "gYear"),
        ("2021-02-~20/2021-02-28", "2021-02-~20/2021-02-28", None),
        ("2021-13", "2021-13", None),
        ("2021-02-30", "2021-02-30", None),
        ("2021-04-07T99:08", "2021-04-07T99:08", None),
        ("0000", "0000", None),
        ("٢٠٢١", "٢٠٢١", None),
    ],
)
def test_dates_have_the_type_of_their_precision(
    text: str, value: str, datatype: str | None
) -> None:
    wanted = Literal(value, datatype=URIRef(XSD + datatype)) if datatype else Literal(value)
    assert date_literal(text) == wanted


def test_lone_surrogates_are_replaced_one_for_one() -> None:
    assert str(text_literal("a\ud800b😀")) == "a\ufffdb😀"


def test_what_somebody_denies_to_have_been_said_is_nobodys_word() -> None:
    record = sample.extraction()
    nested = next(a for a in record.attributions if a.nested_in is not None)
    assert nested.nested_in is not None
    graph = triples(record, extractor="test", catalogue_version="test")
    assert list(graph.subject_objects(CG.reportedlySaid)) or list(
        graph.subject_objects(CG.reportedlyDenied)
    )
    outer = replace(record.attributions[nested.nested_in], stance="denies")
    said = tuple(outer if i == nested.nested_in else a for i, a in enumerate(record.attributions))
    graph = triples(replace(record, attributions=said), extractor="test", catalogue_version="test")
    assert not list(graph.subject_objects(CG.reportedlySaid))
    assert not list(graph.subject_objects(CG.reportedlyDenied))
