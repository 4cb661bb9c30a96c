"""Who does a verb, and to what: through passives, control, coordination and reduced clauses."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimgraph.loaders.extract.syntax import RELATIVES, child, is_passive, subject
from claimgraph.loaders.extract.weapons.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_LOOK_BACK = 8
_NEXT = 2
_TOGETHER = frozenset(("together", "along"))
_HAVE = frozenset(("has", "have", "had"))


def passive(verb: Token) -> bool:
    """Whether a verb is in the passive, reduced relative clauses and coordination included."""
    if verb.tag_ == "VBD" and verb.dep_ == "acl":  # "X, fired at the town by Norland"
        return pobj(verb, "by") is not None
    if verb.tag_ == "VBD" and verb.dep_ == "conj" and passive(verb.head):
        return _goes_along(verb)  # "made in Norland and sold to Eastmark"
    if verb.tag_ != "VBN" or _having(verb) is not None:
        return False
    reduced = verb.dep_ == "acl" and child(verb, "nsubj") is None
    if is_passive(verb) or reduced or _reduced(verb) is not None:
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
        if governor.lower_ in ("responsibility", "credit"):
            return subject_of(governor.head)  # "claimed responsibility for firing"
        if governor.dep_ in ("dobj", "nsubjpass"):
            return governor
    while governor.pos_ not in ("VERB", "AUX") and governor.head.i != governor.i:
        governor = governor.head
    return subject_of(governor)


def subject_of(verb: Token) -> Token | None:
    """Return a verb's subject, also in "is about to be deployed" and "is ready to sell"."""
    having = _having(verb)
    if having is None:  # "has for the first time used X", parsed as two clauses
        aux = (c for c in verb.children if c.dep_ == "aux" and c.lower_ in _HAVE)
        having = next((c for c in aux if child(c, "nsubj") is not None), None)
    if having is not None:
        return subject(having)
    found = _reduced(verb) or bidden(verb) or planner(verb) or subject(verb)
    if found is None and verb.dep_ == "xcomp" and verb.head.dep_ == "acomp":
        return subject(verb.head.head)
    if found is None and verb.dep_ in ("relcl", "acl") and verb.head.dep_ == "attr":
        return subject(verb.head.head)  # "is the first to field X"
    if found is None and verb.dep_ == "dobj" and verb.head.dep_ == "csubj":
        return subject(verb.head)  # "what Norland does field is X", "field" taken for a noun
    if found is None and verb.dep_ == "acl":
        return verb.head
    if found is None and child(verb, "dobj") is not None:
        return child(verb, "compound")  # "Norland fields the X", parsed as one noun
    return found


def _having(verb: Token) -> Token | None:
    """Return the "has" of "has for the first time used X", "used" parsed as said of the time."""
    noun = verb.head
    if verb.dep_ != "acl" or verb.tag_ != "VBN" or noun.dep_ != "pobj":
        return None
    having = verb.doc[noun.head.i - 1] if noun.head.i > verb.sent.start else noun
    split = having.lower_ in _HAVE and child(having, "dobj") is None
    return having if split and child(verb, "dobj") is not None else None


def bidden(verb: Token) -> Token | None:
    """Return the Eastmark of "urged Eastmark to use X", "let Eastmark use X"."""
    above = verb.head
    if verb.tag_ != "VB":
        return None
    if verb.dep_ in ("advcl", "acl", "xcomp") and (pressed := _pressed(verb)) is not None:
        return pressed
    if verb.dep_ not in ("xcomp", "ccomp"):
        return None
    if above.lower_ not in words("bidding"):
        return None
    own = child(verb, "nsubj")
    if own is not None and own.i < above.i:
        return None  # "Norland does not have X, lawmakers were told"
    told = own if own is not None else child(above, "dobj", "dative")
    if told is None and child(above, "nsubjpass") is None:
        told = pobj(above, "on", "to")  # "called on Eastmark to use X"
    if told is not None and above.i < told.i < verb.i:
        return told
    return child(above, "nsubjpass")


def _pressed(verb: Token) -> Token | None:
    """Return the Eastmark of "put pressure on Eastmark not to sell X"."""
    above = verb.head
    noun = above if above.lower_ == "pressure" else child(above, "dobj")
    if noun is None or noun.lower_ != "pressure":
        return None
    return pobj(noun, "on") or pobj(above, "on")


def plan_of(verb: Token) -> Token | None:
    """Return the plan of "a plan to buy" and "a deal worth so much to buy", however parsed."""
    if verb.tag_ != "VB" or verb.dep_ not in ("acl", "xcomp", "advcl"):
        return None
    before = verb.doc[verb.i - 2] if verb.i > 1 and verb.nbor(-1).lower_ == "to" else verb.head
    noun = verb.head.head if verb.head.lower_ == "worth" else verb.head
    return next((t for t in (noun, before) if t.lower_ in words("plans")), None)


def planner(verb: Token) -> Token | None:
    """Return the Norland of "Norland dropped its plan to buy X" and "signed a deal to buy X"."""
    noun = plan_of(verb)
    if noun is None:
        return None
    governor = next((t for t in noun.ancestors if t.pos_ in ("VERB", "AUX")), None)
    return subject_of(governor) if governor is not None and not passive(governor) else None


def _goes_along(verb: Token) -> bool:
    """Whether a verb follows right after "and", with neither subject nor object of its own."""
    if verb.i < 2 or verb.nbor(-1).dep_ != "cc":
        return False
    return child(verb, "aux", "auxpass", "nsubj", "nsubjpass", "dobj") is None


def _reduced(verb: Token) -> Token | None:
    """Return what "sold" tells of in "missiles built by A and sold to B", however parsed."""
    if verb.tag_ not in ("VBN", "VBD") or verb.dep_ != "conj" or not _goes_along(verb):
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


def full_name(token: Token) -> str:
    """Return a name of several words by its last one."""
    parts = [c for c in token.children if c.dep_ == "compound" and c.text[0].isupper()]
    return " ".join(part.text for part in (*parts, token))


def gives(verb: Token) -> bool:
    """Whether a verb may have who gets something, and the thing, for its objects."""
    return verb.lower_ in words("supply") or verb.lower_ in words("refuse")


def instances(noun: Token) -> Iterator[Token]:
    """Yield the X of "arms, including X", "systems such as X" and "Y besides X" under a noun."""
    for part in noun.children:
        named = part.lower_ in words("instancing")
        if part.lower_ == "as" and part.i:
            named = part.nbor(-1).lower_ == "such"
        if named and part.dep_ == "prep" and (thing := child(part, "pobj")) is not None:
            yield thing


def companions(verb: Token) -> Iterator[Token]:
    """Yield the Y of "has X together with Y" and "has X along with Y"."""
    for part in verb.subtree:
        if part.lower_ != "with" or not part.i or part.nbor(-1).lower_ not in _TOGETHER:
            continue
        governor = part.head if part.head.i != part.i - 1 else part.head.head
        if governor.i == verb.i and (thing := child(part, "pobj")) is not None:
            yield thing


def object_of(verb: Token) -> Token | None:
    """Return a verb's direct object, in a relative clause the noun that the clause describes."""
    own = child(verb, "dobj")
    if own is not None and not own.lower_.endswith(("self", "selves")):
        return verb.head if own.lower_ in RELATIVES and verb.dep_ == "relcl" else own
    after = verb.nbor() if verb.i + 1 < len(verb.doc) else None
    if after is not None and after.dep_ == "punct" and after.text[0].isalpha():
        return after  # a designation that the parse takes for a dash
    if verb.lower_ in words("handing") and (over := pobj(verb, "over")) is not None:
        return over  # "hand over the X", parsed as a phrase of place
    either = child(verb, "advmod")
    if either is not None and either.lower_ == "either" and pobj(either, "of") is not None:
        return either  # "fires either of them", parsed as an adverb
    if verb.dep_ == "relcl" and subject(verb) not in (None, verb.head):
        return verb.head
    clause = verb.head
    if verb.dep_ == "ccomp" and clause.dep_ == "relcl" and child(clause, "dobj") is None:
        return clause.head  # "missiles that Norland says Eastmark fired"
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


def described(verb: Token) -> Token | None:
    """Return the X of "showed X, bought from Norland", which the parse may say of the showing."""
    if verb.dep_ == "acl":
        return verb.head
    thing = child(verb.head, "dobj")
    if verb.dep_ != "advcl" or thing is None or child(verb, "nsubj", "nsubjpass") is not None:
        return None
    return thing if thing.i < verb.i and verb.left_edge.i <= thing.right_edge.i + _NEXT else None


def cleft(verb: Token) -> Token | None:
    """Return the X of "what Norland operates is X"."""
    clause = verb.head if verb.head.lower_ in ("do", "does", "did") else verb
    what = child(clause, "dobj")
    if clause.dep_ != "csubj" or what is None or what.lower_ != "what":
        return None
    return child(clause.head, "attr")
