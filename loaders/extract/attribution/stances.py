"""The stance of a cue that only the network heard."""

from __future__ import annotations

import re

from claimgraph.loaders.extract.attribution.anchors import stance_of
from claimgraph.loaders.extract.attribution.lexicon import lexicon
from claimgraph.loaders.extract.learned.reader import Heard
from claimgraph.loaders.extract.modality import FAILING
from claimgraph.loaders.extract.syntax import is_negated
from claimgraph.loaders.record import Stance

TAKEN_UP = frozenset(("suggestion", "suggestions", "rumour", "rumours", "rumor", "rumors"))
_UNDECIDED = re.compile(r"(?:s[ck]eptic|doubt|silen|avoid|respon|repl|react|comment|ignor|wary)")
"""What is done about a claim that leaves open whether it is so."""
CLOSE = 5
"""Words of a content among which the claim is named that it takes up."""
OPINIONS = frozenset(("believe", "think", "accept", "agree", "consider", "see", "regard", "expect"))
"""What is not believed is taken not to be so; what is not said is not spoken of at all."""


def stance_heard(one: Heard) -> Stance | None:
    """Return a cue's stance: "none" of what is wanted, None where nothing is said at all."""
    cue = lexicon().cue(one.head.lower_)
    takes_up = _takes_up(one)
    if takes_up and any(_UNDECIDED.match(token.lower_) for token in one.cue):
        return "none"
    if cue is not None:
        held = is_negated(one.head) and cue.lemma in OPINIONS
        return "denies" if held else stance_of(one.head, cue)
    if one.head.lower_ in FAILING:
        return None
    if is_negated(one.head):
        return "none"
    if takes_up and not lexicon().rejecting.isdisjoint(token.lower_ for token in one.cue):
        return "denies"
    wanted = one.content[0].tag_ == "TO"
    return "none" if wanted else lexicon().nouns.get(one.head.lower_, "affirms")


def _takes_up(one: Heard) -> bool:
    """Whether a claim is what is spoken of: "challenged the claim that", "silent on reports of"."""
    nouns = lexicon().nouns.keys() | lexicon().documents | TAKEN_UP
    opening = [token.lower_ for token in one.content[:CLOSE] if token.i > one.head.i]
    return not nouns.isdisjoint(
        {*opening, *(token.lower_ for token in one.cue)} - {one.head.lower_}
    )
