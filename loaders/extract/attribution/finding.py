"""All attributions of an article: found block by block, merged, each in its place.

Indirect speech, direct speech and phrases are looked for apart; where two of them found the same
cue they are one attribution (mixed speech). A quotation that nothing introduces goes on from the
speaker before it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from claimgraph.loaders.extract.actors.mentions import Mention
from claimgraph.loaders.extract.attribution.anchors import find_anchors
from claimgraph.loaders.extract.attribution.bounds import with_bounds
from claimgraph.loaders.extract.attribution.candidates import Candidate, Method
from claimgraph.loaders.extract.attribution.clauses import from_clause
from claimgraph.loaders.extract.attribution.headlines import prefixed
from claimgraph.loaders.extract.attribution.heard import is_own_voice, with_heard
from claimgraph.loaders.extract.attribution.interviews import find_answers
from claimgraph.loaders.extract.attribution.nominal import nominal, nominal_within, telling_nouns
from claimgraph.loaders.extract.attribution.phrases import (
    according_to,
    citing,
    in_the_view_of,
    without_reports,
)
from claimgraph.loaders.extract.attribution.quoted import (
    QuotedSpeech,
    goes_on,
    sentences_only,
    stands_alone,
    uncovered,
    whole,
)
from claimgraph.loaders.extract.attribution.quotes import Quote, find_quotes
from claimgraph.loaders.extract.attribution.relayed import with_relays
from claimgraph.loaders.extract.learned.reader import Heard, Reading
from claimgraph.loaders.extract.parse import Parsed, ParsedBlock
from claimgraph.loaders.extract.syntax import is_first_person
from claimgraph.loaders.record import BlockKind, Span, Spans

FULL_STOP = re.compile(r"(?<=\w\w)\.$")
"""The end of a sentence, which the dot of "U.S." is not."""


def find_candidates(
    parsed: Parsed, mentions: Sequence[Mention], reading: Reading | None
) -> list[Candidate]:
    """Return the article's attributions in text order of their cue, else of their content.

    Without a `reading` of the network's, those that the rules find.
    """
    found: list[Candidate] = []
    answers = {answer.block.block.start: answer for answer in find_answers(parsed, mentions)}
    for block in parsed.blocks:
        previous = found[-1] if found else None
        answer = answers.get(block.block.start)
        if answer is not None:
            found.append(answer)
        heard = reading.of(block) if reading is not None else None
        here = _Block(parsed.article.text, block, mentions, heard).candidates(previous)
        if answer is not None:
            here = [
                candidate
                for candidate in here
                if not is_own_voice(candidate) and not _is_label(candidate, answer)
            ]
        if previous is not None and here and goes_on(previous, here[0], parsed.article.text):
            longer = previous.with_content((*previous.content, *here[0].content))
            found = [_swapped(candidate, previous, longer) for candidate in found]
            here = [_swapped(candidate, here[0], longer) for candidate in here[1:]]
        found += here
    return found


def _is_label(candidate: Candidate, answer: Candidate) -> bool:
    """Whether the label before an answer ("A:") was taken for a source."""
    return any(span[1] <= answer.content[0][0] for span in candidate.source)


def _swapped(candidate: Candidate, old: Candidate, new: Candidate) -> Candidate:
    """Return a candidate that refers to `new` wherever it referred to, or was, `old`."""
    if candidate is old:
        return new
    within = new if candidate.within is old else candidate.within
    continues = new if candidate.continues is old else candidate.continues
    return replace(candidate, within=within, continues=continues)


class _Block:
    """The attributions of one block."""

    def __init__(
        self,
        text: str,
        block: ParsedBlock,
        mentions: Sequence[Mention],
        heard: Sequence[Heard] | None,
    ) -> None:
        self.text, self.block, self.mentions, self.heard = text, block, mentions, heard
        self.quotes = find_quotes(text, block.block.start, block.block.end)
        self.anchors = find_anchors(block)

    def candidates(self, previous: Candidate | None) -> list[Candidate]:
        direct = QuotedSpeech(self.block, self.text, self.quotes, self.anchors).candidates()
        clausal = [c for a in self.anchors if (c := from_clause(a, self.text)) is not None]
        found = self._merge(direct, clausal)
        found = self._share(found)
        named = prefixed(self.block, self.mentions, self.text)
        if named is not None and all(c.extent != named.extent for c in found):
            found.append(named)
        nouns = list(telling_nouns(self.block))
        found += nominal(self.block, nouns, self.text)
        found += according_to(self.block, self.mentions, self.text)
        found += in_the_view_of(self.block, self.text)
        if self.heard is not None:
            found = with_heard(found, self.heard, self.block, self.text, self.quotes)
        found += nominal_within(self.block, nouns, found, self.text)
        found = with_bounds([self._snap(c) for c in found], self.mentions, self.text)
        found = with_relays(found, self.text)
        found = without_reports(found, self.text)
        found += citing(self.block, found, self.text)
        found = [candidate for candidate in found if not self._self_report(candidate)]
        found = [c for c in found if not any(_is_said_anew(c, other) for other in found)]
        return sorted(self._continued(found, previous), key=_place)

    def _merge(self, direct: list[Candidate], clausal: list[Candidate]) -> list[Candidate]:
        """Make one of the two findings of one cue; a whole quotation wins over its parse."""
        by_verb = {c.verb.i: c for c in direct if c.verb is not None}
        merged = list(direct)
        for candidate in clausal:
            twin = by_verb.get(candidate.verb.i) if candidate.verb is not None else None
            if twin is None:
                merged.append(candidate)
            elif self._before_quote(candidate, twin):
                both = (*candidate.content, *twin.content)
                merged[merged.index(twin)] = candidate.with_content(_union(both, self.text))
        return merged

    def _before_quote(self, candidate: Candidate, twin: Candidate) -> bool:
        """Whether the clause begins before the quotation, on the same side of the cue."""
        cue = candidate.cue[0][0] if candidate.cue else 0
        begin = candidate.extent[0]
        return begin < twin.extent[0] - 1 and (begin > cue) == (twin.extent[0] > cue)

    def _share(self, found: list[Candidate]) -> list[Candidate]:
        """Give the last of coordinated cues' content to the first ("A said and B repeated")."""
        extra = []
        taken = {c.verb.i for c in found if c.verb is not None}
        for anchor in self.anchors:
            if anchor.verb.i in taken or not anchor.source:
                continue
            for other in found:
                verb = other.verb
                if verb is not None and verb.dep_ == "conj" and verb.head.i == anchor.verb.i:
                    tokens = anchor.source
                    cue, source = (
                        (self.block.span(anchor.tokens),),
                        (self.block.span(list(tokens)),),
                    )
                    extra.append(
                        replace(
                            other,
                            source=source,
                            cue=cue,
                            stance=anchor.stance,
                            verb=anchor.verb,
                            source_tokens=tokens,
                        )
                    )
        return found + extra

    def _snap(self, candidate: Candidate) -> Candidate:
        """Widen content to the whole of a quotation that it holds most of, and to its marks."""
        spans = [self._snapped(span, candidate) for span in candidate.content]
        *before, (start, end) = _union(spans, self.text)
        quoted = any(quote.span[0] < end <= quote.span[1] for quote in self.quotes)
        if not quoted and FULL_STOP.search(self.text, start, end):
            end -= 1
        return candidate.with_content((*before, (start, end)))

    def _snapped(self, span: Span, candidate: Candidate) -> Span:
        start, end = span
        for quote in self.quotes:
            outside = self._outside(quote, candidate)
            shared = min(end, quote.span[1]) - max(start, quote.span[0])
            if outside and shared > 0 and (end < quote.span[1] or start > quote.span[0]):
                if start >= quote.span[0] and end <= quote.inner[0]:
                    continue
                start, end = min(start, quote.span[0]), max(end, quote.span[1])
        return start, end

    def _outside(self, quote: Quote, candidate: Candidate) -> bool:
        """Whether the cue stands outside the quotation, so that it can be the content's."""
        marks: Spans = candidate.cue or candidate.source
        return not any(quote.span[0] <= start < quote.span[1] for start, _ in marks)

    def _self_report(self, candidate: Candidate) -> bool:
        """Whether a quoted speaker reports their own thought ("“I think …,” he said")."""
        own = any(map(is_first_person, candidate.source_tokens))
        inside = any(
            quote.inner[0] <= start < quote.inner[1]
            for quote in self.quotes
            for start, _ in candidate.cue
        )
        nameless = not candidate.source_tokens and candidate.verb is not None
        return inside and (own or nameless)

    def _continued(self, found: list[Candidate], previous: Candidate | None) -> list[Candidate]:
        """Add the quotations that go on from the speaker before them, without a cue.

        What goes on from a quotation in the same paragraph is the rest of it.
        """
        for quote in self.quotes:
            if quote.depth or not uncovered(quote, found) or not self._is_speech(quote):
                continue
            before = [c for c in found if c.extent[0] < quote.span[0]]
            lead = max(before, key=lambda c: c.extent[0], default=None)
            alone = whole(quote, self.block, self.text)
            source = lead if lead is not None else previous if alone else None
            if source is None:
                continue
            if lead is not None and lead.method is Method.QUOTE:
                longer = lead.with_content((*lead.content, quote.span))
                found = [_swapped(candidate, lead, longer) for candidate in found]
            else:
                content = (quote.span,)
                root = _root(source)
                found = [
                    *found,
                    Candidate(self.block, Method.CONTINUED, (), (), content, continues=root),
                ]
        return found

    def _is_speech(self, quote: Quote) -> bool:
        """Whether a quotation without a cue is somebody's speech and no title or nickname."""
        in_title = self.block.block.kind is BlockKind.TITLE
        speech = sentences_only(quote, self.text) and stands_alone(quote, self.block, self.text)
        return speech and not in_title


def _root(candidate: Candidate) -> Candidate:
    while candidate.continues is not None:
        candidate = candidate.continues
    return candidate


def _union(spans: Sequence[Span], text: str) -> Spans:
    """Join spans that overlap or that only spaces and commas part."""
    out: list[Span] = []
    for start, end in sorted(spans):
        if out and (start <= out[-1][1] or not text[out[-1][1] : start].strip(" \xa0,;:")):
            out[-1] = (out[-1][0], max(out[-1][1], end))
        else:
            out.append((start, end))
    return tuple(out)


def _is_said_anew(candidate: Candidate, nearer: Candidate) -> bool:
    """Whether another cue of the same source, nearer to the content, has the same content."""
    same = candidate.source == nearer.source and candidate.content == nearer.content
    if not same or not candidate.source or not candidate.cue or not nearer.cue:
        return False
    return candidate.cue[0][1] <= nearer.cue[0][0] < candidate.extent[0]


def _place(candidate: Candidate) -> tuple[int, int]:
    first = candidate.cue[0][0] if candidate.cue else candidate.extent[0]
    return first, -candidate.extent[1]
