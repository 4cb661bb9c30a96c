"""Interviews laid out as questions and answers: each answer is what the interviewed person says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claimgraph.loaders.extract.actors.mentions import Mention
from claimgraph.loaders.extract.attribution.candidates import Candidate, Method
from claimgraph.loaders.extract.parse import Parsed, ParsedBlock
from claimgraph.loaders.extract.syntax import trim
from claimgraph.loaders.record import BlockKind

QUESTION = re.compile(r"(?:Q|Question)[ \xa0]*[:.][ \xa0]+")
ANSWER = re.compile(r"(?:A|Answer)[ \xa0]*(?P<mark>[:.])[ \xa0]+")
INTERVIEWED = re.compile(
    r"\binterview(?:ed)?\b(?!\s*:|\s+by\b)|\bin conversation\b|\bquestions (?:to|for)\b"
    r"|\b(?:spoke|speaks|talked|sat down|talks) (?:with|to)\b|\bminutes with\b|\bwe met\b",
    re.IGNORECASE,
)
FEWEST_QUESTIONS = 3
LONGEST_QUESTION = 60
"""Words of a paragraph that is a question and nothing else."""


def find_answers(parsed: Parsed, mentions: Sequence[Mention]) -> Iterator[Candidate]:
    """Yield each answer of an article that has questions and answers, and a person to answer."""
    found = list(_labelled(parsed, mentions))
    yield from found or _between_questions(parsed, mentions)


def _between_questions(parsed: Parsed, mentions: Sequence[Mention]) -> Iterator[Candidate]:
    """Yield what stands between paragraphs that only ask, in an interview without labels."""
    text = parsed.article.text
    asking = [n for n, block in enumerate(parsed.blocks) if _only_asks(block, text)]
    if len(asking) < FEWEST_QUESTIONS:
        return
    before = parsed.blocks[asking[0]].block.start
    person = _interviewed(text, mentions, before) if INTERVIEWED.search(text, 0, before) else None
    if person is None:
        return
    for at, following in zip(asking, [*asking[1:], len(parsed.blocks)], strict=True):
        answer = parsed.blocks[at + 1 : following if following < len(parsed.blocks) else at + 2]
        content = tuple(trim(text, (b.block.start, b.block.end)) for b in answer)
        if content:
            yield Candidate(answer[0], Method.HEADLINE, (), (), content, named=person.span)


def _only_asks(block: ParsedBlock, text: str) -> bool:
    words = text[block.block.start : block.block.end].strip()
    short = len(words.split()) <= LONGEST_QUESTION
    return block.block.kind is BlockKind.PARAGRAPH and words.endswith("?") and short


def _labelled(parsed: Parsed, mentions: Sequence[Mention]) -> Iterator[Candidate]:
    """Yield the answers that "A:" or "Answer:" opens."""
    text = parsed.article.text
    starts = [block.block.start for block in parsed.blocks]
    questions = [start for start in starts if QUESTION.match(text, start)]
    person = _interviewed(text, mentions, questions[0]) if questions else None
    if person is None:
        return
    for block in parsed.blocks:
        start, end = block.block.start, block.block.end
        answer = ANSWER.match(text, start, end)
        if answer is None or start < questions[0]:
            continue
        source, cue = (start, answer.start("mark")), answer.span("mark")
        content = (trim(text, (answer.end(), end)),)
        yield Candidate(block, Method.HEADLINE, (source,), (cue,), content, named=person.span)


def _interviewed(text: str, mentions: Sequence[Mention], before: int) -> Mention | None:
    """Return the person named after "interview with" or the like, else the one named first."""
    people = [m for m in mentions if m.type == "Person" and m.span[0] < before]
    for word in INTERVIEWED.finditer(text, 0, before):
        sentence_end = text.find("\n", word.end())
        for person in people:
            if word.end() <= person.span[0] and (sentence_end < 0 or person.span[0] < sentence_end):
                return person
    return people[0] if people else None
