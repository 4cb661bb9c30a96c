"""Which statement answers which, and how."""

from __future__ import annotations

import pytest

from claimgraph.loaders.extract import extract
from claimgraph.loaders.record import Extraction
from tests.extracting import article, extracted

Answer = tuple[int, int, str]


def answers(record: Extraction) -> list[Answer]:
    return [
        (index, said.responds_to, str(said.response))
        for index, said in enumerate(record.attributions)
        if said.responds_to is not None
    ]


ACCUSED = "Estonia said that Latvian drones had crossed the border at Valga on Monday. "


@pytest.mark.parametrize(
    ("answer", "response"),
    [
        ("Latvia denied that its drones had crossed the border.", "denies"),
        ("Latvia confirmed that a drone had crossed the border by mistake.", "confirms"),
        ("Latvia rejected the Estonian claim about drones at the border.", "denies"),
        ("Latvia described that as nonsense.", "denies"),
    ],
)
def test_an_answer_names_what_it_answers(answer: str, response: str) -> None:
    assert answers(extracted(ACCUSED + answer)) == [(1, 0, response)]


@pytest.mark.parametrize(
    "other",
    [
        "Latvia denied that its prime minister had resigned.",
        "Latvia said that its drones were made in Riga.",
        "Estonia denied that its drones had crossed the border at Valga.",
        "Latvia asked how many drones had crossed the border at Valga.",
    ],
)
def test_what_is_about_another_thing_or_only_differs_is_no_answer(other: str) -> None:
    assert not answers(extracted(ACCUSED + other))


def test_a_denied_report_is_answered_where_it_is_told() -> None:
    told = "Kask rejected a report by the Valga Gazette that said a radar had been switched off."
    record = extracted(told)
    assert answers(record) == [(0, 1, "denies")]
    assert record.attributions[1].nested_in == 0


def test_a_reply_that_cannot_hold_with_what_was_said_denies_it() -> None:
    record = extracted(
        "“Latvia launched an Iskander on Monday,” said Estonian Defence Minister Mart Kask. "
        "“No Iskander was launched,” replied Latvian Foreign Minister Ilze Ozola."
    )
    assert answers(record) == [(1, 0, "denies")]


def test_a_denial_of_the_allegation_answers_who_alleged() -> None:
    record = extracted(
        "The deputy alleged that Estonia had sold Iran the Tor-M1. A blogger wrote that it rained. "
        "Estonia denied the allegation on Friday."
    )
    assert answers(record) == [(2, 0, "denies")]
    sold = [(r.polarity, r.asserted_by) for r in record.relations if r.type == "suppliedTo"]
    assert sold == [("affirms", 0), ("denies", 2)]


def test_who_is_accused_answers_who_accused() -> None:
    record = extracted(
        "Latvia accused Estonia of firing a Tor-M1. A blogger wrote that it rained. "
        "Estonia denied having been anywhere near."
    )
    assert answers(record) == [(2, 0, "denies")]


@pytest.mark.parametrize("denial", ["denied the latter", "denied this", "rejected the claim"])
def test_a_denial_of_nothing_else_answers_what_was_said_before_it(denial: str) -> None:
    record = extracted(f"Norway said that the bridge was safe. Sweden {denial}.")
    assert answers(record) == [(1, 0, "denies")]


def test_what_is_denied_may_be_one_word() -> None:
    text = "Norway said that the bridge was safe. Mart Kask disputes this. Latvia did not deny it."
    record = extract(article(text), rules_only=True)
    denial = record.attributions[1]
    assert text[slice(*denial.content[0])] == "this"
    assert denial.stance == "denies"
    assert len(record.attributions) == 2
