"""What a content asserts: its own negation, and how sure or how far off it puts things."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimgraph.loaders.extract.syntax import child, is_negated
from claimgraph.loaders.record import Modality

if TYPE_CHECKING:
    from spacy.tokens import Token

NO_SUBJECT = frozenset(("nobody", "nothing", "none", "neither", "no"))
FAILING = frozenset(("failed", "fails", "fail"))
_AUXILIARIES: tuple[tuple[frozenset[str], Modality], ...] = (
    (frozenset(("may", "might", "could", "can")), "possible"),
    (frozenset(("must", "should", "ought", "need")), "obligation"),
    (frozenset(("would",)), "conditional"),
    (frozenset(("will", "’ll", "'ll", "shall")), "future"),
)
_ADVERBS: tuple[tuple[frozenset[str], Modality], ...] = (
    (frozenset(("probably", "likely", "apparently", "presumably")), "probable"),
    (frozenset(("possibly", "perhaps", "maybe")), "possible"),
    (frozenset(("certainly", "definitely", "undoubtedly", "clearly")), "certain"),
)
_NOT = re.compile(r"\b(?:not|no|never|nobody|nothing|none|neither)\b|n[’']t\b", re.IGNORECASE)
_FIRST_WORDS = 12


def root_of(tokens: list[Token]) -> Token | None:
    """Return the main verb of a content's first sentence."""
    inside = {token.i for token in tokens}
    for token in tokens:
        if (token.head.i not in inside or token.dep_ == "ROOT") and token.pos_ in ("VERB", "AUX"):
            return token
    return next((token for token in tokens if token.pos_ in ("VERB", "AUX")), None)


def negated(root: Token | None, text: str) -> bool:
    """Whether the content is itself negated: its main verb, its subject, or "there is no"."""
    if root is None:
        first = " ".join(text.split()[:_FIRST_WORDS])
        return _NOT.search(first) is not None
    if is_negated(root) or (root.lower_ in FAILING and child(root, "xcomp") is not None):
        return True
    if _shares_negation(root):
        return True
    for part in root.children:
        if part.dep_ in ("nsubj", "nsubjpass", "attr", "dobj"):
            if part.lower_ in NO_SUBJECT or part.left_edge.lower_ == "not":
                return True
            if any(_denies_any(d) for d in part.children):
                return True
    return False


def _shares_negation(verb: Token) -> bool:
    """Whether a verb is the B or C of "has never A-ed, B-ed or C-ed"."""
    if verb.dep_ != "conj" or child(verb, "aux", "auxpass", "nsubj", "nsubjpass") is not None:
        return False
    first = verb
    either = False
    while first.dep_ == "conj" and first.head.i != first.i:
        either = either or any(
            c.dep_ == "cc" and c.lower_ in ("or", "nor") for c in first.head.children
        )
        first = first.head
    return either and is_negated(first)


def _denies_any(part: Token) -> bool:
    """Whether a word before a noun says that there is none ("no launcher", "not a single one")."""
    before = part.i < part.head.i
    without = part.dep_ in ("det", "preconj", "cc") and part.lower_ in NO_SUBJECT
    return before and (part.dep_ == "neg" or without)


def modality(root: Token | None) -> Modality:
    """Return how the content's main verb puts it, by its auxiliaries and adverbs."""
    if root is None:
        return "unspecified"
    auxiliaries = {part.lower_ for part in root.children if part.dep_ == "aux"}
    for words, value in _AUXILIARIES:
        if auxiliaries & words:
            return value
    adverbs = {part.lower_ for part in root.children if part.dep_ in ("advmod", "acomp")}
    for words, value in _ADVERBS:
        if adverbs & words:
            return value
    if any(
        part.dep_ == "advcl" and any(m.lower_ == "if" for m in part.children)
        for part in root.children
    ):
        return "conditional"
    return "unspecified"
