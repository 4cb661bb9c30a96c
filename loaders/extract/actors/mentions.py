"""Names in the text: persons, organisations and states, found by their words and context.

spaCy's small model names many of them wrongly here (it takes weapons for persons, a state and
the name after it for an organisation), so its labels are only one of the hints.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimgraph.loaders.extract.actors.names import JOINERS, PARTICLES, Names, names, words_in
from claimgraph.loaders.extract.parse import Parsed, ParsedBlock
from claimgraph.loaders.record import ActorType, Span
from claimgraph.ontology.states import States

LONGEST_NAME = 5
HANDLE = re.compile(r"(?<![\w.])@\w{3,}")
POSSESSIVES = frozenset(("'s ", "’s ", "' ", "’ "))
PLACING = frozenset(("from", "in", "near", "at", "outside", "towards", "toward", "around"))
ARTICLES = frozenset(("the", "a", "an"))
PERSON_HINTS = frozenset(("PERSON",))
NOT_PERSON_HINTS = frozenset(
    ("GPE", "LOC", "FAC", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW", "DATE")
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text; `adjective` where a state is named by one ("Armenian")."""

    span: Span
    type: ActorType
    name: str
    adjective: bool = False


def find_mentions(parsed: Parsed, taken: Sequence[Span] = ()) -> tuple[Mention, ...]:
    """Return the names in the text, in its order; those inside `taken` (weapons) are left out."""
    found: list[Mention] = []
    for block in parsed.blocks:
        here = [span for span in taken if span[0] < block.block.end and span[1] > block.block.start]
        found += _Reader(parsed.article.text, block, here).mentions()
        found += _handles(parsed.article.text, block)
    return tuple(_promote(sorted(found, key=lambda mention: mention.span)))


def _handles(text: str, block: ParsedBlock) -> Iterator[Mention]:
    """Yield the names that people go by on social media ("@handle")."""
    for match in HANDLE.finditer(text, block.block.start, block.block.end):
        yield Mention(match.span(), "Person", match.group())


def _promote(found: list[Mention]) -> Iterator[Mention]:
    """Make persons of the single surnames whose full name stands elsewhere in the article."""
    surnames = {m.name.split()[-1] for m in found if m.type == "Person" and " " in m.name}
    for mention in found:
        if mention.type != "Person" and mention.name in surnames and not mention.adjective:
            yield Mention(mention.span, "Person", mention.name)
        elif mention.type != "Group":
            yield mention


class _Reader:
    """Reads one block's capitalised runs from left to right."""

    def __init__(self, text: str, block: ParsedBlock, taken: Sequence[Span]) -> None:
        self.text, self.block = text, block
        self.lists: Names = names()
        self.states = States.load()
        start, end = block.block.start, block.block.end
        self.words = [
            word
            for word in words_in(text, start, end)
            if not any(word.start < stop and word.end > begin for begin, stop in taken)
        ]
        self.labels = [
            (start + ent.start_char, start + ent.end_char, ent.label_) for ent in block.doc.ents
        ]
        self.shouting = sum(w.text.isupper() for w in self.words) * 2 > len(self.words)

    def mentions(self) -> list[Mention]:
        found: list[Mention] = []
        at = 0
        while at < len(self.words):
            step = self._at(at)
            if isinstance(step, Mention):
                found.append(self._with_state(step, found))
                at = self._after(step.span[1], at)
            else:
                at += step
        return found

    def _with_state(self, mention: Mention, found: Sequence[Mention]) -> Mention:
        """Take the state into the name of "Germany's Defence Ministry"."""
        if mention.type != "Organization" or not found or found[-1].type != "State":
            return mention
        between = self.text[found[-1].span[1] : mention.span[0]]
        if between not in POSSESSIVES:
            return mention
        span = (found[-1].span[0], mention.span[1])
        return Mention(span, "Organization", " ".join(self.text[slice(*span)].split()))

    def _after(self, end: int, at: int) -> int:
        while at < len(self.words) and self.words[at].start < end:
            at += 1
        return at

    def _at(self, at: int) -> Mention | int:
        """Return the mention that begins here, or how many words to go on."""
        word = self.words[at]
        if word.lower in ARTICLES or not (word.capital or self._particle_name(at)):
            return 1
        return (
            self._fixed(at)
            or self._organisation(at)
            or self._state(at)
            or self._title(at)
            or self._plain(at)
        )

    def _particle_name(self, at: int) -> bool:
        return (
            self.words[at].lower in PARTICLES and self._adjacent(at) and self.words[at + 1].capital
        )

    def _adjacent(self, at: int) -> bool:
        """Whether the next word follows after a single space or hyphen."""
        if at + 1 >= len(self.words):
            return False
        between = self.text[self.words[at].end : self.words[at + 1].start]
        return between in (" ", "-", "\xa0", ". ") and not (
            between == ". " and len(self.words[at].text) > 3
        )

    def _phrase(self, at: int, count: int) -> str:
        return self.text[self.words[at].start : self.words[at + count - 1].end]

    def _mention(self, at: int, count: int, kind: ActorType, name: str = "") -> Mention:
        span = (self.words[at].start, self.words[at + count - 1].end)
        return Mention(span, kind, name or " ".join(self.text[span[0] : span[1]].split()))

    def _run(self, at: int, *, joiners: bool = False) -> int:
        """Return how many words from `at` on are one capitalised run."""
        stop = at
        while True:
            step = 1
            while (
                joiners
                and self._adjacent(stop)
                and stop + step < len(self.words)
                and self.words[stop + step].lower in ("of", "for", "the", "and")
                and self._adjacent(stop + step)
                and step < 3
            ):
                step += 1
            joined = all(self._adjacent(k) for k in range(stop, min(stop + step, len(self.words))))
            if stop + step >= len(self.words) or not joined:
                return stop - at + 1
            following = self.words[stop + step]
            if not following.capital and following.lower not in PARTICLES:
                return stop - at + 1
            if following.lower in self.lists.excluded and following.lower not in PARTICLES:
                return stop - at + 1
            stop += step

    def _fixed(self, at: int) -> Mention | None:
        for count in range(min(3, self._run(at)), 0, -1):
            if self._phrase(at, count) in self.lists.fixed:
                return self._mention(at, count, "Organization")
        return None

    def _organisation(self, at: int) -> Mention | None:
        """A name with an organisation's head: the longest that no title interrupts."""
        if self.words[at].lower in self.lists.excluded:
            return None
        run = self._run(at, joiners=True)
        best = 0
        for count in range(1, run + 1):
            word = self.words[at + count - 1]
            if word.lower in self.lists.honorifics or (
                word.lower in self.lists.titles and not self._organisation_follows(at + count - 1)
            ):
                break
            if word.capital and word.lower in self.lists.heads and (count > 1 or run > 1):
                best = count
        if not best or (best == 1 and not self._joined_after(at)):
            return None
        best = self._with_office(at, best, run)
        if self.words[at + best - 1].lower.endswith("ies"):
            return None  # "the Foreign Ministries of …" are several
        return self._mention(at, best, "Organization")

    def _organisation_follows(self, at: int) -> bool:
        return self._adjacent(at) and self.words[at + 1].lower in self.lists.heads

    def _joined_after(self, at: int) -> bool:
        return self._adjacent(at) and self.words[at + 1].lower in JOINERS

    def _with_office(self, at: int, count: int, run: int) -> int:
        """Take in "of Defence", "of the Interior" after an organisation's head."""
        if not self._joined_after(at + count - 1) or count >= run:
            return count
        stop = count + 1
        while stop < run and self.words[at + stop].lower in ("the", "and"):
            stop += 1
        while stop < run and self.words[at + stop].capital:
            stop += 1
            if self.states.by_name(self.words[at + stop - 1].text):
                break
        return self._of_state(at, stop) if self.words[at + stop - 1].capital else count

    def _of_state(self, at: int, count: int) -> int:
        """Take in "of the Republic of Korea" after "Ministry of Defence"."""
        first = at + count + 1
        if not self._joined_after(at + count - 1) or first >= len(self.words):
            return count
        first += self.words[first].lower == "the"
        for length in range(min(4, len(self.words) - first), 0, -1):
            if self.states.by_name(self._phrase(first, length)):
                return first + length - at
        return count

    def _state(self, at: int) -> Mention | None:
        for count in range(min(4, self._run(at, joiners=True)), 0, -1):
            phrase = self._phrase(at, count)
            named = self.states.by_name(phrase)
            state = named or self.states.by_adjective(phrase) or self.states.by_people(phrase)
            if state is not None:
                span = (self.words[at].start, self.words[at + count - 1].end)
                return Mention(span, "State", state.name, adjective=named is None)
        return None

    def _title(self, at: int) -> int:
        """Return how many words are a title or honorific here, 0 where none is."""
        if self.words[at].lower.rstrip(".") in self.lists.honorifics:
            return 1
        for count in range(min(4, len(self.words) - at), 0, -1):
            if self._phrase(at, count).lower() in self.lists.titles:
                return count
        return 0

    def _plain(self, at: int) -> Mention | int:
        """A name that its words alone do not explain: by its title, its label or its letters."""
        word = self.words[at]
        if word.lower in self.lists.excluded:
            return 1
        count = self._name_length(at)
        span = (word.start, self.words[at + count - 1].end)
        label = self._label(span)
        if self._is_place(at, count):
            return count
        if self._after_title(at) or self._speaks_up(at, count):
            return self._mention(at, count, "Person")
        if word.text.isupper() and 2 <= len(word.text) <= 6 and count == 1 and not self.shouting:
            return self._mention(at, 1, "Organization")
        if count == 1 and word.lower in self.lists.heads:
            return self._mention(at, 1, "Organization")
        article = at > 0 and self._adjacent(at - 1) and self.words[at - 1].lower in ARTICLES
        if article and (count == 1 or label not in ("ORG", *PERSON_HINTS)):
            return count
        if (
            label in PERSON_HINTS
            and not article
            and not self.states.by_capital(self._phrase(at, count))
        ):
            return self._mention(at, count, "Person")
        if count >= 2 and self._given_name(at) and label not in NOT_PERSON_HINTS and not article:
            return self._mention(at, count, "Person")
        if label == "ORG" and count == 1 and self._located(at):
            return count
        if label == "ORG" and not self.states.by_capital(self._phrase(at, count)):
            return self._mention(at, count, "Organization")
        if count >= 2 and not article and label not in NOT_PERSON_HINTS and self._speaks(span):
            return self._mention(at, count, "Person")
        return self._mention(at, count, "Group")

    def _located(self, at: int) -> bool:
        """Whether a word is where something is or comes from ("from Gyumri"), and no acronym."""
        before = self.words[at - 1].lower if at and self._adjacent(at - 1) else ""
        return before in PLACING and not self.words[at].text.isupper()

    def _given_name(self, at: int) -> bool:
        given = self.words[at].lower.split("-")[0]
        return given in self.lists.female or given in self.lists.male

    def _is_place(self, at: int, count: int) -> bool:
        """Whether a word beside the name makes it a place's, a ship's or an operation's."""
        if count > 1 and self.words[at].lower in self.lists.places:
            return True
        before = [self.words[k].lower for k in range(max(0, at - 2), at)]
        if before[-1:] == ["of"]:
            before.pop()
            return before[-1:] != [] and before[-1] in self.lists.places
        after = self.words[at + count].lower if at + count < len(self.words) else ""
        beside = self._adjacent(at - 1) if at else False
        named = beside and before[-1:] != [] and before[-1] in self.lists.places
        return named or (self._adjacent(at + count - 1) and after in self.lists.places)

    def _name_length(self, at: int) -> int:
        run = min(self._run(at), LONGEST_NAME)
        for count in range(1, run):
            here = at + count
            if self._title(here) or self._state(here) or self.words[here].lower in self.lists.heads:
                return count
        return run

    def _after_title(self, at: int) -> bool:
        if at == 0 or not self._adjacent(at - 1):
            return False
        before = self.words[at - 1]
        if before.lower.rstrip(".") in self.lists.honorifics:
            return True
        for count in range(1, min(4, at) + 1):
            if self._phrase(at - count, count).lower() in self.lists.titles:
                return True
        return self._after_office(at)

    def _after_office(self, at: int) -> bool:
        """Whether "Prime Minister of Armenia" and the like stands before the name."""
        for back in range(2, min(5, at) + 1):
            first = self.words[at - back]
            if first.lower not in JOINERS or not self._adjacent(at - back):
                continue
            office = self._phrase(at - back + 1, back - 1)
            title = self.words[at - back - 1] if at - back > 0 else first
            if self.states.by_name(office) and title.lower.split("-")[-1] in self.lists.last_words:
                return True
        return False

    def _speaks_up(self, at: int, count: int) -> bool:
        """Whether the block begins with the name and a colon."""
        after = self.text[self.words[at + count - 1].end :][:2]
        return at == 0 and 2 <= count <= 3 and after.startswith(":")

    def _label(self, span: Span) -> str | None:
        """Return spaCy's label for the larger part of the span."""
        best, label = 0, None
        for start, end, name in self.labels:
            overlap = min(end, span[1]) - max(start, span[0])
            if overlap > best and not self.states.by_name(self.text[start : span[0]].strip()):
                best, label = overlap, name
        return label if best * 2 > span[1] - span[0] else None

    def _speaks(self, span: Span) -> bool:
        return any(token.dep_ == "nsubj" for token in self.block.tokens_in(span))
