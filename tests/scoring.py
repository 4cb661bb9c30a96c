"""How near an extraction comes to a gold annotation: what is matched, missed and made up.

An attribution matches where the words of its content overlap the gold's with a Jaccard index of at
least .5, one to one, the likeliest first; a weapon's mention where its characters do. Names agree
where one's words hold the other's, titles aside, or half of them are shared.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from claimgraph.loaders.record import Attribution, Extraction, Span
from tests.golden import Gold, Said

_WORD = re.compile(r"[^\W_]+")
_TITLES = frozenset(["the", "a", "an", "of", "mr", "mrs", "ms", "dr", "president", "minister", "s"])
ENOUGH = 0.5


@dataclass
class Score:
    """Counts of one measure: found and right, found, to be found."""

    right: int = 0
    found: int = 0
    wanted: int = 0

    @property
    def precision(self) -> float:
        """Share of what was found that is right, in per cent."""
        return 100 * self.right / self.found if self.found else 100.0

    @property
    def recall(self) -> float:
        """Share of what was to be found that was, in per cent."""
        return 100 * self.right / self.wanted if self.wanted else 100.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both, in per cent."""
        both = self.found + self.wanted
        return 200 * self.right / both if both else 100.0

    def __str__(self) -> str:
        return f"P {self.precision:.1f} R {self.recall:.1f} F1 {self.f1:.1f} ({self.right} right)"


@dataclass
class Scores:
    """Every measure over all texts scored, with a line for each thing that went wrong."""

    by_name: dict[str, Score] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)

    def __getitem__(self, name: str) -> Score:
        return self.by_name.setdefault(name, Score())

    def miss(self, measure: str, gold: Gold, what: object) -> None:
        """Note what went wrong in a text."""
        self.wrong.append(f"{gold.file.stem}: {measure}: {what}")


def words(text: str) -> frozenset[str]:
    """Return the words by which names are compared, "U.S." and "US" being one."""
    return frozenset(word.lower() for word in _WORD.findall(text.replace("U.S.", "US"))) - _TITLES


def same_name(one: str, other: str) -> bool:
    """Whether two names may be one actor's or weapon's."""
    a, b = words(one), words(other)
    return bool(a and b) and (a <= b or b <= a or len(a & b) / len(a | b) >= ENOUGH)


def _positions(text: str, spans: Iterable[Span]) -> frozenset[int]:
    return frozenset(
        start + match.start() for start, end in spans for match in _WORD.finditer(text[start:end])
    )


def _likeness(one: frozenset[int], other: frozenset[int]) -> float:
    return len(one & other) / len(one | other) if one or other else 0.0


def paired(
    likeness: Mapping[tuple[int, int], float], prefer: Mapping[tuple[int, int], bool]
) -> dict[int, int]:
    """Pair gold with found one to one, the likeliest first, what `prefer` says before the rest."""
    ordered = sorted(
        ((value, prefer.get(pair, False), pair) for pair, value in likeness.items()),
        key=lambda item: (-item[0], -item[1], item[2]),
    )
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for value, _, (mine, theirs) in ordered:
        if value >= ENOUGH and mine not in pairs and theirs not in taken:
            pairs[mine] = theirs
            taken.add(theirs)
    return pairs


class Comparison:
    """One text's gold beside what was found in it."""

    def __init__(self, gold: Gold, record: Extraction, scores: Scores) -> None:
        self.gold, self.record, self.scores = gold, record, scores
        self.text = gold.article.text
        self.names = {actor.id: actor.name for actor in record.actors}
        self.names |= {weapon.id: weapon.name for weapon in record.weapons}
        self.found = [n for n, said in enumerate(record.attributions) if said.content]
        self.pairs = self._pairs()
        self.numbers = {gold.attributions[mine].id: theirs for mine, theirs in self.pairs.items()}

    def score(self) -> None:
        """Add what the attributions come to."""
        self._who_said_what()
        self._details()
        self._nesting()
        self._answers()
        self._contradictions()
        self._boilerplate()

    def _pairs(self) -> dict[int, int]:
        gold = [_positions(self.text, said.content) for said in self.gold.attributions]
        mine = {n: _positions(self.text, self.record.attributions[n].content) for n in self.found}
        likeness = {(g, n): _likeness(gold[g], mine[n]) for g in range(len(gold)) for n in mine}
        agreeing = {pair: self._who(*pair) for pair, value in likeness.items() if value >= ENOUGH}
        return paired(likeness, agreeing)

    def _who(self, mine: int, theirs: int) -> bool:
        """Whether the speakers found are those of the gold, each of them."""
        wanted = self.gold.attributions[mine].who
        named = [self.names[s] for s in self.record.attributions[theirs].speakers]
        if not wanted or not named:
            return not wanted and not named
        return all(any(same_name(w, n) for n in named) for w in wanted) and all(
            any(same_name(w, n) for w in wanted) for n in named
        )

    def _quote(self, spans: Sequence[Span]) -> str:
        return " … ".join(" ".join(self.text[start:end].split()) for start, end in spans)

    def _who_said_what(self) -> None:
        what, who = self.scores["what"], self.scores["who+what"]
        resolved = self.scores["speaker of what was found"]
        for mine, said in enumerate(self.gold.attributions):
            theirs = self.pairs.get(mine)
            if said.optional:
                continue
            what.wanted += 1
            who.wanted += 1
            if theirs is None:
                self.scores.miss(
                    "missed", self.gold, (said.id, said.who, self._quote(said.content))
                )
                continue
            right = self._who(mine, theirs)
            what.right += 1
            who.right += right
            resolved.right += right
            resolved.found += 1
            resolved.wanted += 1
            if not right:
                named = [self.names[s] for s in self.record.attributions[theirs].speakers]
                self.scores.miss("speaker", self.gold, (said.id, said.who, "found", named))
        optional = {self.pairs.get(n) for n, a in enumerate(self.gold.attributions) if a.optional}
        counted = [n for n in self.found if n not in optional]
        what.found += len(counted)
        who.found += len(counted)
        for n in set(counted) - set(self.pairs.values()):
            said_there = self.record.attributions[n]
            named = [self.names[s] for s in said_there.speakers]
            cue, content = self._quote(said_there.cue), self._quote(said_there.content)
            self.scores.miss("made up", self.gold, (named, cue, content))

    def _matched(self) -> Iterator[tuple[Said, Attribution]]:
        for mine, theirs in sorted(self.pairs.items()):
            if not self.gold.attributions[mine].optional:
                yield self.gold.attributions[mine], self.record.attributions[theirs]

    def _details(self) -> None:
        for said, found in self._matched():
            checks: dict[str, tuple[object, object]] = {
                "mode": (said.mode, found.mode),
                "stance": (said.stance, found.stance),
                "negated": (said.negated, found.negated),
            }
            if said.modality is not None:
                checks["modality"] = (said.modality, found.modality)
            for name, (wanted, got) in checks.items():
                self._equal(name, said, wanted, got)
            self._given("said_on", said, said.said_on, found.said_on)
            for name, place in (("venue", found.venue), ("audience", found.audience)):
                self._given(
                    name, said, getattr(said, name), None if place is None else self._quote([place])
                )

    def _equal(self, name: str, said: Said, wanted: object, got: object) -> None:
        one = self.scores[name]
        one.wanted += 1
        one.found += 1
        one.right += wanted == got
        if wanted != got:
            self.scores.miss(name, self.gold, (said.id, wanted, "found", got))

    def _given(self, name: str, said: Said, wanted: str | None, got: str | None) -> None:
        """Score what not every statement has."""
        one = self.scores[name]
        one.wanted += wanted is not None
        one.found += got is not None
        right = wanted is not None and got is not None and (wanted == got or same_name(wanted, got))
        if name == "said_on":
            right = right and wanted == got
        one.right += right
        if not right and (wanted or got):
            self.scores.miss(name, self.gold, (said.id, wanted, "found", got))

    def _nesting(self) -> None:
        nested = self.scores["nested"]
        ids = {theirs: said_id for said_id, theirs in self.numbers.items()}
        for said in self.gold.attributions:
            if said.nested_in is None or said.optional:
                continue
            nested.wanted += 1
            n = self.numbers.get(said.id)
            outer = None if n is None else self.record.attributions[n].nested_in
            right = outer is not None and ids.get(outer) == said.nested_in
            nested.right += right
            if not right:
                self.scores.miss("nested", self.gold, (said.id, "in", said.nested_in))
        nested.found += sum(
            self.record.attributions[n].nested_in is not None for n in self.pairs.values()
        )

    def _answers(self) -> None:
        ids = {theirs: said_id for said_id, theirs in self.numbers.items()}
        one = self.scores["responds_to"]
        wanted = {
            (said.id, said.responds_to, said.response)
            for said in self.gold.attributions
            if said.responds_to is not None
        }
        got = {
            (ids.get(n), ids.get(said.responds_to), said.response)
            for n, said in enumerate(self.record.attributions)
            if said.responds_to is not None
        }
        self._sets("responds_to", one, wanted, got)

    def _contradictions(self) -> None:
        ids = {theirs: said_id for said_id, theirs in self.numbers.items()}
        wanted = {frozenset(pair) for pair in self.gold.contradictions}
        got = {
            frozenset((ids.get(a, f"#{a}"), ids.get(b, f"#{b}")))
            for a, b in self.record.contradictions
        }
        self._sets("contradictions", self.scores["contradictions"], wanted, got)
        self.scores["traps"].wanted += len(self.gold.traps)
        self.scores["traps"].found += len(self.gold.traps)
        self.scores["traps"].right += sum(frozenset(pair) not in got for pair in self.gold.traps)

    def _boilerplate(self) -> None:
        """Count what was mined from what is no article."""
        zones = self.gold.boilerplate
        mined = [span for n in self.found for span in self.record.attributions[n].content]
        mined += [span for weapon in self.record.weapons for span in weapon.mentions]
        for start, end in mined:
            if any(a <= start and end <= b for a, b in zones):
                self.scores["boilerplate"].found += 1
                self.scores.miss("boilerplate", self.gold, self._quote([(start, end)]))

    def _sets(
        self, name: str, one: Score, wanted: Collection[Hashable], got: Collection[Hashable]
    ) -> None:
        wanted, got = set(wanted), set(got)
        one.wanted += len(wanted)
        one.found += len(got)
        one.right += len(wanted & got)
        for what in wanted - got:
            self.scores.miss(name, self.gold, f"missed {_plain(what)}")
        for what in got - wanted:
            self.scores.miss(name, self.gold, f"made up {_plain(what)}")


def _plain(what: object) -> object:
    return sorted(what) if isinstance(what, frozenset) else what
