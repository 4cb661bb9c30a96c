"""docs/queries.md says what the headers say."""

from __future__ import annotations

import runpy
import sys
from pathlib import Path

import pytest

from claimgraph.queries.docs import PAGE, page
from claimgraph.queries.library import library

ROOT = Path(__file__).parents[1]


def test_page_is_up_to_date() -> None:
    assert (ROOT / PAGE).read_text("utf-8") == page(), "run: python -m claimgraph.queries.docs"


def test_page_is_written_by_the_module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "docs" / "queries.md"
    monkeypatch.setattr(sys, "argv", ["docs", str(target)])
    monkeypatch.delitem(sys.modules, "claimgraph.queries.docs")
    runpy.run_module("claimgraph.queries.docs", run_name="__main__")
    assert target.read_text("utf-8") == page()


def test_page_shows_every_query_with_a_call() -> None:
    text = page()
    for query in library().values():
        assert f"\n## {query.name}\n" in text
        assert f"\nclaimgraph query {query.name}" in text
        for each in query.parameters:
            assert f"\n{each.browser_line}\n" in text
