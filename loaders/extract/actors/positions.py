"""Positions held, as the words around a person's name give them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimgraph.loaders.extract.actors.mentions import Mention
from claimgraph.loaders.extract.actors.names import names
from claimgraph.loaders.record import Position, Span

REACH = 120
"""Characters looked at on either side of a name."""

_POSSESSIVE = re.compile(r"(?:[’']s)?[ \xa0]+")
_POSSESSIVE_END = re.compile(r"(?:[’']s|[’'])$")
_UNQUALIFYING = frozenset(
    ["the", "a", "an", "this", "that", "its", "his", "her", "their", "top", "same"]
)
_HOLDING = ("State", "Organization")
_GAP = re.compile(r"[ \xa0]+$")
_OF = re.compile(r"[ \xa0]+(?:of|for|at|with|in|from)[ \xa0]+(?:the[ \xa0]+)?")
_BEFORE_NAME = re.compile(
    r"(?:,|[ \xa0]+(?:Mr|Mrs|Ms|Dr|Prof|Sen)\.?)?"
    r"(?:[ \xa0]+(?:(?:Lt|Maj|Brig|Gen|Col|Adm|Capt|Cmdr)\.?|Lieutenant|Major|Brigadier|General"
    r"|Colonel|Admiral|Captain|Marshal|Vice|Rear|Air|Field))*[ \xa0]*$"
)
"""What may stand between an office and a name: an honorific, a rank."""
_AFTER_NAME = re.compile(
    r"(?:,[ \xa0]*(?:who is[ \xa0]+)?|[ \xa0]+\()(?:(?:the|a|an|its|their|his|her)[ \xa0]+)?"
)
_BODY = re.compile(r"[ \xa0]+([a-z]+)\b")
_CAPITALS = re.compile(
    r"[A-Z][\w’'&.-]*(?:[ \xa0]+(?:(?:of|for|and|the|on)[ \xa0]+)*[A-Z][\w’'&.-]*)*", re.UNICODE
)


def positions_of(mention: Mention, mentions: Sequence[Mention], text: str) -> tuple[Position, ...]:
    """Return the positions that stand right before or after a mention of a person.

    The evidence runs from the first word that tells the position to the last, the name included
    where it stands between them.
    """
    found = [_before(mention, mentions, text), _after(mention, mentions, text)]
    return tuple(position for position in found if position is not None)


def role(text: str, span: Span, mentions: Sequence[Mention]) -> tuple[str, str | None] | None:
    """Return the title and organisation of a role such as "the Editor-in-Chief of X"."""
    for match in names().title_pattern.finditer(text, span[0], span[1]):
        office = _office(text, match.end(), mentions, span[1])
        holder = office[0] if office else _organisation_before(text, match.start(), mentions)
        return match.group(), holder or _qualifier(text[span[0] : match.start()])
    return None


def _qualifier(words: str) -> str | None:
    """Return whose officer it is, from what stands before a title ("the German government's")."""
    bare = _POSSESSIVE_END.sub("", words.strip())
    kept = [word for word in bare.split() if word.lower() not in _UNQUALIFYING | names().modifiers]
    return " ".join(kept) or None


def _paragraph_start(text: str, at: int) -> int:
    return max(text.rfind("\n", 0, at) + 1, at - REACH)


def _before(mention: Mention, mentions: Sequence[Mention], text: str) -> Position | None:
    begin, end = _paragraph_start(text, mention.span[0]), mention.span[0]
    for match in names().title_pattern.finditer(text, begin, end):
        if _BEFORE_NAME.fullmatch(text, match.end(), end):
            apposed = text[match.end() : end].lstrip().startswith(",")
            if apposed and not text.startswith(",", mention.span[1]):
                continue  # "the president, Jane Doe and others": nobody's title, as far as told
            organisation = _organisation_before(text, match.start(), mentions)
            return Position(match.group(), organisation, (match.start(), end + _length(mention)))
        office = _office(text, match.end(), mentions, end)
        if office and _BEFORE_NAME.fullmatch(text, office[1], end):
            return Position(match.group(), office[0], (match.start(), end + _length(mention)))
    return None


def _length(mention: Mention) -> int:
    return mention.span[1] - mention.span[0]


def _after(mention: Mention, mentions: Sequence[Mention], text: str) -> Position | None:
    stop = text.find("\n", mention.span[1])
    stop = min(len(text) if stop < 0 else stop, mention.span[1] + REACH)
    opening = _AFTER_NAME.match(text, mention.span[1], stop)
    if opening is None:
        return None
    at = opening.end()
    lead = next(
        (m for m in mentions if m.span[0] == at and m.type in ("State", "Organization")), None
    )
    start = re.compile(r"(?:[’']s)?[ \xa0]+").match(text, lead.span[1]) if lead else None
    title = names().title_pattern.match(text, start.end() if start else at)
    if title is None:
        return None
    if lead is not None:
        return Position(title.group(), lead.name, (mention.span[0], title.end()))
    office = _office(text, title.end(), mentions, stop)
    end = office[1] if office else title.end()
    return Position(title.group(), office[0] if office else None, (mention.span[0], end))


def _office(text: str, at: int, mentions: Sequence[Mention], stop: int) -> tuple[str, int] | None:
    """Return the organisation after "of", and where it ends."""
    joint = _OF.match(text, at, stop)
    if joint is None:
        return None
    here = [m for m in mentions if m.span[0] == joint.end() and m.type in _HOLDING]
    for mention in sorted(here, key=lambda mention: -mention.span[1]):
        if mention.span[1] <= stop:
            body = _BODY.match(text, mention.span[1], stop) if mention.adjective else None
            if body is not None and body.group(1) in names().offices:
                return text[mention.span[0] : body.end()], body.end()
            return mention.name, mention.span[1]
    capitals = _CAPITALS.match(text, joint.end(), stop)
    if capitals is None:
        return None
    body = _BODY.match(text, capitals.end(), stop)
    if body is not None and body.group(1) in names().heads:  # "the Pacific flotilla"
        return text[capitals.start() : body.end()], body.end()
    return capitals.group().rstrip(".,"), capitals.end()


def _organisation_before(text: str, at: int, mentions: Sequence[Mention]) -> str | None:
    """Return the state or organisation that ends right before a title ("Russian President")."""
    gap = _GAP.search(text, max(0, at - 3), at)
    end = gap.start() if gap else at
    for suffix in ("", "’s", "'s", "’", "'"):
        for mention in mentions:
            ends = mention.span[1] + len(suffix)
            if ends == end and text[mention.span[1] : end] == suffix and mention.type != "Person":
                return mention.name
    return None
