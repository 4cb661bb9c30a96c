"""Weapons are found in every habit of writing, and nothing else of the same name is."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimgraph.loaders.extract.weapons.finding import find_weapons
from claimgraph.loaders.record import Block, BlockKind, Weapon
from claimgraph.ontology.catalogue import Catalogue

CATALOGUE = Catalogue.load()


def weapons(text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> tuple[Weapon, ...]:
    blocks, start = [], 0
    for line in text.split("\n"):
        blocks.append(Block(start, start + len(line), kind))
        start += len(line) + 1
    return find_weapons(text, tuple(blocks), CATALOGUE)


def found(text: str) -> dict[str, list[str]]:
    """Return the mentions of each weapon by the catalogue's name, else the article's."""
    return {
        CATALOGUE[w.catalogue].name if w.catalogue else w.name: [text[s:e] for s, e in w.mentions]
        for w in weapons(text)
    }


@pytest.mark.parametrize(
    ("text", "name", "written"),
    [
        ("Troops brought in the 9K720.", "Iskander", "9K720"),
        ("Troops brought in the 9K-720.", "Iskander", "9K-720"),
        ("An Iskander M was seen.", "Iskander-M", "Iskander M"),
        ("The Iskander-M's crew left.", "Iskander-M", "Iskander-M"),
        ("The Iskander\u2011M crew left.", "Iskander-M", "Iskander\u2011M"),
        ("A launcher for the “Iskander” missile", "Iskander", "Iskander"),
        ("The SS-26 Stone is mobile.", "Iskander", "SS-26 Stone"),
        ("A Kh-101 fell.", "Kh-101", "Kh-101"),
        ("An X-101 fell.", "Kh-101", "X-101"),
        ("Two S-300PMU-2 batteries", "S-300PMU-2", "S-300PMU-2"),
        ("Two S-300PMU2 batteries", "S-300PMU-2", "S-300PMU2"),
        ("An S300 site", "S-300", "S300"),
        ("Four MiG-29s landed.", "MiG-29", "MiG-29s"),
        ("Ten T-90s rolled by.", "T-90", "T-90s"),
        ("A T-90S rolled by.", "T-90S", "T-90S"),
        ("Two Pantsirs burned.", "Pantsir", "Pantsirs"),
        ("They have David’s Sling.", "David's Sling", "David’s Sling"),
        ("They want the F-16 Block 70.", "F-16V", "F-16 Block 70"),
        ("A T-72B3 burned.", "T-72B3", "T-72B3"),
        ("The Shahed 136 is slow.", "Shahed-136", "Shahed 136"),
        ("The Geran-2 is slow.", "Shahed-136", "Geran-2"),
        ("A Hwasong-15 flew.", "Hwasong-15", "Hwasong-15"),
        ("The DF-21D is new.", "DF-21D", "DF-21D"),
        ("A Tochka-U hit the port.", "Tochka-U", "Tochka-U"),
        ("An M142 HIMARS truck", "HIMARS", "M142 HIMARS"),
        ("The Storm Shadow cruise missile", "Storm Shadow", "Storm Shadow"),
        ("Bayraktar TB2s over the town", "Bayraktar TB2", "Bayraktar TB2s"),
        ("The Tor-M2 with its 9M338 missile", "Tor-M2", "Tor-M2"),
        ("The Tor-M2 with its 9M338 missile", "9M338", "9M338"),
    ],
)
def test_habits_of_writing(text: str, name: str, written: str) -> None:
    assert found(text).get(name) == [written]


@pytest.mark.parametrize(
    "text",
    [
        "Every patriot voted, said Patriot Party leader Ann Lee.",
        "The Patriot Act was renewed.",
        "They walked along the Buk near the border.",
        "Mr Stinger resigned on Monday.",
        "The crew of HMS Neptune met Rita Javelin, a nurse.",
        "A leopard was seen; the Leopard is rare.",
        "The Tor network hides its users.",
        "She flew over the Grand Canyon in a grad school trip.",
        "Fazil Iskander wrote the novel.",
        "Patients with Type 2 diabetes took part.",
        "The M4 motorway and the A-10 road were shut.",
        "The G7 met in 1990, not in B-52 town square.",
        "Norland's 400 soldiers and the US 300 trucks came.",
        "Covid-19 closed the Highway-61 museum.",
        "Hamas rockets and Russian missiles fell.",
        "The shooting of Tamir Lane shook the Boca Country Club.",
    ],
)
def test_what_is_no_weapon(text: str) -> None:
    assert found(text) == {}


def test_a_name_with_a_weapon_noun_vouches_for_bare_ones() -> None:
    text = "Orlov spoke of the Tor air defence system.\nThe Tor is old, he said."
    assert found(text) == {"Tor": ["Tor", "Tor"]}


def test_a_weapon_in_the_article_does_not_make_a_person_one() -> None:
    text = "A Stinger missile was found.\nMr Stinger, the owner, knew nothing."
    assert found(text) == {"Stinger": ["Stinger"]}


def test_names_joined_by_and_share_a_head_noun() -> None:
    assert set(found("Norland sent Bal and Bastion coastal defense systems.")) == {"Bal", "Bastion"}


def test_a_name_in_a_list_of_weapons_is_one() -> None:
    assert set(found("They have Iron Dome and Arrow 3 in place.")) == {"Iron Dome", "Arrow 3"}


def test_variants_are_not_their_system() -> None:
    text = "The Iskander-E is no Iskander-M, though both are Iskander missiles."
    classes = {w.name: w.weapon_class for w in weapons(text)}
    assert classes == {"Iskander-E": "variant", "Iskander-M": "variant", "Iskander": "system"}


def test_designations_side_by_side_are_one_mention() -> None:
    assert found("The FGM-148 Javelin is portable.") == {"Javelin": ["FGM-148 Javelin"]}
    assert found("The BM-21 Grad is old.") == {"BM-21 Grad": ["BM-21 Grad"]}


@pytest.mark.parametrize(
    ("text", "name", "weapon_class"),
    [
        ("A fragment marked 9M999 lay there.", "9M999", "system"),
        ("The Kh-77 is planned.", "Kh-77", "system"),
        ("A Type 47 tank rolled by.", "Type 47", "system"),
        ("The Zephyr-3 drone fell.", "Zephyr-3", "system"),
        ("Norland showed its Vantar cruise missile.", "Vantar", "system"),
        ("RGM-84Q-4 Harpoon missiles", "RGM-84Q-4 Harpoon", "variant"),
        ("Su-30XK jets", "Su-30XK", "variant"),
    ],
)
def test_shapes_unknown_to_the_catalogue(text: str, name: str, weapon_class: str) -> None:
    (weapon,) = weapons(text)
    assert (weapon.name, weapon.weapon_class, weapon.known) == (name, weapon_class, False)


def test_generic_classes_are_kept_apart_and_few() -> None:
    assert found("They used cluster munitions beside missiles.") == {
        "cluster munition": ["cluster munitions"]
    }
    text = "A ballistic missile flew.\nThe ballistic missile fell into the sea."
    assert found(text) == {"ballistic missile": ["ballistic missile"] * 2}
    assert "ballistic missile" not in found(text + " It was a Hwasong-15.")


def test_a_class_goes_by_one_name() -> None:
    assert found("Norland used sarin gas. The nerve agent sarin kills.") == {
        "sarin": ["sarin gas", "sarin"]
    }
    assert found("Cluster bombs fell. Cluster munitions are banned.") == {
        "cluster munition": ["Cluster bombs", "Cluster munitions"]
    }
    text = "Suicide drones flew.\nA one-way attack drone fell into the sea."
    assert found(text) == {"one-way attack drone": ["Suicide drones", "one-way attack drone"]}


@pytest.mark.parametrize("owner", ["Weiss's", "Monday", "Wednesday’s"])
def test_an_owner_or_a_day_is_no_weapons_name(owner: str) -> None:
    assert found(f"They saw {owner} ballistic missile launch.") == {}


def test_the_name_of_a_class_in_brackets_is_no_other_weapon() -> None:
    text = 'They fired from the "Smerch" MLRS [Multiple Launch Rocket System].'
    assert set(found(text)) == {"BM-30 Smerch"}


def test_of_two_weapons_of_one_name_the_article_names_the_maker() -> None:
    assert set(found("AT-4 rocket launchers, made by Saab Bofors Dynamics, were found.")) == {"AT4"}
    assert set(found("AT-4 missiles were found in the depot.")) == {"Fagot"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Troops brought in the 9K720.", "9K720"),
        ("Troops brought in the Iskander M.", "Iskander-M"),
        ("The AT-4 rocket launchers were made by Saab Bofors Dynamics.", "AT-4"),
        ("Two S300s were seen, and S300 missiles.", "S300"),
        ("Chad has the AH-64 helicopter.", "AH-64 Apache"),
        ("The M302 rockets were seized.", "M302"),
        ("The Burqan 2H missile was fired.", "Burkan-2H"),
        ("The Khoramshahr missile was tested.", "Khorramshahr"),
        ("The Dongfeng-3 missile is old.", "DF-3"),
        ("Three Abrams tanks were lost.", "M1 Abrams"),
        ("The Shaheen-1 missile, or Hatf-IV, was tested.", "Shaheen-1"),
        ("The OTR-21 Tochka (SS-21 'Scarab') missile hit.", "OTR-21 Tochka"),
    ],
)
def test_a_weapon_goes_by_the_articles_name_in_the_catalogues_spelling(
    text: str, name: str
) -> None:
    assert [weapon.name for weapon in weapons(text)] == [name]


def test_boilerplate_is_not_read() -> None:
    assert weapons("The S-400 is here.", BlockKind.BOILERPLATE) == ()


def test_known_weapons_carry_the_catalogues_id_and_kind() -> None:
    (weapon,) = weapons("A Kalibr was launched.")
    assert (weapon.catalogue, weapon.kind, weapon.known) == ("kalibr", "cruise missile", True)


PIECES = [
    "Iskander",
    "-M",
    "S-400",
    "Tor",
    "T-90",
    "S",
    "s",
    "'s",
    "’",
    " ",
    "\n",
    "İ",
    "(",
    "9M",
    "7",
]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_any_text_gives_mentions_that_do_not_overlap(text: str) -> None:
    spans = sorted(span for weapon in weapons(text) for span in weapon.mentions)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert all(text[s:e].strip() == text[s:e] for s, e in spans)


def test_a_shape_shown_once_to_be_a_weapon_is_one_throughout() -> None:
    text = "They showed the QX-71, a loitering munition. The QX-71E and the QX-72 did not fly."
    assert found(text) == {"QX-71": ["QX-71"], "QX-71E": ["QX-71E"]}


def test_what_a_town_is_shelled_with_is_a_weapon() -> None:
    assert found("They shelled a market with the AH-4.") == {"AH-4": ["AH-4"]}
    assert found("They drove to a market on the AH-4.") == {}
