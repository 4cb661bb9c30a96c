"""Extractions as JSON Lines: as the schema says, and back without loss."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator

from claimgraph.errors import InputError
from claimgraph.loaders.jsonl import from_line, to_json, to_line
from claimgraph.loaders.record import Extraction
from tests import sample
from tests.extractions import extractions

DOCS = Path(__file__).parent.parent / "docs"


@cache
def validator() -> Draft202012Validator:
    """Return the published schema's validator."""
    schema = json.loads((DOCS / "extract.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def contract(extraction: Extraction) -> Extraction:
    """Return what the contract carries of an extraction."""
    return replace(
        extraction,
        article=replace(extraction.article, blocks=()),
        weapons=tuple(replace(weapon, catalogue=None) for weapon in extraction.weapons),
        warnings=(),
    )


@settings(max_examples=60, deadline=None)
@given(extractions())
def test_any_extraction_is_valid_and_comes_back_whole(extraction: Extraction) -> None:
    line = to_line(extraction)
    assert "\n" not in line
    assert line.encode()
    validator().validate(json.loads(line))
    assert from_line(line) == contract(extraction)


def test_the_sample_comes_back_whole() -> None:
    extraction = sample.extraction()
    assert from_line(to_line(extraction)) == contract(extraction)


def test_fields_are_named_and_ordered_as_the_contract_says() -> None:
    record = to_json(sample.extraction())
    assert list(record)[:2] == ["schema", "doc_id"]
    assert record["schema"] == "claimgraph.extract/1"
    assert "blocks" not in record
    assert list(record["weapons"][1]) == ["id", "name", "class", "kind", "known", "mentions"]
    assert list(record["claims"][0]) == ["id", "text", "statements", "about"]
    assert record["contradictions"] == [[0, 3]]


def test_a_place_is_a_span_a_list_of_spans_or_null() -> None:
    sampled = sample.extraction()
    pieces = (sample.at("Our air defence"), sample.at("where it stood"))
    split = replace(sampled.attributions[1], content=pieces, cue=())
    extraction = replace(
        sampled, attributions=(sampled.attributions[0], split, *sampled.attributions[2:])
    )
    whole, parted = to_json(extraction)["attributions"][:2]
    assert whole["content"] == list(sample.at("that no Tor-M2 had been lost"))
    assert parted["content"] == [list(piece) for piece in pieces]
    assert parted["cue"] is None
    assert from_line(to_line(extraction)) == contract(extraction)


def test_lone_surrogates_survive() -> None:
    sampled = sample.extraction()
    extraction = replace(sampled, article=replace(sampled.article, title="a\ud800b"))
    line = to_line(extraction)
    assert "\\ud800" in line.encode().decode()
    assert from_line(line).article.title == "a\ud800b"


@pytest.mark.parametrize(
    "change",
    [
        {"schema": "claimgraph.extract/2"},
        {"text": None},
        {"actors": [{"id": "a1"}]},
        {"attributions": [{"source": [1]}]},
        {"contradictions": [[1]]},
        {"more": 1},
        {"published": 2021},
    ],
)
def test_the_schema_refuses(change: dict[str, Any]) -> None:
    assert list(validator().iter_errors({**to_json(sample.extraction()), **change}))


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("{", r"out\.jsonl:7: not JSON: .* at column 2"),
        ("[]", "not a claimgraph.extract/1 record"),
        ("{}", "KeyError: 'schema'"),
        ('{"schema": "claimgraph.extract/9"}', "its schema is 'claimgraph.extract/9'"),
        (json.dumps({**to_json(sample.extraction()), "claims": [{"id": 1}]}), "KeyError"),
        (json.dumps({**to_json(sample.extraction()), "events": [{"kind": 1}]}), "TypeError"),
        (json.dumps({**to_json(sample.extraction()), "events": [{"evidence": []}]}), "IndexError"),
    ],
)
def test_what_is_no_record_is_named_with_its_line(line: str, complaint: str) -> None:
    with pytest.raises(InputError, match=complaint):
        from_line(line, origin="out.jsonl", number=7)


def test_the_docs_name_every_field() -> None:
    text = (DOCS / "extract.md").read_text(encoding="utf-8")
    schema = validator().schema
    assert isinstance(schema, dict)
    parts = [
        schema,
        *schema["$defs"].values(),
        schema["$defs"]["actor"]["properties"]["positions"]["items"],
    ]
    fields = {name for part in parts for name in part.get("properties", ())}
    assert [name for name in sorted(fields) if f"`{name}`" not in text] == []
