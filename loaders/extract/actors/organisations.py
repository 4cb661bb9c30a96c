"""Organisations that their own words give away: known ones, and those headed by Agency or so."""

from __future__ import annotations

from claimgraph.loaders.extract.actors.line import Line
from claimgraph.ontology.states import LONGEST_NAME

LONGEST_KNOWN = 3
AGENCIES = frozenset(("agency", "network", "television"))
"""What the name of an agency may go on to: "Norland News Agency"."""
COMPANY = frozenset(
    (
        "Co",
        "Corp",
        "Corporation",
        "Company",
        "Inc",
        "Ltd",
        "Limited",
        "LLC",
        "PLC",
        "AG",
        "SA",
        "SE",
    )
)
"""What a company's name ends in."""

DIVISIONS = frozenset(
    (
        *("Aerospace", "Aviation", "Defence", "Defense", "Dynamics", "Electronics", "Industries"),
        *("Land", "Marine", "Naval", "Systems", "Technologies"),
    )
)
"""What the name of a maker may go on to: "Norland Arms Dynamics"."""


def organisation(line: Line, at: int) -> int:
    """Return how many words from `at` on name an organisation, 0 where they don't."""
    known, headed = _known(line, at), _headed(line, at)
    agency = headed > known and line.lower(at + headed - 1) in AGENCIES
    return headed if not known or agency else known


def _known(line: Line, at: int) -> int:
    for count in range(min(LONGEST_KNOWN, line.run(at)), 0, -1):
        phrase = line.phrase(at, count)
        shouted = phrase.isupper() and phrase.title() in line.makers
        if phrase in line.lists.fixed or phrase in line.makers or shouted:
            following = line.words[at + count].text if line.is_adjacent(at + count - 1) else ""
            company = following in COMPANY or (phrase in line.makers and following in DIVISIONS)
            return count + company
    return 0


def _headed(line: Line, at: int) -> int:
    """Measure the longest name with an organisation's head that no title interrupts."""
    if line.lower(at) in line.lists.excluded or _are_members(line, at):
        return 0
    run = line.run(at, linked=True)
    best = 0
    for count in range(1, run + 1):
        last = at + count - 1
        if line.lower(last) in line.lists.honorifics or _is_title(line, last):
            break
        headed = line.words[last].capital and line.lower(last) in line.lists.heads
        if headed and (count > 1 or run > 1):
            best = count
    if not best or (best == 1 and not line.is_joined(at)):
        return 0
    if line.states.by_name(line.phrase(at, best)) is not None:
        return 0  # "the Norland Federation"
    best = _with_office(line, at, best, run)
    plural = line.lower(at + best - 1).endswith("ies")  # "the Foreign Ministries of …" are several
    return 0 if plural else best


def _are_members(line: Line, at: int) -> bool:
    """Whether people of a body begin a sentence: the "Rebels" of "Rebels of the Eastmark Army"."""
    people = line.lists.people - line.lists.heads - line.lists.offices
    return line.lower(at) in people and line.is_joined(at)


def _is_title(line: Line, at: int) -> bool:
    """Whether a word is a title, and no part of a name such as "Police Department"."""
    follows = line.is_adjacent(at) and line.lower(at + 1) in line.lists.heads
    return line.lower(at) in line.lists.titles and not follows


def _with_office(line: Line, at: int, count: int, run: int) -> int:
    """Take in "of Defence", "of the Interior" after an organisation's head."""
    if not line.is_joined(at + count - 1) or count >= run:
        return count
    stop = count + 1
    while stop < run and line.lower(at + stop) in ("the", "and"):
        stop += 1
    while stop < run and line.words[at + stop].capital:
        if stop > count + 1 and line.begins_person(at + stop):
            break  # "the Ministry of Defence Jane Doe", whose head she is
        stop += 1
        if line.states.by_name(line.words[at + stop - 1].text):
            break
    return _with_state(line, at, stop) if line.words[at + stop - 1].capital else count


def _with_state(line: Line, at: int, count: int) -> int:
    """Take in "of the Republic of Korea" after "Ministry of Defence"."""
    first = at + count + 1
    if not line.is_joined(at + count - 1) or first >= len(line):
        return count
    first += line.lower(first) == "the"
    for length in range(min(LONGEST_NAME, len(line) - first), 0, -1):
        if line.states.by_name(line.phrase(first, length)):
            return first + length - at
    return count
