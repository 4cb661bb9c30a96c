"""Tell whether the words around a name show that a weapon is meant."""

from __future__ import annotations

from claimgraph.loaders.extract.weapons.names import Words
from claimgraph.loaders.extract.weapons.words import words
from claimgraph.ontology.states import States

NOUNS = frozenset(
    form for noun in words("nouns") for form in (noun, f"{noun}s", f"{noun[:-1]}ies")
) | {"torpedoes"}
"""Head nouns of weapons; a capital letter is no matter."""

_REACH_AFTER = 5
_REACH_BEFORE = 3
_REACH_OVER_AND = 9
_STOPS = frozenset(".!?;:")


def named_as_weapon(page: Words, start: int, end: int) -> bool:
    """Tell whether the words beside [start, end) say that it is a weapon's name."""
    first, last = page.at(start), page.at(end - 1)
    if head_noun_after(page, last) is not None:
        return True
    told = _said_before(page, first) or (named_as_thing(page, start) and _said_after(page, last))
    return told and not named_otherwise(page, start, end)


def named_otherwise(page: Words, start: int, end: int) -> bool:
    """Tell whether the words beside [start, end) make it a person, ship, place, club or law."""
    first, last = page.at(start), page.at(end - 1)
    if last + 1 < len(page) and page.gap(last) == " ":
        after = page[last + 1]
        if after.lower() in words("after_other"):
            return True
        if after.istitle() and after.lower() not in NOUNS and not page[last].isupper():
            return True
    if first == 0 or page.gap(first - 1) != " ":
        return False
    before = page[first - 1]
    if before.lower() in words("before_other"):
        return True
    opens = first == 1 or any(mark in page.gap(first - 2) for mark in '.!?:“"\n')
    return before.istitle() and not opens and States.load().lookup(before) is None


def named_as_thing(page: Words, start: int) -> bool:
    """Tell whether a name stands as things do: after an article, a number or whose it is."""
    first = page.at(start)
    if not page[first][0].isupper() or first == 0 or page.gap(first - 1) not in (" ", "\xa0", "-"):
        return False
    before = page[first - 1].lower()
    if before in words("before_things") or before.isdigit() or before.endswith(("-made", "-built")):
        return True
    return States.load().by_adjective(page[first - 1]) is not None


def head_noun_after(page: Words, last: int) -> str | None:
    """Return the weapon noun that the name ending at run `last` modifies, lower case."""
    reach = _REACH_AFTER
    for index in range(last + 1, len(page)):
        gap = page.gap(index - 1)
        if _STOPS & set(gap) or ("(" in gap and index == last + 1):
            return None
        word = page[index].lower()
        if word in NOUNS:
            return word
        if word in {"and", "or"} and index <= last + 2:
            reach = _REACH_OVER_AND
        elif word in words("clause") or index - last >= reach:
            return None
    return None


def _said_before(page: Words, first: int) -> bool:
    for index in range(first - 1, max(-1, first - 1 - _REACH_BEFORE), -1):
        gap = page.gap(index)
        if _STOPS & set(gap):
            return False
        word = page[index].lower()
        if word in NOUNS or word in words("verbs"):
            return True
        if index == first - 1 and word in words("fielding"):
            return True
    return False


def _said_after(page: Words, last: int) -> bool:
    """Tell whether what the name is the subject of is done with weapons: "had been launched"."""
    for index in range(last + 1, min(len(page), last + 1 + _REACH_BEFORE + 1)):
        if page.gap(index - 1) != " ":
            return False
        word = page[index].lower()
        if word in words("verbs"):
            return index > last + 1
        if word not in words("auxiliaries"):
            return False
    return False
