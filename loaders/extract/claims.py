"""Claims: the propositions that attributions have as content, one for each wording."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimgraph.loaders.extract.places import Places
from claimgraph.loaders.record import Actor, Attribution, Claim, Spans, Weapon

_LEAD = re.compile(r"^(?:that|as saying(?: that)?)\s+", re.IGNORECASE)
_OPENING, _CLOSING = "“\"«„‘'", "”\"»“’'"
_WORD = re.compile(r"\w+")


def claims(
    text: str,
    attributions: Sequence[Attribution],
    actors: Sequence[Actor],
    weapons: Sequence[Weapon],
) -> tuple[Claim, ...]:
    """Return the claims in the order in which they are first made.

    Contents that differ in capitals, punctuation or quotation marks alone are one claim, unless
    one of them is negated and the other isn't.
    """
    groups: dict[tuple[str, bool], list[int]] = {}
    for index, attribution in enumerate(attributions):
        wording = " ".join(_WORD.findall(proposition(text, attribution.content).casefold()))
        if wording:
            groups.setdefault((wording, attribution.negated), []).append(index)
    named: tuple[Actor | Weapon, ...] = (*actors, *weapons)
    places = Places({entity.id: entity.mentions for entity in named})
    found = []
    for number, ((_, negated), indices) in enumerate(groups.items(), 1):
        contents = [attributions[i].content for i in indices]
        about = tuple(places.within(span for content in contents for span in content))
        words = proposition(text, contents[0])
        found.append(Claim(f"c{number}", words, tuple(indices), about, negated))
    return tuple(found)


def proposition(text: str, content: Spans) -> str:
    """Return a content as its proposition: no leading "that", no marks around the whole."""
    pieces = [" ".join(text[start:end].split()) for start, end in content]
    if len(pieces) == 1:
        return _unmarked(_LEAD.sub("", pieces[0]))
    return " ".join(_unmarked(piece) for piece in (_LEAD.sub("", p) for p in pieces) if piece)


def _unmarked(piece: str) -> str:
    """Strip a pair of quotation marks that holds the whole of a piece, not its first words."""
    if len(piece) < 2 or piece[0] not in _OPENING:
        return piece
    closing = _CLOSING[_OPENING.index(piece[0])]
    if piece.find(closing, 1) in (-1, len(piece) - 1) or _nested(piece, closing):
        return piece[1:].removesuffix(closing).rstrip(" ,").lstrip()
    return piece


def _nested(piece: str, closing: str) -> bool:
    """Whether the first mark of a piece is closed by its last, others standing between."""
    if piece[0] == closing or piece[-1] != closing:
        return False
    depth = 0
    for at, mark in enumerate(piece):
        depth += (mark == piece[0]) - (mark == closing)
        if depth == 0:
            return at == len(piece) - 1
    return True
