"""Tell whether the words around a name show that a weapon is meant."""

from __future__ import annotations

from claimgraph.loaders.extract.weapon_names import Words
from claimgraph.ontology.states import States

_NOUNS = """
    aircraft aircrafts airframe apc artillery atgm battery bomb bomber cannon cartridge copter
    corvette destroyer drone fighter frigate gun gunship helicopter howitzer icbm ifv interceptor
    jet launcher loader manpad manpads missile missle mlrs mortar munition plane projectile radar
    rifle rocket sam shell slbm srbm submarine system tank torpedo uas uav ucav warhead warplane
    weapon weaponry
"""
NOUNS = frozenset(
    form for noun in _NOUNS.split() for form in (noun, f"{noun}s", noun[:-1] + "ies")
) | {"torpedoes"}
"""Head nouns of weapons; a capital letter is no matter."""

_VERBS = frozenset(
    ["fire", "fired", "fires", "firing", "launch", "launched", "launches", "launching", "lob", "lobbed", "lobbing", "shoot", "shot", "shooting", "armed", "equipped", "intercept", "intercepted", "intercepting"]
)
_NOT_BEFORE = frozenset(
    ["act", "acts", "party", "league", "fc", "cf", "river", "front", "park", "stadium", "city", "street", "avenue", "university", "college", "games", "prize", "throw", "thrower", "throwing", "cup", "day", "movement", "prayer", "group", "club", "team", "club's", "foundation", "energy", "district", "province", "village"]
)
_NOT_AFTER = frozenset(
    ["hms", "uss", "ins", "mr", "ms", "mrs", "dr", "sir", "river", "lake", "mount", "mt", "fc", "club", "village", "town", "city", "district", "tribe", "saint", "san", "planet"]
)
_REACH_AFTER = 5
_REACH_BEFORE = 3
_REACH_OVER_AND = 9
_STOPS = frozenset(".!?;:")


def named_as_weapon(words: Words, start: int, end: int) -> bool:
    """Tell whether the words beside [start, end) say that it is a weapon's name."""
    first, last = words.at(start), words.at(end - 1)
    return head_noun_after(words, last) is not None or _said_before(words, first)


def named_otherwise(words: Words, start: int, end: int) -> bool:
    """Tell whether the words beside [start, end) make it a person, ship, place, club or law."""
    first, last = words.at(start), words.at(end - 1)
    if last + 1 < len(words) and words.gap(last) == " ":
        after = words[last + 1]
        if after.lower() in _NOT_BEFORE:
            return True
        if after.istitle() and after.lower() not in NOUNS and not words[last].isupper():
            return True
    if first == 0 or words.gap(first - 1) != " ":
        return False
    before = words[first - 1]
    if before.lower() in _NOT_AFTER:
        return True
    opens = first == 1 or any(mark in words.gap(first - 2) for mark in '.!?:“"\n')
    return before.istitle() and not opens and States.load().lookup(before) is None


def head_noun_after(words: Words, last: int) -> str | None:
    """Return the weapon noun that the name ending at run `last` modifies, lower case."""
    reach = _REACH_AFTER
    for index in range(last + 1, len(words)):
        gap = words.gap(index - 1)
        if _STOPS & set(gap) or ("(" in gap and index == last + 1):
            return None
        word = words[index].lower()
        if word in NOUNS:
            return word
        if word in {"and", "or"} and index <= last + 2:
            reach = _REACH_OVER_AND
        elif word in _CLAUSE or index - last >= reach:
            return None
    return None


_CLAUSE = frozenset(
    ["was", "were", "is", "are", "be", "been", "has", "have", "had", "said", "that", "which", "who", "will", "would", "to", "in", "on", "at", "from", "by", "for", "with", "against", "of", "the", "a", "an", "its", "their", "his", "her", "as", "after", "before", "when", "where"]
)


def _said_before(words: Words, first: int) -> bool:
    for index in range(first - 1, max(-1, first - 1 - _REACH_BEFORE), -1):
        gap = words.gap(index)
        if _STOPS & set(gap):
            return False
        word = words[index].lower()
        if word in NOUNS or word in _VERBS:
            return True
    return False
