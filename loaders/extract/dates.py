"""Dates as prose words them ("on Friday", "in late February"), resolved against publication.

A day is ISO 8601 (2021-04-02), as are a month (2021-02) and a year (2019). What is vaguer is EDTF:
an interval of its first and last day (in late February: 2021-02-21/2021-02-28; last week:
2021-03-29/2021-04-04), a season by its number (spring 2021: 2021-21), a decade (199X). Early, mid
and late are a month's days 1 to 10, 11 to 20 and 21 to its last; of a year, its thirds.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from claimgraph.loaders.extract import periods
from claimgraph.loaders.extract.periods import Part, Unit
from claimgraph.loaders.read.dates import MONTH_NUMBERS

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NEAR_DAYS = {
    "today": 0,
    "tonight": 0,
    "this morning": 0,
    "this afternoon": 0,
    "this evening": 0,
    "yesterday": -1,
    "last night": -1,
    "tomorrow": 1,
    "the day before yesterday": -2,
    "the day after tomorrow": 2,
}
_UNITS: dict[str, Unit] = {"day": "day", "week": "week", "month": "month", "year": "year"}


class DatePhrase(NamedTuple):
    """Where a date stands in a text, end exclusive, and its value, None where unresolvable."""

    start: int
    end: int
    value: str | None


def resolve(phrase: str, published: str | None) -> str | None:
    """Return the date that a phrase means in an article of `published`, None where it means none.

    A weekday is the last one up to the day of publication; one named "next" comes after it. A day
    or month without its year is the last such, unless the next comes within two months.
    """
    found = find(phrase, published) or find(f"in {phrase.strip()}", published)
    return found[0].value if found else None


def find(text: str, published: str | None = None) -> list[DatePhrase]:
    """Return the dates in `text` in order, none overlapping, prepositions before them left out."""
    if _HINT.search(text) is None:
        return []
    base = _base(published)
    matches = [
        (match.start(), -match.end(), order, match)
        for order, (form, _) in enumerate(_RULES)
        for match in form.finditer(text)
    ]
    found: list[DatePhrase] = []
    for start, end, order, match in sorted(matches, key=lambda item: item[:3]):
        if not found or start >= found[-1].end:
            found.append(DatePhrase(start, -end, _RULES[order][1](match, base)))
    return found


def _base(published: str | None) -> date | None:
    """Return the day of publication, None where it is not known to the day."""
    match = re.match(r"(\d{4})-(\d\d)-(\d\d)(?!.*/)", published or "")
    return periods.valid(*(int(part) for part in match.groups())) if match else None


def _month_number(match: re.Match[str]) -> int:
    return MONTH_NUMBERS[match["month"].lower().rstrip(".")]


def _step(match: re.Match[str]) -> int | None:
    """Return -1 for "last", 0 for "this", 1 for "next", None where none is said."""
    which = " ".join((match.groupdict().get("which") or "").lower().split())
    if not which:
        return None
    if which.endswith(("last", "past", "previous")):
        return -1
    return 0 if which == "this" else 1


def _part(match: re.Match[str]) -> Part | None:
    word = (match.groupdict().get("part") or "").lower()
    if not word:
        return None
    if "mid" in word:
        return 1
    return 2 if word.startswith("late") or "end" in word else 0


def _day(match: re.Match[str], base: date | None) -> str | None:
    month, day, year = _month_number(match), int(match["day"]), match["year"]
    if not year and base is None:
        return None
    number = int(year) if year else periods.nearest_year(month, day, base or date.min)
    found = periods.valid(number, month, day)
    return found.isoformat() if found else None


def _iso_day(match: re.Match[str], _base: date | None) -> str | None:
    found = periods.valid(int(match["y"]), int(match["m"]), int(match["d"]))
    return found.isoformat() if found else None


def _month(match: re.Match[str], base: date | None) -> str | None:
    month, year = _month_number(match), match.groupdict().get("year")
    if year:
        return periods.month_part(int(year), month, _part(match))
    if base is None:
        return None
    return periods.month_part(periods.year_of_month(month, _step(match), base), month, _part(match))


def _year(match: re.Match[str], _base: date | None) -> str:
    return periods.year_part(int(match["year"]), _part(match))


def _decade(match: re.Match[str], _base: date | None) -> str:
    return f"{match['decade']}X"


def _season(match: re.Match[str], base: date | None) -> str | None:
    code, year = periods.SEASONS[match["season"].lower()], match.groupdict().get("year")
    if year:
        return f"{year}-{code}"
    step = _step(match)
    return periods.season(code, -1 if step is None else step, base) if base else None


def _weekday(match: re.Match[str], base: date | None) -> str | None:
    if base is None:
        return None
    return periods.weekday(WEEKDAYS.index(match["weekday"].lower()), _step(match), base).isoformat()


def _near(match: re.Match[str], base: date | None) -> str | None:
    days = _NEAR_DAYS[" ".join(match["near"].lower().split())]
    return (base + timedelta(days=days)).isoformat() if base else None


def _ago(match: re.Match[str], base: date | None) -> str | None:
    word, unit = match["count"].lower(), _UNITS[match["unit"].lower()]
    if base is None:
        return None
    if word in ("a", "an"):
        return periods.ago(1, unit, base)
    if word.isdigit() or word in _NUMBERS:
        return periods.ago(int(word) if word.isdigit() else _NUMBERS.index(word) + 1, unit, base)
    return periods.ago(None, unit, base)


def _unit(match: re.Match[str], base: date | None) -> str | None:
    """Return "last week", "this month", "earlier this year", "late last month" and the like."""
    if base is None:
        return None
    unit, how = _UNITS[match["unit"].lower()], (match["how"] or "").lower()
    first, last = periods.bounds(unit, _step(match) or 0, base)
    if how == "earlier":
        return periods.interval(first, min(last, base))
    if how == "later":
        return periods.interval(max(first, base), last)
    if unit == "month":
        return periods.month_part(first.year, first.month, _part(match))
    return (
        periods.year_part(first.year, _part(match))
        if unit == "year"
        else periods.interval(first, last)
    )


def _weekend(match: re.Match[str], base: date | None) -> str | None:
    step = _step(match)
    return periods.weekend(-1 if step is None else step, base) if base else None


def _alternatives(words: list[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_LONG = [name for name in MONTH_NUMBERS if len(name) > 4 or name in ("may", "june", "july")]
_MONTH = (
    rf"(?P<month>(?:{_alternatives([n.capitalize() for n in _LONG] + [n.upper() for n in _LONG])})"
    rf"|(?:{_alternatives([n.capitalize() for n in MONTH_NUMBERS if n not in _LONG])})\b\.?)"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?![\d-])"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?![\d-])"
_BARE_PART = r"(?i:early|mid|late|(?:the\s+)?(?:beginning|start|middle|end)\s+of)"
_PART = rf"(?P<part>{_BARE_PART})[\s-]+"
_WHICH = (
    r"(?P<which>(?i:(?:the\s+)?(?:previous|following)|this\s+(?:coming|past)"
    r"|last|next|this|coming))"
)
_OF_YEAR = rf"(?:,?\s+(?:of\s+)?{_YEAR})?"
_SEASON = rf"(?P<season>(?i:{'|'.join(periods.SEASONS)}))"
_COUNT = rf"(?P<count>(?i:\d{{1,3}}|{'|'.join(_NUMBERS)}|an?|several|a\s+few|a\s+couple\s+of))"
_NEAR = "|".join(name.replace(" ", r"\s+") for name in _NEAR_DAYS)
_SINCE = "|".join(
    rf"(?<=\b(?i:{word})\s)" for word in ("in", "since", "by", "until", "during", "from")
)

_Rule = Callable[["re.Match[str]", "date | None"], "str | None"]
_FORMS: tuple[tuple[str, _Rule], ...] = (
    (r"(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)", _iso_day),
    (rf"(?i:the\s+)?{_DAY}\s+(?:of\s+)?{_MONTH}{_OF_YEAR}", _day),
    (rf"{_MONTH}\s+(?:the\s+)?{_DAY}{_OF_YEAR}", _day),
    (rf"(?:{_PART})?(?:{_MONTH},?\s+(?:of\s+)?{_YEAR})", _month),
    (rf"{_PART}{_MONTH}", _month),
    (rf"{_WHICH}\s+{_MONTH}", _month),
    (rf"(?:{_SINCE}){_MONTH}", _month),
    (rf"{_PART}{_YEAR}", _year),
    (rf"(?:{_SINCE}){_YEAR}", _year),
    (r"(?i:the\s+)?(?P<decade>(?:19|20)\d)0s", _decade),
    (rf"{_SEASON}\s+(?:of\s+)?{_YEAR}", _season),
    (rf"{_WHICH}\s+{_SEASON}", _season),
    (rf"(?:{_WHICH}\s+)?(?P<weekday>(?i:{'|'.join(WEEKDAYS)}))", _weekday),
    (rf"(?P<near>(?i:{_NEAR}))", _near),
    (rf"{_COUNT}\s+(?P<unit>(?i:day|week|month|year))s?\s+(?i:ago|earlier)", _ago),
    (
        rf"(?:(?P<how>(?i:earlier|later))\s+|{_PART})?{_WHICH}\s+(?P<unit>(?i:week|month|year))",
        _unit,
    ),
    (rf"(?i:over\s+the|at\s+the|on\s+the|{_WHICH})\s+(?i:weekend)", _weekend),
)
_HINT = re.compile(
    r"\d\d|(?i:day|week|month|year|night|morning|afternoon|evening|tomorrow)"
    rf"|(?i:{'|'.join(periods.SEASONS)})"
    rf"|\b(?:{'|'.join(name[:3].capitalize() for name in MONTH_NUMBERS)})"
    rf"|\b(?:{'|'.join(name[:3].upper() for name in MONTH_NUMBERS)})"
)
"""What every date has something of: most texts have no date, and are looked through once."""
_RULES = tuple((re.compile(rf"(?<![\w-])(?:{form})(?!\w)"), rule) for form, rule in _FORMS)
