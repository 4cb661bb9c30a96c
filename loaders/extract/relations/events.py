"""What happened to weapons, or is said to have: launches, strikes, tests, transfers, losses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from claimgraph.loaders.extract.dates import resolve
from claimgraph.loaders.extract.modality import modality, negated
from claimgraph.loaders.extract.relations.asserting import asserter, polarity
from claimgraph.loaders.extract.relations.objects import doer, object_of, passive, pobj, subject_of
from claimgraph.loaders.extract.relations.pairing import evidence
from claimgraph.loaders.extract.relations.scene import Scene
from claimgraph.loaders.extract.syntax import child
from claimgraph.loaders.extract.weapons.context import NOUNS
from claimgraph.loaders.extract.weapons.words import words
from claimgraph.loaders.record import Attribution, Event, Polarity

if TYPE_CHECKING:
    from spacy.tokens import Token

Status = Literal["happened", "alleged", "planned", "cancelled", "denied"]

_TYPES = (
    ("test", "test"),
    ("launching", "launch"),
    ("using", "use"),
    ("supply", "transfer"),
    ("acquire", "transfer"),
    ("deploying", "deployment"),
    ("intercept", "interception"),
    ("lose", "loss"),
    ("strike", "strike"),
)
_NOUN_TYPES = (
    ("test_nouns", "test"),
    ("use_nouns", "launch"),
    ("supply_nouns", "transfer"),
    ("acquire_nouns", "transfer"),
)
_PLACES = frozenset(("GPE", "LOC", "FAC"))


@dataclass(frozen=True, slots=True)
class _Roles:
    """Who takes which part in an event, as words of the parse."""

    trigger: Token
    weapon: Token | None = None
    by: Token | None = None
    to: Token | None = None
    target: Token | None = None
    carrier: Token | None = None


def find_events(scenes: Sequence[Scene], attributions: Sequence[Attribution]) -> tuple[Event, ...]:
    """Return the launches, strikes, tests, transfers, deployments, interceptions and losses.

    An event needs a weapon that the article names, as what is used or what carries it; what the
    text doesn't say is None. In somebody's words it is alleged, in the article's own it happened.
    """
    events: dict[tuple[object, ...], Event] = {}
    for scene in scenes:
        for kind, roles in _found(scene):
            for event in _events(kind, roles, scene, attributions):
                key = (event.type, event.weapon, event.by, event.to, event.asserted_by)
                events.setdefault(key, event)
    return tuple(events.values())


def _found(scene: Scene) -> Iterator[tuple[str, _Roles]]:
    for token in scene.block.tokens:
        if token.pos_ in ("VERB", "AUX"):
            for name, kind in _TYPES:
                if token.lower_ in words(name):
                    yield kind, _roles_of_verb(token, kind)
                    break
        elif token.pos_ == "NOUN" and token.dep_ != "compound":
            for name, kind in _NOUN_TYPES:
                if token.lower_ in words(name):
                    yield kind, _roles_of_noun(token)
                    break


def _roles_of_verb(verb: Token, kind: str) -> _Roles:
    if kind == "strike":
        return _strike(verb)
    patient = subject_of(verb) if passive(verb) else object_of(verb)
    agent = pobj(verb, "by") if passive(verb) else doer(verb)
    if kind == "loss" and patient is None:  # "a jet crashed"
        patient, agent = agent, None
    to = pobj(verb, "to") or child(verb, "dative")
    if kind == "transfer":
        given = pobj(verb, "with")
        if given is not None:
            patient, to = given, patient
        if verb.lower_ in words("acquire"):
            to, agent = agent, pobj(verb, "from") or pobj(patient, "from")
    target = pobj(verb, "at", "against", "towards", "into") if kind == "launch" else None
    carrier = pobj(verb, "from") if kind == "launch" else None
    return _Roles(verb, patient, agent, to if kind == "transfer" else None, target, carrier)


def _strike(verb: Token) -> _Roles:
    """ "A Kalibr hit the port", "they hit the port with a Kalibr", "it was hit by a Kalibr"."""
    if passive(verb):
        return _Roles(verb, pobj(verb, "by", "with"), target=subject_of(verb))
    weapon = pobj(verb, "with")
    by = doer(verb) if weapon is not None else None
    target = child(verb, "dobj") or pobj(verb, "in", "on", "near", "at")
    return _Roles(verb, weapon or subject_of(verb), by, target=target)


def _roles_of_noun(noun: Token) -> _Roles:
    weapon = pobj(noun, "of") or next((c for c in noun.children if c.dep_ == "compound"), None)
    by = child(noun, "poss") or pobj(noun, "by")
    to = pobj(noun, "to")
    if noun.lower_ in words("acquire_nouns"):
        by, to = pobj(noun, "from") or pobj(weapon, "from"), by
    return _Roles(noun, weapon, by, to, pobj(noun, "at", "against"), pobj(noun, "from"))


def _events(
    kind: str, roles: _Roles, scene: Scene, attributions: Sequence[Attribution]
) -> Iterator[Event]:
    thing = roles.weapon
    used: list[str | None] = [*scene.weapons_of(thing)]
    carriers = scene.weapons_of(roles.carrier)
    if kind == "launch" and not carriers:  # "a missile fired by an Iskander"
        carriers = scene.weapons_of(roles.by)
    if not used and carriers and thing is not None and thing.lower_ in NOUNS:
        used = [None]  # "a missile was launched from the Iskander"
    if not used:
        return
    span = evidence(scene, roles.trigger, thing, roles.by, roles.to, roles.carrier, roles.target)
    index = asserter(span, attributions)
    asked = index is not None and attributions[index].stance == "none"
    if asked or _is_habit(roles, kind, scene) or _is_ban(roles.trigger):
        return
    held = polarity(roles.trigger, scene.block, index, attributions)
    if held is None:
        return
    status = _status(roles.trigger, held, told=index is not None)
    for weapon in used:
        yield Event(
            type=kind,
            status=status,
            evidence=(span,),
            weapon=weapon,
            by=_first(scene.actors_of(roles.by)),
            to=_first(scene.actors_of(roles.to)),
            carried_by=_first(carriers),
            target=_words(roles.target),
            place=_entity(roles.trigger, _PLACES),
            date=_date(roles.trigger, scene),
            quantity=_quantity(thing, scene),
            asserted_by=index,
        )


def _is_habit(roles: _Roles, kind: str, scene: Scene) -> bool:
    """Whether it is told what a weapon can do ("fires the 9M338", "built to fire it"), not did."""
    verb = roles.trigger
    if kind not in ("launch", "use"):
        return False
    if verb.pos_ == "NOUN":  # "a launch is followed by …"
        any_one = any(c.dep_ == "det" and c.lower_ in ("a", "an", "any") for c in verb.children)
        return any_one and verb.head.pos_ in ("VERB", "AUX") and _is_present(verb.head)
    if kind == "use" and verb.dep_ == "acl":
        return True  # "missiles used by the navy" are its own
    if any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children):
        return verb.head.lower_ in words("able")
    doing = subject_of(verb)
    armed = doing is not None and (doing.lower_ in NOUNS or bool(scene.weapons_of(doing)))
    return armed and _is_present(verb)


def _is_ban(trigger: Token) -> bool:
    """Whether it is told what must not be ("should never be used", "agreed not to test it")."""
    infinitive = any(c.dep_ == "aux" and c.lower_ == "to" for c in trigger.children)
    bidden = infinitive and trigger.dep_ in ("acl", "xcomp")
    return negated(trigger, "") and (bidden or modality(trigger) == "obligation")


def _is_present(verb: Token) -> bool:
    """Whether a verb is in the simple present, active or passive."""
    passive_aux = child(verb, "auxpass")
    finite = passive_aux if passive_aux is not None else verb
    return finite.tag_ in ("VBZ", "VBP") and child(verb, "aux") is None


def _status(trigger: Token, held: Polarity, *, told: bool) -> Status:
    """Return what became of a deed, in somebody's words where `told`."""
    above = next((t for t in trigger.ancestors if t.pos_ == "VERB"), None)
    if above is not None and above.lower_ in words("cancel"):
        return "cancelled"
    if held == "denies":
        return "denied"
    put = modality(trigger) if trigger.pos_ == "VERB" else "unspecified"
    infinitive = any(c.dep_ == "aux" and c.lower_ == "to" for c in trigger.children)
    governed = infinitive and trigger.dep_ in ("xcomp", "acl", "ccomp")
    around = [*trigger.children, *([above] if above is not None else [])]
    intended = any(t.lower_ in words("plan") for t in around)
    if put in ("future", "conditional", "possible", "obligation") or governed or intended:
        return "planned"
    return "alleged" if told else "happened"


def _first(found: Sequence[str]) -> str | None:
    return found[0] if found else None


def _words(head: Token | None) -> str | None:
    if head is None or head.ent_type_ in ("DATE", "TIME"):
        return None
    inside = [t for t in head.subtree if not t.is_space]
    return head.doc[inside[0].i : inside[-1].i + 1].text.strip("\"“”' ") or None


def _entity(trigger: Token, labels: frozenset[str]) -> str | None:
    """Return the place that hangs on the trigger by "in", "at", "near" or "over"."""
    place = pobj(trigger, "in", "near", "at", "over")
    if place is None or place.ent_type_ not in labels:
        return None
    return next((e.text for e in place.sent.ents if e.start <= place.i < e.end), None)


def _date(trigger: Token, scene: Scene) -> str | None:
    """Return when, where a date hangs on the trigger itself."""
    under = {t.i for t in trigger.subtree}
    for entity in trigger.sent.ents:
        bounded = entity.root.head.lower_ in ("before", "after", "until", "since", "by")
        if entity.label_ == "DATE" and entity.root.i in under and not bounded:
            when = resolve(entity.text, scene.parsed.article.published)
            if when is not None:
                return when
    return None


def _quantity(noun: Token | None, scene: Scene) -> str | None:
    for part in noun.children if noun is not None else ():
        if part.dep_ == "nummod" and scene.weapon(part) is None:
            return part.text
    return None
