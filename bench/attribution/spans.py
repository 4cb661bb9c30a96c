"""Spans of characters, and the ways in which other systems count them.

Nothing but Python is needed here, since each system runs in an environment of its own.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

Span = tuple[int, int]
Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who (source), by which words (cue), said what (content); offsets in the text, end exclusive.

    A part that a system does not tell is empty.
    """

    source: Spans
    cue: Spans
    content: Spans


def joined(found: Iterable[Attribution]) -> list[Attribution]:
    """Return quotations that the same words introduce as one, its pieces in text order.

    A system that looks for pairs of marks has "A," she said, "B" twice. What has neither a source
    nor a cue stays as it is.
    """
    together: dict[object, Attribution] = {}
    for number, one in enumerate(found):
        key = (one.source, one.cue) if one.source or one.cue else number
        before = together[key].content if key in together else ()
        content = tuple(sorted({*before, *one.content}))
        together[key] = Attribution(one.source, one.cue, content)
    return list(together.values())


def from_utf16(text: str) -> list[int]:
    """Return for each offset that counts as Java does, in units of UTF-16, the one in `text`."""
    places = [at for at, char in enumerate(text) for _ in range(1 + (ord(char) > 0xFFFF))]
    return [*places, len(text)]


class Letters:
    """The places of a text's letters and digits in another version of it that kept them all."""

    def __init__(self, changed: str, original: str) -> None:
        self._changed = [at for at, char in enumerate(changed) if char.isalnum()]
        self._original = [at for at, char in enumerate(original) if char.isalnum()]
        if len(self._changed) != len(self._original):
            raise ValueError("the text was changed by more than its marks, spaces and accents")

    def back(self, span: Span) -> Spans:
        """Return where the letters of a span of the changed text are in the original."""
        first, end = (bisect_left(self._changed, at) for at in span)
        return ((self._original[first], self._original[end - 1] + 1),) if first < end else ()


def paragraphs(text: str) -> list[Span]:
    """Return the lines of a text that are not blank, without the spaces at their edges."""
    found, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            begin = start + len(line) - len(line.lstrip())
            found.append((begin, begin + len(line.strip())))
        start += len(line) + 1
    return found
