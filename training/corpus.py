"""Annotated articles as examples to learn from: each paragraph with its cues and their words."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from claimgraph.loaders.extract.learned.paths import paths
from claimgraph.loaders.extract.learned.reader import CONTENT, CUE, SOURCE
from claimgraph.loaders.extract.learned.words import Array, Labels, Words
from claimgraph.loaders.record import Article, Block, BlockKind

OUTSIDE = 0
"""What a word is to a cue that is none of its parts."""

ROLES = {"content": CONTENT, "cue": CUE, "source": SOURCE}
NO_ENTITY = ""
OFTEN, OFTEN_PATH = 5, 30
"""How often training has to meet a label, and a path, to know it."""

LINE = re.compile(r"\S[^\n]*")
VERBS = "VB"
AUXILIARIES = frozenset(("aux", "auxpass"))


@dataclass(frozen=True, slots=True)
class Said:
    """An attribution: the head word of its cue, and what each word is to it."""

    cue: int
    roles: Array


@dataclass(frozen=True, slots=True)
class Example:
    """A paragraph: its words, where each begins in the article and ends, and what is said in it."""

    doc_id: str
    words: Words
    spans: Sequence[tuple[int, int]]
    entities: Sequence[str]
    said: Sequence[Said]


def fragments(span: Sequence[Any] | None) -> list[tuple[int, int]]:
    """Return a span of the annotation as the list of its parts."""
    if not span:
        return []
    return [tuple(span)] if isinstance(span[0], int) else [tuple(part) for part in span]


def said(
    attributions: Iterable[dict[str, Any]], words: Words, spans: Sequence[tuple[int, int]]
) -> list[Said]:
    """Return the attributions whose content begins among these words and that have a cue."""
    found = []
    for given in attributions:
        parts = {role: fragments(given.get(role)) for role in ROLES}
        inside = any(spans[0][0] <= start < spans[-1][1] for start, _ in parts["content"])
        if not inside or not parts["cue"]:
            continue
        roles = np.full(len(words), OUTSIDE, np.int64)
        for role, number in ROLES.items():
            roles[[i for i, span in enumerate(spans) if _overlaps(span, parts[role])]] = number
        cue = [i for i, span in enumerate(spans) if _overlaps(span, parts["cue"])]
        if cue:
            found.append(Said(head_of(cue, words), roles))
    return found


def _overlaps(span: tuple[int, int], parts: Iterable[tuple[int, int]]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in parts)


def head_of(cue: Sequence[int], words: Words) -> int:
    """Return the word that a cue hangs on: its verb if it has one."""
    inside = set(cue)
    tops = [i for i in cue if words.heads[i] not in inside or words.heads[i] == i]
    verbs = [i for i in cue if words.tags[i].startswith(VERBS)]
    main = [i for i in verbs if i in tops] or [i for i in verbs if words.deps[i] not in AUXILIARIES]
    naming = [i for i in tops if words.tags[i][0] in "NJ" or words.texts[i].lower() == "according"]
    return (main or naming or tops or list(cue))[0]


def labels(examples: Iterable[Example]) -> Labels:
    """Return the labels that the examples have often enough to be learnt."""
    tags, deps, ways, entities = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for example in examples:
        tags.update(example.words.tags)
        deps.update(example.words.deps)
        entities.update(example.entities)
        for given in example.said:
            for full, short in paths(example.words, given.cue):
                ways.update((full, short))
    del entities[NO_ENTITY]
    return Labels(
        _numbered(tags, OFTEN),
        _numbered(deps, OFTEN),
        _numbered(ways, OFTEN_PATH),
        (NO_ENTITY, *sorted(entities)),
    )


def _numbered(counts: Counter[str], least: int) -> dict[str, int]:
    often = [name for name, count in counts.most_common() if count >= least]
    return {name: number for number, name in enumerate(often, 1)}


def article(record: dict[str, Any]) -> Article:
    """Return a record's text with each of its lines as a paragraph."""
    text = record["text"]
    blocks = tuple(
        Block(match.start(), match.start() + len(match[0].rstrip()), BlockKind.PARAGRAPH)
        for match in LINE.finditer(text)
    )
    return Article(record.get("doc_id", ""), "record", text, language="en", blocks=blocks)


def records(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the articles of a JSON Lines file."""
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)
