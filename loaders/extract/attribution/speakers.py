"""Who speaks: the words of a source resolved to actors of the article.

Follows contract.md's conventions: a capital that speaks is its state, a ministry or the Kremlin
an organisation, a spokesman's words are his own, a report speaks for its issuer, unnamed sources
are a group of this article.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from claimgraph.loaders.extract.actors.cast import LEADING, Cast, Member
from claimgraph.loaders.extract.actors.gender import agrees
from claimgraph.loaders.extract.actors.mention import Mention
from claimgraph.loaders.extract.actors.names import names
from claimgraph.loaders.extract.attribution.antecedents import SPEAKER, Antecedent, Antecedents
from claimgraph.loaders.extract.attribution.candidates import Candidate
from claimgraph.loaders.extract.attribution.lexicon import lexicon
from claimgraph.loaders.extract.attribution.named import Named
from claimgraph.loaders.extract.attribution.outlets import PUBLISHED, Outlets
from claimgraph.loaders.extract.attribution.pronouns import (
    FIRST,
    FIRST_SINGULAR,
    NOMINATIVE,
    PERSONAL,
    is_pronoun,
    weight,
)
from claimgraph.loaders.extract.attribution.roles import Roles
from claimgraph.loaders.extract.attribution.source_words import (
    described,
    heads,
    is_definite,
    part,
)
from claimgraph.loaders.extract.parse import Parsed
from claimgraph.loaders.extract.syntax import RELATIVES, child, phrase
from claimgraph.loaders.record import ActorType, Span
from claimgraph.ontology.bodies import WORDS as BODY_WORDS
from claimgraph.ontology.bodies import canonical, split
from claimgraph.ontology.states import States

if TYPE_CHECKING:
    from spacy.tokens import Token

LONE = 2
"""Words of "the newspaper"."""
BESIDE = re.compile(
    r" [–—-] |, (?:(?:to|of|in|from|with|by) )?(?:which|whom?|whose|including)\b"
    r"|, (?:the|an?) (?=[a-z])"
)
"""Where what is told beside a group begins."""
MOUTHPIECES = frozenset(("channel", "website", "site", "page", "account", "feed", "blog"))
"""What speaks for whoever owns it."""
OWN = re.compile(r"(?is)(?P<whose>his|her|their|its)\s+(?:own\s+)?(?P<whom>.+)")
IN_CAPITAL = re.compile(r"(?P<office>[\w-]+ (?:ministry|Ministry)) in (?P<capital>[A-Z].+)")
OF_OWN = re.compile(r"(?is)(?P<whom>.+?)\s+of\s+(?P<whose>his|her|their|its)\s+own")


class Speakers:
    """Resolves sources in text order, since who spoke last is who "he" is."""

    def __init__(
        self,
        parsed: Parsed,
        cast: Cast,
        mentions: Sequence[Mention],
        candidates: Sequence[Candidate],
        parents: Sequence[int | None],
    ) -> None:
        self.parsed, self.cast, self.mentions = parsed, cast, mentions
        self.candidates, self.parents = candidates, parents
        self.index = {id(candidate): i for i, candidate in enumerate(candidates)}
        self.antecedents = Antecedents(parsed, cast, mentions)
        self.names = Named(parsed, cast, mentions)
        self.roles = Roles(parsed, cast, mentions, candidates, parents)
        self.outlets = Outlets(parsed.article.text, cast, mentions)
        self.resolved: dict[int, tuple[Member, ...]] = {}

    def of(self, index: int) -> tuple[Member, ...]:
        """Return the actors that a candidate's source stands for; empty where none is named."""
        if index not in self.resolved:
            self.resolved[index] = self._resolve(index)
        return self.resolved[index]

    def _resolve(self, index: int) -> tuple[Member, ...]:
        candidate = self.candidates[index]
        if candidate.continues is not None:
            earlier = self.index.get(id(candidate.continues))
            return self.of(earlier) if earlier is not None else ()
        found: list[Member] = []
        if candidate.named is not None:
            found.append(self.cast.by_span[candidate.named])
        found += self.names.listed(candidate) or self.names.of_state(candidate)
        for head in heads(candidate.source_tokens) if not found else ():
            if head.ent_type_ in ("DATE", "TIME"):
                continue
            found += [m for m in self._one(candidate, head) if m not in found]
        if candidate.source:
            nested = self.parents[index] is not None
            self.antecedents.spoke(candidate.source[0][0], found, nested=nested)
            self.outlets.note(candidate, found)
        return tuple(found)

    def _outer(self, candidate: Candidate) -> tuple[Member, ...]:
        """Return who speaks in the attribution that a candidate stands in."""
        parent = self.parents[self.index[id(candidate)]]
        return self.of(parent) if parent is not None else ()

    def _one(self, candidate: Candidate, head: Token) -> list[Member]:
        if head.lower_ in RELATIVES:
            return self._antecedent(candidate, head)
        owner = child(head, "poss") if head.lower_ in MOUTHPIECES else None
        if owner is not None:
            return self._one(candidate, owner)  # "the ministry's website" is the ministry
        tokens = part(candidate.source_tokens, head)
        span = candidate.block.span(tokens)
        if is_pronoun(head) and child(head, "prep") is None:
            return self._pronoun(candidate, head.lower_, span)
        if len(tokens) == 1 and head.lower_ in NOMINATIVE and head.dep_ == "poss":
            return self._pronoun(candidate, NOMINATIVE[head.lower_], span)
        place = candidate.block.span((head,))
        named = (
            self.names.titled(span, candidate)
            or self.names.named(span, place)
            or self.names.put_after(span, place)
            or self.names.outlet(span, head, tokens)
            or self.names.capital(span, tokens)
        )
        if not named and head.lower_ in lexicon().findings:
            return self._finder(candidate, head)
        if not named and head.lower_ in lexicon().documents:
            return self._issuer(span, head, tokens, candidate)
        return (
            named
            or self.roles.of(candidate, span, head)
            or self._outlet(span, head, tokens)
            or self.names.movement(span, head)
            or self.names.regime(span, head)
            or self._office(span, head)
            or self.names.unlabelled(span, tokens)
            or self._group(span, tokens, candidate)
        )

    def _antecedent(self, candidate: Candidate, relative: Token) -> list[Member]:
        """Return whom a "who" stands for, where a name stands before it."""
        clause = relative.head
        noun = clause.head if clause.dep_ == "relcl" else None
        if noun is None:
            return []
        return self.cast.at(candidate.block.span(phrase(noun)))[:1]

    def _finder(self, candidate: Candidate, head: Token) -> list[Member]:
        """Return whose "data of the ministry" they are, nobody where that is not said."""
        for word in head.children:
            owner = child(word, "pobj") if word.lower_ in ("of", "from", "by") else None
            owner = word if word.dep_ == "poss" else owner
            if owner is not None:
                return self.cast.at(candidate.block.span(list(owner.subtree)))[:1]
        return []

    def _issuer(
        self, span: Span, head: Token, tokens: Sequence[Token], candidate: Candidate
    ) -> list[Member]:
        """A report or statement speaks for whoever issued it, "the statement" for who spoke last.

        "The report" is that of whoever published something last, "media reports" are the media's.
        """
        before = head.nbor(-1) if head.i > tokens[0].i else None
        if before is not None and before.lower_ in names().people and before.pos_ == "NOUN":
            owners = [token for token in tokens if token.i < head.i]
            return self._group(candidate.block.span(owners), owners, candidate)
        for word in head.children:
            issuer = child(word, "pobj") if word.lower_ in ("from", "by", "of") else None
            if issuer is None or issuer.pos_ != "NOUN":
                continue
            if word.lower_ == "by" or issuer.lower_ in names().offices | names().heads:
                return self._one(candidate, issuer)
        told = {t.text for t in tokens if t.dep_ in ("amod", "compound") and t.head.i != head.i}
        states = {state.name for word in told if (state := States.load().by_adjective(word))}
        issuers = [m for m in self.cast.at(span) if m.name not in states][:1]
        if issuers or not is_definite(self.parsed.text(span)):
            return issuers
        if head.lower_ in PUBLISHED:
            return self.outlets.of(head, span) or self._last_speaker(span, {"Organization"})
        return self._last_speaker(span, ("Organization", "State", "Person"))

    def _outlet(self, span: Span, head: Token, tokens: Sequence[Token]) -> list[Member]:
        """ "The newspaper", "the source": nobody but the one named before."""
        alone = is_definite(self.parsed.text(span)) and len(tokens) == LONE
        return self.outlets.of(head, span) if alone else []

    def _last_speaker(
        self, span: Span, kinds: Collection[ActorType], *, outlet: bool = True
    ) -> list[Member]:
        """Return the single actor of one of these types who spoke last; `outlet`: or published."""

        def speaking(entry: Antecedent) -> float | None:
            fits = entry.rank == SPEAKER and len(entry.members) == 1
            fits = fits and (outlet or not self.outlets.has(entry.members[0]))
            return 0.0 if fits and entry.members[0].type in kinds else None

        found = self.antecedents.latest(span[0], speaking)
        members = list(found.members) if found is not None else []
        for member in members:
            member.mentions.append(span)
        return members

    def _office(self, span: Span, head: Token) -> list[Member]:
        """ "The ministry": the one named before; "the Israeli military": an organisation."""
        if head.lower_ not in names().offices:
            return []
        words = " ".join(LEADING.sub("", self.parsed.text(span)).split())
        seat = IN_CAPITAL.fullmatch(words)
        state = States.load().by_capital(seat["capital"]) if seat is not None else None
        body = canonical(f"{state.name}’s {seat['office']}") if seat and state else None
        if seat is not None and body is not None and split(seat["office"])[0] is None:
            return [self.cast.named(body, "Organization", span)]
        known = self.cast.nearest(words, span[0])
        if known is not None:
            known.mentions.append(span)
            return [known]
        alone = is_definite(self.parsed.text(span)) and " " not in words
        outlet = head.lower_ not in BODY_WORDS
        last = self._last_speaker(span, {"Organization"}, outlet=outlet) if alone else []
        if last or " " not in words or head.lower_ not in BODY_WORDS:
            return last  # "a German newspaper" that nobody names is a group of this article
        return [self.cast.named(words, "Organization", span)]

    def _group(self, span: Span, tokens: Sequence[Token], candidate: Candidate) -> list[Member]:
        """Unnamed sources: a group of this article, with its owner's name for "his sources"."""
        first = tokens[0].lower_
        text = self.parsed.text(span)
        own = OWN.fullmatch(text) or OF_OWN.fullmatch(text)
        if own is not None:
            owner = self._owner(candidate, own["whose"].lower(), span)
            ending = "’" if owner and owner.name.endswith("s") else "’s"
            text = (f"{owner.name}{ending} " if owner else "") + own["whom"]
        name = " ".join(LEADING.sub("", described(text, tokens)).split())
        name = BESIDE.split(name.replace("U.S.", "US"), maxsplit=1)[0]
        if not any(c.isalpha() for c in name):
            return []
        definite = first in ("the", "these", "those") or len(tokens) == 1
        return [self.cast.group(name, span, definite=definite)]

    def _owner(self, candidate: Candidate, word: str, span: Span) -> Member | None:
        """Return whose sources they are: those of the party that cites them, else "his" is he."""
        owners = self._outer(candidate) if candidate.within else ()
        found = owners or self._pronoun(candidate, NOMINATIVE[word], span, note=False)
        return found[0] if found else None

    def _pronoun(
        self, candidate: Candidate, word: str, span: Span, *, note: bool = True
    ) -> list[Member]:
        """Return who a pronoun is; "I" is whoever's words it stands in."""
        outer = self._outer(candidate)
        if word in FIRST:
            return list(outer) if word in FIRST_SINGULAR else []
        if word in PERSONAL and self._reports_self(candidate, word, outer):
            found = list(outer)
        else:
            self_quoted = (outer or None) if self.antecedents.is_quoted(span[0]) else None
            entry = self.antecedents.latest(
                span[0],
                lambda entry: None if entry.members == self_quoted else weight(word, entry),
            )
            found = self._members(entry, candidate)
        if note:
            for member in found:
                member.mentions.append(span)
        return found

    def _reports_self(self, candidate: Candidate, word: str, outer: Sequence[Member]) -> bool:
        """Whether "he" in "Smith said that he had told …" is Smith."""
        parent = self.parents[self.index[id(candidate)]]
        if parent is None or len(outer) != 1:
            return False
        quoted = self.antecedents.is_quoted(candidate.source[0][0]) if candidate.source else True
        return not quoted and outer[0].type == "Person" and agrees(outer[0], word)

    def _members(self, entry: Antecedent | None, candidate: Candidate) -> list[Member]:
        if entry is None:
            return []
        if entry.members or entry.block is None:
            return list(entry.members)
        span = entry.block.span(entry.noun)
        return self._group(span, entry.noun, candidate)
