"""The article's actors: one for the many names of a person, an organisation, a state."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from claimgraph.loaders.extract.actors.mentions import Mention
from claimgraph.loaders.extract.actors.positions import positions_of
from claimgraph.loaders.record import Actor, ActorType, Position, Span
from claimgraph.ontology.bodies import SMALL, SPELLINGS, canonical, is_bare, is_usual, split
from claimgraph.ontology.states import States

_SPELLINGS = (
    (re.compile(r"(?<=[aeiou])y\b|iy\b|yi\b|ii\b|ij\b|yj\b"), "i"),
    (re.compile(r"ks"), "x"),
    (re.compile(r"[yj]"), "i"),
    (re.compile(r"kh"), "h"),
    (re.compile(r"w"), "v"),
    (re.compile(r"(.)\1+"), r"\1"),
)
LEADING = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
SHORT = re.compile(r"[ \xa0]\((?P<short>[A-Z][\w&-]{1,9})\)")
"""The initials that a name is given in brackets after it."""
HEADS = frozenset(("president", "minister", "premier", "chancellor", "king", "emir", "sheikh"))
AT_ONE_HOUSE = frozenset(("ceo", "chairman", "chairwoman", "founder", "owner", "editor"))
"""Positions that an article rarely tells of at more than one house."""
CHIEFS = {
    "chief": frozenset(("minister", "secretary", "director", "commander", "head", "ceo")),
    "diplomat": frozenset(("minister",)),
}
"""What an office's "chief" or a state's "top diplomat" may hold."""
COMPANY = frozenset(("ltd", "inc", "corp", "co", "llc", "plc", "gmbh", "ag", "sa"))
BEFORE_NAME = re.compile(r"\b(?P<noun>[a-z][a-z-]+)[ \xa0]$")
AFTER_NAME = re.compile(
    r",[ \xa0](?:\d\d,[ \xa0])?(?:an?|the|who is an?|whose)[ \xa0](?:[\w’'-]+[ \xa0]){0,4}?"
    r"(?P<noun>[a-z][a-z-]+)(?=[,.]|[ \xa0](?:of|in|at|from|for|with|who|that)\b)"
)
LETTERS = re.compile(r"[^\W\d_]+")
HONORIFIC = re.compile(r"\b(Mr|Mrs|Ms|Miss|Sir|Lord|Lady|Dame)\.?[ \xa0]$")


@lru_cache(maxsize=4096)
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
    honorifics: list[str] = field(default_factory=list)
    worded: str | None = None
    """A body of a state as the article first names it, the state included."""

    def freeze(self) -> Actor:
        """Return the finished actor, mentions in text order."""
        name = self.name if self.worded is None or is_usual(self.name) else self.worded
        mentions = tuple(sorted(set(self.mentions)))
        return Actor(self.id, name, self.type, tuple(self.positions), mentions)


class Cast:
    """The actors of one article, and who a name in it is."""

    def __init__(self, mentions: Sequence[Mention], text: str) -> None:
        self.text = text
        self.members: list[Member] = []
        self.by_span: dict[Span, Member] = {}
        self._called: dict[str, list[tuple[int, Member]]] = {}
        self._noted: dict[str, int] = {}
        self._short = _initials_given(mentions, text)
        full_first = sorted(mentions, key=lambda m: (_bare(m), " " not in m.name, m.span[0]))
        for mention in full_first:
            member = self._find(mention) or self._add(_named(mention), mention.type)
            self._note(member, mention)
        for mention in mentions:
            if mention.type == "Person":
                self._hold(self.by_span[mention.span], positions_of(mention, mentions, text))

    def _add(self, name: str, kind: ActorType) -> Member:
        member = Member(f"a{len(self.members) + 1}", name, kind)
        self.members.append(member)
        return member

    def _note(self, member: Member, mention: Mention) -> None:
        if mention.type == "Person" and len(mention.name) > len(member.name):
            member.name = mention.name
        elif mention.type == "Organization" and canonical(member.name) is None:
            member.name = max(member.name, mention.name, key=len)
        self._word(member, mention)
        member.mentions.append(mention.span)
        self.by_span[mention.span] = member
        honorific = HONORIFIC.search(self.text, max(0, mention.span[0] - 8), mention.span[0])
        if honorific is not None:
            member.honorifics.append(honorific.group(1).lower())

    def _word(self, member: Member, mention: Mention) -> None:
        if mention.type == "Organization" and canonical(mention.name) == member.name:
            member.worded = member.worded or LEADING.sub("", mention.name)

    def _find(self, mention: Mention) -> Member | None:
        if _bare(mention):
            return self.nearest(mention.name, mention.span[0])
        if _is_label(mention, self.text):
            return next((m for m in self.members if _initials(m.name) == mention.name), None)
        if (full := self._short.get(mention.name)) is not None:
            return self.by_span.get(full.span) or self._find(full)
        alike = _ALIKE.get(mention.type, _same)
        found = [m for m in self.members if m.type == mention.type and alike(m.name, mention.name)]
        if not found and mention.type == "Person" and " " not in mention.name:
            found = [m for m in self.members if m.type == "Person" and _given(m.name, mention.name)]
            return found[0] if len(found) == 1 else None
        return found[0] if found else None

    def nearest(self, words: str, before: int) -> Member | None:
        """Return the organisation that "the ministry" is: of those it fits that were named before,
        the last in the same paragraph, else the one named most."""
        wanted = organisation_key(words)
        paragraph = self.text.rfind("\n", 0, before)
        found: list[tuple[int, int, Member]] = []
        for member in self.members:
            earlier = [span[0] for span in member.mentions if span[0] < before]
            fits = member.type == "Organization" and wanted <= organisation_key(member.name)
            if earlier and fits:
                near = max(earlier) if max(earlier) > paragraph else -1
                found.append((near, len(earlier), member))
        return max(found, key=lambda entry: entry[:2])[2] if found else None

    def _hold(self, member: Member, positions: Iterable[Position]) -> None:
        for position in map(self._at_its_body, positions):
            known = {(p.title.lower(), fold(p.organisation or "")) for p in member.positions}
            if (position.title.lower(), fold(position.organisation or "")) not in known:
                member.positions.append(position)

    def _at_its_body(self, position: Position) -> Position:
        """Give a position's organisation the name that it has as an actor."""
        name = position.organisation
        if name is None or States.load().by_name(name):
            return position
        member = self._find(Mention(position.evidence, "Organization", name))
        return replace(position, organisation=member.name if member is not None else name)

    def named(self, name: str, kind: ActorType, span: Span) -> Member:
        """Return the actor of this name and type, made where there is none, mentioned at span."""
        mention = Mention(span, kind, name)
        member = self._find(mention) or self._unnamed(mention) or self._add(_named(mention), kind)
        self._word(member, mention)
        member.mentions.append(span)
        return member

    def _unnamed(self, mention: Mention) -> Member | None:
        """Return the group that turns out to be an organisation of just this name."""
        groups = (m for m in self.members if m.type == "Group" and _same(m.name, mention.name))
        member = next(groups, None) if mention.type == "Organization" else None
        if member is not None:
            member.type = "Organization"
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

    def holder(self, title: str, organisation: str | None, before: int) -> Member | None:
        """Return who holds a position of this title: of several, whoever was named last before."""
        found: list[tuple[int, Member]] = []
        for member in self.members:
            if any(_is_held(position, title, organisation) for position in member.positions):
                earlier = [span[0] for span in member.mentions if span[0] < before]
                found.append((max(earlier, default=-1), member))
        return max(found, key=lambda entry: entry[0])[1] if found else None

    def described(self, noun: str, before: int) -> Member | None:
        """Return the person that the article has called by a noun: "farmer X", "X, a farmer"."""
        self._note_nouns()
        called = {m.id: m for at, m in self._called.get(noun, ()) if at < before}
        last = {
            id_: max(span[0] for span in member.mentions if span[0] < before)
            for id_, member in called.items()
        }
        return max(
            (m for m in self.members if m.id in last), key=lambda m: last[m.id], default=None
        )

    def _note_nouns(self) -> None:
        """Note what persons are called where they have been mentioned since the last time."""
        for member in self.members:
            if member.type != "Person":
                continue
            for span in member.mentions[self._noted.get(member.id, 0) :]:
                for noun in self._nouns(span):
                    self._called.setdefault(noun, []).append((span[0], member))
            self._noted[member.id] = len(member.mentions)

    def _nouns(self, span: Span) -> Iterator[str]:
        """Yield the word before a name, and the head of what is put after it."""
        before = BEFORE_NAME.search(self.text, max(0, span[0] - 40), span[0])
        after = AFTER_NAME.match(self.text, span[1])
        yield from (match["noun"] for match in (before, after) if match is not None)

    def actors(self) -> tuple[Actor, ...]:
        """Return all actors, in the order in which they are first mentioned."""
        named = [member for member in self.members if member.mentions]
        return tuple(m.freeze() for m in sorted(named, key=lambda m: min(m.mentions)))


def _initials_given(mentions: Sequence[Mention], text: str) -> dict[str, Mention]:
    """Return the organisations that an article gives their initials to, by these."""
    found: dict[str, Mention] = {}
    for mention in mentions:
        short = SHORT.match(text, mention.span[1]) if mention.type == "Organization" else None
        if short is not None and short["short"] != mention.name:
            found.setdefault(short["short"], mention)
    return found


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


def _given(full: str, name: str) -> bool:
    """Whether a single name is the first of a full one (given, or the family's in Korean)."""
    return full.split()[0] == name


def _same_organisation(a: str, b: str) -> bool:
    mine, theirs = organisation_key(a), organisation_key(b)
    if mine == theirs:
        return True
    if " " not in b and b.isupper():
        initials = [word[0] for word in _words(a) if word not in SMALL | COMPANY]
        return "".join(initials) == fold(b)
    first, second = _words(LEADING.sub("", a)), _words(LEADING.sub("", b))
    if len(second) < 2 or _states_in(mine) != _states_in(theirs):
        return False
    return first[: len(second)] == second or first[-len(second) :] == second


@lru_cache(maxsize=4096)
def organisation_key(name: str) -> frozenset[str]:
    """Return the words that tell an organisation from others; its state as in "=Russia"."""
    state, words = split(canonical(name) or LEADING.sub("", name))
    key = {fold(SPELLINGS.get(word.lower(), word)) for word in words} - SMALL
    return frozenset(key | {f"={state}"} if state else key)


def _states_in(key: Iterable[str]) -> set[str]:
    return {word for word in key if word.startswith("=")}


def _is_label(mention: Mention, text: str) -> bool:
    """Whether two or three capitals and a colon open a line, as an interview's do."""
    start, end = mention.span
    if end - start > 3 or not mention.name.isupper() or text[end : end + 1] != ":":
        return False
    return not text[text.rfind("\n", 0, start) + 1 : start].strip()


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split()).upper()


def _bare(mention: Mention) -> bool:
    """Whether a name fits the organisations of many states ("Defence Ministry", "Army")."""
    return mention.type == "Organization" and is_bare(mention.name)


def _named(mention: Mention) -> str:
    """Return what an actor is called: the body of a state by the one name that it has."""
    return (canonical(mention.name) if mention.type == "Organization" else None) or mention.name


def _is_held(position: Position, title: str, organisation: str | None) -> bool:
    """Whether a position is the one asked for; a state's "leader" is whoever heads it.

    A "defence chief" is the defence minister or whoever heads it otherwise, a "top diplomat" the
    foreign minister.
    """
    held, asked = (re.split(r"[ -]", words.lower())[-1] for words in (position.title, title))
    leads = asked == "leader" and held in HEADS and organisation is not None
    heads = held in CHIEFS.get(asked, ()) and organisation is not None
    if held != asked and not leads and not heads:
        return False
    if position.organisation is None and held in AT_ONE_HOUSE:
        return True
    if organisation is None or position.organisation is None:
        return organisation is None
    mine, theirs = organisation_key(position.organisation), organisation_key(organisation)
    if held != asked and heads:
        told = {SPELLINGS.get(word, word) for word in _words(position.title)}
        told |= {"top"} | ({"diplomat"} if "foreign" in told else set())
        return mine <= theirs and theirs - mine <= told and asked in told | {"chief"}
    return mine <= theirs or theirs <= mine


_ALIKE = {"Person": _same_person, "Organization": _same_organisation}
