"""The articles that ship yield what a reader finds in them, and valid graphs."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from claimgraph.loaders.extract import extract
from claimgraph.loaders.read import ReadOptions, discover, read
from claimgraph.loaders.record import Actor, Attribution, Extraction, Weapon
from claimgraph.loaders.triples import triples
from tests.shacl import violations

ROOT = Path(__file__).parents[1]
GOLD: dict[str, dict[str, list[Any]]] = yaml.safe_load(
    (ROOT / "tests" / "gold" / "examples.yaml").read_text(encoding="utf-8")
)
EACH = pytest.mark.parametrize("name", sorted(GOLD))


@cache
def extractions() -> dict[str, Extraction]:
    found = map(read, discover([ROOT / "examples"], ReadOptions()))
    return {article.doc_id: extract(article) for article in found}


def named(record: Extraction) -> dict[str, str]:
    things: tuple[Actor | Weapon, ...] = (*record.actors, *record.weapons)
    return {thing.id: thing.name for thing in things}


def told(record: Extraction, said: Attribution) -> dict[str, Any]:
    """Return a statement as the gold tells it, defaults left out."""
    text, names = record.article.text, named(record)
    words = " ".join(text[start:end] for start, end in said.content).split()
    whole = {
        "who": [names[speaker] for speaker in said.speakers],
        "cue": " ".join(text[start:end] for start, end in said.cue),
        "says": " ".join(words[:5]),
        "to": " ".join(words[-2:]),
        "mode": said.mode,
        "stance": said.stance,
        "negated": said.negated,
        "modality": said.modality,
        "in": said.nested_in,
        "on": said.said_on,
    }
    usual = {
        "stance": "affirms",
        "negated": False,
        "modality": "unspecified",
        "in": None,
        "on": None,
    }
    return {key: value for key, value in whole.items() if key not in usual or value != usual[key]}


def test_every_example_has_its_gold() -> None:
    assert extractions().keys() == GOLD.keys()


@EACH
def test_statements(name: str) -> None:
    record = extractions()[name]
    assert [told(record, said) for said in record.attributions] == GOLD[name]["statements"]


@EACH
def test_relations_and_contradictions(name: str) -> None:
    record = extractions()[name]
    names = named(record)
    found = [
        [
            names.get(one.subject, one.subject),
            f"not {one.type}" if one.polarity == "denies" else one.type,
            names[one.object],
            one.asserted_by,
        ]
        for one in record.relations
    ]
    assert found == GOLD[name]["relations"]
    assert [list(pair) for pair in record.contradictions] == GOLD[name]["contradictions"]


@EACH
@pytest.mark.slow
def test_its_graph_is_valid(name: str) -> None:
    graph = triples(extractions()[name], extractor="test", catalogue_version="test")
    assert not violations(graph)
