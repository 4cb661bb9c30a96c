"""The words of a source: its heads, and what they tell without anybody being known."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from claimgraph.loaders.extract.actors.names import names

if TYPE_CHECKING:
    from spacy.tokens import Token

LONGEST_DESCRIPTION = 8
"""Words of a group's name."""


def heads(tokens: Sequence[Token]) -> list[Token]:
    """Return the head of a noun phrase and of those coordinated with it."""
    if not tokens:
        return []
    inside = {token.i for token in tokens}
    tops = [t for t in tokens if t.head.i not in inside or t.head.i == t.i]
    tops = [t for t in tops if not t.is_punct] or [tokens[0]]
    head = next((t for t in tops if t.dep_ != "det"), tops[0])
    last = tokens[-1]
    if (
        last.tag_ == "NNS"
        and len(tokens) > 1
        and tokens[-2].text == ")"
        and last.lower_ in names().people
    ):
        head = last  # "Norland Watch (NW) officials"
    nouns = ("NOUN", "PROPN", "PRON")
    return [head, *(t for t in _beside(head) if t.i in inside and t.pos_ in nouns)]


def _beside(head: Token) -> list[Token]:
    """Return the nouns coordinated with a head, or with what is put beside it.

    In "Brandt, the minister, and Weiss said" the parse has Weiss beside the minister.
    """
    put = [part for part in head.children if part.dep_ == "appos"]
    names = [other for part in put for other in part.conjuncts if other.pos_ == "PROPN"]
    return sorted({*head.conjuncts, *names}, key=lambda token: token.i)


def part(tokens: Sequence[Token], head: Token) -> list[Token]:
    """Return the tokens of one coordinated head: its own subtree without the other heads'."""
    inside = {token.i for token in tokens}
    others = {t.i for other in _beside(head) if other.i > head.i for t in other.subtree}
    others |= {t.i for told in head.rights if _is_told_of(told) for t in told.subtree}
    own = [t for t in head.subtree if t.i in inside and t.i not in others]
    while len(own) > 1 and (own[-1].is_punct or own[-1].dep_ == "cc"):
        own.pop()
    return own or [head]


def _is_told_of(clause: Token) -> bool:
    """Whether a participle after a comma tells more of a source: "the envoy, sent last week"."""
    participle = clause.dep_ == "acl" and clause.tag_ in ("VBN", "VBG")
    return participle and _is_apart(clause)


def described(text: str, tokens: Sequence[Token]) -> str:
    """Return a group's words, with the clause that tells who "a person" is."""
    head = tokens[-1]
    told = [t for t in head.rights if t.dep_ in ("acl", "relcl") and not _is_apart(t)]
    whole = head.doc[tokens[0].i : told[0].right_edge.i + 1] if told else head.doc[0:0]
    short = 0 < len(whole) <= LONGEST_DESCRIPTION
    return whole.text.rstrip(" ,") if short and len(tokens) <= 2 else text


def _is_apart(told: Token) -> bool:
    """Whether a comma stands before a clause, which then tells more of whom it follows."""
    return told.left_edge.i > 0 and told.doc[told.left_edge.i - 1].text == ","


def is_definite(words: str) -> bool:
    """Tell whether a source points at somebody known ("the ministry")."""
    return words.lower().startswith(("the ", "this ", "that ", "its ", "their "))


def is_indefinite(words: str) -> bool:
    """Tell whether a source is new to the article ("a minister")."""
    return words.lower().startswith(("a ", "an ", "another ", "one "))
