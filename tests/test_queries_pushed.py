"""The ready-made queries over what an article became: extraction, triples, push, rows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from claimgraph.graph.engines import Target
from claimgraph.graph.push import push
from claimgraph.queries.library import library
from claimgraph.queries.run import run
from tests import loaded, sample

PLACE = ("The Norland Courier", "sample/tor")
PUBLISHED = "2024-03-06T09:30:00"


@pytest.fixture
def pushed(target: Target, tmp_path: Path) -> Target:
    """Give each engine in turn with the sample article pushed into it."""
    with loaded.dataset(tmp_path) as dataset:
        push(dataset, target)
    return target


def ask(target: Target, name: str, **params: object) -> list[dict[str, Any]]:
    """Run a ready-made query."""
    return run(library()[name], params, driver=target.driver, database=target.database).dicts()


def test_the_sample_answers(pushed: Target) -> None:
    operators = ask(pushed, "operators", weapon="9m338")
    assert [tuple(row.values()) for row in operators] == [
        (
            *("9M338", "Norland", True, True, ["Rita Holm"], [], "unspecified"),
            *(PUBLISHED, "which only Norland operates", *PLACE),
        )
    ]
    positions = ask(pushed, "positions", actor="orlov")
    assert [tuple(row.values()) for row in positions] == [
        (
            *("Pavel Orlov", "Defence Minister", "Norland"),
            *("Defence Minister Pavel Orlov of Norland", PUBLISHED, *PLACE),
        )
    ]
    statements = ask(pushed, "article-statements", article="sample/tor")
    assert [(row["number"], row["depth"], row["inside"]) for row in statements] == [
        (0, 0, None),
        (1, 0, None),
        (2, 0, None),
        (3, 1, 2),
        (4, 0, None),
    ]
    assert [row["speakers"] for row in statements[2:]] == [
        ["Rita Holm"],
        ["Pavel Orlov"],
        ["Rita Holm"],
    ]
    denials = ask(pushed, "who-denies", weapon="Tor-M2", family=False)
    assert [(row["speaker"], row["how"], row["quote"]) for row in denials] == [
        ("Pavel Orlov", "says it is not so", "that no Tor-M2 had been lost"),
        ("Rita Holm", "says it is not so", "Eastmark does not operate the Tor-M2"),
    ]
    assert len(ask(pushed, "contradictions")) == 1
    assert len(ask(pushed, "who-cites-whom", actor="holm")) == 1


def test_an_edge_opens_down_to_its_characters(pushed: Target) -> None:
    (edge,) = ask(pushed, "evidence-between", one="Eastmark", other="Tor-M2")
    assert (edge["edge"], edge["according_to"]) == ("NOT_OPERATED_BY", ["Rita Holm"])
    (evidence,) = ask(pushed, "evidence", id=edge["relation"])
    assert sample.TEXT[evidence["start"] : evidence["end"]] == evidence["quote"] == edge["quote"]
    statement = ask(pushed, "article-statements", article="sample/tor")[0]["statement"]
    parts = ask(pushed, "statement-passages", statement=statement)
    assert [part["part"] for part in parts] == ["SOURCE", "CUE", "CONTENT"]
    for part in parts:
        assert sample.TEXT[part["start"] : part["end"]] == part["quote"]
