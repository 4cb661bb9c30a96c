"""Relations of handing over: who supplies or buys what, by verb or by noun."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimgraph.loaders.extract.relations.draft import Draft
from claimgraph.loaders.extract.relations.objects import (
    cleft,
    described,
    doer,
    object_of,
    passive,
    plan_of,
    planner,
    pobj,
    subject_of,
)
from claimgraph.loaders.extract.relations.pairing import pairs
from claimgraph.loaders.extract.relations.scene import Scene
from claimgraph.loaders.extract.syntax import child, subject
from claimgraph.loaders.extract.weapons.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_SECOND = ("appos", "conj", "npadvmod", "dobj", "oprd")
"""How the parse may hang the second object of "gave Eastmark the X"."""


def supplied(scene: Scene, verb: Token) -> Iterator[Draft]:
    """ "Norland sold X to Eastmark", "supplied Eastmark with X", "X was sold to Eastmark"."""
    if passive(verb) or _is_given_away(scene, verb):
        thing = described(verb)
        weapon, supplier = _version(thing or subject_of(verb)), pobj(verb, "by")
        recipient = pobj(verb, "to") or child(verb, "dobj", "dative")
        given = _given(verb)
        if given is not None:  # "Eastmark was supplied with X"
            weapon, recipient = given, weapon
        elif recipient is None and thing is not None:
            recipient = _holder(thing)
        elif scene.weapons_of(recipient) and scene.actors_of(weapon):
            weapon, recipient = recipient, weapon  # "Eastmark was promised the X"
    else:
        weapon, supplier = cleft(verb) or object_of(verb), doer(verb)
        recipient = pobj(verb, "to") or child(verb, "dative") or pobj(weapon, "to")
        given = _given(verb)
        named = child(verb, "dative")  # "supply X-1 missiles", parsed as two objects
        if named is not None and scene.weapon(named) and not scene.weapons_of(weapon):
            weapon, recipient = named, pobj(verb, "to")
        if recipient is None and given is None and (partner := _partner(verb)) is not None:
            supplier, recipient = partner, planner(verb)
        if given is None and (recipient is None or not scene.weapons_of(weapon)):
            things, receiving = _two_objects(scene, verb)
            for thing in things:
                yield from transfer(scene, thing, supplier, receiving, verb)
            if things:
                return
        if recipient is None and given is not None:
            weapon, recipient = given, weapon
    if recipient is not None and recipient.dep_ == "prep":
        recipient = child(recipient, "pobj")
    yield from transfer(scene, weapon, supplier, recipient, verb)


def _is_given_away(scene: Scene, verb: Token) -> bool:
    """Whether "the X promised to Eastmark by Norland" is parsed as if the X had promised."""
    if verb.tag_ not in ("VBN", "VBD") or child(verb, "dobj") is not None:
        return False
    return bool(scene.weapons_of(child(verb, "nsubj"))) and pobj(verb, "to") is not None


def _partner(verb: Token) -> Token | None:
    """Return the Norland of "Eastmark reached a deal with Norland to supply X"."""
    return pobj(plan_of(verb), "with") if planner(verb) is not None else None


def _given(verb: Token) -> Token | None:
    """Return the X of "supplied Eastmark with X"; what is "delivered with X" goes along with it."""
    if verb.lower_ not in words("supply_with"):
        return None
    return pobj(verb, "with") or pobj(child(verb, "dobj"), "with")


def _version(weapon: Token | None) -> Token | None:
    """Return the version of "a version of X sold to Eastmark", which the parse says of X."""
    if weapon is None or weapon.dep_ != "pobj" or weapon.head.lower_ != "of":
        return weapon
    whole = weapon.head.head
    return whole if whole.lower_ in words("kinship") else weapon


def _holder(weapon: Token) -> Token | None:
    """Return the Eastmark of "Eastmark has X, supplied by Norland" and of its "Eastmark's X"."""
    if weapon.lower_ == "own" and weapon.head.lower_ == "of":
        return _holder(weapon.head.head)
    verb = weapon.head.lower_
    if weapon.dep_ == "dobj" and any(verb in words(name) for name in ("operate", "show", "use")):
        return doer(weapon.head)
    return child(weapon, "poss")


def _two_objects(scene: Scene, verb: Token) -> tuple[list[Token], Token | None]:
    """Tell apart "gave Eastmark the X", however it is parsed; the weapons, and the recipient."""
    first = child(verb, "dative", "dobj")
    if first is None:
        return [], None
    if first.lower_ != "to" and scene.actors_of(first) and not scene.weapon(first):
        near = [*first.children, *verb.children]
        things = [t for t in near if t.i > first.i and t.dep_ in _SECOND and scene.weapons_of(t)]
        return things, first
    part = first.left_edge
    if part.dep_ in ("compound", "nmod") and part.i != first.i and scene.state(part):
        return [first], part
    return [], None


def acquired(scene: Scene, verb: Token) -> Iterator[Draft]:
    """ "Eastmark bought X from Norland"; who "gets X under a roof" buys nothing."""
    if verb.lower_ in words("getting") and any(
        c.dep_ in ("prep", "prt") and c.lower_ in words("whither") for c in verb.children
    ):
        return
    if passive(verb):
        thing = described(verb)
        weapon, recipient = thing or subject_of(verb), pobj(verb, "by")
        if recipient is None and thing is not None:
            recipient = _holder(thing)
    elif (shown := _shown(scene, verb)) is not None:
        weapon, recipient = shown
    else:
        weapon, recipient = cleft(verb) or object_of(verb), _buyer(verb)
    supplier = pobj(verb, "from") or pobj(weapon, "from")
    yield from transfer(scene, weapon, supplier, recipient, verb)


def _shown(scene: Scene, verb: Token) -> tuple[Token, Token | None] | None:
    """Return X and Eastmark in "Eastmark showed for once the X bought from Norland".

    The parse may take what was bought for who bought.
    """
    bought = child(verb, "nsubj")
    if verb.tag_ != "VBN" or verb.dep_ != "relcl" or child(verb, "dobj") is not None:
        return None
    if bought is None or not scene.weapons_of(bought):
        return None
    showing = next((t for t in verb.ancestors if t.lower_ in words("show")), None)
    return bought, subject_of(showing) if showing is not None else None


def gone(scene: Scene, verb: Token) -> Iterator[Draft]:
    """ "a batch of X came to Eastmark from Norland", "Eastmark's X came from Norland".

    What reaches a country is handed over where it is a batch; a missile may reach a target.
    """
    thing = subject_of(verb)
    recipient = pobj(verb, "to") or pobj(verb, "in")
    if verb.lower_ in words("reach"):
        recipient = child(verb, "dobj")
    sent = thing is not None and thing.lower_ in words("consignments")
    if verb.lower_ in words("come") and not sent:
        recipient = None
    if recipient is None and thing is not None and verb.lower_ in words("come"):
        recipient = child(thing, "poss")
    if verb.lower_ in words("reach") and not sent:
        return
    supplier = pobj(verb, "from") or _from(thing)
    yield from transfer(scene, thing, supplier, recipient, verb)


def brought(scene: Scene, verb: Token) -> Iterator[Draft]:
    """ "Six planes brought the X to Eastmark"."""
    carrier = doer(verb)
    flown = carrier is not None and (
        carrier.lower_ in words("craft") or carrier.lower_ in words("carriers")
    )
    if flown and not passive(verb):
        yield from transfer(scene, object_of(verb), None, pobj(verb, "to"), verb)


def _from(thing: Token | None) -> Token | None:
    """Return the Norland of "a batch of X from Norland"."""
    return pobj(thing, "from") or pobj(pobj(thing, "of"), "from")


def refused(scene: Scene, verb: Token) -> Iterator[Draft]:
    """ "Norland refused Eastmark the X": it was not given X."""
    things, receiving = _two_objects(scene, verb)
    for thing in things:
        yield from pairs(scene, "suppliedTo", thing, receiving, verb, excepted=True)


def taken(scene: Scene, verb: Token) -> Iterator[Draft]:
    """ "Eastmark took delivery of X from Norland", "is expecting delivery of X"."""
    taken = child(verb, "dobj")
    if taken is not None and taken.lower_ in words("delivery"):
        weapon = pobj(taken, "of")
        supplier = pobj(verb, "from") or pobj(taken, "from") or pobj(weapon, "from")
        yield from transfer(scene, weapon, supplier, subject_of(verb), verb)


def awaited(scene: Scene, verb: Token) -> Iterator[Draft]:
    """ "Eastmark is expecting X from Norland"."""
    for thing in (part for part in verb.children if part.dep_ == "dobj"):
        supplier = pobj(verb, "from") or pobj(thing, "from")
        if scene.actors_of(supplier):
            yield from transfer(scene, thing, supplier, doer(verb), verb)


def _buyer(verb: Token) -> Token | None:
    """Return who buys; in "a demand from Eastmark to buy" it is Eastmark."""
    if verb.dep_ in ("acl", "relcl") and verb.tag_ != "VBN" and child(verb, "nsubj") is None:
        told = pobj(verb.head, "from", "by") or child(verb.head, "poss")
        return told or planner(verb) or subject(verb)
    return doer(verb)


def transfer(
    scene: Scene,
    weapon: Token | None,
    supplier: Token | None,
    recipient: Token | None,
    trigger: Token,
) -> Iterator[Draft]:
    """Yield that a recipient was given a weapon, the supplier beside it."""
    suppliers = scene.actors_of(supplier)
    by = suppliers[0] if suppliers else None
    if weapon is not None and (cargo := _cargo(scene, trigger, weapon)) is not None:
        weapon = cargo
    without = pobj(trigger, "without") or pobj(recipient, "without")
    yield from pairs(scene, "suppliedTo", without, recipient, trigger, excepted=True)
    yield from pairs(scene, "suppliedTo", weapon, recipient, trigger, supplier=by)


def _cargo(scene: Scene, trigger: Token, carrier: Token) -> Token | None:
    """Return the X of "sent a transport with X to Eastmark"."""
    named = [scene.overlay.weapon[one] for one in scene.weapons_of(carrier)]
    if not named or not all("transport" in (one.kind or "") for one in named):
        return None
    return pobj(trigger, "with") or pobj(carrier, "with")


def sale(scene: Scene, noun: Token, weapon: Token) -> Iterator[Draft]:
    """ "the sale of X to Eastmark", "Norland's delivery of X", "Norland approved the sale"."""
    recipient = pobj(noun, "to") or pobj(weapon, "to") or pobj(noun.head, "to") or _dealt_with(noun)
    supplier = child(noun, "poss") or pobj(noun, "by", "from") or pobj(weapon, "by", "from")
    if supplier is None and noun.dep_ == "dobj" and noun.head.lower_ in words("approve"):
        supplier = subject(noun.head)
    yield from transfer(scene, weapon, supplier, recipient, noun)


def _dealt_with(noun: Token) -> Token | None:
    """Return the Eastmark of "a deal with Eastmark for the sale of X", however it is parsed."""
    if noun.dep_ != "pobj" or noun.head.lower_ != "for":
        return None
    above = noun.head.head
    deal = above.head if above.lower_ == "worth" else above
    if deal.lower_ not in words("plans") and deal.lower_ not in words("dealings"):
        return None
    return pobj(deal, "with") or pobj(above, "with")


def purchase(scene: Scene, noun: Token, weapon: Token) -> Iterator[Draft]:
    """ "Eastmark's purchase of X from Norland"."""
    recipient = child(noun, "poss") or pobj(noun, "by") or _bargainer(noun)
    supplier = pobj(noun, "from") or pobj(weapon, "from")
    yield from transfer(scene, weapon, supplier, recipient, noun)


def _bargainer(noun: Token) -> Token | None:
    """Return the Eastmark of "Eastmark is negotiating with Norland on the purchase of X"."""
    bargaining = noun.head.head if noun.dep_ == "pobj" else noun.head
    if bargaining.dep_ == "prep":  # "with Norland on", parsed as said of Norland
        bargaining = bargaining.head
    return doer(bargaining) if bargaining.lower_ in words("bargaining") else None
