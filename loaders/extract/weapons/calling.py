"""What a weapon goes by in an article: the name that it has there, as the catalogue spells it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher

from claimgraph.loaders.extract.weapons.context import NOUNS
from claimgraph.ontology.catalogue import Entry, normalise

_PART = re.compile(r"[^\W_]+")
_MARKED = re.compile(r"\d([a-z]*)$")
_NUMBER = re.compile(r"\d+")
_ENDING = re.compile(r"[’']s?$|(?<=\w)(?<![sS])s$")
_ALIKE, _AKIN = 0.9, 0.7
"""Shares of letters from which two names are one in two spellings, and from which akin at all."""
_SHORT = 3
"""Letters of a mark, such as the H of "1-H" and the OTR of "OTR-21"."""


def called(entry: Entry, written: Sequence[str]) -> str:
    """Return a weapon's name: the catalogue's, unless the article knows it by quite another.

    `written` are the weapon's mentions as they stand in the article.

    An "M-45" is a Falcon-1 by the name that the article has, while the catalogue spells what is
    written otherwise ("Falkon-1") or at length.
    """
    name = entry.name
    bare = [_without_kind(one.split()) for one in written]
    singular = [_ENDING.sub("", one) for one in bare]
    parts = [_parts(one) for one in (*bare, *singular)]
    if any(_parts(name) >= one for one in parts):
        return name
    if any(_parts(name) < one for one in parts):  # "Falcon 1-H" for Falcon-1, or "SS-9 Falcon-1"
        known = {normalise(d.value): d.value for d in entry.designations}
        fuller = (known[n] for n in map(normalise, singular) if n in known)
        fuller = (one for one in fuller if _parts(name) & _parts(one))
        return next((one for one in fuller if _is_marked(_parts(one) - _parts(name))), name)
    best = max(Counter(singular).items(), key=lambda one: (_likeness(one[0], name), one[1]))[0]
    alike = normalise(best) != normalise(name) and _is_spelt_alike(name, best)
    return name if alike else best


def _without_kind(words: list[str]) -> str:
    """Return a name without the "helicopters" that the catalogue may have with it."""
    return " ".join(words[:-1] if len(words) > 1 and words[-1] in NOUNS else words)


def _parts(name: str) -> set[str]:
    return set(_PART.findall(name.lower()))


def _is_marked(parts: set[str]) -> bool:
    """Whether what a name has more than another is letters and numbers, and no word."""
    return all(len(part) <= _SHORT or any(map(str.isdigit, part)) for part in parts)


def _is_spelt_alike(one: str, other: str) -> bool:
    """Whether two names are one in two spellings: they have a number in common, or most letters.

    The H of "Falcon-2H" is no matter of spelling.
    """
    if _tail(one) != _tail(other):
        return False
    if numbers := _NUMBER.findall(one):
        return numbers == _NUMBER.findall(other)
    return _likeness(one, other) >= _ALIKE


def _tail(name: str) -> str | None:
    """Return the letters that a name has after its last number, None without a number."""
    match = _MARKED.search(normalise(name))
    return match[1] if match is not None else None


def _likeness(one: str, other: str) -> float:
    """Return how much of two names is alike, from 0 to 1, and 0 for little."""
    share = SequenceMatcher(None, one.lower(), other.lower()).ratio()
    return share if share >= _AKIN else 0.0
