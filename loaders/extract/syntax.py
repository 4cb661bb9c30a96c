"""Small questions to a dependency parse: subjects, phrases, clauses."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from claimgraph.loaders.extract.parse import ParsedBlock
from claimgraph.loaders.record import Span, Spans

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj"))
NEGATIONS = frozenset(("never", "neither", "n't", "n’t"))
FIRST_PERSON = frozenset(("i", "we", "me", "us"))
RELATIVES = frozenset(("who", "which", "that", "whom"))
MODIFYING_CLAUSES = frozenset(("relcl", "acl", "advcl", "ccomp", "parataxis"))
FINITE = frozenset(("VBD", "VBZ", "VBP"))
CONJUNCTIONS = frozenset(("after", "before", "since", "until", "as", "than"))
EDGES = frozenset(" \t\r\n\xa0,;:—–-")


def child(token: Token, *deps: str) -> Token | None:
    """Return the first child with one of the dependency labels."""
    return next((c for c in token.children if c.dep_ in deps), None)


def is_first_person(token: Token) -> bool:
    """Whether a token is "we" or another word for whoever speaks, which "US" is not."""
    return token.lower_ in FIRST_PERSON and token.text != "US"


def is_passive(verb: Token) -> bool:
    """Whether a verb is in the passive, also as a participle after its noun."""
    if verb.dep_ in ("acl", "advcl") and verb.tag_ == "VBN" and child(verb, "aux") is None:
        return True
    return any(c.dep_ in ("nsubjpass", "auxpass") for c in verb.children)


def is_negated(verb: Token) -> bool:
    """Whether a verb has a negation of its own ("did not", "never")."""
    return any(c.dep_ == "neg" or c.lower_ in NEGATIONS for c in verb.children)


def subject(verb: Token) -> Token | None:
    """Return the noun that does the verb, through coordination, control and relative clauses."""
    subjects = [c for c in verb.children if c.dep_ in SUBJECTS and c.text[0].isalnum()]
    own = next((c for c in reversed(subjects) if c.i < verb.i), next(iter(subjects), None))
    inverted = len(subjects) > 1 and subjects[-1].left_edge.i == verb.i + 1
    if inverted and verb.i and verb.nbor(-1).is_punct:
        own = subjects[-1]  # "The bridge, said Weiss, was safe"
    if own is not None:
        if own.lower_ in RELATIVES and verb.dep_ == "relcl":
            return verb.head
        return own
    if verb.dep_ == "advcl" and verb.tag_ in FINITE:
        return _after_conjunction(verb)
    if verb.dep_ in ("conj", "xcomp", "advcl", "dep") and verb.head.pos_ in ("VERB", "AUX"):
        return subject(verb.head)
    if verb.dep_ == "acl" and verb.head.pos_ in ("NOUN", "PROPN", "PRON"):
        return verb.head
    if verb.dep_ == "pcomp":
        return _subject_of_phrase(verb)
    return None


def _after_conjunction(verb: Token) -> Token | None:
    """Return who claimed in "came after Smith, the envoy, claimed …", parsed as "after Smith"."""
    for part in verb.head.children:
        if part.lower_ in CONJUNCTIONS and part.dep_ == "prep" and part.i < verb.i:
            return child(part, "pobj")
    return None


def _subject_of_phrase(verb: Token) -> Token | None:
    """Return who does "saying" in "was quoted as saying" and "quoted him as saying"."""
    governor = verb.head.head
    if verb.head.lower_ == "as" and not is_passive(governor):
        return child(governor, "dobj")
    if verb.head.lower_ in ("as", "by", "in", "after", "before", "while", "without"):
        return subject(governor) if governor.pos_ in ("VERB", "AUX") else None
    return None


def phrase(head: Token) -> list[Token]:
    """Return a noun with what belongs to its name: its clauses and outer punctuation left out."""
    dropped: set[int] = set()
    for token in head.subtree:
        if (token.dep_ in MODIFYING_CLAUSES and token.i != head.i) or (
            token.dep_ == "conj" and token.pos_ in ("VERB", "AUX")
        ):
            dropped |= {t.i for t in token.subtree}
    kept = [token for token in head.subtree if token.i not in dropped]
    run = _contiguous(kept, head.i)
    while run and (run[-1].is_punct or run[-1].is_space) and run[-1].text not in ')”"':
        run.pop()
    while run and (run[0].is_punct or run[0].is_space) and run[0].i != head.i:
        run.pop(0)
    return run or [head]


def _contiguous(tokens: list[Token], at: int) -> list[Token]:
    indices = {token.i for token in tokens}
    low = high = at
    while low - 1 in indices:
        low -= 1
    while high + 1 in indices:
        high += 1
    return [token for token in tokens if low <= token.i <= high]


def spans_of(block: ParsedBlock, tokens: Iterable[Token], text: str) -> Spans:
    """Return the runs of consecutive tokens as spans, without commas and spaces at their edges."""
    runs: list[list[Token]] = []
    for token in sorted(tokens, key=lambda t: t.i):
        if runs and runs[-1][-1].i == token.i - 1:
            runs[-1].append(token)
        else:
            runs.append([token])
    spans = (trim(text, block.span(run)) for run in runs)
    return tuple(span for span in spans if any(c.isalnum() for c in text[span[0] : span[1]]))


def overlap(some: Spans, others: Spans) -> bool:
    """Whether any of some spans shares a character with any of the others."""
    return any(s < end and start < e for s, e in some for start, end in others)


def trim(text: str, span: Span) -> Span:
    """Return the span without the commas, colons, dashes and spaces at its edges."""
    start, end = span
    while start < end and text[start] in EDGES:
        start += 1
    while end > start and text[end - 1] in EDGES:
        end -= 1
    return start, end


def clause(head: Token, without: Collection[int] = ()) -> list[Token]:
    """Return the tokens of a clause but for those whose index is in `without`."""
    return [token for token in head.subtree if token.i not in without]


def lies_in(offset: int, spans: Iterable[Span]) -> bool:
    """Tell whether one of some spans holds an offset."""
    return any(start <= offset < end for start, end in spans)


def first_conjunct(token: Token) -> Token:
    """Return the first of the words that one is coordinated with, itself where it is none."""
    while token.dep_ == "conj" and token.head.i != token.i:
        token = token.head
    return token
