"""Direct speech, whatever its marks, wherever its cue, however it goes on."""

from __future__ import annotations

import pytest

from claimgraph.loaders.extract.attribution.quotes import find_quotes
from tests.extracting import bare, by, extracted, only, said, speakers, words


def quotes(text: str) -> list[tuple[str, int, bool]]:
    """Return each quotation's inner words, its depth and whether it closes."""
    found = find_quotes(text, 0, len(text))
    return [(text[q.inner[0] : q.inner[1]], q.depth, q.closed) for q in found]


@pytest.mark.parametrize(
    "quote",
    [
        "“We won”",
        '"We won"',
        "‘We won’",
        "'We won'",
        "«We won»",
        "„We won“",
        "„We won”",
        "「We won」",
    ],
)
def test_marks(quote: str) -> None:
    assert quotes(f"Then, {quote} was heard.") == [("We won", 0, True)]


def test_quotations_nest() -> None:
    assert quotes("“He said ‘no’ to us”") == [("He said ‘no’ to us", 0, True), ("no", 1, True)]
    assert quotes("\"He said 'no' to us\"") == [("He said 'no' to us", 0, True), ("no", 1, True)]


@pytest.mark.parametrize(
    "text",
    [
        "the soldiers’ bridge",
        "Norway's bridge",
        "the '90s and the '80s",
        "It isn’t, it’s not",
        "5'",
    ],
)
def test_apostrophes_quote_nothing(text: str) -> None:
    assert quotes(text) == []


def test_a_mark_that_never_closes_ends_with_its_block() -> None:
    assert quotes("He said: “We won  ") == [("We won", 0, False)]
    assert find_quotes("“We won”, he said", 0, 5)[0].span == (0, 5)


@pytest.mark.parametrize(
    ("opening", "closing"),
    [("“", "”"), ('"', '"'), ("‘", "’"), ("'", "'"), ("«", "»"), ("„", "“")],
)
@pytest.mark.parametrize(
    "text",
    [
        "{}We will hold the river,{} said Clara Weiss.",
        "{}We will hold the river{}, said Clara Weiss.",
        "{}We will hold the river,{} Clara Weiss said on Monday.",
        "Clara Weiss said: {}We will hold the river.{}",
        "Clara Weiss said, {}We will hold the river.{}",
    ],
)
def test_direct_speech(text: str, opening: str, closing: str) -> None:
    found = extracted(text.format(opening, closing))
    assert said(found) == [(["Clara Weiss"], "said", "We will hold the river")]
    assert only(found).mode == "direct"


def test_a_quotation_goes_on_after_its_cue() -> None:
    found = extracted("“We hold the river,” Clara Weiss said, “and we will hold the hill.”")
    assert said(found) == [
        (["Clara Weiss"], "said", "We hold the river,” … “and we will hold the hill")
    ]
    assert len(only(found).content) == 2


@pytest.mark.parametrize(
    "text",
    [
        "“We hold the river,” Clara Weiss said. “We will hold the hill.”",
        "“We hold the river,” Clara Weiss said.\n“We will hold the hill.”",
        "“We hold the river,” Clara Weiss said. “It is ours.\n“We will hold the hill.”",
    ],
)
def test_a_quotation_without_a_cue_goes_on_from_its_speaker(text: str) -> None:
    found = extracted(text)
    assert {tuple(speakers(found, one)) for one in found.attributions} == {("Clara Weiss",)}
    assert {one.mode for one in found.attributions} == {"direct"}
    assert "We will hold the hill" in " ".join(words(found, o.content) for o in found.attributions)


@pytest.mark.parametrize(
    "text",
    [
        "Clara Weiss drove the “iron cow” to the barracks.",
        "The so-called “peace train” left on Monday.",
        "Clara Weiss read the book “Winning Every Day” in Graz.",
        "The operation, “Green River”, began on Monday.",
        "“Green River” began on Monday.",
    ],
)
def test_titles_and_words_set_apart_are_no_speech(text: str) -> None:
    assert extracted(text).attributions == ()


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("Clara Weiss said the bridge was “a grave mistake”.", "mixed"),
        ("Clara Weiss said that the bridge “was never ours” and still is not.", "mixed"),
        ("Clara Weiss called the bridge “a grave mistake”.", "mixed"),
        ("Clara Weiss said the bridge was a grave mistake.", "indirect"),
        ("“The bridge was a mistake,” Clara Weiss said.", "direct"),
    ],
)
def test_mode(text: str, mode: str) -> None:
    assert only(extracted(text)).mode == mode


def test_a_quotation_inside_a_quotation_has_a_speaker_of_its_own() -> None:
    found = extracted(
        "Clara Weiss said: “My father told me, ‘Never sell the house,’ and I listened.”"
    )
    outer, inner = found.attributions
    assert speakers(found, outer) == ["Clara Weiss"]
    assert bare(words(found, inner.content)) == "Never sell the house"
    assert words(found, inner.source) == "My father"
    assert inner.nested_in == 0
    assert outer.nested_in is None


def test_a_quotation_inside_indirect_speech() -> None:
    found = extracted("The newspaper wrote that Karl Brandt had said: “We will hold the river.”")
    inner = by(found, "Karl Brandt")
    assert inner.mode == "direct"
    assert inner.nested_in == 0
    assert words(found, found.attributions[0].source) == "The newspaper"


def test_a_thought_of_the_speakers_own_is_no_second_statement() -> None:
    found = extracted("“I think the bridge is safe,” Clara Weiss said.")
    assert bare(words(found, only(found).content)) == "I think the bridge is safe"


def test_a_mark_that_never_closes_does_not_swallow_the_article() -> None:
    found = extracted("“We hold the river, Clara Weiss said.\nThe court met on Monday.")
    end = found.article.text.index("\n")
    assert all(stop <= end for one in found.attributions for _, stop in one.content)
