"""The lines of a text with their offsets, hard-wrapped ones joined to paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

_LINE = re.compile(r"[^\r\n\x0b\x0c\u2028\u2029]+")
_BLANK = " \t\xa0\u200b\u200e\u200f\u2060\u3000\ufeff\x85\x1c\x1d\x1e\x1f"
_ENDED = re.compile(r"[.!?…:]['\"”’»)\]]*$")
_WIDEST_WRAP = 110
_WRAPPED_SHARE = 0.3
_LONGEST = 8_000
_BETWEEN = re.compile(r"[.!?…][\"”’»)]*\s+(?=\S)")
_RAGGED = 3


@dataclass(frozen=True, slots=True)
class Chunk:
    """A paragraph or a line that stands alone; `text` has wrapped lines joined by spaces."""

    start: int
    end: int
    text: str


def ends_sentence(text: str) -> bool:
    """Whether text closes with a sentence's punctuation, quotation marks behind it aside."""
    return bool(_ENDED.search(text))


def chunks(text: str) -> list[Chunk]:
    """Return what stands between line breaks, blank lines left out, wrapped lines joined.

    Offsets are of `text`, white space at either end left out; time grows linearly with it.
    """
    lines = _lines(text)
    width = _wrap_width(text, lines)
    if width is None:
        return lines
    joined: list[list[Chunk]] = []
    for line in lines:
        if joined and _goes_on(text, joined[-1][-1], line, width):
            joined[-1].append(line)
        else:
            joined.append([line])
    return [_join(parts) for parts in joined]


def _lines(text: str) -> list[Chunk]:
    found = []
    for match in _LINE.finditer(text):
        line = match.group()
        body = line.strip(_BLANK)
        if body:
            start = match.start() + len(line) - len(line.lstrip(_BLANK))
            found += _sized(Chunk(start, start + len(body), body))
    return found


def _sized(line: Chunk) -> list[Chunk]:
    """Return a line, one too long to parse at once cut between sentences, else between words."""
    parts: list[Chunk] = []
    at = 0
    while len(line.text) - at > _LONGEST:
        window = line.text[at : at + _LONGEST]
        ends = [match.end() for match in _BETWEEN.finditer(window, _LONGEST // 2)]
        stop = at + (ends[-1] if ends else window.rfind(" ") + 1 or _LONGEST)
        parts.append(_cut(line, at, stop))
        at = stop
    return [part for part in (*parts, _cut(line, at, len(line.text))) if part.text]


def _cut(line: Chunk, start: int, stop: int) -> Chunk:
    text = line.text[start:stop].rstrip(_BLANK)
    return Chunk(line.start + start, line.start + start + len(text), text)


def _wrap_width(text: str, lines: Sequence[Chunk]) -> int | None:
    """Return the column that lines are wrapped at, None where each line is a paragraph."""
    pairs = [(a, b) for a, b in pairwise(lines) if _adjacent(text, a, b)]
    if len(pairs) < 3:
        return None
    lengths = sorted(len(line.text) for line in lines)
    width = lengths[int(len(lengths) * 0.9)]
    broken = sum(not ends_sentence(a.text) and b.text[0].islower() for a, b in pairs)
    return width if width <= _WIDEST_WRAP and broken >= _WRAPPED_SHARE * len(pairs) else None


def _adjacent(text: str, above: Chunk, below: Chunk) -> bool:
    between = text[above.end : below.start]
    return max(between.count("\n"), between.count("\r")) == 1


def _goes_on(text: str, above: Chunk, below: Chunk, width: int) -> bool:
    """Whether `below` continues the paragraph: its first word did not fit above any more."""
    if not _adjacent(text, above, below):
        return False
    first = below.text.split(None, 1)[0]
    return below.text[0].islower() or len(above.text) + 1 + len(first) > width - _RAGGED


def _join(parts: Sequence[Chunk]) -> Chunk:
    return Chunk(parts[0].start, parts[-1].end, " ".join(part.text for part in parts))
