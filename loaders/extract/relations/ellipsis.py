"""What a clause leaves out: "Norland has the X. Eastmark does not"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from claimgraph.loaders.extract.relations.draft import Draft
from claimgraph.loaders.extract.relations.scene import Scene
from claimgraph.loaders.extract.syntax import child

if TYPE_CHECKING:
    from spacy.tokens import Token

_DOING = frozenset(("do", "does", "did"))
_OF_ACTORS = frozenset(("operatedBy", "usedBy", "producedBy", "suppliedTo"))
_FILLED = ("dobj", "attr", "acomp", "ccomp", "xcomp", "advcl", "oprd", "dative")


def ellipsis_relations(
    scene: Scene, drafts: Iterable[Draft], asked: Sequence[Draft] = ()
) -> Iterator[Draft]:
    """Yield what "does" and "does not" take up of the verb that `drafts` have read before.

    In the first sentence they may take up what was `asked` in the paragraph before.
    """
    by_verb: dict[int, list[Draft]] = defaultdict(list)
    for draft in drafts:
        if draft.trigger is not None and draft.trigger.pos_ in ("VERB", "AUX"):
            by_verb[draft.trigger.i].append(draft)
    for token in scene.block.tokens:
        if token.lower_ in _DOING and _stands_alone(token):
            yield from _taken_up(scene, token, _before(token, by_verb) or _asked(token, asked))
        elif token.dep_ == "conj" and token.head.i in by_verb and token.pos_ in ("NOUN", "PROPN"):
            for draft in by_verb[token.head.i]:  # "Norland has the X, and Eastmark"
                yield from _with_actors(scene, draft, token, draft.trigger or token)


def _stands_alone(verb: Token) -> bool:
    return (
        verb.dep_ != "aux"
        and child(verb, "nsubj") is not None
        and child(verb, *_FILLED) is None
        and verb.pos_ in ("VERB", "AUX")
    )


def _before(token: Token, by_verb: dict[int, list[Draft]]) -> list[Draft]:
    """Return what the nearest verb before says, in the same sentence or the one before."""
    start = token.sent.start
    first = token.doc[start - 1].sent.start if start else 0
    return next((by_verb[i] for i in range(token.i - 1, first - 1, -1) if i in by_verb), [])


def _asked(token: Token, asked: Sequence[Draft]) -> Sequence[Draft]:
    """Return what was asked last, where a word stands in the first sentence of the answer."""
    last = asked[-1].trigger if asked else None
    if last is None or last.sent[-1].text != "?" or token.sent.start:
        return ()
    return [draft for draft in asked if draft.trigger is last]


def _taken_up(scene: Scene, verb: Token, drafts: Iterable[Draft]) -> Iterator[Draft]:
    doer = child(verb, "nsubj")
    for draft in drafts:
        if draft.type == "fires" and doer is not None and doer.pos_ == "PRON":
            yield replace(draft, trigger=verb, evidence=scene.block.span([doer, verb]))
        elif doer is not None:
            yield from _with_actors(scene, draft, doer, verb)


def _with_actors(scene: Scene, draft: Draft, doer: Token, verb: Token) -> Iterator[Draft]:
    if draft.type not in _OF_ACTORS:
        return
    words = [doer, verb] if verb.i > doer.i else [doer]
    for actor in scene.actors_of(doer):
        evidence = scene.block.span(words)
        yield replace(draft, object=actor, trigger=verb, evidence=evidence, supplier=None)
