"""Find catalogued designations in a text, in one pass whatever the catalogue's size.

The text is reduced to letters and digits, so that one pattern finds every habit of writing
(S-300PMU2, S 300 PMU-2); what lies between them is checked against the original afterwards.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from weakref import WeakKeyDictionary

import ahocorasick  # type: ignore[import-not-found]  # a C module without types

from claimgraph.loaders.record import Span
from claimgraph.ontology.catalogue import Catalogue, Designation, Entry, normalise

RUN = re.compile(r"[^\W_]+")
_GAP = re.compile(r"[\s\-\u2010\u2011–/]{1,2}|\.")
_APOSTROPHES = frozenset("'’")
_FOLD = {
    ord(c): unicodedata.normalize("NFKD", c)[0]
    for c in map(chr, range(0xC0, 0x250))
    if unicodedata.normalize("NFKD", c)[0].isascii()
}


@dataclass(frozen=True, slots=True)
class Words:
    """The runs of letters and digits in a stretch of text, and what lies between them."""

    text: str
    spans: tuple[Span, ...]

    @staticmethod
    def of(text: str) -> Words:
        """Split `text` into runs."""
        return Words(text, tuple(match.span() for match in RUN.finditer(text)))

    def __len__(self) -> int:
        return len(self.spans)

    def __getitem__(self, index: int) -> str:
        start, end = self.spans[index]
        return self.text[start:end]

    def gap(self, index: int) -> str:
        """Return what lies between run `index` and the next one."""
        return self.text[self.spans[index][1] : self.spans[index + 1][0]]

    def at(self, offset: int) -> int:
        """Return the index of the first run that ends after `offset`."""
        return bisect_left(self.spans, offset + 1, key=lambda span: span[1])


@dataclass(frozen=True, slots=True)
class Hit:
    """A catalogued designation in a text: [start, end), and the entries that bear it."""

    start: int
    end: int
    entries: tuple[Entry, ...]
    needs_context: bool


@dataclass(frozen=True, slots=True)
class _Pattern:
    entry: Entry
    designation: Designation
    breaks: frozenset[int]


class Finder:
    """The catalogue's designations as one automaton, built once."""

    def __init__(self, catalogue: Catalogue) -> None:
        patterns: dict[str, list[_Pattern]] = {}
        for entry, designation in catalogue.designations():
            pattern = _Pattern(entry, designation, _breaks(designation.value))
            patterns.setdefault(designation.key, []).append(pattern)
        self._automaton = ahocorasick.Automaton()
        for key, found in patterns.items():
            self._automaton.add_word(key, (len(key), tuple(found)))
        self._automaton.make_automaton()

    def find(self, words: Words) -> list[Hit]:
        """Return the designations in a text, the longest where several begin in one place."""
        hits = sorted(self._hits(words), key=lambda hit: (hit.start, -hit.end))
        kept: list[Hit] = []
        for hit in hits:
            if not kept or hit.start >= kept[-1].end:
                kept.append(hit)
        return kept

    def _hits(self, words: Words) -> Iterator[Hit]:
        if not self._automaton:
            return
        runs = [words[i].translate(_FOLD).lower() for i in range(len(words))]
        starts, position = [], 0
        for run in runs:
            starts.append(position)
            position += len(run)
        starts.append(position)
        joined = "".join(runs)
        for last, (length, patterns) in self._automaton.iter(joined):
            begin, end = last + 1 - length, last + 1
            first = bisect_left(starts, begin)
            if starts[first] != begin:
                continue
            after = bisect_left(starts, end)
            if starts[after] != end:
                whole = words[after - 1]
                plural = whole[-1] == "s" or (whole[-1] == "S" and whole.isalpha())
                if starts[after] != end + 1 or not plural:
                    continue
            if hit := _checked(words, first, after, starts, patterns):
                yield hit


def finder(catalogue: Catalogue) -> Finder:
    """Return the catalogue's finder, built on first use."""
    found = _FINDERS.get(catalogue)
    if found is None:
        found = _FINDERS[catalogue] = Finder(catalogue)
    return found


_SHORT = 4
"""Letters and hyphen of a code that is written in capitals."""

_FINDERS: WeakKeyDictionary[Catalogue, Finder] = WeakKeyDictionary()


def _checked(
    words: Words, first: int, after: int, starts: list[int], patterns: tuple[_Pattern, ...]
) -> Hit | None:
    begin, end = words.spans[first][0], words.spans[after - 1][1]
    if begin and words.text[begin - 1] in "'’" and words.text[begin - 2 : begin - 1].isalpha():
        return None  # the s of a possessive: "Norland's 400 missiles"
    gaps = [words.gap(i) for i in range(first, after - 1)]
    if not all(gap in _APOSTROPHES or _GAP.fullmatch(gap) for gap in gaps):
        return None
    inner = {starts[i] - starts[first] for i in range(first + 1, after)}
    written = words.text[begin:end]
    possessive = any(gap in _APOSTROPHES for gap in gaps)
    fitting = [
        pattern
        for pattern in patterns
        if inner <= pattern.breaks
        and possessive <= bool(_APOSTROPHES & set(pattern.designation.value))
        and _cased(pattern.designation.value, written)
    ]
    if not fitting:
        return None
    needs = all(p.designation.needs_context for p in fitting)
    return Hit(begin, end, tuple(p.entry for p in fitting), needs)


def _breaks(value: str) -> frozenset[int]:
    """Return where a text may break a designation: as it does itself, and by any digit."""
    breaks, length, previous = set(), 0, ""
    for run in RUN.findall(value):
        breaks.add(length)
        for char in normalise(run):
            if previous and char.isdigit() != previous.isdigit():
                breaks.add(length)
            length, previous = length + 1, char
    return frozenset(breaks)


def _cased(value: str, written: str) -> bool:
    """Tell whether `written` has the capitals of a name; only digits make them dispensable.

    A lone letter before a space is no designation unless it is a capital, and a small s at the end
    is a plural where the designation's own S stands apart: T-90s are no T-90S.
    """
    if written[-1] == "s" and value[-1] == "S" and not value[-2].isalpha():
        return False
    if any(char.isdigit() for char in value):
        code = len(value.rstrip("0123456789")) <= _SHORT  # "as 24 million" is no AS-24
        parted = written[0] in "Aa" and written[1:2] == " "
        return not parted and not (code and written[0].islower())
    return written[0].isupper() or not value[0].isupper()
