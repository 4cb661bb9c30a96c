"""IRIs: the same each time, valid whatever they are minted from, apart where things are apart."""

from __future__ import annotations

import pyoxigraph
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rdflib.term import URIRef

from claimgraph.ontology.iris import (
    Minter,
    article_iri,
    canonical_url,
    designation_iri,
    digest,
    is_global,
    known_weapon_iri,
    passage_iri,
    slug,
    unlisted_weapon_iri,
)
from claimgraph.ontology.terms import DATA

ARTICLE = URIRef("https://example.org/news/1")
ANY_TEXT = st.text(st.characters() | st.sampled_from("/.%#? \ud800é№"), max_size=40)


def is_valid(iri: str) -> bool:
    """Tell whether a strict parser takes an IRI."""
    return pyoxigraph.NamedNode(str(iri)).value == str(iri)


@given(ANY_TEXT, ANY_TEXT)
@example("a", "A")
@example("a b", "a%20b")
@example("a/../b", "b")
@example("a#b", "a")
@example("é", "e\u0301")
@example("", ".")
@example("..", "%2E%2E")
@example("a//b", "a/b")
@example("\ud800", "\ufffd")
def test_article_iris_are_valid_and_apart(one: str, other: str) -> None:
    assert is_valid(article_iri(one))
    assert article_iri(one) == article_iri(one)
    assert (article_iri(one) == article_iri(other)) is (one == other)


@given(ANY_TEXT)
def test_no_part_of_an_id_is_a_step_up_or_a_fragment(doc_id: str) -> None:
    iri = article_iri(doc_id)
    assert iri.startswith(DATA["article/"])
    assert "#" not in iri
    assert "?" not in iri
    assert not {".", ".."} & set(iri.split("/"))


@given(ANY_TEXT.map("https://example.org/".__add__) | ANY_TEXT.map("http://".__add__) | ANY_TEXT)
@example("https://[::1]:8080/a")
@example("https://example.org:/")
@example("https://example.org/%zz%20%")
@example("https://user:secret@example.org/a")
@example("http://" + "a" * 300 + ".org/")
@example("http://xn--/")
@example("http://[v1.a]/")
def test_a_url_has_one_spelling_that_is_valid_and_stays(url: str) -> None:
    once = canonical_url(url)
    if once is not None:
        assert is_valid(once)
        assert "#" not in once
        assert canonical_url(once) == once
    assert is_valid(article_iri("a", url))


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("HTTPS://Example.ORG", "https://example.org/"),
        ("https://example.org:443/a", "https://example.org/a"),
        ("http://example.org:443/a", "http://example.org:443/a"),
        ("https://example.org/a#part", "https://example.org/a"),
        ("  https://example.org/a?b=c d&e=ü ", "https://example.org/a?b=c%20d&e=%C3%BC"),
        ("https://münchen.example/", "https://xn--mnchen-3ya.example/"),
        ("https://user:secret@example.org/", "https://example.org/"),
        ("ftp://example.org/", None),
        ("example.org/a", None),
        ("mailto:a@example.org", None),
        ("https://", None),
        ("https://exa mple.org/", None),
        ("https://example.org:99999/", None),
        ("javascript:alert(1)", None),
    ],
)
def test_web_addresses(url: str, canonical: str | None) -> None:
    assert canonical_url(url) == canonical


@given(st.text(min_size=1, max_size=30))
@example("???")
@example("№")
@example("مصر")
@example("नमस्ते")
@example("İ")
def test_a_slug_is_never_empty_and_makes_a_valid_iri(name: str) -> None:
    found = slug(name)
    assert found
    assert "/" not in found
    assert is_valid(DATA["person/" + found])
    assert slug(found) == found


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Alexei Venediktov", "alexei-venediktov"),
        ("José  NÚÑEZ", "jose-nunez"),
        ("Pat O’Brien", "pat-obrien"),
        ("Pat O'Brien", "pat-obrien"),
        ("Владимир Путин", "владимир-путин"),
        ("Андрей", "андрей"),
        ("नरेंद्र मोदी", "नरेंद्र-मोदी"),
        ("9M723-1 (Iskander)", "9m723-1-iskander"),
    ],
)
def test_slugs(name: str, expected: str) -> None:
    assert slug(name) == expected


def test_names_without_letters_do_not_fall_together() -> None:
    assert slug("???") != slug("!!!")


@pytest.mark.parametrize(
    ("kind", "name", "expected"),
    [
        ("State", "Iran", True),
        ("Person", "Pavel Orlov", True),
        ("Person", "Orlov", False),
        ("Person", "Müller-Lüdenscheidt", False),
        ("Organization", "Radio Sund", True),
        ("Organization", "NATO", True),
        ("Organization", "Kremlin", False),
        ("Group", "two US officials", False),
    ],
)
def test_which_actors_are_the_same_everywhere(kind: str, name: str, expected: bool) -> None:
    assert is_global(kind, name) is expected


def test_actors_of_one_name_in_one_article_stay_two() -> None:
    minter = Minter(ARTICLE)
    first, second, third = (minter.actor("Person", "Pavel Orlov") for _ in range(3))
    assert first == DATA["person/pavel-orlov"]
    assert second == URIRef(f"{ARTICLE}#person-pavel-orlov")
    assert third not in (first, second)
    assert minter.actor("Organization", "Pavel Orlov") == DATA["organization/pavel-orlov"]


def test_weapons() -> None:
    minter = Minter(ARTICLE)
    known = minter.weapon("variant", "Tor-M2", catalogue="tor-m2")
    assert known == known_weapon_iri("tor-m2") == DATA["weapon/tor-m2"]
    assert minter.weapon("munition", "9M999") == unlisted_weapon_iri("munition", "9m999")
    generic = minter.weapon("generic", "the missile", kind="missile")
    assert generic == URIRef(f"{ARTICLE}#weapon-missile")
    assert minter.weapon("generic", "another missile", kind="missile") != generic
    assert designation_iri("9M338") == DATA["designation/9m338"]


@given(st.lists(st.tuples(st.sampled_from(["claim", "event"]), st.text(max_size=3)), max_size=20))
def test_parts_are_never_minted_twice(contents: list[tuple[str, str]]) -> None:
    minter = Minter(ARTICLE)
    minted = [minter.part(kind, (content,)) for kind, content in contents]
    assert len(set(minted)) == len(minted)
    assert all(is_valid(iri) for iri in minted)


def test_parts_hang_off_what_they_say() -> None:
    one, other = Minter(ARTICLE), Minter(ARTICLE)
    other.part("claim", ("something before",))
    assert one.part("claim", ("no loss",)) == other.part("claim", ("no loss",))
    assert digest("a", "bc") != digest("ab", "c")


def test_passages_are_fragments_of_the_article() -> None:
    assert passage_iri(ARTICLE, 3, 7) == URIRef("https://example.org/news/1#char=3,7")
    assert Minter(ARTICLE).passage(3, 7) == Minter(ARTICLE).passage(3, 7)
