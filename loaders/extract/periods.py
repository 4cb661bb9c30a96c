"""Days, weeks, months and their parts as ISO 8601 and EDTF, reckoned from a day of publication."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import Literal

Unit = Literal["day", "week", "month", "year"]
Part = Literal[0, 1, 2]
"""Early, mid or late."""

SEASONS = {"spring": "21", "summer": "22", "autumn": "23", "fall": "23", "winter": "24"}
_FIRST_MONTHS = {"21": 3, "22": 6, "23": 9, "24": 12}
_A_FEW = {"day": 7, "week": 35, "month": 180, "year": 5 * 366}
_SOON = 60
"""A date without its year lies before publication, unless it comes within so many days."""


def interval(first: date, last: date) -> str:
    """Return an interval's first and last day, one day where they are the same."""
    return f"{first.isoformat()}/{last.isoformat()}" if first < last else first.isoformat()


def valid(year: int, month: int, day: int) -> date | None:
    """Return the day, None where the calendar has none such."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_end(year: int, month: int) -> date:
    """Return a month's last day."""
    return date(year, month, monthrange(year, month)[1])


def nearest_year(month: int, day: int, base: date) -> int:
    """Return the year of a day without one: the last such day, unless the next comes soon."""
    ahead = [
        (year, found) for year in (base.year, base.year + 1) if (found := valid(year, month, day))
    ]
    for year, found in ahead:
        if 0 < (found - base).days <= _SOON:
            return year
    return base.year if (month, day) <= (base.month, base.day) else base.year - 1


def year_of_month(month: int, step: int | None, base: date) -> int:
    """Return the year of a month named "last" (-1), "this" (0) or "next" (1), or not at all."""
    if step is None:
        return base.year if month == base.month else nearest_year(month, 1, base)
    if step > 0:
        return base.year if month > base.month else base.year + 1
    return base.year if step == 0 or month < base.month else base.year - 1


def month_part(year: int, month: int, part: Part | None) -> str:
    """Return a month, or its days 1 to 10, 11 to 20, 21 to the last."""
    if part is None:
        return f"{year}-{month:02d}"
    last = month_end(year, month).day
    first, end = ((1, 10), (11, 20), (21, last))[part]
    return interval(date(year, month, first), date(year, month, end))


def year_part(year: int, part: Part | None) -> str:
    """Return a year, or a third of it."""
    if part is None:
        return f"{year:04d}"
    return interval(date(year, 1 + 4 * part, 1), month_end(year, 4 + 4 * part))


def season(code: str, step: int, base: date) -> str:
    """Return a season, by its EDTF number, as the last one, this year's or the next one."""
    ahead = _FIRST_MONTHS[code] > base.month
    if step > 0:
        return f"{base.year if ahead else base.year + 1}-{code}"
    return f"{base.year - 1 if ahead and step < 0 else base.year}-{code}"


def weekday(number: int, step: int | None, base: date) -> date:
    """Return the last such weekday up to the day itself; named "next" or "this", one to come."""
    behind = (base.weekday() - number) % 7
    if step == 1:
        return base + timedelta(days=7 - behind)
    if step == 0:
        return base + timedelta(days=(7 - behind) % 7)
    return base - timedelta(days=behind or (7 if step == -1 else 0))


def weekend(step: int, base: date) -> str:
    """Return the weekend before a day (or the one it falls in), or the one to come."""
    saturday = base - timedelta(days=(base.weekday() - 5) % 7)
    if step >= 0 and base.weekday() < 5:
        saturday += timedelta(days=7)
    return interval(saturday, saturday + timedelta(days=1))


def ago(count: int | None, unit: Unit, base: date) -> str:
    """Return a time counted back: to the day for days, else to the week, month or year.

    None counts "a few", which reaches from some such units back to the day before.
    """
    if count is None:
        return interval(base - timedelta(days=_A_FEW[unit]), base - timedelta(days=1))
    if unit == "day":
        return (base - timedelta(days=count)).isoformat()
    if unit == "week":
        return interval(*bounds("week", -count, base))
    if unit == "month":
        return month_part(*_shifted(base, -count), None)
    return year_part(base.year - count, None)


def bounds(unit: Unit, step: int, base: date) -> tuple[date, date]:
    """Return the first and last day of the week, month or year so many steps from a day's own."""
    if unit == "year":
        return date(base.year + step, 1, 1), date(base.year + step, 12, 31)
    if unit == "month":
        year, month = _shifted(base, step)
        return date(year, month, 1), month_end(year, month)
    monday = base - timedelta(days=base.weekday()) + timedelta(weeks=step)
    return monday, monday + timedelta(days=6)


def _shifted(base: date, months: int) -> tuple[int, int]:
    count = base.year * 12 + base.month - 1 + months
    return count // 12, count % 12 + 1
