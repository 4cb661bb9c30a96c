"""Indirect speech: a reporting verb and the clause, object or phrase that it governs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimgraph.loaders.extract.attribution.anchors import ADDING, Anchor
from claimgraph.loaders.extract.attribution.candidates import Candidate, Method
from claimgraph.loaders.extract.attribution.complements import (
    Found,
    naming,
    object_of,
    prepositional,
)
from claimgraph.loaders.extract.syntax import SUBJECTS, child, clause, is_passive, spans_of

if TYPE_CHECKING:
    from spacy.tokens import Token

ANONYMITY = frozenset(("named", "identified", "quoted"))
"""What a source asks not to be; no statement."""

MARKS = frozenset(("mark", "advmod", "nsubj", "dobj"))
OCCASIONS = frozenset(
    ("interview", "statement", "tweet", "post", "conference", "briefing", "speech", "reporters")
)
QUOTATION_MARKS = frozenset(("“", "”", '"', "«", "»", "``", "''"))
JOINING = frozenset(("and", "but", ";", "while"))
OPEN_QUESTION = frozenset(("whether", "how", "what", "why", "who", "when", "where", "if", "that"))


def from_clause(anchor: Anchor, text: str) -> Candidate | None:
    """Return the attribution whose content the anchor's verb governs, None where it has none."""
    found = _content(anchor)
    if found is None:
        return None
    head, tokens = found
    content = spans_of(anchor.block, tokens, text)
    if not content:
        return None
    return candidate(anchor, content, text, head, Method.CLAUSE)


def candidate(
    anchor: Anchor,
    content: tuple[tuple[int, int], ...],
    text: str,
    head: Token | None,
    method: Method,
) -> Candidate:
    """Return an anchor with its content as a candidate."""
    return Candidate(
        anchor.block,
        method,
        spans_of(anchor.block, anchor.source, text),
        spans_of(anchor.block, anchor.tokens, text),
        content,
        anchor.stance,
        anchor.verb,
        head,
        anchor.source,
    )


def _content(anchor: Anchor) -> Found | None:
    """Return the content's head and tokens by the first construction that fits."""
    if anchor.cue.quoting:
        return None
    for construction in CONSTRUCTIONS:
        found = construction(anchor)
        if found is not None:
            return found
    return None


def _own(anchor: Anchor) -> set[int]:
    """Return the indices of the reporting clause itself, where it stands inside its content."""
    verb = anchor.verb
    own = {verb.i, *(token.i for token in anchor.source), *(token.i for token in anchor.tokens)}
    for part in verb.children:
        if part.dep_ in ("aux", "auxpass", "prep", "npadvmod", "advmod", "dobj", "dative", "punct"):
            own |= {token.i for token in part.subtree}
    return own


def _clausal(anchor: Anchor) -> Found | None:
    for part in _dependents(anchor.verb):
        marks = {token.lower_ for token in part.children if token.dep_ in MARKS}
        apart = part.dep_ != "ccomp" and "that" in marks and part.i > anchor.verb.i
        if part.dep_ != "ccomp" and not apart:
            continue
        if "as" in marks or (anchor.cue.weak and not marks & OPEN_QUESTION):
            continue
        if part.i < anchor.verb.i and _is_joined(anchor):
            continue
        tokens = _from_mark(part) if apart else clause(part)
        if anchor.verb.i in {token.i for token in tokens}:
            tokens = clause(part, _own(anchor))
        return part, _to_the_end(anchor, _without_additions(tokens))
    return None


def _is_joined(anchor: Anchor) -> bool:
    """Whether "and" or a semicolon stands before a cue, so that what precedes is a clause apart."""
    first = min([anchor.verb.i, *(token.i for token in anchor.source)])
    before = anchor.verb.doc[first - 1].lower_ if first else ""
    return before in JOINING or (anchor.cue.stance == "none" and before != ",")


def _without_additions(tokens: list[Token]) -> list[Token]:
    """Leave out ", adding that …", which is said by whoever said the rest, and not in it."""
    added = [t for t in tokens if t.dep_ == "advcl" and t.lower_ in ADDING]
    gone = {token.i for verb in added for token in verb.subtree}
    return [token for token in tokens if token.i not in gone] or tokens


def _dependents(verb: Token) -> Iterator[Token]:
    """Yield the clauses on a verb, those on "in a statement" and the like beside it included."""
    for part in verb.children:
        if part.dep_ in ("ccomp", "conj", "advcl"):
            yield part
        if part.dep_ == "prep" and part.i > verb.i:
            for place in part.children:
                if place.lower_ in OCCASIONS:
                    yield from (c for c in place.children if c.dep_ in ("acl", "relcl"))


def _from_mark(head: Token) -> list[Token]:
    """Return a that-clause that the parse took for another main clause."""
    that = next(c for c in head.children if c.lower_ == "that")
    return [token for token in head.subtree if token.i >= that.i]


def _to_the_end(anchor: Anchor, tokens: list[Token]) -> list[Token]:
    """Add what ends the sentence ("…, 9 May, over the sea") where the parse cut it from the clause.

    It must hang on the cue's verb itself, have no verb of its own and be no occasion of speaking.
    """
    last = tokens[-1]
    rest = [t for t in last.doc[last.i + 1 : last.sent.end] if not t.is_space]
    while rest and rest[-1].is_punct:
        rest.pop()
    if last.i < anchor.verb.i or not rest:
        return tokens
    outside = {t.i for t in rest}
    hanging = all(t.head.i in outside or t.head.i == anchor.verb.i for t in rest)
    plain = all(t.pos_ not in ("VERB", "AUX") and t.text not in QUOTATION_MARKS for t in rest)
    spoken = any(t.lower_ in OCCASIONS for t in rest)
    return [*tokens, *rest] if hanging and plain and not spoken else tokens


def _as_inserted(anchor: Anchor) -> Found | None:
    """ "As Weiss said, …": the content is the clause that the as-clause stands in."""
    verb = anchor.verb
    if verb.dep_ != "advcl" or not any(
        c.dep_ == "mark" and c.lower_ == "as" for c in verb.children
    ):
        return None
    if anchor.cue.takes_object and child(verb, "dobj") is not None:
        return None  # "as he cited the need": that is what he cited
    return verb.head, clause(verb.head, {token.i for token in verb.subtree})


def _inserted(anchor: Anchor) -> Found | None:
    """ "The missile, he said, was fired": the content is the clause around the insertion."""
    verb = anchor.verb
    if verb.dep_ != "parataxis" or not anchor.source:
        return None
    left_out = {token.i for token in verb.subtree}
    for part in verb.children:  # the clause's own subject, where the parse gives it to the cue
        if part.dep_ in SUBJECTS and part not in anchor.source:
            left_out -= {token.i for token in part.subtree}
    return verb.head, clause(verb.head, left_out)


def _trailing(anchor: Anchor) -> Found | None:
    """ "The talks were over, Weiss tweeted": the clause before, joined by a comma alone."""
    verb = anchor.verb
    head = verb.head
    if verb.dep_ != "conj" or head.pos_ not in ("VERB", "AUX") or not anchor.source:
        return None
    joined = any(c.dep_ == "cc" and c.i < verb.i for c in head.children)
    own = anchor.source[-1].i > head.i
    if joined or not own:
        return None
    first = min(verb.i, anchor.source[0].i)
    return head, [token for token in clause(head) if token.i < first]


def _preceding(anchor: Anchor) -> Found | None:
    """ "…, Forbes reported.": what stands before, where the parse has made it no clause of its."""
    verb, doc = anchor.verb, anchor.verb.doc
    if not anchor.source or verb.i + 1 >= len(doc):
        return None
    if anchor.cue.weak and doc[verb.i + 1].text != ".":
        return None
    first = anchor.source[0].i
    comma = first - 1
    closing = doc[verb.i + 1].text in (".", ",") and first < verb.i
    if not closing or comma < 1 or doc[comma].text != ",":
        return None
    start = comma
    while start > 0 and doc[start - 1].text not in (".", "!", "?", "”", "“", '"', "\n"):
        start -= 1
    tokens = list(doc[start:comma])
    verbs = [t for t in tokens if t.pos_ in ("VERB", "AUX")]
    return (verbs[0], tokens) if verbs else None


def _infinitive(anchor: Anchor) -> Found | None:
    if not anchor.cue.takes_infinitive:
        return None
    for part in anchor.verb.children:
        if part.lower_ in ANONYMITY and is_passive(part):
            continue
        if anchor.cue.stance == "none" and part.dep_ == "dobj" and part.i > anchor.verb.i:
            asked = child(part, "relcl", "acl")
            if asked is not None and any(c.tag_ == "TO" for c in asked.children):
                return asked, clause(asked)
        ruled_out = part.dep_ == "advcl" and part.tag_ == "VBG" and part.i <= anchor.verb.i + 2
        if (part.dep_ in ("xcomp", "pcomp") or ruled_out) and part.pos_ in ("VERB", "AUX"):
            return part, clause(part)
    return None


CONSTRUCTIONS = (
    naming,
    _clausal,
    _as_inserted,
    _inserted,
    _trailing,
    _infinitive,
    prepositional,
    object_of,
    _preceding,
)
"""Tried in this order."""
