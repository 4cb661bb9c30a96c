"""How near the weapons and relations found come to a gold annotation."""

from __future__ import annotations

from claimgraph.loaders.record import Relation, Span, Weapon
from tests.golden import Gold, Named, Related
from tests.scoring import ENOUGH, Comparison, Scores, paired, same_name


def score_weapons(compared: Comparison) -> None:
    """Add what the mentions of weapons, their links and the relations come to.

    A mention is a place in the text; its link is right where it leads to the entry meant, or to
    none where the catalogue has none.
    """
    gold, scores = compared.gold, compared.scores
    wanted = [(span, weapon) for weapon in gold.weapons for span in weapon.mentions]
    loose = [span for weapon in gold.weapons for span in weapon.anaphors]
    found = [
        (span, weapon)
        for weapon in compared.record.weapons
        if weapon.weapon_class != "generic"
        for span in weapon.mentions
        if not any(_overlap(span, place) >= ENOUGH for place in loose)
    ]
    pairs = _mentions(gold, wanted, found, scores)
    _links(gold, wanted, found, pairs, scores)
    _relations(compared)


def _overlap(one: Span, other: Span) -> float:
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return max(0, shared) / (max(one[1], other[1]) - min(one[0], other[0]))


def _mentions(
    gold: Gold,
    wanted: list[tuple[Span, Named]],
    found: list[tuple[Span, Weapon]],
    scores: Scores,
) -> dict[int, int]:
    likeness = {
        (a, b): _overlap(mine, theirs)
        for a, (mine, _) in enumerate(wanted)
        for b, (theirs, _) in enumerate(found)
    }
    pairs = paired(likeness, {})
    one = scores["mentions"]
    one.wanted += len(wanted)
    one.found += len(found)
    one.right += len(pairs)
    text = gold.article.text
    for a, (span, _) in enumerate(wanted):
        if a not in pairs:
            scores.miss("mention", gold, f"missed {text[slice(*span)]!r}")
    for b, (span, _) in enumerate(found):
        if b not in pairs.values():
            scores.miss("mention", gold, f"made up {text[slice(*span)]!r}")
    return pairs


def _links(
    gold: Gold,
    wanted: list[tuple[Span, Named]],
    found: list[tuple[Span, Weapon]],
    pairs: dict[int, int],
    scores: Scores,
) -> None:
    one = scores["links"]
    one.wanted += len(wanted)
    one.found += len(found)
    for a, b in pairs.items():
        (span, named), (_, weapon) = wanted[a], found[b]
        right = named.link == weapon.catalogue
        one.right += right
        if not right:
            words = gold.article.text[slice(*span)]
            scores.miss("link", gold, (words, named.link, "found", weapon.catalogue))


def _relations(compared: Comparison) -> None:
    gold, scores = compared.gold, compared.scores
    both, loose = scores["relations"], scores["relations, whoever asserts"]
    left = list(gold.relations)
    for relation in compared.record.relations:
        if relation.basis == "name":  # said by the designation itself; no reader notes it
            continue
        alike = [one for one in left if _alike(compared, one, relation)]
        best = max(alike, key=lambda one: _asserted(compared, one, relation), default=None)
        if best is None:
            both.found += 1
            loose.found += 1
            scores.miss("relation", gold, f"made up {_told(compared, relation)}")
            continue
        left.remove(best)
        if best.optional:
            continue
        asserted = _asserted(compared, best, relation)
        for measure, right in ((both, asserted), (loose, True)):
            measure.found += 1
            measure.wanted += 1
            measure.right += right
        if not asserted:
            scores.miss("asserter", gold, f"{_told(compared, relation)} wanted {best.by}")
    for one in left:
        if not one.optional:
            both.wanted += 1
            loose.wanted += 1
            scores.miss("relation", gold, f"missed {one}")


def _alike(compared: Comparison, one: Related, relation: Relation) -> bool:
    return (
        (one.type, one.polarity) == (relation.type, relation.polarity)
        and _same(compared, one.subject, relation.subject)
        and _same(compared, one.object, relation.object)
    )


def _same(compared: Comparison, wanted: str, found: str) -> bool:
    """Whether an end of a relation is the weapon or actor of that name."""
    links = {weapon.name: weapon.link for weapon in compared.gold.weapons}
    entries = {weapon.id: weapon.catalogue for weapon in compared.record.weapons}
    link, entry = links.get(wanted), entries.get(found)
    if link is not None and entry is not None:
        return link == entry
    return same_name(wanted, compared.names.get(found, found))


def _asserted(compared: Comparison, one: Related, relation: Relation) -> bool:
    if one.by is None or relation.asserted_by is None:
        return one.by is None and relation.asserted_by is None
    return compared.numbers.get(one.by) == relation.asserted_by


def _told(compared: Comparison, relation: Relation) -> tuple[object, ...]:
    names = compared.names
    ends = names.get(relation.subject, relation.subject), names.get(relation.object)
    return (relation.polarity, ends[0], relation.type, ends[1], "by", relation.asserted_by)
