"""Whose word a stretch of text is, and whether they affirm or deny it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from claimgraph.loaders.extract.parse import ParsedBlock
from claimgraph.loaders.extract.relations.holding import holds
from claimgraph.loaders.extract.weapons.words import words
from claimgraph.loaders.record import Attribution, Polarity, Span, Spans

if TYPE_CHECKING:
    from spacy.tokens import Token

_HELD = 0.6
"""Share of the evidence that a content holds, or most of it."""
_OWN, _ALL = 0.3, 0.9
"""What it holds at least where the rest is the words for the speaker and the cue, and all three."""


def deeds(text: str, attributions: Sequence[Attribution]) -> frozenset[int]:
    """Return the attributions that tell of a deed: "approved the sale", "agreed to sell".

    What is approved or agreed is not asserted by who does so, but by who tells of it.
    """
    return frozenset(
        index
        for index, said in enumerate(attributions)
        if said.content
        and any(_commits(text[slice(*cue)]) for cue in said.cue)
        and not text[slice(*said.content[0])].lower().startswith("that ")
    )


def _commits(cue: str) -> bool:
    """Whether a cue commits to a deed: "has decided", "signed a deal"."""
    return not words("committing").isdisjoint(cue.lower().split())


def namings(text: str, attributions: Sequence[Attribution]) -> frozenset[int]:
    """Return the attributions whose cue only gives a name: "they call it the X"."""
    return frozenset(
        index
        for index, said in enumerate(attributions)
        if any(text[slice(*cue)].split()[-1].lower() in words("calling") for cue in said.cue)
    )


def asserter(
    evidence: Span, attributions: Sequence[Attribution], without: Collection[int] = ()
) -> int | None:
    """Return the innermost attribution whose content holds the evidence, or most of it.

    "Norland denied using X": where a speaker is who does the deed, the content holds the rest.
    """
    whole = evidence[1] - evidence[0]
    holding: list[tuple[int, int]] = []
    for index, attribution in enumerate(attributions):
        if index in without or not attribution.content or attribution.content[0][0] >= evidence[1]:
            continue
        said = _covered(evidence, attribution.content)
        told = said + _covered(evidence, (*attribution.source, *attribution.cue))
        own = attribution.stance != "none" and said >= _OWN * whole and told >= _ALL * whole
        if said >= _HELD * whole or own:
            size = sum(end - start for start, end in attribution.content)
            holding.append((size, index))
    return min(holding)[1] if holding else None


def _covered(evidence: Span, spans: Spans) -> int:
    return sum(max(0, min(end, evidence[1]) - max(start, evidence[0])) for start, end in spans)


def polarity(
    trigger: Token, block: ParsedBlock, index: int | None, attributions: Sequence[Attribution]
) -> Polarity | None:
    """Return whether what `trigger` says holds according to its asserter, negations worked in.

    None where nobody asserts it: "whether …", "if …", "neither confirmed nor denied that …".
    """
    content = attributions[index].content if index is not None else ()

    def inside(token: Token) -> bool:
        at = block.block.start + token.idx
        return not content or any(start <= at < end for start, end in content)

    held = holds(trigger, inside)
    if held is None:
        return None
    if index is not None and _is_against(attributions[index], block):
        held = not held
    return "affirms" if held else "denies"


def _is_against(said: Attribution, block: ParsedBlock) -> bool:
    """Whether a statement is against what its content tells: denied, or "voted against"."""
    if said.stance == "denies":
        return True
    begin = block.block.start
    cues = (block.doc.text[start - begin : end - begin] for start, end in said.cue)
    return any(cue.lower().endswith(" against") for cue in cues)
