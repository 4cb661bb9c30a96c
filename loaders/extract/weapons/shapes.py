"""Designations that the catalogue lacks, known by their shape; and weapons named by class alone."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from claimgraph.loaders.extract.weapons.context import NOUNS, head_noun_after, named_as_weapon
from claimgraph.loaders.extract.weapons.names import Words
from claimgraph.loaders.extract.weapons.words import words
from claimgraph.ontology.states import States

_SURE = re.compile(
    r"(?<![\w-])(?:"
    r"9[MKAP]\d{2,4}[A-Z]?\d?(?:-\d)?"
    r"|(?:3M|2S|5V)\d{2}[A-Z]?"
    r"|Kh-\d{2,3}[A-Z]{0,3}"
    r"|(?:AGM|AIM|BGM|RGM|UGM|RTM|RIM|MIM|FGM|FIM|MGM|LGM|CBU|GBU|BLU|BQM|AQM|MQ|RQ)"
    r"-\d{1,3}[A-Z]?(?:-\d{1,2})?(?:/[A-Z])?"
    r"|(?:Su|SU|MiG|MIG|Mi|Ka)-\d{1,2}[A-Z]{0,4}\d?"
    r"|(?:DF|YJ|HQ|CJ|JL)-\d{1,3}[A-Z]{0,2}"
    r"|KN-\d{2}"
    r"|(?:Hwasong|Pukguksong|Hwasal|Shahab|Shahed|Mohajer|Fateh|Zelzal|Fajr|Ababil|Sayyad)"
    r"-\d{1,3}[A-Z]{0,2}"
    r"|(?:BMP|BTR|BMD|BRDM|TOS|FAB|KAB|RPG)-\d{1,4}[A-Z]{0,3}"
    r"|T-(?:34|54|55|62|64|72|80|84|90|14)[A-Z]{0,3}\d?"
    r")(?=s?(?![\w-]))"
)
_WITH_CONTEXT = re.compile(
    r"(?<![\w-])(?:"
    r"(?:[A-Z]|[A-Z]{2}|Tu|Il|An|Yak)-\d{1,3}[A-Z]{0,3}"
    r"|M\d{1,4}(?:[A-Z]\d?)?"
    r"|Type[ -]\d{2,3}[A-Z]?"
    r"|[A-Z][a-z]{2,}-\d{1,3}[A-Z]?"
    r")(?=s?(?![\w-]))"
)
_CALLED = re.compile(
    r"(?<=[a-z,] )(?P<name>[A-Z][\w’']*[a-z](?:-\d+)?)"
    r"(?: (?:super|hyper|sub)sonic| (?:short|medium|long|intermediate)[- ]range)*"
    r" (?:(?:cruise|ballistic|anti-ship|anti-tank|surface-to-air|guided) missiles?"
    r"|air[- ]defen[cs]e systems?|loitering munitions?|(?:kamikaze|attack|strike|suicide) drones?"
    r"|main battle tanks?|rocket launchers?|attack helicopters?)\b"
)
_GENERIC = re.compile(
    r"\b(?P<class>cluster (?:munition|bomb|weapon)|barrel bomb"
    r"|(?:white )?phosphorus (?:munition|bomb|shell)|white phosphorus"
    r"|(?:anti-personnel )?land ?mine|thermobaric (?:weapon|bomb|munition)"
    r"|sarin(?: nerve)?(?: gas| agent)?|novichok(?: nerve)?(?: agent)?|VX(?= nerve agent| gas)"
    r"|mustard gas|chlorine (?:gas|bomb))s?\b",
    re.IGNORECASE,
)
_FALLBACK = re.compile(
    r"\b(?P<class>(?:intercontinental |submarine-launched )?ballistic missile|cruise missile"
    r"|anti-ship missile|anti-tank missile|surface-to-air missile|hypersonic missile"
    r"|(?:suicide|kamikaze|one-way(?: attack)?) drone|loitering munition"
    r"|nuclear-powered submarine|nuclear submarine|multiple rocket launcher)s?\b",
    re.IGNORECASE,
)
_ONE_CLASS = {
    "cluster bomb": "cluster munition",
    "cluster weapon": "cluster munition",
    "suicide drone": "one-way attack drone",
    "kamikaze drone": "one-way attack drone",
    "one-way drone": "one-way attack drone",
    "loitering munition": "one-way attack drone",
    "nuclear submarine": "nuclear-powered submarine",
    "white phosphorus": "white phosphorus munition",
    "vx": "VX",
}
"""What one class of weapons is called besides its name."""
_AGENTS = ("sarin", "novichok", "chlorine")
_APPOSED = re.compile(
    r", (?:an?|the|its) (?:[\w-]+ ){0,5}?(?P<noun>[a-z]+)"
    r"(?=[,.;]| (?:with|of|that|which|for)\b)"
)
_HANDLED = re.compile(
    r"\b(?:shell|bomb|pound|struck|hit|attack)\w* [^.;]{1,40}\bwith (?:an?|the|its|their) $"
    r"|\b(?:suppl|deliver|field|export|donat|acquir|procur)\w+ (?:it |them )?"
    r"(?:the|an?|its|their) $"
)
_BEFORE = 70
_PEOPLE = ("ian", "ese", "ish", "can")
_WHOSE = ("'s", "’s", "s'", "s’", "day")
"""How the name of an owner ends, or of a day: "Weiss's ballistic missile", "Monday ballistic"."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A designation that is in no catalogue; `kind` is its head noun where there is one."""

    start: int
    end: int
    kind: str | None


def vouched(pages: Iterable[Words]) -> frozenset[str]:
    """Return the vaguer shapes that something in the article shows to be weapons."""
    return frozenset(
        match.group()
        for page in pages
        for match in _WITH_CONTEXT.finditer(page.text)
        if _is_shown(page, *match.span())
    )


def unknown_designations(page: Words, known: Collection[str] = ()) -> Iterator[Shape]:
    """Yield what has the shape of a designation; of the vaguer shapes those that are `known`.

    What is known vouches for its variants: the KR-440 for the KR-440E.
    """
    for match in _SURE.finditer(page.text):
        yield _shape(page, *match.span())
    for match in _WITH_CONTEXT.finditer(page.text):
        if match.group() in known or match.group()[:-1] in known:
            yield _shape(page, *match.span())
    for match in _CALLED.finditer(page.text):
        if _is_name(match["name"]):
            yield _shape(page, *match.span("name"))


def generic_classes(text: str, *, fallback: bool = False) -> Iterator[tuple[str, int, int]]:
    """Yield (class, start, end) for weapons named by class alone.

    Only classes that law and news treat as weapons of their own, such as cluster munitions; with
    `fallback`, the classes of missile, for texts that name no weapon otherwise.
    """
    for match in (_FALLBACK if fallback else _GENERIC).finditer(text):
        yield _class_name(match["class"]), match.start(), match.end()


def _class_name(written: str) -> str:
    """Return what a class goes by, whichever of its names a text has."""
    name = " ".join(written.lower().split())
    agent = next((agent for agent in _AGENTS if name.startswith(agent)), name)
    return _ONE_CLASS.get(agent, agent)


def _shape(page: Words, start: int, end: int) -> Shape:
    if page.text[end : end + 1] == "s":
        end += 1
    kind = head_noun_after(page, page.at(end - 1))
    if kind is None and (apposed := _APPOSED.match(page.text, end)) is not None:
        kind = apposed["noun"] if apposed["noun"] in NOUNS else None
    return Shape(start, end, kind)


def _is_shown(page: Words, start: int, end: int) -> bool:
    """Whether a weapon's noun, an apposition or what is done with it shows that it is one."""
    if named_as_weapon(page, start, end):
        return True
    apposed = _APPOSED.match(page.text, end)
    if apposed is not None and apposed["noun"].lower() in NOUNS:
        return True
    return _HANDLED.search(page.text, max(0, start - _BEFORE), start) is not None


def _is_name(word: str) -> bool:
    return (
        word.lower() not in words("no_names")
        and not word.lower().endswith((*_PEOPLE, *_WHOSE))
        and States.load().lookup(word) is None
    )
