"""Whose word a stretch of text is, and whether they affirm or deny it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from claimgraph.loaders.extract.attribution.lexicon import lexicon
from claimgraph.loaders.extract.modality import negated
from claimgraph.loaders.extract.parse import ParsedBlock
from claimgraph.loaders.extract.syntax import is_negated
from claimgraph.loaders.extract.weapons.words import words
from claimgraph.loaders.record import Attribution, Polarity, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_HELD = 0.6
_GOVERNED = ("xcomp", "pcomp", "prep", "ccomp", "dobj", "pobj")


def asserter(evidence: Span, attributions: Sequence[Attribution]) -> int | None:
    """Return the innermost attribution whose content holds the evidence, or most of it."""
    holding: list[tuple[int, int]] = []
    for index, attribution in enumerate(attributions):
        if not attribution.content or attribution.content[0][0] >= evidence[1]:
            continue
        covered = sum(
            max(0, min(end, evidence[1]) - max(start, evidence[0]))
            for start, end in attribution.content
        )
        if covered >= _HELD * (evidence[1] - evidence[0]):
            size = sum(end - start for start, end in attribution.content)
            holding.append((size, index))
    return min(holding)[1] if holding else None


def polarity(
    trigger: Token, block: ParsedBlock, index: int | None, attributions: Sequence[Attribution]
) -> Polarity:
    """Return whether what `trigger` says holds according to its asserter, negations worked in."""
    flips = negated(trigger, "")
    content = attributions[index].content if index is not None else ()
    token = trigger
    while token.dep_ in _GOVERNED and token.head.i != token.i:
        token = token.head
        at = block.block.start + token.idx
        if content and not any(start <= at < end for start, end in content):
            break
        if token.lower_ in words("deny"):
            flips = not flips
    if _is_untrue_report(token):
        flips = not flips
    if index is not None and attributions[index].stance == "denies":
        flips = not flips
    return "denies" if flips else "affirms"


def _is_withheld(verb: Token) -> bool:
    """Whether a verb is denied, or is the last of "neither A-ed nor B-ed"."""
    while verb.dep_ == "conj" and verb.head.i != verb.i:
        verb = verb.head
    return negated(verb, "") or any(part.lower_ == "neither" for part in verb.children)


def _is_untrue_report(noun: Token) -> bool:
    """Whether a noun is the subject of "reports of … are false", "… do not correspond to facts"."""
    known = lexicon().nouns.keys() | lexicon().documents
    if noun.dep_ not in ("nsubj", "nsubjpass") or noun.lower_ not in known:
        return False
    predicates = [c.lower_ for c in noun.head.children if c.dep_ in ("acomp", "attr", "oprd")]
    return is_negated(noun.head) != any(word in words("untrue") for word in predicates)


def questioned(trigger: Token) -> bool:
    """Whether nobody asserts what `trigger` says: "whether …", "neither confirmed nor denied …"."""
    above = trigger
    while above.dep_ in _GOVERNED and above.head.i != above.i:
        above = above.head
        if above.lower_ in words("confirming") and _is_withheld(above):
            return True
    verb = trigger
    while verb.dep_ == "conj" and verb.head.i != verb.i:
        verb = verb.head
    return any(part.dep_ == "mark" and part.lower_ == "whether" for part in verb.children)
