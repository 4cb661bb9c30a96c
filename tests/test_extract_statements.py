"""What a statement is besides its words: negation, modality, date, place, hearer, its like."""

from __future__ import annotations

import pytest

from claimgraph.loaders.record import Actor, Weapon
from tests.extracting import bare, by, extracted, only, positions, said, speakers, words


@pytest.mark.parametrize(
    ("content", "negated"),
    [
        ("the bridge was not safe", True),
        ("the bridge wasn’t safe", True),
        ("the bridge had never been safe", True),
        ("no bridge was safe", True),
        ("nobody had been hurt", True),
        ("there was no bridge", True),
        ("Sweden had failed to deliver the missiles", True),
        ("Sweden did not fire the missiles", True),
        ("the bridge was safe", False),
        ("the missile failed", False),
        ("the bridge, which was not old, was safe", False),
        ("Sweden denied the strike", False),
    ],
)
def test_negation_is_the_contents_own(content: str, negated: bool) -> None:
    found = extracted(f"Norway said that {content}.")
    assert by(found, "Norway").negated == negated
    assert by(found, "Norway").stance == "affirms"


@pytest.mark.parametrize(
    ("text", "stance", "negated"),
    [
        ("Norway said it did not fire the missiles.", "affirms", True),
        ("Norway denied firing the missiles.", "denies", False),
        ("Norway denied that nobody had been hurt.", "denies", True),
        ("Norway urged Sweden not to fire the missiles.", "none", True),
    ],
)
def test_stance_and_negation_are_two_things(text: str, stance: str, negated: bool) -> None:
    one = only(extracted(text))
    assert (one.stance, one.negated) == (stance, negated)


@pytest.mark.parametrize(
    ("content", "modality"),
    [
        ("the bridge was safe", "unspecified"),
        ("the bridge was probably safe", "probable"),
        ("the bridge was certainly safe", "certain"),
        ("the bridge may have been safe", "possible"),
        ("the bridge might fall", "possible"),
        ("the bridge could fall", "possible"),
        ("Sweden will pay", "future"),
        ("Sweden must pay", "obligation"),
        ("Sweden should pay", "obligation"),
        ("if the bridge fell, Sweden would pay", "conditional"),
    ],
)
def test_modality(content: str, modality: str) -> None:
    assert only(extracted(f"Norway said that {content}.")).modality == modality


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Clara Weiss said on Monday that the bridge was safe.", "2024-05-13"),
        ("On Tuesday, Clara Weiss told reporters that the bridge was safe.", "2024-05-14"),
        ("Clara Weiss said yesterday that the bridge fell on 2 March.", "2024-05-16"),
        ("Clara Weiss said on 3 May that the bridge was safe.", "2024-05-03"),
        ("Clara Weiss said on May 3, 2023 that the bridge was safe.", "2023-05-03"),
        ("Clara Weiss said two days ago that the bridge was safe.", "2024-05-15"),
        ("Clara Weiss said last week that the bridge was safe.", "2024-05-06/2024-05-12"),
        ("Clara Weiss said in 2019 that the bridge was safe.", "2019"),
        ("The bridge was safe, Clara Weiss told Reuters on Wednesday.", "2024-05-15"),
        ("Clara Weiss said that the bridge would fall on Friday.", None),
        ("Clara Weiss said that the bridge was safe.", None),
    ],
)
def test_the_day_it_was_said(text: str, date: str | None) -> None:
    assert only(extracted(text)).said_on == date


def test_a_weekday_needs_the_day_of_publication() -> None:
    text = "Clara Weiss said on Monday that the bridge was safe."
    assert only(extracted(text, published=None)).said_on is None


@pytest.mark.parametrize(
    ("text", "venue"),
    [
        ("Clara Weiss said in an interview with Reuters that the bridge was safe.", "interview"),
        ("Clara Weiss said on air that the bridge was safe.", "on air"),
        ("Clara Weiss wrote on Twitter that the bridge was safe.", "on Twitter"),
        ("At a news conference, Clara Weiss said that the bridge was safe.", "news conference"),
        ("In a statement, Norway said that the bridge was safe.", "In a statement"),
        ("Clara Weiss said that the summit had failed in an interview of hers.", None),
        ("Clara Weiss said that the bridge was safe.", None),
    ],
)
def test_where_it_was_said(text: str, venue: str | None) -> None:
    found = extracted(text)
    place = words(found, found.attributions[0].venue)
    assert (venue in place) if venue else not place


@pytest.mark.parametrize(
    ("text", "audience"),
    [
        ("Clara Weiss told reporters that the bridge was safe.", "reporters"),
        ("Clara Weiss told the Norwegian parliament that the bridge was safe.", "parliament"),
        ("The bridge was safe, Clara Weiss told Reuters on Wednesday.", "Reuters"),
        ("Clara Weiss confirmed to Reuters that the bridge was safe.", "Reuters"),
        ("“The bridge is safe,” Clara Weiss told a news conference.", "a news conference"),
        ("Clara Weiss said that the bridge was safe.", ""),
    ],
)
def test_whom_it_was_said_to(text: str, audience: str) -> None:
    found = extracted(text)
    heard = words(found, only(found).audience)
    assert heard.endswith(audience)
    assert bool(heard) == bool(audience)


def test_a_chain_of_three() -> None:
    found = extracted(
        "According to Reuters, Clara Weiss said that Norway had denied the strike on the bridge."
    )
    assert [speakers(found, one) for one in found.attributions] == [
        ["Reuters"],
        ["Clara Weiss"],
        ["Norway"],
    ]
    assert [one.nested_in for one in found.attributions] == [None, 0, 1]
    assert [one.stance for one in found.attributions] == ["affirms", "affirms", "denies"]


def test_what_is_told_inside_a_quotation_is_nested() -> None:
    found = extracted("“Norway told us that the bridge was safe,” Karl Brandt said.")
    inner, outer = by(found, "Norway"), by(found, "Karl Brandt")
    assert inner.nested_in == found.attributions.index(outer)
    assert outer.nested_in is None


def test_statements_beside_each_other_are_not_nested() -> None:
    found = extracted("Norway said the bridge was safe, and Sweden said the river was low.")
    assert [one.nested_in for one in found.attributions] == [None, None]


@pytest.mark.parametrize(
    "text",
    [
        "Norway said that the bridge was safe. “The bridge was safe,” Sweden said.",
        "Norway said the bridge was safe. Sweden repeated that the bridge was safe.",
        "Norway said: “The bridge was safe.” Sweden denied that the bridge was safe.",
        "Reuters reported that Norway had said the bridge was safe. Sweden said the bridge was "
        "safe.",
    ],
)
def test_one_wording_is_one_claim(text: str) -> None:
    found = extracted(text)
    (claim,) = (one for one in found.claims if len(one.statements) > 1)
    assert bare(claim.text).casefold() == "the bridge was safe"
    who = [speakers(found, found.attributions[index]) for index in claim.statements]
    assert who == [["Norway"], ["Sweden"]]


def test_a_negation_makes_another_claim() -> None:
    found = extracted("Norway said the bridge was safe. Sweden said the bridge was not safe.")
    assert [one.negated for one in found.claims] == [False, True]
    assert [bare(one.text) for one in found.claims] == [
        "the bridge was safe",
        "the bridge was not safe",
    ]


def test_a_claim_knows_whom_it_is_about() -> None:
    found = extracted("Norway said that Sweden had sold the S-400 to Finland.")
    things: tuple[Actor | Weapon, ...] = (*found.actors, *found.weapons)
    names = {thing.id: thing.name for thing in things}
    (claim,) = found.claims
    assert [names[one] for one in claim.about] == ["Sweden", "S-400", "Finland"]


@pytest.mark.parametrize(
    "text",
    [
        "Norway confirmed that the bridge had been hit. Sweden denied that the bridge had been "
        "hit.",
        "Norway said the bridge was hit. Sweden said the bridge was not hit.",
        "Norway said the bridge was not hit. “The bridge was hit,” Sweden said.",
        "Norway denied that the bridge was not hit. Sweden said the bridge was not hit.",
    ],
)
def test_contradictions(text: str) -> None:
    assert extracted(text).contradictions == ((0, 1),)


@pytest.mark.parametrize(
    "text",
    [
        "Norway said the bridge was hit. Sweden said the bridge was hit.",
        "Norway said the bridge was hit. Sweden denied that the bridge was not hit.",
        "Norway said the bridge was hit. Sweden asked whether the bridge was hit.",
        "Norway said it was involved. Sweden denied it was involved.",
        "Norway said the bridge was hit. Norway later denied that the bridge was hit.",
        "Norway denied that Sweden had said the bridge was hit.",
    ],
)
def test_no_contradiction(text: str) -> None:
    assert extracted(text).contradictions == ()


INTERVIEW = """Interview with Clara Weiss, director of the Alpine Institute
Q: Was the bridge safe?
A: The bridge was safe.
Q: Did Norway say so?
A: Norway told me that the river was low."""


def test_an_interviews_answers_are_its_persons() -> None:
    found = extracted(INTERVIEW)
    answers = [one for one in found.attributions if one.nested_in is None]
    assert [speakers(found, one) for one in answers] == [["Clara Weiss"]] * 2
    assert [one.mode for one in answers] == ["direct"] * 2
    assert bare(words(found, answers[0].content)) == "The bridge was safe"
    assert positions(found, "Clara Weiss") == [("director", "Alpine Institute")]
    told = by(found, "Norway")
    assert found.attributions[told.nested_in or 0] is answers[1]


def test_questions_and_answers_of_nobody() -> None:
    assert extracted("Q: Was the bridge safe?\nA: The bridge was safe.").attributions == ()


def test_confidence_is_less_where_the_speaker_is_a_guess() -> None:
    found = extracted("Norway said the bridge was safe. It said that nobody was to blame.")
    named, guessed = found.attributions
    assert 0 < guessed.confidence < named.confidence <= 1


def test_an_article_in_another_order_says_the_same() -> None:
    one, other = "Norway said the bridge was safe.", "Clara Weiss denied the strike on Graz."
    forth, back = said(extracted(f"{one}\n{other}")), said(extracted(f"{other}\n{one}"))
    assert forth == back[::-1]


@pytest.mark.parametrize(
    ("text", "opposed"),
    [
        (
            "Norway said that the Iskander was not used. Sweden said Iskander missiles were fired.",
            1,
        ),
        ("Norway said that the Iskander was not used. Sweden said the Patriot was used.", 0),
        ("Norway said the Iskander should not be used. Sweden said the Iskander was used.", 0),
        ("Norway said a ban was agreed not to use the Iskander. Sweden said it was used.", 0),
        ("Norway denied using the Iskander in May. Sweden said the Iskander was used in March.", 0),
    ],
)
def test_a_use_and_its_denial_cannot_both_hold(text: str, opposed: int) -> None:
    assert len(extracted(text).contradictions) == opposed
