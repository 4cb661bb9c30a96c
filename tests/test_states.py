"""States are found by the words that news uses for them, and by no others."""

from __future__ import annotations

import pytest

from claimgraph.errors import CatalogueError
from claimgraph.ontology.states import State, States

STATES = States.load()


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("Armenia", "Armenia"),
        ("Armenia's", "Armenia"),
        ("Armenia’s", "Armenia"),
        ("Armenian", "Armenia"),
        ("Armenians", "Armenia"),
        ("Yerevan", "Armenia"),
        ("the UAE", "United Arab Emirates"),
        ("United States'", "United States"),
        ("US", "United States"),
        ("U.S.", "United States"),
        ("Kiev", "Ukraine"),
        ("Turks", "Turkey"),
        ("Honduras", "Honduras"),
        ("North Korean", "North Korea"),
        ("RUSSIA", "Russia"),
        ("Soviet", "Soviet Union"),
        ("Norway", "Norway"),
    ],
)
def test_a_state_is_found_by_any_of_its_words(word: str, name: str) -> None:
    state = STATES.lookup(word)
    assert state is not None
    assert state.name == name


@pytest.mark.parametrize("word", ["us", "polish", "turkey", "Gyumri", "", "Iskander", "the"])
def test_other_words_name_no_state(word: str) -> None:
    assert STATES.lookup(word) is None


def test_each_kind_of_word_has_its_own_lookup() -> None:
    assert STATES.by_adjective("Russian") == STATES.by_capital("Moscow") == STATES.by_name("Russia")
    assert STATES.by_name("Russian") is None
    assert STATES.by_capital("Russia") is None


def test_the_united_nations_members_are_there() -> None:
    assert sum(not s.code.startswith("X") and not s.former for s in STATES) >= 195


def test_one_word_for_two_states_is_refused() -> None:
    with pytest.raises(CatalogueError, match="names both"):
        States([State("AA", "Alpha", ("Alpha",)), State("BB", "Beta", ("Beta", "Alpha"))])
