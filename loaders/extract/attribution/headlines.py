"""Attribution by a colon or a dash: "Name: …" of headlines and interviews, "…: officials"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimgraph.loaders.extract.actors.mentions import Mention
from claimgraph.loaders.extract.actors.names import names
from claimgraph.loaders.extract.attribution.candidates import Candidate, Method
from claimgraph.loaders.extract.parse import ParsedBlock
from claimgraph.loaders.extract.syntax import trim
from claimgraph.loaders.record import BlockKind, Span
from claimgraph.ontology.bodies import WORDS as BODY_WORDS

PREFIX = re.compile(r"[ \xa0]*:[ \xa0]+(?=\S)")
SUFFIX = re.compile(r"[ \xa0]*[:–—-][ \xa0]+$")
BYLINE = re.compile(r"(?: ?:| [–—-]) (?P<role>(?:[^\W\d_][\w’'-]*[ \xa0]){0,3}[^\W\d_][\w-]*)$")
"""What stands after the last colon or dash of a headline, where it may be who says the rest."""
LEAD = re.compile(r"(?P<role>(?:[^\W\d_][\w’'.-]*[ \xa0]){0,3}[^\W\d_][\w-]*) ?:[ \xa0]+")
"""What stands before the first colon of a headline, where it may be who says the rest."""
LONGEST_TITLE = 4
LONGEST_HEADLINE = 16
FULL_STOP = re.compile(r"\w\w[.!?](?:\s|$)")
SHORTEST = 3
"""Words that a text after "Name:" needs to be that name's speech."""


def prefixed(block: ParsedBlock, mentions: Sequence[Mention], text: str) -> Candidate | None:
    """Return the attribution of a block that reads "Name: …", a headline or an interview's line."""
    start, end = block.block.start, block.block.end
    for mention in mentions:
        if mention.adjective or not start <= mention.span[0] < end:
            continue
        colon = PREFIX.match(text, mention.span[1], end)
        leads = _is_lead(text[start : mention.span[0]])
        if leads and colon and _long_enough(text, colon.end(), end):
            mark = (mention.span[1], colon.end())
            return _named(block, mention, mark, (colon.end(), end), text)
        dash = SUFFIX.search(text, start, mention.span[0])
        if mention.span[1] == end and dash and _is_headline(block, text):
            return _named(
                block, mention, (dash.start(), mention.span[0]), (start, dash.start()), text
            )
    if block.block.kind is not BlockKind.TITLE:
        return None
    return _by_role(block, text) or _led_by_role(block, text)


def _led_by_role(block: ParsedBlock, text: str) -> Candidate | None:
    """Return the attribution of a headline that begins with a role: "Officials: …"."""
    start, end = block.block.start, block.block.end
    mark = LEAD.match(text, start, end)
    if mark is None or not _long_enough(text, mark.end(), end):
        return None
    last = mark["role"].split()[-1].lower()
    if last not in names().people | {"media", "report", "reports", "mfa", "pm"}:
        return None
    return _said(block, mark.span("role"), (mark.end("role"), mark.end()), (mark.end(), end), text)


def _is_headline(block: ParsedBlock, text: str) -> bool:
    """Whether a block is a title, or one line that a colon parts and no full stop ends."""
    words = text[block.block.start : block.block.end]
    return block.block.kind is BlockKind.TITLE or (
        len(words.split()) <= LONGEST_HEADLINE and not FULL_STOP.search(words)
    )


def _by_role(block: ParsedBlock, text: str) -> Candidate | None:
    """Return the attribution of a headline that ends in a role: "…: defence official"."""
    start, end = block.block.start, block.block.end
    mark = BYLINE.search(text, start, end)
    if mark is None or not _long_enough(text, start, mark.start()):
        return None
    last = mark["role"].split()[-1].lower()
    lists = names()
    if last not in lists.people | lists.offices | lists.last_words | BODY_WORDS | {"pm"}:
        return None
    content = (start, mark.start())
    bare = " " not in mark["role"] or mark["role"].lower().startswith("the ")
    if bare and not any(token.pos_ in ("VERB", "AUX") for token in block.tokens_in(content)):
        return None
    return _said(block, mark.span("role"), mark.span(), content, text)


def _said(block: ParsedBlock, role: Span, mark: Span, content: Span, text: str) -> Candidate:
    """Return what a role says; the cue is the colon or dash in `mark`."""
    return Candidate(
        block,
        Method.HEADLINE,
        (role,),
        (_sign(mark, text),),
        (trim(text, content),),
        source_tokens=tuple(block.tokens_in(role)),
    )


def _sign(mark: Span, text: str) -> Span:
    """Return the colon or dash between the spaces of `mark`."""
    at = next(i for i in range(*mark) if not text[i].isspace())
    return at, at + 1


def _is_lead(words: str) -> bool:
    """Whether what stands before a name is nothing, or a title."""
    if not words.strip():
        return True
    return len(words.split()) <= LONGEST_TITLE and names().title_pattern.search(words) is not None


def _long_enough(text: str, start: int, end: int) -> bool:
    return len(text[start:end].split()) >= SHORTEST


def _named(
    block: ParsedBlock, mention: Mention, mark: Span, content: Span, text: str
) -> Candidate | None:
    if mention.type == "State" and block.block.kind is not BlockKind.TITLE:
        return None
    start = block.block.start if mention.span[0] < content[0] else mention.span[0]
    return Candidate(
        block,
        Method.HEADLINE,
        ((start, mention.span[1]),),
        (_sign(mark, text),),
        (trim(text, content),),
        named=mention.span,
    )
