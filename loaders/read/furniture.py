"""What a line is by its words alone: prose, or one of the things that stand around an article."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import Enum, auto
from functools import cache
from importlib import resources

import yaml

from claimgraph.loaders.read.dates import is_date_line
from claimgraph.loaders.read.lines import ends_sentence


class Look(Enum):
    """What a line looks like before its neighbours are considered."""

    PROSE = auto()
    SHORT = auto()  # a headline, a subhead, a menu entry: position decides
    DATE = auto()
    BYLINE = auto()
    URL = auto()
    SOURCE = auto()  # "[Source: agency, place, date]"
    CAPTION = auto()
    LIST_HEAD = auto()  # "Related": other articles' headlines follow
    ENDING = auto()  # "Leave a comment": nothing of the article follows
    FURNITURE = auto()  # buttons, notices, menus: the line alone


def _words(section: str) -> str:
    return "|".join(f"(?:{form})" for form in phrases()[section])


@cache
def phrases() -> dict[str, list[str]]:
    """Return furniture.yaml: regular expressions by what they tell."""
    text = resources.files(__package__).joinpath("furniture.yaml").read_text(encoding="utf-8")
    loaded: dict[str, list[str]] = yaml.safe_load(text)
    return loaded


def _holds(section: str) -> Callable[[str], bool]:
    """Return whether a line holds one of a section's forms; most stand only at its beginning."""
    forms = phrases()[section]
    opening = re.compile("|".join(f[1:] for f in forms if f[0] == "^"), re.IGNORECASE)
    anywhere = re.compile("|".join(f for f in forms if f[0] != "^"), re.IGNORECASE)
    return lambda line: bool(opening.match(line) or anywhere.search(line))


_LIST_HEADS = re.compile(_words("list_heads"), re.IGNORECASE)
_GLUED_HEAD = re.compile(rf"(?i:{_words('glued_heads')})(?=[A-Z“‘\"])")
_ENDINGS = re.compile(_words("endings"), re.IGNORECASE)
_POINTERS = re.compile(
    rf"(?:{_words('pointers')})\s*[:»>|]\s*\S|also read\s*[–—-]\s", re.IGNORECASE
)
_is_notice = _holds("notices")
_is_caption = _holds("captions")
_LONGEST_NOTICE = 400
_NAMES = r"[A-Z][\w.’'-]+(?:\s+(?:[A-Z][\w.’'-]*|de|van|von|al|bin|el))*"
_BYLINE = re.compile(
    rf"(?:(?i:(?:written |reported |text |words )?by|author|authors|written by)\s*:?\s+{_NAMES}"
    rf"(?:\s*(?:,|;|&|\band\b)\s*{_NAMES})*\s*[,.|]?"
    r"|[A-Z][\w ]{1,25} (?:Staff|Correspondent|Reporter|Desk)"
    rf"|Staff (?:Reporter|Writer)|{_NAMES},? (?:Staff [Ww]riter|Correspondent))"
)
_URL = re.compile(
    r"(?:(?:url|link|source|original(?: article)?|permalink|read at)\s*[:—-]\s*)?<?(https?://\S+?)>?",
    re.IGNORECASE,
)
_SOURCE = re.compile(r"[\[(]?(?i:source|publisher|via)\s*[:—]\s*(?P<who>[^\[\]()]{2,80}?)[\])]?")
_BULLET = re.compile(r"(?:[-*•‣▪–—·]|\d{1,2}[.)]|[Qq](?:uestion)?[:.]|[Aa](?:nswer)?[:.])\s+\S")
_QUOTED = re.compile(r"^[\"“‘«'„].+[\"”’»'“]\.?$")


def url_of(line: str) -> str | None:
    """Return the address that a line consists of, label aside."""
    match = _URL.fullmatch(line.strip())
    return match[1] if match else None


def source_of(line: str) -> str | None:
    """Return who "[Source: who, place, date]" names."""
    match = _SOURCE.fullmatch(line.strip())
    if not match or match["who"].startswith("http"):
        return None
    who = match["who"].split(",")[0].strip()
    return who if len(who.split()) <= 5 else None


def is_listed_item(line: str) -> bool:
    """Whether a line is a bullet, a numbered item, or a question or answer so marked."""
    return bool(_BULLET.match(line))


def look(line: str) -> Look:
    """Return what one line (or paragraph, wrapped lines joined) looks like on its own."""
    bare = line.strip(" \t:»>|.…→*#-–—=[]▼").replace("’", "'")
    if _is_list_head(bare, line):
        return Look.LIST_HEAD
    if len(line) < 90 and _ENDINGS.fullmatch(bare.rstrip(",!?")):
        return Look.ENDING
    if url_of(line):
        return Look.URL
    if is_date_line(line):
        return Look.DATE
    if _is_furniture(line):
        return Look.FURNITURE
    if source_of(line):
        return Look.SOURCE
    if len(line) < 600 and _is_caption(line):
        return Look.CAPTION
    if len(line) < 120 and _BYLINE.fullmatch(line):
        return Look.BYLINE
    return Look.PROSE if _is_prose(line) else Look.SHORT


def _is_list_head(bare: str, line: str) -> bool:
    if _GLUED_HEAD.match(line):
        return True
    return len(line) < 60 and not line.endswith(("?", "!")) and bool(_LIST_HEADS.fullmatch(bare))


def _is_furniture(line: str) -> bool:
    if not any(char.isalnum() for char in line):
        return True
    if len(line) > _LONGEST_NOTICE:
        return False
    if _POINTERS.match(line) or _is_menu(line):
        return True
    # a quotation may speak of cookies or copyright, and is the article's own all the same
    return line[0] not in '"“‘«' and _is_notice(line)


def _is_menu(line: str) -> bool:
    """Whether a line is short entries between bars, as navigation is."""
    entries = re.split(r"\s+[|•»]\s+|\s*\|\s*", line)
    return len(entries) > 1 and len(line) < 200 and all(len(e.split()) <= 4 for e in entries)


def _is_prose(line: str) -> bool:
    words = line.split()
    if _QUOTED.match(line):
        return len(words) >= 3
    if len(words) >= 25:
        return True
    return len(words) >= 5 and ends_sentence(line) and not line.endswith(":")
