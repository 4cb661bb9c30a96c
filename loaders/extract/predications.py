"""What a content says, clause by clause: a verb or noun of doing, with what it is said of.

Left out is what is told by the way: reasons, times and conditions ("after", "amid", "if"),
appositions, and what another is reported to have said. A clause that a noun carries along ("the
launcher that Norway delivered") says something of its own.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from claimgraph.loaders.extract.attribution.lexicon import lexicon
from claimgraph.loaders.extract.modality import modality, negated
from claimgraph.loaders.extract.syntax import RELATIVES, SUBJECTS, child, is_passive, subject
from claimgraph.loaders.extract.weapons.words import words
from claimgraph.loaders.record import Modality

if TYPE_CHECKING:
    from spacy.tokens import Token

_VERBS = frozenset(("VERB", "AUX"))
_NOUNS = frozenset(("NOUN", "PROPN", "PRON", "NUM"))
_CHARGED = frozenset(("of", "for"))
_BESIDE = frozenset(
    (
        *("after", "before", "since", "despite", "amid", "because", "due", "following", "without"),
        *("unlike", "like", "than", "including", "such", "as", "besides"),
    )
)
_TOGETHER = frozenset(("together", "along", "alongside"))
_BY_THE_WAY = frozenset(
    ("punct", "advcl", "parataxis", "appos", "relcl", "cc", "mark", "ccomp", "csubj", "dep")
)
_SO = frozenset(("true", "case", "fact", "correct", "right"))
_PLACING = frozenset(("at", "in", "near", "on"))
_MEANING = re.compile(r"(?:intend|plan|want|hope|wish|expect|seek|prepar|consider|agree|propos)")
TO_COME: frozenset[Modality] = frozenset(("future", "conditional", "obligation", "possible"))


@dataclass(frozen=True, slots=True)
class Predication:
    """A verb or noun with what it is said of; `words` are in text order, the head among them."""

    head: Token
    words: tuple[Token, ...]
    doers: tuple[Token, ...]
    """The words that tell who does it: its subject, "by …", whose it is, who is accused of it."""
    patients: tuple[Token, ...]
    """What it is done to: the nouns alone."""
    negated: bool
    open_to_come: bool
    """Whether it tells of what will, may or should be."""
    carried: bool
    """Whether a noun carries it along, so that denying the sentence leaves it standing."""


def predications(tokens: Sequence[Token]) -> Iterator[Predication]:
    """Yield what the tokens of a content say, the main clause first."""
    inside = frozenset(token.i for token in tokens)
    reader = _Reader(inside)
    accused: Token | None = None
    for top in tokens:
        if top.dep_ != "ROOT" and top.head.i in inside:
            continue
        if top.dep_ == "prep" and top.lower_ in _CHARGED:
            deed = child(top, "pcomp", "pobj")
            if deed is not None:
                yield from reader.all_of(deed, accused)
        elif top.pos_ in _VERBS:
            yield from reader.all_of(top, None)
        elif top.pos_ in _NOUNS:
            accused = top
            charge = _charge(top)
            if charge is not None:
                yield from reader.all_of(charge, top)
            elif not _is_charged_next(top, tokens):
                yield from reader.all_of(_claimed(top), None)


def _charge(noun: Token) -> Token | None:
    """Return "shipping" in "Norway of shipping missiles", parsed as a phrase of the name's own."""
    of = next((c for c in noun.children if c.dep_ == "prep" and c.lower_ in _CHARGED), None)
    deed = child(of, "pcomp") if of is not None and noun.pos_ == "PROPN" else None
    return deed if deed is not None and deed.pos_ in _VERBS else None


def _is_charged_next(noun: Token, tokens: Sequence[Token]) -> bool:
    after = next((t for t in tokens if t.i > noun.right_edge.i and not t.is_space), None)
    return after is not None and after.dep_ == "prep" and after.lower_ in _CHARGED


def _claimed(noun: Token) -> Token:
    """Return what a noun of claiming claims ("the allegation that …"), else the noun."""
    if noun.lower_ in lexicon().nouns:
        inner = child(noun, "acl", "ccomp", "relcl")
        if inner is not None and inner.pos_ in _VERBS:
            return inner
    return noun


class _Reader:
    """Reads the predications under a head, nothing of them outside the content."""

    def __init__(self, inside: frozenset[int]) -> None:
        self.inside = inside

    def all_of(self, head: Token, accused: Token | None) -> Iterator[Predication]:
        """Yield what a head says, what is joined to it, and what its nouns carry along."""
        told = self._words(head)
        doers = tuple(self._doers(head)) or (() if accused is None else tuple(accused.subtree))
        said_of = {*told, *(accused.subtree if accused is not None else ())}
        main = self._predication(head, said_of, doers, carried=False)
        yield main
        for word in told:
            for part in word.children:
                if part.i not in self.inside or part.pos_ not in _VERBS:
                    continue
                if part.dep_ in ("conj", "dep") and word.pos_ in _VERBS:
                    yield from self.all_of(part, accused)
                elif _is_told(part):
                    if _is_shown(part) and not main.negated:
                        yield from self.all_of(part, None)
                elif _is_carried(part) and word.i != head.i:
                    own = {*self._words(part), *self._carriers(word, head)}
                    yield self._predication(part, own, tuple(self._doers(part)), carried=True)

    def _predication(
        self, head: Token, words: Collection[Token], doers: tuple[Token, ...], *, carried: bool
    ) -> Predication:
        ordered = tuple(sorted(words, key=lambda token: token.i))
        to_come = modality(head) in TO_COME or _MEANING.match(head.lower_) is not None
        patients = tuple(self._patients(head))
        return Predication(head, ordered, doers, patients, negated(head, ""), to_come, carried)

    def _carriers(self, noun: Token, head: Token) -> Iterator[Token]:
        """Yield what a relative clause tells of: not the place that only stands before it."""
        yield noun
        if noun.dep_ == "pobj" and noun.head.lower_ in _PLACING:
            yield from self._patients(head)

    def _words(self, head: Token) -> list[Token]:
        """Return a head with what belongs to it, in text order."""
        found: list[Token] = []
        waiting = [head, *self._shared_objects(head)]
        while waiting:
            token = waiting.pop()
            found.append(token)
            waiting += [c for c in token.children if self._belongs(c, token)]
        return sorted(found, key=lambda token: token.i)

    def _shared_objects(self, head: Token) -> Iterator[Token]:
        """Yield the last verb's object for those before it: "bought, leased or fired a gun"."""
        last = head
        while head.pos_ == "VERB" and (after := child(last, "conj", "dep")) is not None:
            if after.pos_ != "VERB" or child(last, "dobj", "auxpass") is not None:
                return
            if child(after, *SUBJECTS) is not None:
                return
            last = after
        if last.i != head.i:
            yield from (c for c in last.children if c.dep_ == "dobj" and c.i in self.inside)

    def _belongs(self, part: Token, head: Token) -> bool:
        if part.i not in self.inside or (part.dep_ == "conj" and part.pos_ in _VERBS):
            return False
        if part.dep_ == "prep":
            return part.lower_ not in _BESIDE and not _is_together(part)
        if part.dep_ == "ccomp":
            return any(c.lower_ in _SO for c in head.children)
        if part.dep_ == "acl":
            return part.tag_ == "VB" and head.pos_ in _NOUNS  # "an attempt to launch"
        return part.dep_ not in _BY_THE_WAY

    def _doers(self, head: Token) -> Iterator[Token]:
        """Yield the words that name who does what a head tells."""
        if head.pos_ in _VERBS:
            agent = child(head, "agent")
            if is_passive(head):
                doer = None if agent is None else child(agent, "pobj")
            else:
                doer = subject(head)
            if doer is not None and (doer.i in self.inside or head.dep_ == "relcl"):
                yield from _name(doer)
            return
        for part in head.children:
            if part.i in self.inside and part.dep_ in ("poss", "amod", "compound"):
                yield part
            elif part.dep_ in ("prep", "agent") and part.lower_ == "by":
                yield from (token for c in part.children for token in _name(c))

    def _patients(self, head: Token) -> Iterator[Token]:
        deed = head
        while (inner := child(deed, "xcomp")) is not None and inner.pos_ in _VERBS:
            deed = inner
        if is_passive(deed):
            found = subject(deed)
            parts = [] if found is None else [found]
        else:
            parts = [c for c in deed.children if c.dep_ == "dobj"]
            if deed.dep_ == "relcl" and any(
                c.lower_ in RELATIVES and c.dep_ == "dobj" for c in deed.children
            ):
                parts = [deed.head]
        for part in parts:
            if part.pos_ in ("NOUN", "PROPN"):
                yield part
                yield from (c for c in part.conjuncts if c.i in self.inside)


def _is_shown(clause: Token) -> bool:
    """Whether a clause tells what there is evidence of: that is asserted with it."""
    return clause.head.lower_ in words("evidence") or clause.head.lower_ in _SO


def _is_told(clause: Token) -> bool:
    """Whether a clause is what its noun tells or claims ("news that …")."""
    return clause.head.lower_ in _telling() and not _is_participle(clause)


@cache
def _telling() -> frozenset[str]:
    """Return the nouns and adjectives whose clause is what they tell."""
    return _SO.union(lexicon().nouns, words("reports"), words("evidence"))


def _is_carried(clause: Token) -> bool:
    """Whether a clause tells more of its noun, and not what the noun is ("news that …")."""
    return clause.dep_ == "relcl" or (clause.dep_ == "acl" and _is_participle(clause))


def _is_participle(clause: Token) -> bool:
    return clause.tag_ in ("VBN", "VBG") and child(clause, "aux") is None


def _is_together(part: Token) -> bool:
    """Whether a phrase tells what else was there: "together with the launcher"."""
    if part.lower_ != "with":
        return False
    before = {c.lower_ for c in (*part.children, *part.head.children) if c.dep_ == "advmod"}
    return not _TOGETHER.isdisjoint(before) or part.head.lower_ in _TOGETHER


def _name(noun: Token) -> Iterator[Token]:
    """Yield a noun with what stands before it and what is joined to it, no clauses."""
    for token in noun.subtree:
        if token.i <= noun.i or token.dep_ in ("conj", "cc") or token.head.dep_ == "conj":
            yield token
