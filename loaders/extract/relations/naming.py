"""What weapons are called: a system's name in its variant's, and two names of one weapon."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from claimgraph.loaders.extract.relations.draft import Draft
from claimgraph.loaders.extract.relations.scene import Scene
from claimgraph.loaders.record import Span, Weapon
from claimgraph.ontology.catalogue import normalise

_KNOWN_AS = re.compile(
    r"[^.;]{0,40}?\b(?:also )?"
    r"(?:(?:known|referred to|called|dubbed|nicknamed|codenamed|code-named|designated|renamed"
    r"|rebranded)"
    r"(?: (?:in|by|to|among) [^.,;()]{2,40}? as| as)?|"
    r"which (?:the )?[A-Z][\w' -]{1,40} (?:calls?|called|dubs?|dubbed|designates?|knows? as))"
    r" (?:the )?(?P<name>[“\"][^”\"]{2,40}[”\"]|(?:[A-Z][\w-]*)(?: [A-Z\d][\w-]*){0,3})"
)
_CALLS = r"calls?|called|known|renamed|dubs|dubbed|designat(?:es|ed|ion)"
_CALLED = re.compile(rf"[^.;!?]{{0,60}}?\b(?:{_CALLS})\b[^.;!?]{{0,30}}")
_NAMING = re.compile(
    r",? or (?:the )?[“\"]?| (?:is|are|was|were) (?:the )?[“\"]?|"
    rf"[^.;!?]{{0,60}}?\b(?:{_CALLS}|lists|codenames?|code-names?"
    r"|reporting name|GRAU index|index)\b[^.;!?]{0,30}"
)
_FIRST = re.compile(
    r"\b(?:Known|Called|Dubbed|Nicknamed|Codenamed|Designated)\b[^.;,]{0,40}? ?(?:the )?[“\"]?$"
)
_APART = re.compile(r"[”\"]?, (?:the |its )?")
_BEFORE = 70
_ABBREVIATED = re.compile(r" ?\((?P<name>[^()]{2,30}?)(?: [‘'“\"][^()]{2,20}[’'”\"])?\)")


def named_relations(scene: Scene, weapons: tuple[Weapon, ...]) -> Iterator[Draft]:
    """Yield the variants whose own designation names the system that they belong to."""
    systems = [w for w in weapons if w.weapon_class in ("system", "munition")]
    for weapon in weapons:
        if weapon.weapon_class != "variant":
            continue
        for system in systems:
            if _says(scene, weapon, system):
                evidence_span = weapon.mentions[0]
                yield Draft("variantOf", weapon.id, system.id, evidence_span, basis="name")


def _says(scene: Scene, variant: Weapon, system: Weapon) -> bool:
    own = {normalise(variant.name), *(normalise(scene.parsed.text(s)) for s in variant.mentions)}
    if variant.catalogue and system.catalogue:
        if scene.overlay.catalogue[variant.catalogue].variant_of != system.catalogue:
            return False
        names = [d.key for d in scene.overlay.catalogue[system.catalogue].designations]
    else:
        names = [normalise(system.name)]
        if system.catalogue:
            names += [d.key for d in scene.overlay.catalogue[system.catalogue].designations]
    return any(name in one and name != one for one in own for name in names)


def renamed(scene: Scene) -> Iterator[Draft]:
    """ "the X, which they call the Y": two names of one weapon."""
    text = scene.parsed.article.text
    named = [(weapon, span) for weapon, span, _ in scene.mentions()]
    for (first, one), (second, other) in pairwise(named):
        between = _NAMING.fullmatch(text, one[1], other[0])
        names = text[slice(*one)], text[slice(*other)]
        related = first.id == second.id or (
            _CALLED.fullmatch(text, one[1], other[0]) and is_kin(scene, first, second)
        )
        if related and between and normalise(names[0]) != normalise(names[1]):
            usual = normalise(names[1]) == normalise(second.name)
            yield Draft("designationOf", names[not usual], second.id, (one[0], other[1]))


def is_kin(scene: Scene, one: Weapon, other: Weapon) -> bool:
    """Whether one weapon is the other by the catalogue, as an export version is."""
    first, second = (scene.overlay.catalogue.get(weapon.catalogue) for weapon in (one, other))
    if first is None or second is None:
        return False
    return first.id == second.variant_of or second.id == first.variant_of


def known_first(scene: Scene) -> Iterator[Draft]:
    """ "Known in the West as the Y, the X …"."""
    text, begin = scene.parsed.article.text, scene.block.block.start
    named = [(weapon, span) for weapon, span, _ in scene.mentions()]
    for (first, one), (second, other) in pairwise(named):
        opens = max(begin, one[0] - _BEFORE)
        if _APART.fullmatch(text, one[1], other[0]) and _FIRST.search(text[opens : one[0]]):
            name = text[slice(*one)]
            if first.id != second.id or normalise(name) != normalise(second.name):
                yield Draft("designationOf", name, second.id, (one[0], other[1]))


def designated(scene: Scene, weapon: Weapon, span: Span) -> Iterator[Draft]:
    """ "Long Name-1 (LN-1)", "the X, also known as the Y"."""
    text, close = scene.parsed.article.text, scene.block.block.end
    short = _ABBREVIATED.match(text, span[1], close)
    if short is not None and short.span("name") in weapon.mentions:
        own = normalise(short["name"]) == normalise(weapon.name)
        name = text[slice(*span)] if own else short["name"]
        yield Draft("designationOf", name, weapon.id, (span[0], short.end()))
    elif match := _KNOWN_AS.match(text, span[1], close):
        inside = any(span < place < match.span("name") for _, place, _ in scene.mentions())
        if not inside:
            name = match["name"].strip('“”"')
            yield Draft("designationOf", name, weapon.id, (span[0], match.end()))
