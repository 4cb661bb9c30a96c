"""Speech told by a noun: "Washington's accusation that …", "Israeli claims that …"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimgraph.loaders.extract.attribution.candidates import Candidate, Method
from claimgraph.loaders.extract.attribution.lexicon import lexicon
from claimgraph.loaders.extract.parse import ParsedBlock
from claimgraph.loaders.extract.syntax import child, clause, phrase, spans_of
from claimgraph.ontology.states import States

if TYPE_CHECKING:
    from spacy.tokens import Token


def nominal(block: ParsedBlock, text: str) -> Iterator[Candidate]:
    """Yield the attributions of nouns that have a source and a that-clause."""
    nouns = lexicon().nouns
    for token in block.doc:
        if token.pos_ != "NOUN" or token.lower_ not in nouns:
            continue
        head = _that_clause(token)
        content = spans_of(block, clause(head), text) if head is not None else ()
        source = _source(token)
        if not content or not source:
            continue
        yield Candidate(
            block,
            Method.CLAUSE,
            spans_of(block, source, text),
            (block.span((token,)),),
            content,
            nouns[token.lower_],
            head=head,
            source_tokens=source,
        )


def _that_clause(noun: Token) -> Token | None:
    for part in noun.children:
        if part.dep_ in ("acl", "ccomp") and part.i > noun.i:
            mark = child(part, "mark")
            if mark is not None and mark.lower_ == "that":
                return part
    return None


def _source(noun: Token) -> tuple[Token, ...]:
    """Return whose word it is: a possessor, a state's adjective, or who it is "by" or "from"."""
    owner = child(noun, "poss")
    if owner is not None:
        return tuple(token for token in phrase(owner) if token.dep_ != "case")
    for part in noun.children:
        adjective = part.dep_ in ("amod", "compound") and part.i < noun.i
        if adjective and States.load().by_adjective(part.text) is not None:
            return (part,)
        by = child(part, "pobj") if part.dep_ == "prep" and part.lower_ in ("by", "from") else None
        if by is not None:
            return tuple(phrase(by))
    return ()
