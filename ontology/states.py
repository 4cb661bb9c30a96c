"""States by the words that news uses for them: names, adjectives, peoples and capitals.

Read once from states.yaml; words are matched with their case, since "us" is no state and
"polish" no nation.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib.resources import files

import yaml

from claimgraph.errors import CatalogueError, NotFoundError

_FILE = "states.yaml"
LONGEST_NAME = 5
"""How many words the longest name of a state has."""
_LISTS = ("names", "adjectives", "people", "capitals")


@dataclass(frozen=True, slots=True)
class State:
    """A state or an entity that news treats as one.

    `code` is its ISO 3166-1 alpha-2 code where it has one, `names` every name in use with `name`
    first, `adjectives` what stands before a noun ("Armenian"), `people` plurals such as "Turks".
    """

    code: str
    name: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    former: bool = False


class States:
    """All states, looked up by any word for them; possessives and a leading "the" are allowed."""

    def __init__(self, states: Iterable[State]) -> None:
        self._states = tuple(states)
        self._codes = {state.code: state for state in self._states}
        self._names = _index((s, s.names) for s in self._states)
        self._adjectives = _index((s, s.adjectives) for s in self._states)
        self._people = _index((s, _peoples(s)) for s in self._states)
        self._capitals = _index((s, s.capitals) for s in self._states)

    @staticmethod
    @cache
    def load() -> States:
        """Return the states that ship with the package.

        Raises:
            CatalogueError: states.yaml breaks its schema, or one word names two states.
        """
        text = (files("claimgraph.ontology") / _FILE).read_text("utf-8")
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        entries = yaml.load(text, loader)  # noqa: S506 - a safe loader, in C where built
        return States(_state(code, entry) for code, entry in entries.items())

    def lookup(self, word: str) -> State | None:
        """Return the state that `word` stands for: its name, adjective, people or capital."""
        return (
            self.by_name(word)
            or self.by_adjective(word)
            or self.by_people(word)
            or self.by_capital(word)
        )

    def __getitem__(self, code: str) -> State:
        return self._codes[code]

    def named(self, word: str) -> State:
        """Return the state of this code, whatever its case, or that `word` stands for.

        Raises NotFoundError, with the names that come close.
        """
        code = word.upper()
        found = self[code] if code in self else self.lookup(word) or self.lookup(word.title())
        if found is None:
            close = get_close_matches(word.title(), self._names, n=3)
            hint = f"Close to it: {', '.join(close)}" if close else "Give its name or ISO code"
            raise NotFoundError("state", word, remedy=hint)
        return found

    def __contains__(self, code: object) -> bool:
        return code in self._codes

    def by_name(self, word: str) -> State | None:
        """Return the state of this name ("Armenia", "the UAE", "Armenia's")."""
        return _find(self._names, word)

    def by_adjective(self, word: str) -> State | None:
        """Return the state of this adjective ("Armenian")."""
        return _find(self._adjectives, word)

    def by_people(self, word: str) -> State | None:
        """Return the state whose people are so called ("Armenians", "Turks")."""
        return _find(self._people, word)

    def by_capital(self, word: str) -> State | None:
        """Return the state with this capital ("Yerevan")."""
        return _find(self._capitals, word)

    def __iter__(self) -> Iterator[State]:
        return iter(self._states)

    def __len__(self) -> int:
        return len(self._states)


def _peoples(state: State) -> tuple[str, ...]:
    plurals = tuple(f"{a}s" for a in state.adjectives if a.endswith("an"))
    return state.people + plurals


def _find(index: Mapping[str, State], word: str) -> State | None:
    key = _key(word)
    found = index.get(key)
    if found is None and key.isupper() and len(key) > 3:  # a headline in capitals
        return index.get(key.title())
    return found


def _key(word: str) -> str:
    """Return `word` with straight apostrophes, without a leading article and a possessive."""
    key = " ".join(word.replace("’", "'").split()).removesuffix("'s").rstrip("'.")
    first, _, rest = key.partition(" ")
    return rest if rest and first.lower() == "the" else key


def _index(pairs: Iterable[tuple[State, tuple[str, ...]]]) -> dict[str, State]:
    index: dict[str, State] = {}
    for state, words in pairs:
        for word in words:
            other = index.setdefault(_key(word), state)
            if other is not state:
                raise CatalogueError(_FILE, f"{word!r} names both {other.name} and {state.name}")
    return index


def _state(code: object, entry: object) -> State:
    if not isinstance(code, str) or not isinstance(entry, dict):
        raise CatalogueError(_FILE, f"{code!r} is no state", remedy="Quote codes such as NO.")
    unknown = set(entry) - {"name", "former", *_LISTS}
    name = entry.get("name")
    if unknown or not isinstance(name, str):
        raise CatalogueError(_FILE, f"{code}: unknown keys {sorted(unknown)} or no name")
    lists = {key: tuple(entry.get(key, ())) for key in _LISTS}
    lists["names"] = (name, *lists["names"])
    return State(code, name, former=bool(entry.get("former", False)), **lists)
