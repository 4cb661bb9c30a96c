"""The network's own parts: what it is given, and how roles follow from its scores."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimgraph.loaders.extract import extract
from claimgraph.loaders.extract.learned.decoding import Scores, likeliest
from claimgraph.loaders.extract.learned.paths import DISTANCES, PLACES, pair_features, paths
from claimgraph.loaders.extract.learned.reader import LONGEST_WINDOW, _windows, read
from claimgraph.loaders.extract.learned.words import Words, encode, labels, pieces_of
from claimgraph.loaders.extract.parse import parse
from tests.extracting import article, extracted, only, said


@st.composite
def parses(draw: st.DrawFn) -> Words:
    """Return words whose heads make one or more trees."""
    size = draw(st.integers(1, 12))
    order = draw(st.permutations(range(size)))
    heads = [0] * size
    for rank, word in enumerate(order):
        above = draw(st.integers(-1, rank - 1)) if rank else -1
        heads[word] = word if above < 0 else order[above]
    labels = draw(st.lists(st.sampled_from("abcd"), min_size=size, max_size=size))
    quoted = draw(st.lists(st.booleans(), min_size=size, max_size=size))
    return Words(["word"] * size, ["NN"] * size, labels, heads, quoted)


def climb(words: Words, at: int) -> list[int]:
    found = [at]
    while words.heads[found[-1]] != found[-1]:
        found.append(words.heads[found[-1]])
    return found


@given(parses(), st.data())
def test_paths_are_those_of_the_tree(words: Words, data: st.DataObject) -> None:
    cue = data.draw(st.integers(0, len(words) - 1))
    up = climb(words, cue)
    for at, (full, short) in enumerate(paths(words, cue)):
        way = climb(words, at)
        meeting = next((node for node in way if node in up), None)
        if meeting is None:
            assert (full, short) == ("#", "#")
            continue
        steps = up.index(meeting)
        climbed = "^".join(words.deps[node] for node in up[: min(steps, 3)])
        climbed += "+" if steps > 3 else ""
        down = [words.deps[node] for node in reversed(way[: way.index(meeting)])] + ["", ""]
        assert (full, short) == (f"{climbed}|{down[0]}>{down[1]}", f"{climbed}|{down[0]}")


@given(parses(), st.data())
def test_features_are_within_their_tables(words: Words, data: st.DataObject) -> None:
    cue = data.draw(st.integers(0, len(words) - 1))
    found = pair_features(words, cue, [cue], labels())
    assert found.shape == (len(words), 4)
    assert (found >= 0).all()
    assert (found[:, 2] < DISTANCES).all()
    assert (found[:, 3] < PLACES).all()


@settings(max_examples=40)
@given(st.lists(st.integers(1, 5), min_size=1, max_size=3), st.integers(0, 2**32 - 1))
def test_no_sequence_of_roles_scores_higher(sizes: list[int], seed: int) -> None:
    rng = np.random.default_rng(seed)
    scores = [rng.normal(size=(size, 3)).astype(np.float32) for size in sizes]
    start, after = rng.normal(size=3).astype(np.float32), rng.normal(size=(3, 3)).astype(np.float32)

    def total(roles: tuple[int, ...], rows: Scores) -> float:
        steps = sum(after[a, b] for a, b in pairwise(roles))
        return float(start[roles[0]] + steps + sum(rows[i, r] for i, r in enumerate(roles)))

    for found, rows in zip(likeliest(scores, start, after), scores, strict=True):
        best = max(total(roles, rows) for roles in product(range(3), repeat=len(rows)))
        assert np.isclose(total(tuple(found.tolist()), rows), best, atol=1e-4)


@given(st.lists(st.text(min_size=1, max_size=12), min_size=1, max_size=20))
def test_any_words_have_pieces(texts: list[str]) -> None:
    words = Words(
        texts, ["NN"] * len(texts), ["dep"] * len(texts), range(len(texts)), [False] * len(texts)
    )
    encoded = encode(words, labels())
    assert len(encoded.first) == len(encoded.last) == len(texts)
    assert (encoded.first <= encoded.last).all()
    assert encoded.last[-1] == len(encoded.pieces) - 2


def test_quotation_marks_are_read_alike() -> None:
    assert pieces_of("“") == pieces_of('"') == pieces_of("«")


def test_a_long_paragraph_is_read_in_windows_that_fit() -> None:
    text = "The bridge was safe, Clara Weiss said. " * 150 + "word " * 700
    (block,) = parse(article(text.strip()), named=False).blocks
    windows = list(_windows(block))
    assert [start for start, _ in windows] == [0, *(end for _, end in windows[:-1])]
    assert windows[-1][1] == len(block.doc)
    sizes = [sum(len(pieces_of(t.text)) for t in block.doc[a:b]) for a, b in windows]
    assert max(sizes) <= LONGEST_WINDOW
    assert len(read(parse(article(text.strip()), named=False)).of(block)) >= 140


def test_a_cue_that_no_rule_knows() -> None:
    text = "Clara Weiss bemoaned that the bridge was closed."
    assert said(extracted(text)) == [(["Clara Weiss"], "bemoaned", "that the bridge was closed")]
    assert extract(article(text), rules_only=True).attributions == ()


def test_what_is_wanted_is_not_said_to_be_so() -> None:
    assert only(extracted("Norway wants to buy the Gepard from Germany.")).stance == "none"


def test_one_voice_in_a_quotation_is_one_statement() -> None:
    found = extracted("“I think that the bridge is safe,” Clara Weiss said.")
    assert said(found) == [(["Clara Weiss"], "said", "I think that the bridge is safe")]


@pytest.mark.parametrize(
    "text",
    [
        "Clara Weiss will bemoan that the bridge was closed.",
        "The footage appears to show the destruction of the bridge.",
        "Clara Weiss would bemoan that the bridge was closed.",
    ],
)
def test_what_is_still_to_be_said_or_only_seems_is_no_statement(text: str) -> None:
    assert extracted(text).attributions == ()
