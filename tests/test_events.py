"""Events carry what the text says of them, and how it is put."""

from __future__ import annotations

import pytest

from claimgraph.loaders.extract.parse import parse
from claimgraph.loaders.extract.relations.events import find_events
from claimgraph.loaders.extract.relations.scene import scenes
from claimgraph.loaders.extract.weapons.finding import find_weapons
from claimgraph.loaders.record import Article, Attribution, Block, BlockKind, Event
from claimgraph.ontology.catalogue import Catalogue
from tests.test_relations import said, states

CATALOGUE = Catalogue.load()


def events(
    text: str, *attributions: Attribution
) -> tuple[dict[str | None, str], tuple[Event, ...]]:
    article = Article(
        "test",
        "test.txt",
        text,
        published="2024-03-06",
        blocks=(Block(0, len(text), BlockKind.PARAGRAPH),),
    )
    weapons, actors = find_weapons(text, article.blocks, CATALOGUE), states(text)
    names: dict[str | None, str] = {w.id: w.name for w in weapons}
    names.update({a.id: a.name for a in actors})
    laid = scenes(parse(article), weapons, actors, attributions, CATALOGUE)
    return names, find_events(laid, attributions)


@pytest.mark.parametrize(
    ("text", "kind", "weapon", "status"),
    [
        ("Russian forces fired a Kalibr at the port.", "launch", "Kalibr", "happened"),
        ("A Tochka-U hit the station.", "strike", "Tochka-U", "happened"),
        ("North Korea tested a Hwasong-15.", "test", "Hwasong-15", "happened"),
        ("Russia sold the S-400 to Turkey.", "transfer", "S-400", "happened"),
        ("Russia will sell the S-400 to Turkey.", "transfer", "S-400", "planned"),
        ("Russia did not sell the S-400 to Syria.", "transfer", "S-400", "denied"),
        ("Russia deployed the Iskander-M to the north.", "deployment", "Iskander-M", "happened"),
        ("Ukraine intercepted a Kinzhal missile.", "interception", "Kinzhal", "happened"),
        ("Two MiG-29s crashed.", "loss", "MiG-29", "happened"),
        (
            "India cancelled the purchase of the Javelin missile.",
            "transfer",
            "Javelin",
            "cancelled",
        ),
    ],
)
def test_kinds_and_status(text: str, kind: str, weapon: str, status: str) -> None:
    names, found = events(text)
    assert (kind, weapon, status) in {(e.type, names[e.weapon], e.status) for e in found}


def test_who_where_when_against_what_and_how_many() -> None:
    names, (event,) = events("Russia fired 12 Kalibr missiles at the port on Tuesday.")
    assert (names[event.by], event.target, event.quantity) == ("Russia", "the port", "12")
    assert event.date == "2024-03-05"
    assert event.to is None


def test_in_somebodys_words_it_is_alleged() -> None:
    text = "Orlov said that Russia fired a Kalibr."
    _, (event,) = events(text, said(text, "Orlov", "said", "that Russia fired a Kalibr"))
    assert (event.status, event.asserted_by) == ("alleged", 0)


def test_a_missile_launched_from_a_named_launcher() -> None:
    names, (event,) = events("A missile was launched from the Iskander missile system.")
    assert (event.type, event.weapon, names[event.carried_by]) == ("launch", None, "Iskander")


def test_no_event_without_a_named_weapon() -> None:
    assert events("Russia fired a missile and sold wheat to Turkey.")[1] == ()


def test_an_open_question_is_no_event() -> None:
    assert events("It is unclear whether the MiG-29s were hit or crashed.")[1] == ()


def test_a_number_in_a_name_is_no_quantity() -> None:
    _, (event,) = events("Russia fired a Fajr-5 rocket at the port.")
    assert event.quantity is None
