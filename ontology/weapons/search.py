"""Find entries by what they are called, by what they are, or by who has them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from difflib import get_close_matches
from pathlib import PurePath

from claimgraph.errors import NotFoundError
from claimgraph.ontology.states import States
from claimgraph.ontology.weapons.entry import Entry, EntryClass, normalise

_NEAR = 0.7  # how alike two spellings are, as difflib measures it
_SHOWN = 5


def search(entries: Iterable[Entry], words: str) -> list[Entry]:
    """Return what `words` may mean, the likeliest first.

    First come the entries so designated, whatever case, spaces and hyphens; then those with a
    designation that begins so, and that holds it; then those whose kind, maker, family, origin
    and names have all the words. Only where there are none of these, near spellings.
    """
    key, wanted, known = normalise(words), _words(words), list(entries)
    if not key:
        return []
    ranked = [(rank, entry) for entry in known if (rank := _rank(entry, key, wanted)) is not None]
    ranked.sort(key=lambda pair: pair[0])
    return [entry for _, entry in ranked] or near(known, words)


def near(entries: Iterable[Entry], name: str) -> list[Entry]:
    """Return the entries with a designation spelt much like `name`, the nearest first."""
    by_key: dict[str, list[Entry]] = {}
    for entry in entries:
        for key in _keys(entry):
            by_key.setdefault(key, []).append(entry)
    close = get_close_matches(normalise(name), by_key, n=_SHOWN, cutoff=_NEAR)
    return list({entry.id: entry for key in close for entry in by_key[key]}.values())


def select(
    entries: Iterable[Entry],
    *,
    family: str | None = None,
    kind: str | None = None,
    origin: Iterable[str] = (),
    operator: Iterable[str] = (),
    weapon_class: EntryClass | None = None,
) -> list[Entry]:
    """Return the entries that all the filters let through, in their order; see Catalogue.select."""
    known = list(entries)
    tests: list[Callable[[Entry], bool]] = []
    if family is not None:
        families = _holding(family, _families(known), "family of weapons")
        tests.append(
            lambda entry: bool({entry.family, PurePath(entry.origin_file).stem} & families)
        )
    if kind is not None:
        kinds = _holding(kind, {entry.kind for entry in known}, "kind of weapon")
        tests.append(lambda entry: entry.kind in kinds)
    if origins := {States.load().named(word).code for word in origin}:
        tests.append(lambda entry: not origins.isdisjoint(entry.origin))
    if states := {States.load().named(word).code for word in operator}:
        tests.append(lambda entry: any(one.state in states for one in entry.operators))
    if weapon_class is not None:
        tests.append(lambda entry: entry.weapon_class == weapon_class)
    return [entry for entry in known if all(test(entry) for test in tests)]


def _rank(entry: Entry, key: str, wanted: list[str]) -> int | None:
    keys = _keys(entry)
    if key in keys:
        return 0
    if any(one.startswith(key) for one in keys):
        return 1
    if any(key in one for one in keys):
        return 2
    about = {word for text in _texts(entry) for word in _words(text)}
    return 3 if all(_has(about, word) for word in wanted) else None


def _has(about: set[str], word: str) -> bool:
    """Tell whether one of the words is `word`, its singular, or begins with it."""
    return word.removesuffix("s") in about or any(one.startswith(word) for one in about)


def _keys(entry: Entry) -> set[str]:
    return {normalise(entry.id), *(designation.key for designation in entry.designations)}


def _texts(entry: Entry) -> Iterator[str]:
    yield from (entry.kind, entry.family, entry.maker or "")
    yield from (designation.value for designation in entry.designations)
    for code in entry.origin:
        state = States.load()[code]
        yield from (*state.names, *state.adjectives)


def _words(text: str) -> list[str]:
    return text.casefold().split()


def _families(entries: Iterable[Entry]) -> set[str]:
    """Return what families go by: their names, and those of their files."""
    return {name for entry in entries for name in (entry.family, PurePath(entry.origin_file).stem)}


def _holding(words: str, names: set[str], what: str) -> set[str]:
    """Return the names that hold `words`. Raises NotFoundError, with the names that come close."""
    wanted = words.casefold()
    if found := {name for name in names if wanted in name.casefold()}:
        return found
    close = get_close_matches(wanted, sorted(names), n=_SHOWN, cutoff=0.4)
    hint = f"Close to it: {', '.join(close)}" if close else f"There are {', '.join(sorted(names))}"
    raise NotFoundError(what, words, remedy=hint)
