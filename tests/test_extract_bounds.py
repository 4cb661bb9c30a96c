"""Where sources and contents end: lists of speakers, and what is told beside a content."""

from __future__ import annotations

import pytest

from claimgraph.loaders.extract.attribution.agreeing import content_of
from claimgraph.loaders.extract.attribution.quotes import find_quotes
from claimgraph.loaders.extract.learned.reader import Heard
from claimgraph.loaders.extract.parse import parse
from tests.extracting import article, bare, by, extracted, words


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


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        # what leads up to a statement is no statement
        (
            "Asked about the fire, the minister said that the harbour was safe.",
            "minister",
            "that the harbour was safe",
        ),
        (
            "Norway said missile that hit the ferry had come from a Swedish ship.",
            "Norway",
            "missile that hit the ferry had come from a Swedish ship",
        ),
        # an insertion, a bracket, an apposition
        (
            "The army said it had bought from Norfab [NFB] a dozen boats for the coast.",
            "army",
            "it had bought from Norfab [NFB] a dozen boats for the coast",
        ),
        (
            "Norway says Sweden’s order of the Buk-M1, also known as the SA-11, breaks the pact.",
            "Norway",
            "Sweden’s order of the Buk-M1, also known as the SA-11, breaks the pact",
        ),
        # what is told beside it
        (
            "Norway claimed that Sweden lost ten ships – although Swedish figures are lower.",
            "Norway",
            "that Sweden lost ten ships",
        ),
    ],
)
def test_a_content_is_what_was_said_and_all_of_it(text: str, speaker: str, content: str) -> None:
    record = extracted(text)
    names = {actor.id: actor.name for actor in record.actors}
    found = {
        (names[s], " … ".join(text[slice(*span)] for span in said.content))
        for said in record.attributions
        for s in said.speakers
    }
    assert (speaker, content) in found


def test_what_a_source_said_next_stands_beside_what_it_said_first() -> None:
    text = "Norway said that Swedish boats had fired, and announced a ban on fishing."
    first, second = extracted(text).attributions
    assert [text[slice(*span)] for span in first.content] == ["that Swedish boats had fired"]
    assert first.speakers == second.speakers
    assert second.nested_in is None


def test_a_cue_is_a_whole_word() -> None:
    text = "Norway denied involvement and counter-argued that Sweden was the cause."
    record = extracted(text)
    assert [text[slice(*said.cue[0])] for said in record.attributions] == [
        "denied",
        "counter-argued",
    ]


def test_what_another_adds_is_no_part_of_a_content() -> None:
    found = extracted(
        "Norway said that a missile had fallen, with one officer adding that it was old."
    )
    assert bare(words(found, by(found, "Norway").content)) == "that a missile had fallen"


def test_a_source_has_its_title_back_from_the_content_before_it() -> None:
    text = (
        "TALLINN, 17 May – The Iskander that fell near the mill on Tuesday had been shot down by a "
        "Patriot, air force spokesman Mart Kask said. Estonia got the Patriot last month."
    )
    (only,) = extracted(text).attributions
    assert [text[slice(*span)] for span in only.source] == ["air force spokesman Mart Kask"]
    assert text[slice(*only.content[0])].endswith("shot down by a Patriot")


@pytest.mark.parametrize(
    ("rest", "kept"), [("Estonia bought it in May.", False), ("“It was cheap.”", True)]
)
def test_what_an_article_goes_on_with_is_no_part_of_what_was_said(rest: str, kept: bool) -> None:
    text = f"The gun was old, Mart Kask said. {rest}"
    (block,) = parse(article(text), named=False).blocks
    words = block.tokens
    said = next(word for word in words if word.text == "said")
    told = [word for word in words if word.i < 4 or word.sent != said.sent]
    heard = Heard(said, 0.9, words[5:7], (said,), tuple(told))
    found = content_of(heard, block, text, find_quotes(text, 0, len(text)))
    assert [text[slice(*span)] for span in found] == ["The gun was old", *([rest] if kept else [])]
