"""Sources that tell a role, a description or initials in place of a name; and whose data it is."""

from __future__ import annotations

import pytest

from tests.extracting import actor, bare, by, extracted, only, said, speakers, words


def test_a_role_in_the_lead_is_whom_the_next_statement_names() -> None:
    found = extracted(
        "Norway’s transport minister said on Monday that the bridge was safe.\n"
        "Clara Weiss told reporters that it had been inspected twice."
    )
    assert [speakers(found, one) for one in found.attributions] == [["Clara Weiss"]] * 2


@pytest.mark.parametrize(
    "following",
    [
        "Harbour master Clara Weiss told reporters that it was old.",
        "Norway told reporters that it was old.",
    ],
)
def test_somebody_in_another_role_is_not_whom_the_lead_means(following: str) -> None:
    found = extracted(f"The transport minister said that the bridge was safe.\n{following}")
    first, second = found.attributions
    assert first.speakers != second.speakers


@pytest.mark.parametrize(
    "introduced",
    ["farmer Karl Brandt", "Karl Brandt, 52, a farmer from Graz,", "Karl Brandt, a local farmer,"],
)
def test_a_person_is_known_by_what_the_article_calls_him(introduced: str) -> None:
    found = extracted(
        f"It was {introduced} who found the shell. Clara Weiss took it to Graz. "
        "The farmer said that it was heavy."
    )
    assert speakers(found, only(found)) == ["Karl Brandt"]


@pytest.mark.parametrize(
    ("source", "state"),
    [
        ("The British", "United Kingdom"),
        ("The Chinese side", "China"),
        ("Moscow, the supplier,", "Russia"),
    ],
)
def test_a_people_a_side_and_a_capital_in_apposition_are_states(source: str, state: str) -> None:
    found = extracted(f"{source} said that the bridge was safe.")
    assert speakers(found, only(found)) == [state]


def test_data_are_whose_they_are_said_to_be() -> None:
    found = extracted("According to data from the Alpine Institute, the bridge is safe.")
    assert speakers(found, only(found)) == ["Alpine Institute"]
    unowned = extracted("According to the latest data, the bridge in Norway is safe.")
    assert all(not one.speakers for one in unowned.attributions)


def test_initials_before_a_colon_are_a_persons() -> None:
    found = extracted(
        "Clara Weiss built bridges for ten years.\nHG: Was it safe?\nCW: The bridge was safe then."
    )
    answer = found.attributions[-1]
    assert speakers(found, answer) == ["Clara Weiss"]
    assert answer.mode == "direct"


def test_a_companys_initials_are_the_company() -> None:
    found = extracted("Alpine Bridge Works Ltd built it. ABW said that the bridge was safe.")
    assert speakers(found, only(found)) == ["Alpine Bridge Works Ltd"]


def test_a_force_goes_by_the_name_that_the_article_gives_it() -> None:
    found = extracted("The Norwegian Navy said that the bridge was safe.")
    assert speakers(found, only(found)) == ["Norwegian Navy"]
    ministry = extracted("Norway’s Defence Ministry said that the bridge was safe.")
    assert speakers(ministry, only(ministry)) == ["Ministry of Defence of Norway"]


@pytest.mark.parametrize("lead", ["In the opinion of Clara Weiss", "In Clara Weiss’s view"])
def test_an_opinion_is_whose_it_is(lead: str) -> None:
    found = extracted(f"{lead}, the bridge is safe.")
    assert speakers(found, only(found)) == ["Clara Weiss"]
    assert bare(words(found, only(found).content)) == "the bridge is safe"


def test_a_question_asserts_nothing() -> None:
    asked, told = extracted(
        "“Was the bridge safe?” said Clara Weiss. “Nobody knows,” Karl Brandt said."
    ).attributions
    assert (asked.stance, told.stance) == ("none", "affirms")


def test_what_follows_a_question_in_a_new_sentence_is_no_cue_of_it() -> None:
    found = extracted(
        "Clara Weiss said at the briefing: “Was the bridge safe?” She demanded that it be closed."
    )
    assert [cue for _, cue, _ in said(found)] == ["said", "demanded"]


def test_a_clause_joined_by_and_is_not_what_is_urged() -> None:
    found = extracted("Karl Brandt left Graz on Monday, and he urged Norway to close the bridge.")
    assert [bare(words(found, one.content)) for one in found.attributions] == [
        "to close the bridge"
    ]


INTERVIEW = """Clara Weiss has built bridges for ten years. We met her in Graz.
Was the bridge safe?
It was safe when I left. Norway told me that the river was low.
Who closed it?
Karl Brandt did, in May.
And will it open again?
I do not know."""


def test_an_interview_without_labels_is_known_by_its_questions() -> None:
    found = extracted(INTERVIEW)
    answers = [one for one in found.attributions if one.nested_in is None]
    assert [speakers(found, one) for one in answers] == [["Clara Weiss"]] * 3
    assert {one.mode for one in answers} == {"direct"}
    assert by(found, "Norway").nested_in == 0
    assert actor(found, "Clara Weiss").type == "Person"


@pytest.mark.parametrize(
    ("text", "venue"),
    [
        ("Clara Weiss said by telephone that the bridge was safe.", "by telephone"),
        ("Clara Weiss said in parliament that the bridge was safe.", "in parliament"),
        ("Clara Weiss said in a note that the bridge was safe.", "in a note"),
    ],
)
def test_where_it_was_said(text: str, venue: str) -> None:
    found = extracted(text)
    assert words(found, only(found).venue) == venue


@pytest.mark.parametrize(
    ("text", "who", "cue"),
    [
        # the verb's own source, not the one above or below it
        ("The army rejected the proof saying “Shells leave craters.”", "army", "saying"),
        (
            "They spoke of the split between them and Norway, which warned that it would leave.",
            "Norway",
            "warned",
        ),
        # long appositions, initials, a date before the name
        (
            "The Nordic coalition, operating at sea since 2015, reported on Monday that two boats "
            "had sunk.",
            "Nordic coalition",
            "reported",
        ),
        ("It is old, said Col. Karl A. Brandt, commander, Graz Depot.", "Karl A. Brandt", "said"),
        (
            "On Tuesday, 9 May, General Karl Brandt, the navy’s spokesman, confirmed that it sank.",
            "Karl Brandt",
            "confirmed",
        ),
        ("Two boats had sunk. This was stated by Clara Weiss.", "Clara Weiss", "was stated"),
    ],
)
def test_a_source_is_the_verbs_own(text: str, who: str, cue: str) -> None:
    found = extracted(text)
    assert [speakers(found, one) for one in found.attributions if words(found, one.cue) == cue] == [
        [who]
    ]


@pytest.mark.parametrize(
    ("title", "who"),
    [
        ("Norway’s Brandt Denies Buying New Boats", "Brandt"),
        ("Norway sends boats to the far north: defence official", "defence official"),
        ("No more boats for the far north: senior official", "senior official"),
        ("“We will sail again” - Swedish PM", "Swedish PM"),
    ],
)
def test_who_speaks_in_a_headline(title: str, who: str) -> None:
    found = extracted(f"{title}\nThe weather was fine.", titles=1)
    assert [speakers(found, one) for one in found.attributions] == [[who]]
