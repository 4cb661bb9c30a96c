"""Marks in a text: nested, crossing, equal and adjacent, over any characters."""

from __future__ import annotations

from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from claimgraph.graph.page.marks import Mark, render

PRINTABLE = st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=30)


def spans(text: str) -> st.SearchStrategy[list[tuple[int, int]]]:
    at = st.integers(0, len(text))
    return st.lists(st.tuples(at, at).map(lambda pair: (min(pair), max(pair))), max_size=6)


def mark(start: int, end: int, key: str, rank: int = 0) -> Mark:
    return Mark(start, end, key, key, "role", rank)


def pieces(rendered: str) -> tuple[str, dict[str, str]]:
    """Return the text of rendered HTML, and of each mark all its pieces put together."""
    root = html.fragment_fromstring(f"<div>{rendered}</div>")
    marked: dict[str, str] = defaultdict(str)
    for element in root.iter():
        if "data-mark" in element.attrib:
            marked[element.attrib["data-mark"]] += element.text_content()
    return root.text_content(), marked


@given(st.data())
def test_no_character_is_lost_and_every_mark_holds_its_own(data: st.DataObject) -> None:
    text = data.draw(PRINTABLE)
    marked = {f"m{n}": span for n, span in enumerate(data.draw(spans(text)))}
    whole, found = pieces(render(text, [mark(*span, key) for key, span in marked.items()]))
    assert whole == text
    assert found == {key: text[a:b] for key, (a, b) in marked.items() if a < b}


def test_what_nests_is_one_element_each() -> None:
    rendered = render("abcdef", [mark(2, 4, "in"), mark(0, 6, "out")])
    assert rendered.count("<span") == 2
    assert 'id="out"' in rendered
    assert rendered.index('id="out"') < rendered.index('id="in"')


def test_what_crosses_is_split_and_named_once() -> None:
    rendered = render("abcdef", [mark(0, 4, "first"), mark(2, 6, "second")])
    assert rendered.count("<span") == 3
    assert rendered.count('id="second"') == 1
    assert rendered.count('data-mark="second"') == 2


def test_rank_orders_equals() -> None:
    rendered = render("ab", [mark(0, 2, "inner", 1), mark(0, 2, "outer", 0)])
    assert rendered.index("outer") < rendered.index("inner")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<b>&\"'", "&lt;b&gt;&amp;&#34;&#39;"),
        ("a\rb", "a&#13;b"),
        ("a\0b", "a\u2400b"),
        ("a\u202eb", 'a<span class="bidi" data-name="RLO">\u202e</span>b'),
    ],
)
def test_characters_that_html_would_read_are_shown(text: str, shown: str) -> None:
    assert render(text, []) == shown


def test_a_key_cannot_leave_its_attribute() -> None:
    assert 'id="&#34;&gt;&lt;script&gt;"' in render("a", [mark(0, 1, '"><script>')])
