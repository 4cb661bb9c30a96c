"""What is told by a noun: "Norway's claim to have won", "reports of a deal"."""

from __future__ import annotations

import pytest

from tests.extracting import bare, by, extracted, speakers, words


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        (
            "Sweden dismissed Norway's claim to have launched a missile.",
            "Norway",
            "claim",
            "to have launched a missile",
        ),
        (
            "The minister said that Oslo's assessment that the missile was new had not changed.",
            "Norway",
            "assessment",
            "that the missile was new",
        ),
        (
            "Sweden rejected Norway's denial of arming the rebels.",
            "Norway",
            "denial",
            "arming the rebels",
        ),
        (
            "Sweden dismissed the allegations by Norway about the fall of its missiles.",
            "Norway",
            "allegations",
            "the fall of its missiles",
        ),
        (
            "Sweden ridiculed the claim made by Norway that the forces had shot down a volley.",
            "Norway",
            "claim",
            "that the forces had shot down a volley",
        ),
        (
            "The envoy said that Norway had issued a warning that it would close the border.",
            "Norway",
            "warning",
            "that it would close the border",
        ),
    ],
)
def test_a_noun_within_anothers_words_has_a_source_and_a_content(
    text: str, source: str, cue: str, content: str
) -> None:
    found = extracted(text)
    inner = by(found, source)
    assert inner.nested_in is not None
    assert words(found, inner.cue) == cue
    assert bare(words(found, inner.content)) == content


def test_reports_that_nobody_is_named_for_have_no_speaker() -> None:
    found = extracted("Karl Weiss told reporters he knew of reports of a possible test by Norway.")
    inner = next(one for one in found.attributions if words(found, one.cue) == "reports")
    assert not speakers(found, inner)
    assert inner.nested_in is not None


def test_a_noun_that_nobody_tells_of_needs_its_that_clause() -> None:
    found = extracted("Norway's claim to the islands is old.")
    assert not found.attributions
