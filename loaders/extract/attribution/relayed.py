"""Speech that one party passes on: "the agency quoted her as saying …", "she was cited by it"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from claimgraph.loaders.extract.attribution.candidates import Candidate
from claimgraph.loaders.extract.attribution.lexicon import lexicon
from claimgraph.loaders.extract.syntax import child, is_passive, phrase, spans_of

if TYPE_CHECKING:
    from spacy.tokens import Token

RELAYING = frozenset(("quote", "cite"))
SAYING = frozenset(("saying", "telling", "stating", "adding", "claiming", "warning"))


def with_relays(found: Sequence[Candidate], text: str) -> list[Candidate]:
    """Return the candidates, with two for each speech that is passed on.

    The relaying party's attribution has the same content as the speaker's, which stands in it.
    """
    out: list[Candidate] = []
    for candidate in found:
        verb = candidate.verb
        above = _relaying_above(verb) if verb is not None else None
        if above is not None:
            out += _with_outer(candidate, above, text)
        elif verb is not None and relays(verb):
            out += _with_inner(candidate, verb, text)
        else:
            out.append(candidate)
    return out


def relays(verb: Token) -> bool:
    """Whether a word is one by which speech is passed on ("quoted", "citing")."""
    cue = lexicon().cue(verb.lower_)
    return cue is not None and cue.lemma in RELAYING


def _relaying_above(verb: Token) -> Token | None:
    """Return the "quoted" of "quoted him as saying"."""
    if verb.dep_ == "pcomp" and verb.head.lower_ == "as" and relays(verb.head.head):
        return verb.head.head
    return None


def _with_outer(inner: Candidate, above: Token, text: str) -> list[Candidate]:
    party = child(above, "nsubj")
    if is_passive(above):
        by = child(above, "agent")
        party = child(by, "pobj") if by is not None else None
    if party is None:
        return [inner]
    outer = _sourced(inner, party, text, cue=above)
    return [outer, replace(inner, within=outer)]


def _with_inner(outer: Candidate, verb: Token, text: str) -> list[Candidate]:
    """A quotation before "the agency quoted Weiss as saying": hers, and the agency's."""
    speaker = child(verb, "nsubjpass" if is_passive(verb) else "dobj")
    saying = next(
        (t for p in verb.children if p.lower_ == "as" for t in p.children if t.lower_ in SAYING),
        None,
    )
    if speaker is None or saying is None or not outer.source_tokens:
        return [outer]
    if speaker.i in {token.i for token in outer.source_tokens}:
        return [outer]
    at = outer.block.span((saying,))[0]
    told = tuple(span for span in outer.content if not span[0] <= at < span[1])
    outer = outer.with_content(told or outer.content)  # "Weiss as saying" is none of it
    return [outer, _sourced(outer, speaker, text, cue=saying, within=outer)]


def _sourced(
    like: Candidate, head: Token, text: str, cue: Token, within: Candidate | None = None
) -> Candidate:
    tokens = tuple(phrase(head))
    return replace(
        like,
        source=spans_of(like.block, tokens, text),
        cue=(like.block.span((cue,)),),
        verb=cue,
        source_tokens=tokens,
        within=within,
    )
