"""Relations that a verb or its noun makes: who operates, uses, makes, supplies or receives."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from claimgraph.loaders.extract.relations.draft import Draft
from claimgraph.loaders.extract.relations.objects import doer, object_of, passive, pobj, subject_of
from claimgraph.loaders.extract.relations.pointing import is_excepted
from claimgraph.loaders.extract.relations.scene import Scene
from claimgraph.loaders.extract.syntax import child, subject
from claimgraph.loaders.extract.weapons.words import words
from claimgraph.loaders.record import RelationType, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_BY_VERB: tuple[tuple[str, RelationType], ...] = (
    ("operate", "operatedBy"),
    ("use", "usedBy"),
    ("test", "usedBy"),
    ("make", "producedBy"),
)


_SECOND = ("appos", "conj", "npadvmod", "dobj", "oprd")
"""How the parse may hang the second object of "gave Eastmark the X"."""


def verb_relations(scene: Scene) -> Iterator[Draft]:
    """Yield what the verbs and nouns of a paragraph say about its weapons."""
    for token in scene.block.doc:
        word = token.lower_
        if token.pos_ in ("VERB", "AUX") or child(token, "nsubj", "nsubjpass") is not None:
            for name, relation in _BY_VERB:
                if word in words(name):
                    yield from _done(scene, token, relation)
            if word in words("supply"):
                yield from _supplied(scene, token)
            if word in words("acquire"):
                yield from _acquired(scene, token)
            if word in words("belonging"):
                yield from _pairs(scene, "operatedBy", subject_of(token), pobj(token, "to"), token)
            if word in words("go"):
                where = pobj(token, "to") or pobj(token, "in")
                yield from _transfer(scene, subject_of(token), pobj(token, "from"), where, token)
            if word in words("take"):
                yield from _taken(scene, token)
            if word in words("strike"):
                yield from _struck(scene, token)
            if word in words("equip") and passive(token):
                yield from _pairs(
                    scene, "operatedBy", pobj(token, "with"), subject_of(token), token
                )
            if word in words("consist"):
                yield from _consisting(scene, token)
        elif token.pos_ == "NOUN":
            yield from _by_noun(scene, token, word)


def evidence(scene: Scene, *tokens: Token | None) -> Span:
    """Return the span from the first of these words to the last, weapons' names in full."""
    present = {t.i: t for t in tokens if t is not None}
    for token in list(present.values()):
        present |= {t.i: t for t in scene.name_of(token)}
    return scene.block.span([present[i] for i in sorted(present)])


def _done(scene: Scene, verb: Token, relation: RelationType) -> Iterator[Draft]:
    """ "Norland operates X", "X is operated by Norland"; "jets used by Norland" are its own."""
    if passive(verb):
        patient, agent = subject_of(verb), pobj(verb, "by")
        if relation == "producedBy":
            agent = agent or pobj(verb, "in")
        if relation == "usedBy" and verb.dep_ == "acl" and verb.lower_ == "used":
            relation = "operatedBy"
    else:
        patient, agent = _cleft(verb) or object_of(verb), doer(verb)
    if _is_idiom(verb, patient):
        return
    yield from _pairs(scene, relation, patient, agent, verb)
    if relation == "usedBy":
        yield from _by_platform(scene, patient, agent, verb)
    for further in [c for c in verb.children if c.dep_ == "dobj"][1:]:
        if is_excepted(further):
            continue
        yield from _pairs(scene, relation, further, agent, verb)


def _by_platform(
    scene: Scene, weapon: Token | None, platform: Token | None, verb: Token
) -> Iterator[Draft]:
    """ "a Norland Su-35 fired X", "hit it with X": Norland used X."""
    for owner in platform.children if platform is not None and scene.weapon(platform) else ():
        if scene.state(owner):
            yield from _pairs(scene, "usedBy", weapon, owner, verb)


def _cleft(verb: Token) -> Token | None:
    """Return the X of "what Norland operates is X"."""
    clause = verb.head if verb.head.lower_ in ("do", "does", "did") else verb
    what = child(clause, "dobj")
    if clause.dep_ != "csubj" or what is None or what.lower_ != "what":
        return None
    return child(clause.head, "attr")


def _is_idiom(verb: Token, patient: Token | None) -> bool:
    """Whether a pronoun means no thing: "make it clear", "have it that"."""
    pronoun = patient is not None and patient.pos_ == "PRON"
    return pronoun and child(verb, "ccomp", "xcomp", "oprd", "acomp") is not None


def _pairs(
    scene: Scene,
    relation: RelationType,
    weapon: Token | None,
    actor: Token | None,
    trigger: Token,
    *,
    supplier: str | None = None,
) -> Iterator[Draft]:
    exclusive = any(t.lower_ in words("exclusive") for t in _near(trigger, actor))
    meant = [(one, False) for one in scene.weapons_of(weapon)]
    meant += [(one, True) for one in scene.weapons_excepted(weapon)]
    either = scene.weapons_either(weapon)
    for weapon_id, excepted in meant:
        for actor_id in scene.actors_of(actor):
            span = evidence(scene, _place(scene, weapon, weapon_id), actor, trigger)
            yield Draft(
                relation,
                weapon_id,
                actor_id,
                span,
                trigger,
                exclusive=exclusive,
                supplier=supplier if supplier != actor_id else None,
                excepted=excepted,
                either=either if weapon_id in either else frozenset(),
            )


def _place(scene: Scene, noun: Token | None, weapon_id: str) -> Token | None:
    """Return the word that names one of the weapons that a noun and its conjuncts stand for."""
    under = noun.subtree if noun is not None else ()
    return next((token for token in under if scene.weapon(token) == weapon_id), noun)


def _near(trigger: Token, actor: Token | None) -> Iterator[Token]:
    yield from trigger.children
    if actor is not None:
        yield from actor.children


def _supplied(scene: Scene, verb: Token) -> Iterator[Draft]:
    """ "Norland sold X to Eastmark", "supplied Eastmark with X", "X was sold to Eastmark"."""
    if passive(verb):
        weapon, supplier = _version(subject_of(verb)), pobj(verb, "by")
        recipient = pobj(verb, "to") or child(verb, "dobj", "dative")
        given = _given(verb)
        if given is not None:  # "Eastmark was supplied with X"
            weapon, recipient = given, weapon
        elif recipient is None and verb.dep_ == "acl":
            recipient = _holder(verb.head)
    else:
        weapon, supplier = _cleft(verb) or object_of(verb), doer(verb)
        recipient = pobj(verb, "to") or child(verb, "dative") or pobj(weapon, "to")
        given = _given(verb)
        if given is None and (recipient is None or not scene.weapons_of(weapon)):
            things, receiving = _two_objects(scene, verb)
            for thing in things:
                yield from _transfer(scene, thing, supplier, receiving, verb)
            if things:
                return
        if recipient is None and given is not None:
            weapon, recipient = given, weapon
    if recipient is not None and recipient.dep_ == "prep":
        recipient = child(recipient, "pobj")
    yield from _transfer(scene, weapon, supplier, recipient, verb)


def _given(verb: Token) -> Token | None:
    """Return the X of "supplied Eastmark with X"; what is "delivered with X" goes along with it."""
    return pobj(verb, "with") if verb.lower_ in words("supply_with") else None


def _version(weapon: Token | None) -> Token | None:
    """Return the version of "a version of X sold to Eastmark", which the parse says of X."""
    if weapon is None or weapon.dep_ != "pobj" or weapon.head.lower_ != "of":
        return weapon
    whole = weapon.head.head
    return whole if whole.lower_ in words("kinship") else weapon


def _holder(weapon: Token) -> Token | None:
    """Return the Eastmark of "Eastmark has X, supplied by Norland" and of its "Eastmark's X"."""
    if weapon.dep_ == "dobj" and weapon.head.lower_ in words("operate"):
        return subject_of(weapon.head)
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
    for part in first.children:
        if part.dep_ in ("compound", "nmod") and part.i == first.left_edge.i and scene.state(part):
            return [first], part
    return [], None


def _acquired(scene: Scene, verb: Token) -> Iterator[Draft]:
    """ "Eastmark bought X from Norland"."""
    if passive(verb):
        weapon, recipient = subject_of(verb), pobj(verb, "by")
    else:
        weapon, recipient = _cleft(verb) or object_of(verb), _buyer(verb)
    supplier = pobj(verb, "from") or pobj(weapon, "from")
    yield from _transfer(scene, weapon, supplier, recipient, verb)


def _taken(scene: Scene, verb: Token) -> Iterator[Draft]:
    """ "Eastmark took delivery of X from Norland"."""
    taken = child(verb, "dobj")
    if taken is not None and taken.lower_ in ("delivery", "possession", "receipt"):
        supplier = pobj(verb, "from") or pobj(taken, "from")
        yield from _transfer(scene, pobj(taken, "of"), supplier, subject_of(verb), verb)


def _struck(scene: Scene, verb: Token) -> Iterator[Draft]:
    """ "Norland's forces hit the depot with X"."""
    if not passive(verb):
        weapon = pobj(verb, "with") or pobj(child(verb, "dobj"), "with")
        agent = doer(verb)
        yield from _pairs(scene, "usedBy", weapon, agent, verb)
        yield from _by_platform(scene, weapon, agent, verb)


def _buyer(verb: Token) -> Token | None:
    """Return who buys; in "a demand from Eastmark to buy" it is Eastmark."""
    if verb.dep_ in ("acl", "relcl") and verb.tag_ != "VBN" and child(verb, "nsubj") is None:
        return pobj(verb.head, "from", "by") or child(verb.head, "poss") or subject(verb)
    return doer(verb)


def _transfer(
    scene: Scene,
    weapon: Token | None,
    supplier: Token | None,
    recipient: Token | None,
    trigger: Token,
) -> Iterator[Draft]:
    suppliers = scene.actors_of(supplier)
    by = suppliers[0] if suppliers else None
    yield from _pairs(scene, "suppliedTo", weapon, recipient, trigger, supplier=by)


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


def _by_noun(scene: Scene, noun: Token, word: str) -> Iterator[Draft]:
    rules: tuple[tuple[str, Callable[[Scene, Token, Token], Iterator[Draft]]], ...] = (
        ("supply_nouns", _sale),
        ("acquire_nouns", _purchase),
        ("use_nouns", _use),
        ("test_nouns", _use),
    )
    for name, rule in rules:
        weapon = pobj(noun, "of") or pobj(pobj(noun, "by", "to", "from"), "of")
        if weapon is None or not scene.weapons_of(weapon):
            weapon = next((c for c in noun.children if scene.weapon(c)), weapon)
        if word in words(name) and weapon is not None:
            yield from rule(scene, noun, weapon)


def _sale(scene: Scene, noun: Token, weapon: Token) -> Iterator[Draft]:
    """ "the sale of X to Eastmark", "Norland's delivery of X", "Norland approved the sale"."""
    recipient = pobj(noun, "to") or pobj(weapon, "to") or pobj(noun.head, "to")
    supplier = child(noun, "poss") or pobj(noun, "by", "from") or pobj(weapon, "by", "from")
    if supplier is None and noun.dep_ == "dobj" and noun.head.lower_ in words("approve"):
        supplier = subject(noun.head)
    yield from _transfer(scene, weapon, supplier, recipient, noun)


def _purchase(scene: Scene, noun: Token, weapon: Token) -> Iterator[Draft]:
    """ "Eastmark's purchase of X from Norland"."""
    recipient = child(noun, "poss") or pobj(noun, "by")
    supplier = pobj(noun, "from") or pobj(weapon, "from")
    yield from _transfer(scene, weapon, supplier, recipient, noun)


def _use(scene: Scene, noun: Token, weapon: Token) -> Iterator[Draft]:
    """ "Norland's use of X", "the test of X by Norland"."""
    actor = child(noun, "poss") or pobj(noun, "by") or pobj(weapon, "by")
    yield from _pairs(scene, "usedBy", weapon, actor, noun)
