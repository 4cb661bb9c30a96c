"""Whom the words of a source stand for: names, roles, pronouns, capitals, documents, groups."""

from __future__ import annotations

import pytest

from tests.extracting import actor, by, extracted, only, positions, said, speakers, words


@pytest.mark.parametrize(
    ("source", "state"),
    [
        ("Tehran", "Iran"),
        ("Moscow", "Russia"),
        ("Washington", "United States"),
        ("Beijing", "China"),
        ("Norway", "Norway"),
        ("The Netherlands", "Netherlands"),
    ],
)
def test_a_capital_speaks_for_its_state(source: str, state: str) -> None:
    found = extracted(f"{source} said that the bridge was safe.")
    assert speakers(found, only(found)) == [state]
    assert actor(found, state).type == "State"


@pytest.mark.parametrize("name", ["Kremlin", "White House", "Pentagon"])
def test_seats_of_power_are_organisations(name: str) -> None:
    found = extracted(f"The {name} said that the bridge was safe.")
    assert speakers(found, only(found)) == [name]
    assert actor(found, name).type == "Organization"


def test_a_ministry_is_no_state() -> None:
    found = extracted("On Monday the Polish Foreign Ministry said that the bridge was safe.")
    (speaker,) = (one for one in found.actors if one.id in only(found).speakers)
    assert speaker.type == "Organization"
    assert "Poland" in speaker.name or "Polish" in speaker.name


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Armenia’s Defence Ministry", "Azerbaijan’s Defence Ministry"),
        ("The defence ministry of Armenia", "The defence ministry of Azerbaijan"),
        ("The Armenian army", "The Azerbaijani army"),
    ],
)
def test_bodies_of_two_states_stay_two(first: str, second: str) -> None:
    found = extracted(f"{first} said the bridge was safe. {second} said that it was gone.")
    one, other = found.attributions
    assert len(one.speakers) == len(other.speakers) == 1
    assert one.speakers != other.speakers


def test_the_ministry_is_the_one_named_before() -> None:
    found = extracted(
        "The defence ministry of Norway said the bridge was safe. "
        "The ministry added that it was old."
    )
    one, other = found.attributions
    assert one.speakers == other.speakers


@pytest.mark.parametrize(
    ("source", "who"),
    [
        ("France and Germany", ["France", "Germany"]),
        ("Moscow and Minsk", ["Russia", "Belarus"]),
        ("Karl Brandt and Clara Weiss", ["Karl Brandt", "Clara Weiss"]),
        ("France, Germany and Italy", ["France", "Germany", "Italy"]),
    ],
)
def test_joint_sources(source: str, who: list[str]) -> None:
    found = extracted(f"{source} said in a joint statement that the bridge was safe.")
    assert speakers(found, only(found)) == who


@pytest.mark.parametrize(
    ("before", "pronoun", "who"),
    [
        ("Clara Weiss arrived on Monday.", "She", ["Clara Weiss"]),
        ("Karl Brandt arrived on Monday.", "He", ["Karl Brandt"]),
        ("Clara Weiss thanked Karl Brandt.", "She", ["Clara Weiss"]),
        ("Clara Weiss thanked Karl Brandt.", "He", ["Karl Brandt"]),
        ("Mr. Novik and Ms. Tamm arrived.", "She", ["Tamm"]),
        ("Mr. Novik and Ms. Tamm arrived.", "He", ["Novik"]),
        ("Norway said the bridge was old.", "It", ["Norway"]),
        ("Norwegian officials said the bridge was old.", "They", ["Norwegian officials"]),
        ("Norway and Sweden said the bridge was old.", "They", ["Norway", "Sweden"]),
        ("Norway and Sweden said the bridge was old.", "Both", ["Norway", "Sweden"]),
        ("Two tankers left the port.", "He", []),
    ],
)
def test_pronouns(before: str, pronoun: str, who: list[str]) -> None:
    found = extracted(f"{before} {pronoun} said that the bridge was safe.")
    assert speakers(found, found.attributions[-1]) == who


def test_he_across_a_quotation_and_a_paragraph() -> None:
    found = extracted(
        "Karl Brandt arrived in Oslo.\n“The bridge was safe,” he said.\nHe added that it was old."
    )
    assert [speakers(found, one) for one in found.attributions] == [["Karl Brandt"]] * 2


def test_he_in_reported_speech_is_its_speaker() -> None:
    found = extracted("Karl Brandt said that he had told Clara Weiss that the bridge was safe.")
    outer, inner = found.attributions
    assert speakers(found, outer) == speakers(found, inner) == ["Karl Brandt"]
    assert inner.nested_in == 0


def test_she_in_a_quotation_is_not_who_is_quoted() -> None:
    found = extracted("Alex Tamm said: “She told me, ‘We will hold the river,’ and I believed it.”")
    inner = next(one for one in found.attributions if words(found, one.source) == "She")
    assert speakers(found, inner) == []


def test_i_in_a_quotation_is_who_is_quoted() -> None:
    found = extracted("“I warned Norway that the bridge was old,” Karl Brandt said.")
    assert {tuple(speakers(found, one)) for one in found.attributions} == {("Karl Brandt",)}


@pytest.mark.parametrize(
    ("before", "role", "who"),
    [
        ("Defence Minister Clara Weiss arrived.", "The minister", "Clara Weiss"),
        ("The minister, Clara Weiss, arrived.", "The minister", "Clara Weiss"),
        ("Karl Brandt, the foreign minister of Austria, arrived.", "The minister", "Karl Brandt"),
        ("President Karl Brandt met Mayor Clara Weiss.", "The president", "Karl Brandt"),
        ("President Karl Brandt met Mayor Clara Weiss.", "The mayor", "Clara Weiss"),
        (
            "Norwegian President Karl Brandt met Swedish President Clara Weiss.",
            "The Swedish president",
            "Clara Weiss",
        ),
        (
            "Norwegian President Karl Brandt met Swedish President Clara Weiss.",
            "The president of Norway",
            "Karl Brandt",
        ),
    ],
)
def test_a_role_is_whoever_holds_it(before: str, role: str, who: str) -> None:
    found = extracted(f"{before} {role} said that the bridge was safe.")
    assert speakers(found, only(found)) == [who]


@pytest.mark.parametrize(
    "source",
    [
        "Two U.S. officials",
        "Experts",
        "A senior diplomat",
        "Both ministers",
        "Sources close to the Kremlin",
        "An unnamed source in the Polish government",
        "Residents of Graz",
    ],
)
def test_unnamed_sources_are_a_group(source: str) -> None:
    found = extracted(f"{source} said that the bridge was safe.")
    (speaker,) = (one for one in found.actors if one.id in only(found).speakers)
    assert speaker.type == "Group"
    assert source.replace("U.S.", "US").endswith(speaker.name)


def test_the_officials_are_those_named_before() -> None:
    found = extracted(
        "Two U.S. officials said that the bridge was safe. The officials said that it was old."
    )
    one, other = found.attributions
    assert one.speakers == other.speakers


def test_one_of_the_officials_is_somebody() -> None:
    found = extracted("“The bridge was never found,” one of the officials said.")
    assert len(only(found).speakers) == 1


@pytest.mark.parametrize(
    ("source", "issuer"),
    [
        ("A report by Amnesty International", "Amnesty International"),
        ("The report of Amnesty International", "Amnesty International"),
        ("A statement by the Kremlin", "Kremlin"),
        ("Clara Weiss's statement", "Clara Weiss"),
    ],
)
def test_a_document_speaks_for_its_issuer(source: str, issuer: str) -> None:
    found = extracted(f"{source} said that the bridge was safe.")
    assert speakers(found, only(found)) == [issuer]


def test_the_report_speaks_for_who_issued_it() -> None:
    found = extracted(
        "A report by Amnesty International said the bridge was safe. "
        "The report said that nobody was to blame."
    )
    assert {tuple(speakers(found, one)) for one in found.attributions} == {
        ("Amnesty International",)
    }


def test_a_report_of_nobody_speaks_for_nobody() -> None:
    found = extracted("The report said that the bridge was safe.")
    assert [one.speakers for one in found.attributions] in ([], [()])


@pytest.mark.parametrize(
    "source",
    [
        "Kremlin spokesman Oleg Sava",
        "The Kremlin's spokesman, Oleg Sava,",
        "Oleg Sava, a spokesman for the Kremlin,",
        "Oleg Sava, the Kremlin's spokesman,",
        "Oleg Sava, spokesman of the Kremlin,",
    ],
)
def test_a_spokesman_speaks_for_himself(source: str) -> None:
    found = extracted(f"{source} said that the bridge was safe.")
    assert speakers(found, only(found)) == ["Oleg Sava"]
    assert positions(found, "Oleg Sava") == [("spokesman", "Kremlin")]


def test_an_unnamed_spokesman_is_not_his_organisation() -> None:
    found = extracted("A spokesman for the Kremlin said that the bridge was safe.")
    assert speakers(found, only(found)) != ["Kremlin"]
    assert len(only(found).speakers) == 1


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("Citing its own sources, Reuters said the convoy had turned back.", "its own sources"),
        ("Karl Brandt, citing his sources, said the convoy had turned back.", "his sources"),
        ("Citing two officials, Karl Brandt said the convoy had turned back.", "two officials"),
    ],
)
def test_who_is_cited_stands_within_who_cites(text: str, whose: str) -> None:
    found = extracted(text)
    (cited,) = (one for one in found.attributions if one.nested_in is not None)
    citing = found.attributions[cited.nested_in or 0]
    assert words(found, cited.source) == whose
    (group,) = (one for one in found.actors if one.id in cited.speakers)
    assert group.type == "Group"
    assert speakers(found, citing) in (["Reuters"], ["Karl Brandt"])
    assert words(found, cited.content) == words(found, citing.content)


@pytest.mark.parametrize(
    "text",
    [
        "TASS quoted Oleg Sava as saying that the bridge was safe.",
        "Oleg Sava was quoted by TASS as saying that the bridge was safe.",
        "TASS reported that Oleg Sava had said that the bridge was safe.",
        "According to TASS, Oleg Sava said that the bridge was safe.",
    ],
)
def test_a_chain_is_nesting(text: str) -> None:
    found = extracted(text)
    outer, inner = by(found, "TASS"), by(found, "Oleg Sava")
    assert inner.nested_in == found.attributions.index(outer)
    assert outer.nested_in is None
    assert "the bridge was safe" in words(found, inner.content)


def test_who_is_spoken_of_does_not_speak() -> None:
    found = extracted("Clara Weiss said that Karl Brandt had left and that Norway was silent.")
    assert said(found) == [
        (["Clara Weiss"], "said", "that Karl Brandt had left and that Norway was silent")
    ]


def test_both_speak_where_a_title_stands_between_them() -> None:
    found = extracted(
        "Karl Brandt, Austria's foreign minister, and Clara Weiss, the mayor of Graz, said that "
        "the plan is dead."
    )
    (one,) = found.attributions
    assert speakers(found, one) == ["Karl Brandt", "Clara Weiss"]


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("His lawyer, Pavel Orlov,", "Pavel Orlov"),
        ("Spokesman of the Norwegian Army, Major General Pavel Orlov,", "Pavel Orlov"),
        ("Army spokesperson Rear Adm. Pavel Orlov", "Pavel Orlov"),
        ("Assistant Secretary of Defense Pavel Orlov", "Pavel Orlov"),
        ("Air Commodore Pavel Orlov", "Pavel Orlov"),
    ],
)
def test_who_is_put_after_a_role_speaks(source: str, name: str) -> None:
    record = extracted(f"{source} said on Monday that it had rained.")
    names = {actor.id: actor.name for actor in record.actors}
    assert [names[one] for one in record.attributions[0].speakers] == [name]


@pytest.mark.parametrize(
    ("again", "name"),
    [
        ("The newspaper said that it was old.", "Morning Post"),
        ("According to the report, it was old.", "Morning Post"),
        ("The source said that it was old.", "senior official"),
    ],
)
def test_the_newspaper_and_the_source_are_those_named_before(again: str, name: str) -> None:
    found = extracted(
        "A senior official told the newspaper Morning Post that a missile had fallen. "
        f"Norway denied this. {again}"
    )
    assert speakers(found, found.attributions[-1]) == [name]


def test_media_reports_are_the_medias() -> None:
    found = extracted("According to Norwegian media reports, the bridge was safe.")
    assert speakers(found, only(found)) == ["Norwegian media"]


@pytest.mark.parametrize(
    ("role", "title"),
    [
        ("defence chief", "Defence Minister"),
        ("leader", "President"),
        ("top diplomat", "Foreign Minister"),
    ],
)
def test_a_chief_is_who_holds_the_office(role: str, title: str) -> None:
    found = extracted(
        f"Norwegian {title} Karl Weiss arrived. The Norwegian {role} said that the bridge was safe."
    )
    assert speakers(found, only(found)) == ["Karl Weiss"]


def test_initials_in_brackets_are_the_name_before_them() -> None:
    found = extracted(
        "The US Africa Command (AFRICOM) said it was so. AFRICOM said that the bridge was safe."
    )
    assert speakers(found, found.attributions[-1]) == ["US Africa Command"]


def test_the_united_nations_by_their_initials() -> None:
    found = extracted("The UN said that the bridge was safe.")
    assert speakers(found, only(found)) == ["United Nations"]


def test_a_name_after_its_title_that_the_parse_lost() -> None:
    found = extracted(
        "The strike was confirmed by Norway's military spokesman Karl Weiss just days after it."
    )
    assert speakers(found, only(found)) == ["Karl Weiss"]


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("The Polish Foreign Ministry's website", "Ministry of Foreign Affairs of Poland"),
        ("A commentary by a retired officer", "retired officer"),
    ],
)
def test_what_somebody_publishes_speaks_for_them(source: str, name: str) -> None:
    found = extracted(f"{source} said that the bridge was safe.")
    assert speakers(found, only(found)) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "“We had no say in this matter,” the agency Norge quoted Clara Weiss as saying.",
        "“We had no say in this matter,” the newspaper Norge quoted Clara Weiss as saying.",
        "“We had no say in this matter,” the agency quoted Clara Weiss as saying.",
    ],
)
def test_who_quotes_a_speaker_holds_just_the_quotation(text: str) -> None:
    found = extracted(text)
    names = {actor.id: actor.name for actor in found.actors}
    outer, inner = found.attributions
    assert (outer.nested_in, inner.nested_in) == (None, 0)
    assert [names[one] for one in inner.speakers] == ["Clara Weiss"]
    assert {words(found, one.content) for one in (outer, inner)} == {text[: text.index("”") + 1]}


def test_two_who_say_something_beside_each_other_are_kept_apart() -> None:
    found = extracted(
        "Talks opened on Monday, with Secretary of State Berg saying the sale was of great "
        "concern and Norwegian Foreign Minister Olsen saying it would enhance stability."
    )
    contents = [words(found, one.content) for one in found.attributions]
    assert contents == ["the sale was of great concern", "it would enhance stability"]


def test_a_report_on_a_countrys_website_is_not_the_countrys() -> None:
    found = extracted("A report in a French news website said that the deal was off.")
    assert [one.speakers for one in found.attributions] == [()]


def test_a_force_whose_verb_the_parse_takes_for_a_noun_is_named_in_full() -> None:
    found = extracted("The Algerian military plans to deploy two squadrons of jets.")
    assert "The" not in {actor.name for actor in found.actors}
