"""What the seed article must yield, fact by fact; its text stays where it lies.

Places are told by the few words that they begin and end with.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from claimgraph.loaders.record import (
    Actor,
    Attribution,
    Event,
    Extraction,
    Position,
    Relation,
    Spans,
    Weapon,
)
from claimgraph.loaders.triples import triples
from tests.shacl import violations


def actor(seed: Extraction, name: str) -> Actor:
    (found,) = (actor for actor in seed.actors if actor.name == name)
    return found


def statements(seed: Extraction, name: str) -> list[Attribution]:
    who = actor(seed, name).id
    return [said for said in seed.attributions if who in said.speakers]


def words(seed: Extraction, spans: Spans) -> str:
    return " … ".join(seed.article.text[start:end] for start, end in spans)


def said(seed: Extraction, name: str, beginning: str, ending: str) -> Attribution:
    """Return the one statement of an actor whose content begins and ends so, marks aside."""
    (found,) = (
        one
        for one in statements(seed, name)
        if words(seed, one.content).strip("“”. ,").startswith(beginning)
        and words(seed, one.content).strip("“”. ,").endswith(ending)
    )
    return found


def held(seed: Extraction, name: str) -> list[tuple[str, str | None]]:
    return [(p.title, p.organisation) for p in actor(seed, name).positions]


def relations(seed: Extraction) -> Iterator[tuple[str, str, str, str, str | None]]:
    """Yield type, subject, object, polarity and who asserts it."""
    things: tuple[Actor | Weapon, ...] = (*seed.actors, *seed.weapons)
    names = {thing.id: thing.name for thing in things}
    for one in seed.relations:
        by = None if one.asserted_by is None else seed.attributions[one.asserted_by].speakers
        who = names[by[0]] if by else None
        yield one.type, names[one.subject], names[one.object], one.polarity, who


def relation(seed: Extraction, *ends: str) -> Relation:
    (found,) = (
        one for one, fact in zip(seed.relations, relations(seed), strict=True) if fact[:3] == ends
    )
    return found


def test_publication(seed: Extraction) -> None:
    assert seed.article.published == "2021-04-07T10:08"
    title = seed.article.title or ""
    assert title.strip("“”").endswith("painful question about the Iskander missiles")
    assert seed.article.language == "en"


def test_nothing_comes_from_the_other_headlines(seed: Extraction) -> None:
    end = seed.article.text.index("Latest news")
    assert not {"Trump", "Zelensky", "Ramiz Mehdiyev", "Margretta Mirzoyan"} & {
        actor.name for actor in seed.actors
    }
    things: tuple[Actor | Weapon, ...] = (*seed.actors, *seed.weapons)
    facts: tuple[Relation | Event, ...] = (*seed.relations, *seed.events)
    places = [span for thing in things for span in thing.mentions]
    for one in seed.attributions:
        places += [*one.source, *one.cue, *one.content]
    places += [span for fact in facts for span in fact.evidence]
    places += [position.evidence for who in seed.actors for position in who.positions]
    assert places
    assert max(stop for _, stop in places) <= end


def test_ismailov(seed: Extraction) -> None:
    assert held(seed, "Idris Ismailov") == [("senior staff officer", "Azerbaijan Demining Agency")]
    (one,) = statements(seed, "Idris Ismailov")
    assert one.said_on == "2021-04-02"
    assert one.mode == "indirect"
    content = words(seed, one.content)
    assert content.startswith("that a missile was launched from the Iskander")
    assert content.endswith("780 m from each other")


def test_the_experts(seed: Extraction) -> None:
    assert actor(seed, "Azerbaijani experts").type == "Group"
    (one,) = statements(seed, "Azerbaijani experts")
    content = words(seed, one.content)
    assert "(9M723)" in content
    assert content.endswith("Armenian services")
    assert words(seed, one.cue) == "according to"


def test_venediktov_is_one_actor_who_speaks_six_times(seed: Extraction) -> None:
    titles = held(seed, "Alexei Venediktov")
    assert len(titles) == 1
    title, organisation = titles[0]
    assert title == "Editor-in-Chief"
    assert (organisation or "").startswith("Echo of Moscow")
    assert len(statements(seed, "Alexei Venediktov")) == 6
    assert not [a for a in seed.actors if a.name in ("Venediktov", "Editor-in-Chief")]


def test_the_headline(seed: Extraction) -> None:
    one = said(seed, "Alexei Venediktov", "There’s still no answer", "the Iskander missiles")
    assert one.mode == "direct"
    assert one.content[0][1] <= seed.article.text.index("\n")


def test_told_on_air_by_sources_of_his_own(seed: Extraction) -> None:
    outer = said(seed, "Alexei Venediktov", "that when Ilham Aliyev", "on the phone")
    assert outer.mode == "indirect"
    assert outer.venue is not None
    assert words(seed, (outer.venue,)) == "on air"
    index = seed.attributions.index(outer)
    (inner,) = (one for one in seed.attributions if one.nested_in == index)
    assert words(seed, inner.source) == "his own sources"
    assert words(seed, inner.cue) == "Citing"
    (group,) = (a for a in seed.actors if a.id in inner.speakers)
    assert group.type == "Group"


def test_the_marking(seed: Extraction) -> None:
    one = said(seed, "Alexei Venediktov", "The marking on the Iskander", "service exclusively")
    assert one.mode == "direct"
    assert words(seed, one.cue) == "said"


def test_putin_and_peskov_inside_the_quote_on_pashinyan(seed: Extraction) -> None:
    outer = said(seed, "Alexei Venediktov", "When Pashinyan talked", "were not used")
    assert outer.mode == "direct"
    index = seed.attributions.index(outer)
    nested = [one for one in seed.attributions if one.nested_in == index]
    assert [one.speakers for one in nested] == [
        (actor(seed, "Vladimir Putin").id,),
        (actor(seed, "Peskov").id,),
    ]
    assert [words(seed, one.cue) for one in nested] == ["said", "repeated"]
    for one in nested:
        assert words(seed, one.content).strip("“”") == "Iskander missiles were not used"
        assert one.negated
        assert one.stance == "affirms"
    indices = tuple(seed.attributions.index(one) for one in nested)
    (claim,) = (claim for claim in seed.claims if set(claim.statements) & set(indices))
    assert claim.statements == indices
    assert claim.negated


def test_lavrov_said_nothing(seed: Extraction) -> None:
    one = next(one for one in statements(seed, "Alexei Venediktov") if one.mode == "mixed")
    assert words(seed, one.source) == "Editor-in-Chief of Echo of Moscow"
    assert "Lavrov “failed to say anything” about" in words(seed, one.content)
    assert not statements(seed, "Sergei Lavrov")


def test_the_closing_quote_without_a_cue(seed: Extraction) -> None:
    one = said(seed, "Alexei Venediktov", "As far as I understand", "no real answer now")
    assert one.cue == one.source == ()
    assert one.mode == "direct"


def test_pashinyan(seed: Extraction) -> None:
    assert held(seed, "Nikol Pashinyan") == [("Prime Minister", "Armenia")]
    (one,) = statements(seed, "Nikol Pashinyan")
    assert one.said_on == "2021-02-21/2021-02-28"
    assert one.mode == "mixed"
    assert (
        words(seed, one.content)
        .strip("”.")
        .endswith("didn’t explode “or exploded only 10% of them")
    )
    assert one.negated
    assert one.stance == "affirms"


@pytest.mark.parametrize(
    ("name", "positions"),
    [
        ("Vladimir Putin", [("President", "Russia")]),
        ("Sergei Lavrov", [("Foreign Minister", "Russia")]),
        ("Ilham Aliyev", []),
        ("Peskov", []),
    ],
)
def test_positions(seed: Extraction, name: str, positions: list[tuple[str, str | None]]) -> None:
    assert held(seed, name) == positions


def test_positions_open_to_their_words(seed: Extraction) -> None:
    evidence: list[tuple[Actor, Position]] = [(a, p) for a in seed.actors for p in a.positions]
    assert evidence
    for who, position in evidence:
        quote = words(seed, (position.evidence,))
        assert position.title in quote
        assert who.name.split()[-1] in quote


def test_weapons(seed: Extraction) -> None:
    named = {w.name: w.weapon_class for w in seed.weapons if w.weapon_class != "generic"}
    assert named == {
        "Iskander": "system",
        "Iskander-M": "variant",
        "Iskander-E": "variant",
        "9M723": "munition",
    }
    for weapon in seed.weapons:
        assert all(weapon.name in words(seed, (span,)) for span in weapon.mentions)


def test_relations(seed: Extraction) -> None:
    found = {fact for fact in relations(seed) if fact[0] != "variantOf"}
    assert found == {
        ("fires", "Iskander-M", "9M723", "affirms", "Azerbaijani experts"),
        ("operatedBy", "Iskander-E", "Armenia", "affirms", "Azerbaijani experts"),
        ("operatedBy", "9M723", "Russia", "affirms", "Alexei Venediktov"),
        ("producedBy", "Iskander", "Russia", "affirms", None),
        ("operatedBy", "Iskander", "Armenia", "affirms", "Nikol Pashinyan"),
    }
    variants = {fact[1:4] for fact in relations(seed) if fact[0] == "variantOf"}
    assert variants == {
        ("Iskander-M", "Iskander", "affirms"),
        ("Iskander-E", "Iskander", "affirms"),
    }
    assert relation(seed, "operatedBy", "9M723", "Russia").exclusive
    assert not relation(seed, "operatedBy", "Iskander", "Armenia").exclusive
    evidence = words(seed, relation(seed, "operatedBy", "Iskander-E", "Armenia").evidence)
    assert "which was in Armenian services" in evidence


def test_who_contradicts_whom(seed: Extraction) -> None:
    (launched,) = statements(seed, "Idris Ismailov")
    unused = [*statements(seed, "Vladimir Putin")[:1], *statements(seed, "Peskov")]
    index = seed.attributions.index
    assert set(seed.contradictions) == {(index(launched), index(one)) for one in unused}


def test_its_graph_is_valid(seed: Extraction) -> None:
    graph = triples(seed, extractor="test", catalogue_version="test")
    assert not violations(graph)
