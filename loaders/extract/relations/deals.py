"""Who buys by a deal that does not say so: "Norland signed a contract with Eastmark for X"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimgraph.loaders.extract.relations.draft import Draft
from claimgraph.loaders.extract.relations.objects import doer, passive, pobj
from claimgraph.loaders.extract.relations.scene import Scene
from claimgraph.loaders.extract.relations.transfers import transfer
from claimgraph.loaders.extract.weapons.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token


def agreed(scene: Scene, noun: Token) -> Iterator[Draft]:
    """ "Norland signed a contract with Eastmark for X", "Norland placed an order for X".

    Either may be the buyer: it is whoever deals with the country that X comes from, and who orders.
    """
    verb = noun.head
    if noun.dep_ != "dobj" or verb.lower_ not in words("concluding") or passive(verb):
        return
    weapon = next((p for p in _for(noun) if scene.weapons_of(p)), None)
    if weapon is None:
        return
    party, partner = doer(verb), pobj(noun, "with") or pobj(verb, "with") or pobj(weapon, "with")
    if noun.lower_ in words("ordering"):
        yield from transfer(scene, weapon, partner, party, verb)
    elif _comes_from(scene, weapon, partner) and not _comes_from(scene, weapon, party):
        yield from transfer(scene, weapon, partner, party, verb)
    elif _comes_from(scene, weapon, party) and not _comes_from(scene, weapon, partner):
        yield from transfer(scene, weapon, party, partner, verb)


def _for(noun: Token) -> Iterator[Token]:
    for word in (noun, noun.head):
        thing = pobj(word, "for", "on")
        if thing is not None:
            yield thing


def _comes_from(scene: Scene, weapon: Token, party: Token | None) -> bool:
    """Whether a party is a country that one of the weapons comes from."""
    codes = {scene.code(actor) for actor in scene.actors_of(party)} - {None}
    known = scene.overlay.weapon
    return any(codes & set(scene.overlay.origins(known[one])) for one in scene.weapons_of(weapon))
