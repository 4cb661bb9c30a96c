"""What "it", "both" and "we" stand for: the weapon or side meant before."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimgraph.loaders.extract.actors.names import names
from claimgraph.loaders.extract.syntax import SUBJECTS, child, first_conjunct, subject
from claimgraph.loaders.extract.weapons.context import NOUNS
from claimgraph.loaders.extract.weapons.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from claimgraph.loaders.extract.relations.scene import Scene

THIRD = frozenset(("it", "they", "its", "their", "them"))
OURS = frozenset(("we", "us", "our", "ours"))
_THINGS = frozenset(("it", "its", "them", "they", "their", "one", "ones", "any", "both", "neither"))
_SEVERAL = frozenset(("them", "their", "both", "they", "neither"))
_MORE = frozenset(("more", "another", "dozens", "hundreds"))
_PEOPLE = frozenset(("he", "she", "i", "we", "who"))
_ABROAD = frozenset(("ambassador", "envoy", "diplomat", "ambassadors", "envoys", "diplomats"))
_PAIR = frozenset(("both", "neither"))
_BOTH = 2
_PART = frozenset(("compound", "nmod", "amod", "nummod"))
_IS = frozenset(("is", "are", "was", "were"))
_TAKEN_UP = frozenset(("it", "them"))


def said_of_noun(name: Token) -> Token | None:
    """Return the drone of "the drone was an X" and "the drone, called X": the two are one thing."""
    while name.dep_ in _PART and name.head.i != name.i:
        name = name.head
    verb = name.head
    if name.dep_ == "nsubj" and verb.lower_ in _IS and child(verb, "neg", "aux") is None:
        said = child(verb, "attr")
        return said if said is not None and said.lower_ in NOUNS else None
    if name.dep_ == "attr" and verb.lower_ in _IS and child(verb, "neg", "aux") is None:
        said = child(verb, "nsubj")
    elif name.dep_ == "oprd" and verb.dep_ in ("acl", "relcl") and verb.lower_ in words("calling"):
        said = verb.head
    elif name.dep_ == "pobj" and verb.lower_ == "as" and _is_called(verb.head):
        said = verb.head.head  # "the missile, known as X"
    else:
        return None
    return said if said is not None and said.lower_ in NOUNS and name.i > said.i else None


def _is_called(verb: Token) -> bool:
    return verb.dep_ == "acl" and verb.lower_ in words("calling")


def weapons_meant(scene: Scene, pronoun: Token) -> list[str]:
    """Resolve "it" to the weapon that the sentence, or the one before it, is about.

    A subject, or "its", takes up the subject before it; anything else what was named last.
    """
    if _is_handed_over(pronoun):
        named = scene.overlay.weapons_together(scene.block.block.start + pronoun.idx)
        return named if len(named) == 1 else []
    acting = pronoun.dep_ in SUBJECTS or pronoun.dep_ == "poss"
    for token in _before(pronoun):
        if acting and (token.dep_ not in SUBJECTS or token.lower_ in _PEOPLE):
            continue
        own = scene.weapon(token)
        found = scene.weapons_of(token) if acting else [own] if own else []
        if found and token.lower_ not in _THINGS:
            if pronoun.lower_ not in _SEVERAL:
                return found[:1]
            together = _all_of(scene, token)
            return together if pronoun.lower_ not in _PAIR else _two(scene, pronoun, together)
        if acting and pronoun.dep_ != "poss" and token.i not in {t.i for t in pronoun.head.subtree}:
            return []
    return [] if acting else _told_before(scene, pronoun)


def _is_handed_over(pronoun: Token) -> bool:
    """Whether "they" are things, by what is done to them: "they were sold to Norland"."""
    verb = pronoun.head
    done = verb.lower_ in words("supply") or verb.lower_ in words("acquire")
    return done and pronoun.dep_ == "nsubjpass" and pronoun.lower_ in ("they", "it", "these")


def _told_before(scene: Scene, pronoun: Token) -> list[str]:
    """Return what an object takes up that neither its own sentence nor the last one names.

    That is what "it" in the sentence before meant, or what the last sentence of the paragraph
    before is about, if it is one weapon; "neither" are the two that were named together.
    """
    if pronoun.lower_ in _PAIR:
        return scene.overlay.weapons_together(scene.block.block.start + pronoun.idx)
    if pronoun.dep_ != "dobj" or pronoun.lower_ not in _TAKEN_UP:
        return []
    start = pronoun.sent.start
    if not start:
        named = scene.overlay.weapons_together(scene.block.block.start)
        return named if len(named) == 1 else []
    before = pronoun.doc[start - 1].sent
    again = next((t for t in before if t.dep_ == "dobj" and t.lower_ in _TAKEN_UP), None)
    return weapons_meant(scene, again) if again is not None else []


def is_excepted(conjunct: Token) -> bool:
    """Whether a conjunct is ruled out: the Y of "X, not Y" and "X but not Y"."""
    before = [conjunct.left_edge, *conjunct.children]
    before += [conjunct.doc[conjunct.left_edge.i - 1]] if conjunct.left_edge.i else []
    return any(part.lower_ == "not" and part.i < conjunct.i for part in before)


def is_thing(token: Token) -> bool:
    """Whether a word may be a pronoun for a weapon."""
    if token.dep_ == "dobj" and (token.like_num or token.lower_ in _MORE):
        return child(token, "prep", "relcl", "acl", "compound", "nmod") is None
    this = token.lower_ in ("this", "these") and token.dep_ == "dobj"
    return (this or token.lower_ in _THINGS) and child(token, "prep", "relcl", "acl") is None


def _two(scene: Scene, pronoun: Token, together: list[str]) -> list[str]:
    """Return what "both" are: two named together, or the two named last in these sentences."""
    if len(together) > 1:
        return together[:2]
    words = [token for token in _before(pronoun) if scene.weapon(token)]
    named = [one for token in words if (one := scene.weapon(token))]
    if len({tuple(scene.name_of(token)) for token in words}) < _BOTH:
        named = scene.overlay.weapons_before(scene.block.block.start + pronoun.idx)
    return list(dict.fromkeys(named))[:2]


def _all_of(scene: Scene, token: Token) -> list[str]:
    """Return the weapons coordinated with the one that a word names, itself included."""
    return scene.weapons_of(first_conjunct(token))


def _before(token: Token) -> Iterator[Token]:
    """Yield the words before one, from the nearest on, in its sentence and the one before."""
    start = token.sent.start
    first = token.doc[start - 1].sent.start if start else 0
    for i in range(token.i - 1, first - 1, -1):
        yield token.doc[i]


def _topic(pronoun: Token) -> Token | None:
    """Return the army of "As for the army, it …"."""
    first = pronoun.sent[0]
    if first.lower_ != "as" or first.dep_ != "prep":
        return None
    return next((t for t in first.subtree if t.dep_ == "pobj" and t.i < pronoun.i), None)


def _is_open(scene: Scene, pronoun: Token, above: Token, doer: Token) -> bool:
    """Whether "it" may be either state of "Norland attacked Eastmark after it bought X"."""
    other = child(above, "dobj")
    beside = next((t for t in pronoun.ancestors if t.dep_ == "advcl"), None)
    if other is None or beside is None or beside.head.i != above.i or other.i > pronoun.i:
        return False
    return bool(scene.state(other)) and bool(scene.state(doer))


def _side_of(scene: Scene, doer: Token, pronoun: Token) -> list[str]:
    """Return who acts; for officials who speak of "its jets", those whose officials they are."""
    found = scene.actors_of(doer)
    if pronoun.dep_ == "poss" and doer.lower_ in words("rulers"):
        found = [one for actor in found for one in scene.overlay.state_of(actor)]
    people = doer.lower_ in names().people and doer.lower_ not in words("fighters")
    if not people or any(scene.overlay.actor[one].type != "Group" for one in found):
        return found
    if doer.lower_ in _ABROAD:
        return []
    own = [a for a in scene.states_in(doer) if scene.overlay.actor[a].type != "Group"]
    own = own or _body_of(scene, doer)
    return own or ([] if pronoun.lower_ in ("it", "its") else found)


def _body_of(scene: Scene, officer: Token) -> list[str]:
    """Return the coalition of "a coalition spokesman", named in full before."""
    ends = tuple(t.lower_ for t in officer.children if t.dep_ == "compound")
    if not ends:
        return []
    before = scene.overlay.actors_before(scene.block.block.start + officer.idx)
    bodies = (a for a in before if a.type == "Organization" and a.name.lower().endswith(ends))
    return [body.id for body in bodies][:1]


def actors_meant(scene: Scene, pronoun: Token) -> list[str]:
    """Resolve "it" and "its" to the nearest state or body that governs them, "we" to the speaker's.

    In "Norland said it had fired its missiles" both are Norland; a sentence's "it" takes up the
    subject of the sentence before.
    """
    if pronoun.lower_ in OURS:
        return scene.overlay.side_at(scene.block.block.start + pronoun.idx)
    for above in pronoun.ancestors:
        beside = pronoun.dep_ == "poss" and above.i < pronoun.i and above.pos_ in ("NOUN", "PROPN")
        actor = scene.named(above) if beside else None
        if actor is not None and actor.type in ("State", "Organization"):
            return scene.actors_of(above)[:1]  # "the brigade, with its tanks"
        doer = subject(above) if above.pos_ in ("VERB", "AUX") else child(above, "poss")
        if doer is not None and doer.dep_ == "csubj":
            doer = subject(doer)  # "what Norland fired was the X, which it had tested"
        if doer is None or doer.lower_ in THIRD:
            continue
        described = above.dep_ == "relcl" and doer.i == above.head.i  # "Norland, which said it …"
        if not described and pronoun.i in {t.i for t in doer.subtree}:
            continue
        if above.i == pronoun.head.i and pronoun.dep_ in ("dobj", "dative"):
            continue  # "Norland promised them the X": not to itself
        told = child(above, "dobj") if above.lower_ in words("addressing") else None
        if told is None and _is_open(scene, pronoun, above, doer):
            return []
        meant = told if told is not None and told.i < pronoun.i else doer
        if found := _side_of(scene, meant, pronoun):
            return found
    if pronoun.dep_ not in SUBJECTS and pronoun.dep_ != "poss":
        return []
    start = pronoun.sent.start
    if not start:
        return []
    topic = _topic(pronoun)
    if topic is not None:
        return scene.actors_of(topic)
    told = subject(pronoun.doc[start - 1].sent.root)
    if told is None or told.lower_ in THIRD:
        return []
    singular = pronoun.lower_ in ("it", "its")
    kinds = {one: scene.overlay.actor[one].type for one in scene.actors_of(told)}
    return [one for one, kind in kinds.items() if not (singular and kind == "Group")]
