"""Publication dates as pages write them, to ISO 8601 as far as known."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

MONTH_NUMBERS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sept", "sep"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}
MONTH = "|".join(sorted(MONTH_NUMBERS, key=len, reverse=True))
WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"

_ISO = r"(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)"
_DAY_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?<!\d){_ISO}(?!\d)",
        r"(?<![\d.])(?P<y>(?:19|20)\d\d)[./](?P<m>\d\d?)[./](?P<d>\d\d?)(?!\d)",
        r"(?<![\d.])(?P<a>\d\d?)(?P<sep>[./-])(?P<b>\d\d?)(?P=sep)(?P<y>(?:19|20)\d\d)(?!\d)",
        rf"(?<!\d)(?P<d>\d\d?)(?:st|nd|rd|th)?(?:\s+of)?[\s.,/-]*\b(?P<mon>{MONTH})\b"
        r"[\s.,/'’-]*(?P<y>(?:19|20)\d\d)(?!\d)",
        rf"\b(?P<mon>{MONTH})\b\.?[\s-]*(?P<d>\d\d?)(?:st|nd|rd|th)?[\s,.-]+(?P<y>(?:19|20)\d\d)(?!\d)",
        rf"(?<!\d)(?P<d>\d\d?)[-]?(?P<mon>{MONTH})[-]?(?P<y>(?:19|20)?\d\d)(?!\w)",
        r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<m>[01]\d)(?P<d>[0-3]\d)(?=T\d{4}|\W|$)",
    )
)
_MONTH_FORMS = (
    re.compile(r"(?P<y>(?:19|20)\d\d)(?:-(?P<m>\d\d))?"),
    re.compile(rf"(?P<mon>{MONTH})\.?,?\s+(?P<y>(?:19|20)\d\d)", re.IGNORECASE),
)
_TIME = re.compile(
    r"(?<![\d:.])(?P<h>[01]?\d|2[0-3])(?P<sep>[:.])(?P<min>[0-5]\d)(?::[0-5]\d(?:[.,]\d+)?)?(?![\d:])"
    r"\s*(?P<half>[ap]\.?\s?m\b\.?)?\s*(?P<zone>Z\b|GMT|UTC|(?<=[\d\s])[+-]\d\d:?\d\d)?",
    re.IGNORECASE,
)
_NOISE = re.compile(
    rf"\b(?:{WEEKDAY}|date|first|last|published|publish|posted|updated?|modified|created|added|on|at|"
    r"from|is|the|time|[ap]m|gmt|utc|est|edt|et|pst|pdt|cet|cest|eet|msk|bst|ist|jst|hrs?|"
    r"\d+\s+(?:min(?:ute)?s?|hours?|days?|weeks?|months?|years?)\s+(?:ago|read))\b\.?",
    re.IGNORECASE,
)
_RELATIVE_LINE = re.compile(
    rf"(?:(?:\d+|an?|one|two)\s+(?:min(?:ute)?s?|hours?|days?|weeks?|months?|years?)\s+ago|"
    rf"today|yesterday|(?:{WEEKDAY})|(?:{MONTH})\.?\s+\d\d?|\d\d?\.?\s+(?:{MONTH}))"
    r"(?:[\s,]*(?:at\s+)?\d\d?[:.]\d\d\s*(?:[ap]m)?)?",
    re.IGNORECASE,
)
_LONGEST_DATE_LINE = 90
_LONGEST_HEAD_LINE = 140
_LONGEST_STATED = 500
_MILLISECONDS = 100_000_000_000


def parse(value: object, *, day_first: bool = True) -> str | None:
    """Return the first date in `value` in ISO 8601 with the time to the minute, or None.

    A number is taken for seconds (or milliseconds) since 1970. 07.04.2021 is 7 April; with
    slashes or hyphens `day_first` decides where both readings are dates. An offset from UTC is
    kept where the text states one; names of zones but GMT and UTC are ambiguous, and left out.
    """
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return _from_epoch(value)
    text = str(value)[:_LONGEST_STATED].strip()
    for form in _DAY_FORMS:
        for match in form.finditer(text):
            day = _day(match, day_first=day_first)
            if day:
                return day.isoformat() + _time(text, match)
    for form in _MONTH_FORMS:
        if month := form.fullmatch(text):
            return _month(month)
    return None


def last(line: str, *, day_first: bool = True) -> str | None:
    """Return the date that a line ends with, brackets and a full stop aside."""
    if len(line) > _LONGEST_HEAD_LINE:
        return None
    for form in _DAY_FORMS:
        for match in form.finditer(line):
            day = _day(match, day_first=day_first)
            if day and not line[match.end() :].strip(" ])»”\"'."):
                return day.isoformat()
    return None


def is_date_line(line: str) -> bool:
    """Whether a line holds a date and nothing but what goes with one: a time, a label, a place."""
    if len(line) > _LONGEST_DATE_LINE:
        return False
    if _RELATIVE_LINE.fullmatch(line.strip(" .,|·•()–—-")):
        return True
    rest = _without_date(line)
    if rest is None:
        return False
    words = re.findall(r"\w+", _NOISE.sub(" ", _TIME.sub(" ", rest)))
    return len(words) <= 3 and all(word[0].isupper() for word in words)


def _without_date(line: str) -> str | None:
    for form in _DAY_FORMS:
        match = form.search(line)
        if match and _day(match, day_first=True):
            # a second date goes too: "Published 1 May 2021, updated 2 May 2021"
            return form.sub(" ", line)
    return None


def _day(match: re.Match[str], *, day_first: bool) -> date | None:
    found = match.groupdict()
    year = int(found["y"])
    if year < 100:
        year += 2000 if year < 70 else 1900
    if found.get("mon"):
        month, day = MONTH_NUMBERS[found["mon"].lower()], int(found["d"])
    elif found.get("a"):
        day, month = int(found["a"]), int(found["b"])
        if month > 12 or (not day_first and found["sep"] != "." and day <= 12):
            day, month = month, day
    else:
        month, day = int(found["m"]), int(found["d"])
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month(match: re.Match[str]) -> str | None:
    found = match.groupdict()
    if found.get("mon"):
        return f"{found['y']}-{MONTH_NUMBERS[found['mon'].lower()]:02d}"
    if not found.get("m"):
        return found["y"]
    return f"{found['y']}-{found['m']}" if 1 <= int(found["m"]) <= 12 else None


def _time(text: str, day: re.Match[str]) -> str:
    """Return the time of day after, else before, the date as THH:MM with its offset, if any."""
    after = re.sub(r"^T(\d\d)(\d\d)", r"T\1:\2", text[day.end() :])
    match = _TIME.search(after.removeprefix("T")) or _TIME.search(text[: day.start()])
    if not match or (
        match["sep"] == "." and not (match["half"] or len(text) <= _LONGEST_DATE_LINE)
    ):
        return ""
    hour = int(match["h"])
    if match["half"]:
        hour = hour % 12 + (12 if match["half"][0].lower() == "p" else 0)
    return f"T{hour:02d}:{match['min']}{_zone(match['zone'])}"


def _zone(zone: str | None) -> str:
    if not zone:
        return ""
    if zone[0] not in "+-":
        return "+00:00"
    digits = zone.replace(":", "")
    return f"{digits[:3]}:{digits[3:]}" if int(digits[1:3]) <= 14 and int(digits[3:]) < 60 else ""


def _from_epoch(value: float) -> str | None:
    seconds = value / 1000 if abs(value) >= _MILLISECONDS else value
    if 1900 <= value <= 2100 and value == int(value):
        return f"{int(value)}"
    try:
        moment = datetime.fromtimestamp(seconds, tz=UTC)
    except (OverflowError, OSError, ValueError):
        return None
    return moment.isoformat(timespec="minutes")
