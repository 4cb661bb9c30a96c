"""Which weapon or actor a word of a parsed paragraph stands for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from claimgraph.loaders.extract.parse import Parsed, ParsedBlock
from claimgraph.loaders.extract.relations.bodies import (
    apposed_to,
    bodies_meant,
    fighters_meant,
    force_meant,
    side_meant,
    speakers_side,
)
from claimgraph.loaders.extract.relations.kinds import weapons_of_kind
from claimgraph.loaders.extract.relations.objects import full_name, instances, modifiers, pobj
from claimgraph.loaders.extract.relations.overlay import Overlay, Placed
from claimgraph.loaders.extract.relations.pointing import (
    OURS,
    THIRD,
    actors_meant,
    is_excepted,
    is_thing,
    said_of_noun,
    weapons_meant,
)
from claimgraph.loaders.extract.syntax import RELATIVES
from claimgraph.loaders.extract.weapons.context import NOUNS
from claimgraph.loaders.extract.weapons.words import words
from claimgraph.loaders.record import Actor, Attribution, Span, Weapon
from claimgraph.ontology.catalogue import Catalogue
from claimgraph.ontology.states import States

if TYPE_CHECKING:
    from spacy.tokens import Token

_WITHIN = ("compound", "nmod", "amod", "nummod", "npadvmod", "conj", "nsubj")
_NONE_OF = frozenset(("neither", "not", "no"))
_DEEP = 4
_WIDE = 8


def scenes(
    parsed: Parsed,
    weapons: Sequence[Weapon],
    actors: Sequence[Actor],
    attributions: Sequence[Attribution],
    catalogue: Catalogue,
) -> list[Scene]:
    """Return the article's paragraphs in order, none where it names no weapon."""
    overlay = Overlay(weapons, actors, catalogue, attributions, parsed.article.text)
    return [Scene(parsed, block, overlay) for block in parsed.blocks] if weapons else []


class Scene:
    """A paragraph with its weapons and actors laid over the parse."""

    def __init__(self, parsed: Parsed, block: ParsedBlock, overlay: Overlay) -> None:
        self.parsed = parsed
        self.block = block
        self.overlay = overlay
        self._mentions = overlay.weapons_in(block.block)
        self._named: dict[int, str] = {}
        self._runs: dict[int, list[Token]] = {}
        self._standing: dict[int, list[str]] = {}
        self._resolving: set[int] = set()
        self._who = self._lay(overlay.actors_in(block.block))
        laid = [(weapon_id, self._inside(span)) for span, weapon_id in self._mentions]
        for weapon_id, tokens in laid:
            for token in tokens:
                self._named[token.i] = weapon_id
                self._runs[token.i] = tokens
                self._stand(token, weapon_id)
        for weapon_id, tokens in laid:
            if tokens:
                self._spread(weapon_id, tokens)

    def mentions(self) -> Iterator[tuple[Weapon, Span, Token]]:
        """Yield the block's weapon mentions with the head of each one's noun phrase."""
        for span, weapon_id in self._mentions:
            if tokens := self._inside(span):
                yield self.overlay.weapon[weapon_id], span, self._top(tokens)

    def weapon(self, token: Token) -> str | None:
        """Return the weapon whose own name this token is part of."""
        return self._named.get(token.i)

    def name_of(self, token: Token) -> list[Token]:
        """Return the words of the weapon's name that a noun bears or stands beside."""
        if token.i not in self._standing:
            return []
        near = [*([token.head] if token.dep_ == "appos" else []), *token.subtree]
        owners = self._standing[token.i]
        for part in near:
            if self._named.get(part.i) in owners:
                return self._runs[part.i]
        return []

    def weapons_of(self, token: Token | None, before: int | None = None) -> list[str]:
        """Return the weapons that a noun stands for, those coordinated with it included.

        Of those coordinated only the ones `before` a token count, where one is given.

        "batteries of Patriot missiles" are the Patriot, and "the system" is the weapon named last.
        """
        if token is None:
            return []
        if token.lower_ in RELATIVES:
            return self._related(token)
        found = list(self._standing.get(token.i, ()))
        if not found and (token.lower_ in words("quantities") or token.like_num):
            found = self.weapons_of(pobj(token, "of"))
        if not found and (
            token.lower_ in words("consignments") or token.lower_ in words("quantities")
        ):
            found = [w for c in token.children if (w := self.weapon(c)) is not None]
        for part in (*self._coordinated(token), *instances(token)):
            if not is_excepted(part) and (before is None or part.i < before):
                found += self.weapons_of(part)
        if not found and token.lower_ == "nothing":
            found = self._ruled_out(token)
        if not found and token.lower_ == "own" and token.head.lower_ == "of":
            return self.weapons_of(token.head.head)
        if not found and is_thing(token):
            return self._meant(token)
        return list(dict.fromkeys(found)) or weapons_of_kind(self, token)

    def _meant(self, pronoun: Token) -> list[str]:
        """Return what a pronoun takes up; not itself, as in "an X and two of them"."""
        if pronoun.i in self._resolving:
            return []
        self._resolving.add(pronoun.i)
        try:
            return weapons_meant(self, pronoun)
        finally:
            self._resolving.discard(pronoun.i)

    def _related(self, relative: Token) -> list[str]:
        """Return what "which" stands for: the noun described, or the one it is "of"."""
        clause = next((t for t in relative.ancestors if t.dep_ == "relcl"), None)
        if clause is not None:
            return self.weapons_of(clause.head) or self.weapons_of(pobj(clause.head, "of"))
        before = relative.doc[: relative.i]
        noun = next((t for t in reversed(list(before)) if t.is_alpha or self.weapon(t)), None)
        held = self.weapon(noun) if noun is not None else None
        return [held] if held is not None else []

    def weapons_excepted(self, token: Token | None) -> list[str]:
        """Return the Y of "X, not Y" and "X but not Y" under a noun."""
        under = () if token is None or token.lower_ == "nothing" else token.subtree
        parts = (p for p in under if p.dep_ in ("conj", "appos") and is_excepted(p))
        return list(dict.fromkeys(one for part in parts for one in self.weapons_of(part)))

    def weapons_either(self, token: Token | None) -> frozenset[str]:
        """Return the X and Y of "either X or Y" under a noun; none where there is no choice."""
        if token is None or not any(c.dep_ == "cc" and c.lower_ == "or" for c in token.subtree):
            return frozenset()
        ways = frozenset(self.weapons_of(token))
        return ways if len(ways) > 1 else frozenset()

    def _ruled_out(self, nothing: Token) -> list[str]:
        """Return the X and Y of "nothing, neither X nor Y" and "nothing, not one X"."""
        after = [t for t in nothing.sent if t.i > nothing.i + 1]
        first = after[0] if after else None
        if first is None or not nothing.nbor().is_punct or first.lower_ not in _NONE_OF:
            return []
        named = [one for token in after if (one := self.weapon(token)) is not None]
        return list(dict.fromkeys(named))

    def _coordinated(self, token: Token) -> list[Token]:
        return [
            part
            for part in token.children
            if part.dep_ == "conj" or (part.dep_ == "appos" and self._goes_on(token, part))
        ]

    def _goes_on(self, token: Token, part: Token) -> bool:
        """Whether what is parsed as an apposition names the next weapon of a list."""
        one, other = self.weapon(token), self.weapon(part)
        if other is None or one == other:
            return False
        return is_excepted(part) or any(c.dep_ in ("conj", "cc") for c in part.children)

    def actors_of(self, token: Token | None) -> list[str]:
        """Return the actors that a noun stands for: "Russian forces" act for Russia."""
        if token is None:
            return []
        if token.lower_ in RELATIVES:
            clause = next((t for t in token.ancestors if t.dep_ == "relcl"), None)
            return self.actors_of(clause.head) if clause is not None else []
        if token.lower_ in THIRD or (token.lower_ in OURS and token.text != "US"):
            return actors_meant(self, token)
        found = []
        if token.i in self._who and self.overlay.actor[self._who[token.i]].type != "Person":
            found += force_meant(self, token) or [self._who[token.i]]
        elif token.lower_ in words("banded") and (band := bodies_meant(self, token)):
            found += band
        elif token.lower_ in words("forces"):
            found += (
                fighters_meant(self, token) or self.states_in(token) or bodies_meant(self, token)
            )
            if not found and token.dep_ == "conj":  # "the Norland missile and air defence"
                found += self.states_in(token.head)
        elif token.lower_ in words("craft"):
            found += self.states_in(token)
        elif token.lower_ in words("parties"):
            country = self.state(token)
            found += bodies_meant(self, token) or (
                [country] if country else side_meant(self, token)
            )
        elif token.lower_ in words("fighters"):
            found += [
                self._who[part.i] for part in modifiers(token) if self._type(part) == "Organization"
            ]
        elif self._type(token) == "Person" and self._who[token.i] in self.overlay.commanders:
            found.append(self._who[token.i])
        else:
            found += self.states_named(token.text) or self.states_named(full_name(token))
            half = self.state(token) if token.text in ("North", "South") else None
            found += [half] if half is not None and not found else []
        if not found and token.dep_ == "appos":
            found += apposed_to(self, token)
        for part in token.children:
            conjunct = part.dep_ == "conj" and not is_excepted(part)
            listed = part.dep_ == "appos" and (not found or self._both_states(token, part))
            if conjunct or listed:
                found += self.actors_of(part)
        return list(dict.fromkeys(found))

    def named(self, token: Token) -> Actor | None:
        """Return the actor that a word is part of the name of."""
        held = self._who.get(token.i)
        return self.overlay.actor[held] if held is not None else None

    def _both_states(self, one: Token, other: Token) -> bool:
        """Whether what is parsed as an apposition names the next state of a list."""
        return self._type(one) == self._type(other) == "State"

    def states_in(self, noun: Token) -> list[str]:
        """Return the states whose adjective or possessive modifies a noun."""
        found = []
        for part in modifiers(noun):
            state = self.state(part)
            if state:
                found.append(state)
            elif self._type(part) in ("Organization", "Group", "State") or (
                part.dep_ == "compound"
                and part.head == noun
                and noun.lower_ in words("fighters")
                and self._type(part)
            ):
                found.append(self._who[part.i])
            elif part.lower_ in ("its", "their", "our"):
                found += actors_meant(self, part)
            elif part.lower_ in ("his", "her"):
                found += speakers_side(self, part)
        return list(dict.fromkeys(found))

    def state(self, token: Token) -> str | None:
        """Return the state actor that a name, adjective or capital stands for."""
        if self._type(token) == "State":
            return self._who[token.i]
        if token.text in ("North", "South") and token.i and token.nbor(-1).lower_ == "the":
            return self.overlay.state.get(f"{token.text} Korea")
        if token.lower_ in words("countries") and any(c.lower_ == "the" for c in token.children):
            return self.overlay.state_before(self.block.block.start + token.idx)
        state = States.load().lookup(token.text)
        return None if state is None else self.overlay.state.get(state.name)

    def code(self, actor_id: str) -> str | None:
        """Return the code of a state actor."""
        state = States.load().by_name(self.overlay.actor[actor_id].name)
        return state.code if state else None

    def is_origin(self, actor_id: str, weapon_id: str) -> bool:
        """Tell whether a state is one that the catalogue says a weapon comes from."""
        origins = self.overlay.origins(self.overlay.weapon[weapon_id])
        return self.code(actor_id) in origins

    def states_named(self, word: str) -> list[str]:
        """Return the state actor that a word stands for, as a list of none or one."""
        state = States.load().lookup(word)
        return (
            [self.overlay.state[state.name]] if state and state.name in self.overlay.state else []
        )

    def same_as(self, weapon_id: str, noun: Token) -> list[Token]:
        """Return the nouns that a sentence says to be a weapon: "the drone was an X"."""
        subject = said_of_noun(noun)
        standing = self._standing.get(subject.i, ()) if subject is not None else ()
        return [subject] if subject is not None and weapon_id in standing else []

    def _type(self, token: Token) -> str | None:
        actor = self.named(token)
        return actor.type if actor is not None else None

    def _lay(self, places: list[Placed]) -> dict[int, str]:
        laid: dict[int, str] = {}
        for span, owner in sorted(places, key=lambda place: place[0][0] - place[0][1]):
            for token in self._inside(span):
                laid.setdefault(token.i, owner)
        return laid

    def _inside(self, span: Span) -> list[Token]:
        block = self.block.block
        if span[1] <= block.start or span[0] >= block.end:
            return []
        return self.block.tokens_in(span)

    @staticmethod
    def _top(tokens: list[Token]) -> Token:
        inside = {token.i for token in tokens}
        return next((t for t in reversed(tokens) if t.head.i not in inside), tokens[-1])

    def _spread(self, weapon_id: str, tokens: list[Token]) -> None:
        """Let what the words of a name belong to stand for its weapon."""
        self._climb(self._top(tokens), weapon_id)
        subject = said_of_noun(self._top(tokens))
        if subject is not None and subject.i not in self._named:
            self._stand(subject, weapon_id)
        after = tokens[-1].i + 1
        if after < len(tokens[0].doc) and (noun := tokens[0].doc[after]).lower_ in NOUNS:
            self._stand_beside(noun, self._top(tokens), weapon_id)
            self._stand_after(noun, weapon_id)

        self._stand_apposed(tokens[-1], weapon_id)

    def _stand_apposed(self, last: Token, weapon_id: str) -> None:
        """Join "a part of an X, a missile built in Norland", parsed as said of the part."""
        following = last.doc[last.i + 1 : last.i + 2 + _WIDE]
        if not following or following[0].text != ",":
            return
        for token in following[1:]:
            if token.is_punct or token.pos_ in ("VERB", "AUX", "ADP"):
                return
            if token.lower_ in NOUNS and token.dep_ == "appos":
                if token.i not in self._named and not self._standing.get(token.i):
                    self._stand(token, weapon_id)
                return

    def _climb(self, token: Token, weapon_id: str) -> None:
        """Let the nouns that the name modifies stand for the weapon: "Iskander [missiles]"."""
        for part in token.children:
            if part.dep_ == "appos" and part.i not in self._named:
                self._stand(part, weapon_id)
        top = token
        for _ in range(_DEEP):
            if token.dep_ in ("conj", "appos") and is_excepted(token):
                return  # "the Kornet, not the Almas"
            head = token.head
            if head is token or token.dep_ == "prep" or head.pos_ in ("AUX", "ADP"):
                return
            bearing = head.lower_ in NOUNS or head.lower_ in words("vehicles")
            noun = bearing and (0 < head.i - top.i <= _WIDE or token.dep_ == "appos")
            if (noun or token.dep_ == "appos") and head.i not in self._named:
                self._stand(head, weapon_id)
            elif head.i not in self._named and token.dep_ not in _WITHIN:
                return
            token = head

    def _stand_beside(self, noun: Token, name: Token, weapon_id: str) -> None:
        """Join "each Bastion launcher fires", parsed as two subjects."""
        if noun.head == name.head and noun.i not in self._named:
            self._stand(noun, weapon_id)

    def _stand_after(self, noun: Token, weapon_id: str) -> None:
        """Join "the Norland X-1 missile system", whatever the parse makes of the name."""
        run = [noun]
        while run[-1].i + 1 < len(noun.doc) and run[-1].nbor().lower_ in NOUNS:
            run.append(run[-1].nbor())
        last = run[-1]
        if last.i not in self._named and not self._standing.get(last.i):
            self._stand(last, weapon_id)

    def _stand(self, token: Token, weapon_id: str) -> None:
        standing = self._standing.setdefault(token.i, [])
        if weapon_id not in standing:
            standing.append(weapon_id)
