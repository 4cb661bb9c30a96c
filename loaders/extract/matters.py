"""What a statement is about, and whether it holds according to who makes it.

Two statements are of one matter where they share the weapon and the deed, or most of their words,
and nothing that both tell of time, place and doer sets them apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimgraph.loaders.extract.attribution.lexicon import lexicon
from claimgraph.loaders.extract.dates import find as find_dates
from claimgraph.loaders.extract.places import Places
from claimgraph.loaders.extract.weapons.words import words
from claimgraph.loaders.record import Actor, Article, Attribution, Span, Spans, Weapon
from claimgraph.ontology.catalogue import Catalogue

_WORD = re.compile(r"[^\W_]+(?:[-.’'][^\W_]+)*")
_PLACE = re.compile(
    r"\b(?:in|at|near|over|from|into|to|on|outside|across|off|against)\s+(?:the\s+)?"
    r"(?P<place>[A-Z][^\W\d_]+(?:[ -][A-Z][^\W\d_]+)*)"
)
_LEAD = re.compile(r"^\W*that\s+", re.IGNORECASE)
_TIMES = frozenset(
    (
        *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
        *("january", "february", "march", "april", "may", "june", "july", "august"),
        *("september", "october", "november", "december"),
    )
)
_EMPTY = frozenset(
    (
        *("about", "after", "also", "anyone", "anything", "been", "before", "being", "could"),
        *("does", "doing", "ever", "from", "have", "into", "just", "more", "most", "never", "only"),
        *("other", "over", "said", "says", "should", "some", "such", "than", "that", "their"),
        *("them", "then", "there", "these", "they", "this", "those", "under", "very", "were"),
        *("what", "when", "which", "while", "will", "with", "would"),
    )
)
_ABSENT = re.compile(
    r"\b(?:there (?:was|were|is|are|had been) (?:no|not (?:one|a single))"
    r"|(?:not (?:one|a single)|no)(?: [\w-]+){1,4} (?:was|were|is|are|had|has|have|flew)\b)",
    re.IGNORECASE,
)
_NO_DEEDS = frozenset(("have", "has", "had", "ship", "ships", "fires"))
"""What is as often an auxiliary, a vessel or what a weapon can do."""
_DEEDS = {
    "used": ("use", "use_nouns", "launching", "strike"),
    "transferred": ("supply", "supply_nouns", "acquire", "acquire_nouns"),
    "held": ("operate",),
    "tested": ("test", "test_nouns"),
    "lost": ("intercept", "lose"),
}
_TO_COME = frozenset(("future", "conditional", "obligation", "possible"))
_BESIDE = re.compile(
    r",? \b(?:following|after|because|since|despite|amid|when|while|which|although|but|due to)\b"
)
_NO_DEED = re.compile(
    r"\b(?:is|are|was|were|be) (?:not|no|never) (?:an?|the|part of|in)\b"
    r"|\b(?:is|was)n[’']t (?:an?|the)\b"
)
"""What a thing is not, which leaves open whether it was done."""
_KEEPING = re.compile(
    r"\b(?:drop|abandon|cancel|give up|scrap|withdraw|rule out|exclude|stop)\w*\b"
)
"""What is kept where it is negated."""
_UNTRUE = re.compile(
    r"\b(?:is|are|was|were) (?:\w+ly |all )?(?:baseless|groundless|unfounded|false|untrue"
    r"|fabricated|invented|wrong|lies?|fakes?|nonsense|fabrications?)\b"
)
_SENTENCE = re.compile(r"[^\W_)”\"’][.!?][”\"’»]*\s+[“\"«]?[A-Z]|[”\"’»]\s+[“\"«][A-Z]")
POINTING = frozenset(("it", "he", "she", "they", "i", "we", "this", "that", "its", "his", "her"))
"""First words that mean another thing in another mouth."""

STEM = 5
"""Letters by which two forms of a word are known for one."""
_CLAIM_STEMS = frozenset(noun[:STEM] for noun in lexicon().nouns)
_CHARGE = re.compile(r"(?i:accus|alleg|blam|claim|charg)")
_VISIBLE = frozenset(("used", "lost"))
MANY, FEW = 3, 2
"""Stems that two contents share, the deed and weapon not the same, or the same."""
ALIKE = 0.5
"""Share of the shorter content's stems that the other one has as well."""


@dataclass(frozen=True, slots=True)
class Matter:
    """What a content tells; `holds` is None where its speaker leaves that open.

    `weapons` are the systems named, `launchers` what fires the munitions named, `deeds` kinds of
    what is done.
    """

    holds: bool | None
    stems: frozenset[str]
    deeds: frozenset[str]
    weapons: frozenset[str]
    launchers: frozenset[str]
    actors: frozenset[str]
    speakers: frozenset[str]
    places: frozenset[str]
    days: frozenset[str]
    open_to_come: bool
    """Whether it tells of what will, may or should be."""
    absent: bool
    """Whether it says that there was none of a thing."""
    charge: bool
    """Whether it is put forward as an accusation or claim."""
    single: bool
    """Whether it is one sentence about something named in it, and so one matter."""

    def likeness(self, other: Matter) -> float:
        """Return the share of the shorter content's stems that both have."""
        shortest = min(len(self.stems), len(other.stems))
        return len(self.stems & other.stems) / shortest if shortest else 0.0

    def is_of(self, other: Matter) -> bool:
        """Whether both are about one thing."""
        if not (self.single and other.single) or self.open_to_come != other.open_to_come:
            return False
        deed, weapon = self.deeds & other.deeds, self.weapons & other.weapons
        if bool(self.weapons) != bool(other.weapons):  # one tells of more than the other
            deed = frozenset()
        if "used" in deed:  # who launched the missile used what launches it
            weapon |= (self.weapons | self.launchers) & (other.weapons | other.launchers)
        if (self.weapons and other.weapons and not weapon) or self._is_apart(other):
            return False
        if weapon and (deed or (other.absent and self.deeds & _VISIBLE)):
            return True
        shared = len(self.stems & other.stems)
        if deed and (self.actors & other.actors or not (self.actors and other.actors)):
            return shared >= FEW
        return shared >= (FEW if weapon else MANY) and self.likeness(other) >= ALIKE

    def is_met_by(self, denial: Matter) -> bool:
        """Whether a denial near by is one of this: by whom it tells of, or of the same thing."""
        if self.is_of(denial):
            return True
        if denial.stems <= _CLAIM_STEMS:
            return False
        if not (self.single and denial.single) or self.open_to_come != denial.open_to_come:
            return False
        pairs = (
            (self.weapons, denial.weapons),
            (self.days, denial.days),
            (self.places, denial.places),
        )
        if any(_disjoint(mine, theirs) for mine, theirs in pairs):
            return False
        told_of = self.charge and bool(self.actors & denial.speakers)
        akin = bool(self.stems & denial.stems or self.weapons & denial.weapons)
        deed = bool(self.deeds & denial.deeds) and akin
        return told_of or deed or self.likeness(denial) >= ALIKE

    def _is_apart(self, other: Matter) -> bool:
        """Whether time, place or doer sets them apart."""
        if _disjoint(self.days, other.days) or _disjoint(self.places, other.places):
            return True
        mine, theirs = self.actors | self.speakers, other.actors | other.speakers
        return bool(self.actors and other.actors) and not mine & theirs


def _disjoint(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def matters(
    article: Article,
    attributions: Sequence[Attribution],
    actors: Sequence[Actor],
    weapons: Sequence[Weapon],
    catalogue: Catalogue,
) -> list[Matter]:
    """Return what each attribution is about, in their order."""
    reader = _Reader(article, actors, weapons, catalogue)
    return [reader.of(said) for said in attributions]


class _Reader:
    def __init__(
        self,
        article: Article,
        actors: Sequence[Actor],
        weapons: Sequence[Weapon],
        catalogue: Catalogue,
    ) -> None:
        self.text, self.published = article.text, article.published
        self.actors = Places({actor.id: actor.mentions for actor in actors})
        self.weapons = Places({weapon.id: weapon.mentions for weapon in weapons})
        self.systems = {weapon.id: _system(weapon, catalogue) for weapon in weapons}
        self.launchers = {weapon.id: frozenset(_launchers(weapon, catalogue)) for weapon in weapons}

    def of(self, said: Attribution) -> Matter:
        spans = tuple(self._denied(said)) if said.negated else said.content
        content = " ".join(self.text[start:end] for start, end in spans)
        found = [word.lower() for word in _WORD.findall(_LEAD.sub("", content))]
        named = self.weapons.within(spans)
        return Matter(
            _holds(said, content),
            self._stems(spans),
            frozenset(() if said.negated and _NO_DEED.search(content) else _deeds(found)),
            frozenset(self.systems[weapon] for weapon in named),
            frozenset(one for weapon in named for one in self.launchers[weapon]),
            frozenset(self.actors.within(spans)),
            frozenset(said.speakers),
            frozenset(_places(content)),
            frozenset(
                date.value for date in find_dates(content, self.published) if date.value is not None
            ),
            said.modality in _TO_COME,
            _ABSENT.search(content) is not None,
            any(_CHARGE.search(self.text, start, end) for start, end in said.cue),
            not _SENTENCE.search(content) and bool(found) and found[0] not in POINTING,
        )

    def _denied(self, said: Attribution) -> Iterator[Span]:
        """Yield what a negation in a content reaches: up to where another clause begins."""
        for start, end in said.content:
            stop = _BESIDE.search(self.text, start, end)
            yield start, end if stop is None else stop.start()
            if stop is not None:
                return

    def _stems(self, content: Spans) -> frozenset[str]:
        """Return the stems of the words that tell something, names of weapons left out."""
        found = (
            match
            for start, end in content
            for match in _WORD.finditer(self.text, start, end)
            if _tells(match.group().lower())
        )
        return frozenset(
            match.group().lower()[:STEM] for match in found if not self.weapons.touch(*match.span())
        )


def _holds(said: Attribution, content: str) -> bool | None:
    """Whether a content holds by who states it, None where that is left open."""
    if said.stance == "none" or (said.negated and _KEEPING.search(content)):
        return None
    return (said.stance == "affirms") != (said.negated != bool(_UNTRUE.search(content)))


def _deeds(found: Sequence[str]) -> Iterator[str]:
    told = frozenset(found) - _NO_DEEDS
    for deed, lists in _DEEDS.items():
        if any(not words(name).isdisjoint(told) for name in lists):
            yield deed


def _system(weapon: Weapon, catalogue: Catalogue) -> str:
    """Return the system that a weapon is or belongs to."""
    if weapon.catalogue is None:
        return weapon.name.lower() if weapon.weapon_class != "generic" else ""
    return catalogue.system_of(catalogue[weapon.catalogue]).id


def _launchers(weapon: Weapon, catalogue: Catalogue) -> Iterator[str]:
    """Yield the systems that fire a weapon."""
    for launcher in catalogue.launchers(weapon.catalogue) if weapon.catalogue else ():
        yield catalogue.system_of(launcher).id


def _places(content: str) -> Iterator[str]:
    for match in _PLACE.finditer(content):
        place = match["place"].lower()
        if place not in _TIMES:
            yield place


def _tells(word: str) -> bool:
    long = len(word) > 3 or any(map(str.isdigit, word))
    return long and word not in _EMPTY and word not in words("nouns")
