"""Direct speech: each quotation with the cue beside it, or the speaker it goes on from.

A quotation inside a clause of indirect speech ("said it was “a mistake”") stays with that clause;
one that nothing introduces and that is no sentence is a title, a nickname or a scare quote.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from claimgraph.loaders.extract.attribution.anchors import Anchor
from claimgraph.loaders.extract.attribution.candidates import Candidate, Method
from claimgraph.loaders.extract.attribution.clauses import candidate
from claimgraph.loaders.extract.attribution.quotes import Quote
from claimgraph.loaders.extract.attribution.relayed import RELAYING
from claimgraph.loaders.extract.parse import ParsedBlock

if TYPE_CHECKING:
    from spacy.tokens import Token

REACH = 160
SENTENCE = re.compile(
    r"(?<![A-Z])(?<!\bMr)(?<!\bDr)(?<!\bGen)(?<!\bSen)[.!?…][”\"’»)]*\s+(?=[A-Z“\"«„])"
)
OPENING = frozenset('“"«„')
CLOSING_MARKS = frozenset('”"»“')
SHORTEST = 4
"""Words that a quotation needs to be one without a cue."""


class QuotedSpeech:
    """The direct speech of one block, given its quotations and reporting verbs."""

    def __init__(
        self, block: ParsedBlock, text: str, quotes: Sequence[Quote], anchors: Sequence[Anchor]
    ) -> None:
        self.block, self.text = block, text
        self.quotes, self.anchors = quotes, anchors
        self.start, self.end = block.block.start, block.block.end

    def candidates(self) -> list[Candidate]:
        """Return an attribution for each quotation that has a cue, in text order."""
        found: list[Candidate] = []
        for quote in self.quotes:
            anchor = self._cue(quote)
            if anchor is None:
                continue
            joined = self._same_sentence(found, anchor, quote)
            if joined is not None:
                found[found.index(joined)] = joined.with_content((*joined.content, quote.span))
            else:
                found.append(candidate(anchor, (quote.span,), self.text, None, Method.QUOTE))
        return found

    def _same_sentence(
        self, found: Sequence[Candidate], anchor: Anchor, quote: Quote
    ) -> Candidate | None:
        """Return the candidate that `quote` is the second half of: "…," he said, "…"."""
        for other in found:
            if other.verb is anchor.verb and other.extent[1] <= quote.span[0]:
                return other
        return None

    def _parent(self, offset: int, quote: Quote | None = None) -> Quote | None:
        """Return the innermost quotation around an offset, `quote` itself aside."""
        around = [q for q in self.quotes if q is not quote and q.inner[0] <= offset < q.inner[1]]
        return max(around, key=lambda q: q.depth, default=None)

    def _cue(self, quote: Quote) -> Anchor | None:
        parent = self._parent(quote.span[0], quote)
        low, high = parent.inner if parent else (self.start, self.end)
        beside = [a for a in self.anchors if self._parent(self._at(a)) is parent]
        after = self._after(quote, beside, high)
        before = self._before(quote, beside, low)
        if after is not None and (before is None or self._leads_on(quote)):
            return after
        return before

    def _at(self, anchor: Anchor) -> int:
        return self.start + anchor.verb.idx

    def _leads_on(self, quote: Quote) -> bool:
        """Whether the quotation ends as one does whose cue follows it."""
        last = self.text[quote.inner[0] : quote.inner[1]].rstrip()[-1:]
        return last in ",?!—–-" or self.text[quote.span[1] : quote.span[1] + 1] == ","

    def _before(self, quote: Quote, anchors: Sequence[Anchor], low: int) -> Anchor | None:
        """Return the last cue before the quotation that introduces it."""
        for anchor in sorted(anchors, key=self._at, reverse=True):
            end = self._at(anchor) + len(anchor.verb)
            if not max(low, quote.span[0] - REACH) <= end <= quote.span[0]:
                continue
            between = self.text[end : quote.span[0]]
            return anchor if self._introduces(between, anchor, quote) else None
        return None

    def _introduces(self, between: str, anchor: Anchor, quote: Quote) -> bool:
        if SENTENCE.search(between) or any(mark in between for mark in "”»"):
            return False
        if between.rstrip().endswith((":", ",", "—", "–", "-")):
            return True
        whole = self.text[quote.inner[0] : quote.inner[0] + 1].isupper()
        gap = 0 if anchor.cue.quoting else 3
        return whole and len(between.split()) <= gap and bool(anchor.source)

    def _after(self, quote: Quote, anchors: Sequence[Anchor], high: int) -> Anchor | None:
        """Return the first cue after the quotation, if nothing else comes between."""
        for anchor in sorted(anchors, key=self._at):
            if not quote.span[1] <= self._at(anchor) <= min(high, quote.span[1] + REACH):
                continue
            first = self.start + min(token.idx for token in (anchor.verb, *_openings(anchor)))
            opening = self.text[quote.span[1] : first]
            close = not opening.strip(" \xa0,—–-") and first >= quote.span[1]
            ended = self.text[quote.inner[1] - 1 : quote.inner[1]] == "." and "," not in opening
            anew = "," not in opening and _begins_sentence(anchor)
            return anchor if close and anchor.source and not (ended or anew) else None
        return None


def _openings(anchor: Anchor) -> Iterator[Token]:
    """Yield what a cue's clause may open with, its source and its subjects.

    "the newspaper Norge quoted Weiss" may be parsed as two subjects, or as said of the newspaper;
    in "Weiss was quoted by Norge" the source stands behind.
    """
    yield from anchor.source
    verb = anchor.verb
    for part in verb.children if anchor.cue.lemma in RELAYING else ():
        if part.dep_ in ("nsubj", "nsubjpass") and part.i < verb.i:
            yield part.left_edge
            if verb.dep_ == "relcl" and verb.head.i + 1 == part.left_edge.i:
                yield verb.head.left_edge


def _begins_sentence(anchor: Anchor) -> bool:
    """Whether a source can only open a sentence ("“Why?” He demanded a reply")."""
    first = anchor.source[0] if anchor.source else anchor.verb
    return first.text[:1].isupper() and first.pos_ in ("PRON", "DET")


def sentences_only(quote: Quote, text: str) -> bool:
    """Whether a quotation reads as speech of its own: it begins a sentence and is long enough."""
    inner = text[quote.inner[0] : quote.inner[1]].strip()
    first = inner.lstrip("“‘\"'… ")[:1]
    return bool(first) and not first.islower() and len(inner.split()) >= SHORTEST


def uncovered(quote: Quote, found: Sequence[Candidate]) -> bool:
    """Whether no candidate's content holds most of the quotation."""
    size = quote.span[1] - quote.span[0]
    for other in found:
        shared = sum(
            max(0, min(end, quote.span[1]) - max(start, quote.span[0]))
            for start, end in other.content
        )
        if shared * 2 > size:
            return False
    return True


def stands_alone(quote: Quote, block: ParsedBlock, text: str) -> bool:
    """Whether a quotation begins its block or a sentence in it, and ends one."""
    lead = text[block.block.start : quote.span[0]].rstrip()
    tail = text[quote.span[1] : block.block.end].lstrip()
    begins = not lead or lead[-1] in '.!?…”"»'
    ends = not tail or tail[0].isupper() or tail[0] in '“"«'
    finished = text[quote.inner[0] : quote.inner[1]].rstrip()[-1:] in ".!?…" or not quote.closed
    return begins and (ends or tail[0] in ".") and (finished or tail[:1] == ".")


def whole(quote: Quote, block: ParsedBlock, text: str) -> bool:
    """Whether the block is nothing but this quotation."""
    lead = text[block.block.start : quote.span[0]]
    tail = text[quote.span[1] : block.block.end]
    return not lead.strip() and not tail.strip(" .\xa0\r\n\t")


def goes_on(before: Candidate, after: Candidate, text: str) -> bool:
    """Whether a quotation that no mark has closed goes on in a new paragraph's quotation."""
    start, end = before.content[-1]
    opened = text[start] in OPENING and text[end - 1] not in CLOSING_MARKS
    return opened and after.method is Method.CONTINUED and text[after.content[0][0]] == text[start]
