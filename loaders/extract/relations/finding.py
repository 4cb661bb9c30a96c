"""Relations between weapons and actors, each with the statement that asserts it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from claimgraph.loaders.extract.parse import ParsedBlock
from claimgraph.loaders.extract.relations.asserting import asserter, deeds, namings, polarity
from claimgraph.loaders.extract.relations.calling import calling_relations
from claimgraph.loaders.extract.relations.disowning import disowning_relations
from claimgraph.loaders.extract.relations.draft import Draft
from claimgraph.loaders.extract.relations.ellipsis import ellipsis_relations
from claimgraph.loaders.extract.relations.firing import firing_relations
from claimgraph.loaders.extract.relations.gifts import gift_relations
from claimgraph.loaders.extract.relations.holding import is_refused, is_taken_for_granted, outlook
from claimgraph.loaders.extract.relations.naming import named_relations
from claimgraph.loaders.extract.relations.origins import origin_relations
from claimgraph.loaders.extract.relations.phrases import phrase_relations
from claimgraph.loaders.extract.relations.sales import sale_relations
from claimgraph.loaders.extract.relations.scene import Scene
from claimgraph.loaders.extract.relations.verbs import verb_relations
from claimgraph.loaders.extract.syntax import overlap
from claimgraph.loaders.record import Attribution, Polarity, Relation


def find_relations(
    scenes: Sequence[Scene], attributions: Sequence[Attribution]
) -> tuple[Relation, ...]:
    """Return what the paragraphs of an article, or somebody in it, say about its weapons.

    Each is asserted by the innermost attribution whose content holds its evidence. What a phrase
    takes for granted ("Russian-made") holds whatever the sentence denies. A relation whose asserter
    only asks, orders or declines is nobody's assertion, and left out.
    """
    if not scenes:
        return ()
    text = scenes[0].parsed.article.text
    relations: dict[tuple[object, ...], Relation] = {}
    choices: dict[tuple[object, ...], frozenset[str]] = {}
    done = deeds(text, attributions)
    named = done | namings(text, attributions)
    for draft, block in _drafts(scenes):
        unsaid = named if draft.type == "designationOf" else done
        relation = _asserted(draft, block, attributions, unsaid)
        if relation is None:
            continue
        index = relation.asserted_by
        speakers = attributions[index].speakers or index if index is not None else None
        key = (draft.type, draft.subject, draft.object, relation.polarity, speakers)
        relations[key] = _joined(relations[key], relation) if key in relations else relation
        if draft.either and relation.polarity == "affirms":  # who denies X or Y denies both
            choices[key] = draft.either
    return tuple(_with_alternatives(relations, choices))


def _asserted(
    draft: Draft,
    block: ParsedBlock,
    attributions: Sequence[Attribution],
    unsaid: Collection[int],
) -> Relation | None:
    """Return a relation as its asserter has it, None where nobody asserts it.

    What the attributions of `unsaid` hold is not asserted by them.
    """
    index = asserter(draft.evidence, attributions, unsaid)
    if index is not None and attributions[index].stance == "none" and draft.trigger is not None:
        if not is_refused(draft.trigger) and not is_taken_for_granted(draft.trigger):
            return None
        index = None  # "refused to sell" tells what is not done, whoever says so
    held = _holds(draft, block, index, attributions)
    if held is None:
        return None
    return Relation(
        type=draft.type,
        subject=draft.subject,
        object=draft.object,
        polarity=held,
        basis=draft.basis,
        evidence=(draft.evidence,),
        asserted_by=index,
        modality=outlook(draft.trigger) if draft.trigger is not None else "unspecified",
        exclusive=draft.exclusive,
        supplier=draft.supplier,
    )


def _with_alternatives(
    relations: dict[tuple[object, ...], Relation], choices: dict[tuple[object, ...], frozenset[str]]
) -> Iterator[Relation]:
    """Yield the relations, those of which one holds naming the others by index."""
    index = {key: number for number, key in enumerate(relations)}
    for key, relation in relations.items():
        kind, subject, *rest = key
        others = ((kind, other, *rest) for other in choices.get(key, ()) if other != subject)
        yield replace(relation, alternatives=tuple(sorted(index[o] for o in others if o in index)))


def _holds(
    draft: Draft, block: ParsedBlock, index: int | None, attributions: Sequence[Attribution]
) -> Polarity | None:
    if draft.trigger is None:
        return "affirms"
    held = polarity(draft.trigger, block, index, attributions)
    if draft.excepted and held is not None:
        return "affirms" if held == "denies" else "denies"
    return held


def _joined(held: Relation, again: Relation) -> Relation:
    """Return one relation for what the same speaker says twice, the evidence of both with it."""
    further = [span for span in again.evidence if not overlap((span,), held.evidence)]
    return replace(
        held,
        evidence=tuple(sorted((*held.evidence, *further))),
        exclusive=held.exclusive or again.exclusive,
        supplier=held.supplier or again.supplier,
    )


def _drafts(scenes: Sequence[Scene]) -> Iterator[tuple[Draft, ParsedBlock]]:
    told: list[tuple[Draft, ParsedBlock]] = []
    asked: list[Draft] = []
    for scene in scenes:
        drafts = [
            draft
            for rules in (phrase_relations, calling_relations, verb_relations, firing_relations)
            for draft in rules(scene)
        ]
        more = (*gift_relations(scene, drafts), *ellipsis_relations(scene, drafts, asked))
        told += ((draft, scene.block) for draft in (*drafts, *more))
        asked = [draft for draft in drafts if draft.trigger is not None]
    yield from told
    yield from sale_relations(scenes)
    yield from origin_relations(scenes, told)
    yield from disowning_relations(scenes, told)
    for scene in scenes[:1]:
        for draft in named_relations(scene, tuple(scene.overlay.weapons)):
            yield draft, scene.block
