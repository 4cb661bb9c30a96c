"""From a date as far as known to the day that a timeline wants."""

from __future__ import annotations

import re
from datetime import date

_FORM = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
# EDTF's seasons, by the month each starts with (northern).
_SEASONS = {21: 3, 22: 6, 23: 9, 24: 12}


def first_day(when: object) -> str | None:
    """Return the first day a date can mean, as YYYY-MM-DD; None where it means none.

    Takes ISO 8601 and EDTF: "2024-03" starts on the first of March, an interval with its start.
    """
    found = _FORM.match(str(when or ""))
    if found is None:
        return None
    year, month, day = (int(part or 1) for part in found.groups())
    try:
        return date(year, _SEASONS.get(month, month), day).isoformat()
    except ValueError:  # no such day
        return None
