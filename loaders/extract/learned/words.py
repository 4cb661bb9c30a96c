"""The words of a sentence or paragraph as numbers: what the network is given of each.

Training and extraction build the same arrays here, so that the network never meets a word made in
another way than those it learnt from.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Array = npt.NDArray[np.int64]

OPENING, CLOSING, UNREADABLE = 101, 102, 100
"""Word pieces of the tokenizer: the start of a text, its end, and what it has no piece for."""

LONGEST_WORD = 6
"""Pieces read of one word; the rest of a longer one (an address, a hash) tells nothing."""

KEPT_WORDS = 1 << 16
"""Words whose pieces are kept; an article repeats itself, and so does the news."""

PLAIN_MARKS = str.maketrans({**dict.fromkeys("“”„«»", '"'), **dict.fromkeys("’‘`", "'")})
"""Every quotation mark as the straight one, whose habits of use differ by outlet alone."""

NO_LETTER, NUMBER, LOWER, UPPER, CAPITAL, OTHER = range(1, 7)


@dataclass(frozen=True, slots=True)
class Words:
    """Consecutive whole sentences of a block, each list a word an entry.

    `heads` are indices into these lists, a root its own head. `quoted` tells whether a word stands
    inside quotation marks.
    """

    texts: Sequence[str]
    tags: Sequence[str]
    deps: Sequence[str]
    heads: Sequence[int]
    quoted: Sequence[bool]

    def __len__(self) -> int:
        return len(self.texts)


@dataclass(frozen=True, slots=True)
class Encoded:
    """Words as the network reads them.

    `pieces` and `cases` have an entry a word piece, start and end included; `first` and `last` say
    which pieces a word has. `features` has a row a word: its tag, its dependency, its case,
    whether it is quoted.
    """

    pieces: Array
    cases: Array
    first: Array
    last: Array
    heads: Array
    features: Array


@dataclass(frozen=True, slots=True)
class Labels:
    """The names behind the numbers; what training did not meet often is number 0."""

    tags: dict[str, int]
    deps: dict[str, int]
    paths: dict[str, int]
    entities: tuple[str, ...]

    @classmethod
    def of(cls, data: dict[str, Any]) -> Labels:
        """Return the labels from what `as_dict` gave."""
        tags, deps, paths = (
            {name: number for number, name in enumerate(data[key], 1)} for key in _NUMBERED
        )
        return cls(tags, deps, paths, tuple(data["entities"]))

    def as_dict(self) -> dict[str, list[str]]:
        """Return the names in the order of their numbers."""
        return {key: list(getattr(self, key)) for key in _NUMBERED} | {
            "entities": list(self.entities)
        }


_NUMBERED = ("tags", "deps", "paths")


def model_files() -> Traversable:
    """Return the folder of the trained network."""
    return resources.files("claimgraph.loaders.extract.learned").joinpath("model")


@cache
def tokenizer() -> Tokenizer:
    """Return the word-piece tokenizer, read once."""
    from tokenizers import Tokenizer

    read: Tokenizer = Tokenizer.from_str(
        model_files().joinpath("tokenizer.json").read_text(encoding="utf-8")
    )
    read.no_padding()
    read.no_truncation()
    return read


@cache
def labels() -> Labels:
    """Return the labels that the network was trained with, read once."""
    return Labels.of(json.loads(model_files().joinpath("labels.json").read_text(encoding="utf-8")))


@lru_cache(maxsize=KEPT_WORDS)
def pieces_of(text: str) -> tuple[int, ...]:
    """Return the numbers of a word's pieces, at least one."""
    found = tokenizer().encode(text.translate(PLAIN_MARKS), add_special_tokens=False)
    return tuple(found.ids[:LONGEST_WORD]) or (UNREADABLE,)


def encode(words: Words, known: Labels) -> Encoded:
    """Return words as arrays."""
    pieces, cases, first, last = [OPENING], [0], [], []
    kinds = [case(text) for text in words.texts]
    for ids, kind in zip(map(pieces_of, words.texts), kinds, strict=True):
        first.append(len(pieces))
        pieces += ids
        cases += [kind] * len(ids)
        last.append(len(pieces) - 1)
    features = [
        [known.tags.get(tag, 0) for tag in words.tags],
        [known.deps.get(dep, 0) for dep in words.deps],
        kinds,
        list(map(int, words.quoted)),
    ]
    return Encoded(
        np.array([*pieces, CLOSING], np.int64),
        np.array([*cases, 0], np.int64),
        np.array(first, np.int64),
        np.array(last, np.int64),
        np.array(words.heads, np.int64),
        np.array(features, np.int64).T,
    )


@lru_cache(maxsize=KEPT_WORDS)
def case(word: str) -> int:
    """Return how a word is written."""
    if not any(map(str.isalnum, word)):
        return NO_LETTER
    if word[0].isdigit():
        return NUMBER
    if word.islower():
        return LOWER
    if word.isupper() and len(word) > 1:
        return UPPER
    return CAPITAL if word[0].isupper() else OTHER
