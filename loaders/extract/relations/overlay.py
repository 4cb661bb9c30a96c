"""An article's weapons and actors by their place in the text, sorted once for all paragraphs."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from claimgraph.loaders.record import Actor, Block, Span, Weapon
from claimgraph.ontology.catalogue import Catalogue

_REMEMBERED = 20

Placed = tuple[Span, str]


@dataclass(frozen=True)
class Overlay:
    """Who and what an article names, and where."""

    weapons: Sequence[Weapon]
    actors: Sequence[Actor]
    catalogue: Catalogue

    @cached_property
    def weapon(self) -> dict[str, Weapon]:
        """The weapons by id."""
        return {weapon.id: weapon for weapon in self.weapons}

    @cached_property
    def actor(self) -> dict[str, Actor]:
        """The actors by id."""
        return {actor.id: actor for actor in self.actors}

    @cached_property
    def state(self) -> dict[str, str]:
        """The ids of the states by name."""
        return {actor.name: actor.id for actor in self.actors if actor.type == "State"}

    @cached_property
    def _weapon_places(self) -> list[Placed]:
        return sorted((span, weapon.id) for weapon in self.weapons for span in weapon.mentions)

    @cached_property
    def _actor_places(self) -> list[Placed]:
        return sorted((span, actor.id) for actor in self.actors for span in actor.mentions)

    def weapons_in(self, block: Block) -> list[Placed]:
        """Return the weapon mentions that begin in a block, in text order."""
        return _within(self._weapon_places, block)

    def actors_in(self, block: Block) -> list[Placed]:
        """Return the actor mentions that begin in a block, in text order."""
        return _within(self._actor_places, block)

    def state_before(self, offset: int) -> str | None:
        """Return the state named last before an offset."""
        end = bisect_left(self._actor_places, ((offset, 0), ""))
        for _, actor_id in reversed(self._actor_places[max(0, end - _REMEMBERED) : end]):
            if self.actor[actor_id].type == "State":
                return actor_id
        return None

    def weapons_before(self, offset: int) -> list[str]:
        """Return the weapons named last before an offset, the nearest first."""
        end = bisect_left(self._weapon_places, ((offset, 0), ""))
        places = self._weapon_places[max(0, end - _REMEMBERED) : end]
        return [weapon_id for span, weapon_id in reversed(places) if span[1] <= offset]


def _within(places: list[Placed], block: Block) -> list[Placed]:
    first = bisect_left(places, ((block.start, 0), ""))
    return places[first : bisect_left(places, ((block.end, 0), ""), lo=first)]
