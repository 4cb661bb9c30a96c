"""claimgraph itself: as it ships, by rules only, or its network without the rules.

PolNeAR and its like have no nested attributions, so the outermost ones are given.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bench.attribution.spans import Attribution
from claimgraph.loaders.extract import extract
from claimgraph.loaders.extract.attribution.heard import LIKELY
from claimgraph.loaders.extract.learned.reader import read as read_by_network
from claimgraph.loaders.extract.parse import parse
from claimgraph.loaders.extract.syntax import spans_of
from claimgraph.loaders.record import Article
from training.corpus import article


def read(texts: Iterable[str], way: str) -> Iterator[list[Attribution]]:
    """Yield the attributions of each text, found in one of the three ways."""
    for text in texts:
        given = article({"text": text})
        yield list(heard(given) if way == "network" else extracted(given, way == "rules"))


def extracted(given: Article, rules_only: bool) -> Iterator[Attribution]:
    """Yield the outermost attributions of the whole extraction."""
    for said in extract(given, rules_only=rules_only).attributions:
        if said.nested_in is None:
            yield Attribution(said.source, said.cue, said.content)


def heard(given: Article) -> Iterator[Attribution]:
    """Yield what the network alone takes for a cue, with the words of its parts."""
    parsed = parse(given, named=False)
    reading = read_by_network(parsed)
    for block in parsed.blocks:
        for one in reading.of(block):
            content = spans_of(block, one.content, given.text)
            if one.likelihood >= LIKELY and content:
                source = spans_of(block, one.source, given.text)
                yield Attribution(source, spans_of(block, one.cue, given.text), content)
