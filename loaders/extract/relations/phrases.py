"""Relations that stand inside a phrase: names, origins, possession, service, kinship."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimgraph.loaders.extract.relations.draft import Draft
from claimgraph.loaders.extract.relations.holdings import REMAINING, held
from claimgraph.loaders.extract.relations.kinds import MADE_BY, MAKING, weapons_of_kind
from claimgraph.loaders.extract.relations.kinship import copied, derived, joint, kin, modified
from claimgraph.loaders.extract.relations.naming import designated, known_first, renamed
from claimgraph.loaders.extract.relations.objects import gives, pobj
from claimgraph.loaders.extract.relations.pairing import evidence
from claimgraph.loaders.extract.relations.scene import Scene
from claimgraph.loaders.extract.syntax import child, subject
from claimgraph.loaders.extract.weapons.context import NOUNS
from claimgraph.loaders.extract.weapons.words import words
from claimgraph.loaders.record import RelationType, Span, Weapon
from claimgraph.ontology.states import States

if TYPE_CHECKING:
    from spacy.tokens import Token

MADE = re.compile(
    rf"\b(?!The\b|An?\b)(?P<maker>[A-Z][\w.]*(?: [A-Z][\w.]*)?)"
    rf"(?P<made>-{MAKING}(?: and -?{MAKING})?| {MAKING} and {MAKING})"
    r"\b(?:[\s,]+[\w-]+){0,4}?[\s“\"]+$"
)
_NO_OWNERS = ("Person", "Group")
_INSIDE = ("compound", "nmod", "amod", "nummod", "appos")
_AIR_FORCE = re.compile(r"[A-Z]{1,3}AF")
BEFORE = 90
_ANOTHER = re.compile(r"\b(?:and|or|nor|on|from|with|to)\s+[\w“\"]")
"""What a second thing follows, as in "Norland-made Xs and a few Ys" and "X, based on the Y"."""
AGENTS: dict[str, RelationType] = {
    **dict.fromkeys(words("operators"), "operatedBy"),
    **dict.fromkeys(words("makers"), "producedBy"),
    **dict.fromkeys(words("customers"), "suppliedTo"),
}


def phrase_relations(scene: Scene) -> Iterator[Draft]:
    """Yield what the phrases around each weapon of a paragraph say of it."""
    for weapon, span, head in scene.mentions():
        yield from _made(scene, weapon.id, span)
        for noun in scene.same_as(weapon.id, head):  # "X is a Norland-made drone"
            yield from _made(scene, weapon.id, scene.block.span([noun]))
        yield from _owned(scene, weapon, head)
        yield from _fleet_of(scene, weapon, head)
        yield from designated(scene, weapon, span)
    yield from renamed(scene)
    yield from known_first(scene)
    for token in scene.block.tokens:
        for weapon_id in weapons_of_kind(scene, token):
            yield from _kind_owned(scene, weapon_id, token)
            yield from _pointed_made(scene, weapon_id, scene.block.span([token]))
        if token.lower_ in words("holdings"):
            yield from held(scene, token)
        elif token.lower_ in words("kinship"):
            yield from kin(scene, token)
        elif token.lower_ in words("derived"):
            yield from derived(scene, token)
        elif token.lower_ in words("modified"):
            yield from modified(scene, token)
        elif token.lower_ in words("copies"):
            yield from copied(scene, token)
        elif token.lower_ in words("jointly") and any(c.lower_ == "joint" for c in token.children):
            yield from joint(scene, token)
        elif token.lower_ in AGENTS:
            yield from _agent(scene, token, AGENTS[token.lower_])


def _made(scene: Scene, weapon_id: str, span: Span) -> Iterator[Draft]:
    """ "Russian-made S-400"."""
    text = scene.parsed.article.text
    opens = max(scene.block.block.start, span[0] - BEFORE)
    match = MADE.search(text[opens : span[0]])
    if match is None or _ANOTHER.search(match[0], match.end("made") - match.start()):
        return
    maker = opens + match.start("maker"), opens + match.end("maker")
    tokens = scene.block.tokens_in((maker[0], maker[0] + 1))
    ids = scene.states_named(match["maker"]) or scene.actors_of(tokens[0] if tokens else None)
    for actor in ids:
        yield Draft("producedBy", weapon_id, actor, (maker[0], span[1]))


def _kind_owned(scene: Scene, weapon_id: str, noun: Token) -> Iterator[Draft]:
    """ "the ministry said its missiles …", named below."""
    if noun.dep_ == "dobj" and gives(noun.head):
        return  # "supplied its missiles to Eastmark"
    for owner in (c for c in noun.children if c.dep_ == "poss"):
        if owner.lower_ in ("its", "their"):
            for actor in scene.actors_of(owner):
                if _may_own(scene, owner, actor):
                    yield Draft("operatedBy", weapon_id, actor, evidence(scene, owner, noun))


def _pointed_made(scene: Scene, weapon_id: str, span: Span) -> Iterator[Draft]:
    """ "such Soviet-built rockets", if the weapon named last can be the one meant."""
    origins = scene.overlay.origins(scene.overlay.weapon[weapon_id])
    for draft in _made(scene, weapon_id, span):
        maker = scene.parsed.text(draft.evidence).partition("-")[0]
        state = States.load().lookup(maker)
        if state is not None and state.code in origins:
            yield draft


def _owned(scene: Scene, weapon: Weapon, head: Token) -> Iterator[Draft]:
    """ "Armenia's Iskanders", "Syrian Scuds hit": a state other than the maker's fields them.

    With the maker's own adjective it is open whether origin or possession is meant, unless the
    weapons do something.
    """
    noun = head
    while noun.dep_ in _INSIDE and scene.weapons_of(noun.head):
        noun = noun.head
    if noun.lower_ in words("kinship"):
        return  # "its own version, the Geran-2" is one that it makes
    handed = noun.dep_ == "pobj" and noun.head.head.lower_ in words("supply_nouns")
    acting = _deed(noun)
    kinds = [c for c in head.children if c.i < head.i and _qualifies(scene, c)]
    called = [c for t in (*scene.same_as(weapon.id, noun), *kinds) for c in t.children]
    above = [head.head] if head.dep_ == "nummod" else []  # "a downed NAF X drone"
    for owner in dict.fromkeys((*head.children, *above, *noun.children, *called, *_shared(noun))):
        if (
            _is_given_to(owner, noun)
            or MADE_BY.search(owner.text)
            or owner.i >= head.i
            or owner.dep_ not in ("amod", "poss", "compound", "nmod")
        ):
            continue
        whole = evidence(scene, owner, head)
        if _is_verb_after(owner):
            yield from _used_by_owner(scene, weapon, owner, whole)
        elif owner.lower_ in ("its", "their") and not handed:
            holders = [one for one in scene.actors_of(owner) if _may_own(scene, owner, one)]
            for actor in holders:
                yield Draft(_held_or_made(noun), weapon.id, actor, whole)
            for actor in holders if acting is not None else ():
                span = evidence(scene, owner, noun.head, head)
                yield Draft("usedBy", weapon.id, actor, span, acting)
        elif (field := _service(scene, owner) or scene.state(owner) or _body(scene, owner)) is None:
            yield from _makers_own(scene, weapon, owner, whole)
        else:
            yield from _fielded(scene, weapon, (owner, head, noun), field, acting=acting)


def _shared(noun: Token) -> Iterator[Token]:
    """Yield whose the Y is in "Norland's Xs and Ys"."""
    own = any(c.dep_ in ("det", "poss", "amod") for c in noun.children)
    if noun.dep_ == "conj" and not own:
        yield from (c for c in noun.head.children if c.dep_ == "poss")


def _deed(noun: Token) -> Token | None:
    """Return the verb of what weapons do: "Norland Xs hit", "was hit by a Norland X"."""
    if noun.dep_ == "nsubj" and _strikes(noun.head):
        return noun.head
    return noun.head.head if _acts_in_passive(noun) else None


def _may_own(scene: Scene, owner: Token, actor: str) -> bool:
    """Whether "its" can be whoever it stands for: not in "the ambassador …, after its missiles"."""
    return owner.lower_ != "its" or scene.overlay.actor[actor].type not in _NO_OWNERS


def _held_or_made(noun: Token) -> RelationType:
    """Return what "its" tells of a thing: it is its maker's in "its locally developed X"."""
    told = [part for c in noun.children for part in (c, *c.children) if part.i < noun.i]
    made = any(part.lower_ in words("homegrown") for part in told)
    return "producedBy" if made else "operatedBy"


def _fielded(
    scene: Scene,
    weapon: Weapon,
    named: tuple[Token, Token, Token],
    field: str,
    *,
    acting: Token | None,
) -> Iterator[Draft]:
    """Yield what a state's adjective or genitive tells: `named` are it, the name and its noun."""
    owner, head, noun = named
    whole = evidence(scene, owner, head)
    if _is_retired(noun):
        yield Draft("operatedBy", weapon.id, field, whole, noun.head, excepted=True)
    elif _held_or_made(noun) == "producedBy":
        yield Draft("producedBy", weapon.id, field, whole)
    elif _is_kind_first(scene, owner, head, noun) and scene.is_origin(field, weapon.id):
        yield Draft("producedBy", weapon.id, field, whole)
        return
    elif (
        _body(scene, owner) is not None
        or _is_own(noun)
        or acting is not None
        or _is_deployed(noun)
        or not scene.is_origin(field, weapon.id)
    ):
        yield Draft("operatedBy", weapon.id, field, whole)
    shot = _is_agent(noun) and not scene.is_origin(field, weapon.id)
    if acting is not None or shot:
        span = evidence(scene, owner, noun.head, head)
        yield Draft("usedBy", weapon.id, field, span, acting)


def _qualifies(scene: Scene, word: Token) -> bool:
    """Whether a word tells a weapon's kind: the "surveillance" of "a US surveillance X"."""
    if word.lower_ in NOUNS:
        return True
    named = scene.actors_of(word) or scene.weapons_of(word)
    return word.dep_ == "compound" and word.pos_ == "NOUN" and not named


def _is_verb_after(owner: Token) -> bool:
    """Whether a verb follows that the parse takes for an adjective: "Norland used X"."""
    after = owner.nbor() if owner.i + 1 < len(owner.doc) else None
    if after is None or after.dep_ != "amod" or after.tag_ != "VBN":
        return False
    return owner.dep_ in ("nmod", "compound") and after.lower_ in words("use")


def _used_by_owner(scene: Scene, weapon: Weapon, owner: Token, whole: Span) -> Iterator[Draft]:
    for actor in scene.actors_of(owner):
        yield Draft("usedBy", weapon.id, actor, whole, owner.nbor())


def _is_kind_first(scene: Scene, owner: Token, head: Token, noun: Token) -> bool:
    """Whether the kind stands before the name, as in "the Norland missile system X"."""
    between = owner.doc[owner.i + 1 : head.i] if noun.i <= head.i else ()
    return any(t.lower_ in NOUNS and scene.weapon(t) is None for t in between)


def _is_deployed(noun: Token) -> bool:
    """Whether a thing is told to be deployed, which its owner does: "the Norland X deployed to"."""
    where = (c for c in noun.children if c.dep_ == "acl" and c.lower_ in words("deploying"))
    return any(pobj(c, "by") is None for c in where)


def _acts_in_passive(noun: Token) -> bool:
    """Whether something is done by a weapon; who shoots down with a Maker X may be another."""
    if not _is_agent(noun):
        return False
    verb = noun.head.head
    down = any(c.dep_ == "prt" and c.lower_ == "down" for c in verb.children)
    return not down and verb.lower_ not in words("intercept")


def _is_agent(noun: Token) -> bool:
    """Whether a verb is done by what a noun names: "shot down by a Norland X"."""
    return noun.dep_ == "pobj" and noun.head.lower_ == "by"


def _is_retired(noun: Token) -> bool:
    """Whether what a noun names has left its owner's service."""
    verb = noun.head
    if noun.dep_ != "nsubjpass" or verb.tag_ != "VBN":
        return False
    left = pobj(verb, "from", "out")
    held = left is not None and left.lower_ in words("holdings")
    return verb.lower_ in words("retire") or (held and verb.lower_ in words("failing"))


def _is_given_to(owner: Token, noun: Token) -> bool:
    """Whether what is parsed as a modifier is who gets it: "sent Norland Xs"."""
    first = owner.dep_ in ("compound", "nmod") and owner.i == noun.left_edge.i
    return first and noun.dep_ == "dobj" and noun.head.i == owner.i - 1 and gives(noun.head)


def _fleet_of(scene: Scene, weapon: Weapon, head: Token) -> Iterator[Draft]:
    """ "the S-400s of the Norland army", "a jet of Norland", whose make it is not."""
    noun = head.head if head.dep_ in _INSIDE and scene.weapons_of(head.head) else head
    force = pobj(noun, "of")
    if force is None or noun.lower_ in words("kinship"):
        return
    state = scene.state(force)
    foreign = state is not None and not scene.is_origin(state, weapon.id)
    if foreign or force.lower_ in words("forces") or _AIR_FORCE.fullmatch(force.text):
        for actor in scene.actors_of(force):
            yield Draft("operatedBy", weapon.id, actor, evidence(scene, head, force))
            if (acting := _deed(noun)) is not None:
                span = evidence(scene, head, force, acting)
                yield Draft("usedBy", weapon.id, actor, span, acting)


def _strikes(verb: Token) -> bool:
    """Whether a verb has something that is struck: "a jet shot down by X" strikes nothing."""
    if verb.lower_ not in words("strike") and verb.lower_ not in words("assail"):
        return False
    if child(verb, "dobj") is not None:
        return True
    return child(verb, "agent", "prt") is None and child(verb, "prep") is not None


def _makers_own(scene: Scene, weapon: Weapon, owner: Token, whole: Span) -> Iterator[Draft]:
    """ "Maker's X" and "the Maker X" are what the maker makes."""
    for actor in scene.actors_of(owner) if owner.dep_ in ("poss", "compound", "nmod") else ():
        named = scene.overlay.actor[actor]
        if named.type == "Organization" and scene.overlay.is_maker(named.name, weapon):
            yield Draft("producedBy", weapon.id, actor, whole)


def _is_own(noun: Token) -> bool:
    return any(part.lower_ == "own" and part.dep_ == "amod" for part in noun.children)


def _body(scene: Scene, owner: Token) -> str | None:
    """Return the armed body of "the Norland Air Force's X" and "an NAF X"."""
    whose = next(iter(scene.actors_of(owner)), None)
    if owner.dep_ == "poss" and owner.lower_ in words("forces"):
        return whose
    return whose if whose is not None and _AIR_FORCE.fullmatch(owner.text) else None


def _service(scene: Scene, owner: Token) -> str | None:
    """Return the service of "a Norland Air Force X", named in full."""
    named = scene.named(owner)
    if (
        named is None
        or named.type != "Organization"
        or named.name.split()[-1].lower() not in words("forces")
    ):
        return None
    return named.id


def _agent(scene: Scene, noun: Token, relation: RelationType) -> Iterator[Draft]:
    """ "Norland is the only operator of X"."""
    if noun.dep_ in ("attr", "oprd") or (noun.dep_ == "dobj" and noun.head.lower_ in REMAINING):
        actor, trigger = subject(noun.head), noun.head
    elif noun.dep_ == "appos" or (noun.dep_ == "conj" and noun.left_edge.nbor(-1).text == ","):
        actor, trigger = noun.head, noun
    elif (named := child(noun, "appos")) is not None:
        actor, trigger = named, noun
    else:
        return
    weapon = pobj(noun, "of", "for") or next((c for c in noun.children if scene.weapon(c)), None)
    weapon = weapon or child(noun, "poss")
    for weapon_id in scene.weapons_of(weapon):
        for actor_id in scene.actors_of(actor):
            span = evidence(scene, actor, noun, weapon)
            only = any(t.lower_ in words("exclusive") for t in noun.children)
            yield Draft(relation, weapon_id, actor_id, span, trigger, exclusive=only)
