"""An article's weapons and actors by their place in the text, sorted once for all paragraphs."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from claimgraph.loaders.extract.relations.asserting import asserter
from claimgraph.loaders.extract.sides import is_office, state_in
from claimgraph.loaders.extract.weapons.words import words
from claimgraph.loaders.record import Actor, Attribution, Block, Span, Weapon
from claimgraph.ontology.catalogue import Catalogue
from claimgraph.ontology.states import States

_REMEMBERED = 20
_OWN_FORCES = re.compile(
    r"\b[A-Z][\w-]+(?=[’']s? (?:[A-Z][\w-]+ ){0,3}(?i:army|forces|troops|militia|fighters)\b)"
)
_COMMAND = re.compile(r"\b(?:commander|warlord|strongman|marshal|general|rebel)\b", re.IGNORECASE)
"""What one is called who has forces and no office of a state."""
_STOP = re.compile(r"\s(?=[”\"]?[.!?])|\n")
"""Where a sentence begins, read backwards from a word in it."""
_DATELINE = re.compile(r"^(?P<city>[^\W\d_]{3,}(?:[ -][^\W\d_]+)?)(?:,| \(| [–—-])", re.MULTILINE)

Placed = tuple[Span, str]


@dataclass(frozen=True)
class Overlay:
    """Who and what an article names, and where."""

    weapons: Sequence[Weapon]
    actors: Sequence[Actor]
    catalogue: Catalogue
    said: Sequence[Attribution] = ()
    text: str = ""

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

    def origins(self, weapon: Weapon) -> tuple[str, ...]:
        """Return the codes of the states that the catalogue says a weapon comes from."""
        entry = self.catalogue.get(weapon.catalogue)
        origin = entry.origin if entry is not None else ()
        return (*origin, "RU") if "SU" in origin else origin

    def is_maker(self, name: str, weapon: Weapon) -> bool:
        """Whether an organisation makes weapons, or by the first words of its name this one."""
        if name in self.catalogue.makers:
            return True
        maker = self.maker(weapon)
        return maker is not None and f"{maker} ".startswith(f"{name} ")

    def maker(self, weapon: Weapon) -> str | None:
        """Return who the catalogue says makes a weapon."""
        entry = self.catalogue.get(weapon.catalogue)
        return entry.maker if entry is not None else None

    def weapons_in(self, block: Block) -> list[Placed]:
        """Return the weapon mentions that begin in a block, in text order."""
        return _within(self._weapon_places, block)

    def actors_in(self, block: Block) -> list[Placed]:
        """Return the actor mentions that begin in a block, in text order."""
        return _within(self._actor_places, block)

    def state_before(self, offset: int) -> str | None:
        """Return the state named last before an offset."""
        named = self.actors_before(offset)
        return next((actor.id for actor in named if actor.type == "State"), None)

    def _last_named(self, offset: int) -> list[Placed]:
        """Return the last weapon mentions that begin before an offset, in text order."""
        end = bisect_left(self._weapon_places, ((offset, 0), ""))
        return self._weapon_places[max(0, end - _REMEMBERED) : end]

    def weapons_before(self, offset: int) -> list[str]:
        """Return the weapons named last before an offset, the nearest first."""
        places = reversed(self._last_named(offset))
        return [weapon_id for span, weapon_id in places if span[1] <= offset]

    def named_before(self, offset: int) -> int | None:
        """Return where the weapon named last before an offset ends, None where there is none."""
        near = self._last_named(offset)
        return near[-1][0][1] if near else None

    def weapons_together(self, offset: int) -> list[str]:
        """Return the weapons of the sentence that names the last one before an offset."""
        near = self._last_named(offset)
        if not near:
            return []
        last = near[-1][0]
        opens = next((m.end() for m in _STOP.finditer(self.text[last[0] :: -1])), last[0])
        named = [weapon_id for span, weapon_id in near if span[0] >= last[0] - opens]
        return list(dict.fromkeys(named))

    def actors_before(self, offset: int) -> Iterator[Actor]:
        """Yield the actors named before an offset, the nearest first, each as often as named."""
        end = bisect_left(self._actor_places, ((offset, 0), ""))
        for _, actor_id in reversed(self._actor_places[max(0, end - _REMEMBERED) : end]):
            yield self.actor[actor_id]

    def side_at(self, offset: int) -> list[str]:
        """Return who "we" are in the words of whoever speaks at an offset: a state or a body.

        An official speaks for the state that the position names, or else for the one that the
        article is datelined from.
        """
        speakers = [self.actor[one] for one in self.speakers_at(offset) if one in self.actor]
        return list(dict.fromkeys(side for one in speakers for side in self._side(one)))

    def speakers_at(self, offset: int) -> Sequence[str]:
        """Return who speaks at an offset, in the order of the text."""
        index = asserter((offset, offset + 1), self.said)
        return () if index is None else self.said[index].speakers

    def state_of(self, actor_id: str) -> list[str]:
        """Return the state whose parliament or ministry an actor is, else the actor itself."""
        return self._state_in(self.actor[actor_id].name) or [actor_id]

    def _side(self, speaker: Actor) -> list[str]:
        if speaker.type != "Person":
            last = speaker.name.lower().split()[-1]
            acting = speaker.type != "Group" or last in (words("fighters") | words("forces"))
            return self._state_in(speaker.name) or ([speaker.id] if acting else [])
        for position in speaker.positions:
            if position.organisation is not None:
                return self._state_in(position.organisation) or self.home
            if is_office(position.title):
                return self.home
        return []

    def _state_in(self, name: str) -> list[str]:
        state = state_in(name)
        return [self.state[state]] if state in self.state else []

    @cached_property
    def commanders(self) -> frozenset[str]:
        """The people who have forces of their own, as "Norland's warlord and his army" may."""
        return frozenset(
            actor.id
            for actor in self.actors
            if actor.type == "Person"
            and all(_COMMAND.search(p.title) and p.organisation is None for p in actor.positions)
            and any(m[0] == actor.name.split()[-1] for m in _OWN_FORCES.finditer(self.text))
        )

    @cached_property
    def armed(self) -> list[str]:
        """The one state whose forces the article names in full, a list of none or one."""
        bodies = [a.name for a in self.actors if a.type == "Organization"]
        held = {
            state
            for name in bodies
            if name.lower().split()[-1] in words("national")
            for state in self._state_in(name)
        }
        return list(held) if len(held) == 1 else []

    @cached_property
    def home(self) -> list[str]:
        """The state whose capital the dateline names, where the article speaks of it."""
        for match in _DATELINE.finditer(self.text):
            city = match["city"].title() if match["city"].isupper() else match["city"]
            state = States.load().by_capital(city)
            if state is not None and state.name in self.state:
                return [self.state[state.name]]
        return []


def _within(places: list[Placed], block: Block) -> list[Placed]:
    first = bisect_left(places, ((block.start, 0), ""))
    return places[first : bisect_left(places, ((block.end, 0), ""), lo=first)]
