"""Relations that the noun of a deed makes: "the sale of X to Norland", "Norland's use of X"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimgraph.loaders.extract.relations.attacks import attacked, conductor, fired_from, overseer
from claimgraph.loaders.extract.relations.deals import agreed
from claimgraph.loaders.extract.relations.draft import Draft
from claimgraph.loaders.extract.relations.objects import doer, passive, pobj
from claimgraph.loaders.extract.relations.pairing import pairs
from claimgraph.loaders.extract.relations.scene import Scene
from claimgraph.loaders.extract.relations.transfers import purchase, sale
from claimgraph.loaders.extract.syntax import child
from claimgraph.loaders.extract.weapons.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token


def noun_relations(scene: Scene, noun: Token) -> Iterator[Draft]:
    """Yield what the noun of a deed says about weapons."""
    word = noun.lower_
    if _is_thought_of(noun, word):
        return
    if word in words("attacks"):
        yield from attacked(scene, noun)
    if word in words("attacks") or word in words("gunfire"):
        yield from fired_from(scene, noun)
    if word in words("dealings"):
        yield from agreed(scene, noun)
    weapon = pobj(noun, "of") or pobj(pobj(noun, "by", "to", "from"), "of")
    if weapon is None or not scene.weapons_of(weapon):
        weapon = next((c for c in noun.children if scene.weapon(c)), weapon)
    if weapon is None:
        return
    for name, rule in _RULES:
        if word in words(name):
            yield from rule(scene, noun, weapon)


def _is_thought_of(noun: Token, word: str) -> bool:
    """Whether a deed is only thought of: "any use of X", "the use of X would …"."""
    if any(c.lower_ in ("any", "no") and c.dep_ == "det" for c in noun.children):
        return not _is_owned_up_to(noun)
    would = any(c.lower_ in ("would", "could") for c in noun.head.children if c.dep_ == "aux")
    return would and noun.dep_ == "nsubj" and word in (words("use_nouns") | words("attacks"))


def _use(scene: Scene, noun: Token, weapon: Token) -> Iterator[Draft]:
    """ "Norland's use of X", "the test of X by Norland"."""
    named = (child(noun, "poss"), pobj(noun, "by"), pobj(weapon, "by"))
    actor = next((one for one in named if scene.actors_of(one)), None)
    verb = conductor(noun)
    if actor is None and verb is not None:  # "Norland conducted a test of X"
        actor = doer(verb)
    if actor is None and _is_owned_up_to(noun):
        actor = doer(noun.head)
    yield from pairs(scene, "usedBy", weapon, actor or overseer(scene, noun), verb or noun)


def _is_owned_up_to(noun: Token) -> bool:
    """Whether who did it is who says so: "Norland denied any use of X", "admitted its use"."""
    verb = noun.head
    told = verb.lower_ in words("deny") or verb.lower_ in words("confirming")
    return noun.dep_ == "dobj" and told and not passive(verb)


def _deployment(scene: Scene, noun: Token, weapon: Token) -> Iterator[Draft]:
    """ "Norland's deployment of X", "the deployment of X by Norland"."""
    actor = child(noun, "poss") or pobj(noun, "by") or pobj(weapon, "by")
    yield from pairs(scene, "operatedBy", weapon, actor, noun)


_RULES = (
    ("supply_nouns", sale),
    ("acquire_nouns", purchase),
    ("use_nouns", _use),
    ("test_nouns", _use),
    ("deploy_nouns", _deployment),
)
