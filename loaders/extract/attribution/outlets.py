"""Who "the newspaper", "the report" and "the source" are: whoever published or spoke before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from claimgraph.loaders.extract.actors.cast import Cast, Member
from claimgraph.loaders.extract.actors.mention import Mention
from claimgraph.loaders.extract.actors.names import names
from claimgraph.loaders.extract.attribution.candidates import Candidate, Method
from claimgraph.loaders.extract.attribution.lexicon import lexicon
from claimgraph.loaders.record import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

PUBLISHED = frozenset(("report", "article", "story", "investigation", "piece"))
_PUBLISHING = frozenset(("report", "publish", "write", "reveal", "quote", "cite", "carry", "run"))
_BY = re.compile(r"\breports?(?: by| in| from)(?: the)?[ \xa0]$")


class Outlets:
    """What has published something so far."""

    def __init__(self, text: str, cast: Cast, mentions: Sequence[Mention]) -> None:
        self.published = list(_named_so(text, cast, mentions))
        self.quoted: list[tuple[int, Member]] = []

    def note(self, candidate: Candidate, members: Sequence[Member]) -> None:
        """Note who spoke by a candidate's cue."""
        if len(members) != 1 or not candidate.source:
            return
        at, member = candidate.source[0][0], members[0]
        if member.type == "Group" and _is_single(candidate.source_tokens):
            self.quoted.append((at, member))
        elif (member.type == "Organization" and _publishes(candidate)) or any(
            token.lower_ in PUBLISHED for token in candidate.source_tokens
        ):
            self.published.append((at, member))

    def has(self, member: Member) -> bool:
        """Whether an actor has published something."""
        return any(known is member for _, known in self.published)

    def of(self, head: Token, span: Span) -> list[Member]:
        """Return who "the newspaper", "the report" or "the source" at a span means."""
        word = head.lower_
        if word in names().outlets:
            known = [entry for entry in self.published if entry[1].type == "Organization"]
        elif word in PUBLISHED:
            known = self.published
        elif word == "source":
            known = self.quoted
        else:
            return []
        before = [entry for entry in known if entry[0] < span[0]]
        if not before:
            return []
        member = max(before, key=lambda entry: entry[0])[1]
        member.mentions.append(span)
        return [member]


def _named_so(text: str, cast: Cast, mentions: Sequence[Mention]) -> Iterator[tuple[int, Member]]:
    """Yield the organisations that are called a newspaper or the like where they are named."""
    for mention in mentions:
        start = mention.span[0]
        if mention.type != "Organization":
            continue
        before = text[max(0, start - 24) : start]
        last = before.split()[-1:]
        if _BY.search(before) or (before.endswith(" ") and last and last[0] in names().outlets):
            yield start, cast.by_span[mention.span]


def _publishes(candidate: Candidate) -> bool:
    if candidate.method is Method.PHRASE:
        return True
    cue = lexicon().cue(candidate.verb.lower_) if candidate.verb is not None else None
    return cue is not None and cue.lemma in _PUBLISHING


def _is_single(tokens: Sequence[Token]) -> bool:
    """Whether a source is one person: "a senior official", "the source"."""
    return any(token.tag_ == "NN" and token.head not in tokens for token in tokens)
