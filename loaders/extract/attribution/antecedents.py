"""Who "he", "it" or "they" is: the actors and groups spoken of before, by how much they stand out.

A speaker stands out more than the subject of a main clause, that more than another subject, that
more than a name in passing; each sentence between takes one step off. A quotation counts as one
sentence, and names inside it hardly count, since "he said" after it is rarely one of them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimgraph.loaders.extract.actors.cast import Cast, Member
from claimgraph.loaders.extract.actors.mentions import Mention
from claimgraph.loaders.extract.actors.names import names
from claimgraph.loaders.extract.attribution.quotes import find_quotes
from claimgraph.loaders.extract.parse import Parsed, ParsedBlock
from claimgraph.loaders.extract.syntax import phrase
from claimgraph.loaders.record import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

SPEAKER, MAIN_SUBJECT, SUBJECT, OTHER, QUOTED = 3, 2, 1, 0, -1


@dataclass(frozen=True, slots=True)
class Antecedent:
    """What a pronoun may stand for: actors known, or a noun for people, not yet an actor."""

    offset: int
    rank: int
    members: tuple[Member, ...] = ()
    noun: tuple[Token, ...] = ()
    block: ParsedBlock | None = None


Weight = Callable[[Antecedent], float | None]


class Antecedents:
    """What has been spoken of so far, found by the place of a pronoun."""

    def __init__(self, parsed: Parsed, cast: Cast, mentions: Sequence[Mention]) -> None:
        self.sentences: list[int] = []
        self.quoted: list[Span] = []
        for block in parsed.blocks:
            self._lay_out(parsed.article.text, block)
        self.spoken_of = [*self._named(parsed, cast, mentions), *self._people(parsed)]

    def _lay_out(self, text: str, block: ParsedBlock) -> None:
        """Note where sentences begin; those that begin inside a quotation don't count."""
        start, end = block.block.start, block.block.end
        quotes = [q.span for q in find_quotes(text, start, end) if not q.depth]
        self.quoted += quotes
        for sentence in block.doc.sents:
            begin = start + sentence.start_char
            if not any(low < begin < high for low, high in quotes):
                self.sentences.append(begin)

    def _named(
        self, parsed: Parsed, cast: Cast, mentions: Sequence[Mention]
    ) -> Iterator[Antecedent]:
        for mention in mentions:
            block = parsed.block_at(mention.span[0])
            if mention.adjective or block is None:
                continue
            rank = max(map(self._rank, block.tokens_in(mention.span)), default=OTHER)
            rank = QUOTED if self.is_quoted(mention.span[0]) else rank
            yield Antecedent(mention.span[0], rank, (cast.by_span[mention.span],))

    def _people(self, parsed: Parsed) -> Iterator[Antecedent]:
        people = names().people
        for block in parsed.blocks:
            for token in block.tokens:
                if token.tag_ == "NNS" and token.lower_ in people:
                    at = block.block.start + token.idx
                    rank = QUOTED if self.is_quoted(at) else self._rank(token)
                    yield Antecedent(at, rank, (), tuple(phrase(token)), block)

    def is_quoted(self, offset: int) -> bool:
        """Whether a character stands inside a quotation."""
        return any(start <= offset < end for start, end in self.quoted)

    @staticmethod
    def _rank(token: Token) -> int:
        if token.dep_ not in ("nsubj", "nsubjpass"):
            return OTHER
        return MAIN_SUBJECT if token.head.dep_ == "ROOT" else SUBJECT

    def spoke(self, offset: int, members: Sequence[Member], *, nested: bool) -> None:
        """Note that `members` spoke, their source standing at `offset`."""
        if members:
            rank = SUBJECT if nested else SPEAKER
            self.spoken_of.append(Antecedent(offset, rank, tuple(members)))

    def latest(
        self, before: int, weight: Callable[[Antecedent], float | None]
    ) -> Antecedent | None:
        """Return what stands out most before an offset.

        `weight` adds to the rank of what fits the pronoun, and is None for what doesn't.
        """
        here = bisect_right(self.sentences, before)
        best, found = 0.0, None
        for entry in self.spoken_of:
            extra = weight(entry) if entry.offset < before else None
            if extra is None:
                continue
            distance = here - bisect_right(self.sentences, entry.offset)
            score = entry.rank + extra - distance
            if found is None or (score, entry.offset) > (best, found.offset):
                best, found = score, entry
        return found
