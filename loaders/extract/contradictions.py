"""Statements of one article that cannot both hold, by what they assert and not by their words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claimgraph.loaders.record import Attribution, Claim, Event, Relation, Weapon

Assertion = tuple[tuple[str, ...], bool]
_WORD = re.compile(r"[\w’']+")
_NOT = frozenset(("not", "never"))
_POINTING = frozenset(("it", "he", "she", "they", "i", "we", "this", "that", "its", "his", "her"))
"""First words that mean another thing in another mouth: equal wording is no equal claim."""
_USING = frozenset(("launch", "strike", "use"))


def contradictions(
    attributions: Sequence[Attribution],
    claims: Sequence[Claim],
    relations: Sequence[Relation],
    events: Sequence[Event],
    weapons: Sequence[Weapon],
) -> tuple[tuple[int, int], ...]:
    """Return the pairs of attributions, lower index first, that assert a fact and its opposite.

    A fact is a claim, a relation or an event. Nobody contradicts themselves by being quoted twice:
    two attributions of the same speakers are no pair.
    """
    asserted: dict[tuple[str, ...], dict[bool, set[int]]] = {}
    for index, (fact, holds) in _assertions(attributions, claims, relations, events, weapons):
        asserted.setdefault(fact, {True: set(), False: set()})[holds].add(index)
    pairs = set()
    for sides in asserted.values():
        for yes in sides[True]:
            for no in sides[False]:
                if not _same_voice(attributions[yes], attributions[no]):
                    pairs.add((min(yes, no), max(yes, no)))
    return tuple(sorted(pair for pair in pairs if not _reported(attributions, *pair)))


def _assertions(
    attributions: Sequence[Attribution],
    claims: Sequence[Claim],
    relations: Sequence[Relation],
    events: Sequence[Event],
    weapons: Sequence[Weapon],
) -> Iterator[tuple[int, Assertion]]:
    for claim in claims:
        for index in claim.statements:
            words = _WORD.findall(claim.text.casefold())
            if attributions[index].stance != "none" and words[0] not in _POINTING:
                bare = [word for word in words if word not in _NOT]
                turned = claim.negated and bare != words
                affirmed = attributions[index].stance == "affirms"
                wording = " ".join(bare if turned else words)
                yield index, (("claim", wording), affirmed != turned)
    for relation in relations:
        if relation.asserted_by is not None and relation.basis == "text":
            triple = (relation.type, relation.subject, relation.object)
            yield relation.asserted_by, (triple, relation.polarity == "affirms")
    systems = {weapon.id: weapon.name for weapon in weapons}
    for event in events:
        if event.asserted_by is not None and event.status in ("alleged", "happened", "denied"):
            kind = "use" if event.type in _USING else event.type
            for weapon in {event.weapon, event.carried_by} - {None}:
                if weapon in systems:
                    happening = ("event", kind, weapon, event.place or "")
                    yield event.asserted_by, (happening, event.status != "denied")


def _same_voice(a: Attribution, b: Attribution) -> bool:
    return a is b or (bool(a.speakers) and a.speakers == b.speakers)


def _reported(attributions: Sequence[Attribution], a: int, b: int) -> bool:
    """Whether one of the two is only reported in the other ("X denied that Y said …")."""
    for inner, outer in ((a, b), (b, a)):
        at: int | None = inner
        while at is not None:
            at = attributions[at].nested_in
            if at == outer:
                return True
    return False
