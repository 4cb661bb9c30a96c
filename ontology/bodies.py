"""Bodies of a state: its ministries, forces, government, which every article words its own way.

"Armenia's Defense Ministry" and "the Armenian Ministry of Defence" are one body, and "the Defence
Ministry" alone could be any state's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from claimgraph.ontology.states import LONGEST_NAME, States

WORDS = frozenset(
    (
        *(
            "affairs",
            "defence",
            "external",
            "finance",
            "foreign",
            "interior",
            "internal",
            "security",
        ),
        *("administration", "authorities", "cabinet", "council", "department", "embassy"),
        *("government", "ministry", "office", "parliament", "presidency", "service", "state"),
        *("air", "armed", "army", "coast", "command", "force", "forces", "general", "guard"),
        *("intelligence", "military", "navy", "police", "staff", "central", "national", "supreme"),
    )
)
"""What the names of such bodies are made of, in British spelling."""

SMALL = frozenset(("of", "the", "and", "for", "s"))
SPELLINGS = {
    "defense": "defence",
    "center": "centre",
    "organization": "organisation",
    **dict.fromkeys(("hizbullah", "hizballah", "hizbollah"), "hezbollah"),
}
MINISTRIES = {
    frozenset(("ministry", "defence")): "Ministry of Defence",
    frozenset(("ministry", "foreign")): "Ministry of Foreign Affairs",
    frozenset(("ministry", "foreign", "affairs")): "Ministry of Foreign Affairs",
    frozenset(("ministry", "interior")): "Ministry of the Interior",
    frozenset(("ministry", "internal", "affairs")): "Ministry of the Interior",
}
SHORT = {
    "UN": "United Nations",
    "U.N.": "United Nations",
    "EU": "European Union",
    "E.U.": "European Union",
    "RAF": "Royal Air Force",
    "USAF": "United States Air Force",
    "IDF": "Israel Defense Forces",
    "USFK": "United States Forces Korea",
    "IRGC": "Islamic Revolutionary Guard Corps",
    "PLA": "People’s Liberation Army",
    "KCNA": "Korean Central News Agency",
    "IRNA": "Islamic Republic News Agency",
    "IAEA": "International Atomic Energy Agency",
}
"""Unions of states, forces and agencies that go by their initials alone."""
MOVEMENTS = dict.fromkeys(("Houthi", "Huthi", "Huthis"), "Houthis")
"""Movements that their followers' adjective stands for ("Houthi rebels")."""
DEPARTMENTS = SHORT | {
    "State Department": "US Department of State",
    "Department of State": "US Department of State",
    **dict.fromkeys(("US Forces Korea", "U.S. Forces Korea"), "United States Forces Korea"),
    **MOVEMENTS,
}
WITH_ARTICLE = frozenset(
    ("United States", "United Kingdom", "United Arab Emirates", "Netherlands", "Philippines")
)
_USUAL = (
    *MINISTRIES.values(),
    *SHORT.values(),
    *MOVEMENTS.values(),
    "Government of",
    "US Department of",
)
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:-[^\W\d_]+)*")
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)


@lru_cache(maxsize=4096)
def canonical(name: str) -> str | None:
    """Return the one name of a state's body, None where `name` is no such body or tells no state.

    A ministry of defence, of foreign affairs or of the interior gets its usual name; of others the
    state alone is put in its place: "Syrian government" is the Government of Syria.
    """
    bare = _ARTICLE.sub("", " ".join(name.split()))
    if bare in DEPARTMENTS:
        return DEPARTMENTS[bare]
    state, rest = split(bare)
    if state is None:
        return None
    if state == "United States" and " ".join(rest) in DEPARTMENTS:
        return DEPARTMENTS[" ".join(rest)]
    words = [_fold(word) for word in rest if _fold(word) not in SMALL]
    if not words or not WORDS.issuperset(words):
        return None
    body = MINISTRIES.get(frozenset(words)) or _capitalised(rest)
    if state == "United States" and words != ["government"]:
        return f"US {body}"
    article = "the " if state in WITH_ARTICLE else ""
    return f"{body} of {article}{state}"


def is_usual(name: str) -> bool:
    """Tell whether a body's one name is how the press writes it: ministries and governments.

    "Army of Peru" is the Peruvian Army to everybody.
    """
    return name.startswith(_USUAL)


def is_bare(name: str) -> bool:
    """Tell whether a name fits the bodies of many states ("Defence Ministry", "Armed Forces")."""
    words = {_fold(word) for word in _WORD.findall(name)} - SMALL
    return bool(words) and words <= WORDS and canonical(name) is None


def split(name: str) -> tuple[str | None, list[str]]:
    """Take the first state out of a name, however it is named there; return it and the rest."""
    words = _WORD.findall(name)
    for start in range(len(words)):
        length, state = _state_at(words[start:])
        if state is not None:
            rest = [*words[:start], *words[start + length :]]
            return state, [word for word in rest if word != "s"]
    return None, words


def _state_at(words: Sequence[str]) -> tuple[int, str | None]:
    states = States.load()
    for length in range(min(LONGEST_NAME, len(words)), 0, -1):
        phrase = " ".join(words[:length])
        state = states.by_name(phrase) or states.by_adjective(phrase)
        if state is not None:
            return length, state.name
    return 1, None


def _fold(word: str) -> str:
    return SPELLINGS.get(word.lower(), word.lower())


def _capitalised(words: Sequence[str]) -> str:
    """Write a body's words as a name; those that only joined its state to it fall away."""
    kept = list(words)
    while kept and kept[-1].lower() in SMALL:
        kept.pop()
    return " ".join(w.lower() if w.lower() in SMALL else w[:1].upper() + w[1:] for w in kept)
