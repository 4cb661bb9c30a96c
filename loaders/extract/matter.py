"""What a clause is about, and when two clauses are of one matter.

They are where they share the weapon and the deed, or the verb and most of their words, and nothing
that both tell of time, place, doer and patient sets them apart.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from claimgraph.loaders.extract.attribution.lexicon import lexicon
from claimgraph.loaders.extract.dates import WEEKDAYS, find

_PLACE = re.compile(
    r"\b(?:in|at|near|over|from|into|to|on|outside|across|off|against)\s+(?:the\s+)?"
    r"(?P<place>[A-Z][^\W\d_]+(?:[ -][A-Z][^\W\d_]+)*)"
)
_TIMES = frozenset(
    (
        *WEEKDAYS,
        *("january", "february", "march", "april", "may", "june", "july", "august"),
        *("september", "october", "november", "december"),
    )
)
STEM = 5
"""Letters by which two forms of a word are known for one."""
_CLAIM_STEMS = frozenset(noun[:STEM] for noun in lexicon().nouns)
_INVOLVED = frozenset(("invol", "respo", "parti", "compl", "role"))
"""Stems of what one denies to have had in a deed."""
_VISIBLE = frozenset(("used", "lost"))
MANY, FEW = 3, 2
"""Stems that two contents share, the deed and weapon not the same, or the same."""
ALIKE = 0.5
"""Share of the shorter content's stems that the other one has as well."""


@dataclass(frozen=True)
class Matter:
    """What a clause of an article `published` on a day tells, the clause's words in `content`.

    `holds` is None where its speaker leaves that open.

    `weapons` are the systems named, `launchers` what fires the munitions named, `deeds` kinds of
    what is done.
    """

    content: str
    published: str | None
    holds: bool | None
    head: str
    """The stem of its verb or noun, empty for "is" and "has"."""
    stems: frozenset[str]
    deeds: frozenset[str]
    named: frozenset[str]
    """The ids of the article's weapons in it."""
    weapons: frozenset[str]
    launchers: frozenset[str]
    actors: frozenset[str]
    doers: frozenset[str]
    patients: frozenset[str]
    """Stems of what it is done to, weapons left out."""
    subject: str
    """The stem of its subject."""
    speakers: frozenset[str]
    open_to_come: bool
    """Whether it tells of what will, may or should be."""
    absent: bool
    """Whether it says that there was none of a thing."""
    charge: bool
    """Whether it is put forward as an accusation or claim."""

    @cached_property
    def places(self) -> frozenset[str]:
        """The places named, in lower case; asked for where all else agrees, as are the days."""
        found = (match["place"].lower() for match in _PLACE.finditer(self.content))
        return frozenset(place for place in found if place not in _TIMES)

    @cached_property
    def days(self) -> frozenset[str]:
        """The dates named, as `dates` writes them."""
        found = (date.value for date in find(self.content, self.published))
        return frozenset(value for value in found if value is not None)

    def likeness(self, other: Matter) -> float:
        """Return the share of the shorter clause's stems that both have."""
        shortest = min(len(self.stems), len(other.stems))
        return len(self.stems & other.stems) / shortest if shortest else 0.0

    def is_of(self, other: Matter) -> bool:
        """Whether both are about one thing."""
        if self.open_to_come != other.open_to_come:
            return False
        return self._is_like(other) and not self._is_apart(other)

    def _is_like(self, other: Matter) -> bool:
        """Whether both share the weapon and the deed, or the verb and most of their words."""
        deed, weapon = self.deeds & other.deeds, self.weapons & other.weapons
        if bool(self.weapons) != bool(other.weapons):  # one tells of more than the other
            deed = frozenset()
        if "used" in deed:  # who launched the missile used what launches it
            weapon |= (self.weapons | self.launchers) & (other.weapons | other.launchers)
        if self.weapons and other.weapons and not weapon:
            return False
        if weapon and (deed or (other.absent and self.deeds & _VISIBLE)):
            return True
        shared = len(self.stems & other.stems)
        if deed and (self.actors & other.actors or not (self.actors and other.actors)):
            return shared >= FEW
        if self.head and other.head and self.head != other.head:
            return False
        return shared >= (FEW if weapon else MANY) and self.likeness(other) >= ALIKE

    def is_met_by(self, denial: Matter) -> bool:
        """Whether a denial near by is one of this: by whom it tells of, or of the same thing."""
        if self.is_of(denial):
            return True
        if denial.stems <= _CLAIM_STEMS or self.open_to_come != denial.open_to_come:
            return False
        if _disjoint(self.weapons, denial.weapons) or _disjoint(self.days, denial.days):
            return False
        if _disjoint(self.places, denial.places):
            return False
        involved = denial.head in _INVOLVED
        if involved or (self.charge and self.doers & denial.speakers):
            return bool(self.doers & denial.speakers)
        shared = self.stems & denial.stems
        akin = bool(shared or self.weapons & denial.weapons)
        if akin and self.deeds & denial.deeds and (self.weapons or not denial.weapons):
            return not self._is_apart(denial)
        alike = len(shared) >= FEW or denial.subject in shared
        return alike and self.likeness(denial) >= ALIKE

    def _is_apart(self, other: Matter) -> bool:
        """Whether time, place, doer or patient sets them apart."""
        if _disjoint(self.days, other.days) or _disjoint(self.places, other.places):
            return True
        if _disjoint(self.patients, other.patients):
            return True
        if self.head == other.head and _disjoint(self.doers, other.doers):
            return True
        mine, theirs = self.actors | self.speakers, other.actors | other.speakers
        return bool(self.actors and other.actors) and not mine & theirs


def _disjoint(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    return bool(mine and theirs) and mine.isdisjoint(theirs)


@dataclass(frozen=True, slots=True)
class Told:
    """What a statement tells: its clauses, and all weapons that it names, by the way or not."""

    clauses: tuple[Matter, ...]
    named: frozenset[str]

    def tells(self, weapon: str | None, *, holds: bool) -> bool:
        """Whether a clause that holds, or doesn't, is about a weapon, or the weapon is not named.

        Only a weapon that is named can be named by the way; another is meant by "the missile".
        """
        about = any(one.holds is holds and weapon in one.named for one in self.clauses)
        return about or weapon not in self.named
