"""Relations of attacks and trials: "Norland's strike with X", "Norland conducted a test of X"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimgraph.loaders.extract.relations.draft import Draft
from claimgraph.loaders.extract.relations.objects import doer, modifiers, passive, pobj
from claimgraph.loaders.extract.relations.pairing import pairs
from claimgraph.loaders.extract.relations.scene import Scene
from claimgraph.loaders.extract.syntax import child
from claimgraph.loaders.extract.weapons.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token


def attacked(scene: Scene, noun: Token) -> Iterator[Draft]:
    """ "Norland's strike with X", "Norland launched an attack with X", "Norland's X strike".

    With what an attack was repelled or followed tells nothing: only verbs of conducting share
    their "with".
    """
    verb = conductor(noun)
    target = pobj(noun, "on", "against", "at")  # "a strike on the depot with X", said of the depot
    weapon = pobj(noun, "with") or pobj(verb, "with") or pobj(target, "with") or _using(noun)
    if weapon is None or not scene.weapons_of(weapon):
        weapon = next((c for c in noun.children if _is_kind(scene, c)), None)
    if weapon is None:
        return
    named = [*noun.children, *(weapon.children if weapon.i < noun.i else ())]
    yield from pairs(scene, "usedBy", weapon, _attacker(scene, noun, verb, named), verb or noun)


def fired_from(scene: Scene, noun: Token) -> Iterator[Draft]:
    """ "fire from Norland's X", "shelling from their X": whose X it is used it."""
    weapon = pobj(noun, "from")
    if weapon is not None and scene.weapons_of(weapon):
        owner = next((part for part in modifiers(weapon) if scene.actors_of(part)), None)
        yield from pairs(scene, "usedBy", weapon, owner, noun)


def _using(noun: Token) -> Token | None:
    """Return the X of "a strike on the depot using X", whatever the parse says is using."""
    after = (t for t in noun.sent if t.i > noun.i and t.lower_ == "using")
    using = next(after, None)
    if using is None or any(t.pos_ == "VERB" for t in noun.doc[noun.i + 1 : using.i]):
        return None
    return child(using, "dobj")


def _is_kind(scene: Scene, part: Token) -> bool:
    """Whether an attack is called by its weapon, as "an X missile strike" is."""
    return part.dep_ in ("compound", "nmod", "amod") and bool(scene.weapons_of(part))


def _attacker(scene: Scene, noun: Token, verb: Token | None, named: list[Token]) -> Token | None:
    own = child(noun, "poss") or pobj(noun, "by", "from")
    if own is not None and scene.actors_of(own):
        return own
    adjective = next((c for c in named if c.i < noun.i and scene.state(c)), None)
    return adjective or _blamed(noun) or (doer(verb) if verb is not None else None)


def _blamed(noun: Token) -> Token | None:
    """Return the Norland of "blamed Norland for the attack", "accused Norland of an attack"."""
    blaming = noun.head.head
    if noun.dep_ != "pobj" or blaming.lower_ not in words("blaming"):
        return None
    return child(blaming, "nsubjpass") if passive(blaming) else child(blaming, "dobj")


def overseer(scene: Scene, noun: Token) -> Token | None:
    """Return the Norland of "the Norland leader oversaw a test of X"."""
    verb = noun.head
    if noun.dep_ != "dobj" or verb.lower_ not in words("overseeing"):
        return None
    who = doer(verb)
    parts = modifiers(who) if who is not None else ()
    return next((part for part in parts if scene.state(part)), None)


def conductor(noun: Token) -> Token | None:
    """Return the verb of "conducted a test of X", where the noun names what was conducted."""
    verb = noun.head
    if noun.dep_ == "dobj" and verb.lower_ in words("conducting") and not passive(verb):
        return verb
    return None
