"""Names in the text: persons, organisations and states, found by their words and context.

spaCy's small model names many of them wrongly here (it takes weapons for persons, a state and
the name after it for an organisation), so its labels are only one of the hints.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from claimgraph.loaders.extract.actors.line import Line
from claimgraph.loaders.extract.actors.mention import Mention
from claimgraph.loaders.extract.actors.names import PARTICLES, names
from claimgraph.loaders.extract.actors.organisations import organisation
from claimgraph.loaders.extract.actors.plain import ARTICLES, Plain
from claimgraph.loaders.extract.parse import Parsed, ParsedBlock
from claimgraph.loaders.record import Span
from claimgraph.ontology.bodies import is_bare

__all__ = ["Mention", "find_mentions"]

HANDLE = re.compile(r"(?<![\w.])@\w{3,}")
POSSESSIVES = frozenset(("'s ", "’s ", "' ", "’ "))


def find_mentions(
    parsed: Parsed, taken: Sequence[Span] = (), makers: Iterable[str] = ()
) -> tuple[Mention, ...]:
    """Return the names in the text, in its order; those inside `taken` (weapons) are left out.

    `makers` are names that only organisations bear, but for the ones that are ambiguous.
    """
    known = frozenset(makers) - names().ambiguous
    text = parsed.article.text
    found: list[Mention] = []
    for block in parsed.blocks:
        here = [span for span in taken if span[0] < block.block.end and span[1] > block.block.start]
        found += _read(Line(text, block, here, known))
        found += _handles(text, block)
    promoted = _promote(sorted(found, key=lambda mention: mention.span))
    return tuple(_as_outlet(mention, text) for mention in promoted)


def _read(line: Line) -> list[Mention]:
    """Return the names of a line, read from left to right."""
    plain = Plain(line)
    found: list[Mention] = []
    at = 0
    while at < len(line):
        count, mention = _name_at(line, plain, at)
        if mention is not None:
            found.append(_with_state(line.text, mention, found))
        at += count
    return found


def _name_at(line: Line, plain: Plain, at: int) -> tuple[int, Mention | None]:
    """Return the name that begins here, and how many words to go on."""
    if not _may_begin(line, at):
        return 1, None
    count = organisation(line, at)
    if count:
        return count, line.mention(at, count, "Organization")
    named = line.state(at)
    if named is not None:
        count, state, adjective = named
        return count, Mention(line.span(at, count), "State", state.name, adjective)
    if title := line.title(at):
        return title, None
    count, kind = plain.judge(at)
    return count, None if kind is None else line.mention(at, count, kind)


def _may_begin(line: Line, at: int) -> bool:
    word = line.words[at]
    if word.capital:
        return word.lower not in ARTICLES and not word.lower.endswith("-based")
    return word.lower in PARTICLES and line.is_adjacent(at) and line.words[at + 1].capital


def _with_state(text: str, mention: Mention, found: Sequence[Mention]) -> Mention:
    """Take the state into the name of "Germany's Defence Ministry", where it needs one."""
    if mention.name in names().fixed and not is_bare(mention.name):
        return mention
    if mention.type != "Organization" or not found or found[-1].type != "State":
        return mention
    if text[found[-1].span[1] : mention.span[0]] not in POSSESSIVES:
        return mention
    span = (found[-1].span[0], mention.span[1])
    return Mention(span, "Organization", " ".join(text[slice(*span)].split()))


def _handles(text: str, block: ParsedBlock) -> Iterator[Mention]:
    """Yield the names that people go by on social media ("@handle")."""
    for match in HANDLE.finditer(text, block.block.start, block.block.end):
        yield Mention(match.span(), "Person", match.group())


def _as_outlet(mention: Mention, text: str) -> Mention:
    """Make an organisation of what is called a newspaper or the like ("the website Jane Doe")."""
    before = text[max(0, mention.span[0] - 20) : mention.span[0]].split()
    if mention.type != "Person" or not before or before[-1] not in names().outlets:
        return mention
    return Mention(mention.span, "Organization", mention.name)


def _promote(found: list[Mention]) -> Iterator[Mention]:
    """Make persons of the single surnames whose full name stands elsewhere in the article."""
    surnames = {m.name.split()[-1] for m in found if m.type == "Person" and " " in m.name}
    surnames |= {name.upper() for name in surnames}  # as a headline may have it
    for mention in found:
        if mention.type != "Person" and mention.name in surnames and not mention.adjective:
            yield Mention(mention.span, "Person", mention.name)
        elif mention.type != "Group":
            yield mention
