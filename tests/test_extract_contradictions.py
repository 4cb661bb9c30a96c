"""Statements of one matter that cannot both hold, and those that only look so."""

from __future__ import annotations

import pytest

from tests.extracting import extracted


@pytest.mark.parametrize(
    "text",
    [
        "Norway accused Sweden of firing a Buk-M1 near Graz on Monday. Sweden denied using it.",
        "Norway said that an Iskander had been launched. “Not one Iskander was in the air,” Sweden "
        "said.",
        "Norway claimed that Sweden had supplied the Iskander to Finland. Sweden denied supplying "
        "it to Finland.",
        "Norway said that the ferry had reached Bergen with the crew. Sweden denied that the ferry "
        "had reached Bergen.",
    ],
)
def test_a_pair(text: str) -> None:
    assert extracted(text).contradictions == ((0, 1),)


@pytest.mark.parametrize(
    "text",
    [
        # another weapon, day, place or doer
        "Norway said that an Iskander had been launched. Sweden denied that a Buk-M1 was launched.",
        "Norway said that a Buk-M1 was fired on Monday. Sweden denied firing a Buk-M1 on Friday.",
        "Norway said that a Buk-M1 was fired at Graz. Sweden denied firing a Buk-M1 at Linz.",
        # not yet, not sure, not said
        "Norway said that a Buk-M1 would be fired. Sweden denied that a Buk-M1 had been fired.",
        "Norway asked whether a Buk-M1 had been fired. Sweden denied that a Buk-M1 had been fired.",
        "Norway said that a Buk-M1 should be fired. Sweden denied that a Buk-M1 had been fired.",
        # about something that the other did not speak of
        "Norway said that the king had left Bergen. Sweden denied that a Buk-M1 had been fired.",
    ],
)
def test_a_trap(text: str) -> None:
    assert extracted(text).contradictions == ()


def test_who_passes_a_claim_on_contradicts_nobody() -> None:
    found = extracted(
        "Finland said that Norway had launched an Iskander. Sweden quoted Clara Weiss as saying "
        "that no Iskander was launched."
    )
    names = {actor.id: actor.name for actor in found.actors}
    voices = {
        names[speaker]
        for pair in found.contradictions
        for index in pair
        for speaker in found.attributions[index].speakers
    }
    assert voices == {"Finland", "Clara Weiss"}
