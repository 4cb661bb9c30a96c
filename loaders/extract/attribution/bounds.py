"""Where a source and a content end, where the parse or the network drew them wrongly."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from claimgraph.loaders.extract.actors.mention import Mention, within
from claimgraph.loaders.extract.attribution.candidates import Candidate

_JOINED = frozenset((", and ", ", ", " and "))
_LISTED = frozenset(("State", "Organization"))
_STARTS = frozenset(("", ".", "!", "?", "“", '"', "\n", ":", "”"))
_MARKS = frozenset('“"«„')
_AGAINST = re.compile(r",? (?:while|whereas|but) (?:the )?$")
_UNTOLD = re.compile(
    r",? (?:but|without) (?:provid|giv|gave|offer|present|elaborat|specif|cit)\w*"
    r"(?: (?:no|any|much|further|more)\b|[.,]|$)"
    r"|,? but (?:did not|didn[’']t|would not|declined to|refused to)"
    r" (?:elaborate|say|give|specify|provide|offer|name|disclose)\b"
)


def with_bounds(
    found: Sequence[Candidate], mentions: Sequence[Mention], text: str
) -> list[Candidate]:
    """Return a block's candidates: all of "A, B, and C said", and nothing told beside a content.

    "X said that A, while Y said that B" are two statements side by side; "but gave no details" is
    told of the speaker.
    """
    listed = [_listed(candidate, mentions, text) for candidate in found]
    return [_cut(candidate, listed, text) for candidate in listed]


def _listed(candidate: Candidate, mentions: Sequence[Mention], text: str) -> Candidate:
    if len(candidate.source) != 1:
        return candidate
    start, end = candidate.source[0]
    own = next((m for m in within(mentions, (start, end)) if m.span == (start, end)), None)
    if own is None or own.type not in _LISTED:
        return candidate
    first = _first_of_list(own, mentions, text)
    if first == start or text[:first].rstrip(" ")[-1:] not in _STARTS:
        return candidate
    whole = first, end
    tokens = tuple(candidate.block.tokens_in(whole))
    content = tuple(s for s in candidate.content if s[0] < first or s[1] > end)
    if not content:
        return candidate
    return replace(candidate, source=(whole,), source_tokens=tokens, content=content)


def _first_of_list(last: Mention, mentions: Sequence[Mention], text: str) -> int:
    """Return where a list of states and bodies begins that ends with `last`."""
    start = last.span[0]
    at = bisect_left(mentions, last.span, key=lambda mention: mention.span)
    for earlier in range(at - 1, -1, -1):
        mention = mentions[earlier]
        if mention.type not in _LISTED or mention.adjective:
            break
        if text[mention.span[1] : start].removesuffix("the ") not in _JOINED:
            break
        start = mention.span[0]
    return start


def _cut(candidate: Candidate, found: Sequence[Candidate], text: str) -> Candidate:
    if len(candidate.content) != 1 or text[candidate.content[0][0]] in _MARKS:
        return candidate
    start, end = candidate.content[0]
    cuts = [end]
    for other in found:
        if other is candidate or not other.source or not other.cue:
            continue
        begin = other.source[0][0]
        if not start < begin < end or other.cue[0][0] < begin:
            continue
        if apart := _AGAINST.search(text, start, begin):
            cuts.append(apart.start())
    if untold := _UNTOLD.search(text, start, end):
        cuts.append(untold.start())
    return candidate.with_content(((start, min(cuts)),)) if min(cuts) < end else candidate
