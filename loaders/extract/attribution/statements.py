"""Attributions as the record has them: nested, resolved, with their circumstances."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from claimgraph.loaders.extract.actors.cast import Cast
from claimgraph.loaders.extract.actors.mentions import Mention
from claimgraph.loaders.extract.attribution.candidates import CONFIDENCE, Candidate, Method
from claimgraph.loaders.extract.attribution.circumstances import audience, said_on, venue
from claimgraph.loaders.extract.attribution.nesting import parents
from claimgraph.loaders.extract.attribution.pronouns import is_pronoun
from claimgraph.loaders.extract.attribution.quoted import SENTENCE
from claimgraph.loaders.extract.attribution.quotes import Quote, find_quotes
from claimgraph.loaders.extract.attribution.speakers import Speakers
from claimgraph.loaders.extract.modality import modality, negated, root_of
from claimgraph.loaders.extract.parse import Parsed
from claimgraph.loaders.record import Attribution, BlockKind, Mode, Span, Spans

if TYPE_CHECKING:
    from spacy.tokens import Token

WHOLLY = 0.9
"""Share of a content's letters inside quotation marks from which speech is direct."""
MARKS = "”\"’'»“ "
UNSURE = 0.15
"""What a speaker found through a pronoun, or not at all, takes from an attribution's confidence."""


def attributions(
    parsed: Parsed, candidates: Sequence[Candidate], cast: Cast, mentions: Sequence[Mention]
) -> tuple[Attribution, ...]:
    """Return the candidates as attributions, in the same order; their speakers join the cast."""
    nested_in = parents(candidates)
    speakers = Speakers(parsed, cast, mentions, candidates, nested_in)
    return tuple(
        _attribution(parsed, candidate, parent, tuple(member.id for member in speakers.of(index)))
        for index, (candidate, parent) in enumerate(zip(candidates, nested_in, strict=True))
    )


def _attribution(
    parsed: Parsed, candidate: Candidate, parent: int | None, speakers: tuple[str, ...]
) -> Attribution:
    text, article = parsed.article.text, parsed.article
    root = candidate.head or _root(candidate)
    return Attribution(
        candidate.source,
        candidate.cue,
        candidate.content,
        speakers,
        mode_of(candidate, text),
        "none" if is_question(candidate, text) else candidate.stance,
        negated(root, " ".join(parsed.text(span) for span in candidate.content)),
        modality(root),
        parent,
        said_on(candidate, text, article.published),
        venue(candidate, text),
        audience(candidate),
        confidence=_confidence(candidate, speakers),
    )


def _root(candidate: Candidate) -> Token | None:
    return root_of(candidate.block.tokens_in(candidate.extent))


def _confidence(candidate: Candidate, speakers: tuple[str, ...]) -> float:
    unsure = not speakers or any(map(is_pronoun, candidate.source_tokens))
    return round(CONFIDENCE[candidate.method] - (UNSURE if unsure else 0.0), 2)


def is_question(candidate: Candidate, text: str) -> bool:
    """Whether the content is one question and nothing else, which asserts nothing."""
    words = " ".join(text[start:end] for start, end in candidate.content)
    asked = words.rstrip(MARKS)
    return asked.endswith("?") and not SENTENCE.search(asked)


def mode_of(candidate: Candidate, text: str) -> Mode:
    """Return whether the content is quoted wholly, in part or not at all.

    Quotation marks around the cue as well belong to somebody else's speech. What follows a
    speaker's name and a colon in an interview is their own words without any marks.
    """
    block = candidate.block.block
    beyond = [span for span in candidate.content if span[0] >= block.end]
    places = [(block.start, block.end), *beyond]  # a quotation may go on in the next paragraph
    quotes = [quote for place in places for quote in find_quotes(text, *place)]
    own = [q.inner for q in quotes if not _around(q, candidate) and _is_speech(text, q.inner)]
    letters = quoted = 0
    for start, end in candidate.content:
        letters += _letters(text, start, end)
        for begin, stop in own:  # outer ones first, in text order
            quoted += _letters(text, max(begin, start), min(stop, end))
            start = min(max(start, stop), end)
    if quoted >= WHOLLY * letters:
        return "direct"
    if quoted:
        return "mixed"
    interview = candidate.method is Method.HEADLINE and block.kind is not BlockKind.TITLE
    return "direct" if interview else "indirect"


def _letters(text: str, start: int, end: int) -> int:
    return sum(map(str.isalnum, text[start:end]))


def _around(quote: Quote, candidate: Candidate) -> bool:
    marks: Spans = candidate.cue or candidate.source
    return any(quote.span[0] <= start < quote.span[1] for start, _ in marks)


def _is_speech(text: str, inner: Span) -> bool:
    """Whether a quotation is more than one name or word set apart."""
    words = text[inner[0] : inner[1]].split()
    return len(words) > 1 or (bool(words) and words[0].islower())
