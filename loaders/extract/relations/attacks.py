"""Relations of attacks and trials: "Norland's strike with X", "Norland conducted a test of X"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimgraph.loaders.extract.relations.draft import Draft
from claimgraph.loaders.extract.relations.objects import (
    doer,
    modifiers,
    object_of,
    passive,
    pobj,
    subject_of,
)
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


def by_platform(
    scene: Scene, weapon: Token | None, platform: Token | None, verb: Token
) -> Iterator[Draft]:
    """ "a Norland Su-35 fired X", "hit it with X": Norland used X."""
    for owner in platform.children if platform is not None and scene.weapon(platform) else ():
        if scene.state(owner):
            yield from pairs(scene, "usedBy", weapon, owner, verb)


def from_platform(
    scene: Scene, weapon: Token | None, agent: Token | None, verb: Token
) -> Iterator[Draft]:
    """ "X launched from Norland aircraft", "fired from a Norland X", "they fired from the X"."""
    platform = pobj(verb, "from")
    if platform is None or verb.lower_ not in words("launching"):
        return
    if scene.weapons_of(platform):
        owner = next((c for c in platform.children if scene.state(c)), None)
        yield from pairs(scene, "usedBy", platform, agent or owner, verb)
    elif agent is None and platform.lower_ in words("craft"):
        yield from pairs(scene, "usedBy", weapon, platform, verb)


def struck(scene: Scene, verb: Token) -> Iterator[Draft]:
    """ "Norland's forces hit the depot with X"."""
    if not passive(verb):
        weapon = pobj(verb, "with") or pobj(object_of(verb), "with")
        agent = doer(verb)
        yield from pairs(scene, "usedBy", weapon, agent, verb)
        yield from by_platform(scene, weapon, agent, verb)


def hurled(scene: Scene, verb: Token) -> Iterator[Draft]:
    """ "Norland sent a swarm of X toward the town", "rained X on it"."""
    aimed = any(c.dep_ == "prep" and c.lower_ in words("against") for c in verb.children)
    thing = subject_of(verb) if passive(verb) else object_of(verb)
    under = thing.subtree if thing is not None else ()
    aimed = aimed or any(t.dep_ == "prep" and t.lower_ in words("against") for t in under)
    if aimed:
        agent = pobj(verb, "by") if passive(verb) else doer(verb)
        yield from pairs(scene, "usedBy", thing, agent, verb)


def is_bomb(scene: Scene, verb: Token) -> bool:
    """Whether what is dropped is dropped on somebody: a bomb, no plan and no supplier's jet."""
    thing = subject_of(verb) if passive(verb) else object_of(verb)
    named = [scene.overlay.weapon[one] for one in scene.weapons_of(thing)]
    return any(w.weapon_class == "generic" or "bomb" in (w.kind or "") for w in named)


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
