"""What "the missile", "it", "both" and "we" stand for: the weapon or side meant before."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimgraph.loaders.extract.syntax import SUBJECTS, child, subject
from claimgraph.loaders.extract.weapons.context import NOUNS
from claimgraph.ontology.states import States

if TYPE_CHECKING:
    from spacy.tokens import Token

    from claimgraph.loaders.extract.relations.scene import Scene

THIRD = frozenset(("it", "they", "its", "their", "them"))
OURS = frozenset(("we", "us", "our", "ours"))
_POINTING = frozenset(("the", "this", "that", "these", "those", "such"))
_CLASS_NOUNS = frozenset(("system", "systems", "weapon", "weapons"))
_ALIKE = {
    "missile": ("missile", "rocket"),
    "rocket": ("rocket", "missile"),
    "jet": ("aircraft",),
    "plane": ("aircraft",),
    "fighter": ("aircraft",),
    "launcher": ("launcher", "system"),
    "battery": ("system",),
}
_THINGS = frozenset(("it", "its", "them", "their", "one", "ones", "any", "both"))
_SEVERAL = frozenset(("them", "their", "both", "they"))


def weapons_pointed_at(scene: Scene, noun: Token) -> list[str]:
    """Resolve "the missile" to the weapon named last whose kind is a missile."""
    pointed = any(c.i < noun.i and c.lower_ in _POINTING for c in noun.children)
    capital = [c for c in noun.children if c.dep_ in ("compound", "amod") and c.text[0].isupper()]
    made = {c: States.load().by_adjective(c.text) for c in capital}
    if noun.lower_ not in NOUNS or not pointed or None in made.values():
        return []
    origins = {state.code for state in made.values() if state}
    word = noun.lower_.removesuffix("s")
    alike = (*_ALIKE.get(word, (word,)), *(("system",) if noun.lower_ in _CLASS_NOUNS else ()))
    before = scene.overlay.weapons_before(scene.block.block.start + noun.idx)
    for weapon_id in before:
        weapon = scene.overlay.weapon[weapon_id]
        if origins and not origins & set(scene.overlay.origins(weapon)):
            continue
        if set(alike) & set((weapon.kind or "").split()):
            return [weapon_id]
    return before[:1] if noun.lower_ in _CLASS_NOUNS and not origins else []


def weapons_meant(scene: Scene, pronoun: Token) -> list[str]:
    """Resolve "it" to the weapon that the sentence, or the one before it, is about.

    A subject, or "its", takes up the subject before it; anything else what was named last.
    """
    acting = pronoun.dep_ in SUBJECTS or pronoun.dep_ == "poss"
    for token in _before(pronoun):
        if acting and token.dep_ not in SUBJECTS:
            continue
        own = scene.weapon(token)
        found = scene.weapons_of(token) if acting else [own] if own else []
        if found and token.lower_ not in _THINGS:
            if pronoun.lower_ not in _SEVERAL:
                return found[:1]
            together = _all_of(scene, token)
            return together if pronoun.lower_ != "both" else _two(scene, pronoun, together)
        if acting and pronoun.dep_ != "poss" and token.i not in {t.i for t in pronoun.head.subtree}:
            return []
    return []


def is_excepted(conjunct: Token) -> bool:
    """Whether a conjunct is ruled out: the Y of "X, not Y" and "X but not Y"."""
    before = [conjunct.left_edge, *conjunct.children]
    before += [conjunct.doc[conjunct.left_edge.i - 1]] if conjunct.left_edge.i else []
    return any(part.lower_ == "not" and part.i < conjunct.i for part in before)


def is_thing(token: Token) -> bool:
    """Whether a word may be a pronoun for a weapon."""
    return token.lower_ in _THINGS and child(token, "prep", "relcl", "acl") is None


def _two(scene: Scene, pronoun: Token, together: list[str]) -> list[str]:
    """Return what "both" are: two named together, or the two named last in these sentences."""
    if len(together) > 1:
        return together[:2]
    named = [one for token in _before(pronoun) if (one := scene.weapon(token))]
    return list(dict.fromkeys(named))[:2]


def _all_of(scene: Scene, token: Token) -> list[str]:
    """Return the weapons coordinated with the one that a word names, itself included."""
    while token.dep_ == "conj" and token.head.i != token.i:
        token = token.head
    return scene.weapons_of(token)


def _before(token: Token) -> Iterator[Token]:
    """Yield the words before one, from the nearest on, in its sentence and the one before."""
    start = token.sent.start
    first = token.doc[start - 1].sent.start if start else 0
    for i in range(token.i - 1, first - 1, -1):
        yield token.doc[i]


def actors_meant(scene: Scene, pronoun: Token) -> list[str]:
    """Resolve "it" and "its" to the nearest state or body that governs them, "we" to the speaker's.

    In "Norland said it had fired its missiles" both are Norland; a sentence's "it" takes up the
    subject of the sentence before.
    """
    if pronoun.lower_ in OURS:
        return scene.overlay.side_at(scene.block.block.start + pronoun.idx)
    for above in pronoun.ancestors:
        doer = subject(above) if above.pos_ in ("VERB", "AUX") else child(above, "poss")
        if doer is None or doer.lower_ in THIRD or pronoun.i in {t.i for t in doer.subtree}:
            continue
        found = scene.actors_of(doer)
        if found:
            return found
    if pronoun.dep_ not in SUBJECTS and pronoun.dep_ != "poss":
        return []
    start = pronoun.sent.start
    if not start:
        return []
    if any(part.lower_ == "as" and part.i < pronoun.i for part in pronoun.head.children):
        return []  # "As for the army, it …"
    told = subject(pronoun.doc[start - 1].sent.root)
    if told is None or told.lower_ in THIRD:
        return []
    singular = pronoun.lower_ in ("it", "its")
    kinds = {one: scene.overlay.actor[one].type for one in scene.actors_of(told)}
    return [one for one, kind in kinds.items() if not (singular and kind == "Group")]
