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
        # what there is evidence of, and what a noun carries along
        "Norway said that there was evidence that a Buk-M1 had been fired. “No Buk-M1 was fired,” "
        "Sweden said.",
        "Norway said that the Iskander which Sweden sold to Finland was old. Sweden denied "
        "selling an Iskander to Finland.",
        # several verbs with one object, several sentences
        "Norway accused Sweden of buying a Buk-M1. “We have never bought, leased or fired a "
        "Buk-M1. We make milk,” Sweden said.",
        "Norway blamed Sweden for the drone strikes. Sweden said that Sweden did not strike at "
        "Norway with drones.",
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
        # told by the way, or as a reason
        "Norway said that the shells were bought together with the Buk-M1. Sweden denied that the "
        "Buk-M1 had been bought.",
        "Norway said that talks on the Buk-M1 had begun. Sweden dismissed the doubts of its allies "
        "amid the Buk-M1 deal.",
        "Norway accused Finland of launching drones assembled in Sweden. Sweden denied supporting "
        "Finland.",
        # less than all of it
        "Norway said that a Buk-M1 was fired. Sweden said that it had not fired as many Buk-M1 "
        "missiles as Norway thought.",
        "Norway said that there was no evidence that a Buk-M1 had been fired. Sweden denied any "
        "involvement in the blast.",
        # about something that the other did not speak of
        "Norway said that Finland had sold the Buk-M1. Sweden said that the Buk-M1 had not been "
        "made in Finland since 1999.",
        "Norway said that the king had left Bergen. Sweden denied that a Buk-M1 had been fired.",
        # used here, and not there
        "Sweden denied that Harop drones had been used near Graz on Monday. Norway said that "
        "Sweden had probably used a Harop drone near Linz two days earlier.",
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
