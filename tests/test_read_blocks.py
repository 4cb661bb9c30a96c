"""What is the article and what stands around it, in texts as scrapes bring them."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from claimgraph.loaders.read.blocks import blocks, layout
from claimgraph.loaders.record import BlockKind

TITLE = "Defence ministry denies loss of air defence launcher"
FIRST = "The defence ministry denied on Tuesday that an air defence launcher had been lost."
QUOTE = "“Our launchers stand where they stood,” the minister said after the meeting."
LAST = "Analysts who looked at satellite pictures said that they could not confirm either claim."


def kinds(*lines: str, title: str | None = None, gap: str = "\n") -> dict[str, str]:
    """Return each block's text with its kind."""
    text = gap.join(lines)
    return {text[b.start : b.end]: b.kind.value for b in blocks(layout(text, title))}


def boilerplate(*lines: str, title: str | None = None) -> set[str]:
    """Return what is not the article."""
    found = kinds(*lines, title=title)
    return {text for text, kind in found.items() if kind == BlockKind.BOILERPLATE}


def test_plain_article_is_title_and_paragraphs() -> None:
    assert list(kinds(TITLE, "", FIRST, QUOTE, LAST).values()) == ["title"] + ["paragraph"] * 3


def test_headlines_behind_the_article_are_not_mined() -> None:
    tail = [
        "07.04.2021 10:08",
        "Latest news",
        "Latest newsHarbour Strike Ends: What Next for the Fleet?",
        "21.Oct.2025",
        "President: Borders Will Be Opened Soon, and Nobody Will Be Turned Away From Them Any More",
        "20.Oct.2025",
        "Admiral says the new frigate “will not be cancelled”",
        "19.Oct.2025",
        "25 Oct 2025",
    ]
    assert boilerplate(TITLE, "", FIRST, QUOTE, LAST, *tail) == set(tail)


def test_dated_headlines_need_no_head() -> None:
    tail = ["Harbour strike ends", "2 hours ago", "Fleet gets new admiral", "Yesterday"]
    assert boilerplate(TITLE, FIRST, LAST, *tail) == set(tail)


HEADLINES = [
    "Harbour Strike Ends: What Next for the Fleet?",
    "President: Borders Will Be Opened Soon and Nobody Will Be Turned Away",
    "Admiral says the new frigate “will not be cancelled”",
    "Rail link between two capitals reopens",
]


@pytest.mark.parametrize(
    "tail",
    [
        ["Latest news", *HEADLINES],
        ["News feed", *(x for h in HEADLINES for x in ("21 Oct 2025, 10:00", h))],
        [x for h in HEADLINES for x in (h, "21 Oct 2025")],
        HEADLINES,
        ["See also:", *(f"- {h}" for h in HEADLINES)],
        ["Other news", *(f"21.10.2025 | {h}" for h in HEADLINES)],
        ["Related news", *(x for h in HEADLINES for x in (h, f"{LAST} {FIRST}", "21.Oct.2025"))],
    ],
    ids=range(7),
)
def test_headlines_behind_the_articles_date_are_not_mined_however_set(tail: list[str]) -> None:
    tail = ["07.04.2021 10:08", *tail]
    assert boilerplate(TITLE, FIRST, QUOTE, LAST, *tail) == set(tail)


def test_list_before_the_title_is_not_mined() -> None:
    before = ["Latest news", *HEADLINES]
    assert boilerplate(*before, TITLE, FIRST, LAST) == set(before)


@pytest.mark.parametrize(
    "head", ["Related", "Also Read", "READ MORE:", "More on this topic", "»  See also"]
)
def test_article_goes_on_behind_a_list_within(head: str) -> None:
    listed = {head, "Fleet Admiral Resigns After Harbour Dispute"}
    assert boilerplate(TITLE, FIRST, *sorted(listed, key=head.__ne__), LAST) == listed


@pytest.mark.parametrize(
    "line",
    [
        "Read: Fleet Admiral Resigns After Harbour Dispute",
        "Advertisement",
        "Share on Facebook",
        "Subscribe to our newsletter",
        "We use cookies to improve this site.",
        "© 2024 The Norland Courier. All rights reserved.",
        "Photo: Ministry of Defence",
        "A launcher of the 3rd brigade on exercise. (Ann Ek/Getty Images)",
        "By Ann Ek and Olav Dahl",
        "Home | World | Politics",
        "Tue 5 March 2024 09:30 GMT",
        "https://courier.example/2024/launcher",
        "[Source: Sund News Agency, Sund, 5Mar24]",
        "BACKGROUND",
        "(Reporting by Ann Ek; Editing by Olav Dahl)",
    ],
)
def test_line_between_paragraphs_that_is_no_prose(line: str) -> None:
    assert boilerplate(TITLE, FIRST, line, LAST) == {line}


@pytest.mark.parametrize(
    "line",
    [
        "“We did not.”",
        "No.",
        "What experts say",
        "Q: Was a launcher lost?",
        "A: No launcher was lost.",
        "- two launchers of the 3rd brigade",
        "The ministry uses “cookies” as its code word for decoys, he said.",
        "Related systems were moved to the coast, two officials said on Monday.",
        "On 5 March 2024, the brigade moved.",
        "In a comment, the ministry called the report “a fairy tale”.",
    ],
)
def test_short_line_of_the_article_is_kept(line: str) -> None:
    assert boilerplate(TITLE, FIRST, line, LAST) == set()


@pytest.mark.parametrize(
    "head",
    ["Leave a Reply", "Comments (3)", "A Message from The Norland Courier:", "Dear readers,"],
)
def test_nothing_behind_the_end_is_mined(head: str) -> None:
    comment = "I do not believe a word of what the minister said about these launchers."
    assert boilerplate(TITLE, FIRST, LAST, head, comment) == {head, comment}


def test_lines_before_the_title_are_not_mined() -> None:
    before = ["Skip to content", "Norland Courier", "Daily news on harbours, fleets and taxes"]
    assert boilerplate(*before, TITLE, "By Ann Ek", FIRST, LAST) == {*before, "By Ann Ek"}


def test_line_that_sums_up_is_mined_and_a_doubled_caption_is_not() -> None:
    deck = "Satellite pictures leave both claims open, analysts say"
    assert boilerplate(TITLE, deck, FIRST, LAST) == set()
    assert boilerplate(TITLE, deck, deck, FIRST, LAST) == {deck}


def test_known_title_is_the_title() -> None:
    found = kinds("Norland Courier", TITLE, FIRST, title=TITLE.upper())
    assert found == {"Norland Courier": "boilerplate", TITLE: "title", FIRST: "paragraph"}


def test_colon_quote_headline_is_a_title() -> None:
    title = "Pavel Orlov: “Nobody has seen this launcher”"
    assert kinds(title, "", FIRST, LAST)[title] == "title"


def test_text_without_a_title_has_none() -> None:
    assert set(kinds(FIRST, QUOTE, LAST).values()) == {"paragraph"}


def test_stamp_and_signature_are_cut_from_the_paragraph() -> None:
    found = kinds(f"date 2024-03-05 {FIRST}", f"{LAST} (Reuters)")
    assert found == {
        "date 2024-03-05": "boilerplate",
        FIRST: "paragraph",
        LAST: "paragraph",
        "(Reuters)": "boilerplate",
    }


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_wrapped_lines_are_one_paragraph(newline: str) -> None:
    wrapped = newline.join(
        [
            "The defence ministry denied on Tuesday that an air defence",
            "launcher had been lost in the north, where it had been sent",
            "Monday last after a request of the harbour.",
            "Analysts who looked at satellite pictures said that they",
            "could not confirm either claim.",
        ]
    )
    found = [wrapped[b.start : b.end] for b in blocks(layout(wrapped))]
    assert [text.split()[-1] for text in found] == ["harbour.", "claim."]
    assert [text.split()[0] for text in found] == ["The", "Analysts"]


def test_broken_off_last_sentence_is_kept() -> None:
    broken = "Officials of two countries told reporters that the"
    assert boilerplate(TITLE, FIRST, LAST, broken) == set()


def test_line_too_long_to_parse_is_cut_between_sentences() -> None:
    text = " ".join([FIRST] * 1000)
    found = [text[b.start : b.end] for b in blocks(layout(text))]
    assert len(found) > 5
    assert all(part.startswith("The") and part.endswith("lost.") for part in found)
    assert " ".join(found) == text


PIECES = st.sampled_from(
    [
        TITLE,
        FIRST,
        QUOTE,
        LAST,
        "Latest news",
        "Comments",
        "21.Oct.2025",
        "",
        "  ",
        "By Ann Ek",
        "—",
    ]
)


UNSEEN = re.compile(r"[\s\u200b\u200e\u200f\u2060\ufeff]*")
"""Spaces, and marks that take no room, in any order."""


@settings(deadline=None)
@example("\u200b \ufeff0")
@given(st.text(max_size=300) | st.lists(PIECES | st.text(max_size=40)).map("\n".join))
def test_blocks_are_in_order_apart_and_cover_every_word(text: str) -> None:
    end = 0
    for block in blocks(layout(text)):
        assert end <= block.start < block.end <= len(text)
        assert UNSEEN.fullmatch(text, end, block.start)
        end = block.end
    assert UNSEEN.fullmatch(text, end)
