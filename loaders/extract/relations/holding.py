"""Whether what a word tells holds, by the words that govern it: "failed to", "no evidence that"."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from claimgraph.loaders.extract.attribution.lexicon import lexicon
from claimgraph.loaders.extract.modality import modality, negated
from claimgraph.loaders.extract.relations.objects import bidden, plan_of
from claimgraph.loaders.extract.syntax import child, first_conjunct, is_negated, is_passive
from claimgraph.loaders.extract.weapons.words import words
from claimgraph.loaders.record import Modality

if TYPE_CHECKING:
    from spacy.tokens import Token

_GOVERNED = frozenset(("xcomp", "pcomp", "prep", "ccomp", "dobj", "pobj", "dative"))
_OUTLYING = frozenset(("xcomp", "pcomp", "prep", "pobj"))
_OUGHT = frozenset(("should", "must", "ought"))
_SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj", "csubjpass"))
_ABOUT = frozenset(("about", "over", "regarding", "concerning", "after", "following", "despite"))
_BOTH = 2
_IF = frozenset(("if", "unless", "whether"))


def holds(trigger: Token, inside: Callable[[Token], bool]) -> bool | None:
    """Return whether what `trigger` tells holds, None where that is left open.

    Only words that `inside` lets through count: those of the statement that tells it.
    """
    if (
        _is_asked(trigger)
        or _is_questioned(trigger)
        or _is_conditional(trigger)
        or _is_compared(trigger)
    ):
        return None
    if is_negated(trigger) and any(c.lower_ in _OUGHT for c in trigger.children):
        return None  # what should not be done may have been done
    held = not (negated(trigger, "") or _is_over(trigger) or _is_inverted(trigger))
    if _is_called_untrue(trigger):
        held = not held
    token = trigger
    for above in _governors(trigger):
        if not inside(above):
            break
        turned = _turns(above, token)
        if turned is None and is_taken_for_granted(trigger):
            return held
        if turned is None or _is_conditional(above):
            return None
        held = held != turned
        token = above
    return held != _is_undone(token)


def outlook(trigger: Token) -> Modality:
    """Return how sure or far off a deed is, by its own verb or by what governs it.

    Who plans or considers a deed has not done it: that is future, or possible.
    """
    coming = any(trigger.lower_ in words(name) for name in ("earmarking", "awaiting", "promising"))
    own = "future" if coming else modality(trigger)
    token = trigger
    for above in _governors(trigger):
        if own != "unspecified":
            break
        word = above.lower_
        if word in words("considering") or word in words("chances"):
            return "possible"
        if word in words("intending") or (word in words("plans") and plan_of(token) is not None):
            return "future"
        if token.dep_ not in _OUTLYING:
            break
        token, own = above, modality(above)
    return own


def is_refused(trigger: Token) -> bool:
    """Whether somebody refuses or fails to do what `trigger` tells."""
    if trigger.lower_ in words("refuse"):
        return True
    return trigger.dep_ == "xcomp" and trigger.head.lower_ in words("failing")


def is_taken_for_granted(trigger: Token) -> bool:
    """Whether who only asks or orders takes for granted what `trigger` tells.

    That is a deed spoken of ("asked about Norland's purchase of X") and what is said by the way
    ("urged Norland, which sold X, to …").
    """
    if trigger.pos_ in ("NOUN", "PROPN"):
        whose = any(c.dep_ == "poss" or c.lower_ == "the" for c in trigger.children)
        told = trigger.dep_ == "pobj" and trigger.head.lower_ in _ABOUT
        return whose and told and trigger.head.head.lower_ not in words("doubting")
    by_the_way = any(c.lower_ in ("which", "who") for c in trigger.children)
    return trigger.dep_ == "relcl" and by_the_way and child(trigger, "aux") is None


def _governors(token: Token) -> Iterator[Token]:
    """Yield the words that govern another one, from the nearest up, each once.

    "In order to buy X" may lead from "buy" to the order, and from there to "buy" again.
    """
    passed = {token.i}
    while (above := _governor(token)) is not None and above.i not in passed:
        yield above
        passed.add(above.i)
        token = above


def _governor(token: Token) -> Token | None:
    """Return the word that governs another one: its verb, or the noun of "evidence that …"."""
    head = plan_of(token) or token.head
    if head.i == token.i:
        return None
    noun = (
        head.lower_ in _reports()
        or head.lower_ in words("evidence")
        or head.lower_ in words("plans")
        or head.lower_ == "sense"
    )
    if (
        token.dep_ in _GOVERNED
        or plan_of(token) is not None
        or (token.dep_ in ("acl", "relcl") and noun)
        or bidden(token) is not None
    ):
        return head
    return head if head.lower_ in ("far", "short") or token.lower_ in ("far", "short") else None


def _turns(above: Token, below: Token) -> bool | None:
    """Return whether a governing word turns what it governs into its opposite, None for open."""
    word = above.lower_
    if word in words("confirming") and _is_withheld(above):
        return None
    if word in words("evidence") and any(c.lower_ == "no" for c in above.children):
        return None
    if word in words("doubting") or word == "sense":
        return None  # "it would make more sense to sell X"
    subject = child(above, "nsubj")
    if subject is not None and subject.lower_ in ("few", "nobody") and below.dep_ == "ccomp":
        return None
    if word in words("plans") and any(c.lower_ == "no" for c in above.children):
        return True
    if bidden(below) is not None and not negated(above, ""):
        return None  # who is urged or allowed to do it may not have done so
    if word in words("deny") or word in ("far", "against"):
        return True  # "voted against selling X"
    if word in words("ruling") and any(part.lower_ == "out" for part in above.children):
        return True
    if word in words("lifting") and below.lower_ in words("failing"):
        return None  # what a ban is lifted from is not done yet
    if word in words("failing"):
        return below.dep_ != "ccomp"
    if word in words("backing") and any(part.lower_ == "out" for part in above.children):
        return True
    if below.dep_ == "ccomp" and above.pos_ == "AUX":  # "it is not true that …"
        return _says_untrue(above)
    if word in ("has", "have", "had") and any(c.lower_ == "yet" for c in above.children):
        return True
    return word in words("licensing") and negated(above, "")


def _is_undone(noun: Token) -> bool:
    """Whether what a noun tells is undone: "the sale was cancelled", "claims are false"."""
    if noun.dep_ not in _SUBJECTS or noun.pos_ not in ("NOUN", "PROPN"):
        return False
    verb = noun.head
    if verb.lower_ in words("failing") and is_passive(verb):
        return True
    if noun.lower_ not in _reports():
        return False
    return verb.lower_ in words("untrue") or _says_untrue(verb) or is_negated(verb)


def _is_called_untrue(verb: Token) -> bool:
    """Whether "claims that it used X were false" is parsed as if the claims had used X."""
    subjects = [c for c in verb.children if c.dep_ in _SUBJECTS]
    if len(subjects) < _BOTH or subjects[0].lower_ not in _reports():
        return False
    beside = (*verb.head.children, *verb.children)
    return any(t.pos_ == "AUX" and t.i > verb.i and _says_untrue(t) for t in beside)


def _says_untrue(verb: Token) -> bool:
    """Whether "is untrue", "is not true" is said of something."""
    said = [c.lower_ for c in verb.children if c.dep_ in ("acomp", "attr", "oprd")]
    untrue = any(word in words("untrue") for word in said)
    true = any(word in ("true", "correct", "accurate") for word in said)
    return (untrue or true) and untrue != is_negated(verb)


def _reports() -> frozenset[str]:
    return frozenset((*lexicon().nouns, *lexicon().documents, *words("reports")))


def _is_withheld(verb: Token) -> bool:
    """Whether a verb is denied, or is the last of "neither A-ed nor B-ed"."""
    verb = first_conjunct(verb)
    return negated(verb, "") or any(part.lower_ == "neither" for part in verb.children)


def _is_over(verb: Token) -> bool:
    """Whether "no longer" or "has yet to" stands with a verb."""
    adverbs = [c for c in verb.children if c.dep_ in ("advmod", "neg")]
    if any(c.lower_ == "longer" and any(d.lower_ == "no" for d in c.children) for c in adverbs):
        return True
    return verb.dep_ == "xcomp" and any(c.lower_ == "yet" for c in verb.children)


def _is_inverted(verb: Token) -> bool:
    """Whether "nor has X …" is said with a verb."""
    if any(c.lower_ == "nor" for c in verb.children):
        return True
    return verb.dep_ == "conj" and any(
        c.dep_ == "cc" and c.lower_ == "nor" for c in verb.head.children if c.i < verb.i
    )


def _is_asked(verb: Token) -> bool:
    """Whether a verb stands in a question: "Does Norland have X?"."""
    last = verb.sent[-1]
    while last.i > verb.sent.start and (last.is_quote or last.is_space):
        last = last.nbor(-1)
    return last.text == "?"


def _is_questioned(verb: Token) -> bool:
    """Whether a verb, or the first of those it is coordinated with, stands in "whether …"."""
    verb = first_conjunct(verb)
    return any(part.dep_ == "mark" and part.lower_ == "whether" for part in verb.children)


def _is_compared(verb: Token) -> bool:
    """Whether only a number is denied: "has not launched as many X as …"."""
    if not is_negated(verb):
        return False
    thing = child(verb, "dobj", "nsubjpass")
    under = list(thing.subtree) if thing is not None else []
    return any(
        a.lower_ in ("as", "so") and b.lower_ in ("many", "much") for a, b in pairwise(under)
    )


def _is_conditional(verb: Token) -> bool:
    """Whether a verb is a condition: "if X has …", "had X received …"."""
    if any(c.dep_ == "mark" and c.lower_ in _IF for c in verb.children):
        return True
    had, doer = child(verb, "aux"), child(verb, "nsubj", "nsubjpass")
    inverted = had is not None and had.lower_ in ("had", "should", "were")
    return inverted and had is not None and doer is not None and had.i < doer.i
