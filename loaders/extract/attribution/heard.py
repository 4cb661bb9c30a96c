"""Rules and the network together: where both found a cue, one attribution; where one did, its own.

The rules know what nests and who passes speech on, the network how people word it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from claimgraph.loaders.extract.attribution.agreeing import agreed, content_of, may_speak
from claimgraph.loaders.extract.attribution.anchors import is_hypothetical
from claimgraph.loaders.extract.attribution.candidates import Candidate, Method
from claimgraph.loaders.extract.attribution.quotes import Quote
from claimgraph.loaders.extract.attribution.relayed import relays
from claimgraph.loaders.extract.attribution.stances import stance_heard
from claimgraph.loaders.extract.learned.reader import Heard
from claimgraph.loaders.extract.parse import ParsedBlock
from claimgraph.loaders.extract.syntax import child, is_first_person, lies_in, spans_of
from claimgraph.loaders.record import Spans, Stance

if TYPE_CHECKING:
    from spacy.tokens import Token

LIKELY = 0.55
"""The likelihood from which a cue counts that no rule has found."""

UNLIKELY = 0.08
"""The likelihood below which a cue of the rules outside all other speech is none."""

GOVERNING = frozenset((Method.CLAUSE, Method.PHRASE))
OTHER_VOICES = frozenset(("you", "one", "my", "our"))
"""Who speaks anyway where these, or the first person, stand."""

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
    known = [(candidate, _same(candidate, by_word, block)) for candidate in found]
    met = {one.head.i for _, same in known for one in same}
    learned = _learned((one for one in heard if one.head.i not in met), found, block, text, quotes)
    merged: list[Candidate] = []
    for candidate, same in known:
        one = max(same, key=lambda one: one.likelihood, default=None)
        if one is not None and one.likelihood >= UNLIKELY:
            merged.append(agreed(candidate, one, text, quotes))
        elif (
            candidate.method not in GOVERNING
            or _inside(candidate, found)
            or (_is_forward(candidate) and _inside(candidate, learned))
        ):
            merged.append(candidate)
    return merged + learned


def _is_forward(candidate: Candidate) -> bool:
    """Whether a candidate's content follows its cue."""
    return bool(candidate.cue) and candidate.cue[-1][1] <= candidate.content[0][0]


def _learned(
    heard: Iterable[Heard],
    found: Sequence[Candidate],
    block: ParsedBlock,
    text: str,
    quotes: Sequence[Quote],
) -> list[Candidate]:
    """Return what only the network heard."""
    learned: list[Candidate] = []
    for one in heard:
        content = content_of(one, block, text, quotes)
        stance = stance_heard(one) if content else None
        if stance is None or not _counts(one, stance):
            continue
        candidate = _candidate(one, block, content, stance, text)
        if not (is_own_voice(candidate) and _inside(candidate, found)):
            learned.append(candidate)
    return learned


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
    return any(lies_in(at, other.content) for other in others)


def _counts(one: Heard, stance: Stance) -> bool:
    """Whether what only the network heard was said: likely, by somebody, and not only possible."""
    if one.likelihood < LIKELY or relays(one.head) or _is_naming(one.head):
        return False
    if one.head.pos_ in VERBAL and (is_hypothetical(one.head) or _is_to_come(one.head)):
        return False
    if one.head.lower_ in SEEMING or _is_still_to_come(one.head):
        return False
    return stance != "none" if not one.source else may_speak(one.source)


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


def _is_still_to_come(verb: Token) -> bool:
    """Whether a verb is the "has" of "has yet to comment"."""
    return any(part.lower_ == "yet" for part in verb.children) and child(verb, "xcomp") is not None


def is_own_voice(candidate: Candidate) -> bool:
    """Whether the network alone heard it, of whoever's words it stands in."""
    learned = candidate.method is Method.LEARNED
    return learned and any(
        is_first_person(token) or token.lower_ in OTHER_VOICES for token in candidate.source_tokens
    )


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
