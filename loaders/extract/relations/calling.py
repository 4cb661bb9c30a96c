"""What the parse says that weapons are called: "they call it X", "its index is X"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimgraph.loaders.extract.relations.draft import Draft
from claimgraph.loaders.extract.relations.naming import is_kin
from claimgraph.loaders.extract.relations.objects import object_of, passive, pobj, subject_of
from claimgraph.loaders.extract.relations.pairing import evidence
from claimgraph.loaders.extract.relations.scene import Scene
from claimgraph.loaders.extract.syntax import child
from claimgraph.loaders.extract.weapons.words import words
from claimgraph.ontology.catalogue import normalise

if TYPE_CHECKING:
    from spacy.tokens import Token


def calling_relations(scene: Scene) -> Iterator[Draft]:
    """Yield the names that verbs and nouns of naming give to weapons."""
    for token in scene.block.tokens:
        word = token.lower_
        if word in words("calling"):
            yield from _called(scene, token)
        elif word in words("naming") and token.pos_ in ("NOUN", "PROPN"):
            yield from _named(scene, token)


def _called(scene: Scene, verb: Token) -> Iterator[Draft]:
    """ "X, called Y by A and Z by B", "A calls it Y"."""
    thing = subject_of(verb) if passive(verb) else object_of(verb)
    given = child(verb, "oprd", "attr") or pobj(verb, "as")
    also = [c for c in verb.children if c.dep_ == "conj" and scene.weapon(c) and c.tag_ != "VBN"]
    for name in (given, *also):
        yield from _names(scene, name, thing, verb)


def _named(scene: Scene, noun: Token) -> Iterator[Draft]:
    """ "the index of X is Y", "Y is the name of X", "X is used under the name Y"."""
    head, of = noun.head, pobj(noun, "of", "for") or child(noun, "poss")
    if noun.dep_ == "nsubj" and (said := child(head, "attr")) is not None:
        yield from _names(scene, said, of, head)
    elif noun.dep_ == "attr":
        yield from _names(scene, subject_of(head), of, head)
    elif noun.dep_ == "pobj" and head.lower_ == "under":
        verb = head.head
        thing = subject_of(verb) if passive(verb) else object_of(verb)
        after = noun.nbor() if noun.i + 1 < len(noun.doc) else None
        yield from _names(scene, child(noun, "appos") or after, thing, verb)


def _names(
    scene: Scene, name: Token | None, thing: Token | None, trigger: Token
) -> Iterator[Draft]:
    """Yield that a weapon has a name, the name being the weapon's own or one in no catalogue."""
    if name is None or thing is None or name.i == thing.i or scene.state(name) is not None:
        return
    own = scene.weapon(name)
    meant = scene.weapons_of(thing)
    if own and not scene.name_of(thing):
        meant = [own]  # of "it" and "the truck" the name itself tells best what is meant
    if trigger.dep_ == "relcl":
        meant = meant[-1:]  # "the X and the Y, which they call Z": the nearest
    for weapon_id in meant:
        weapon = scene.overlay.weapon[weapon_id]
        said = _said(scene, name)
        others = {normalise(scene.parsed.text(span)) for span in weapon.mentions}
        apart = own not in (None, weapon_id) and not is_kin(
            scene, scene.overlay.weapon[own], weapon
        )
        if not said or apart or len(others | {normalise(said)}) == 1:
            continue
        yield Draft(
            "designationOf", said, weapon_id, evidence(scene, thing, name, trigger), trigger
        )


def _said(scene: Scene, name: Token) -> str:
    """Return a name as the text has it, nothing where it is no name."""
    run = scene.name_of(name) if scene.weapon(name) else []
    if not run:
        if name.pos_ != "PROPN" and not (name.text[0].isupper() or name.text[0].isdigit()):
            return ""
        left = [
            t for t in name.children if t.dep_ in ("compound", "nummod", "nmod") and not t.is_punct
        ]
        run = [*(t for t in left if t.i < name.i), name]
        if any(not (t.text[0].isupper() or t.text[0].isdigit()) for t in run):
            return ""
    return scene.parsed.text(scene.block.span(run))
