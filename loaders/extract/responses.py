"""Statements that answer others of their article: which one, and how.

A cue that says so makes an answer (denied, confirmed, questioned, withdrew), and so does a denial
that cannot hold with what another has said before. Only a statement that it plainly means is taken
for what is answered.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from claimgraph.loaders.extract.attribution.lexicon import lexicon
from claimgraph.loaders.record import Attribution, Claim, Response

_CUES: dict[Response, str] = {
    "denies": "deny reject dismiss refute dispute rebut disavow contradict discount rule_out",
    "confirms": "confirm acknowledge admit concede verify",
    "questions": "question doubt",
    "retracts": "retract withdraw recant",
}
_RESPONSE = {lemma: response for response, words in _CUES.items() for lemma in words.split()}
_ANSWERING = frozenset(("answer", "reply", "respond", "retort", "counter", "rebut", "object"))
_ACCUSING = frozenset(("accuse", "blame", "allege", "charge", "suspect"))
_JUDGING = frozenset(("call", "describe", "brand", "label", "slam", "ridicule", "term", "mock"))
_MADE_BY = {
    "claim": "claim boast brag allege maintain assert",
    "allegation": "allege accuse charge claim",
    "accusation": "accuse blame charge",
    "charge": "charge accuse",
    "report": "report write publish",
    "story": "report write claim publish tell",
    "account": "say tell claim describe",
    "version": "say tell claim maintain",
    "information": "report write publish spread claim",
    "conclusion": "conclude find",
    "finding": "find conclude",
    "suggestion": "suggest",
    "assertion": "assert claim insist",
}
"""What is answered, and the cues by which such a thing is made."""
_TOLD = frozenset(("claim", "claims", "account", "version", "assertion", "story", "information"))
"""What whoever spoke right before has made, by whatever cue."""
_ANAPHORIC = re.compile(
    r"[\W_]*(?:this|that|these|those|the|such|all|any)(?: such| these| those)?"
    r"(?: [\w'’-]+){0,2}? (?P<noun>[a-z]+)(?P<rest>\W.*)?",
    re.IGNORECASE | re.DOTALL,
)
"""A content that is nothing but what another has said ("these claims", "the story as a lie")."""
_POINTING = re.compile(
    r"[\W_]*(?:this|it|that(?=\W*$|\s+as\b|\s+an? [“\"«‘]|\s+[“\"«‘]|\s+\w+\W*$))(?P<rest>\W.*)?",
    re.IGNORECASE | re.DOTALL,
)
_PART = re.compile(r"[\W_]*(?:the (?:latter|former|first half|second half)|both|as much)\W*", re.I)
_UNTRUE = re.compile(
    r"\b(?:baseless|groundless|unfounded|false|wrong|untrue|absurd|laughable|ridiculous|fake|nonsense"
    r"|rubbish|slander|libel|lies?|fabricat\w+|inventions?|fiction|novel|fairy|tales?|propaganda|insult)\b",
    re.IGNORECASE,
)

_WORD = re.compile(r"[^\W_]+(?:[-.][^\W_]+)*")
_EMPTY = frozenset(
    [
        "that",
        "this",
        "these",
        "those",
        "with",
        "from",
        "have",
        "were",
        "been",
        "being",
        "will",
        "would",
        "could",
        "should",
        "there",
        "their",
        "they",
        "them",
        "then",
        "than",
        "what",
        "when",
        "which",
        "while",
        "about",
        "after",
        "before",
        "into",
        "over",
        "under",
        "also",
        "only",
        "such",
        "other",
        "some",
        "more",
        "most",
        "very",
        "just",
        "does",
        "doing",
        "said",
        "says",
    ]
)
_OPENING = 4
"""Words of a content in which it says that it is a report or claim ("a recent claim by …")."""

_NEAR = 4
"""Statements back to which a denial may point."""

_STEM = 5
"""Letters by which two forms of a word are known for one."""
_ALIKE, _SHARED = 0.5, 2
"""Share of the shorter content's stems, and their number, that two statements of one thing have
in common."""


def with_responses(
    text: str,
    attributions: Sequence[Attribution],
    claims: Sequence[Claim],
    opposed: Iterable[tuple[int, int]],
) -> tuple[Attribution, ...]:
    """Return the attributions, those that answer another one saying which and how."""
    finder = _Answers(text, attributions, claims, opposed)
    return tuple(
        said if (found := finder.of(index)) is None else _answering(said, *found)
        for index, said in enumerate(attributions)
    )


def is_pointing(text: str, said: Attribution) -> bool:
    """Whether a statement says nothing but what it thinks of another one ("denied this claim")."""
    words = text[said.content[0][0] : said.content[-1][1]] if said.content else ""
    match = _ANAPHORIC.fullmatch(words)
    return bool(match and _singular(match["noun"]) in _MADE_BY) or bool(_POINTING.fullmatch(words))


def denied_outright(text: str, attributions: Sequence[Attribution]) -> Iterator[tuple[int, int]]:
    """Yield the pairs, lower index first, of which one denies all that the other says."""
    for index, said in enumerate(attributions):
        other = said.responds_to
        if other is None or said.response != "denies" or attributions[other].nested_in == index:
            continue
        if is_pointing(text, said) and not _only_judges(text, said):
            yield min(other, index), max(other, index)


def _only_judges(text: str, said: Attribution) -> bool:
    """Whether a report is called untrue, which may be meant of how it is told."""
    first = text[said.content[0][0] : said.content[-1][1]].lower().split()[0]
    return bool(_lemmas(text, said) & _JUDGING) and first not in ("this", "that")


def _lemmas(text: str, said: Attribution) -> frozenset[str]:
    words = [word for start, end in said.cue for word in text[start:end].lower().split()]
    found = (lexicon().cue(word, frozenset(words)) for word in words)
    return frozenset(cue.lemma for cue in found if cue is not None)


def _answering(said: Attribution, other: int, response: Response) -> Attribution:
    return replace(said, responds_to=other, response=response)


def _singular(noun: str) -> str:
    word = noun.lower()
    return word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")


class _Answers:
    """What each statement of an article may be the answer to."""

    def __init__(
        self,
        text: str,
        attributions: Sequence[Attribution],
        claims: Sequence[Claim],
        opposed: Iterable[tuple[int, int]],
    ) -> None:
        self.text, self.attributions = text, attributions
        self.opposed = frozenset(opposed)
        self.lemmas = [_lemmas(text, said) for said in attributions]
        self.stems = [frozenset(self._stems(said)) for said in attributions]
        self.about: dict[int, frozenset[str]] = {
            index: frozenset(claim.about) for claim in claims for index in claim.statements
        }

    def of(self, index: int) -> tuple[int, Response] | None:
        """Return the statement that one answers, and how, None where it answers none."""
        said = self.attributions[index]
        lemmas = self.lemmas[index]
        if said.negated or said.stance == "denies" or lemmas & _ANSWERING:
            contradicted = [a for a, b in self.opposed if b == index]
            if contradicted:
                return max(contradicted), "denies"
        response = next((_RESPONSE[lemma] for lemma in lemmas if lemma in _RESPONSE), None)
        denying = said.stance == "denies" or said.negated
        if response is not None or lemmas & _JUDGING:
            pointed = self._pointed_at(index, judged=response is None)
            if pointed is not None:
                return pointed, response or "denies"
        if denying and (accusing := self._accusing(index)) is not None:
            return accusing, "denies"
        if response is None or (
            said.stance == "none" and response not in ("questions", "retracts")
        ):
            return None
        told = self._told_of(index) if response != "retracts" else None
        meant = self._meant(index, response)
        if told is not None and meant is not None and not self._is_by_same(told, meant):
            meant = None
        found = told if meant is None else meant
        return None if found is None else (found, response)

    def _is_by_same(self, one: int, other: int) -> bool:
        """Whether both statements are by the same speakers, so that one tells of the other."""
        return self.attributions[one].speakers == self.attributions[other].speakers

    def _pointed_at(self, index: int, *, judged: bool) -> int | None:
        """Return what "the allegation", "these claims" mean: the nearest that was so made.

        What is only `judged` ("called the report a lie", "called that nonsense") has to be judged
        untrue; a pronoun then means what was said last.
        """
        content = self.attributions[index].content
        words = self.text[content[0][0] : content[-1][1]] if content else ""
        if judged and not _UNTRUE.search(words):
            return None
        match = _ANAPHORIC.fullmatch(words)
        cues = _MADE_BY.get(_singular(match["noun"]), "") if match else ""
        before = self._before(index, own=False)
        pointing = _POINTING.fullmatch(words)
        whole = pointing is not None and (judged or not pointing["rest"])
        if not cues and (whole or (not judged and _PART.fullmatch(words))):
            last = next(before, None)
            return last if judged or last == index - 1 else None
        made = frozenset(cues.split())
        earlier = list(before)
        said = next((one for one in earlier if self.lemmas[one] & made), None)
        if said is not None or judged or match is None or match["rest"] or not earlier:
            return said
        told = match["noun"].lower() in _TOLD and earlier[0] == index - 1
        return earlier[0] if told else None

    def _accusing(self, index: int) -> int | None:
        """Return the statement before a denial that accuses who denies."""
        mine = set(self.attributions[index].speakers)
        for other in islice(self._before(index, own=False), _NEAR):
            accusing = self.lemmas[other] & _ACCUSING
            if accusing and mine & self.about.get(other, frozenset()):
                return other
        return None

    def _told_of(self, index: int) -> int | None:
        """Return the claim that a statement reports as it answers it: "denied the claim that …"."""
        nouns = lexicon().nouns.keys() | lexicon().documents
        content = self.attributions[index].content
        opening = set(_WORD.findall(self.text[slice(*content[0])].lower())[:_OPENING])
        for inner, said in enumerate(self.attributions):
            if said.nested_in == index and (opening & nouns or any(self._words(said.cue, nouns))):
                return inner
        return None

    def _meant(self, index: int, response: Response) -> int | None:
        """Return the statement of the same thing, the likeliest and nearest before this one."""
        best: tuple[float, int] | None = None
        pointed = any(self._words(self.attributions[index].content, lexicon().nouns))
        for other in self._before(index, own=response == "retracts"):
            likeness = self._likeness(index, other)
            if pointed and self._names(index, other):
                likeness += 1
            if likeness and (best is None or (likeness, other) > best):
                best = likeness, other
        return best[1] if best else None

    def _before(self, index: int, *, own: bool) -> Iterator[int]:
        """Yield the statements before one, the nearest first, of the same speakers or of others.

        Those nested in each other are left out.
        """
        said = self.attributions[index]
        for other in range(index - 1, -1, -1):
            earlier = self.attributions[other]
            same = bool(said.speakers) and said.speakers == earlier.speakers
            nested = other == said.nested_in or earlier.nested_in == index
            if same == own and not nested and earlier.stance == "affirms":
                yield other

    def _likeness(self, index: int, other: int) -> float:
        mine, theirs = self.stems[index], self.stems[other]
        shared = len(mine & theirs)
        share = shared / max(1, min(len(mine), len(theirs)))
        return share if shared >= _SHARED and share >= _ALIKE else 0.0

    def _names(self, index: int, other: int) -> bool:
        """Whether a statement names who made the other one."""
        return bool(self.about.get(index, frozenset()) & set(self.attributions[other].speakers))

    def _stems(self, said: Attribution) -> Iterator[str]:
        for start, end in said.content:
            for word in _WORD.findall(self.text[start:end].lower()):
                if (len(word) > 3 or any(map(str.isdigit, word))) and word not in _EMPTY:
                    yield word[:_STEM]

    def _words(self, spans: Sequence[tuple[int, int]], known: Iterable[str]) -> Iterator[str]:
        for start, end in spans:
            yield from (w for w in _WORD.findall(self.text[start:end].lower()) if w in known)
