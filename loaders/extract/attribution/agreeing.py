"""Where the rules and the network found one cue: whose source and whose content count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from claimgraph.loaders.extract.attribution.anchors import is_nobody, is_speechless
from claimgraph.loaders.extract.attribution.candidates import Candidate, Method
from claimgraph.loaders.extract.attribution.complements import POINTING
from claimgraph.loaders.extract.attribution.lexicon import lexicon
from claimgraph.loaders.extract.attribution.quotes import Quote
from claimgraph.loaders.extract.attribution.source_words import heads
from claimgraph.loaders.extract.learned.reader import Heard
from claimgraph.loaders.extract.parse import ParsedBlock
from claimgraph.loaders.extract.syntax import RELATIVES, SUBJECTS, is_negated, overlap, spans_of
from claimgraph.loaders.record import Spans

if TYPE_CHECKING:
    from spacy.tokens import Token

SURE = 0.5
"""The likelihood from which the network may widen what a rule took for the content."""

CERTAIN = 0.9
"""The likelihood from which the network may take another clause for the content."""

POINTERS = frozenset(("this", "that", "so"))
CONCEDING = frozenset(("although", "though"))
WIDENED = frozenset((Method.CLAUSE, Method.QUOTE))
NAMED = SUBJECTS | {"agent"}
"""How a verb has whoever does it."""

SIDES = frozenset(("Q", "Question"))
"""Who asks in an interview, whose answers are found by its layout."""

PRONOMINAL = ("PRON", "DET", "ADV", "PUNCT", "SPACE")


def agreed(candidate: Candidate, one: Heard, text: str, quotes: Sequence[Quote]) -> Candidate:
    """Return what the rules found, with what the network heard better by the same cue."""
    return _sourced(_widened(candidate, one, text, quotes), one, text, quotes)


def _widened(candidate: Candidate, one: Heard, text: str, quotes: Sequence[Quote]) -> Candidate:
    """Return a candidate with the longer of the two contents: one cut short may lose its "not"."""
    content = content_of(one, candidate.block, text, quotes)
    longer = _letters(content, text) > _letters(candidate.content, text)
    apart = overlap(content, candidate.cue) or not overlap(content, candidate.content)
    swallowed = _is_mute(one) and overlap(content, candidate.source)
    wider = longer and not apart and not swallowed and not _is_demand(candidate)
    if wider and one.likelihood >= SURE and candidate.method in WIDENED:
        return candidate.with_content(content)
    certain = bool(content) and one.likelihood >= CERTAIN
    if certain and (_is_fronted(candidate, content) or _is_beside(candidate, content, text)):
        return candidate.with_content(content)
    return candidate


def _is_beside(candidate: Candidate, content: Spans, text: str) -> bool:
    """Whether a candidate's content only runs on into what its source did besides.

    "…, and warned", "…, citing the cost", "…, although it was late".
    """
    if len(content) != 1 or len(candidate.content) != 1:
        return False
    (start, end), (begin, stop) = content[0], candidate.content[0]
    if start != begin or end >= stop:
        return False
    tail = [t for t in candidate.block.tokens_in((end, stop)) if t.is_alpha]
    comma = text[end:].lstrip(' ”"').startswith(",")
    match tail:
        case [joint, verb, *_] if joint.dep_ == "cc":
            return verb.tag_ == "VBD"
        case [first, *_]:
            beside = first.tag_ == "VBG" and first.dep_ == "advcl" and comma
            return beside or first.lower_ in CONCEDING
    return False


def _is_fronted(candidate: Candidate, content: Spans) -> bool:
    """Whether a candidate has for its content what only leads up to it ("Asked why, X said …")."""
    if not candidate.source or not candidate.cue:
        return False
    source, cue = candidate.source[0][0], candidate.cue[-1][1]
    return candidate.extent[1] <= source < cue <= content[0][0]


def _is_demand(candidate: Candidate) -> bool:
    """Whether a content is what somebody is to do, whose addressee is no part of it."""
    head = candidate.head
    return head is not None and any(part.tag_ == "TO" for part in head.children)


def _is_mute(one: Heard) -> bool:
    """Whether the network heard no word of a source."""
    return not any(token.is_alpha for token in one.source)


def _sourced(candidate: Candidate, one: Heard, text: str, quotes: Sequence[Quote]) -> Candidate:
    """Return a candidate with the source that the network heard, where its verb names none.

    The rules then go by who does the verb above, or have found nobody.
    """
    verb = candidate.verb
    if verb is None or _is_mute(one) or one.likelihood < SURE or candidate.within is not None:
        return candidate
    apposed = any(token.dep_ == "appos" and token.head not in one.source for token in one.source)
    if (apposed and candidate.source) or verb.dep_ == "pcomp":
        return candidate
    own = {part.i for part in verb.children if part.dep_ in NAMED}
    if any(token.i in own for token in candidate.source_tokens) or not may_speak(one.source):
        return candidate
    source = spans_of(candidate.block, one.source, text)
    relative = {token.lower_ for token in one.source} <= RELATIVES
    meant = candidate.source_tokens if relative else one.source  # the rules know whom "who" means
    named = replace(candidate, source=source, source_tokens=meant)
    if not overlap(source, candidate.content):
        return named
    content = content_of(one, candidate.block, text, quotes)
    return named.with_content(content) if content and not candidate.source else candidate


def content_of(one: Heard, block: ParsedBlock, text: str, quotes: Sequence[Quote]) -> Spans:
    """Return what was said, within the quotation that its cue stands in.

    A lone pronoun is nothing that was said, unless it is denied; "This was stated by the envoy"
    tells who said the sentence before.
    """
    if all(token.pos_ in PRONOMINAL for token in one.content) and not _is_denied(one):
        return _sentence_before(one, block)
    start, end = block.block.start, block.block.end
    at = start + one.head.idx
    for quote in quotes:
        if quote.inner[0] <= at < quote.inner[1]:
            start, end = quote.inner
    spans = ((max(s, start), min(e, end)) for s, e in spans_of(block, one.content, text))
    kept = tuple(span for span in spans if span[0] < span[1])
    kept = _without_sequel(kept, one, block, quotes)
    return tuple(s for s in kept if text[slice(*s)].lower() not in POINTERS) or kept


def _without_sequel(
    content: Spans, one: Heard, block: ParsedBlock, quotes: Sequence[Quote]
) -> Spans:
    """Return a content that its cue closes without what later sentences tell, unquoted."""
    begin, sentence = block.block.start, one.head.sent
    if not content or not begin + sentence.start_char <= content[0][0] < begin + one.head.idx:
        return content
    end = begin + sentence.end_char
    return tuple(
        span
        for span in content
        if span[0] < end or any(quote.span[0] <= span[0] < quote.span[1] for quote in quotes)
    )


def _sentence_before(one: Heard, block: ParsedBlock) -> Spans:
    this = one.content[0] if len(one.content) == 1 else None
    if this is None or this.dep_ != "nsubjpass" or this.lower_ != "this" or not this.is_sent_start:
        return ()
    return (block.span(list(this.nbor(-1).sent)),) if this.i else ()


def _is_denied(one: Heard) -> bool:
    cue = lexicon().cue(one.head.lower_)
    pointed = {token.lower_ for token in one.content}
    denies = cue is not None and cue.stance == "denies"
    return denies and not pointed.isdisjoint(POINTING) and not is_negated(one.head)


def may_speak(source: Sequence[Token]) -> bool:
    """Whether these words can be somebody whose speech is reported."""
    if source[0].text in SIDES:
        return False
    return not any(is_speechless(head, lexicon()) or is_nobody(head) for head in heads(source))


def _letters(spans: Spans, text: str) -> int:
    return sum(character.isalnum() for start, end in spans for character in text[start:end])
