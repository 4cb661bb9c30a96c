"""Rules and the network together: where both found a cue, one attribution; where one did, its own.

The rules know what nests and who passes speech on, the network how people word it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from claimgraph.loaders.extract.attribution.anchors import (
    is_hypothetical,
    is_nobody,
    is_speechless,
    stance_of,
)
from claimgraph.loaders.extract.attribution.candidates import Candidate, Method
from claimgraph.loaders.extract.attribution.lexicon import lexicon
from claimgraph.loaders.extract.attribution.pronouns import FIRST
from claimgraph.loaders.extract.attribution.quotes import Quote
from claimgraph.loaders.extract.attribution.relayed import relays
from claimgraph.loaders.extract.attribution.source_words import heads
from claimgraph.loaders.extract.learned.reader import Heard
from claimgraph.loaders.extract.modality import FAILING
from claimgraph.loaders.extract.parse import ParsedBlock
from claimgraph.loaders.extract.syntax import child, is_negated, spans_of
from claimgraph.loaders.record import Spans, Stance

if TYPE_CHECKING:
    from spacy.tokens import Token

LIKELY = 0.55
"""The likelihood from which a cue counts that no rule has found."""

UNLIKELY = 0.08
"""The likelihood below which a cue of the rules outside all other speech is none."""

SURE = 0.5
"""The likelihood from which the network may widen what a rule took for the content."""

GOVERNING = frozenset((Method.CLAUSE, Method.PHRASE))
WIDENED = frozenset((Method.CLAUSE, Method.QUOTE))
OWN_VOICE = FIRST | {"my", "our"}
"""Who speaks anyway where these stand."""

SIDES = frozenset(("Q", "Question"))
"""Who asks in an interview, whose answers are found by its layout."""

OPINIONS = frozenset(("believe", "think", "accept", "agree", "consider", "see", "regard", "expect"))
"""What is not believed is taken not to be so; what is not said is not spoken of at all."""

NAMING = frozenset(
    (
        "known",
        "called",
        "dubbed",
        "nicknamed",
        "designated",
        "named",
        "renamed",
        "codenamed",
        "termed",
    )
)
COMING = frozenset(("will", "'ll", "’ll", "shall"))
SEEMING = frozenset(("appear", "appears", "appeared", "seem", "seems", "seemed"))
"""How things look to the article, which nobody says."""

PRONOMINAL = ("PRON", "DET", "ADV", "PUNCT", "SPACE")
VERBAL = ("VERB", "AUX")


def with_heard(
    found: Sequence[Candidate],
    heard: Iterable[Heard],
    block: ParsedBlock,
    text: str,
    quotes: Sequence[Quote],
) -> list[Candidate]:
    """Return a block's candidates, with what the network heard in it worked in."""
    heard = tuple(heard)
    by_word = {token.i: one for one in heard for token in (*one.cue, one.head)}
    agreed: list[Candidate] = []
    met: set[int] = set()
    for candidate in found:
        same = _same(candidate, by_word, block)
        met |= {one.head.i for one in same}
        one = max(same, key=lambda one: one.likelihood, default=None)
        if one is not None and one.likelihood >= UNLIKELY:
            agreed.append(_widened(candidate, one, text, quotes))
        elif candidate.method not in GOVERNING or _inside(candidate, found):
            agreed.append(candidate)
    for one in heard:
        content = _content(one, block, text, quotes)
        if one.head.i in met or not content:
            continue
        stance = _stance(one)
        if stance is None or not _counts(one, stance):
            continue
        candidate = _candidate(one, block, content, stance, text)
        if not (is_own_voice(candidate) and _inside(candidate, found)):
            agreed.append(candidate)
    return agreed


def _same(candidate: Candidate, by_word: dict[int, Heard], block: ParsedBlock) -> list[Heard]:
    """Return what the network heard by the words of a candidate's cue."""
    words = [token.i for span in candidate.cue for token in block.tokens_in(span)]
    if candidate.verb is not None:
        words = [candidate.verb.i, *words, *_relaying(candidate.verb)]
    return [by_word[i] for i in words if i in by_word]


def _relaying(verb: Token) -> list[int]:
    """Return the index of the "quoted" of "quoted her as saying"."""
    return [verb.head.head.i] if verb.dep_ == "pcomp" and verb.head.lower_ == "as" else []


def _inside(candidate: Candidate, found: Sequence[Candidate]) -> bool:
    """Whether a candidate stands in another's content, where the network has learnt of none."""
    at = candidate.cue[0][0] if candidate.cue else candidate.extent[0]
    others = (other for other in found if other is not candidate)
    return any(start <= at < end for other in others for start, end in other.content)


def _content(one: Heard, block: ParsedBlock, text: str, quotes: Sequence[Quote]) -> Spans:
    """Return what was said, within the quotation that its cue stands in; no lone pronoun."""
    if all(token.pos_ in PRONOMINAL for token in one.content):
        return ()
    start, end = block.block.start, block.block.end
    at = start + one.head.idx
    for quote in quotes:
        if quote.inner[0] <= at < quote.inner[1]:
            start, end = quote.inner
    spans = ((max(s, start), min(e, end)) for s, e in spans_of(block, one.content, text))
    return tuple(span for span in spans if span[0] < span[1])


def _widened(candidate: Candidate, one: Heard, text: str, quotes: Sequence[Quote]) -> Candidate:
    """Return a candidate with the longer of the two contents: one cut short may lose its "not"."""
    content = _content(one, candidate.block, text, quotes)
    longer = _letters(content, text) > _letters(candidate.content, text)
    apart = _overlap(content, candidate.cue) or not _overlap(content, candidate.content)
    wider = longer and not apart and not _is_demand(candidate)
    if wider and one.likelihood >= SURE and candidate.method in WIDENED:
        return candidate.with_content(content)
    return candidate


def _is_demand(candidate: Candidate) -> bool:
    """Whether a content is what somebody is to do, whose addressee is no part of it."""
    head = candidate.head
    return head is not None and any(part.tag_ == "TO" for part in head.children)


def _overlap(some: Spans, others: Spans) -> bool:
    return any(s < end and start < e for s, e in some for start, end in others)


def _letters(spans: Spans, text: str) -> int:
    return sum(character.isalnum() for start, end in spans for character in text[start:end])


def _counts(one: Heard, stance: Stance) -> bool:
    """Whether what only the network heard was said: likely, by somebody, and not only possible."""
    if one.likelihood < LIKELY or relays(one.head) or _is_naming(one.head):
        return False
    if one.head.pos_ in VERBAL and (is_hypothetical(one.head) or _is_to_come(one.head)):
        return False
    if one.head.lower_ in SEEMING:
        return False
    return stance != "none" if not one.source else _may_speak(one.source)


def _is_naming(verb: Token) -> bool:
    """Whether a verb tells what a thing goes by: "known in the West as X", "called X by pilots"."""
    if verb.lower_ not in NAMING or verb.tag_ != "VBN":
        return False
    named = (part for part in verb.subtree if part.dep_ in ("oprd", "attr", "pobj"))
    by_name = any(part.text[:1].isupper() for part in named)
    return by_name and child(verb, "ccomp", "xcomp") is None


def _is_to_come(verb: Token) -> bool:
    """Whether a verb tells of what will be said."""
    return any(part.dep_ == "aux" and part.lower_ in COMING for part in verb.children)


def _may_speak(source: Sequence[Token]) -> bool:
    """Whether these words can be somebody whose speech is reported."""
    if source[0].text in SIDES:
        return False
    return not any(is_speechless(head, lexicon()) or is_nobody(head) for head in heads(source))


def is_own_voice(candidate: Candidate) -> bool:
    """Whether the network alone heard it, of whoever's words it stands in."""
    learned = candidate.method is Method.LEARNED
    return learned and any(token.lower_ in OWN_VOICE for token in candidate.source_tokens)


def _candidate(
    one: Heard, block: ParsedBlock, content: Spans, stance: Stance, text: str
) -> Candidate:
    return Candidate(
        block,
        Method.LEARNED,
        spans_of(block, one.source, text),
        spans_of(block, one.cue or (one.head,), text),
        content,
        stance,
        one.head if one.head.pos_ in VERBAL else None,
        source_tokens=one.source,
    )


def _stance(one: Heard) -> Stance | None:
    """Return a cue's stance: "none" of what is wanted, None where nothing is said at all."""
    cue = lexicon().cue(one.head.lower_)
    if cue is not None:
        held = is_negated(one.head) and cue.lemma in OPINIONS
        return "denies" if held else stance_of(one.head, cue)
    if one.head.lower_ in FAILING:
        return None
    if is_negated(one.head):
        return "none"
    wanted = one.content[0].tag_ == "TO"
    return "none" if wanted else lexicon().nouns.get(one.head.lower_, "affirms")
