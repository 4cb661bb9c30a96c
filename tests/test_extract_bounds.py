"""Where sources and contents end: lists of speakers, and what is told beside a content."""

from __future__ import annotations

import pytest

from tests.extracting import extracted


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Norway, Sweden, and Finland announced a ban on drones.", 3),
        ("Norway, Sweden and Finland announced a ban on drones.", 3),
        ("Norway, NATO say the blast was an accident.", 2),
        ("They met in Oslo, Norway. Sweden announced a ban on drones.", 1),
    ],
)
def test_all_of_a_list_speak(text: str, speakers: int) -> None:
    (said,) = extracted(text).attributions
    assert len(said.speakers) == speakers


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "Norway said that its ships were safe, while Sweden said that it had lost one.",
            "that its ships were safe",
        ),
        (
            "The minister said on Monday that its ships were safe but gave no details.",
            "that its ships were safe",
        ),
        (
            "The minister said that its ships were safe, but declined to elaborate.",
            "that its ships were safe",
        ),
        (
            "The minister said that its ships sank but not the boats.",
            "that its ships sank but not the boats",
        ),
    ],
)
def test_what_is_told_beside_a_content_is_no_part_of_it(text: str, content: str) -> None:
    record = extracted(text)
    first = record.attributions[0]
    assert [text[slice(*span)] for span in first.content] == [content]
    assert all(said.nested_in is None for said in record.attributions)
