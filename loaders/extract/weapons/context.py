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
_REACH_STATE = 10
_REACH_SENTENCE = 25
_STOPS = frozenset(".!?;:")
_ENDS = frozenset(".!?")
_TAKING_UP = frozenset(("The", "That", "This", "Those", "These"))
_AGENTS = frozenset(("maker", "manufacturer", "producer", "operator", "operators", "user", "users"))
_DETERMINERS = frozenset(("a", "an", "the", "its", "their"))


def named_as_weapon(page: Words, start: int, end: int) -> bool:
    """Tell whether the words beside [start, end) say that it is a weapon's name."""
    first, last = page.at(start), page.at(end - 1)
    if head_noun_after(page, last) is not None:
        return True
    told = _said_before(page, first) or _apposed(page, last)
    if not told and named_as_thing(page, start):
        told = _said_after(page, last) or _handed_on(page, first) or _taken_up(page, last)
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


def _apposed(page: Words, last: int) -> bool:
    """Tell whether a name goes on as "…, an infantry fighting vehicle" does."""
    if last + 1 >= len(page) or page.gap(last) != ", ":
        return False
    for index in range(last + 1, min(len(page), last + 2 + _REACH_AFTER)):
        word = page[index].lower()
        if word in NOUNS or word in words("vehicles"):
            return True
        apart = index > last + 1 and page.gap(index - 1) not in (" ", "-")
        begins = index > last + 1 or word in _DETERMINERS or not page[index].istitle()
        if apart or not begins or (index > last + 1 and word in words("clause")):
            return False
    return False


def _handed_on(page: Words, first: int) -> bool:
    """Tell whether a state buys, sells or uses what has a name: "Norland had bought the X"."""
    done = None
    for index in range(first - 1, max(-1, first - 1 - _REACH_BEFORE), -1):
        if _STOPS & set(page.gap(index)):
            return False
        word = page[index].lower()
        if any(word in words(name) for name in ("supply", "acquire", "use", "operate")):
            done = index
            break
        if word in words("kinship") or word in _AGENTS:
            return True
    if done is None:
        return False
    for index in range(first - 1, max(-1, first - 1 - _REACH_STATE), -1):
        if index < first - 1 and _STOPS & set(page.gap(index)):
            return False
        if States.load().lookup(page[index]) is not None:
            return True
    return False


def _taken_up(page: Words, last: int) -> bool:
    """Tell whether the next sentence begins with the kind of thing: "… the X. The tank …"."""
    for index in range(last, min(len(page) - 3, last + _REACH_SENTENCE)):
        if set(page.gap(index)) & _ENDS:
            opening = page[index + 1] in _TAKING_UP
            return opening and any(page[i].lower() in NOUNS for i in (index + 2, index + 3))
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
