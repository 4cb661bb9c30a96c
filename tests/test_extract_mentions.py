"""Who is named: types, fullest names, positions; and what is no actor although it has capitals."""

from __future__ import annotations

import pytest

from tests.extracting import actor, extracted, positions, words


@pytest.mark.parametrize(
    ("text", "title", "organisation"),
    [
        ("Austrian Foreign Minister Clara Weiss left.", "Foreign Minister", "Austria"),
        ("Austria's foreign minister, Clara Weiss, left.", "foreign minister", "Austria"),
        ("The foreign minister of Austria, Clara Weiss, left.", "foreign minister", "Austria"),
        ("Foreign Minister of Austria Clara Weiss left.", "Foreign Minister", "Austria"),
        ("Clara Weiss, the foreign minister of Austria, left.", "foreign minister", "Austria"),
        ("Clara Weiss, Austria's foreign minister, left.", "foreign minister", "Austria"),
        ("Clara Weiss, Austrian foreign minister, left.", "foreign minister", "Austria"),
        ("The defence minister, Clara Weiss, left.", "defence minister", None),
        ("Defence Minister Clara Weiss left.", "Defence Minister", None),
        ("General Clara Weiss left.", "General", None),
        ("Clara Weiss, a retired colonel, left.", "retired colonel", None),
        ("Clara Weiss, director of the Alpine Institute, left.", "director", "Alpine Institute"),
        ("Clara Weiss, a spokeswoman for the Iraqi army, left.", "spokeswoman", "Iraqi army"),
    ],
)
def test_positions(text: str, title: str, organisation: str | None) -> None:
    found = extracted(text)
    assert positions(found, "Clara Weiss") == [(title, organisation)]
    (position,) = actor(found, "Clara Weiss").positions
    evidence = words(found, position.evidence)
    assert title in evidence
    assert "Weiss" in evidence
    assert actor(found, "Clara Weiss").type == "Person"


def test_two_positions_of_one_person() -> None:
    found = extracted("General Clara Weiss, commander of the Alpine Brigade, left for Graz.")
    assert positions(found, "Clara Weiss") == [
        ("General", None),
        ("commander", "Alpine Brigade"),
    ]


def test_a_list_gives_nobody_the_title_before_it() -> None:
    found = extracted("They met the president, Clara Weiss and Karl Brandt in Graz on Monday.")
    assert positions(found, "Clara Weiss") == []


@pytest.mark.parametrize(
    "text",
    [
        "Clara Weiss left. Weiss said nothing.",
        "Clara Weiss left. Ms Weiss said nothing.",
        "Clara Weiss left. Ms. Weiss said nothing.",
        "Clara Weiss left. Mayor Weiss said nothing.",
        "Weiss left for Graz. Clara Weiss said nothing.",
        "Clara Weiss left. Clara Weiss’s car stayed.",
    ],
)
def test_one_person_behind_many_names(text: str) -> None:
    found = extracted(text)
    people = [one for one in found.actors if one.type == "Person"]
    assert [one.name for one in people] == ["Clara Weiss"]
    assert len(people[0].mentions) == 2


def test_transliterations_are_one_person() -> None:
    found = extracted("Sergey Novik said yes. Then Sergei Novik said no.")
    assert len([one for one in found.actors if one.type == "Person"]) == 1


def test_namesakes_stay_two() -> None:
    found = extracted("Jane Miller and John Miller arrived. John Miller said the bridge was safe.")
    assert {one.name for one in found.actors} == {"Jane Miller", "John Miller"}


@pytest.mark.parametrize(
    "name",
    ["Clara Weiss", "Ursula van den Berg", "Ali al-Hassan", "Jean-Claude Moreau", "Ban Ki-moon"],
)
@pytest.mark.parametrize(
    "text",
    ["{} said the bridge was safe.", "“The bridge was safe,” {} said.", "President {} left."],
)
def test_names_of_persons(text: str, name: str) -> None:
    found = extracted(text.format(name))
    assert [(one.name, one.type) for one in found.actors] == [(name, "Person")]


@pytest.mark.parametrize(
    "text",
    [
        "Armenian forces crossed the river.",
        "Armenia's forces crossed the river.",
        "The Armenian forces crossed the river.",
        "Armenians crossed the river.",
    ],
)
def test_a_state_by_any_form_of_its_name(text: str) -> None:
    found = extracted(text)
    assert [(one.name, one.type) for one in found.actors] == [("Armenia", "State")]


def test_a_state_is_one_actor() -> None:
    found = extracted("The US left. The U.S. army left. The United States left. America left.")
    assert len([one for one in found.actors if one.type == "State"]) == 1


def test_an_acronym_is_the_organisation_it_abbreviates() -> None:
    found = extracted(
        "The Alpine Research Institute (ARI) said the bridge was safe. ARI said it was old."
    )
    one, other = found.attributions
    assert one.speakers == other.speakers
    assert actor(found, "Alpine Research Institute").type == "Organization"


@pytest.mark.parametrize(
    "text",
    [
        "The patrol ship Mary Rose left the port of Saint Helena.",
        "The destroyer John Paul Jones left the port of Odesa.",
        "The village of Martha Hill lies on the river Thomas.",
        "Operation Henry George began on Monday.",
        "On Monday in March the Second World War ended.",
        "“Green River” began on Monday.",
    ],
)
def test_places_ships_and_days_are_no_persons(text: str) -> None:
    assert not [one for one in extracted(text).actors if one.type == "Person"]


@pytest.mark.parametrize(
    "dateline",
    [
        "OSLO, May 16 (Reuters) - ",
        "OSLO (AP) — ",
        "OSLO, Norway (AP) — ",
        "VIENNA — ",
        "Oslo, 16 May (Interfax) - ",
        "OSLO/BERGEN, May 16 2023 (Interfax): ",
        "Oslo, 16 May 2023. ",
        "Oslo, Norway, May 16, 2023 – ",
    ],
)
def test_a_dateline_is_no_part_of_the_first_sentence(dateline: str) -> None:
    found = extracted(f"{dateline}Clara Weiss said the bridge was safe.")
    begin = len(dateline)
    assert [one.name for one in found.actors] == ["Clara Weiss"]
    assert found.attributions[0].source == ((begin, begin + len("Clara Weiss")),)
    assert words(found, found.attributions[0].content).startswith("the bridge was safe")


def test_a_city_in_capitals_before_a_report_speaks_not() -> None:
    (said,) = extracted("KARACHI: The army said on Monday that it rained.").attributions
    assert said.content


def test_mentions_are_the_places_of_the_name() -> None:
    found = extracted("Clara Weiss left Norway. Weiss said that she would return to Norway.")
    assert [words(found, (span,)) for span in actor(found, "Clara Weiss").mentions][:2] == [
        "Clara Weiss",
        "Weiss",
    ]
    assert [words(found, (span,)) for span in actor(found, "Norway").mentions] == ["Norway"] * 2


def test_nothing_is_named_in_boilerplate() -> None:
    found = extracted(
        "Clara Weiss left.\nKarl Brandt: “We will stay in Norway”\nPresident Jane Miller said no.",
        boilerplate=2,
    )
    assert [one.name for one in found.actors] == ["Clara Weiss"]
    assert found.attributions == ()


def test_a_maker_in_the_catalogue_is_an_organisation() -> None:
    record = extracted("The Akinci drone is built by Baykar. Bell rang.")
    assert ("Baykar", "Organization") in {(a.name, a.type) for a in record.actors}
    assert "Bell" not in {a.name for a in record.actors if a.type == "Organization"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Hezbollah hit back. Hizbullah said so. Hizballah was glad.", "Hezbollah"),
        (
            "The Tripoli-based Government of National Accord met. The GNA said that it was safe.",
            "Government of National Accord",
        ),
    ],
)
def test_a_body_in_two_spellings_is_one(text: str, name: str) -> None:
    assert [a.name for a in extracted(text).actors if a.type == "Organization"] == [name]
