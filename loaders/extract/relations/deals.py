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
    if (named := next((c for c in noun.lefts if scene.weapon(c)), None)) is not None:
        partner = pobj(noun, "with")  # "the X contract with Eastmark": Eastmark's, or its maker's
        if partner is not None and not _comes_from(scene, named, partner):
            yield from transfer(scene, named, None, partner, noun)
    verb = noun.head
    if noun.dep_ != "dobj" or verb.lower_ not in words("concluding") or passive(verb):
        return
    weapon = next((p for p in _for(noun) if scene.weapons_of(p)), None)
    if weapon is None:
        return
    party, partner = doer(verb), _partner(noun, weapon)
    if partner is None and len(scene.actors_of(party)) > 1:
        yield from transfer(scene, weapon, None, party, verb)  # "Norland and Eastmark signed …"
    elif (
        noun.lower_ in words("ordering")
        or _sells(scene, weapon, partner, party)
        or (partner is None and not _comes_from(scene, weapon, party))
    ):
        yield from transfer(scene, weapon, partner, party, verb)
    elif _sells(scene, weapon, party, partner):
        yield from transfer(scene, weapon, party, partner, verb)


def _partner(noun: Token, weapon: Token) -> Token | None:
    for word in (noun, noun.head, weapon, weapon.head.head):
        if (partner := pobj(word, "with", "from")) is not None:
            return partner
    return None


def _for(noun: Token) -> Iterator[Token]:
    for word in (noun, noun.head):
        thing = pobj(word, "for", "on")
        if thing is not None and thing.lower_ in (words("acquire_nouns") | words("supply_nouns")):
            thing = pobj(thing, "of")  # "a deal for the procurement of X"
        if thing is not None:
            yield thing


def _sells(scene: Scene, weapon: Token, one: Token | None, other: Token | None) -> bool:
    """Whether a weapon comes from one party, and not from the other."""
    return _comes_from(scene, weapon, one) and not _comes_from(scene, weapon, other)


def _comes_from(scene: Scene, weapon: Token, party: Token | None) -> bool:
    """Whether a party makes one of the weapons, or is a country that one comes from."""
    parties = scene.actors_of(party)
    codes = {scene.code(actor) for actor in parties} - {None}
    names = [scene.overlay.actor[actor].name for actor in parties]
    meant = [scene.overlay.weapon[one] for one in scene.weapons_of(weapon)]
    return any(
        codes & set(scene.overlay.origins(one))
        or any(scene.overlay.is_maker(name, one) for name in names)
        for one in meant
    )
