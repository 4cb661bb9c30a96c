"""Extractions as JSON Lines and back: docs/extract.md in code, docs/extract.schema.json in JSON.

What the record holds beyond that contract (blocks, catalogue ids, warnings) is not printed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from claimgraph.errors import InputError
from claimgraph.loaders.record import (
    SCHEMA,
    Actor,
    Article,
    Attribution,
    Claim,
    Event,
    Extraction,
    Position,
    Relation,
    Span,
    Spans,
    Weapon,
)

_ARTICLE_FIELDS = (
    "doc_id",
    "origin",
    "url",
    "publisher",
    "author",
    "title",
    "published",
    "language",
    "text",
)
_PLACES = ("source", "cue", "content", "evidence")
_SURROGATE = re.compile("[\ud800-\udfff]")


def to_line(extraction: Extraction) -> str:
    """Return one line of JSON, without its line break; every character of it encodes as UTF-8."""
    line = json.dumps(to_json(extraction), ensure_ascii=False)
    return _SURROGATE.sub(lambda lone: f"\\u{ord(lone[0]):04x}", line)


def from_line(line: str, *, origin: str = "JSON Lines", number: int | None = None) -> Extraction:
    """Read one line back; raises InputError naming `origin` and the line's `number`."""
    try:
        return from_json(json.loads(line))
    except json.JSONDecodeError as error:
        reason = f"not JSON: {error.msg} at column {error.colno}"
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        reason = f"not a {SCHEMA} record: {type(error).__name__}: {error}"
    raise InputError(origin, reason, line=number, remedy="docs/extract.md describes the format")


def to_json(extraction: Extraction) -> dict[str, Any]:
    """Return the contract's object, the keys in its order."""
    article = extraction.article
    return {
        "schema": SCHEMA,
        **{name: getattr(article, name) for name in _ARTICLE_FIELDS},
        "actors": [asdict(actor) for actor in extraction.actors],
        "weapons": [_weapon_out(weapon) for weapon in extraction.weapons],
        "attributions": [_out(attribution) for attribution in extraction.attributions],
        "claims": [_without(asdict(claim), "negated") for claim in extraction.claims],
        "relations": [_without(_out(r), "against_catalogue") for r in extraction.relations],
        "events": [_out(event) for event in extraction.events],
        "contradictions": [list(pair) for pair in extraction.contradictions],
    }


def from_json(record: dict[str, Any]) -> Extraction:
    """Build an extraction from the contract's object.

    Raises KeyError, TypeError or ValueError where it is not one; `from_line` says so in words.
    """
    if record["schema"] != SCHEMA:
        raise ValueError(f"its schema is {record['schema']!r}")
    attributions = tuple(Attribution(**_in(item)) for item in record["attributions"])
    return Extraction(
        article=Article(**{name: record[name] for name in _ARTICLE_FIELDS}),
        actors=tuple(map(_actor_in, record["actors"])),
        weapons=tuple(map(_weapon_in, record["weapons"])),
        attributions=attributions,
        claims=tuple(_claim_in(item, attributions) for item in record["claims"]),
        relations=tuple(Relation(**_in(item)) for item in record["relations"]),
        events=tuple(Event(**_in(item)) for item in record["events"]),
        contradictions=tuple((int(i), int(j)) for i, j in record["contradictions"]),
    )


def _out(part: Attribution | Relation | Event) -> dict[str, Any]:
    """Write a part out, its places as a span, a list of spans where discontinuous, or null."""
    fields = asdict(part)
    for name in _PLACES:
        if name in fields:
            fields[name] = _place_out(fields[name])
    return fields


def _in(fields: dict[str, Any]) -> dict[str, Any]:
    """Turn a part's JSON fields into those of the record: lists into tuples, places into spans."""
    return {
        name: _place_in(value)
        if name in _PLACES
        else tuple(value)
        if isinstance(value, list)
        else value
        for name, value in fields.items()
    }


def _place_out(spans: Spans) -> list[int] | list[list[int]] | None:
    if not spans:
        return None
    return list(spans[0]) if len(spans) == 1 else [list(span) for span in spans]


def _place_in(place: list[Any] | None) -> Spans:
    if place is None:
        return ()
    return _spans_in(place) if isinstance(place[0], list) else (_span_in(place),)


def _spans_in(spans: Iterable[list[int]]) -> Spans:
    return tuple(map(_span_in, spans))


def _span_in(span: list[int]) -> Span:
    start, end = span
    return int(start), int(end)


def _actor_in(fields: dict[str, Any]) -> Actor:
    positions = tuple(
        Position(item["title"], item["organisation"], _span_in(item["evidence"]))
        for item in fields["positions"]
    )
    mentions = _spans_in(fields["mentions"])
    return Actor(**{**fields, "positions": positions, "mentions": mentions})


def _weapon_out(weapon: Weapon) -> dict[str, Any]:
    """Name the class as the contract does; a Python field cannot be called `class`."""
    fields = _without(asdict(weapon), "catalogue")
    return {"class" if key == "weapon_class" else key: value for key, value in fields.items()}


def _weapon_in(fields: dict[str, Any]) -> Weapon:
    renamed = {"weapon_class" if key == "class" else key: value for key, value in fields.items()}
    return Weapon(**{**renamed, "mentions": _spans_in(fields["mentions"])})


def _claim_in(fields: dict[str, Any], attributions: tuple[Attribution, ...]) -> Claim:
    """Build a claim, negated where the attributions that have it as content are."""
    statements = tuple(fields["statements"])
    negated = any(attributions[index].negated for index in statements)
    return Claim(fields["id"], fields["text"], statements, tuple(fields["about"]), negated)


def _without(fields: dict[str, Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in fields.items() if key != name}
