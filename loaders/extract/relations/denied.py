"""What a denial denies: "denied a report that …", "denied this claim" say that none of it is so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claimgraph.loaders.extract.responses import is_pointing
from claimgraph.loaders.record import Attribution, Relation


def with_denials(
    text: str, relations: Sequence[Relation], attributions: Sequence[Attribution]
) -> tuple[Relation, ...]:
    """Return the relations, each reported claim's also as denied by who denies the claim.

    What "reports" of nobody say, and somebody denies, is only denied.
    """
    denials = {
        said.responds_to: index
        for index, said in enumerate(attributions)
        if said.response == "denies"
        and said.responds_to is not None
        and (attributions[said.responds_to].nested_in == index or is_pointing(text, said))
    }
    denied = (
        replace(
            relation,
            polarity="denies" if relation.polarity == "affirms" else "affirms",
            asserted_by=denials[relation.asserted_by],
            alternatives=(),  # who denies X or Y denies both
        )
        for relation in relations
        if relation.asserted_by in denials
    )
    named = (
        relation
        for relation in relations
        if relation.asserted_by not in denials or attributions[relation.asserted_by].speakers
    )
    return (*named, *denied)
