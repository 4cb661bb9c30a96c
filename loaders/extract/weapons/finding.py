"""Weapons named in an article: every mention, tied to the catalogue where it has them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from claimgraph.loaders.extract.weapons.calling import called
from claimgraph.loaders.extract.weapons.context import (
    named_as_thing,
    named_as_weapon,
    named_otherwise,
)
from claimgraph.loaders.extract.weapons.names import Hit, Words, finder
from claimgraph.loaders.extract.weapons.shapes import (
    generic_classes,
    unknown_designations,
    vouched,
)
from claimgraph.loaders.record import Block, BlockKind, Span, Weapon, WeaponClass
from claimgraph.ontology.catalogue import Catalogue, Entry, normalise

_SUFFIX = re.compile(r" Block [IVX\d]+[A-Z]*\+?(?:/\d+)?(?!\w)|-[A-Z]{1,2}\d{0,2}(?![\w-])")
_BESIDE = re.compile(r"(?:-\d{1,2})? ")
_LIST = re.compile(r",? (?:(?:and|or) )?(?:the )?|/")
_FALLBACK_MENTIONS = 2
_CLASSES = frozenset(("multiple launch rocket system", "multiple-launch rocket system"))
_ENOUGH = 2
"""Weapons clearly named from which an article is about weapons."""


@dataclass(frozen=True, slots=True)
class _Mention:
    """A name in the article: a catalogue entry, or what is known of one that it lacks."""

    span: Span
    entry: Entry | None
    name: str
    weapon_class: WeaponClass
    kind: str | None
    parent: Entry | None = None

    @property
    def key(self) -> str:
        return self.entry.id if self.entry else f"{self.weapon_class}:{normalise(self.name)}"


def find_weapons(text: str, blocks: tuple[Block, ...], catalogue: Catalogue) -> tuple[Weapon, ...]:
    """Return the weapons that the title and paragraphs of an article name, in order of mention.

    A name that means other things too (Patriot, Tor) counts where the words around it, or a
    clear name of the same weapon elsewhere in the article, show that the weapon is meant. What has
    the shape of a designation and is in no catalogue becomes a weapon with `known` False.
    """
    mined = [block for block in blocks if block.kind is not BlockKind.BOILERPLATE]
    pages = [(block.start, Words.of(text[block.start : block.end])) for block in mined]
    hits = _accepted([(at, words, finder(catalogue).find(words)) for at, words in pages])
    shapes = vouched(words for _, words in pages)
    mentions = [
        mention
        for at, words, found in hits
        for mention in _in_block(at, words, found, catalogue, hits, shapes)
    ]
    ends = {mention.span[1] for mention in mentions}
    generic = _generic(pages, fallback=False)
    mentions += [m for m in generic if m.span[0] - 1 not in ends]  # "RBK-250 cluster bombs"
    if not mentions:
        fallback = list(_generic(pages, fallback=True))
        counts = Counter(mention.key for mention in fallback)
        mentions = [m for m in fallback if counts[m.key] >= _FALLBACK_MENTIONS]
    return _grouped(mentions, text)


_Page = tuple[int, Words, list[Hit]]


def _accepted(pages: list[_Page]) -> list[_Page]:
    """Drop the names that mean something else here.

    Names with weapon words beside them vouch for the same weapon's bare names elsewhere, and in an
    article that clearly names several weapons "the Tor" is one too.
    """
    sure: set[str] = set()
    vague: set[tuple[int, int]] = set()
    for at, words, hits in pages:
        clear = [
            not _is_class(words, h)
            and (not h.needs_context or named_as_weapon(words, h.start, h.end))
            for h in hits
        ]
        for index, hit in enumerate(hits):
            if clear[index] or _listed(words.text, hits, clear, index):
                sure |= _families(hit)
            else:
                vague.add((at, hit.start))

    def keep(at: int, words: Words, hit: Hit) -> bool:
        if (at, hit.start) not in vague:
            return True
        if _is_class(words, hit):
            return bool(sure & _families(hit))
        if named_otherwise(words, hit.start, hit.end):
            return False
        enough = len(sure) >= _ENOUGH or any(_is_by_maker(one, pages) for one in hit.entries)
        told_of = enough and named_as_thing(words, hit.start)
        return bool((sure | things) & _families(hit)) or told_of

    things: set[str] = set()
    if len(sure) >= _ENOUGH:
        for at, words, hits in pages:
            for hit in hits:
                if (at, hit.start) in vague and keep(at, words, hit):
                    things |= _families(hit)
    return [(at, words, [h for h in hits if keep(at, words, h)]) for at, words, hits in pages]


def _is_class(page: Words, hit: Hit) -> bool:
    """Whether a name is what a class of weapons is called, by which one of them goes as well."""
    return page.text[hit.start : hit.end].lower().rstrip("s") in _CLASSES


def _listed(text: str, hits: list[Hit], clear: list[bool], index: int) -> bool:
    """Tell whether a name stands in a list right beside a clear one: "Iron Dome and Arrow"."""
    for other in (index - 1, index + 1):
        if 0 <= other < len(hits) and clear[other]:
            first, second = sorted((hits[index], hits[other]), key=lambda hit: hit.start)
            if _LIST.fullmatch(text, first.end, second.start):
                return True
    return False


def _families(hit: Hit) -> set[str]:
    return {entry.variant_of or entry.id for entry in hit.entries}


def _in_block(
    at: int,
    words: Words,
    hits: list[Hit],
    catalogue: Catalogue,
    pages: list[_Page],
    shapes: frozenset[str],
) -> Iterator[_Mention]:
    named = [_mention(words.text, hit, pages) for hit in hits]
    taken = [(hit.start, hit.end) for hit in hits]
    for shape in unknown_designations(words, shapes):
        if all(shape.end <= start or end <= shape.start for start, end in taken):
            taken.append((shape.start, shape.end))
            named.append(_unlisted(words.text, (shape.start, shape.end), shape.kind, catalogue))
    named.sort(key=lambda mention: mention.span)
    for mention in _merged(words.text, named, catalogue):
        start, end = mention.span
        yield replace(mention, span=(at + start, at + end))


def _mention(text: str, hit: Hit, pages: list[_Page]) -> _Mention:
    entry = _fuller(text, hit, pages) or _chosen(hit.entries, pages)
    span = hit.start, hit.end
    suffix = _SUFFIX.match(text, hit.end)
    if not suffix or (text[hit.end - 1] == "s" and entry.name[-1] != "s"):
        return _Mention(span, entry, entry.name, entry.weapon_class, entry.kind)
    span = hit.start, suffix.end()
    return _Mention(span, None, text[slice(*span)], "variant", entry.kind, entry)


def _fuller(text: str, hit: Hit, pages: list[_Page]) -> Entry | None:
    """Return the entry of the longer name whose last word the hit is: "the Falcon", a Hawk Falcon.

    Where the article has that name in full, its last word alone means the same.
    """
    name = text[hit.start : hit.end]
    if not name.isalpha():
        return None
    for _, words, hits in pages:
        for other in hits:
            full = words.text[other.start : other.end]
            if len(other.entries) == 1 and full.endswith(f" {name}"):
                return other.entries[0]
    return None


def _chosen(entries: tuple[Entry, ...], pages: list[_Page]) -> Entry:
    """Of several entries with one designation, choose the one that the article names otherwise.

    Where it names none otherwise, the one whose maker it names.
    """
    if len(entries) == 1:
        return entries[0]
    alone = [h.entries[0].id for _, _, hits in pages for h in hits if len(h.entries) == 1]
    return max(entries, key=lambda entry: (alone.count(entry.id), _is_by_maker(entry, pages)))


def _is_by_maker(entry: Entry, pages: list[_Page]) -> bool:
    """Whether the article names who makes a weapon."""
    return entry.maker is not None and any(entry.maker in words.text for _, words, _ in pages)


def _unlisted(text: str, span: Span, kind: str | None, catalogue: Catalogue) -> _Mention:
    """Return an unlisted designation, as a variant where it goes on from a listed one."""
    name = text[slice(*span)]
    if name[-1] == "s" and name[-2].isdigit() | name[-2].isupper():
        name = name[:-1]
    for cut in range(len(name) - 1, 3, -1):
        if name[cut - 1].isdigit() and name[cut].isalpha() and (base := catalogue.find(name[:cut])):
            return _Mention(span, None, name, "variant", base[0].kind, base[0])
    return _Mention(span, None, name, "system", kind)


def _merged(text: str, mentions: list[_Mention], catalogue: Catalogue) -> Iterator[_Mention]:
    """Join designations that stand side by side for one weapon: "SS-26 Stone Iskander-M"."""
    held: _Mention | None = None
    for mention in mentions:
        joined = None
        if held and _BESIDE.fullmatch(text, held.span[1], mention.span[0]):
            joined = _joined(text, held, mention, catalogue)
        if held and not joined:
            yield held
        held = joined or mention
    if held:
        yield held


def _joined(text: str, a: _Mention, b: _Mention, catalogue: Catalogue) -> _Mention | None:
    span = a.span[0], b.span[1]
    if a.entry and b.entry:
        if catalogue.system_of(a.entry) is not catalogue.system_of(b.entry):
            return None
        return replace(b if b.entry.variant_of else a, span=span)
    known = b.entry or b.parent
    if a.entry is None and known:
        parent = catalogue.system_of(known)
        if a.parent and catalogue.system_of(a.parent) is not parent:
            return None
        return _Mention(span, None, text[slice(*span)], "variant", known.kind, parent)
    return None


def _generic(pages: Iterable[tuple[int, Words]], *, fallback: bool) -> Iterator[_Mention]:
    for at, words in pages:
        for name, start, end in generic_classes(words.text, fallback=fallback):
            yield _Mention((at + start, at + end), None, name, "generic", name)


def _grouped(mentions: list[_Mention], text: str) -> tuple[Weapon, ...]:
    groups: dict[str, list[_Mention]] = {}
    for mention in sorted(mentions, key=lambda m: m.span):
        groups.setdefault(mention.key, []).append(mention)
    return tuple(
        Weapon(
            id=f"w{number}",
            name=_name(group, text),
            weapon_class=group[0].weapon_class,
            kind=next((m.kind for m in group if m.kind), None),
            known=group[0].entry is not None,
            mentions=tuple(m.span for m in group),
            catalogue=group[0].entry.id if group[0].entry else None,
        )
        for number, group in enumerate(groups.values(), 1)
    )


def _name(group: list[_Mention], text: str) -> str:
    """Return what the article calls a weapon."""
    first = group[0]
    if first.entry is None:
        return first.name
    return called(first.entry, [text[slice(*mention.span)] for mention in group])
