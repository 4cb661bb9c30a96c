"""Indirect speech: a reporting verb and the clause, object or phrase that it governs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimgraph.loaders.extract.anchors import Anchor
from claimgraph.loaders.extract.candidates import Candidate, Method
from claimgraph.loaders.extract.syntax import clause, spans_of

if TYPE_CHECKING:
    from spacy.tokens import Token

MARKS = frozenset(("mark", "advmod", "nsubj", "dobj"))
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


def _content(anchor: Anchor) -> tuple[Token, list[Token]] | None:
    """Return the content's head and tokens by the first construction that fits."""
    if anchor.cue.quoting:
        return None
    for construction in (_clausal, _as_inserted, _inserted, _infinitive, _prepositional, _object):
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


def _clausal(anchor: Anchor) -> tuple[Token, list[Token]] | None:
    for part in anchor.verb.children:
        if part.dep_ != "ccomp":
            continue
        marks = {
            token.lower_
            for token in part.children
            if token.dep_ in ("mark", "advmod", "nsubj", "dobj")
        }
        if anchor.cue.weak and not marks & OPEN_QUESTION:
            continue
        tokens = clause(part)
        if anchor.verb.i in {token.i for token in tokens}:
            tokens = clause(part, _own(anchor))
        return part, tokens
    return None


def _as_inserted(anchor: Anchor) -> tuple[Token, list[Token]] | None:
    """ "As Putin said, …": the content is the clause that the as-clause stands in."""
    verb = anchor.verb
    if verb.dep_ != "advcl" or not any(
        c.dep_ == "mark" and c.lower_ == "as" for c in verb.children
    ):
        return None
    return verb.head, clause(verb.head, {token.i for token in verb.subtree})


def _inserted(anchor: Anchor) -> tuple[Token, list[Token]] | None:
    """ "The missile, he said, was fired": the content is the clause around the insertion."""
    verb = anchor.verb
    if verb.dep_ != "parataxis" or not anchor.source:
        return None
    return verb.head, clause(verb.head, {token.i for token in verb.subtree})


def _infinitive(anchor: Anchor) -> tuple[Token, list[Token]] | None:
    if not anchor.cue.takes_infinitive:
        return None
    for part in anchor.verb.children:
        if part.dep_ in ("xcomp", "pcomp") and part.pos_ in ("VERB", "AUX"):
            return part, clause(part)
    return None


def _prepositional(anchor: Anchor) -> tuple[Token, list[Token]] | None:
    """ "accused Russia of firing": the party and what it is accused of."""
    for part in anchor.verb.children:
        if (
            part.dep_ == "prep"
            and part.lower_ in anchor.cue.prepositions
            and part.i > anchor.verb.i
        ):
            party = [c for c in anchor.verb.children if c.dep_ == "dobj" and c.i < part.i]
            tokens = [token for head in (*party, part) for token in head.subtree]
            inner = next(iter(part.children), part)
            return inner, tokens
    return None


def _object(anchor: Anchor) -> tuple[Token, list[Token]] | None:
    if not anchor.cue.takes_object or not anchor.source:
        return None
    for part in _objects(anchor):
        return part, clause(part)
    return None


def _objects(anchor: Anchor) -> Iterator[Token]:
    for part in anchor.verb.children:
        long_enough = sum(token.is_alpha for token in part.subtree) > 1
        if part.dep_ == "dobj" and part.i > anchor.verb.i and long_enough:
            yield part
