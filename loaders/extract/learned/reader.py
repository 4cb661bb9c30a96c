"""Reading an article with the network: the names in it, and who said what by which cue.

Each paragraph is read on its own, so that what is read in it never depends on its neighbours.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

import numpy as np

from claimgraph.loaders.extract.attribution.quotes import find_quotes
from claimgraph.loaders.extract.learned.decoding import Scores, likeliest
from claimgraph.loaders.extract.learned.network import Network, network
from claimgraph.loaders.extract.learned.paths import pair_features
from claimgraph.loaders.extract.learned.words import (
    LONGEST_WORD,
    Array,
    Labels,
    Words,
    encode,
    labels,
    pieces_of,
)
from claimgraph.loaders.extract.parse import Parsed, ParsedBlock

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

LONGEST_WINDOW = 480
"""Word pieces read at once; the encoder takes 512. Longer paragraphs are read by the sentence."""

FAINT = 0.05
"""The likelihood from which a cue is told of; whoever uses it decides what counts."""

CLEAR = 0.35
"""The likelihood from which a cue's words are looked for, and told from those of the others."""

SOURCE, CUE, CONTENT = 1, 2, 3

TOGETHER = 32
"""Blocks whose vectors are held at once."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A cue by its head word, how likely it is one, and the words of its parts, in text order.

    One that is hardly likely has no parts.
    """

    head: Token
    likelihood: float
    source: tuple[Token, ...]
    cue: tuple[Token, ...]
    content: tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What the network read, by the offset at which a block begins."""

    heard: dict[int, tuple[Heard, ...]]

    def of(self, block: ParsedBlock) -> tuple[Heard, ...]:
        """Return the cues of a block in text order."""
        return self.heard.get(block.block.start, ())


def read(parsed: Parsed) -> Reading:
    """Read every block, and label the names in each block's parse, in place of spaCy's own."""
    trained = network()
    windows = [
        window
        for first in range(0, len(parsed.blocks), TOGETHER)
        for window in _read(
            parsed.blocks[first : first + TOGETHER], parsed.article.text, trained, labels()
        )
    ]
    scores = [rows for window in windows for rows in window.scores]
    roles = likeliest(scores, trained.start, trained.after)
    heard: dict[int, list[Heard]] = {}
    for window in windows:
        parts = {cue: next(roles).tolist() for cue in window.clear}
        found = heard.setdefault(window.begin, [])
        for cue, likelihood in window.likely.items():
            found.append(_heard(window.tokens, cue, likelihood, parts.get(cue, ())))
    return Reading({begin: tuple(found) for begin, found in heard.items()})


def words_of(block: ParsedBlock, start: int, end: int, text: str) -> Words:
    """Return the words of whole sentences, doc[start:end], as the network reads them."""
    tokens = block.tokens[start:end]
    return Words(
        [token.text for token in tokens],
        [token.tag_ for token in tokens],
        [token.dep_ for token in tokens],
        _heads(block.doc, start, end),
        _quoted(block, text)[start:end],
    )


def _heads(doc: Doc, start: int, end: int) -> list[int]:
    """Return each word's head counted from `start`, a word its own where that lies outside."""
    own = np.arange(end - start)
    heads = own + doc.to_array("HEAD")[start:end].astype(np.int64)
    found: list[int] = np.where((heads >= 0) & (heads < end - start), heads, own).tolist()
    return found


def _quoted(block: ParsedBlock, text: str) -> list[bool]:
    """Return which words stand inside quotation marks."""
    begin = block.block.start
    found = [False] * len(block.tokens)
    for quote in find_quotes(text, begin, block.block.end):
        if not quote.depth:
            inside = slice(*(bisect_left(block.offsets, place - begin) for place in quote.span))
            found[inside] = [True] * len(found[inside])
    return found


@dataclass(frozen=True, slots=True)
class _Window:
    """Words read at once, of the block that begins at `begin`: which are likely cues, and scores.

    `likely` gives by a cue's place its likelihood; `scores` has a row a word for each of `clear`.
    """

    begin: int
    tokens: Sequence[Token]
    likely: dict[int, float]
    clear: Sequence[int]
    scores: Sequence[Scores]


def _read(
    blocks: Sequence[ParsedBlock], text: str, trained: Network, known: Labels
) -> Iterator[_Window]:
    """Read some blocks and label their names.

    Each step is done for all windows before the next one: a graph's weights fill the processor's
    caches, and so one step between two others costs both of them.
    """
    places = [(block, *place) for block in blocks for place in _windows(block)]
    words = [words_of(block, start, end, text) for block, start, end in places]
    told = list(map(trained.words, [encode(one, known) for one in words]))
    names: dict[int, list[int]] = defaultdict(list)
    for (block, _, _), (_, _, scores) in zip(places, told, strict=True):
        names[block.block.start] += scores.argmax(-1).tolist()
    for block in blocks:
        _label(block.doc, names[block.block.start], known.entities)
    likely = [1 / (1 + np.exp(-cues)) for _, cues, _ in told]
    clear = [np.flatnonzero(chances > CLEAR).tolist() for chances in likely]
    pairs = [_pairs(one, cues, known) for one, cues in zip(words, clear, strict=True)]
    for (block, start, end), (vectors, _, _), chances, cues, rows in zip(
        places, told, likely, clear, pairs, strict=True
    ):
        found = {int(at): float(chances[at]) for at in np.flatnonzero(chances > FAINT)}
        roles = list(trained.pairs(vectors, cues, rows)) if cues else []
        yield _Window(block.block.start, block.tokens[start:end], found, cues, roles)


def _pairs(words: Words, cues: Sequence[int], known: Labels) -> Array:
    """Return for each cue a row a word: what the network is given of the two."""
    return np.array([pair_features(words, cue, cues, known) for cue in cues])


def _heard(tokens: Sequence[Token], cue: int, likelihood: float, roles: Sequence[int]) -> Heard:
    parts = (
        tuple(token for token, role in zip(tokens, roles, strict=False) if role == part)
        for part in (SOURCE, CUE, CONTENT)
    )
    return Heard(tokens[cue], round(likelihood, 3), *parts)


def _windows(block: ParsedBlock) -> Iterator[tuple[int, int]]:
    """Yield runs of whole sentences that the encoder can take, or parts of an endless one."""
    if 0 < len(block.tokens) * LONGEST_WORD <= LONGEST_WINDOW:
        yield 0, len(block.tokens)
        return
    sizes = [len(pieces_of(token.text)) for token in block.tokens]
    start = at = pieces = 0
    for sentence in block.doc.sents:
        size = sum(sizes[sentence.start : sentence.end])
        if pieces and pieces + size > LONGEST_WINDOW:
            yield start, at
            start, pieces = at, 0
        while size > LONGEST_WINDOW:
            at = start + LONGEST_WINDOW // 6
            yield start, at
            size -= sum(sizes[start:at])
            start = at
        at, pieces = sentence.end, pieces + size
    if at > start:
        yield start, at


def _label(doc: Doc, names: Sequence[int], kinds: Sequence[str]) -> None:
    """Give a parse the runs of equal labels as its entities."""
    from spacy.tokens import Span

    found, at = [], 0
    for kind, run in groupby(names):
        size = len(list(run))
        if kind:
            found.append(Span(doc, at, at + size, kinds[kind]))
        at += size
    doc.set_ents(found)
