"""Extraction against gold of our own: articles and texts annotated apart from the rules.

tests/gold/README.md says how they are annotated, tests/scoring.py what is counted. The floors are
F1 in per cent as measured, rounded down, and only rise; those of contradictions and traps are
precision, since a pair that is none costs more than one that is missed.
"""

from __future__ import annotations

from functools import cache

import pytest

from claimgraph.loaders.extract import extract
from tests.golden import FOLDER, golds
from tests.scoring import Comparison, Scores
from tests.scoring_weapons import score_weapons

pytestmark = pytest.mark.slow

ARTICLES = {
    "what": 87.4,
    "who+what": 72.0,
    "speaker of what was found": 82.3,
    "mode": 94.2,
    "stance": 94.4,
    "negated": 95.2,
    "said_on": 70.7,
    "venue": 65.8,
    "audience": 82.8,
    "nested": 59.9,
    "responds_to": 14.4,
    "mentions": 96.0,
    "links": 94.0,
}
WEAPONS = {
    "mentions": 96.2,
    "links": 95.8,
    "relations": 75.9,
    "relations, whoever asserts": 82.0,
    "who+what": 79.4,
}
CONTRADICTIONS = 93.2


@cache
def scores(folder: str) -> Scores:
    """Return every measure over a folder of gold, each text extracted once."""
    found = Scores()
    for gold in golds(FOLDER / folder):
        compared = Comparison(gold, extract(gold.article), found)
        compared.score()
        score_weapons(compared)
    return found


@pytest.mark.parametrize("measure", sorted(ARTICLES))
def test_attribution(measure: str) -> None:
    found = scores("articles")[measure]
    assert found.f1 >= ARTICLES[measure], found


@pytest.mark.parametrize("measure", sorted(WEAPONS))
def test_weapons_and_relations(measure: str) -> None:
    found = scores("weapons")[measure]
    assert found.f1 >= WEAPONS[measure], found


def test_contradictions_are_rather_missed_than_made_up() -> None:
    found = scores("articles")
    assert found["contradictions"].right >= 12
    assert found["contradictions"].precision >= CONTRADICTIONS
    assert found["traps"].precision >= 99.4
    assert found["boilerplate"].found == 0


def test_there_is_gold_of_every_style_and_of_many_regions() -> None:
    articles = list(golds(FOLDER / "articles"))
    assert len(articles) >= 60
    styles = {"wire", "state agency", "tabloid", "translated", "interview", "press release"}
    assert {gold.style for gold in articles} >= styles
    assert len({gold.region for gold in articles}) >= 8
    assert sum(len(gold.traps) for gold in articles) >= sum(
        len(gold.contradictions) for gold in articles
    )
    assert len(list(golds(FOLDER / "weapons"))) >= 60
