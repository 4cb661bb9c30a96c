"""Quotations: straight, curly, guillemets and German marks, nested, unclosed.

A quotation closes at the end of its block at the latest: 99.5 % of the contents in PolNeAR keep
to one paragraph, and a mark that never closes must not swallow the article.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from claimgraph.loaders.record import Span

CLOSING = {"“": "”", "„": "“”", "«": "»", "\u2039": "\u203a", "‘": "’", "「": "」"}
CLOSERS = frozenset("”»\u203a’」")
MARKS = re.compile("[" + "".join((*CLOSING, *CLOSERS, "\"'")) + "]")
APOSTROPHES = frozenset("'’‘")


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation: `span` with its marks, `inner` without; `depth` 0 is the outermost."""

    span: Span
    inner: Span
    depth: int
    closed: bool


@lru_cache(maxsize=256)
def find_quotes(text: str, start: int, end: int) -> tuple[Quote, ...]:
    """Return the quotations within text[start:end], outer ones before those inside them.

    Single marks open a quotation only inside a double one or where a space stands before them,
    and an apostrophe within a word never closes one.
    """
    scan = _Scan(text, start, end)
    for mark in MARKS.finditer(text, start, end):
        scan.step(mark.start())
    scan.finish()
    return tuple(sorted(scan.found, key=lambda quote: (quote.span[0], -quote.span[1])))


class _Scan:
    """The stack of marks that are open while a block is read from left to right."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.start, self.end = text, start, end
        self.open: list[tuple[int, str]] = []
        self.found: list[Quote] = []

    def step(self, position: int) -> None:
        mark = self.text[position]
        if self._closes(position, mark):
            self._close(position, mark)
        elif (mark in CLOSING or mark in "\"'") and self._opens(position, mark):
            self.open.append((position, CLOSING.get(mark, mark)))

    def finish(self) -> None:
        """Close what is still open at the end, but for single marks, which are apostrophes."""
        while self.open:
            begin, closing = self.open.pop()
            if closing in ("'", "’"):
                continue
            stop = self.end
            while stop > begin + 1 and self.text[stop - 1].isspace():
                stop -= 1
            if stop > begin + 1:
                span = (begin, stop)
                self.found.append(Quote(span, (begin + 1, stop), len(self.open), closed=False))

    def _before(self, position: int) -> str:
        return self.text[position - 1] if position > self.start else " "

    def _after(self, position: int) -> str:
        return self.text[position + 1] if position + 1 < self.end else " "

    def _opens(self, position: int, mark: str) -> bool:
        before, after = self._before(position), self._after(position)
        if after.isspace():
            return False
        if mark in APOSTROPHES:
            return not before.isalnum() and after.isalnum() and self._single_closes(position)
        return not before.isalnum() or mark != '"'

    def _single_closes(self, position: int) -> bool:
        """Whether a single mark has a closing partner, so that it is no apostrophe ('90s)."""
        closing = "’'"
        for at in range(position + 2, self.end):
            here = self.text[at]
            if (
                here in closing
                and not self._after(at).isalnum()
                and not self.text[at - 1].isspace()
            ):
                return True
            if here in '“”"':
                return False
        return False

    def _closes(self, position: int, mark: str) -> bool:
        if not any(mark in closing for _, closing in self.open):
            return False
        if mark in APOSTROPHES:
            inside_word = self._before(position).isalnum() and self._after(position).isalnum()
            return not inside_word and not self._before(position).isspace()
        if mark == '"':
            opening_again = self._before(position).isspace() and self._after(position).isalnum()
            return not opening_again
        return True

    def _close(self, position: int, mark: str) -> None:
        while self.open:
            begin, closing = self.open.pop()
            closed = mark in closing
            if not closed and closing in ("'", "’"):
                continue
            stop = position + 1 if closed else position
            inner = (begin + 1, position)
            if inner[1] > inner[0]:
                self.found.append(Quote((begin, stop), inner, len(self.open), closed))
            if closed:
                return
