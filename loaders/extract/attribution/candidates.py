"""A candidate: an attribution before its speaker is resolved and its nesting known."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from claimgraph.loaders.extract.parse import ParsedBlock
from claimgraph.loaders.record import Span, Spans, Stance

if TYPE_CHECKING:
    from spacy.tokens import Token


class Method(StrEnum):
    """How a candidate was found; confidence follows from it."""

    CLAUSE = "clause"
    QUOTE = "quote"
    PHRASE = "phrase"
    HEADLINE = "headline"
    CONTINUED = "continued"
    LEARNED = "learned"


CONFIDENCE = {
    Method.CLAUSE: 0.85,
    Method.QUOTE: 0.95,
    Method.PHRASE: 0.85,
    Method.HEADLINE: 0.9,
    Method.CONTINUED: 0.6,
    Method.LEARNED: 0.7,
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """Who (words, not yet an actor), by which cue, said what.

    `verb` is the cue's verb where it has one, `head` the root of the content's clause. `within`
    is the source of an attribution that this one stands in by its grammar alone ("citing his own
    sources, he said": the sources' stands in his). `named` is the mention of the speaker where the
    layout tells who speaks (the name before a colon, an interview's answers). `continues` is the
    candidate whose speaker a quotation without a source goes on from.
    """

    block: ParsedBlock
    method: Method
    source: Spans
    cue: Spans
    content: Spans
    stance: Stance = "affirms"
    verb: Token | None = None
    head: Token | None = None
    source_tokens: tuple[Token, ...] = ()
    named: Span | None = None
    within: Candidate | None = None
    continues: Candidate | None = None

    @property
    def extent(self) -> Span:
        """From the first character of the content to the last, end exclusive."""
        return self.content[0][0], self.content[-1][1]

    def with_content(self, content: Spans, method: Method | None = None) -> Candidate:
        """Return the candidate with other content."""
        return replace(self, content=content, method=method or self.method)
