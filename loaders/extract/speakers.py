"""Who speaks: the words of a source resolved to actors of the article.

Follows contract.md's conventions: a capital that speaks is its state, a ministry or the Kremlin
an organisation, a spokesman's words are his own, a report speaks for its issuer, unnamed sources
are a group of this article.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from claimgraph.loaders.extract.actors import LEADING, Cast, Member
from claimgraph.loaders.extract.candidates import Candidate
from claimgraph.loaders.extract.lexicon import lexicon
from claimgraph.loaders.extract.mentions import Mention
from claimgraph.loaders.extract.names import names
from claimgraph.loaders.extract.parse import Parsed
from claimgraph.loaders.extract.positions import role
from claimgraph.loaders.record import Span
from claimgraph.ontology.states import States

if TYPE_CHECKING:
    from spacy.tokens import Token

PERSONAL = frozenset(("he", "she", "him", "her"))
POSSESSIVE = frozenset(("his", "her", "their", "its"))
PLURAL = frozenset(("they", "them", "both"))
OWN = re.compile(r"^\w+\s+(?:own\s+)?", re.IGNORECASE)
"""A possessive at the start of a source, and its "own"."""

NEUTER = frozenset(("it",))
FIRST_SINGULAR = frozenset(("i", "me"))
FIRST = FIRST_SINGULAR | {"we", "you", "us", "one"}
PRONOUNS = PERSONAL | PLURAL | NEUTER | FIRST


class Speakers:
    """Resolves sources in text order, since who spoke last is who "he" is."""

    def __init__(self, parsed: Parsed, cast: Cast, mentions: Sequence[Mention]) -> None:
        self.parsed, self.cast, self.mentions = parsed, cast, mentions
        self.last: list[tuple[int, Member]] = []
        self.resolved: dict[int, tuple[Member, ...]] = {}

    def of(self, candidate: Candidate, outer: Candidate | None = None) -> tuple[Member, ...]:
        """Return the actors that a candidate's source stands for; empty where none is named.

        "I" is whoever speaks in `outer`, the candidate in whose content this one stands.
        """
        if candidate.continues is not None:
            return self.resolved.get(id(candidate.continues), ())
        if id(candidate) in self.resolved:
            return self.resolved[id(candidate)]
        if candidate.within is not None:
            self.of(candidate.within)
        found: list[Member] = []
        if outer is not None and {t.lower_ for t in candidate.source_tokens} & FIRST_SINGULAR:
            found += self.resolved.get(id(outer), ())
        for head in _heads(candidate.source_tokens):
            found += [m for m in self._one(candidate, head) if m not in found]
        self.resolved[id(candidate)] = tuple(found)
        if candidate.source:
            self.last += [(candidate.source[0][0], member) for member in found]
        return tuple(found)

    def _one(self, candidate: Candidate, head: Token) -> list[Member]:
        tokens = _part(candidate.source_tokens, head)
        span = candidate.block.span(tokens)
        if head.lower_ in PRONOUNS:
            return self._pronoun(head.lower_, span)
        place = candidate.block.span((head,))
        return (
            self._named(span, place)
            or self._capital(span, tokens)
            or self._role(span, head)
            or self._issuer(span, head)
            or self._office(span, head)
            or self._group(span, tokens, candidate)
        )

    def _named(self, span: Span, place: Span) -> list[Member]:
        """A name that the head belongs to, or that a title before it introduces."""
        for mention in self.mentions:
            begin, end = mention.span
            if begin < span[0] or end > span[1] or mention.adjective:
                continue
            member = self.cast.by_span[mention.span]
            if begin <= place[0] and place[1] <= end:
                return [member]
            introduced = any(
                span[0] <= p.evidence[0] <= place[0] and p.evidence[1] >= end
                for p in member.positions
            )
            if mention.type == "Person" and (introduced or self._apposed(span, begin)):
                return [member]
        return []

    def _apposed(self, span: Span, begin: int) -> bool:
        """Whether a title and perhaps its office stand between the source's start and a name."""
        text = self.parsed.article.text
        title = names().title_pattern.search(text, span[0], begin)
        if title is None:
            return False
        gap = text[title.end() : begin].strip()
        return gap in ("", ",") or (gap.endswith(",") and not gap.startswith(("'", "’")))

    def _capital(self, span: Span, tokens: Sequence[Token]) -> list[Member]:
        words = self.parsed.text(span)
        if len(tokens) > 2:
            return []
        state = States.load().by_capital(words) or States.load().by_name(words)
        return [self.cast.named(state.name, "State", span)] if state else []

    def _role(self, span: Span, head: Token) -> list[Member]:
        """ "The minister", "the Editor-in-Chief of X": whoever was said to hold that position."""
        text = self.parsed.article.text
        position = role(text, span, self.mentions)
        plural = head.tag_ in ("NNS", "NNPS")
        if position is None or plural or _indefinite(text, span):
            return []
        title, organisation = position
        if title.lower().split()[-1].split("-")[-1] != head.lower_.split("-")[-1] and (
            head.lower_ not in title.lower()
        ):
            return []
        for member in self.cast.holders(title, organisation):
            member.mentions.append(span)
            return [member]
        return []

    def _issuer(self, span: Span, head: Token) -> list[Member]:
        """A report or statement speaks for whoever issued it."""
        if head.lower_ not in lexicon().documents:
            return []
        return self.cast.at(span)[:1]

    def _office(self, span: Span, head: Token) -> list[Member]:
        """ "The ministry": the one named before; "the Israeli military": an organisation."""
        if head.lower_ not in names().offices:
            return []
        text = LEADING.sub("", self.parsed.text(span))
        if len(text.split()) == 1:
            for member in reversed(self.cast.members):
                earlier = any(s[0] < span[0] for s in member.mentions)
                if member.type == "Organization" and earlier and _ends_with(member.name, text):
                    member.mentions.append(span)
                    return [member]
        return [self.cast.named(" ".join(text.split()), "Organization", span)]

    def _group(self, span: Span, tokens: Sequence[Token], candidate: Candidate) -> list[Member]:
        """Unnamed sources: a group of this article, with its owner's name for "his sources"."""
        first = tokens[0].lower_
        text = self.parsed.text(span)
        if first in POSSESSIVE:
            owner = self._owner(candidate, first, span)
            lead = f"{owner.name}’s " if owner else ""
            text = lead + OWN.sub("", text)
        name = " ".join(LEADING.sub("", text).split())
        if not any(c.isalpha() for c in name):
            return []
        definite = first in ("the", "these", "those") or len(tokens) == 1
        return [self.cast.group(name, span, definite=definite)]

    def _owner(self, candidate: Candidate, word: str, span: Span) -> Member | None:
        """Return whose sources they are: those of the party that cites them, else "his" is he."""
        citing = self.resolved.get(id(candidate.within), ()) if candidate.within else ()
        owners = citing or self._pronoun("they" if word == "their" else "he", span, note=False)
        return owners[0] if owners else None

    def _pronoun(self, word: str, span: Span, *, note: bool = True) -> list[Member]:
        if word in FIRST:
            return []
        wanted = {"Person"} if word in PERSONAL else {"Group", "Organization", "State"}
        found = self._latest(span[0], wanted)
        if found is not None and note:
            found.mentions.append(span)
        return [found] if found is not None else []

    def _latest(self, before: int, wanted: set[str]) -> Member | None:
        """Return the actor last spoken of: a subject or a speaker before anybody else."""
        places: list[tuple[int, Member]] = [e for e in self.last if e[0] < before]
        others: list[tuple[int, Member]] = []
        for mention in self.mentions:
            if mention.span[0] >= before or mention.adjective:
                continue
            entry = (mention.span[0], self.cast.by_span[mention.span])
            (places if self._is_subject(mention.span) else others).append(entry)
        for group in (places, others):
            fitting = [entry for entry in group if entry[1].type in wanted]
            if fitting:
                return max(fitting, key=lambda entry: entry[0])[1]
        return None

    def _is_subject(self, span: Span) -> bool:
        block = self.parsed.block_at(span[0])
        tokens = block.tokens_in(span) if block else []
        return any(token.dep_ in ("nsubj", "nsubjpass") for token in tokens)


def _heads(tokens: Sequence[Token]) -> list[Token]:
    """Return the head of a noun phrase and of those coordinated with it."""
    if not tokens:
        return []
    inside = {token.i for token in tokens}
    head = next((t for t in tokens if t.head.i not in inside or t.head.i == t.i), tokens[0])
    nouns = ("NOUN", "PROPN", "PRON")
    return [head, *(t for t in head.conjuncts if t.i in inside and t.pos_ in nouns)]


def _part(tokens: Sequence[Token], head: Token) -> list[Token]:
    """Return the tokens of one coordinated head: its own subtree without the other heads'."""
    inside = {token.i for token in tokens}
    others = {t.i for other in head.conjuncts if other.i > head.i for t in other.subtree}
    own = [t for t in head.subtree if t.i in inside and t.i not in others]
    while len(own) > 1 and (own[-1].is_punct or own[-1].dep_ == "cc"):
        own.pop()
    return own or [head]


def _indefinite(text: str, span: Span) -> bool:
    return text[span[0] : span[1]].lower().startswith(("a ", "an ", "another ", "one "))


def _ends_with(name: str, word: str) -> bool:
    return word.lower() in name.lower().split()
