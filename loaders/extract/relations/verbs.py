"""Relations that a verb makes: who operates, uses, makes, supplies or receives."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, partial
from typing import TYPE_CHECKING

from claimgraph.loaders.extract.modality import negated
from claimgraph.loaders.extract.relations.attacks import (
    by_platform,
    from_platform,
    hurled,
    is_bomb,
    struck,
)
from claimgraph.loaders.extract.relations.draft import Draft
from claimgraph.loaders.extract.relations.firing import THROWN
from claimgraph.loaders.extract.relations.kinds import singular
from claimgraph.loaders.extract.relations.nouns import noun_relations
from claimgraph.loaders.extract.relations.objects import (
    cleft,
    described,
    doer,
    modifiers,
    object_of,
    passive,
    pobj,
    subject_of,
)
from claimgraph.loaders.extract.relations.pairing import evidence, pairs
from claimgraph.loaders.extract.relations.pointing import is_excepted
from claimgraph.loaders.extract.relations.scene import Scene
from claimgraph.loaders.extract.relations.transfers import (
    acquired,
    awaited,
    brought,
    gone,
    refused,
    supplied,
    taken,
    transfer,
)
from claimgraph.loaders.extract.syntax import child, first_conjunct, is_negated, subject
from claimgraph.loaders.extract.weapons.words import words
from claimgraph.loaders.record import RelationType

if TYPE_CHECKING:
    from spacy.tokens import Token

Rule = Callable[[Scene, "Token"], Iterator[Draft]]


def verb_relations(scene: Scene) -> Iterator[Draft]:
    """Yield what the verbs and nouns of a paragraph say about its weapons."""
    rules = _rules()
    for token in scene.block.tokens:
        word = token.lower_
        if _is_verb(token):
            for rule in rules.get(word, ()):
                yield from rule(scene, token)
            if token.pos_ == "AUX":
                yield from _being(scene, token)
        elif token.pos_ == "NOUN" or (token.pos_ == "PROPN" and word in words("supply_nouns")):
            yield from noun_relations(scene, token)


@cache
def _rules() -> Mapping[str, Sequence[Rule]]:
    """Return what each verb may tell, by its form; the order is that of what is yielded."""
    told: tuple[tuple[str, Rule], ...] = (
        ("operate", _operated),
        ("use", partial(_done, relation="usedBy")),
        ("test", partial(_done, relation="usedBy")),
        ("make", partial(_done, relation="producedBy")),
        ("supply", supplied),
        ("arming", _armed),
        ("acquire", acquired),
        ("belonging", _belonging),
        ("go", gone),
        ("bringing", brought),
        ("refuse", refused),
        ("fall_into", _fallen),
        ("earmarking", _earmarked),
        ("retire", _retired),
        ("take", taken),
        ("awaiting", taken),
        ("awaiting", awaited),
        ("strike", struck),
        ("assail", struck),
        ("dropping", _dropped),
        ("hurling", hurled),
        ("relying", _relying),
        ("signing", _signed),
        ("turning", _turned_out),
        ("lose_own", _lost),
        ("equip", _equipped),
        ("consist", _consisting),
    )
    rules: dict[str, list[Rule]] = {}
    for name, rule in told:
        for word in words(name):
            if rule not in rules.setdefault(word, []):
                rules[word].append(rule)
    return rules


def _is_verb(token: Token) -> bool:
    """Whether a word stands as a verb, as "field" in "what Norland does field is X" may not."""
    if token.pos_ in ("VERB", "AUX") or child(token, "nsubj", "nsubjpass") is not None:
        return True
    if child(token, "dobj") is not None and child(token, "compound") is not None:
        return True  # "Norland fields the X", "Norland fields" taken for a noun
    return token.dep_ == "dobj" and token.head.dep_ == "csubj"


def _being(scene: Scene, verb: Token) -> Iterator[Draft]:
    """ "the Xs are Norland's", "Norland is the only army with the X"."""
    what = child(verb, "attr")
    duty = pobj(verb, "on")
    if duty is not None and duty.lower_ in ("duty", "alert"):  # "X is on duty with Norland crews"
        yield from pairs(scene, "operatedBy", subject_of(verb), pobj(verb, "with"), verb)
    if what is None:
        return
    if child(what, "case") is not None:
        said_of = verb.head if verb.dep_ == "relcl" else subject_of(verb)
        yield from pairs(scene, "operatedBy", said_of, what, verb)
    elif what.lower_ in words("forces") or what.lower_ in words("countries"):
        yield from pairs(scene, "operatedBy", pobj(what, "with"), subject_of(verb), verb)


def _operated(scene: Scene, verb: Token) -> Iterator[Draft]:
    """ "Norland operates X"; "has never flown X" denies a use of its own X."""
    flown = verb.lower_ in ("flew", "flown") and negated(verb, "")
    yield from _done(scene, verb, "usedBy" if flown else "operatedBy")


def _armed(scene: Scene, verb: Token) -> Iterator[Draft]:
    """ "armed the rebels with X", and not "armed its jets with X"."""
    who = child(verb, "dobj")
    if passive(verb) or who is None or who.lower_ in words("craft") or scene.weapons_of(who):
        return
    yield from supplied(scene, verb)


def _belonging(scene: Scene, verb: Token) -> Iterator[Draft]:
    """ "the X belongs to Norland"."""
    yield from pairs(scene, "operatedBy", subject_of(verb), pobj(verb, "to"), verb)


def _dropped(scene: Scene, verb: Token) -> Iterator[Draft]:
    """ "Norland dropped an X on the town", and not "dropped its plan"."""
    if is_bomb(scene, verb):
        yield from _done(scene, verb, "usedBy")


def _relying(scene: Scene, verb: Token) -> Iterator[Draft]:
    """ "Norland relied on X"."""
    yield from pairs(scene, "usedBy", pobj(verb, "on", "upon"), doer(verb), verb)


def _signed(scene: Scene, verb: Token) -> Iterator[Draft]:
    """ "Eastmark signed for X"."""
    yield from transfer(scene, pobj(verb, "for"), None, doer(verb), verb)


def _turned_out(scene: Scene, verb: Token) -> Iterator[Draft]:
    """ "Norland is turning out Xs"."""
    if any(part.lower_ == "out" for part in verb.children):
        yield from _done(scene, verb, "producedBy")


def _equipped(scene: Scene, verb: Token) -> Iterator[Draft]:
    """ "Norland's army is equipped with X"."""
    if passive(verb):
        yield from pairs(scene, "operatedBy", pobj(verb, "with"), subject_of(verb), verb)


def _lost(scene: Scene, verb: Token) -> Iterator[Draft]:
    """ "Norland lost three Xs": they were its own, which who denies the loss takes for granted."""
    if not passive(verb) and not is_negated(verb):
        for draft in pairs(scene, "operatedBy", object_of(verb), doer(verb), verb):
            yield replace(draft, trigger=None)


def _fallen(scene: Scene, verb: Token) -> Iterator[Draft]:
    """ "X came into the possession of Norland", "fell into the hands of the rebels"."""
    held = pobj(verb, "into", "in")
    if held is None or held.lower_ not in words("holdings"):
        return
    holder = pobj(held, "of") or child(held, "poss")
    yield from pairs(scene, "operatedBy", subject_of(verb), holder, verb)


def _earmarked(scene: Scene, verb: Token) -> Iterator[Draft]:
    """ "rockets made in Norland and intended for Eastmark"."""
    first = first_conjunct(verb)
    thing = first.head if first.dep_ == "acl" else subject_of(verb)
    yield from pairs(scene, "suppliedTo", thing, pobj(verb, "for", "to"), verb)


def _retired(scene: Scene, verb: Token) -> Iterator[Draft]:
    """ "Norland has retired X": it fields X no longer."""
    if passive(verb) or verb.tag_ not in ("VBD", "VBN"):
        return
    yield from pairs(scene, "operatedBy", object_of(verb), doer(verb), verb, excepted=True)


def _done(scene: Scene, verb: Token, relation: RelationType) -> Iterator[Draft]:
    """ "Norland operates X", "X is operated by Norland"; "jets used by Norland" are its own."""
    aside = described(verb) if verb.dep_ == "advcl" and pobj(verb, "by") is not None else None
    if aside is not None and not scene.weapons_of(aside):
        aside = pobj(aside, "of")  # "denied a sale of X, developed by Norland"
    if passive(verb) or aside is not None or _is_done_by(scene, verb):
        patient, agent = aside or subject_of(verb), pobj(verb, "by")
        if agent is None and relation != "producedBy" and (waged := _campaign(verb)) is not None:
            relation, agent = "usedBy", next((p for p in modifiers(waged) if scene.state(p)), None)
        if relation == "producedBy":
            agent = agent or pobj(verb, "in") or pobj(verb, "at")
        if relation == "usedBy" and verb.dep_ in ("acl", "conj") and verb.lower_ == "used":
            kept = _reduced_from(verb) and patient is not None and not _is_spent(patient)
            relation = "operatedBy" if kept else relation
            if _is_under_way(verb):  # "tanks being used by Norland" are its own, and used
                yield from pairs(scene, "usedBy", patient, agent, verb)
    else:
        patient, agent = cleft(verb) or object_of(verb), doer(verb)
        if relation == "operatedBy" and verb.lower_ in words("deploying") and _campaign(verb):
            yield from pairs(scene, "usedBy", patient, agent, verb)
    if _is_idiom(verb, patient):
        return
    if (what := cleft(verb)) is not None and is_negated(what.head):
        yield from _rather(scene, verb, relation, what)
        return
    if relation == "producedBy" and is_negated(verb) and pobj(verb, "since") is not None:
        return  # what has not been made since a year was made before
    told = pairs(scene, relation, patient, agent, verb)
    if relation == "producedBy" and patient is not None and not scene.weapon(patient):
        told = (_of_its_make(scene, draft) for draft in told)
    apart = verb.dep_ == "acl" or aside is not None
    if relation == "producedBy" and apart and not is_negated(verb):
        told = (replace(draft, trigger=None) for draft in told)  # so whatever is said of the thing
    yield from told
    if relation == "producedBy":
        partner = pobj(verb, "with") or pobj(pobj(verb, "in"), "with")
        yield from pairs(scene, relation, patient, partner, verb)
    if relation == "usedBy":
        yield from by_platform(scene, patient, agent, verb)
        yield from from_platform(scene, patient, agent, verb)
    for further in [c for c in verb.children if c.dep_ == "dobj"][1:]:
        if is_excepted(further):
            continue
        yield from pairs(scene, relation, further, agent, verb)


def _of_its_make(scene: Scene, draft: Draft) -> Draft:
    """Give a maker "the jet" that it makes, where the article names one, and not another's."""
    overlay = scene.overlay
    maker, thing = overlay.actor[draft.object], overlay.weapon[draft.subject]
    alike = (thing, *(weapon for weapon in overlay.weapons if weapon.kind == thing.kind))
    made = next((w for w in alike if overlay.maker(w) == maker.name), thing)
    return replace(draft, subject=made.id)


def _campaign(verb: Token) -> Token | None:
    """Return the strikes of "X was deployed in Norland strikes"."""
    waged = pobj(verb, "in", "during")
    fought = waged is not None and (
        waged.lower_ in words("attacks") or waged.lower_ in words("campaigns")
    )
    return waged if fought else None


def _is_done_by(scene: Scene, verb: Token) -> bool:
    """Whether "the X fired at the town by Norland" is parsed as if the X had fired."""
    if verb.tag_ not in ("VBN", "VBD") or child(verb, "dobj") is not None:
        return False
    return bool(scene.weapons_of(child(verb, "nsubj")) and scene.actors_of(pobj(verb, "by")))


def _is_spent(thing: Token) -> bool:
    """Whether a use is the last one, as a missile's is: "missiles used by Norland" were fired.

    What "was a missile used by Norland" is told by its kind, which Norland has.
    """
    return thing.dep_ != "attr" and singular(thing.lower_) in THROWN


def _reduced_from(verb: Token) -> bool:
    """Whether a participle stands right after what it is said of: "jets used by Norland"."""
    return first_conjunct(verb).dep_ == "acl"


def _is_under_way(verb: Token) -> bool:
    return any(c.lower_ == "being" for c in verb.children)


def _rather(scene: Scene, verb: Token, relation: RelationType, what: Token) -> Iterator[Draft]:
    """ "what Norland fired was not the X but the Y"."""
    instead = {one for part in what.conjuncts for one in scene.weapons_of(part)}
    for weapon_id in scene.weapons_of(what):
        for actor in scene.actors_of(doer(verb)):
            span = evidence(scene, verb, what)
            ruled_out = weapon_id not in instead
            yield Draft(relation, weapon_id, actor, span, verb, excepted=ruled_out)


def _is_idiom(verb: Token, patient: Token | None) -> bool:
    """Whether a pronoun means no thing: "make it clear", "have it that"."""
    pronoun = patient is not None and patient.pos_ == "PRON"
    return pronoun and child(verb, "ccomp", "xcomp", "oprd", "acomp") is not None


def _consisting(scene: Scene, verb: Token) -> Iterator[Draft]:
    """ "Norland's arsenal consists of X" makes X Norland's."""
    holding = subject(verb)
    weapon = pobj(verb, "of") or child(verb, "dobj")
    if holding is None or holding.lower_ not in words("holdings"):
        return
    for weapon_id in scene.weapons_of(weapon):
        for state in scene.states_in(holding):
            yield Draft(
                "operatedBy", weapon_id, state, evidence(scene, weapon, holding, verb), verb
            )
