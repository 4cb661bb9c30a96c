"""Which state an actor speaks for: itself, its bodies, and the officials who hold office there."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimgraph.loaders.record import Actor
from claimgraph.ontology.states import States

_OFFICE = re.compile(
    r"\b(?:minister|deputy|lawmaker|legislator|ambassador|congress\w+|senator|president|premier|secretary|general|marshal|admiral"
    r"|spokes\w+|commander|chief)\b",
    re.IGNORECASE,
)


def is_office(title: str) -> bool:
    """Whether who bears a title speaks for a state."""
    return _OFFICE.search(title) is not None


def state_in(name: str) -> str | None:
    """Return the state that a body's name has in it ("Norwegian Defence Ministry")."""
    found = (States.load().lookup(word) for word in (name, *name.split()))
    return next((state.name for state in found if state is not None), None)


def sides(actors: Sequence[Actor]) -> dict[str, str]:
    """Return the states that actors speak for, by the actors' ids; of others nothing."""
    found = ((actor.id, _side(actor)) for actor in actors)
    return {actor: state for actor, state in found if state is not None}


def _side(actor: Actor) -> str | None:
    if actor.type in ("State", "Organization"):
        return state_in(actor.name)
    for position in actor.positions:
        if position.organisation is not None and is_office(position.title):
            return state_in(position.organisation)
    return None
