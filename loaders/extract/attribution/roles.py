"""Who "the minister" or "the farmer" is: whoever the article says holds that role."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from claimgraph.loaders.extract.actors.cast import Cast, Member
from claimgraph.loaders.extract.actors.mentions import Mention
from claimgraph.loaders.extract.actors.names import names
from claimgraph.loaders.extract.actors.positions import role
from claimgraph.loaders.extract.attribution.candidates import Candidate
from claimgraph.loaders.extract.attribution.source_words import is_definite, is_indefinite
from claimgraph.loaders.extract.parse import Parsed
from claimgraph.loaders.record import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

WORD = re.compile(r"[^\W_]+")
LEAD = 3
"""Blocks at the start, the title among them, in which a speaker may go by role before the name."""

RANKS = frozenset(
    (
        *("admiral", "brigadier", "captain", "colonel", "commander", "commodore", "general"),
        *("lieutenant", "major", "marshal"),
    )
)

_MILITARY = RANKS | {"chief", "commandant", "head", "officer"}
_OFFICE = frozenset(
    (
        *("minister", "secretary", "undersecretary", "deputy", "director", "official", "chief"),
        *("adviser", "advisor", "spokesman", "spokeswoman", "spokesperson", "ambassador", "envoy"),
        *("governor", "commissioner", "chairman", "president", "commander", "head"),
    )
)
FITTING: dict[str, frozenset[str]] = {
    "official": _OFFICE,
    "diplomat": frozenset(("minister", "ambassador", "envoy", "secretary", "diplomat", "consul")),
    "general": _MILITARY,
    "commander": _MILITARY,
    "chief": _MILITARY | {"director", "minister"},
    "officer": _MILITARY,
    "lawmaker": frozenset(("senator", "representative", "deputy", "mp", "chairman", "legislator")),
    "expert": _MILITARY | {"analyst", "professor", "researcher", "fellow", "director", "expert"},
    "analyst": _MILITARY | {"professor", "researcher", "fellow", "director", "expert", "analyst"},
}
"""The titles that whom the lead calls an official, an expert and so on may be introduced by."""


class Roles:
    """Resolves sources that tell a role and no name."""

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

    def of(self, candidate: Candidate, span: Span, head: Token) -> list[Member]:
        """Return the person whose role the words at `span` tell, none where it is not known."""
        member = self._held(candidate, span, head) or self._described(span, head)
        if member is None and head.lower_ in FITTING and head.tag_ in ("NN", "NNP"):
            member = self._named_next(candidate, head)
        if member is None:
            return []
        member.mentions.append(span)
        return [member]

    def _held(self, candidate: Candidate, span: Span, head: Token) -> Member | None:
        """ "The minister", "the Editor-in-Chief of X": whoever was said to hold that position."""
        text = self.parsed.article.text
        position = role(text, span, self.mentions)
        plural = head.tag_ in ("NNS", "NNPS")
        if position is None or plural or is_indefinite(self.parsed.text(span)):
            return None
        title, organisation = position
        if title.lower().split()[-1].split("-")[-1] != head.lower_.split("-")[-1] and (
            head.lower_ not in title.lower()
        ):
            return None
        holder = self.cast.holder(title, organisation, span[0])
        if holder is None or min(holder.mentions)[0] > span[1]:
            holder = self._named_next(candidate, head) or holder
        return holder

    def _named_next(self, candidate: Candidate, head: Token) -> Member | None:
        """Return who the lead's "the minister" is: the person that the next statement is by.

        News names a speaker by role first and by name in the next sentence. That person has to be
        named there for the first time, and to hold no other position.
        """
        at, blocks = self.index[id(candidate)], self.parsed.blocks
        if candidate.block not in blocks[:LEAD]:
            return None
        later = (c for c in self.candidates[at + 1 :] if c.source_tokens and c.within is None)
        later = (c for c in later if not _in_sentence(c, head))
        following = next((c for c in later if self.parents[self.index[id(c)]] != at), None)
        if following is None or blocks.index(following.block) > blocks.index(candidate.block) + 1:
            return None
        source = following.source[0]
        people = [m for m in self.cast.at(source) if m.type == "Person"]
        if len(people) != 1 or min(people[0].mentions)[0] < source[0]:
            return None
        named = min(people[0].mentions)
        told = WORD.findall(self.parsed.text((source[0], named[0])).lower())
        held = [WORD.findall(p.title.lower())[-1] for p in people[0].positions]
        fitting = RANKS | names().honorifics | {"the", head.lower_}
        introduced = not FITTING.get(head.lower_, frozenset()).isdisjoint(held)
        return people[0] if introduced or fitting.issuperset((*told, *held)) else None

    def _described(self, span: Span, head: Token) -> Member | None:
        """ "The farmer", where the article has called one person so."""
        singular = head.tag_ in ("NN", "NNP") and is_definite(self.parsed.text(span))
        return self.cast.described(head.lower_, span[0]) if singular else None


def _in_sentence(candidate: Candidate, head: Token) -> bool:
    """Whether a candidate's source stands in the sentence of a word."""
    source = candidate.source_tokens[0]
    return source.doc is head.doc and head.sent.start <= source.i < head.sent.end
