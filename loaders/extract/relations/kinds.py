"""Which weapon "the missile" or "Norland-made rockets" stand for: by its kind, where it has to be.

News leads with what a thing is ("a ship carrying rockets") and names it below, or names it once
and goes on with its kind. Such a noun stands for a weapon where it can be no other of the article.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimgraph.loaders.extract.relations.objects import pobj
from claimgraph.loaders.extract.weapons.context import NOUNS
from claimgraph.loaders.extract.weapons.words import words as listed
from claimgraph.ontology.states import State, States

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Token

    from claimgraph.loaders.extract.relations.scene import Scene
    from claimgraph.loaders.record import Weapon
    from claimgraph.ontology.catalogue import Catalogue

POINTING = frozenset(("the", "this", "that", "these", "those", "such"))
_OF_ALL_KINDS = frozenset(("weapon", "weapons", "arms", "military"))
_CLASS_NOUNS = frozenset(("system", "systems", "weapon", "weapons", "weaponry", "munitions"))
_ALIKE = {
    "missile": ("missile", "rocket", "man-portable"),
    "rocket": ("rocket", "missile"),
    "jet": ("aircraft",),
    "plane": ("aircraft",),
    "warplane": ("aircraft",),
    "fighter": ("aircraft",),
    "aircraft": ("aircraft", "drone", "helicopter"),
    "gunship": ("helicopter",),
    "chopper": ("helicopter",),
    "copter": ("helicopter",),
    "interceptor": ("missile", "interceptor"),
    "quadcopter": ("drone",),
    "launcher": ("launcher", "system"),
    "battery": ("system",),
    "drone": ("drone", "loitering"),
    "uav": ("drone", "loitering"),
    "boat": ("submarine", "boat"),
    "gun": ("howitzer", "gun", "artillery"),
}
_SPOKEN = {
    "surface-to-air": ("air", "surface-to-air"),
    "anti-aircraft": ("air", "anti-aircraft", "surface-to-air"),
    "air-defence": ("air",),
    "air-defense": ("air",),
    "anti-ship": ("anti-ship", "coastal"),
    "shoulder-fired": ("man-portable",),
    "shoulder-launched": ("man-portable",),
    "kamikaze": ("loitering", "drone"),
    "suicide": ("loitering", "drone"),
}
"""What a word before "missile" or "drone" says of a kind: one of these words is in it."""
_KINDS = NOUNS | {"boat", "boats"}
MAKING = r"(?:made|origin|built|produced|manufactured|designed|developed)"
MADE_BY = re.compile(rf"-{MAKING}$")
"""What "Norland-made" ends in."""
_GIVEN = re.compile(r"-(?:supplied|provided|donated|backed|operated|owned)$")
_COUNTED = r"\b(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|dozens? of|several)"
"""How news begins to tell of things not told of before."""
_LIKE = frozenset(("similar", "like", "comparable", "identical", "akin", "analogous"))
_RESEMBLING = frozenset(("resemble", "resembles", "resembled", "resembling"))
_MODIFIERS = ("amod", "compound", "nmod", "det", "poss")


def weapons_of_kind(scene: Scene, noun: Token) -> list[str]:
    """Return the weapon that a noun for a kind of weapons stands for, a list of none or one.

    "The missile" is the weapon named last whose kind is a missile. Anything else, and a kind that
    is named before its weapon, is the only weapon of that kind in the article.
    """
    if noun.lower_ not in _KINDS:
        return []
    described = _described(noun)
    if _OF_ALL_KINDS.intersection(map(str.lower, described)) and noun.lower_ in _CLASS_NOUNS:
        return []  # "the weapons systems" that somebody has
    capital = [word for word in described if word[0].isupper() and not _GIVEN.search(word)]
    capital = [word for word in capital if word.lower() not in POINTING]
    made = {word: States.load().lookup(MADE_BY.sub("", word)) for word in capital}
    makers = [*made.values(), *_makers_after(noun)]
    if None in makers:
        return []
    origins = {state.code for state in makers if state}
    if _is_likened(noun):
        return []
    if _is_pointed(noun):
        if _has_others_between(scene, noun):
            return []
        if found := _named_before(scene, noun, origins):
            return found
    return _only(scene, noun, origins, {word.lower() for word in described})


def _is_likened(noun: Token) -> bool:
    """Whether a kind is said to be like a weapon: "the missiles are similar to the X"."""
    verb = noun.head
    if noun.dep_ != "nsubj":
        return False
    alike = (c.lower_ in _LIKE for c in verb.children if c.dep_ in ("acomp", "prep", "attr"))
    return verb.lower_ in _RESEMBLING or any(alike)


def _described(noun: Token) -> list[str]:
    """Return the words that stand before a noun and belong to it, hyphened ones whole."""
    first = min((c.left_edge.i for c in noun.lefts if c.dep_ in _MODIFIERS), default=noun.i)
    return [word.strip('“”",') or "," for word in noun.doc[first : noun.i].text.split()]


def _makers_after(noun: Token) -> Iterator[State | None]:
    """Yield the states of "drones made by Norland and Eastmark", None for another maker."""
    for part in noun.children:
        aside = part.i > 0 and part.nbor(-1).text == ","  # "the drone, made by a firm"
        if part.dep_ == "acl" and not aside and re.fullmatch(MAKING, part.lower_):
            maker = pobj(part, "by") or pobj(part, "in")
            for one in (maker, *maker.conjuncts) if maker is not None else ():
                yield States.load().lookup(one.text)


def singular(noun: str) -> str:
    """Return a noun's singular: "batteries" are batteries of a battery."""
    return f"{noun[:-3]}y" if noun.endswith("ies") else noun.removesuffix("s")


def _is_pointed(noun: Token) -> bool:
    pointed = any(c.i < noun.i and c.lower_ in POINTING for c in noun.children)
    return pointed or _of_this_kind(noun)


def _of_this_kind(noun: Token) -> bool:
    """Whether a noun takes up another in "missiles of this type", "this type of missile"."""
    kind = pobj(noun, "of")
    if noun.dep_ == "pobj" and noun.head.lower_ == "of":
        kind = noun.head.head
    if kind is None or kind.lower_ not in ("type", "kind", "class", "model"):
        return False
    return any(c.lower_ in POINTING - {"the"} for c in kind.children)


def _named_before(scene: Scene, noun: Token, origins: set[str]) -> list[str]:
    """Return the weapon named last, of those that are of a noun's kind and of these origins."""
    told = scene.overlay.weapon
    before = scene.overlay.weapons_before(scene.block.block.start + noun.idx)
    before = [w for w in before if not origins or origins & set(scene.overlay.origins(told[w]))]
    before = [w for w in before if _is_of_named_kind(noun, told[w])]
    kinds = _kinds(noun)
    for weapon_id in before:
        if kinds & _own_kinds(told[weapon_id]):
            return _told_of(scene, noun, weapon_id)
    if noun.lower_ not in _CLASS_NOUNS:
        return []
    if noun.lower_.startswith("system"):
        before = [w for w in before if told[w].weapon_class != "munition"]
    return _told_of(scene, noun, before[0]) if before else []


def _told_of(scene: Scene, noun: Token, weapon_id: str) -> list[str]:
    """Return the X of "X is a version of Y", where Y was named last."""
    known, catalogue = scene.overlay.weapon, scene.overlay.catalogue
    at = scene.block.block.start + noun.idx
    last = max(end for _, end in known[weapon_id].mentions if end <= at)
    for other in scene.overlay.weapons_together(last):
        entry = catalogue.get(known[other].catalogue)
        if entry is not None and entry.variant_of == known[weapon_id].catalogue:
            return [other]
    return [weapon_id]


def _is_of_named_kind(noun: Token, weapon: Weapon) -> bool:
    """Whether a weapon is of the kind that "missile" tells in "the missile systems".

    What defends against aircraft is a missile system too.
    """
    named = [singular(word.lower()) for word in _described(noun)]
    kinds = [{*_ALIKE.get(word, (word,)), "air"} for word in named if word in NOUNS]
    return weapon.kind is None or all(_own_kinds(weapon) & kind for kind in kinds)


def _has_others_between(scene: Scene, noun: Token) -> bool:
    """Whether "50 missiles" come between the weapon named last and "these missiles"."""
    at = scene.block.block.start + noun.idx
    named = scene.overlay.named_before(at)
    between = scene.overlay.text[named:at] if named is not None else ""
    word = re.escape(singular(noun.lower_))
    return re.search(rf"{_COUNTED}(?: [\w-]+){{0,2}} {word}(?:s|ies)?\b", between) is not None


def _kinds(noun: Token) -> set[str]:
    word = singular(noun.lower_)
    return {*_ALIKE.get(word, (word,)), *(("system",) if noun.lower_ in _CLASS_NOUNS else ())}


def _own_kinds(weapon: Weapon) -> set[str]:
    return set((weapon.kind or "").split())


def _only(scene: Scene, noun: Token, origins: set[str], words: set[str]) -> list[str]:
    """Return the one weapon of an article that a noun so described can mean."""
    pointed, general = _is_pointed(noun), noun.lower_ in _CLASS_NOUNS
    if general and not pointed:
        return []
    if not words.isdisjoint(listed("others")):
        return []
    overlay, catalogue = scene.overlay, scene.overlay.catalogue
    spoken = [set(_SPOKEN[word]) for word in words if word in _SPOKEN]
    told = (words & catalogue.kind_words) - _SPOKEN.keys()
    kinds = set() if general or spoken else _kinds(noun)
    fit = [
        weapon
        for weapon in overlay.weapons
        if _is_of_kind(weapon, kinds, told, spoken)
        and (not origins or origins & set(overlay.origins(weapon)))
    ]
    families = {_family(weapon, catalogue) for weapon in fit}
    if len(families) != 1:
        return []
    first = min(weapon.mentions[0][0] for weapon in overlay.weapons)
    leads = scene.block.block.start + noun.idx < first
    sure = leads or bool(origins) or pointed
    if not sure and len({_family(w, catalogue) for w in overlay.weapons}) > 1:
        return []
    systems = [weapon for weapon in fit if weapon.catalogue in families]
    return [(systems or fit)[0].id]


def _is_of_kind(
    weapon: Weapon, kinds: set[str], told: set[str], spoken: Iterable[set[str]]
) -> bool:
    """Whether a weapon's kind has one of some words, all of others, and one of each `spoken`."""
    own = _own_kinds(weapon)
    return (not kinds or bool(kinds & own)) and told <= own and all(own & one for one in spoken)


def _family(weapon: Weapon, catalogue: Catalogue) -> str:
    entry = catalogue.get(weapon.catalogue)
    return catalogue.system_of(entry).id if entry is not None else weapon.id
