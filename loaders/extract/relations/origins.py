"""Where a weapon comes from, by its maker's adjective: "Norland bought Eastmark X missiles".

The adjective of the country that a weapon comes from may tell whose it is. Where the article has it
with another country, it tells the origin; with nobody else, "Eastmark's X" is Eastmark's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from claimgraph.loaders.extract.parse import ParsedBlock
from claimgraph.loaders.extract.relations.asserting import polarity
from claimgraph.loaders.extract.relations.draft import Draft
from claimgraph.loaders.extract.relations.scene import Scene
from claimgraph.loaders.extract.sides import state_in
from claimgraph.loaders.extract.weapons.context import NOUNS
from claimgraph.loaders.extract.weapons.words import words
from claimgraph.loaders.record import Weapon
from claimgraph.ontology.states import States

if TYPE_CHECKING:
    from spacy.tokens import Token

_HELD = ("operatedBy", "usedBy", "suppliedTo")
_ADJECTIVES = ("amod", "compound", "nmod")
_INSIDE = (*_ADJECTIVES, "nummod")
_OWNERS = (*_ADJECTIVES, "poss")


def origin_relations(
    scenes: Sequence[Scene], drafts: Iterable[tuple[Draft, ParsedBlock]]
) -> Iterator[tuple[Draft, ParsedBlock]]:
    """Yield once for each weapon where its first such adjective says it comes from."""
    held: dict[str, set[str]] = {}
    made: set[tuple[str, str]] = set()
    for draft, block in drafts:
        if draft.type in _HELD and not draft.excepted and _is_so(draft, block):
            held.setdefault(draft.subject, set()).add(draft.object)
        elif draft.type == "producedBy":
            made.add((draft.subject, draft.object))
    for scene in scenes:
        for draft in _adjectives(scene, held):
            if (draft.subject, draft.object) not in made:
                made.add((draft.subject, draft.object))
                yield draft, scene.block


def _adjectives(scene: Scene, held: dict[str, set[str]]) -> Iterator[Draft]:
    for weapon, span, head in scene.mentions():
        holders = held.get(weapon.id, set())
        noun = head
        while noun.dep_ in _INSIDE and weapon.id in scene.weapons_of(noun.head):
            noun = noun.head
        within = (part for token in scene.block.tokens_in(span) for part in token.children)
        apposed = [p for c in head.children if c.dep_ == "appos" for p in _described(scene, c)]
        for part in dict.fromkeys((*head.children, *noun.children, *within, *apposed)):
            state = scene.state(part) if part.dep_ in _OWNERS else None
            given = "-" in part.text  # "Norland-supplied" tells who gave it
            after = part.i > noun.i and part not in apposed
            if state is None or given or after or not part.text[0].isupper():
                continue
            if state in holders or not scene.is_origin(state, weapon.id):
                continue
            start, end = scene.block.span([part])
            whole = min(start, span[0]), max(end, span[1])
            if _with_others(scene, weapon, holders):
                if part.dep_ != "poss":
                    yield Draft("producedBy", weapon.id, state, whole)
            elif _is_own(part, noun):
                yield Draft("operatedBy", weapon.id, state, whole)


def _described(scene: Scene, noun: Token) -> Iterator[Token]:
    """Yield the adjectives of "X, a Norland missile", where the noun names no other weapon."""
    if scene.weapon(noun) is None and noun.lower_ in NOUNS:
        yield from (part for part in noun.children if part.dep_ in _ADJECTIVES)


def _is_own(part: Token, noun: Token) -> bool:
    """Whether it is told whose a thing is: "Eastmark's X", "shot down an Eastmark X"."""
    if noun.lower_ in words("kinship"):
        return False
    verb = noun.head
    down = verb.lower_ == "shot" and any(c.lower_ == "down" for c in verb.children)
    met = down or verb.lower_ in words("intercept")
    return part.dep_ == "poss" or (met and noun.dep_ in ("dobj", "nsubjpass"))


def _with_others(scene: Scene, weapon: Weapon, holders: set[str]) -> bool:
    """Whether a state that a weapon doesn't come from, or a body, has it by the article."""
    origins = scene.overlay.origins(weapon)
    return any(_code(scene, one) not in origins for one in holders)


def _code(scene: Scene, actor: str) -> str | None:
    """Return the code of a state, or of the one whose body an actor is."""
    named = state_in(scene.overlay.actor[actor].name)
    state = States.load().by_name(named) if named is not None else None
    return scene.code(actor) or (state.code if state is not None else None)


def _is_so(draft: Draft, block: ParsedBlock) -> bool:
    return draft.trigger is None or polarity(draft.trigger, block, None, ()) == "affirms"
