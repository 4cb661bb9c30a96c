"""Attribution by a phrase in place of a reporting verb: "according to X", "citing X"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from claimgraph.loaders.extract.actors.mentions import Mention
from claimgraph.loaders.extract.attribution.candidates import Candidate, Method
from claimgraph.loaders.extract.attribution.lexicon import lexicon
from claimgraph.loaders.extract.parse import ParsedBlock
from claimgraph.loaders.extract.syntax import child, clause, overlap, phrase, spans_of, trim
from claimgraph.loaders.record import Spans

if TYPE_CHECKING:
    from spacy.tokens import Token

OWN = frozenset(("my", "our", "your", "one"))
ACCOUNTS = frozenset(
    ("comment", "comments", "account", "accounts", "statement", "statements", "testimony")
)
ACCORDING = ("according",)
CITING = ("citing", "quoting", "reference", "link", "based")
VIEWS = frozenset(("opinion", "view", "words", "estimation", "judgment", "judgement"))


def according_to(block: ParsedBlock, mentions: Sequence[Mention], text: str) -> Iterator[Candidate]:
    """Yield the attributions by "according to X": the content is the clause it stands in."""
    if not _has(block, text, ACCORDING):
        return
    for token in block.tokens:
        if token.lower_ != "according" or token.i + 1 == len(block.doc):
            continue
        following = block.doc[token.i + 1]
        if following.lower_ != "to":
            continue
        source = child(following, "pobj") or child(token, "pobj")
        if source is None or source.lower_ in lexicon().speechless:
            continue
        top = token if following.head.i == token.i else following
        phrase_tokens = {token.i, following.i, *(t.i for t in top.subtree)}
        clause_head = _verb_above(top, source, block, mentions)
        content = spans_of(
            block, clause(clause_head, phrase_tokens | _before(token, clause_head)), text
        )
        if content:
            tokens = tuple(phrase(source))
            yield Candidate(
                block,
                Method.PHRASE,
                spans_of(block, tokens, text),
                spans_of(block, (token, following), text),
                content,
                head=clause_head,
                source_tokens=tokens,
            )


def _has(block: ParsedBlock, text: str, words: Iterable[str]) -> bool:
    """Whether any of some words stands in a block: looking is faster than walking its tokens."""
    told = text[block.block.start : block.block.end].lower()
    return any(word in told for word in words)


def in_the_view_of(block: ParsedBlock, text: str) -> Iterator[Candidate]:
    """Yield the attributions by "in the opinion of X", "in X's view", "in his words"."""
    if not _has(block, text, VIEWS):
        return
    for token in block.tokens:
        if token.lower_ != "in" or token.dep_ != "prep":
            continue
        noun = child(token, "pobj")
        if noun is None or noun.lower_ not in VIEWS:
            continue
        of = next((c for c in noun.children if c.lower_ == "of" and c.dep_ == "prep"), None)
        source = child(of, "pobj") if of is not None else child(noun, "poss")
        if source is None or source.lower_ in OWN:
            continue
        own = {t.i for t in token.subtree}
        at = _governing(token)
        content = spans_of(block, clause(at, own), text)
        tokens = tuple(t for t in phrase(source) if t.dep_ != "case")
        if content:
            cue = (token, noun) if of is None else (token, *noun.lefts, noun, of)
            yield Candidate(
                block,
                Method.PHRASE,
                spans_of(block, tokens, text),
                spans_of(block, cue, text),
                content,
                head=at,
                source_tokens=tokens,
            )


def _verb_above(
    token: Token, source: Token, block: ParsedBlock, mentions: Sequence[Mention]
) -> Token:
    """Return the verb of the clause that a phrase speaks for.

    That is the clause it stands in. At the end of a sentence it is the whole of a coordination,
    and what a report or an organisation says there, the whole sentence.
    """
    at = _governing(token)
    if not _ends_sentence(token):
        return at
    if _is_outlet(source, block, mentions):
        return token.sent.root
    while at.dep_ == "conj" and at.head.pos_ in ("VERB", "AUX"):
        at = at.head
    return at


def _governing(token: Token) -> Token:
    """Return the verb of the clause that a phrase stands in."""
    at = token.head
    while at.pos_ not in ("VERB", "AUX") and at.head.i != at.i:
        at = at.head
    return at


def _is_outlet(source: Token, block: ParsedBlock, mentions: Sequence[Mention]) -> bool:
    """Whether a source is one that passes speech on: a report, or an organisation by name."""
    if source.lower_ in lexicon().documents:
        return True
    start, end = block.span((source,))
    return any(
        m.type == "Organization" and m.span[0] <= start and end <= m.span[1] for m in mentions
    )


def _ends_sentence(token: Token) -> bool:
    """Whether a phrase closes its sentence after a comma, and so speaks for all of it."""
    end = token.right_edge.i + 1
    closing = end >= len(token.doc) or token.doc[end].text in (".", "!", "?", "…")
    return closing and token.left_edge.i > 0 and token.doc[token.left_edge.i - 1].text == ","


def without_reports(found: Sequence[Candidate], text: str) -> list[Candidate]:
    """Cut ", according to a report" off the end of what the report says somebody said."""
    reports = [c for c in found if c.method is Method.PHRASE and c.verb is None]
    return [_cut(candidate, reports, text) for candidate in found]


def _cut(candidate: Candidate, reports: Sequence[Candidate], text: str) -> Candidate:
    last_start, last_end = candidate.content[-1]
    for report in reports:
        at, end = report.cue[0][0], report.source[-1][1] if report.source else report.cue[0][1]
        spoken = candidate.cue and any(s <= candidate.cue[0][0] < e for s, e in report.content)
        if spoken and report is not candidate and last_start < at < last_end <= end + 2:
            kept = trim(text, (last_start, at))
            return candidate.with_content((*candidate.content[:-1], kept))
    return candidate


def _before(token: Token, head: Token) -> set[int]:
    """Return what stands before "according" in a clause that only begins after it.

    "The story made news as, according to experts, it was …": where the clause's own subject
    follows the phrase, whatever precedes the phrase belongs to another clause.
    """
    own = child(head, "nsubj", "nsubjpass", "expl")
    if own is None or own.i < token.i:
        return set()
    return {t.i for t in head.subtree if t.i < token.i and t.dep_ in ("mark", "cc", "punct")}


def citing(block: ParsedBlock, found: Sequence[Candidate], text: str) -> Iterator[Candidate]:
    """Yield the attributions by "citing X": X's content is what the citing party says.

    Where that party's own attribution is known, X's stands within it.
    """
    if not _has(block, text, CITING):
        return
    for token in block.tokens:
        source = _cited(token)
        if source is None or source.lower_ in lexicon().speechless:
            continue
        governor = token.head
        outer = next((c for c in found if _governs(c, governor) or _leads_to(c, token)), None)
        if outer is None and governor.pos_ in ("NOUN", "PROPN"):
            continue
        own = {t.i for t in token.subtree}
        content = outer.content if outer else spans_of(block, clause(governor, own), text)
        tokens = tuple(phrase(source))
        named = spans_of(block, tokens, text)
        content = _after_source(content, named, text)
        if content and not overlap(named, content):
            yield Candidate(
                block,
                Method.PHRASE,
                named,
                spans_of(block, (token,), text),
                content,
                head=outer.head if outer else governor,
                source_tokens=tokens,
                within=outer,
            )


def _after_source(content: Spans, source: Spans, text: str) -> Spans:
    """Return what follows "citing X that" where a content begins with it."""
    if not content or not source:
        return content
    (start, end), *rest = content
    if not start <= source[0][0] < source[-1][1] < end:
        return content
    if text[start : source[0][0]].split()[:1] not in (["citing"], ["quoting"]):
        return content
    return (trim(text, (source[-1][1], end)), *rest)


def _cited(token: Token) -> Token | None:
    """Return whom "citing X" cites, or "with reference to X", "based on comments from X"."""
    if token.lower_ in ("citing", "quoting"):
        return child(token, "dobj")
    if token.lower_ == "based":
        on = child(token, "prep")
        noun = child(on, "pobj") if on is not None and on.lower_ == "on" else None
        by = child(noun, "prep") if noun is not None and noun.lower_ in ACCOUNTS else None
        return child(by, "pobj") if by is not None and by.lower_ in ("from", "by", "of") else None
    if token.lower_ != "with" or (noun := child(token, "pobj")) is None:
        return None
    to = child(noun, "prep") if noun.lower_ in ("reference", "link") else None
    return child(to, "pobj") if to is not None and to.lower_ == "to" else None


def _leads_to(candidate: Candidate, citing: Token) -> bool:
    """Whether a cue stands right before "citing", as in "reported, citing officers, that …"."""
    verb, doc = candidate.verb, citing.doc
    near = verb is not None and verb.i + 2 == citing.i and doc[verb.i + 1].text == ","
    return near and candidate.content[0][0] > candidate.block.span((citing,))[1]


def _governs(candidate: Candidate, governor: Token) -> bool:
    """Whether a verb is an attribution's cue, or its content's head."""
    heads = (candidate.verb, candidate.head)
    return candidate.verb is not None and any(h is not None and h.i == governor.i for h in heads)
