"""Who said what: every construction yields its source, its cue, its content and its stance."""

from __future__ import annotations

import pytest

from tests.extracting import bare, extracted, only, said, speakers, words


@pytest.mark.parametrize(
    ("text", "who", "cue", "content"),
    [
        (
            "Clara Weiss said that the bridge was safe.",
            "Clara Weiss",
            "said",
            "that the bridge was safe",
        ),
        ("Clara Weiss said the bridge was safe.", "Clara Weiss", "said", "the bridge was safe"),
        (
            "Clara Weiss, who said the bridge was safe, left for Graz.",
            "Clara Weiss",
            "said",
            "the bridge was safe",
        ),
        (
            "Clara Weiss left for Graz, saying the bridge was safe.",
            "Clara Weiss",
            "saying",
            "the bridge was safe",
        ),
        ("The bridge was safe, Clara Weiss said.", "Clara Weiss", "said", "The bridge was safe"),
        ("As Clara Weiss said, the bridge was safe.", "Clara Weiss", "said", "the bridge was safe"),
        (
            "Clara Weiss was quoted as saying that the bridge was safe.",
            "Clara Weiss",
            "saying",
            "that the bridge was safe",
        ),
        (
            "It was announced by Norway that the bridge was safe.",
            "Norway",
            "announced",
            "that the bridge was safe",
        ),
        (
            "According to Clara Weiss, the bridge was safe.",
            "Clara Weiss",
            "According to",
            "the bridge was safe",
        ),
        (
            "The bridge was safe, according to Clara Weiss.",
            "Clara Weiss",
            "according to",
            "The bridge was safe",
        ),
        (
            "According to Clara Weiss, a retired colonel, the bridge was safe.",
            "Clara Weiss",
            "According to",
            "the bridge was safe",
        ),
    ],
)
def test_indirect_speech(text: str, who: str, cue: str, content: str) -> None:
    assert said(extracted(text)) == [([who], cue, content)]
    assert only(extracted(text)).mode == "indirect"


@pytest.mark.parametrize(
    "text",
    [
        "The bridge, Clara Weiss said, was safe.",
        "The bridge, said Clara Weiss, was safe.",
        "The bridge, according to Clara Weiss, was safe.",
    ],
)
def test_a_cue_amid_its_content_parts_it(text: str) -> None:
    found = extracted(text)
    assert speakers(found, only(found)) == ["Clara Weiss"]
    assert bare(words(found, only(found).content)) == "The bridge … was safe"


@pytest.mark.parametrize(
    ("text", "cue", "stance", "content"),
    [
        ("Norway denied the strike.", "denied", "denies", "the strike"),
        ("Norway denied firing the missiles.", "denied", "denies", "firing the missiles"),
        (
            "Norway denied that it had fired the missiles.",
            "denied",
            "denies",
            "that it had fired the missiles",
        ),
        (
            "Norway has repeatedly denied that the plan is dead.",
            "denied",
            "denies",
            "that the plan is dead",
        ),
        (
            "Norway rejected the idea that its troops had fired.",
            "rejected",
            "denies",
            "the idea that its troops had fired",
        ),
        (
            "Norway ruled out that troops would be sent.",
            "ruled out",
            "denies",
            "that troops would be sent",
        ),
        ("Norway confirmed the strike.", "confirmed", "affirms", "the strike"),
        (
            "Norway accused Sweden of shelling the port.",
            "accused",
            "affirms",
            "Sweden of shelling the port",
        ),
        (
            "Norway promised that the bridge would be safe.",
            "promised",
            "affirms",
            "that the bridge would be safe",
        ),
        (
            "Norway did not confirm that the bridge was safe.",
            "did not confirm",
            "none",
            "that the bridge was safe",
        ),
        (
            "Norway did not deny that the bridge was safe.",
            "did not deny",
            "none",
            "that the bridge was safe",
        ),
        (
            "Norway did not rule out that the bridge was safe.",
            "did not rule out",
            "none",
            "that the bridge was safe",
        ),
        ("Norway declined to say who fired.", "declined", "none", "to say who fired"),
        (
            "Norway refused to confirm that the bridge was safe.",
            "refused",
            "none",
            "to confirm that the bridge was safe",
        ),
        (
            "Norway asked whether the bridge was safe.",
            "asked",
            "none",
            "whether the bridge was safe",
        ),
        ("Norway hopes that the bridge is safe.", "hopes", "none", "that the bridge is safe"),
        (
            "Norway doubted that the bridge was safe.",
            "doubted",
            "none",
            "that the bridge was safe",
        ),
        (
            "Norway urged Sweden not to fire the missiles.",
            "urged",
            "none",
            "not to fire the missiles",
        ),
    ],
)
def test_stance(text: str, cue: str, stance: str, content: str) -> None:
    found = extracted(text)
    assert said(found) == [(["Norway"], cue, content)]
    assert only(found).stance == stance


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Norway brushed aside claims that it had mined the bay.", "denies"),
        ("Norway has pushed back on suggestions that it had mined the bay.", "denies"),
        ("Norway responded to the claim that it had mined the bay.", "none"),
        ("Norway voiced skepticism over reports that it had mined the bay.", "none"),
        ("The minister denied this, saying: “We are not at war.”", "denies"),
    ],
)
def test_what_is_done_about_a_claim(text: str, stance: str) -> None:
    first, *_ = extracted(text).attributions
    assert first.stance == stance


@pytest.mark.parametrize(
    "text",
    [
        "Norway neither confirmed nor denied the strike.",
        "Norway would neither confirm nor deny the strike.",
        "Norway could not confirm the strike.",
        "Norway declined to comment on the strike.",
    ],
)
def test_who_commits_to_nothing_neither_affirms_nor_denies(text: str) -> None:
    found = extracted(text)
    assert {one.stance for one in found.attributions} <= {"none"}


@pytest.mark.parametrize(
    "text",
    [
        "Nobody said the bridge was safe.",
        "Nobody has confirmed that the bridge was safe.",
        "No ministry said that the bridge was safe.",
        "None of the ministries said that the bridge was safe.",
        "Neither Norway nor Sweden said that the bridge was safe.",
        "Clara Weiss never said that the bridge was safe.",
        "Clara Weiss did not say that the bridge was safe.",
        "Clara Weiss failed to explain why the bridge was safe.",
        "Clara Weiss could say that the bridge was safe.",
        "Clara Weiss may have said that the bridge was safe.",
        "Clara Weiss would say that the bridge was safe if she were asked.",
        "If Norway says that the bridge is safe, the talks will end.",
        "Has Clara Weiss said that the bridge was safe?",
        "Satellite images showed that the bridge was gone.",
        "The footage shows that the bridge was gone.",
        "There was no comment from Norway.",
        "Read more: The bridge is safe",
        "Two tankers left the port.",
    ],
)
def test_what_nobody_said_is_no_statement(text: str) -> None:
    assert extracted(text).attributions == ()


def test_being_asked_to_say_something_is_not_saying_it() -> None:
    found = extracted("Reporters asked Clara Weiss to say that the bridge was safe.")
    assert said(found) == [(["Reporters"], "asked", "to say that the bridge was safe")]
    assert only(found).stance == "none"


def test_being_expected_to_say_something_is_not_saying_it() -> None:
    found = extracted("Clara Weiss is expected to say that the bridge is safe.")
    assert not [one for one in found.attributions if one.speakers]
    assert {one.stance for one in found.attributions} <= {"none"}


@pytest.mark.parametrize(
    ("title", "who", "cue", "content"),
    [
        ("Weiss: “The bridge is safe now”", "Clara Weiss", ":", "The bridge is safe now"),
        ("Weiss: The bridge is safe now", "Clara Weiss", ":", "The bridge is safe now"),
        ("Mayor Weiss: The bridge is safe now", "Clara Weiss", ":", "The bridge is safe now"),
        ("“The bridge is safe now” – Weiss", "Clara Weiss", "–", "The bridge is safe now"),
        ("Norway: The bridge is safe now", "Norway", ":", "The bridge is safe now"),
        ("Bridge is safe, says Clara Weiss", "Clara Weiss", "says", "Bridge is safe"),
        ("Bridge is safe, says mayor of Graz", "Clara Weiss", "says", "Bridge is safe"),
        ("Norway denies bridge is safe", "Norway", "denies", "bridge is safe"),
    ],
)
def test_headlines(title: str, who: str, cue: str, content: str) -> None:
    body = "Clara Weiss, the mayor of Graz, crossed the bridge with guests of Norway on Monday."
    assert said(extracted(f"{title}\n{body}", titles=1)) == [([who], cue, content)]


def test_a_headline_in_capitals() -> None:
    found = extracted(
        "BRANDT SAYS THE TALKS ARE OVER\nAustrian Foreign Minister Karl Brandt spoke on Monday.",
        titles=1,
    )
    assert said(found) == [(["Karl Brandt"], "SAYS", "THE TALKS ARE OVER")]
    assert {actor.name for actor in found.actors} == {"Karl Brandt", "Austria"}


@pytest.mark.parametrize("label", ["Analysis", "Explainer", "Photo", "Read more"])
def test_a_label_before_a_colon_says_nothing(label: str) -> None:
    found = extracted(f"{label}: The bridge is safe now\nThe talks went on.", titles=1)
    assert found.attributions == ()


@pytest.mark.parametrize(
    ("text", "speaker", "cue", "content", "stance"),
    [
        (
            "Israel rejected Iranian claims that the bridge had been hit.",
            "Iran",
            "claims",
            "that the bridge had been hit",
            "affirms",
        ),
        (
            "Oslo’s denial that talks were held surprised the delegates.",
            "Norway",
            "denial",
            "that talks were held",
            "denies",
        ),
        (
            "The Pentagon ruled out sending troops to Norway.",
            "Pentagon",
            "ruled out",
            "sending troops to Norway",
            "denies",
        ),
    ],
)
def test_nouns_and_participles(
    text: str, speaker: str, cue: str, content: str, stance: str
) -> None:
    record = extracted(text)
    found = [
        (speakers(record, one), words(record, one.cue), words(record, one.content), one.stance)
        for one in record.attributions
    ]
    assert ([speaker], cue, content, stance) in found


def test_a_noun_without_a_source_is_nobodys_speech() -> None:
    assert not extracted("There were reports that the bridge was safe.").attributions
