"""The words of a block in a row, and what can be asked of those from one place on."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from claimgraph.loaders.extract.actors.mention import Mention
from claimgraph.loaders.extract.actors.names import JOINERS, PARTICLES, Names, names, words_in
from claimgraph.loaders.extract.parse import ParsedBlock
from claimgraph.loaders.record import ActorType, Span
from claimgraph.ontology.states import LONGEST_NAME, State, States

LONGEST_TITLE = 4
LINKS = frozenset(("of", "for", "the", "and"))


class Line:
    """A block's words but for those inside `taken`; places in it are counted in words.

    `makers` are names of organisations that the catalogue has.
    """

    def __init__(
        self,
        text: str,
        block: ParsedBlock,
        taken: Sequence[Span],
        makers: Collection[str] = (),
    ) -> None:
        self.text, self.block, self.makers = text, block, makers
        self.lists: Names = names()
        self.states = States.load()
        start, end = block.block.start, block.block.end
        self.words = [
            word
            for word in words_in(text, start, end)
            if not any(word.start < stop and word.end > begin for begin, stop in taken)
        ]

    def __len__(self) -> int:
        return len(self.words)

    def begins_person(self, at: int) -> bool:
        """Tell whether the parse has a person's name begin with this word."""
        begin = self.words[at].start - self.block.block.start
        people = (ent for ent in self.block.doc.ents if ent.label_ == "PERSON")
        return any(ent.start_char == begin for ent in people)

    def lower(self, at: int) -> str:
        """Return a word in lower case, "" outside the line."""
        return self.words[at].lower if 0 <= at < len(self.words) else ""

    def is_adjacent(self, at: int) -> bool:
        """Tell whether the next word follows after a single space, hyphen or initial's dot."""
        if not 0 <= at < len(self.words) - 1:
            return False
        between = self.text[self.words[at].end : self.words[at + 1].start]
        return between in (" ", "-", "\xa0", " & ") or (
            between == ". " and len(self.words[at].text) <= 3
        )

    def span(self, at: int, count: int) -> Span:
        """Return where `count` words stand in the article."""
        return self.words[at].start, self.words[at + count - 1].end

    def phrase(self, at: int, count: int) -> str:
        """Return `count` words as they stand in the text."""
        start, end = self.span(at, count)
        return self.text[start:end]

    def mention(self, at: int, count: int, kind: ActorType) -> Mention:
        """Return `count` words as the name of an actor."""
        return Mention(self.span(at, count), kind, " ".join(self.phrase(at, count).split()))

    def run(self, at: int, *, linked: bool = False) -> int:
        """Return how many words are one capitalised run, over "of the" where `linked`."""
        stop = at
        while True:
            step = self._step(stop) if linked else 1
            apart = not all(self.is_adjacent(k) for k in range(stop, min(stop + step, len(self))))
            if stop + step >= len(self) or apart or not self._goes_on(stop + step):
                return stop - at + 1
            stop += step

    def _step(self, stop: int) -> int:
        step = 1
        if (self.lower(stop + 1), self.lower(stop + 2)) == ("and", "the"):
            return step  # "the Space Agency and the Missile Agency" are two
        while step < 3 and self.lower(stop + step) in LINKS and self.is_adjacent(stop + step):
            step += 1
        return step

    def _goes_on(self, at: int) -> bool:
        word = self.words[at]
        initial = len(word.text) == 1 and self.text.startswith(".", word.end)
        if word.lower in PARTICLES or (initial and word.capital):
            return True
        return word.capital and word.lower not in self.lists.excluded

    def is_joined(self, at: int) -> bool:
        """Tell whether "of" or "for" follows a word."""
        return self.is_adjacent(at) and self.lower(at + 1) in JOINERS

    def state(self, at: int) -> tuple[int, State, bool] | None:
        """Return the state named here: in how many words, which, and whether by an adjective."""
        for count in range(min(LONGEST_NAME, self.run(at, linked=True)), 0, -1):
            phrase = self.phrase(at, count)
            named = self.states.by_name(phrase)
            state = named or self.states.by_adjective(phrase) or self.states.by_people(phrase)
            if state is not None:
                return count, state, named is None
        return None

    def title(self, at: int) -> int:
        """Return how many words are a title or honorific here, 0 where none is."""
        if self.lower(at).rstrip(".") in self.lists.honorifics:
            return 1
        for count in range(min(LONGEST_TITLE, len(self) - at), 0, -1):
            if self.phrase(at, count).lower() in self.lists.titles:
                return count
        return 0
