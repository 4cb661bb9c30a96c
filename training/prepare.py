"""Articles to examples: parsed as extraction parses them, with spaCy's names to learn from."""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import spacy

from claimgraph.loaders.extract.learned.reader import words_of
from claimgraph.loaders.extract.parse import Parsed, parse
from training.corpus import Example, article, records, said


def examples(path: Path, cache: Path) -> list[Example]:
    """Return the examples of a JSON Lines file, parsed once for each version of it and of spaCy."""
    mark = hashlib.sha256(path.read_bytes() + spacy.__version__.encode()).hexdigest()[:16]
    kept = cache / f"{path.stem}-{mark}.pickle"
    if not kept.is_file():
        cache.mkdir(parents=True, exist_ok=True)
        found = [example for record in records(path) for example in _examples(record)]
        partial = kept.with_suffix(".partial")
        partial.write_bytes(pickle.dumps(found))
        partial.replace(kept)
    loaded: list[Example] = pickle.loads(kept.read_bytes())  # written above
    return loaded


def _examples(record: dict[str, Any]) -> Iterator[Example]:
    parsed: Parsed = parse(article(record), named=True)
    for block in parsed.blocks:
        words = words_of(block, 0, len(block.doc), parsed.article.text)
        begin = block.block.start
        spans = [(begin + t.idx, begin + t.idx + len(t)) for t in block.doc]
        given = said(record["attributions"], words, spans)
        yield Example(record["doc_id"], words, spans, [t.ent_type_ for t in block.doc], given)
