"""The article's actors: one for the many names of a person, an organisation, a state."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from claimgraph.loaders.extract.mentions import Mention
from claimgraph.loaders.extract.positions import positions_of
from claimgraph.loaders.record import Actor, ActorType, Position, Span

_SPELLINGS = (
    (re.compile(r"(?<=[aeiou])y\b|iy\b|yi\b|ii\b|ij\b|yj\b"), "i"),
    (re.compile(r"ks"), "x"),
    (re.compile(r"[yj]"), "i"),
    (re.compile(r"kh"), "h"),
    (re.compile(r"w"), "v"),
    (re.compile(r"(.)\1+"), r"\1"),
)
LEADING = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
LETTERS = re.compile(r"[^\W\d_]+")


def fold(name: str) -> str:
    """Return a name so that its transliterations agree (Alexei, Aleksey; Zelensky, Zelenskyy)."""
    bare = unicodedata.normalize("NFKD", name.lower())
    text = "".join(c for c in bare if not unicodedata.combining(c))
    for pattern, replacement in _SPELLINGS:
        text = pattern.sub(replacement, text)
    return text


@dataclass(slots=True)
class Member:
    """An actor in the making."""

    id: str
    name: str
    type: ActorType
    positions: list[Position] = field(default_factory=list)
    mentions: list[Span] = field(default_factory=list)

    def freeze(self) -> Actor:
        """Return the finished actor, mentions in text order."""
        return Actor(
            self.id, self.name, self.type, tuple(self.positions), tuple(sorted(set(self.mentions)))
        )


class Cast:
    """The actors of one article, and who a name in it is."""

    def __init__(self, mentions: Sequence[Mention], text: str) -> None:
        self.text = text
        self.members: list[Member] = []
        self.by_span: dict[Span, Member] = {}
        full_first = sorted(mentions, key=lambda m: (" " not in m.name, m.span[0]))
        for mention in full_first:
            member = self._find(mention) or self._add(mention.name, mention.type)
            self._note(member, mention)
        for mention in mentions:
            if mention.type == "Person":
                self._hold(self.by_span[mention.span], positions_of(mention, mentions, text))

    def _add(self, name: str, kind: ActorType) -> Member:
        member = Member(f"a{len(self.members) + 1}", name, kind)
        self.members.append(member)
        return member

    def _note(self, member: Member, mention: Mention) -> None:
        if len(mention.name) > len(member.name) and mention.type != "State":
            member.name = mention.name
        member.mentions.append(mention.span)
        self.by_span[mention.span] = member

    def _find(self, mention: Mention) -> Member | None:
        alike = _ALIKE.get(mention.type, _same)
        for member in self.members:
            if member.type == mention.type and alike(member.name, mention.name):
                return member
        return None

    def _hold(self, member: Member, positions: Iterable[Position]) -> None:
        for position in positions:
            known = {(p.title.lower(), fold(p.organisation or "")) for p in member.positions}
            if (position.title.lower(), fold(position.organisation or "")) not in known:
                member.positions.append(position)

    def named(self, name: str, kind: ActorType, span: Span) -> Member:
        """Return the actor of this name and type, made where there is none, mentioned at span."""
        member = self._find(Mention(span, kind, name)) or self._add(name, kind)
        member.mentions.append(span)
        return member

    def group(self, name: str, span: Span, *, definite: bool) -> Member:
        """Return a group of this article; "the officials" are the officials named before."""
        for member in reversed(self.members):
            if member.type == "Group" and (
                _same(member.name, name) or (definite and _same_head(member.name, name))
            ):
                member.mentions.append(span)
                return member
        member = self._add(name, "Group")
        member.mentions.append(span)
        return member

    def at(self, span: Span) -> list[Member]:
        """Return the actors named inside a span, in text order."""
        inside = sorted(s for s in self.by_span if span[0] <= s[0] and s[1] <= span[1])
        return [self.by_span[s] for s in inside]

    def holders(self, title: str, organisation: str | None) -> list[Member]:
        """Return who holds a position of this title, the last introduced first."""
        found = []
        for member in reversed(self.members):
            for position in member.positions:
                same = position.title.lower().split()[-1] == title.lower().split()[-1]
                if same and _compatible(position.organisation, organisation):
                    found.append(member)
                    break
        return found

    def actors(self) -> tuple[Actor, ...]:
        """Return all actors, in the order in which they are first mentioned."""
        named = [member for member in self.members if member.mentions]
        return tuple(m.freeze() for m in sorted(named, key=lambda m: min(m.mentions)))


def _words(name: str) -> list[str]:
    return [fold(word) for word in LETTERS.findall(name)]


def _same(a: str, b: str) -> bool:
    return _words(LEADING.sub("", a)) == _words(LEADING.sub("", b))


def _same_head(a: str, b: str) -> bool:
    mine, theirs = _words(a), _words(LEADING.sub("", b))
    return bool(mine and theirs) and mine[-1] == theirs[-1] and set(theirs) <= set(mine)


def _same_person(a: str, b: str) -> bool:
    """The same surname, and first names that agree or are left out."""
    mine, theirs = _words(a), _words(b)
    if not mine or not theirs or mine[-1] != theirs[-1]:
        return set(theirs) <= set(mine) and len(theirs) > 1
    if len(mine) == 1 or len(theirs) == 1:
        return True
    return mine[0] == theirs[0] or mine[0][0] == theirs[0][0] == min(mine[0], theirs[0], key=len)


def _same_organisation(a: str, b: str) -> bool:
    mine, theirs = _words(LEADING.sub("", a)), _words(LEADING.sub("", b))
    if mine == theirs:
        return True
    if len(theirs) == 1 and b.isupper():
        return (
            "".join(word[0] for word in mine if word not in ("of", "the", "and", "for"))
            == b.lower()
        )
    return len(theirs) > 1 and (mine[: len(theirs)] == theirs or mine[-len(theirs) :] == theirs)


def _compatible(held: str | None, asked: str | None) -> bool:
    if asked is None or held is None:
        return asked is None
    mine, theirs = set(_words(held)), set(_words(asked))
    return mine <= theirs or theirs <= mine


_ALIKE = {"Person": _same_person, "Organization": _same_organisation}
