"""What extraction costs beside spaCy's own default pipeline on the same text, in the same run.

    python bench/extraction.py [--json FILE] [--copies N] [--records FILE]

The text is the examples, or the `text` of the JSON Lines named by --records. Words per second of
processor time, the best of five rounds; the ratio is to spaCy's pipeline.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from pathlib import Path

from claimgraph.cli.output import Format, print_rows
from claimgraph.loaders.extract import extract
from claimgraph.loaders.extract.learned.reader import read
from claimgraph.loaders.extract.parse import parse, plain_model
from claimgraph.loaders.read import ReadOptions, discover
from claimgraph.loaders.read import read as read_article
from claimgraph.loaders.record import Article, BlockKind
from training.corpus import article, records

ROOT = Path(__file__).parents[1]
ROUNDS = 5


def main() -> None:
    """Measure, and print what was measured."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--json", type=Path, help="a file to write the measurements to")
    options.add_argument("--copies", type=int, default=5, help="of each example article")
    options.add_argument("--records", type=Path, help="JSON Lines to read instead, 100 of them")
    given = options.parse_args()
    articles = list(recorded(given.records) if given.records else examples(given.copies))
    rows = measure(articles)
    print_rows(tuple(rows[0]), rows, Format.TABLE)
    if given.json:
        given.json.write_text(json.dumps(rows, indent=2), encoding="utf-8")


def examples(copies: int) -> Iterator[Article]:
    """Yield the articles that ship, several times over."""
    found = [read_article(source) for source in discover([ROOT / "examples"], ReadOptions())]
    for _ in range(copies):
        yield from found


def recorded(path: Path) -> Iterator[Article]:
    """Yield the first hundred records, each line of theirs a paragraph."""
    return map(article, islice(records(path), 100))


def measure(articles: list[Article]) -> list[dict[str, object]]:
    """Return a row for each of the ways through the same text."""
    words = sum(
        len(article.text[block.start : block.end].split())
        for article in articles
        for block in article.blocks
        if block.kind is not BlockKind.BOILERPLATE
    )
    default = default_pipeline()
    extract(articles[0])
    tasks: dict[str, Callable[[], object]] = {
        "spaCy's default pipeline": lambda: [default(article) for article in articles],
        "the parse alone": lambda: [parse(article, named=False) for article in articles],
        "parse and network": lambda: [read(parse(one, named=False)) for one in articles],
        "the whole extraction": lambda: [extract(article) for article in articles],
        "by rules only": lambda: [extract(article, rules_only=True) for article in articles],
    }
    speeds = {name: words / seconds for name, seconds in best(tasks).items()}
    base = speeds["spaCy's default pipeline"]
    return [
        {"what": name, "words per second": round(speed), "ratio": round(speed / base, 2)}
        for name, speed in speeds.items()
    ]


def default_pipeline() -> Callable[[Article], object]:
    """Return spaCy's model as it comes, run on the paragraphs that are mined."""
    model = plain_model()

    def run(article: Article) -> object:
        mined = (b for b in article.blocks if b.kind is not BlockKind.BOILERPLATE)
        return list(model.pipe(article.text[block.start : block.end] for block in mined))

    return run


def best(tasks: Mapping[str, Callable[[], object]]) -> dict[str, float]:
    """Return each task's least processor time of a few rounds, in seconds.

    The tasks take turns, so that a machine that slows down for a while slows all of them.
    """
    times: dict[str, list[float]] = {name: [] for name in tasks}
    for _ in range(ROUNDS):
        for name, task in tasks.items():
            start = time.process_time()
            task()
            times[name].append(time.process_time() - start)
    return {name: min(taken) for name, taken in times.items()}


if __name__ == "__main__":
    main()
