"""Dates in prose, resolved against an article published on Wednesday, 7 April 2021."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimgraph.loaders.extract.dates import find, resolve

PUBLISHED = "2021-04-07T10:08"


@pytest.mark.parametrize(
    ("phrase", "value"),
    [
        ("on Friday", "2021-04-02"),
        ("Tuesday", "2021-04-06"),
        ("Wednesday", "2021-04-07"),
        ("last Wednesday", "2021-03-31"),
        ("next Friday", "2021-04-09"),
        ("this Friday", "2021-04-09"),
        ("this coming Monday", "2021-04-12"),
        ("on Friday evening", "2021-04-02"),
        ("today", "2021-04-07"),
        ("last night", "2021-04-06"),
        ("yesterday", "2021-04-06"),
        ("the day before yesterday", "2021-04-05"),
        ("two days ago", "2021-04-05"),
        ("10 days earlier", "2021-03-28"),
        ("a few days ago", "2021-03-31/2021-04-06"),
        ("a week ago", "2021-03-29/2021-04-04"),
        ("three months ago", "2021-01"),
        ("a year ago", "2020"),
        ("last week", "2021-03-29/2021-04-04"),
        ("earlier this week", "2021-04-05/2021-04-07"),
        ("earlier this month", "2021-04-01/2021-04-07"),
        ("later this year", "2021-04-07/2021-12-31"),
        ("late last month", "2021-03-21/2021-03-31"),
        ("last month", "2021-03"),
        ("next year", "2022"),
        ("over the weekend", "2021-04-03/2021-04-04"),
        ("next weekend", "2021-04-10/2021-04-11"),
        ("in late February", "2021-02-21/2021-02-28"),
        ("late February 2020", "2020-02-21/2020-02-29"),
        ("at the end of March", "2021-03-21/2021-03-31"),
        ("mid-November", "2020-11-11/2020-11-20"),
        ("the beginning of 2020", "2020-01-01/2020-04-30"),
        ("late 2019", "2019-09-01/2019-12-31"),
        ("in December", "2020-12"),
        ("in May", "2021-05"),
        ("May", "2021-05"),
        ("last December", "2020-12"),
        ("next March", "2022-03"),
        ("on March 3", "2021-03-03"),
        ("March 3, 2018", "2018-03-03"),
        ("3 March", "2021-03-03"),
        ("on April 20", "2021-04-20"),
        ("Oct. 15", "2020-10-15"),
        ("on the 5th of May 2020", "2020-05-05"),
        ("2020-11-10", "2020-11-10"),
        ("in 2019", "2019"),
        ("in the 1990s", "199X"),
        ("in the spring of 2021", "2021-21"),
        ("last autumn", "2020-23"),
        ("last winter", "2020-24"),
        ("in March 2021", "2021-03"),
        ("30 February 2021", None),
        ("at some point", None),
    ],
)
def test_phrase_means_a_date(phrase: str, value: str | None) -> None:
    assert resolve(phrase, PUBLISHED) == value


@pytest.mark.parametrize("published", [None, "2021", "2021-04", "2021-04-01/2021-04-07", "soon"])
def test_relative_date_needs_the_day_of_publication(published: str | None) -> None:
    assert resolve("on Friday", published) is None
    assert resolve("on 5 May 2020", published) == "2020-05-05"


def test_year_turns_between_publication_and_the_day_named() -> None:
    assert resolve("December 30", "2021-01-04") == "2020-12-30"
    assert resolve("on January 6", "2021-12-29") == "2022-01-06"


def test_find_gives_places_in_order_without_prepositions() -> None:
    text = "On Friday he said it; in late February, on March 3 and in 2019 he had not."
    found = find(text, PUBLISHED)
    assert [text[f.start : f.end] for f in found] == ["Friday", "late February", "March 3", "2019"]
    assert [f.value for f in found] == ["2021-04-02", "2021-02-21/2021-02-28", "2021-03-03", "2019"]


@pytest.mark.parametrize(
    "text",
    ["He may not say it.", "They march on.", "Su-27 and 9M723", "the S-2019 system", "room 2019"],
)
def test_what_is_no_date_is_not_found(text: str) -> None:
    assert find(text, PUBLISHED) == []


@given(st.text(max_size=200), st.none() | st.dates().map(str))
def test_any_text_gives_ordered_places_and_dates(text: str, published: str | None) -> None:
    end = 0
    for phrase in find(text, published):
        assert end <= phrase.start < phrase.end <= len(text)
        assert phrase.value is None or re.match(r"\d{3}[\dX]", phrase.value)
        end = phrase.end
