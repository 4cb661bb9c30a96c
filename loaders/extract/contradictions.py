"""Statements of one article that cannot both hold, by what they assert and not by their words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from claimgraph.loaders.extract.matter import Told
from claimgraph.loaders.extract.matters import POINTING
from claimgraph.loaders.extract.predications import TO_COME
from claimgraph.loaders.extract.syntax import overlap
from claimgraph.loaders.record import Attribution, Claim, Event, Relation, Spans

Assertion = tuple[tuple[str, ...], bool]
_WORD = re.compile(r"[\w’']+")
_NOT = frozenset(("not", "never"))
_MOST = 0.4
NEAR = 6
"""Statements before a denial among which the one is that it denies."""

_USING = frozenset(("launch", "strike", "use"))


def contradictions(
    attributions: Sequence[Attribution],
    claims: Sequence[Claim],
    relations: Sequence[Relation],
    events: Sequence[Event],
    matters: Sequence[Told],
    sides: Mapping[str, str],
) -> tuple[tuple[int, int], ...]:
    """Return the pairs of attributions, lower index first, that assert a fact and its opposite.

    A fact is a claim, a relation, an event or a matter. Nobody contradicts themselves by being
    quoted twice: two attributions of the same speakers are no pair, nor are a state's and its own
    ministry's; `sides` are the states that actors speak for.
    """
    asserted: dict[tuple[str, ...], dict[bool, set[int]]] = {}
    for index, (fact, holds) in _assertions(attributions, claims, relations):
        asserted.setdefault(fact, {True: set(), False: set()})[holds].add(index)
    opposed = {pair for sides in asserted.values() for pair in product(sides[True], sides[False])}
    opposed |= set(_opposed_events(events, matters))
    opposed |= set(_opposed_matters(matters))
    opposed |= set(_denied(attributions, matters))
    voices = _voices(attributions, claims)
    opposed = {pair for yes, no in opposed for pair in product(voices[yes], voices[no])}
    told = set(_only_told(attributions))
    return tuple(
        sorted(
            {
                (min(yes, no), max(yes, no))
                for yes, no in opposed
                if not _same_voice(attributions[yes], attributions[no])
                and not _reported(attributions, yes, no)
                and not _passed_on(attributions[yes], attributions[no])
                and _is_to_come(attributions[yes]) == _is_to_come(attributions[no])
                and not {yes, no} & told
                and not _same_side(attributions[yes], attributions[no], sides)
            }
        )
    )


def _assertions(
    attributions: Sequence[Attribution],
    claims: Sequence[Claim],
    relations: Sequence[Relation],
) -> Iterator[tuple[int, Assertion]]:
    for claim in claims:
        for index in claim.statements:
            words = _WORD.findall(claim.text.casefold())
            if attributions[index].stance != "none" and words[0] not in POINTING:
                bare = [word for word in words if word not in _NOT]
                turned = claim.negated and bare != words
                affirmed = attributions[index].stance == "affirms"
                wording = " ".join(bare if turned else words)
                yield index, (("claim", wording), affirmed != turned)
    for relation in relations:
        if relation.type == "usedBy":
            continue  # a weapon may be used here and not there
        if relation.asserted_by is not None and relation.basis == "text":
            triple = (relation.type, relation.subject, relation.object)
            yield relation.asserted_by, (triple, relation.polarity == "affirms")


def _voices(attributions: Sequence[Attribution], claims: Sequence[Claim]) -> list[list[int]]:
    """Return for each attribution those with the same claim and stance: "Brandt said and Weiss"."""
    voices = [[index] for index in range(len(attributions))]
    for claim in claims:
        for index in claim.statements:
            stance = attributions[index].stance
            voices[index] = [i for i in claim.statements if attributions[i].stance == stance]
    return voices


def _opposed_events(events: Sequence[Event], matters: Sequence[Told]) -> Iterator[tuple[int, int]]:
    """Yield who says that something happened, with who says that it didn't.

    What one of them leaves open (when, where) the other may tell; what both tell must agree.
    """
    told = [(event.asserted_by, event) for event in events if event.asserted_by is not None]
    for yes, event in told:
        if event.status not in ("alleged", "happened"):
            continue
        for no, denial in told:
            if (
                denial.status == "denied"
                and _is_same(event, denial)
                and matters[yes].tells(event.weapon, holds=True)
                and matters[no].tells(denial.weapon, holds=False)
            ):
                yield yes, no


def _is_same(a: Event, b: Event) -> bool:
    """Whether both are one deed with one weapon, and nothing sets them apart."""
    weapons = {a.weapon, a.carried_by} & {b.weapon, b.carried_by}
    return _kind(a) == _kind(b) and bool(weapons - {None}) and _at_once(a, b)


def _opposed_matters(matters: Sequence[Told]) -> Iterator[tuple[int, int]]:
    """Yield who says so with who says that it is not so, of one matter."""
    asserted = [
        (index, one) for index, told in enumerate(matters) for one in told.clauses if one.holds
    ]
    for no, told in enumerate(matters):
        for denial in told.clauses:
            if denial.holds is False:
                yield from ((yes, no) for yes, one in asserted if one.is_of(denial))


def _denied(
    attributions: Sequence[Attribution], matters: Sequence[Told]
) -> Iterator[tuple[int, int]]:
    """Yield what was said shortly before a denial that meets it, with the denial."""
    for no, denial in enumerate(attributions):
        if denial.stance != "denies" or denial.negated:
            continue
        earlier = [
            yes
            for yes in range(max(0, no - NEAR), no)
            if attributions[yes].nested_in != no
            and not _same_voice(attributions[yes], denial)
            and _meets(matters[no], matters[yes])
        ]
        if earlier:
            yield max(earlier), no


def _meets(denial: Told, told: Told) -> bool:
    return any(
        one.holds and one.is_met_by(no)
        for one in told.clauses
        for no in denial.clauses
        if no.holds is False
    )


def _is_to_come(said: Attribution) -> bool:
    return said.modality in TO_COME


def _kind(event: Event) -> str:
    return "use" if event.type in _USING else event.type


def _at_once(a: Event, b: Event) -> bool:
    """Whether nothing that both events tell of time, place and doer sets them apart."""
    pairs = ((a.date, b.date), (a.place, b.place), (a.by, b.by), (a.to, b.to), (a.target, b.target))
    return all(mine is None or theirs is None or mine == theirs for mine, theirs in pairs)


def _same_voice(a: Attribution, b: Attribution) -> bool:
    return a is b or (bool(a.speakers) and a.speakers == b.speakers)


def _same_side(a: Attribution, b: Attribution, sides: Mapping[str, str]) -> bool:
    mine, theirs = ({sides.get(one) for one in said.speakers} for said in (a, b))
    return bool(mine) and mine == theirs and None not in mine


def _passed_on(a: Attribution, b: Attribution) -> bool:
    """Whether both have one place for their content: one passes on what the other said."""
    return overlap(a.content, b.content)


def _only_told(attributions: Sequence[Attribution]) -> Iterator[int]:
    """Yield the statements that only tell what another says: that one's speaker asserts it."""
    for inner in attributions:
        outer = inner.nested_in
        if outer is not None and _size(inner.content) >= _MOST * _size(attributions[outer].content):
            yield outer


def _size(spans: Spans) -> int:
    return sum(end - start for start, end in spans)


def _reported(attributions: Sequence[Attribution], a: int, b: int) -> bool:
    """Whether one of the two is only reported in the other ("X denied that Y said …")."""
    for inner, outer in ((a, b), (b, a)):
        at: int | None = inner
        while at is not None:
            at = attributions[at].nested_in
            if at == outer:
                return True
    return False
