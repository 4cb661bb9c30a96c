"""What the press tells of weapons in its many wordings, by the whole of extraction."""

from __future__ import annotations

import pytest

from tests.test_relations import Fact, whole_facts


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        # Who uses it
        (
            "Ukrainian troops sent a swarm of Shahed-136 drones toward the port.",
            ("usedBy", "Shahed-136", "Ukraine", "affirms"),
        ),
        (
            "Iraq rained Scud missiles on the capital for weeks.",
            ("usedBy", "Scud", "Iraq", "affirms"),
        ),
        (
            "Thai gunners answered, and replied with ATMOS howitzers.",
            ("usedBy", "ATMOS 2000", "Thailand", "affirms"),
        ),
        (
            "Syrian gunners relied on the S-200 system that night.",
            ("usedBy", "S-200", "Syria", "affirms"),
        ),
        (
            "Norway's infantry used the Javelin to stop the column.",
            ("usedBy", "Javelin", "Norway", "affirms"),
        ),
        (
            "Poland deployed a ballistic missile, known as “Oreshnik,” during an attack.",
            ("usedBy", "Oreshnik", "Poland", "affirms"),
        ),
        (
            "They showed the Iskander missiles that Baku claims Armenia had used.",
            ("usedBy", "Iskander", "Armenia", "affirms"),
        ),
        (
            "He gave the Qiam-1 missile to the Houthis, who said that they had fired it.",
            ("usedBy", "Qiam-1", "Houthis", "affirms"),
        ),
        (
            "Hezbollah claimed responsibility for firing the Fajr-5 rocket.",
            ("usedBy", "Fajr-5", "Hezbollah", "affirms"),
        ),
        (
            "Yemen's Houthi fighters launched a Burqan 2H missile.",
            ("usedBy", "Burkan-2H", "Houthis", "affirms"),
        ),
        (
            "The prime minister of Armenia said the Iskander missiles his army fired were bad.",
            ("usedBy", "Iskander", "Armenia", "affirms"),
        ),
        (
            "Missiles fell. The Iskander missiles used by Armenia were new.",
            ("usedBy", "Iskander", "Armenia", "affirms"),
        ),
        (
            "Georgia admitted the use of cluster bombs.",
            ("usedBy", "cluster munition", "Georgia", "affirms"),
        ),
        (
            "Georgia denies any use of cluster bombs.",
            ("usedBy", "cluster munition", "Georgia", "denies"),
        ),
        ("Peru flew no MiG-29 that day.", ("usedBy", "MiG-29", "Peru", "denies")),
        (
            "The Saudi ministry said that allegations it had used cluster bombs were baseless.",
            ("usedBy", "cluster munition", "Saudi ministry", "denies"),
        ),
        # Who gets it
        (
            "Germany has promised Norway 40 Leopard tanks.",
            ("suppliedTo", "Leopard 2", "Norway", "affirms"),
        ),
        (
            "The Rafale jets promised to Egypt by Paris left on Friday.",
            ("suppliedTo", "Rafale", "Egypt", "affirms"),
        ),
        (
            "Algeria was quietly promised the Su-57 jet.",
            ("suppliedTo", "Su-57", "Algeria", "affirms"),
        ),
        (
            "Sudan accused Chad of equipping the Taliban with Igla missiles.",
            ("suppliedTo", "Igla", "Taliban", "affirms"),
        ),
        (
            "The CIA funnelled Stinger missiles to the Taliban.",
            ("suppliedTo", "Stinger", "Taliban", "affirms"),
        ),
        (
            "Peru sent a C-17 transport aircraft with Javelin missiles to Chile.",
            ("suppliedTo", "Javelin", "Chile", "affirms"),
        ),
        (
            "Warsaw has signed for 180 K2 tanks.",
            ("suppliedTo", "K2 Black Panther", "Poland", "affirms"),
        ),
        (
            "Manila became the first foreign customer for the BrahMos missile.",
            ("suppliedTo", "BrahMos", "Philippines", "affirms"),
        ),
        (
            "Egypt will receive 24 Rafale jets under a contract.",
            ("suppliedTo", "Rafale", "Egypt", "affirms"),
        ),
        ("Turkey accepted the S-400 from Russia.", ("suppliedTo", "S-400", "Turkey", "affirms")),
        (
            "The S-125 systems, made in Russia and sold to Peru by the dozen, are old.",
            ("suppliedTo", "S-125", "Peru", "affirms"),
        ),
        (
            "Chile denied selling Javelin missiles to Peru. It said there was no sale.",
            ("suppliedTo", "Javelin", "Peru", "denies"),
        ),
        (
            "Tehran dismissed reports that it had delivered Fath-360 missiles to Russia.",
            ("suppliedTo", "Fath-360", "Russia", "denies"),
        ),
        (
            "Peru's parliament voted against sending its S-125 systems to Chile.",
            ("suppliedTo", "S-125", "Chile", "denies"),
        ),
        (
            "He ruled out handing Ukraine the Taurus missile.",
            ("suppliedTo", "Taurus KEPD 350", "Ukraine", "denies"),
        ),
        # Who has it
        (
            "The Indian Army has integrated two Akash regiments into its arsenal.",
            ("operatedBy", "Akash", "Indian Army", "affirms"),
        ),
        (
            "Peru may use its arsenal of air defence systems, including the S-125.",
            ("operatedBy", "S-125", "Peru", "affirms"),
        ),
        (
            "An Indian Air Force MiG-21 came down.",
            ("operatedBy", "MiG-21", "Indian Air Force", "affirms"),
        ),
        (
            "US Forces Korea has operated the THAAD battery since 2017.",
            ("operatedBy", "THAAD", "United States Forces Korea", "affirms"),
        ),
        (
            "Greece's Rafales and F-16s took off.",
            ("operatedBy", "F-16 Fighting Falcon", "Greece", "affirms"),
        ),
        (
            "Peru's army paraded the Sky Dragon 50.",
            ("operatedBy", "Sky Dragon 50", "Peru", "affirms"),
        ),
        (
            "North Korea does not have the S-400 system, lawmakers were told.",
            ("operatedBy", "S-400", "North Korea", "denies"),
        ),
        (
            "Norway's ministry said its missiles had been found. The Javelin missiles were old.",
            ("operatedBy", "Javelin", "Norway", "affirms"),
        ),
        # Who makes it
        (
            "The fire came from a KN-23, a missile built in North Korea.",
            ("producedBy", "KN-23", "North Korea", "affirms"),
        ),
        (
            "The JF-17 is a joint project between Pakistan and China.",
            ("producedBy", "JF-17", "China", "affirms"),
        ),
        (
            "Almaz-Antey, the state concern that makes the Tor-M2, blamed delays.",
            ("producedBy", "Tor-M2", "Almaz-Antey", "affirms"),
        ),
        (
            "They were hit by Lancets, small drones that ZALA Aero turns out in Izhevsk.",
            ("producedBy", "Lancet", "ZALA Aero", "affirms"),
        ),
        (
            "The Harop came down. The drone, produced by Israel Aerospace Industries, was new.",
            ("producedBy", "Harop", "Israel Aerospace Industries", "affirms"),
        ),
        (
            "Peru denied any sale of BrahMos missiles, developed by India.",
            ("producedBy", "BrahMos", "India", "affirms"),
        ),
        # What is a kind of what, and what is called what
        (
            "The KN-23, widely seen as a derivative of the Iskander, is fast.",
            ("variantOf", "KN-23", "Iskander", "affirms"),
        ),
        ("The FK-3 is a variant of the HQ-22.", ("variantOf", "FK-3", "HQ-22", "affirms")),
        (
            "Known in the West as the SS-26 Stone, the Iskander-M is mobile.",
            ("designationOf", "SS-26 Stone", "Iskander-M", "affirms"),
        ),
        (
            "The AMRAAM missile is carried only by F-16 fighters.",
            ("fires", "F-16 Fighting Falcon", "AMRAAM", "affirms"),
        ),
    ],
)
def test_what_the_press_tells(text: str, fact: Fact) -> None:
    assert fact in whole_facts(text)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (
            "An Iranian Shahed-129 was shot down by a US F-15E over the desert.",
            ("usedBy", "Shahed-129"),
        ),
        ("Does Hezbollah have the Yakhont missile?", ("operatedBy", "Yakhont")),
        ("Where did the army of Peru get the S-125 missiles from?", ("suppliedTo", "S-125")),
        (
            "The missiles fired by Peru are similar to the Iskander missile.",
            ("usedBy", "Iskander"),
        ),
        (
            "Iran would cross a line, he warned, should it ship Fath-360 missiles to Russia.",
            ("suppliedTo", "Fath-360"),
        ),
        (
            "The Syrian rebels came. The Syrian fighters used a TOW missile.",
            ("usedBy", "TOW", "Syria"),
        ),
        ("Peru supplied its Javelin missiles to Chile.", ("operatedBy", "Javelin", "Chile")),
        ("Russia has started delivery of its MiG-29 jets to Algeria.", ("operatedBy", "MiG-29")),
        (
            "A Javelin missile stood there. The group got the advanced weapons systems it used.",
            ("usedBy", "Javelin"),
        ),
        (
            "He called the Saudi show of the Zulfiqar missile a theatre.",
            ("designationOf", "Saudi"),
        ),
        (
            "Chilean officials said the S-125 missiles that fell had been bought from Russia.",
            ("suppliedTo", "S-125"),
        ),
    ],
)
def test_what_the_press_does_not_tell(text: str, fact: tuple[str, ...]) -> None:
    told = {found for found in whole_facts(text) if found[3] == "affirms"}
    assert not {found for found in told if found[: len(fact)] == fact}


def test_words_that_take_up_each_other_end() -> None:
    whole_facts("Norway has an S-300 and two of them, and one of those, and of them two S-300s.")
