"""When, where and to whom a thing was said, from the words around its cue."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from claimgraph.loaders.extract.attribution.candidates import Candidate
from claimgraph.loaders.extract.dates import find as find_dates
from claimgraph.loaders.extract.syntax import RELATIVES, lies_in
from claimgraph.loaders.record import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_OCCASIONS = (
    "interview|tweet|statement|press conference|news conference|briefing|speech|address|letter|post"
    "|article|report|telegram channel|televised address|phone call|video|message|broadcast|note"
    "|communiqu[eé]|press release|column|sermon|memoir|e-?mail|podcast|op-ed"
)
_GATHERINGS = "press conference|news conference|briefing|summit|meeting|conference|hearing|forum"
_MEDIA = "Twitter|X|Telegram|Facebook|television|state television|TV|state TV|radio"
VENUE = re.compile(
    r"\b(?:on (?:the )?air"
    rf"|(?:in|during) (?:an?|his|her|their|the) (?:[\w-]+ )?(?:{_OCCASIONS})"
    rf"|at (?:an?|the) (?:[\w-]+ )?(?:{_GATHERINGS})"
    rf"|on (?:{_MEDIA})"
    r"|by (?:telephone|phone|e-?mail|text message)|over the (?:phone|telephone)"
    r"|in (?:parliament|the (?:Senate|Duma|Bundestag|Knesset|Rada|House of \w+)))\b",
    re.IGNORECASE,
)
TELLING = frozenset(
    [
        "tell",
        "tells",
        "told",
        "telling",
        "assure",
        "assures",
        "assured",
        "inform",
        "informs",
        "informed",
        "informing",
        "remind",
        "reminds",
        "reminded",
        "ask",
        "asks",
        "asked",
        "asking",
        "notify",
        "notified",
        "brief",
        "briefed",
        "warn",
        "warned",
        "address",
        "addressed",
        "advise",
        "advises",
        "advised",
        "urge",
        "urges",
        "urged",
        "urging",
        "invited",
    ]
)
PROMISING = frozenset(("promise", "promises", "promised", "promising", "swore", "wrote", "sent"))
"""What may be done to somebody before what is said: "promised me a new one"."""
NO_HEARERS = frozenset(("this", "that", "it", "so", "briefing"))
"""What is told, rather than whom."""


def said_on(candidate: Candidate, text: str, published: str | None) -> str | None:
    """Return the date that the reporting clause gives, resolved against publication."""
    if candidate.verb is None:
        return None
    begin, end = _sentence(candidate)
    for date in find_dates(text[begin:end], published):
        span = (begin + date.start, begin + date.end)
        if not lies_in(span[0], candidate.content) and _belongs(candidate, span):
            return date.value
    return None


def venue(candidate: Candidate, text: str) -> Span | None:
    """Return where it was said: on air, in an interview, at a summit."""
    for match in VENUE.finditer(text, *_sentence(candidate)):
        if not lies_in(match.start(), candidate.content) and _belongs(candidate, match.span()):
            return match.span()
    return None


def audience(candidate: Candidate) -> Span | None:
    """Return whom it was said to: the object of "told", "to reporters"."""
    verb = candidate.verb
    if verb is None:
        return None
    for part in verb.children:
        given = part.dep_ == "dative" and part.pos_ != "ADP"
        told = (given or part.dep_ == "dobj") and verb.lower_ in TELLING
        if told or (given and verb.lower_ in PROMISING):
            if part.lower_ not in NO_HEARERS:
                return _clear(candidate, list(part.subtree))
            continue
        called = part.lower_ == "on" and verb.lower_ in ("called", "calls", "calling", "call")
        if part.dep_ in ("prep", "dative") and (part.lower_ == "to" or called):
            objects = [c for c in part.children if c.dep_ == "pobj"]
            if objects and objects[0].lower_ not in NO_HEARERS:
                return _clear(candidate, list(objects[0].subtree))
    return None


def _clear(candidate: Candidate, tokens: Sequence[Token]) -> Span | None:
    span = candidate.block.span(tokens)
    if tokens[-1].lower_ in RELATIVES:
        return None
    return None if lies_in(span[0], candidate.content) else span


def _sentence(candidate: Candidate) -> Span:
    """Return the sentence of the cue, or of the content where there is no cue."""
    at = candidate.cue[0][0] if candidate.cue else candidate.extent[0]
    block = candidate.block
    for sentence in block.doc.sents:
        start = block.block.start + sentence.start_char
        end = block.block.start + sentence.end_char
        if start <= at < end:
            return start, end
    return block.block.start, block.block.end


def _belongs(candidate: Candidate, span: Span) -> bool:
    """Whether the words at `span` hang on the cue's verb rather than on another."""
    verb = candidate.verb
    if verb is None:
        return True
    for token in candidate.block.tokens_in(span):
        for above in (token, *token.ancestors):
            if above.i == verb.i:
                return True
            if above.pos_ in ("VERB", "AUX") and above.i != token.i:
                break
    return False
