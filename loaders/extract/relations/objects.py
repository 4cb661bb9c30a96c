"""Who does a verb, and to what: through passives, control, coordination and reduced clauses."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimgraph.loaders.extract.syntax import RELATIVES, child, is_passive, subject

if TYPE_CHECKING:
    from spacy.tokens import Token

_LOOK_BACK = 8


def passive(verb: Token) -> bool:
    """Whether a verb is in the passive, reduced relative clauses and coordination included."""
    if verb.tag_ != "VBN":
        return False
    if is_passive(verb) or verb.dep_ == "acl" or _reduced(verb) is not None:
        return True
    return verb.dep_ == "conj" and passive(verb.head) and child(verb, "dobj", "nsubj") is None


def doer(verb: Token) -> Token | None:
    """Return who does a verb; "accused Norland of firing" makes it Norland."""
    if verb.dep_ != "pcomp":
        return subject_of(verb)
    governor = verb.head.head
    if verb.head.lower_ in ("of", "for", "from"):
        blamed = child(governor, "nsubjpass") or child(governor, "dobj") or pobj(governor, "on")
        if blamed is not None and blamed.i < verb.i:
            return pobj(blamed, "on") or blamed
        if governor.dep_ in ("dobj", "nsubjpass"):
            return governor
    while governor.pos_ not in ("VERB", "AUX") and governor.head.i != governor.i:
        governor = governor.head
    return subject_of(governor)


def subject_of(verb: Token) -> Token | None:
    """Return a verb's subject, also in "is about to be deployed" and "is ready to sell"."""
    found = _reduced(verb) or subject(verb)
    if found is None and verb.dep_ == "xcomp" and verb.head.dep_ == "acomp":
        return subject(verb.head.head)
    return found


def _reduced(verb: Token) -> Token | None:
    """Return what "sold" tells of in "missiles built by A and sold to B", however parsed."""
    if verb.tag_ != "VBN" or verb.dep_ != "conj" or verb.i < 2 or verb.nbor(-1).dep_ != "cc":
        return None
    if child(verb, "aux", "auxpass", "nsubj", "nsubjpass", "dobj") is not None:
        return None
    for before in reversed(list(verb.doc[max(verb.sent.start, verb.i - _LOOK_BACK) : verb.i])):
        if before.tag_ == "VBN" and before.dep_ == "acl":
            return before.head
    return None


def pobj(token: Token | None, *prepositions: str) -> Token | None:
    """Return the object of the first of these prepositions that depends on `token`."""
    for part in token.children if token is not None else ():
        if part.dep_ in ("prep", "dative", "agent") and part.lower_ in prepositions:
            return child(part, "pobj")
    return None


def object_of(verb: Token) -> Token | None:
    """Return a verb's direct object, in a relative clause the noun that the clause describes."""
    own = child(verb, "dobj")
    if own is not None:
        return verb.head if own.lower_ in RELATIVES and verb.dep_ == "relcl" else own
    if verb.dep_ == "relcl" and subject(verb) not in (None, verb.head):
        return verb.head
    return None


def modifiers(noun: Token) -> Iterator[Token]:
    """Yield what modifies a noun: adjectives, possessives, compounds, "of …"."""
    for part in noun.children:
        if part.dep_ in ("amod", "compound", "poss", "nmod", "det"):
            yield part
            yield from modifiers(part)
            yield from (t for t in part.conjuncts if t.i < noun.i)
        elif part.dep_ == "prep" and part.lower_ == "of":
            yield from (t for t in part.children if t.dep_ == "pobj")


def cleft(verb: Token) -> Token | None:
    """Return the X of "what Norland operates is X"."""
    clause = verb.head if verb.head.lower_ in ("do", "does", "did") else verb
    what = child(clause, "dobj")
    if clause.dep_ != "csubj" or what is None or what.lower_ != "what":
        return None
    return child(clause.head, "attr")
