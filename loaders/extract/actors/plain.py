"""Names that their own words don't explain: told by titles, labels and what stands beside."""

from __future__ import annotations

from claimgraph.loaders.extract.actors.line import Line
from claimgraph.loaders.extract.actors.names import JOINERS
from claimgraph.loaders.record import ActorType, Span

LONGEST_NAME = 5
LONGEST_ACRONYM = 6
ARTICLES = frozenset(("the", "a", "an"))
PLACING = frozenset(("from", "in", "near", "at", "outside", "towards", "toward", "around"))
NO_PERSON = frozenset(("GPE", "LOC", "FAC", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW", "DATE"))


class Plain:
    """Judges the names of one line; spaCy's labels are only one of the hints."""

    def __init__(self, line: Line) -> None:
        self.line = line
        start = line.block.block.start
        self.labels = [
            (start + ent.start_char, start + ent.end_char, ent.label_)
            for ent in line.block.doc.ents
        ]
        self.shouting = sum(word.text.isupper() for word in line.words) * 2 > len(line)

    def judge(self, at: int) -> tuple[int, ActorType | None]:
        """Return how many words are one name, and whose: None where it is no actor's.

        A Group is a name that may be a person's if the article has it in full elsewhere.
        """
        word = self.line.words[at].text
        if self.line.lower(at) in self.line.lists.excluded or len(word) == 1:
            return 1, None
        count = self._length(at)
        return count, self._kind(at, count)

    def _kind(self, at: int, count: int) -> ActorType | None:
        line, word = self.line, self.line.words[at]
        if self._is_place(at, count):
            return None
        if self._after_title(at) or self._speaks_up(at, count):
            return "Person"
        acronym = word.text.isupper() and 2 <= len(word.text) <= LONGEST_ACRONYM
        if count == 1 and (word.lower in line.lists.heads or (acronym and not self.shouting)):
            return "Organization"
        return self._by_label(at, count)

    def _by_label(self, at: int, count: int) -> ActorType | None:
        span = self.line.span(at, count)
        label = self._label(span)
        capital = self.line.states.by_capital(self.line.phrase(at, count)) is not None
        if self._after_article(at):
            return "Organization" if label == "ORG" and count > 1 and not capital else None
        if label == "PERSON" and not capital:
            return "Person"
        several = count > 1 and label not in NO_PERSON
        if several and self._is_given(at):
            return "Person"
        if label == "ORG" and not capital:
            return None if count == 1 and self._is_placed(at) else "Organization"
        if label is None and self._is_set_apart(span):
            return None
        return "Person" if several and self._is_subject(span) else "Group"

    def _length(self, at: int) -> int:
        line = self.line
        run = min(line.run(at), LONGEST_NAME)
        for count in range(1, run):
            here = at + count
            if line.title(here) or line.state(here) or line.lower(here) in line.lists.heads:
                return count
        return run

    def _after_article(self, at: int) -> bool:
        return self.line.is_adjacent(at - 1) and self.line.lower(at - 1) in ARTICLES

    def _is_placed(self, at: int) -> bool:
        """Whether a word is where something is or comes from ("from Graz"), and no acronym."""
        placed = self.line.is_adjacent(at - 1) and self.line.lower(at - 1) in PLACING
        return placed and not self.line.words[at].text.isupper()

    def _is_given(self, at: int) -> bool:
        given = self.line.lower(at).split("-")[0]
        return given in self.line.lists.female or given in self.line.lists.male

    def _is_place(self, at: int, count: int) -> bool:
        """Whether a word beside the name makes it a place's, a ship's or an operation's."""
        line, places = self.line, self.line.lists.places
        if count > 1 and line.lower(at) in places:
            return True
        if line.lower(at - 1) == "of":
            return line.lower(at - 2) in places
        named = line.is_adjacent(at - 1) and line.lower(at - 1) in places
        return named or (line.is_adjacent(at + count - 1) and line.lower(at + count) in places)

    def _after_title(self, at: int) -> bool:
        line = self.line
        if not line.is_adjacent(at - 1):
            return False
        if line.lower(at - 1).rstrip(".") in line.lists.honorifics:
            return True
        for count in range(1, min(4, at) + 1):
            if line.phrase(at - count, count).lower() in line.lists.titles:
                return True
        return self._after_office(at)

    def _after_office(self, at: int) -> bool:
        """Whether "Prime Minister of Armenia" and the like stands before the name."""
        line = self.line
        for back in range(2, min(5, at) + 1):
            if line.lower(at - back) not in JOINERS or not line.is_adjacent(at - back):
                continue
            title = line.lower(at - back - 1) or line.lower(at - back)
            office = line.phrase(at - back + 1, back - 1)
            if line.states.by_name(office) and title.split("-")[-1] in line.lists.last_words:
                return True
        return False

    def _speaks_up(self, at: int, count: int) -> bool:
        """Whether the block begins with the name and a colon."""
        end = self.line.span(at, count)[1]
        return at == 0 and 2 <= count <= 3 and self.line.text.startswith(":", end)

    def _label(self, span: Span) -> str | None:
        """Return spaCy's label for the larger part of the span."""
        best, label = 0, None
        for start, end, name in self.labels:
            overlap = min(end, span[1]) - max(start, span[0])
            before = self.line.text[start : span[0]].strip()
            if overlap > best and not self.line.states.by_name(before):
                best, label = overlap, name
        return label if best * 2 > span[1] - span[0] else None

    def _is_set_apart(self, span: Span) -> bool:
        """Whether a name stands alone in quotation marks, as ships and operations do."""
        around = (
            self.line.text[max(span[0] - 1, 0) : span[0]],
            self.line.text[span[1] : span[1] + 1],
        )
        return around in (("“", "”"), ('"', '"'), ("«", "»"))

    def _is_subject(self, span: Span) -> bool:
        return any(token.dep_ == "nsubj" for token in self.line.block.tokens_in(span))
