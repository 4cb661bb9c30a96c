"""A relation as a rule reads it, before it is known who asserts it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimgraph.loaders.record import Basis, RelationType, Span

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Draft:
    """A relation with the characters that say it and the word that its negation hangs on.

    `trigger` is None for what a phrase takes for granted ("Russian-made"), which no denial of the
    sentence touches. What is `excepted` holds the other way round ("used X, not Y"); of
    what `either` names, weapons of one relation, one holds ("either X or Y").
    """

    type: RelationType
    subject: str
    object: str
    evidence: Span
    trigger: Token | None = None
    basis: Basis = "text"
    exclusive: bool = False
    supplier: str | None = None
    excepted: bool = False
    either: frozenset[str] = frozenset()
