"""Interviews laid out as questions and answers: each answer is what the interviewed person says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claimgraph.loaders.extract.actors.mentions import Mention
from claimgraph.loaders.extract.attribution.candidates import Candidate, Method
from claimgraph.loaders.extract.parse import Parsed
from claimgraph.loaders.extract.syntax import trim

QUESTION = re.compile(r"(?:Q|Question)[ \xa0]*[:.][ \xa0]+")
ANSWER = re.compile(r"(?:A|Answer)[ \xa0]*(?P<mark>[:.])[ \xa0]+")
INTERVIEWED = re.compile(
    r"\binterview(?:ed)?\b|\b(?:spoke|speaks|talked|sat down|talks) (?:with|to)\b", re.IGNORECASE
)


def find_answers(parsed: Parsed, mentions: Sequence[Mention]) -> Iterator[Candidate]:
    """Yield each answer of an article that has questions and answers, and a person to answer."""
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
