"""Speech told by a noun: "Washington's accusation that …", "Israeli claims that …"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from claimgraph.loaders.extract.attribution.candidates import Candidate, Method
from claimgraph.loaders.extract.attribution.lexicon import inflect, lexicon
from claimgraph.loaders.extract.parse import ParsedBlock
from claimgraph.loaders.extract.syntax import child, clause, lies_in, phrase, spans_of, subject
from claimgraph.ontology.states import States

if TYPE_CHECKING:
    from spacy.tokens import Token


ISSUING = frozenset(
    form
    for verb in ("issue", "deliver", "voice", "repeat", "renew", "raise", "file", "trade")
    for form in inflect(verb)
) | {*("send", "sends", "sent", "sending", "make", "makes", "made", "making"), "gave", "gives"}
"""What who makes a claim, or sends a warning, does with it."""

TOPICAL = frozenset(("about", "regarding", "concerning", "on", "over"))
GENERIC = frozenset(
    ("report", "reports", "claim", "claims", "allegation", "allegations", "rumours", "rumors")
)
"""What needs no source within another's words: "aware of reports of a test"."""


def nominal(block: ParsedBlock, nouns: Sequence[Token], text: str) -> Iterator[Candidate]:
    """Yield the attributions of nouns that have a source and a that-clause."""
    for noun in nouns:
        head = _that_clause(noun)
        source = _source(noun)
        if head is not None and source:
            yield from _candidate(block, noun, source, head, clause(head), text)


def nominal_within(
    block: ParsedBlock, nouns: Sequence[Token], found: Sequence[Candidate], text: str
) -> Iterator[Candidate]:
    """Yield the attributions of nouns in the contents of others, however they have their own.

    "They dismissed Norland's claim to have won", "denied the allegations about the deal".
    """
    cues = {span for candidate in found for span in candidate.cue}
    for noun in nouns:
        at = block.span((noun,))
        held = any(lies_in(at[0], candidate.content) for candidate in found)
        if not held or lies_in(at[0], cues):
            continue
        head, content = _told(noun)
        source = _source(noun) or _issuer(noun)
        if content and (source or noun.lower_ in GENERIC):
            yield from _candidate(block, noun, source, head, content, text)


def telling_nouns(block: ParsedBlock) -> Iterator[Token]:
    """Yield the nouns of a block that may have a content of their own."""
    nouns = lexicon().nouns
    for token in block.tokens:
        if token.lower_ in nouns and token.pos_ == "NOUN":
            yield token


def _candidate(
    block: ParsedBlock,
    noun: Token,
    source: tuple[Token, ...],
    head: Token | None,
    tokens: Sequence[Token],
    text: str,
) -> Iterator[Candidate]:
    content = spans_of(block, tokens, text)
    if content:
        yield Candidate(
            block,
            Method.CLAUSE,
            spans_of(block, source, text),
            (block.span((noun,)),),
            content,
            lexicon().nouns[noun.lower_],
            head=head,
            source_tokens=source,
        )


def _that_clause(noun: Token) -> Token | None:
    for part in noun.children:
        if part.dep_ in ("acl", "ccomp", "relcl") and part.i > noun.i:
            mark = child(part, "mark")
            if mark is not None and mark.lower_ == "that":
                return part
    return None


def _told(noun: Token) -> tuple[Token | None, list[Token]]:
    """Return what a noun tells and its head, by whatever clause or phrase it has it."""
    head = _that_clause(noun) or _infinitive(noun) or _after_issuing(noun)
    if head is not None:
        return head, clause(head)
    for part in noun.children:
        told = child(part, "pcomp", "pobj") if part.dep_ == "prep" else None
        if told is None:
            continue
        topic = part.lower_ in TOPICAL
        if part.i > noun.i and (topic or part.lower_ == "of") and _is_matter(told, topic=topic):
            return told, clause(told)
        if part.lower_ in ("of", "by") and (further := _topic_of(told)) is not None:
            return further, clause(further)
    return None, []


def _infinitive(noun: Token) -> Token | None:
    """Return the "to have won" of a claim."""
    for part in noun.children:
        after = part.dep_ in ("acl", "xcomp") and part.i > noun.i
        if after and any(c.tag_ == "TO" for c in part.children):
            return part
    return None


def _after_issuing(noun: Token) -> Token | None:
    """Return the that-clause of a warning that is sent, which the parse hangs on the sending."""
    made = child(noun, "acl")
    verb = noun.head if made is None else made
    if (made is None and noun.dep_ != "dobj") or verb.lower_ not in ISSUING:
        return None
    for part in verb.children:
        mark = child(part, "mark") if part.dep_ in ("ccomp", "advcl") and part.i > noun.i else None
        if mark is not None and mark.lower_ == "that":
            return part
    return None


def _is_matter(told: Token, *, topic: bool) -> bool:
    """Whether what a claim is "of" is its matter and not who makes it, or a report's topic told."""
    if topic:
        return told.pos_ != "PROPN" or len(list(told.subtree)) > 1
    return told.pos_ not in ("PROPN", "PRON") and (told.dep_ == "pcomp" or told.tag_ == "NN")


def _topic_of(author: Token) -> Token | None:
    """Return the that-clause or topic that the parse hangs on who makes a claim."""
    if (told := _that_clause(author)) is not None:
        return told
    for part in author.children:
        if part.dep_ == "prep" and part.lower_ in ("about", "regarding", "concerning"):
            return child(part, "pobj", "pcomp")
    return None


def _issuer(noun: Token) -> tuple[Token, ...]:
    verb = noun.head
    if noun.dep_ != "dobj" or verb.lower_ not in ISSUING:
        return ()
    doer = subject(verb)
    return tuple(phrase(doer)) if doer is not None else ()


def _source(noun: Token) -> tuple[Token, ...]:
    """Return whose word it is: a possessor, a state's adjective, or who it is "by" or "from"."""
    owner = child(noun, "poss")
    if owner is not None:
        return tuple(token for token in phrase(owner) if token.dep_ != "case")
    made = child(noun, "acl")
    if made is not None and made.lower_ in ISSUING and (by := child(made, "agent")) is not None:
        author = child(by, "pobj")
        return tuple(phrase(author)) if author is not None else ()
    for part in noun.children:
        adjective = part.dep_ in ("amod", "compound") and part.i < noun.i
        if adjective and States.load().by_adjective(part.text) is not None:
            return (part,)
        by = child(part, "pobj") if part.dep_ == "prep" and part.lower_ in ("by", "from") else None
        if by is not None:
            return tuple(phrase(by))
        of = child(part, "pobj") if part.dep_ == "prep" and part.lower_ == "of" else None
        if of is not None and (_topic_of(of) or _that_clause(noun)) is not None:
            return tuple(phrase(of))
    return ()
