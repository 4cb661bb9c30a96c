"""What the words of a name tell of it: titles, honorifics, heads of organisations' names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

PARTICLES = frozenset(
    ("al", "el", "bin", "ibn", "de", "da", "di", "van", "von", "der", "den", "ul")
)
JOINERS = frozenset(("of", "for"))
WORD = re.compile(r"(?<!\w)[^\W\d_][^\W_]*(?:[’'.-](?=[^\W_])[^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the text, [start, end), without a possessive ending, and in lower case.

    `capital` says whether it begins with one, an Arabic article before it aside (al-Assad).
    """

    text: str
    start: int
    end: int
    lower: str
    capital: bool


@dataclass(frozen=True, slots=True)
class Names:
    """The word lists of names.yaml, in lower case but for `fixed` and `ambiguous`."""

    titles: frozenset[str]
    last_words: frozenset[str]
    title_pattern: re.Pattern[str]
    honorifics: frozenset[str]
    modifiers: frozenset[str]
    heads: frozenset[str]
    fixed: frozenset[str]
    ambiguous: frozenset[str]
    excluded: frozenset[str]
    people: frozenset[str]
    offices: frozenset[str]
    places: frozenset[str]
    outlets: frozenset[str]
    female: frozenset[str]
    male: frozenset[str]


def words_in(text: str, start: int, end: int) -> list[Word]:
    """Return the words of text[start:end]; a possessive ’s is left out of its word."""
    out = []
    for match in WORD.finditer(text, start, end):
        word = match.group()
        if word.endswith(("’s", "'s")) and word[:-2] != "People":  # "People's Republic"
            word = word[:-2]
        lower = word.lower()
        capital = word[3:4] if lower.startswith(("al-", "el-")) else word[0]
        start = match.start()
        out.append(Word(word, start, start + len(word), lower, capital.isupper()))
    return out


@cache
def names() -> Names:
    """Return the word lists, read once."""
    source = resources.files("claimgraph.loaders.extract.actors").joinpath("names.yaml")
    data = yaml.safe_load(source.read_text(encoding="utf-8"))
    titles = [title.strip() for title in data["titles"].split("|")]
    modifiers = data["modifiers"].split()
    any_title = "|".join(re.escape(title) for title in sorted(titles, key=len, reverse=True))
    any_modifier = "|".join(re.escape(word) for word in modifiers)
    pattern = rf"(?<![\w-])(?:(?:{any_modifier})[ -]?)*(?:{any_title})(?![\w-])"
    return Names(
        frozenset(titles),
        frozenset(title.split()[-1] for title in titles),
        re.compile(pattern, re.IGNORECASE),
        frozenset(data["honorifics"].split()),
        frozenset(modifiers),
        frozenset(data["organisations"].split()),
        frozenset(name.strip() for name in data["fixed_organisations"].split("|")),
        frozenset(name.strip() for name in data["ambiguous_makers"].split("|")),
        frozenset(data["not_names"].split()),
        frozenset(data["people_nouns"].split()),
        frozenset(data["offices"].split()),
        frozenset(data["places"].split()),
        frozenset(data["outlets"].split()),
        frozenset(data["female"].split()),
        frozenset(data["male"].split()),
    )
