"""Pronouns as sources: which there are, and what can stand for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimgraph.loaders.extract.actors.gender import agrees
from claimgraph.loaders.extract.attribution.antecedents import Antecedent

if TYPE_CHECKING:
    from spacy.tokens import Token

PERSONAL = frozenset(("he", "she", "him", "her"))
NOMINATIVE = {"his": "he", "her": "she", "their": "they", "its": "it"}
PLURAL = frozenset(("they", "them", "both"))
NEUTER = frozenset(("it",))
FIRST_SINGULAR = frozenset(("i", "me"))
FIRST = FIRST_SINGULAR | {"we", "you", "us", "one"}
PRONOUNS = PERSONAL | PLURAL | NEUTER | FIRST


def is_pronoun(token: Token) -> bool:
    """Whether a token is a personal pronoun, which "US" is not."""
    return token.lower_ in PRONOUNS and token.pos_ == "PRON"


def weight(word: str, entry: Antecedent) -> float | None:
    """Return how well an antecedent fits a pronoun, None where it doesn't."""
    kinds = {member.type for member in entry.members}
    if word in PERSONAL:
        fits = len(entry.members) == 1 and agrees(entry.members[0], word)
        return 0.0 if fits and kinds == {"Person"} else None
    if word in PLURAL:
        if len(entry.members) > 1 or not entry.members or kinds == {"Group"}:
            return 1.0
        return None if kinds == {"Person"} else -1.0 if kinds == {"State"} else 0.0
    return 0.0 if len(entry.members) == 1 and kinds <= {"Organization", "State"} else None
