"""Datelines, agencies' marks, page stamps: what shares a line with prose and is none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from claimgraph.loaders.read.dates import MONTH
from claimgraph.loaders.read.furniture import phrases
from claimgraph.loaders.read.lines import Chunk

_AGENCIES = "|".join(re.escape(name) for name in phrases()["agencies"])
_STAMP = re.compile(
    r"(?:date|published|posted|updated)\s*:?\s+(?:19|20)\d\d-\d\d-\d\d(?:T[\d:+.Z]+)?\s+(?=\S)",
    re.IGNORECASE,
)
_SIGN_OFF = re.compile(rf"[\[(](?P<who>{_AGENCIES})[\])]$")
_SHORTEST_SIGNED = 40
_CREDIT = re.compile(r"\([^()]{2,40}/[A-Z][^()]{1,40}\)$")
_BREAK = re.compile(r"\s*[\r\n]\s*")
_SENTENCE_END = re.compile(r"[a-z\d)”\"][.!?][”\"]?\s")
_TOWN = r"[A-Z][^\W\d_](?:[^\W\d_]|[.’'/ -]){1,30}"
_PLACE = rf"{_TOWN}(?:,\s*{_TOWN})?"
_DAY = rf"(?:(?i:{MONTH})\.?\s+\d{{1,2}}|\d{{1,2}}\s+(?i:{MONTH})\.?)(?:,?\s+\d{{4}})?"
_DATELINE = re.compile(
    rf"(?:{_PLACE}|{_DAY}|{_PLACE},\s*{_DAY})?[\s,.]*[(/](?P<who>[A-Z][\w .&’'/-]{{1,40}}?)"
    rf"(?:\s*[-–—,/]\s*(?:{_DAY}|\d[^()]{{4,30}}))?[)/]\.?\s*(?P<dash>-{{1,2}}|–|—)?\s*(?=\S)"
)
_KNOWN = re.compile(_AGENCIES)
_CAPITAL_DATELINE = re.compile(
    rf"[A-Z][A-Z .’'-]{{2,25}},\s*(?:{_DAY}),?\s*(?P<who>[A-Z][A-Z]{{2,20}})\s*[.—–-]\s*"
)

_PLAIN_DATELINE = re.compile(
    rf"{_PLACE}[,.]\s*(?:(?i:{MONTH})\.?\s+\d{{1,2}},?|\d{{1,2}}\s+(?i:{MONTH})\.?)\s+\d{{4}}"
    r"\s*(?:[.:–—,]|-{1,2}\s)\s*(?=\S)"
)


def split_signs(text: str, chunk: Chunk) -> Iterator[Chunk]:
    """Yield a page's stamp ("date 2020-10-27"), the prose behind it, the agency that signs it."""
    raw = text[chunk.start : chunk.end]
    head = _STAMP.match(raw)
    begin = head.end() if head else 0
    tail = _SIGN_OFF.search(raw, begin + _SHORTEST_SIGNED) or _credit(raw, begin)
    stop = len(raw[: tail.start()].rstrip()) if tail else len(raw)
    if head:
        yield _part(raw, chunk.start, 0, len(head[0].rstrip()))
    yield _part(raw, chunk.start, begin, stop) if head or tail else chunk
    if tail:
        yield _part(raw, chunk.start, tail.start(), len(raw))


def _credit(raw: str, begin: int) -> re.Match[str] | None:
    """Return the picture's credit behind several sentences: a caption so long tells news itself."""
    match = _CREDIT.search(raw, begin)
    sentences = len(_SENTENCE_END.findall(raw, begin, match.start() + 1)) if match else 0
    return match if sentences > 1 else None


def _part(raw: str, origin: int, start: int, end: int) -> Chunk:
    return Chunk(origin + start, origin + end, _BREAK.sub(" ", raw[start:end]))


def signed_by(text: str) -> str | None:
    """Return the agency that a sign-off of its own, "(Reuters)", names."""
    match = _SIGN_OFF.fullmatch(text)
    return match["who"] if match else None


@dataclass(frozen=True, slots=True)
class Dateline:
    """What opens a dispatch: perhaps its agency, and all words before the dash, perhaps a date."""

    agency: str | None
    words: str


def dateline(paragraph: str) -> Dateline | None:
    """Return a paragraph's dateline.

    "KYIV, May 3, 2022 (Reuters) -", "BAKU, May 3 /APA/.", "Tallinn, 12 March 2021."
    """
    opening = paragraph[:120]
    match = _CAPITAL_DATELINE.match(opening)
    if match:
        return Dateline(match["who"], match[0])
    match = _DATELINE.match(opening)
    # "The agency (IAEA) said" opens no dateline: a dash or a name known to sign does
    if match and (match["dash"] or _KNOWN.fullmatch(match["who"].strip())):
        return Dateline(match["who"].strip(), match[0])
    match = _PLAIN_DATELINE.match(opening)
    return Dateline(None, match[0]) if match else None
