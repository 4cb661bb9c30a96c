"""Where a source and a content end, where the parse or the network drew them wrongly."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from claimgraph.loaders.extract.actors.mention import Mention, within
from claimgraph.loaders.extract.attribution.candidates import Candidate, Method
from claimgraph.loaders.extract.syntax import FINITE, trim

_JOINED = frozenset((", and ", ", ", " and "))
_LISTED = frozenset(("State", "Organization"))
_STARTS = frozenset(("", ".", "!", "?", "“", '"', "\n", ":", "”"))
_MARKS = frozenset('“"«„')
_RESUMED = re.compile(r", (?P<rest>[^“”\"«»\n]+?)(?=[.!?](?:\s|$))")
_IT = re.compile(r", it ?$")
_CLAUSE_BEFORE = re.compile(r"(?P<clause>[^.!?“”\"«»\n]+?), $")
_OPENED = re.compile(r"[\[(][^\])]*$")
_SENTENCE_REST = re.compile(r"[\])][^“”\"«»]*?(?=\.(?:\s|$))")
_JOINT = re.compile(r",?(?: and| but|,)(?: (?:also|later|then|further|\w+ly))?(?: has| had)? ?$")
_ASIDE = re.compile(r" [–—-] (?:al)?though ")
_REST = re.compile(r",[^“”\"«»:;]*?(?=\.(?:\s|$))")
_FINITE = FINITE | {"MD"}
_SAID = frozenset(("said", "says", "say", "claimed", "claims", "claim", "believes", "believe"))
_NOMINAL = frozenset(("NOUN", "PROPN", "ADJ", "DET", "NUM"))
_SHORT = 3
_AGAINST = re.compile(r",? (?:while|whereas|but) (?:the )?$")
_BESIDE = re.compile(r", with (?:the )?$")
_AND = re.compile(r",? and (?:the )?$")
"""Before a second "Y saying that B" after "with X saying that A"."""
_DATELINE = re.compile(
    r"[A-Z]{3,}(?:[ ,]+[A-Z]{3,})*[ ,]+[A-Z][a-z]{2,8}\.? \d{1,2}[ ,:–—-]+(?=\w)"
)
"""A place in capitals and a day, which the parse may take for part of the first source."""
_CITED = re.compile(r"(?:citing|quoting) [^,.;:“”\"]{3,80}? (?=that )")
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

    "X said that A, while Y said that B" are two statements side by side, and so are "…, with Y
    adding that B"; "but gave no details" is told of the speaker.
    """
    found = [_with_title(_without_dateline(candidate, text), text) for candidate in found]
    listed = [_listed(_whole_cue(candidate, text), mentions, text) for candidate in found]
    listed = [_around_cue(_without_views(c, listed), text) for c in listed]
    listed = [_without_citation(candidate, text) for candidate in listed]
    closed = [_with_predicate(_with_subject(_closed(c, text)), text) for c in listed]
    return [_cut(candidate, closed, text) for candidate in closed]


def _with_title(candidate: Candidate, text: str) -> Candidate:
    """Return a candidate whose source has its title back from the content right before it.

    "It was old, army spokesman Mart Kask said": no content runs into its source without a mark.
    """
    if len(candidate.content) != 1 or not candidate.source:
        return candidate
    (start, end), (name, stop) = candidate.content[0], candidate.source[0]
    comma = text.rfind(", ", start, end)
    if comma < 0 or end > name or text[end:name].strip():
        return candidate
    title = candidate.block.tokens_in((comma + 2, end))
    if not title or any(word.pos_ not in _NOMINAL for word in title):
        return candidate
    return replace(
        candidate.with_content(((start, comma),)),
        source=((comma + 2, stop), *candidate.source[1:]),
        source_tokens=(*title, *candidate.source_tokens),
    )


def _without_citation(candidate: Candidate, text: str) -> Candidate:
    """Return a candidate whose content begins after whom it cites: "said citing X that …"."""
    (start, end), *others = candidate.content
    if (cited := _CITED.match(text, start, end)) is None:
        return candidate
    return candidate.with_content(((cited.end(), end), *others))


def _with_subject(candidate: Candidate) -> Candidate:
    """Return a candidate whose content has its subject back: "says missile that hit X was old".

    A "that" which a finite verb follows begins no clause of its own.
    """
    start, end = candidate.content[0]
    that = candidate.block.tokens_in((start, end))[:2]
    if len(that) < 2 or that[0].lower_ != "that" or that[1].tag_ not in _FINITE:
        return candidate
    cue = candidate.cue[-1][1] if candidate.cue else start
    between = candidate.block.tokens_in((cue, start)) if cue < start else []
    noun = between and between[-1].pos_ in ("NOUN", "PROPN") and len(between) <= _SHORT
    if not noun or any(t.pos_ not in _NOMINAL or t.ent_type_ == "DATE" for t in between):
        return candidate
    begin = candidate.block.span(between)[0]
    return candidate.with_content(((begin, end), *candidate.content[1:]))


def _with_predicate(candidate: Candidate, text: str) -> Candidate:
    """Return a candidate whose content goes on to its verb: "said the gun, once banned, is old"."""
    start, end = candidate.content[-1]
    verb = candidate.verb
    if len(candidate.content) > 1 or verb is None or not candidate.cue or verb.lower_ not in _SAID:
        return candidate
    if candidate.cue[-1][1] > start or text[start] in _MARKS:
        return candidate
    told = candidate.block.tokens_in((start, end))
    rest = _REST.match(text, end, candidate.block.block.end)
    if rest is None or len(told) < _SHORT or any(t.pos_ in ("VERB", "AUX") for t in told):
        return candidate
    after = candidate.block.tokens_in((end, rest.end()))
    if any(t.tag_ in _FINITE for t in after):
        return candidate.with_content(((start, rest.end()),))
    return candidate


def _without_views(candidate: Candidate, found: Sequence[Candidate]) -> Candidate:
    """Return a candidate whose content leaves out the "in his words" that it stands after."""
    views = [
        (other.cue[0][0], other.cue[-1][1])
        for other in found
        if other is not candidate and other.method is Method.PHRASE and other.cue
    ]
    kept = tuple(
        (start, end)
        for start, end in candidate.content
        if not any(first <= start and end <= last for first, last in views)
    )
    return candidate.with_content(kept) if kept else candidate


def _around_cue(candidate: Candidate, text: str) -> Candidate:
    """Return a candidate whose content goes on around an insertion.

    "The deal, it was affirmed by her, is off"; "What broke, said the envoy, was the gun".
    """
    if len(candidate.content) != 1 or not candidate.source or not candidate.cue:
        return candidate
    (start, end), cue, source = candidate.content[0], candidate.cue[0][0], candidate.source[-1]
    stop = max(source[1], candidate.cue[-1][1])
    rest = _RESUMED.match(text, stop, candidate.block.block.end)
    if rest is None:
        return candidate
    if end <= cue and (it := _IT.search(text, start, cue)):
        return candidate.with_content(((start, it.start()), rest.span("rest")))
    if start == candidate.source[0][0] > cue and (before := _CLAUSE_BEFORE.search(text, 0, cue)):
        first = max(before.start("clause"), candidate.block.block.start)
        return candidate.with_content(((first, before.end("clause")), rest.span("rest")))
    return candidate


def _without_dateline(candidate: Candidate, text: str) -> Candidate:
    if not candidate.source or candidate.source[0][0] != candidate.block.block.start:
        return candidate
    (start, end), *others = candidate.source
    if (line := _DATELINE.match(text, start, end)) is None:
        return candidate
    source = ((line.end(), end), *others)
    tokens = tuple(t for span in source for t in candidate.block.tokens_in(span))
    return replace(candidate, source=source, source_tokens=tokens)


def _whole_cue(candidate: Candidate, text: str) -> Candidate:
    """Return a candidate whose cue begins with its word: "counter-argued", not "argued"."""
    if not candidate.cue:
        return candidate
    start, end = candidate.cue[0]
    first = start
    while first > candidate.block.block.start and text[start - 1] == "-":
        if not (text[first - 1].isalnum() or text[first - 1] == "-"):
            break
        first -= 1
    return replace(candidate, cue=((first, end), *candidate.cue[1:]))


def _closed(candidate: Candidate, text: str) -> Candidate:
    """Return a candidate whose content goes on where it was cut inside brackets."""
    start, end = candidate.content[-1]
    opened = _OPENED.search(text, start, end)
    if opened is None or text[end : end + 1] not in ("]", ")"):
        return candidate
    rest = _SENTENCE_REST.match(text, end, candidate.block.block.end)
    stop = end + 1 if rest is None else rest.end()
    return candidate.with_content((*candidate.content[:-1], (start, stop)))


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


def _trails(outer: Candidate, inner: Candidate) -> bool:
    """Whether an attribution that closes its sentence has the other's cue in its content."""
    first, last = outer.extent
    at = inner.cue[0][0] if inner.cue else inner.extent[0]
    return first <= at < last <= outer.source[0][0]


def _cut(candidate: Candidate, found: Sequence[Candidate], text: str) -> Candidate:
    if len(candidate.content) != 1 or text[candidate.content[0][0]] in _MARKS:
        return candidate
    start, end = candidate.content[0]
    cuts = [end]
    for other in found:
        if other is candidate or not other.source or not other.cue:
            continue
        if other.source == candidate.source and start < other.cue[0][0] < end:
            if joint := _JOINT.search(text, start, other.cue[0][0]):
                cuts.append(joint.start())
            continue
        begin = other.source[0][0]
        outside = other.cue[0][0] >= end and text[start:begin].rstrip(" ").endswith(",")
        if (_trails(other, candidate) or outside) and start < begin < end:
            cuts.append(begin)
            continue
        if not start < begin < end or other.cue[0][0] < begin:
            continue
        apart = _AGAINST.search(text, start, begin)
        if other.verb is not None and other.verb.tag_ == "VBG":
            apart = apart or _BESIDE.search(text, start, begin)
            if candidate.verb is not None and candidate.verb.lower_ == other.verb.lower_:
                apart = apart or _AND.search(text, start, begin)
        if apart is not None:
            cuts.append(apart.start())
    if aside := _ASIDE.search(text, start, end):
        cuts.append(aside.start())
    if untold := _UNTOLD.search(text, start, end):
        cuts.append(untold.start())
    if min(cuts) == end:
        return candidate
    return candidate.with_content((trim(text, (start, min(cuts))),))
