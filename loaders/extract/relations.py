"""Relations between weapons and actors, each with the statement that asserts it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from claimgraph.loaders.extract.draft import Draft
from claimgraph.loaders.extract.modality import modality, negated
from claimgraph.loaders.extract.parse import Parsed, ParsedBlock
from claimgraph.loaders.extract.relation_fires import firing_relations
from claimgraph.loaders.extract.relation_phrases import named_relations, phrase_relations
from claimgraph.loaders.extract.relation_verbs import verb_relations
from claimgraph.loaders.extract.scene import Scene
from claimgraph.loaders.extract.weapon_words import words
from claimgraph.loaders.record import Actor, Attribution, Polarity, Relation, Span, Weapon
from claimgraph.ontology.catalogue import Catalogue

__all__ = ["asserter", "find_relations", "polarity"]

_HELD = 0.6
_GOVERNED = ("xcomp", "pcomp", "prep", "ccomp", "dobj", "pobj")


def find_relations(
    parsed: Parsed,
    weapons: Sequence[Weapon],
    actors: Sequence[Actor],
    attributions: Sequence[Attribution],
    catalogue: Catalogue | None = None,
) -> tuple[Relation, ...]:
    """Return what the article, or somebody in it, says about its weapons.

    Each is asserted by the innermost attribution whose content holds its evidence. What a phrase
    takes for granted ("Russian-made") holds whatever the sentence denies. A relation whose asserter
    only asks, orders or declines is nobody's assertion, and left out.
    """
    relations: dict[tuple[object, ...], Relation] = {}
    for draft, block in _drafts(
        [Scene(parsed, b, weapons, actors, catalogue) for b in parsed.blocks]
    ):
        index = asserter(draft.evidence, attributions)
        if draft.trigger and index is not None and attributions[index].stance == "none":
            continue
        relation = Relation(
            type=draft.type,
            subject=draft.subject,
            object=draft.object,
            polarity=polarity(draft, block, index, attributions),
            basis=draft.basis,
            evidence=(draft.evidence,),
            asserted_by=index,
            modality=modality(draft.trigger) if draft.trigger is not None else "unspecified",
            exclusive=draft.exclusive,
            supplier=draft.supplier,
        )
        speakers = attributions[index].speakers or index if index is not None else None
        key = (draft.type, draft.subject, draft.object, relation.polarity, speakers)
        relations[key] = _joined(relations[key], relation) if key in relations else relation
    return tuple(relations.values())


def _joined(held: Relation, again: Relation) -> Relation:
    """Return one relation for what the same speaker says twice, the evidence of both with it."""
    return replace(
        held,
        evidence=tuple(sorted({*held.evidence, *again.evidence})),
        exclusive=held.exclusive or again.exclusive,
        supplier=held.supplier or again.supplier,
    )


def _drafts(scenes: Sequence[Scene]) -> Iterator[tuple[Draft, ParsedBlock]]:
    for scene in scenes:
        for rules in (phrase_relations, verb_relations, firing_relations):
            for draft in rules(scene):
                yield draft, scene.block
    for scene in scenes[:1]:
        for draft in named_relations(scene, tuple(scene.weapons)):
            yield draft, scene.block


def asserter(evidence: Span, attributions: Sequence[Attribution]) -> int | None:
    """Return the innermost attribution whose content holds the evidence, or most of it."""
    holding: list[tuple[int, int]] = []
    for index, attribution in enumerate(attributions):
        covered = sum(
            max(0, min(end, evidence[1]) - max(start, evidence[0]))
            for start, end in attribution.content
        )
        if covered >= _HELD * (evidence[1] - evidence[0]):
            size = sum(end - start for start, end in attribution.content)
            holding.append((size, index))
    return min(holding)[1] if holding else None


def polarity(
    draft: Draft, block: ParsedBlock, index: int | None, attributions: Sequence[Attribution]
) -> Polarity:
    """Return whether the relation holds according to its asserter, every negation worked in."""
    if draft.trigger is None:
        return "affirms"
    flips = negated(draft.trigger, "")
    content = attributions[index].content if index is not None else ()
    token = draft.trigger
    while token.dep_ in _GOVERNED and token.head is not token:
        token = token.head
        at = block.block.start + token.idx
        if content and not any(start <= at < end for start, end in content):
            break
        if token.lower_ in words("deny"):
            flips = not flips
    if index is not None and attributions[index].stance == "denies":
        flips = not flips
    return "denies" if flips else "affirms"
