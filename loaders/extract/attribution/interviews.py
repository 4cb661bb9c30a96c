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
MANY_QUESTIONS = 4
"""Questions that make an interview of an article that doesn't call itself one."""
OPENING_MARKS = ("“", '"', "«", "„", "‘")
LABEL = re.compile(r"[^\W\d_][\w.’' -]{0,40}:\s")
WORD = re.compile(r"[\w’']+")
YOU = frozenset(("you", "your", "you’ve", "you've", "you’re", "you're"))
HIM = frozenset(("him", "her", "them"))
ME = frozenset(("i", "we", "my", "our", "me", "us", "i’m", "i'm", "we’re", "we're"))
LONGEST_QUESTION = 60
"""Words of a paragraph that is a question and nothing else."""


def find_answers(parsed: Parsed, mentions: Sequence[Mention]) -> Iterator[Candidate]:
    """Yield each answer of an article that has questions and answers, and a person to answer."""
    found = list(_labelled(parsed, mentions))
    yield from found or _between_questions(parsed, mentions)


def _between_questions(parsed: Parsed, mentions: Sequence[Mention]) -> Iterator[Candidate]:
    """Yield what stands between paragraphs that only ask, in an interview without labels."""
    text = parsed.article.text
    labelled = [block for block in parsed.blocks if LABEL.match(text, block.block.start)]
    if len(labelled) >= FEWEST_QUESTIONS:
        return
    questions = [n for n, block in enumerate(parsed.blocks) if _only_asks(block, text)]
    if len(questions) < FEWEST_QUESTIONS:
        return
    first = questions[0]
    person = _answering(text, mentions, parsed.blocks[first].block.start, len(questions))
    if person is None:
        return
    asking = [n for n in range(first, len(parsed.blocks)) if _prompts(parsed.blocks[n], text)]
    quoted = _are_quoted(parsed, asking)
    for at, following in zip(asking, [*asking[1:], len(parsed.blocks)], strict=True):
        answer = parsed.blocks[at + 1 : following if following < len(parsed.blocks) else at + 2]
        answer = tuple(b for b in answer if not quoted or _is_quoted(b, text))
        content = tuple(trim(text, (b.block.start, b.block.end)) for b in answer)
        if content:
            yield Candidate(answer[0], Method.HEADLINE, (), (), content, named=person.span)


def _answering(text: str, mentions: Sequence[Mention], before: int, asked: int) -> Mention | None:
    """Return who is interviewed: said to be, or alone named before ever so many questions."""
    if INTERVIEWED.search(text, 0, before):
        return _interviewed(text, mentions, before)
    people = [m for m in mentions if m.type == "Person" and m.span[0] < before]
    alone = len({m.name.split()[-1] for m in people}) == 1
    return people[0] if alone and asked >= MANY_QUESTIONS else None


def _are_quoted(parsed: Parsed, asking: Sequence[int]) -> bool:
    """Whether the answers stand in quotation marks, so that the rest is the article's own voice."""
    after = [parsed.blocks[n + 1] for n in asking if n + 1 < len(parsed.blocks)]
    return 2 * sum(_is_quoted(block, parsed.article.text) for block in after) > len(after)


def _is_quoted(block: ParsedBlock, text: str) -> bool:
    return text.startswith(OPENING_MARKS, block.block.start)


def _only_asks(block: ParsedBlock, text: str) -> bool:
    words = text[block.block.start : block.block.end].strip()
    short = len(words.split()) <= LONGEST_QUESTION
    return block.block.kind is BlockKind.PARAGRAPH and words.endswith("?") and short


def _prompts(block: ParsedBlock, text: str) -> bool:
    """Whether a paragraph is the interviewer's: a question, or a few words put to "you"."""
    if _only_asks(block, text):
        return True
    words = [word.lower() for word in WORD.findall(text[block.block.start : block.block.end])]
    put = not YOU.isdisjoint(words) and ME.isdisjoint(words)
    return put and len(words) <= LONGEST_QUESTION // 2 and not _is_quoted(block, text)


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
            between = WORD.findall(text[word.end() : person.span[0]].lower())
            near = word.end() <= person.span[0] and HIM.isdisjoint(between)
            if near and (sentence_end < 0 or person.span[0] < sentence_end):
                return person
    return people[0] if people else None
