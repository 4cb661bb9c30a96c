"""Relations hold as their asserter says, negations worked in, and nowhere else."""

from __future__ import annotations

import re

import pytest
from spacy.tokens import Doc

from claimgraph.loaders.extract.parse import language_model, parse
from claimgraph.loaders.extract.relations.finding import find_relations
from claimgraph.loaders.extract.relations.holding import holds, outlook
from claimgraph.loaders.extract.relations.scene import scenes
from claimgraph.loaders.extract.weapons.finding import find_weapons
from claimgraph.loaders.record import (
    Actor,
    Article,
    Attribution,
    Block,
    BlockKind,
    Relation,
    Span,
    Stance,
)
from claimgraph.ontology.catalogue import Catalogue
from claimgraph.ontology.states import States
from tests.extracting import extracted

CATALOGUE = Catalogue.load()
Fact = tuple[str, str, str, str]


def states(text: str) -> tuple[Actor, ...]:
    """Return the states that a text names, as extraction makes them actors."""
    mentions: dict[str, list[Span]] = {}
    for match in re.finditer(r"(?:(?:U\.S\.|[A-Z]\w+)(?: (?=[A-Z]))?)+", text):
        words = match[0].rstrip().split()
        tries = [match[0].rstrip(), *words, *(w for w in words if "-" in w)]
        for word in tries:
            if state := States.load().lookup(word):
                start = match.start() + match[0].index(word)
                mentions.setdefault(state.name, []).append((start, start + len(word)))
                if word == tries[0]:
                    break
    return tuple(
        Actor(f"a{i}", name, "State", (), tuple(spans))
        for i, (name, spans) in enumerate(mentions.items(), 1)
    )


def said(text: str, source: str, cue: str, content: str, stance: Stance = "affirms") -> Attribution:
    def at(part: str) -> Span:
        return text.index(part), text.index(part) + len(part)

    return Attribution((at(source),), (at(cue),), (at(content),), (), "indirect", stance=stance)


def relations(text: str, *attributions: Attribution) -> tuple[dict[str, str], list[Relation]]:
    blocks, start = [], 0
    for line in text.split("\n"):
        blocks.append(Block(start, start + len(line), BlockKind.PARAGRAPH))
        start += len(line) + 1
    article = Article("test", "test.txt", text, blocks=tuple(blocks))
    weapons = find_weapons(text, article.blocks, CATALOGUE)
    actors = states(text)
    names = {w.id: w.name for w in weapons} | {a.id: a.name for a in actors}
    named = [span for weapon in weapons for span in weapon.mentions]
    words = [span for span in named if " " not in text[slice(*span)]]
    laid = scenes(parse(article, words=words), weapons, actors, attributions, CATALOGUE)
    return names, list(find_relations(laid, attributions))


def facts(text: str, *attributions: Attribution) -> set[Fact]:
    names, found = relations(text, *attributions)
    return {(r.type, names.get(r.subject, r.subject), names[r.object], r.polarity) for r in found}


def whole_facts(text: str) -> set[Fact]:
    """Return what an article says by the whole of extraction, which finds the actors itself."""
    found = extracted(text)
    names = {one.id: one.name for one in found.actors} | {w.id: w.name for w in found.weapons}
    return {
        (r.type, names.get(r.subject, r.subject), names[r.object], r.polarity)
        for r in found.relations
    }


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Armenia's Iskander missiles stayed put.", ("operatedBy", "Iskander", "Armenia")),
        ("Iskander missiles in Armenian service failed.", ("operatedBy", "Iskander", "Armenia")),
        (
            "South Korea's F-16 jets took off.",
            ("operatedBy", "F-16 Fighting Falcon", "South Korea"),
        ),
        ("Iran operates the Tor-M1.", ("operatedBy", "Tor-M1", "Iran")),
        ("The Tor-M1 is operated by Iran.", ("operatedBy", "Tor-M1", "Iran")),
        ("Jets such as Su-25 aircraft are in service with Georgia.", ()),
        ("Su-25 jets are in service with Georgia.", ("operatedBy", "Su-25", "Georgia")),
        (
            "India's arsenal consists of Agni-V and Agni-III missiles.",
            ("operatedBy", "Agni-III", "India"),
        ),
        ("Russia will deploy the S-400 system there.", ("operatedBy", "S-400", "Russia")),
        ("Turkey tested the S-400 in May.", ("usedBy", "S-400", "Turkey")),
        ("The test of the S-400 by Turkey went on.", ("usedBy", "S-400", "Turkey")),
        ("Russian forces fired a Kalibr at the port.", ("usedBy", "Kalibr", "Russia")),
        ("Yemen accused Saudi Arabia of using CBU-105s.", ("usedBy", "CBU-105", "Saudi Arabia")),
        ("Libya showed a Russian-made Pantsir.", ("producedBy", "Pantsir", "Russia")),
        ("India's indigenous Akash missile flew.", ("producedBy", "Akash", "India")),
        ("The Harop was developed by Israel.", ("producedBy", "Harop", "Israel")),
        ("Russia sold the S-400 to Turkey.", ("suppliedTo", "S-400", "Turkey")),
        ("Turkey bought the S-400 from Russia.", ("suppliedTo", "S-400", "Turkey")),
        ("Turkey took delivery of the S-400.", ("suppliedTo", "S-400", "Turkey")),
        ("Germany supplied Ukraine with IRIS-T systems.", ("suppliedTo", "IRIS-T", "Ukraine")),
        ("Turkey's purchase of the S-400 goes on.", ("suppliedTo", "S-400", "Turkey")),
        (
            "Washington approved the sale of 100 Harpoon missiles to Taiwan.",
            ("suppliedTo", "Harpoon", "Taiwan"),
        ),
        ("Russia is the only operator of the Tu-160.", ("operatedBy", "Tu-160", "Russia")),
        ("Ukraine used US-supplied ATACMS missiles.", ("suppliedTo", "ATACMS", "Ukraine")),
        ("HIMARS launchers fire ATACMS missiles.", ("fires", "HIMARS", "ATACMS")),
        ("A MiG-31K armed with a Kinzhal took off.", ("fires", "MiG-31K", "Kinzhal")),
        ("The T-72B3 is a variant of the T-72.", ("variantOf", "T-72B3", "T-72")),
        (
            "The DF-21, also known as the “carrier killer”, is new.",
            ("designationOf", "carrier killer", "DF-21"),
        ),
        ("The Tor-M1 came by ship. Iran has it.", ("operatedBy", "Tor-M1", "Iran")),
        ("What Iran does operate is the Tor-M1.", ("operatedBy", "Tor-M1", "Iran")),
        ("Iran put the Tor-M1 into service.", ("operatedBy", "Tor-M1", "Iran")),
        ("The Tor-M1 entered service with Iran.", ("operatedBy", "Tor-M1", "Iran")),
        ("The Tor-M1 is in the hands of Iran.", ("operatedBy", "Tor-M1", "Iran")),
        ("China's own DF-21 stayed in its silo.", ("operatedBy", "DF-21", "China")),
        ("Iran is the biggest customer of the Tor-M1.", ("suppliedTo", "Tor-M1", "Iran")),
        ("Russia sold Iran the Tor-M1.", ("suppliedTo", "Tor-M1", "Iran")),
        ("Russia sent Iran Tor-M1s in May.", ("suppliedTo", "Tor-M1", "Iran")),
        ("Iran has the Tor-M1, supplied by Russia.", ("suppliedTo", "Tor-M1", "Iran")),
        ("They shot at a Tor-M1 belonging to the Iranian army.", ("operatedBy", "Tor-M1", "Iran")),
        ("A batch of Tor-M1s arrived in Iran from Russia.", ("suppliedTo", "Tor-M1", "Iran")),
        ("The Tor-M1 went to Iran in May.", ("suppliedTo", "Tor-M1", "Iran")),
        ("Russia, which sold Iran the Tor-M1, was silent.", ("suppliedTo", "Tor-M1", "Iran")),
        ("The HQ-9 is a Chinese copy of the S-300.", ("producedBy", "HQ-9", "China")),
        ("The Chinese navy's YJ-18 stayed ashore.", ("operatedBy", "YJ-18", "China")),
        ("Israel shot down a drone with a Tamir.", ("usedBy", "Tamir", "Israel")),
        ("A Kalibr was launched from a Kilo-class boat.", ("fires", "Kilo-class", "Kalibr")),
        ("The Bastion launchers fire P-800 missiles.", ("fires", "Bastion", "P-800 Oniks")),
        ("The Igla-S is known in the West as the SA-24.", ("designationOf", "SA-24", "Igla-S")),
    ],
)
def test_what_a_sentence_says(text: str, fact: tuple[str, str, str] | tuple[()]) -> None:
    found = facts(text)
    if fact:
        assert (*fact, "affirms") in found
    assert all(polarity == "affirms" for *_, polarity in found)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Eritrea does not operate the S-400.", ("operatedBy", "S-400", "Eritrea", "denies")),
        ("Iran never had or used the Tu-160.", ("usedBy", "Tu-160", "Iran", "denies")),
        ("Iran never supplied Syria with the Tor-M1.", ("suppliedTo", "Tor-M1", "Syria", "denies")),
        (
            "The S-400 is not in Syrian service.",
            ("operatedBy", "S-400", "Syria", "denies"),
        ),
    ],
)
def test_a_negated_sentence_denies(text: str, fact: Fact) -> None:
    assert facts(text) == {fact}


def test_a_denial_denies_and_what_it_takes_for_granted_stands() -> None:
    text = "Syria denied using Russian-made Scud missiles."
    content = "using Russian-made Scud missiles"
    attribution = said(text, "Syria", "denied", content, "denies")
    assert facts(text, attribution) == {
        ("usedBy", "Scud", "Syria", "denies"),
        ("producedBy", "Scud", "Russia", "affirms"),
    }


def test_denied_use_is_no_supply() -> None:
    assert facts("Syria denies using US-supplied Stinger missiles.") == {
        ("usedBy", "Stinger", "Syria", "denies")
    }


def test_a_denied_negation_affirms() -> None:
    text = "Syria denied that Iran did not operate the Tor-M1."
    attribution = said(text, "Syria", "denied", "that Iran did not operate the Tor-M1", "denies")
    assert facts(text, attribution) == {("operatedBy", "Tor-M1", "Iran", "affirms")}


def test_a_denial_that_is_no_attribution_still_denies() -> None:
    assert ("usedBy", "Scud", "Syria", "denies") in facts("Syria denies using Scud missiles.")


def test_a_demand_asserts_nothing() -> None:
    text = "Kyiv asked Germany to send Ukraine the Taurus missile."
    content = "to send Ukraine the Taurus missile"
    assert facts(text, said(text, "Kyiv", "asked", content, "none")) == set()


def test_an_open_question_asserts_nothing() -> None:
    assert facts("It is not clear whether Syria fired Scud missiles.") == set()


def test_the_innermost_statement_asserts() -> None:
    text = "Radio Sund reported that Orlov said that Iran operates the Tor-M1."
    outer = said(text, "Radio Sund", "reported", "that Orlov said that Iran operates the Tor-M1")
    inner = said(text, "Orlov", "said", "that Iran operates the Tor-M1")
    _, found = relations(text, outer, inner)
    assert [(r.type, r.asserted_by) for r in found] == [("operatedBy", 1)]


def test_the_articles_own_voice_has_no_asserter_and_exact_evidence() -> None:
    text = "Orlov left. Iran operates the Tor-M1 in the north."
    _, (relation,) = relations(text)
    assert relation.asserted_by is None
    assert [text[s:e] for s, e in relation.evidence] == ["Iran operates the Tor-M1"]


def test_exclusive_service_and_supplier_are_kept() -> None:
    _, (relation,) = relations("9M723 missiles are in Russian service exclusively.")
    assert relation.exclusive
    names, (sold,) = relations("Russia sold the S-400 to Turkey.")
    assert sold.supplier is not None
    assert names[sold.supplier] == "Russia"


def test_a_variants_name_says_its_system() -> None:
    text = "The Iskander-E missile is no Iskander missile of old."
    _, (relation,) = relations(text)
    assert (relation.type, relation.basis) == ("variantOf", "name")
    assert [text[s:e] for s, e in relation.evidence] == ["Iskander-E"]


def test_the_catalogue_is_never_read_as_the_article() -> None:
    assert facts("An Iskander-M was seen near the S-400.") == set()


def test_an_operator_of_one_variant_is_none_of_another() -> None:
    text = (
        "The debris was of an Iskander-M rather than of the Iskander-E, an export version, "
        "which was in Armenian service.\nThe 9M723 missiles are in Russian service."
    )
    found = {fact for fact in facts(text) if fact[0] == "operatedBy"}
    assert found == {
        ("operatedBy", "Iskander-E", "Armenia", "affirms"),
        ("operatedBy", "9M723", "Russia", "affirms"),
    }


def test_a_marking_ties_a_munition_to_its_system() -> None:
    text = "The number on the missile (9M723) means that it belonged to the Iskander-M system."
    assert ("fires", "Iskander-M", "9M723", "affirms") in facts(text)


def test_pronouns_lead_to_the_state_that_governs_them() -> None:
    assert ("usedBy", "Kalibr", "Russia", "affirms") in facts(
        "Russia said it had fired a Kalibr missile."
    )
    assert ("operatedBy", "M1 Abrams", "Egypt", "affirms") in facts(
        "Egypt will modernise its Abrams tanks."
    )


@pytest.mark.parametrize(
    "text",
    [
        "Russia and Turkey spoke while the S-400 stood idle.",
        "Turkey criticised Russia over the S-400.",
        "The Russian Iskander missile is mobile.",
        "Iran protested against the Patriot missile.",
    ],
)
def test_being_named_together_is_no_relation(text: str) -> None:
    assert facts(text) == set()


def test_a_denied_report_is_denied_in_what_it_says() -> None:
    found = extracted(
        "Norway denied a report by the Graz Gazette which said that Norway had supplied the S-400 "
        "to Finland."
    )
    told = [(one.type, one.polarity, one.asserted_by) for one in found.relations]
    assert ("suppliedTo", "affirms", 1) in told
    assert ("suppliedTo", "denies", 0) in told


def test_what_is_excepted_holds_the_other_way_round() -> None:
    assert facts("Iran used the Shahed-136, not the Kalibr.") == {
        ("usedBy", "Shahed-136", "Iran", "affirms"),
        ("usedBy", "Kalibr", "Iran", "denies"),
    }


def test_we_are_who_speaks() -> None:
    text = (
        "YEREVAN, 3 May 2024 – Armenia spoke up.\n\n"
        "“We operate the Tor-M2KM,” Defence Minister Levon Petrosyan said."
    )
    record = extracted(text)
    names = {weapon.id: weapon.name for weapon in record.weapons}
    names |= {actor.id: actor.name for actor in record.actors}
    (relation,) = [r for r in record.relations if r.type == "operatedBy"]
    assert (names[relation.subject], names[relation.object]) == ("Tor-M2KM", "Armenia")
    assert relation.asserted_by == 0


@pytest.mark.parametrize(
    "text",
    [
        "Iran has yet to receive the Su-35.",
        "Iran failed to obtain the Su-35.",
        "Iran will stop short of buying the Su-35.",
        "Russia blocked the transfer of the Su-35 to Iran.",
        "The sale of the Su-35 to Iran was cancelled.",
        "Sanctions prevented Iran from receiving the Su-35.",
        "Iran did not agree to buy the Su-35.",
        "It is not true that Iran received the Su-35.",
        "It is untrue that Iran bought the Su-35.",
        "Reports that Iran received the Su-35 are false.",
    ],
)
def test_what_governs_a_deed_may_undo_it(text: str) -> None:
    assert facts(text) == {("suppliedTo", "Su-35", "Iran", "denies")}


def test_what_is_over_or_ruled_out_does_not_hold() -> None:
    assert facts("Serbia no longer operates the MiG-21.") == {
        ("operatedBy", "MiG-21", "Serbia", "denies")
    }
    assert facts("Iran has no Tu-160, nor has Syria received the Su-35.") >= {
        ("suppliedTo", "Su-35", "Syria", "denies")
    }


def test_what_is_shot_down_neither_fires_nor_is_used() -> None:
    assert not facts("The Kinzhal was shot down by a Patriot missile.")
    assert ("usedBy", "F-16 Fighting Falcon", "Pakistan", "affirms") not in facts(
        "Pakistan's F-16 shot down by India, officials confirm"
    )


@pytest.mark.parametrize(
    "text",
    [
        "Had Iran received the S-400, the raid would have failed.",
        "If Iran bought the S-400, it would face sanctions.",
        "There is no evidence that Russia used the Kinzhal.",
        "Russia has not launched as many Kinzhal missiles as was said.",
        "Israel has neither confirmed nor denied that it used the Harop.",
        "Israel would not say that it used the Harop.",
        "Israel did not confirm using the Harop.",
    ],
)
def test_what_is_left_open_is_nobodys_assertion(text: str) -> None:
    assert not facts(text)


@pytest.mark.parametrize(
    ("text", "against"),
    [
        ("Armenia operates the Iskander-M.", True),
        ("Armenia operates the Iskander-E.", False),
        ("Armenia does not operate the Iskander-E.", True),
        ("Armenia does not operate the Iskander-M.", False),
        ("The Arrow 3 launchers fire Tamir missiles.", True),
        ("Armenia operates the Vantar cruise missile.", False),
    ],
)
def test_what_the_catalogue_has_otherwise_is_flagged(text: str, against: bool) -> None:
    relations = extracted(text).relations
    assert [r.against_catalogue for r in relations if r.basis == "text"] == [against]


def test_of_two_alternatives_one_holds() -> None:
    names, found = relations("Russia fired either an Iskander or a Kalibr at the port.")
    used = [(names[r.subject], [names[found[i].subject] for i in r.alternatives]) for r in found]
    assert used == [("Iskander", ["Kalibr"]), ("Kalibr", ["Iskander"])]


def test_who_denies_alternatives_denies_both() -> None:
    _, found = relations("Russia did not fire an Iskander or a Kalibr at the port.")
    assert [(r.polarity, r.alternatives) for r in found] == [("denies", ()), ("denies", ())]


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (
            "The Tor-M1 came. Neither Iran nor Syria spoke. Neither state operates the S-400.",
            ("operatedBy", "S-400", "Syria", "denies"),
        ),
        (
            "Iran and Syria signed. Both countries operate the Tor-M1.",
            ("operatedBy", "Tor-M1", "Iran", "affirms"),
        ),
        (
            "Egypt signed. As for the Syrian navy, it has the Kh-31.",
            ("operatedBy", "Kh-31", "Syria", "affirms"),
        ),
        (
            "Ukraine operates the Tor-M1. Russia does not.",
            ("operatedBy", "Tor-M1", "Russia", "denies"),
        ),
        (
            "Iran never had the Tor-M1. Syria did.",
            ("operatedBy", "Tor-M1", "Syria", "affirms"),
        ),
        (
            "Iran operates the Tor-M1. Syria has it. Egypt bought it too.",
            ("suppliedTo", "Tor-M1", "Egypt", "affirms"),
        ),
        (
            "Iran has the Tor-M1 and the Su-35.\nSyria has neither.",
            ("operatedBy", "Su-35", "Syria", "denies"),
        ),
        (
            "Iran owns the Kh-31 and the Kalibr. It has not used either of them.",
            ("usedBy", "Kh-31", "Iran", "denies"),
        ),
        (
            "Syria showed the Mohajer-6. Such drones are built by Iran.",
            ("producedBy", "Mohajer-6", "Iran", "affirms"),
        ),
        (
            "Syria showed the Kh-31. Missiles of this type are used by Egypt.",
            ("usedBy", "Kh-31", "Egypt", "affirms"),
        ),
        (
            "Russia sold Iran ten Su-35 jets in May. Egypt bought a hundred more.",
            ("suppliedTo", "Su-35", "Egypt", "affirms"),
        ),
    ],
)
def test_what_was_named_before_is_taken_up(text: str, fact: Fact) -> None:
    assert fact in facts(text)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (
            "Iran operates the Tor-M1 together with the Su-35.",
            ("operatedBy", "Su-35", "Iran", "affirms"),
        ),
        (
            "Syria launched nothing, neither a Kalibr missile nor a Kh-31.",
            ("usedBy", "Kh-31", "Syria", "denies"),
        ),
        (
            "Syria operates systems such as the S-200 and the Tor-M1.",
            ("operatedBy", "Tor-M1", "Syria", "affirms"),
        ),
        (
            "Russia supplied Syria with weapons, including the Tor-M1.",
            ("suppliedTo", "Tor-M1", "Syria", "affirms"),
        ),
        (
            "Syria received six of Iran's Mohajer-6 drones.",
            ("suppliedTo", "Mohajer-6", "Syria", "affirms"),
        ),
        (
            "The US and Kuwait operate the Tor-M1.",
            ("operatedBy", "Tor-M1", "United States", "affirms"),
        ),
        ("Syrian aircraft fired Kh-31 missiles.", ("usedBy", "Kh-31", "Syria", "affirms")),
        (
            "The Tor-M1 has never hit anything in Iranian service.",
            ("operatedBy", "Tor-M1", "Iran", "affirms"),
        ),
    ],
)
def test_lists_and_shares_name_what_is_meant(text: str, fact: Fact) -> None:
    assert fact in facts(text)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (
            "Syria fields Kh-31 missiles of its own, donated by Iran.",
            ("suppliedTo", "Kh-31", "Syria", "affirms"),
        ),
        (
            "The MiG-29 was sold to Syria without the Kh-31 missile.",
            ("suppliedTo", "Kh-31", "Syria", "denies"),
        ),
        (
            "Italy refused Syria the Tor-M1.",
            ("suppliedTo", "Tor-M1", "Syria", "denies"),
        ),
        ("Egypt's Su-35 jets came from Russia.", ("suppliedTo", "Su-35", "Egypt", "affirms")),
        (
            "A batch of Su-35 jets from Russia reached Egypt.",
            ("suppliedTo", "Su-35", "Egypt", "affirms"),
        ),
        ("A Tor-M1 consignment arrived in Syria.", ("suppliedTo", "Tor-M1", "Syria", "affirms")),
        (
            "Egypt has dropped its plan to buy the Su-35.",
            ("suppliedTo", "Su-35", "Egypt", "denies"),
        ),
        (
            "Syria has pulled out of a contract to buy the Tor-M1.",
            ("suppliedTo", "Tor-M1", "Syria", "denies"),
        ),
        ("Egypt has no plans to buy the Su-35.", ("suppliedTo", "Su-35", "Egypt", "denies")),
        (
            "Syria reached an agreement with Iran to supply ten Tor-M1 systems.",
            ("suppliedTo", "Tor-M1", "Syria", "affirms"),
        ),
        (
            "Egypt showed the Su-35, procured from Russia.",
            ("suppliedTo", "Su-35", "Egypt", "affirms"),
        ),
        ("The Tor-M1s in the yard are Syria's.", ("operatedBy", "Tor-M1", "Syria", "affirms")),
        (
            "Russia is the only country with the Tu-160.",
            ("operatedBy", "Tu-160", "Russia", "affirms"),
        ),
        ("Serbia has retired the MiG-21.", ("operatedBy", "MiG-21", "Serbia", "denies")),
        ("Iran is the first to operate the Tor-M1.", ("operatedBy", "Tor-M1", "Iran", "affirms")),
        ("Egypt assembled the Su-35 with Iran.", ("producedBy", "Su-35", "Iran", "affirms")),
    ],
)
def test_who_gives_gets_and_fields(text: str, fact: Fact) -> None:
    assert fact in facts(text)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("The HQ-9 is based on the S-300.", ("variantOf", "HQ-9", "S-300")),
        ("The S-300PMU-2 is an upgraded S-300PMU-1.", ("variantOf", "S-300PMU-2", "S-300PMU-1")),
        (
            "Syria has the S-300V. A newer version, the S-300VM, came later.",
            ("variantOf", "S-300VM", "S-300V"),
        ),
        ("The index of the S-300V is 9K81.", ("designationOf", "9K81", "S-300V")),
        (
            "The Igla-S missile was sold under the name SA-24.",
            ("designationOf", "SA-24", "Igla-S"),
        ),
        (
            "The 9M723 is the missile of the Iskander-M.",
            ("fires", "Iskander-M", "9M723"),
        ),
        (
            "The Iskander-M came. Its launchers fire 9M723 missiles.",
            ("fires", "Iskander-M", "9M723"),
        ),
    ],
)
def test_kin_names_and_launchers(text: str, fact: tuple[str, str, str]) -> None:
    assert (*fact, "affirms") in facts(text)


def test_neither_copy_nor_variant_denies_kinship() -> None:
    assert facts("The S-300 is neither a copy nor a variant of the S-200.") == {
        ("variantOf", "S-300", "S-200", "denies")
    }


@pytest.mark.parametrize(
    "text",
    [
        "A jet was intercepted by a Russian S-400 system.",
        "Soldiers of Egypt got the Tor-M1 under a roof.",
        "The Su-35 reached Egypt.",
        "The Su-35 has not been produced in Iran since 1999.",
    ],
)
def test_what_only_sounds_like_a_relation_is_none(text: str) -> None:
    assert not facts(text)


def test_what_one_of_a_list_was_made_or_given_as_holds_for_no_other() -> None:
    assert ("producedBy", "Su-35", "Iran", "affirms") not in facts(
        "Syria has Iranian-made Shahed-136 drones and a few Su-35 jets. Iran spoke."
    )
    assert ("suppliedTo", "Su-35", "Syria", "affirms") not in facts(
        "Syria has the Tor-M1, donated by Iran, and the Su-35."
    )


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Egypt considers buying the Su-35.", "possible"),
        ("Egypt plans to buy the Su-35.", "future"),
        ("Egypt signed a deal to buy the Su-35.", "future"),
        ("Egypt spoke of the possibility of buying the Su-35.", "possible"),
        ("Egypt bought the Su-35.", "unspecified"),
    ],
)
def test_what_is_planned_is_not_yet_done(text: str, modality: str) -> None:
    _, found = relations(text)
    assert [(one.type, one.modality) for one in found] == [("suppliedTo", modality)]


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("France gave Kyiv the Caesar howitzer.", ("suppliedTo", "CAESAR", "Ukraine", "affirms")),
        (
            "Libya showed a Soviet-made S-200 system.",
            ("producedBy", "S-200", "Soviet Union", "affirms"),
        ),
        (
            "The Finnish Navy showed the Kh-31. The navy does not operate the Kalibr.",
            ("operatedBy", "Kalibr", "Finnish Navy", "denies"),
        ),
        (
            "CAIRO, 3 May 2024 – Egypt spoke.\n\nThe army's Tor-M1 systems stayed in Suez.",
            ("operatedBy", "Tor-M1", "Egypt", "affirms"),
        ),
        (
            "Rustam's militia came. Russia supplied Rustam with Tor-M1 systems.",
            ("suppliedTo", "Tor-M1", "Rustam", "affirms"),
        ),
    ],
)
def test_an_article_names_parties_by_capital_maker_and_force(text: str, fact: Fact) -> None:
    assert fact in whole_facts(text)


def test_what_is_agreed_or_named_is_not_said_by_who_does_so() -> None:
    text = "Iran agreed to sell Syria the Tor-M1."
    _, (sold,) = relations(text, said(text, "Iran", "agreed", "to sell Syria the Tor-M1"))
    assert sold.asserted_by is None
    text = "Syria calls the Igla-S the SA-24."
    _, (named,) = relations(text, said(text, "Syria", "calls", "the Igla-S the SA-24"))
    assert (named.type, named.asserted_by) == ("designationOf", None)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        # Attacks and trials
        (
            "Russia launched a major strike on the port with six Iskander missiles.",
            ("usedBy", "Iskander", "Russia"),
        ),
        ("Ukraine's ATACMS strike on the port killed two.", ("usedBy", "ATACMS", "Ukraine")),
        ("An attack by Russia with Kinzhal missiles failed.", ("usedBy", "Kinzhal", "Russia")),
        (
            "Pakistan conducted a training launch of the Shaheen-II missile.",
            ("usedBy", "Shaheen-II", "Pakistan"),
        ),
        (
            "The North Korean leader oversaw the launch of a Hwasong-18 missile.",
            ("usedBy", "Hwasong-18", "North Korea"),
        ),
        (
            "Armenian forces fired at the town from the Smerch rocket launcher.",
            ("usedBy", "BM-30 Smerch", "Armenia"),
        ),
        (
            "Six Kinzhal missiles launched from Russian aircraft were shot down.",
            ("usedBy", "Kinzhal", "Russia"),
        ),
        (
            "The plane was hit by a missile fired from a Ukrainian S-300 system.",
            ("usedBy", "S-300", "Ukraine"),
        ),
        (
            "Ukrainian forces have for the first time used ATACMS missiles to strike a port.",
            ("usedBy", "ATACMS", "Ukraine"),
        ),
        ("A Turkish F-16 shot down an Su-25.", ("usedBy", "F-16 Fighting Falcon", "Turkey")),
        (
            "A drone was shot down by a Turkish F-16 fighter.",
            ("usedBy", "F-16 Fighting Falcon", "Turkey"),
        ),
        (
            "The photos show Leopard 2 tanks being used by the Turkish army.",
            ("usedBy", "Leopard 2", "Turkey"),
        ),
        # Whose it is
        (
            "Pakistan lost an F-16 fighter in the north.",
            ("operatedBy", "F-16 Fighting Falcon", "Pakistan"),
        ),
        (
            "The Russian drone that crashed in a field was a Shahed drone.",
            ("operatedBy", "Shahed", "Russia"),
        ),
        (
            "The Bayraktar drone is a combat drone that is in the arsenal of Azerbaijan.",
            ("operatedBy", "Bayraktar TB2", "Azerbaijan"),
        ),
        (
            "It was an S-300 missile used by the Ukrainian missile and air defence.",
            ("operatedBy", "S-300", "Ukraine"),
        ),
        ("China's J-20 fighter took off.", ("operatedBy", "J-20", "China")),
        (
            "Russia's deployment of Iskander missiles worried them.",
            ("operatedBy", "Iskander", "Russia"),
        ),
        (
            "Norway said its F-35 fighters struck a depot.",
            ("usedBy", "F-35 Lightning II", "Norway"),
        ),
        ("Sweden gave Ukraine Archer howitzers.", ("suppliedTo", "Archer", "Ukraine")),
        (
            "Iran shot down an American RQ-4 Global Hawk drone.",
            ("operatedBy", "RQ-4 Global Hawk", "United States"),
        ),
        # Where it comes from
        (
            "It resembles the Iranian designed and manufactured Qiam-1 missile.",
            ("producedBy", "Qiam-1", "Iran"),
        ),
        ("Ankara bought Russian S-400 systems for Turkey.", ("producedBy", "S-400", "Russia")),
        (
            "It was hit by the Israeli missile defence system Barak-8.",
            ("producedBy", "Barak-8", "Israel"),
        ),
        # Deals and sales
        (
            "Poland signed a contract with the United States for HIMARS launchers.",
            ("suppliedTo", "HIMARS", "Poland"),
        ),
        (
            "India and the Philippines signed a deal for BrahMos missiles.",
            ("suppliedTo", "BrahMos", "Philippines"),
        ),
        (
            "India signed an agreement for the procurement of 26 Rafale jets from France.",
            ("suppliedTo", "Rafale", "India"),
        ),
        ("Poland placed an order for HIMARS launchers.", ("suppliedTo", "HIMARS", "Poland")),
        (
            "They approved a Foreign Military Sale to Poland of HIMARS launchers.",
            ("suppliedTo", "HIMARS", "Poland"),
        ),
        (
            "They approved the sale of Harpoon missiles to Taiwan.\n"
            "The proposed sale of HIMARS launchers is worth more.",
            ("suppliedTo", "HIMARS", "Taiwan"),
        ),
        (
            "They approved the sale of Harpoons to Taiwan. The sale includes Javelin missiles.",
            ("suppliedTo", "Javelin", "Taiwan"),
        ),
        (
            "Iran is arming Syria with Fateh-110 missiles.",
            ("suppliedTo", "Fateh-110", "Syria"),
        ),
    ],
)
def test_what_news_tells_of_deeds_and_deals(text: str, fact: tuple[str, str, str]) -> None:
    assert (*fact, "affirms") in facts(text)


@pytest.mark.parametrize(
    "text",
    [
        "Russia urged Armenia to launch Iskander missiles.",
        "The United States has allowed Ukraine to use ATACMS missiles.",
        "Any use of ATACMS missiles by Ukraine would be an escalation.",
        "Russia removed Turkey from the list after it bought the S-400 system.",
    ],
)
def test_what_is_bidden_or_thought_of_is_not_told_of_who_bids(text: str) -> None:
    assert not {fact for fact in facts(text) if fact[2] in ("Russia", "Ukraine", "United States")}


def test_what_was_fired_may_be_said_not_to_be_one_but_another() -> None:
    text = "He said that what North Korea fired was not a Hwasong-17 but a Hwasong-15."
    assert facts(text) == {
        ("usedBy", "Hwasong-17", "North Korea", "denies"),
        ("usedBy", "Hwasong-15", "North Korea", "affirms"),
    }


def test_an_origin_by_its_adjective_needs_another_holder() -> None:
    assert facts("A Russian S-400 system stood in the field.") == set()


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (
            "Hezbollah denied it. Officials said the group had received Fateh-110 missiles.",
            ("suppliedTo", "Fateh-110", "Hezbollah"),
        ),
        (
            "The Saudi-led coalition used CBU-105 bombs in the north.",
            ("usedBy", "CBU-105", "Saudi-led coalition"),
        ),
        (
            "The Houthi rebels fired Qiam-1 missiles at the airport.",
            ("usedBy", "Qiam-1", "Houthis"),
        ),
        (
            "Moscow accused Kyiv of firing a Tochka-U missile at the town.",
            ("usedBy", "Tochka-U", "Ukraine"),
        ),
        (
            "Japan plans to acquire Tomahawk missiles.",
            ("suppliedTo", "Tomahawk", "Japan"),
        ),
        (
            "The Lockheed Martin HIMARS launcher was moved.",
            ("producedBy", "HIMARS", "Lockheed Martin"),
        ),
        (
            "North Korea said nothing. Officials said the North fired KN-25 rockets.",
            ("usedBy", "KN-25", "North Korea"),
        ),
        (
            "The ministry spoke of a Patriot missile sale to Sweden.",
            ("suppliedTo", "Patriot", "Sweden"),
        ),
        (
            "The senator wrote about the proposed Patriot battery sale to Bucharest.",
            ("suppliedTo", "Patriot", "Romania"),
        ),
    ],
)
def test_an_article_names_bands_coalitions_and_makers(
    text: str, fact: tuple[str, str, str]
) -> None:
    record = extracted(text)
    names = {weapon.id: weapon.name for weapon in record.weapons}
    names |= {actor.id: actor.name for actor in record.actors}
    found = {(r.type, names.get(r.subject), names.get(r.object)) for r in record.relations}
    assert fact in found


def test_what_an_ambassador_calls_its_own_is_nobodys_weapon() -> None:
    record = extracted(
        "Norway's ambassador issued a warning after its Patriot missiles were used at the border."
    )
    assert not [r for r in record.relations if r.type == "operatedBy"]


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (
            "Norwegian-made rocket launchers were found in the depot; Harop drones are feared.",
            (),
        ),
        (
            "Israeli-made drones were found in the depot.\nThe Harop drones were new.",
            ("producedBy", "Harop", "Israel", "affirms"),
        ),
        (
            "Iran sold submarines to Algeria.\nThe Kilo-class submarines will arrive in May.",
            ("suppliedTo", "Kilo-class", "Algeria", "affirms"),
        ),
        ("Iran fired a missile at Iraq.\nThe Scud and the Fateh-110 missiles are old.", ()),
        ("The Leopard 2 was lost.\nAnother tank came from Peru to Chile.", ()),
        (
            "The Leopard 2 and the Javelin were lost.\nSpain supplied German-made tanks to Chile.",
            ("suppliedTo", "Leopard 2", "Chile", "affirms"),
        ),
        ("The DF-26 flew.\nA bomber of Peru's may drop it. The H-6K of China left.", ()),
    ],
)
def test_a_kind_stands_for_the_only_weapon_of_it(text: str, fact: Fact | tuple[()]) -> None:
    told = {one for one in facts(text) if one[0] != "operatedBy"}
    assert fact in told if fact else not told


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (
            "Leaders asked the minister to clear the air over Peru's purchase of Rafale jets.",
            ("suppliedTo", "Rafale", "Peru", "affirms"),
        ),
        (
            "Chad's Kornet missiles came into the possession of Mali.",
            ("operatedBy", "Kornet", "Mali", "affirms"),
        ),
        (
            "The ship held Kornet missiles made in Chad and intended for Mali.",
            ("suppliedTo", "Kornet", "Mali", "affirms"),
        ),
        (
            "India tested its locally developed anti-tank Nag missile.",
            ("producedBy", "Nag", "India", "affirms"),
        ),
        (
            "The Iskander missile, fired at the palace by Russian forces, was intercepted.",
            ("usedBy", "Iskander", "Russia", "affirms"),
        ),
        (
            "Turkey supplied Syrian rebels with Kornet missiles.",
            ("suppliedTo", "Kornet", "Syrian rebels", "affirms"),
        ),
        (
            "Iran denied supplying Palestinian militants in Gaza with Kornet missiles.",
            ("suppliedTo", "Kornet", "Palestinian militants in Gaza", "denies"),
        ),
        (
            "Pro-Russian separatists fired the Buk missile.",
            ("usedBy", "Buk", "Pro-Russian separatists", "affirms"),
        ),
    ],
)
def test_whole_articles_tell_who_has_what(text: str, fact: Fact) -> None:
    assert fact in whole_facts(text)


def test_the_government_is_none_of_a_ministers() -> None:
    extraction = extracted('"The government has received Harpoon missiles," the minister said.')
    assert not extraction.relations


def test_a_parse_that_leads_in_a_circle_has_an_end() -> None:
    said = ["Peru", "paid", "in", "order", "to", "buy", "it"]
    buy = Doc(
        language_model().vocab,
        said,
        heads=[1, 1, 5, 2, 5, 1, 5],
        deps=["nsubj", "ROOT", "prep", "pobj", "aux", "advcl", "dobj"],
        pos=["PROPN", "VERB", "ADP", "NOUN", "PART", "VERB", "PRON"],
        tags=["NNP", "VBD", "IN", "NN", "TO", "VB", "PRP"],
    )[5]
    assert holds(buy, lambda _: True) is True
    assert outlook(buy) == "future"


def test_weapons_that_hit_nothing_are_not_used() -> None:
    told = facts("Syrian Iskander missiles hit the depot on Monday.")
    assert ("usedBy", "Iskander", "Syria", "affirms") in told
    told = facts("Syrian Iskander missiles have never hit the depot.")
    assert ("usedBy", "Iskander", "Syria", "affirms") not in told


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        # whose use is denied where nobody else is named
        ("Russia denied that Iskander missiles were used.", ("usedBy", "Russia", "denies")),
        ("Russia said no Iskander missile was fired.", ("usedBy", "Russia", "denies")),
        ("Armenia denied using Smerch rockets.", ("usedBy", "Armenia", "denies")),
        # whose fire, strikes and aircraft did it
        (
            "Kask said that erroneous fire from Norway's HIMARS launchers had hit a school.",
            ("usedBy", "Norway", "affirms"),
        ),
        (
            "Saudi Arabia blamed Iran for the attack with Quds-1 cruise missiles on a port.",
            ("usedBy", "Iran", "affirms"),
        ),
        (
            "TB2 drones have been deployed in Turkish military operations in Iraq.",
            ("usedBy", "Turkey", "affirms"),
        ),
        (
            "One F-16 jet of the Norwegian Air Force shot down a drone.",
            ("usedBy", "Norwegian Air Force", "affirms"),
        ),
        # who is armed, and who is not
        ("Iran armed the Houthis with Qiam missiles.", ("suppliedTo", "Houthis", "affirms")),
        (
            "Kask said Russia had pleased Israel by refraining from giving Syria the S-300.",
            ("suppliedTo", "Syria", "denies"),
        ),
        # who is shown to have bought, who is buying, and what a deal holds
        (
            "Serbia has presented for the first time the modern FK-3 system procured from China.",
            ("suppliedTo", "Serbia", "affirms"),
        ),
        (
            "Norway is negotiating with France on the purchase of 12 Rafale jets.",
            ("suppliedTo", "Norway", "affirms"),
        ),
        (
            "The sale to Taiwan was approved. Also in the deal are 135 AGM-84H missiles.",
            ("suppliedTo", "Taiwan", "affirms"),
        ),
        (
            "Serbia displayed the Pantsir air defence system. Serbia had acquired this in 2020.",
            ("suppliedTo", "Serbia", "affirms"),
        ),
        (
            "Ukraine fired Storm Shadow missiles supplied by Britain.",
            ("suppliedTo", "Ukraine", "affirms"),
        ),
        ("Nigeria is expecting three JF-17s from Pakistan.", ("suppliedTo", "Nigeria", "affirms")),
        (
            "Ankara's purchase of Russian S-400s angered Norway.",
            ("suppliedTo", "Turkey", "affirms"),
        ),
        # whose make it is
        (
            "Syria gave Hezbollah the Yakhont, a supersonic Russian missile.",
            ("producedBy", "Russia", "affirms"),
        ),
    ],
)
def test_who_did_it_with_what_as_news_puts_it(text: str, fact: tuple[str, str, str]) -> None:
    assert fact in told(text)


@pytest.mark.parametrize(
    ("text", "untold"),
    [
        # a third party's denial names no user, and who denies being hit fired nothing
        ("Armenia used an Iskander. Russia said no Iskander was fired.", ("usedBy", "Russia")),
        ("Russia denied that an Iskander was fired at its base.", ("usedBy", "Russia")),
        # other missiles, and two kinds that may be of anything
        (
            "Iskander missiles are there. Russia fired 50 missiles. These missiles were fired by "
            "Norwegian aircraft.",
            ("usedBy", "Norway"),
        ),
        (
            "Ethiopia used drones made by China. It wants the Bayraktar TB2.",
            ("producedBy", "China"),
        ),
        ("It was a Yemeni-made Volcano, based on the Qiam-1 missile.", ("producedBy", "Yemen")),
        ("Russia armed its Su-35 jets with R-77 missiles.", ("suppliedTo", "Russia")),
        # what ought to be, would be wise or is allowed again
        ("Russia has lifted its ban on the delivery of the S-300 to Iran.", ("suppliedTo", "Iran")),
        ("Norway warned Serbia that it should not buy the FK-3 system.", ("suppliedTo", "Serbia")),
        ("It would make more sense to give Hezbollah the Tochka-U.", ("suppliedTo", "Hezbollah")),
    ],
)
def test_what_news_only_seems_to_tell(text: str, untold: tuple[str, str]) -> None:
    assert untold not in {(kind, name) for kind, name, _ in told(text)}


def test_each_buyer_gets_what_is_listed_for_it() -> None:
    found = whole_facts(
        "Norway approved the sale of jets to Qatar and Kuwait. The deal includes 72 F-15E jets for "
        "Qatar, 40 F/A-18E/F jets for Kuwait, and some F-16s for Bahrain."
    )
    sold = {(weapon[:4], buyer) for _, weapon, buyer, _ in found}
    assert sold == {("F-15", "Qatar"), ("F/A-", "Kuwait"), ("F-16", "Bahrain")}


def told(text: str) -> set[tuple[str, str, str]]:
    """Return the facts of a whole article but for which weapon they are of."""
    return {(kind, party, polarity) for kind, _, party, polarity in whole_facts(text)}
