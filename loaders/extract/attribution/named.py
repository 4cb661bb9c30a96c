"""Sources that say who speaks: a name, a title and a name, a capital, a list of names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from claimgraph.loaders.extract.actors.cast import LEADING, Cast, Member
from claimgraph.loaders.extract.actors.mention import Mention, within
from claimgraph.loaders.extract.actors.names import names
from claimgraph.loaders.extract.attribution.candidates import Candidate
from claimgraph.loaders.extract.parse import Parsed
from claimgraph.loaders.extract.weapons.words import words
from claimgraph.loaders.record import Span
from claimgraph.ontology.bodies import SMALL
from claimgraph.ontology.states import State, States

if TYPE_CHECKING:
    from spacy.tokens import Token

LONGEST_SURNAME = 2
LISTED = 2
LIST_GAP = re.compile(r",? and (?:the )?|, (?:the )?")
RANKS = frozenset(
    ("captain", "major", "colonel", "general", "lieutenant", "admiral", "rear", "vice", "commander")
)
ACRONYM = re.compile(r"\([A-Z][\w-]*\)")
OF_STATE = re.compile(r"['’]s (?P<surname>[A-Z][^\W\d_]+)")


class Named:
    """Resolves the sources of an article that have a name in them."""

    def __init__(self, parsed: Parsed, cast: Cast, mentions: Sequence[Mention]) -> None:
        self.parsed, self.cast, self.mentions = parsed, cast, mentions

    def listed(self, candidate: Candidate) -> list[Member]:
        """Return all of "A, B, and C", where a source is such a list of names and nothing else."""
        if len(candidate.source) != 1:
            return []
        text, (start, end) = self.parsed.article.text, candidate.source[0]
        inside = within(self.mentions, (start, end))
        gaps = [text[a.span[1] : b.span[0]] for a, b in pairwise(inside)]
        whole = inside and inside[0].span[0] == start and inside[-1].span[1] == end
        if (
            not whole
            or len(inside) < LISTED
            or any(LIST_GAP.fullmatch(gap) is None for gap in gaps)
        ):
            return []
        members = {member.id: member for m in inside for member in (self.cast.by_span[m.span],)}
        return list(members.values())

    def of_state(self, candidate: Candidate) -> list[Member]:
        """Return the person in "Norway's Brandt", whom no label gives away."""
        if len(candidate.source) != 1:
            return []
        (start, end), lists = candidate.source[0], names()
        state = next((m for m in within(self.mentions, (start, end)) if m.span[0] == start), None)
        if state is None or state.type != "State":
            return []
        surname = OF_STATE.fullmatch(self.parsed.article.text, state.span[1], end)
        word = surname["surname"].lower() if surname is not None else ""
        common = lists.heads | lists.offices | lists.excluded | lists.last_words | lists.people
        if surname is None or word in common:
            return []
        return [self.cast.named(surname["surname"], "Person", surname.span("surname"))]

    def named(self, span: Span, place: Span) -> list[Member]:
        """A name that the head belongs to, or that a title before it introduces."""
        for mention in self.mentions:
            begin, end = mention.span
            if mention.adjective:
                continue
            member = self.cast.by_span[mention.span]
            if begin <= place[0] and place[1] <= end:
                return [self._officer(mention, span) or member]
            if begin < span[0] or end > span[1]:
                continue
            introduced = any(
                span[0] <= p.evidence[0] <= place[0] and p.evidence[1] >= end
                for p in member.positions
            )
            if mention.type == "Person" and (introduced or self._apposed(span, begin)):
                return [member]
        return []

    def _officer(self, body: Mention, span: Span) -> Member | None:
        """Return the person in "Security Bureau (NSB) Director Jane Doe"."""
        if body.type == "Person":
            return None
        for mention in self.mentions:
            if mention.type == "Person" and body.span[1] <= mention.span[0] < span[1]:
                between = ACRONYM.sub("", self.parsed.text((body.span[1], mention.span[0])))
                if names().title_pattern.fullmatch(between.strip()):
                    return self.cast.by_span[mention.span]
        return None

    def _apposed(self, span: Span, begin: int) -> bool:
        """Whether a title and perhaps its office stand between the source's start and a name."""
        text = self.parsed.article.text
        title = names().title_pattern.search(text, span[0], begin)
        if title is None:
            return False
        gap = text[title.end() : begin].strip()
        if self._is_office(gap, title.end(), begin):
            return True
        return gap in ("", ",") or (gap.endswith(",") and not gap.startswith(("'", "’")))

    def _is_office(self, gap: str, start: int, begin: int) -> bool:
        """Whether all between a title and a name is "of" a body, its initials, and a rank."""
        if gap.split(" ")[0] not in ("of", "for", "at", "with", "to", "in"):
            return False
        bodies = [m for m in within(self.mentions, (start, begin)) if m.type != "Person"]
        if not bodies:
            return False
        text = self.parsed.article.text
        lead = text[start : bodies[0].span[0]].split()[1:]
        rest = text[bodies[0].span[1] : begin]
        for body in bodies[1:]:
            rest = rest.replace(text[slice(*body.span)], "")
        left = ACRONYM.sub("", rest).replace("()", "").split()
        ranks = names().honorifics | RANKS
        return lead in ([], ["the"]) and all(w.strip(".").lower() in ranks for w in left)

    def movement(self, span: Span, head: Token) -> list[Member]:
        """Return the movement whose "rebels" or "fighters" speak ("Eastmark's Xist rebels")."""
        if head.lower_ not in words("fighters"):
            return []
        for mention in within(self.mentions, span):
            joined = self.parsed.text((mention.span[1], span[1])).split() == [head.text]
            member = self.cast.by_span[mention.span]
            if (
                joined
                and member.type == "Organization"
                and member.name.lower() in words("movements")
            ):
                return [member]
        return []

    def put_after(self, span: Span, place: Span) -> list[Member]:
        """Return the person of "his lawyer, Jane Doe", where the head is no name of its own."""
        text = self.parsed.article.text
        named = within(self.mentions, (place[1], span[1]))
        people = [m for m in named if m.type == "Person" and m.span[1] == span[1]]
        if not people or " and the " in text[place[1] : people[-1].span[0]]:
            return []
        before = text[span[0] : people[-1].span[0]].rpartition(", ")
        title = before[2].strip().rstrip(".")
        put = before[1] and (not title or names().title_pattern.fullmatch(title))
        return [self.cast.by_span[people[-1].span]] if put else []

    def titled(self, span: Span, candidate: Candidate) -> list[Member]:
        """Return the person of "spokesman Jane Doe" whose name the parse hangs elsewhere."""
        end = max((stop for start, stop in candidate.source if start <= span[0]), default=span[1])
        following = next(iter(within(self.mentions, (span[1], end))), None)
        if following is None or following.type != "Person":
            return []
        text = self.parsed.article.text
        title = names().title_pattern.search(text, span[0], span[1])
        close = not text[span[1] : following.span[0]].strip()
        titled = title is not None and title.end() == span[1]
        return [self.cast.by_span[following.span]] if titled and close else []

    def outlet(self, span: Span, head: Token, tokens: Sequence[Token]) -> list[Member]:
        """Return the organisation of "the website Norland Today", which nothing else gives away."""
        kinds = [i for i, token in enumerate(tokens) if token.lower_ in names().outlets]
        name = tokens[kinds[0] + 1 :] if kinds else ()
        proper = all(token.text[:1].isupper() or token.lower_ in SMALL for token in name)
        if not name or not proper or head.lower_ not in {*names().outlets, name[-1].lower_}:
            return []
        start = span[0] + name[0].idx - tokens[0].idx
        words = self.parsed.text((start, start + name[-1].idx + len(name[-1]) - name[0].idx))
        return [self.cast.named(words, "Organization", (start, start + len(words)))]

    def capital(self, span: Span, tokens: Sequence[Token]) -> list[Member]:
        """Return the state whose capital, people or side speaks ("Oslo", "the Norwegian side")."""
        words = self.parsed.text(span)
        apposed = next((i for i, token in enumerate(tokens) if token.text == ","), len(tokens))
        if apposed > 3 or (apposed == 3 and tokens[2].lower_ != "side"):
            return []
        words = words[: tokens[apposed - 1].idx + len(tokens[apposed - 1]) - tokens[0].idx]
        span = span[0], span[0] + len(words)
        bare = LEADING.sub("", words)
        known = States.load()
        state = known.by_capital(words) or known.by_name(words) or known.by_people(bare)
        if state is None and bare != words:
            state = _people_or_side(bare)
        if state is None and len(tokens) == 1 and tokens[0].dep_ == "amod":
            state = known.by_adjective(words)  # "Israeli claims that …"
        return [self.cast.named(state.name, "State", span)] if state else []

    def regime(self, span: Span, head: Token) -> list[Member]:
        """ "The Syrian regime" is Syria, as its enemies call it."""
        words = self.parsed.text(span).removesuffix(" regime")
        if head.lower_ != "regime":
            return []
        bare, known = LEADING.sub("", words), States.load()
        state = known.by_adjective(bare) or known.by_capital(bare)
        return [self.cast.named(state.name, "State", span)] if state else []

    def unlabelled(self, span: Span, tokens: Sequence[Token]) -> list[Member]:
        """A surname that nothing else in the article explains: who speaks so is a person."""
        if tokens[-1].lower_ in names().last_words:  # "the State Minister" of nobody known
            return []
        proper = all(
            t.pos_ == "PROPN" and t.text[:1].isupper() and t.text.isalpha() for t in tokens
        )
        shouted = all(t.text.isupper() for t in tokens)
        if not proper or shouted or len(tokens) > LONGEST_SURNAME:
            return []
        return [self.cast.named(self.parsed.text(span), "Person", span)]


def _people_or_side(words: str) -> State | None:
    """Return the state in "the British" and "the Armenian side"."""
    adjective = words.removesuffix(" side")
    whole = adjective.endswith(("sh", "ch", "ese", "ss")) or adjective != words
    return States.load().by_adjective(adjective) if whole else None
