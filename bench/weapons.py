"""What finding weapons costs beside the parse of the same text, with 1,000 and 20,000 entries.

    python bench/weapons.py [--json FILE] [--paragraphs N] [--entries N …]

The catalogue that ships is filled up with made-up systems; the text is made up too. Times are the
best of three, in seconds; the share is of finding in parsing.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from claimgraph.loaders.extract.parse import parse
from claimgraph.loaders.extract.weapons.finding import find_weapons
from claimgraph.loaders.extract.weapons.names import finder
from claimgraph.loaders.record import Article, Block, BlockKind
from claimgraph.ontology.catalogue import Catalogue, Designation, Entry

SENTENCES = (
    "The ministry said on Tuesday that the Iskander-M had not left its base near the border.",
    "Two MiG-29s and an S-300PMU-2 battery were seen beside the road to the capital.",
    "Nobody would say whether talks on the budget, the harvest and the new bridge went on.",
    "An official denied that the Patriot air defence system had been sold to anyone.",
    "Residents of the town spoke of smoke, of broken windows and of a long night.",
)
ROUNDS = 3


def made_up(count: int) -> Iterator[Entry]:
    """Yield systems with names of no meaning, the same ones each time."""
    chance = random.Random(count)  # noqa: S311 - reproducible, not secret
    for number in range(count):
        word = "".join(chance.choices("bdfgklmnprstvz", k=4) + chance.choices("aeiou", k=3))
        name = f"{word.title()}{number}"
        yield Entry(
            f"made-up-{number}",
            name,
            "system",
            "missile",
            "bench",
            (),
            (Designation(name, "name"),),
        )


def best(task: Callable[[], object]) -> float:
    """Return the shortest of a few runs of `task`, in seconds."""
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        task()
        times.append(time.perf_counter() - start)
    return min(times)


def article(paragraphs: int) -> Article:
    """Return an article of so many paragraphs of five sentences."""
    paragraph = " ".join(SENTENCES)
    blocks = tuple(
        Block(i * (len(paragraph) + 1), (i + 1) * (len(paragraph) + 1) - 1, BlockKind.PARAGRAPH)
        for i in range(paragraphs)
    )
    return Article("bench", "bench", "\n".join([paragraph] * paragraphs), blocks=blocks)


def main() -> None:
    """Measure, print a line for each size, and write the figures where asked."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--paragraphs", type=int, default=100)
    options.add_argument("--entries", type=int, nargs="+", default=[1_000, 20_000])
    options.add_argument("--json", type=Path)
    arguments = options.parse_args()
    text = article(arguments.paragraphs)
    parsing = best(lambda: parse(text))
    figures = []
    for entries in arguments.entries:
        shipped = list(Catalogue.load())
        catalogue = Catalogue([*shipped, *made_up(max(0, entries - len(shipped)))])
        start = time.perf_counter()
        finder(catalogue)
        building = time.perf_counter() - start
        finding = best(lambda c=catalogue: find_weapons(text.text, text.blocks, c))  # type: ignore[misc]
        share = finding / parsing
        figures.append(
            {"entries": len(catalogue), "build_s": building, "find_s": finding, "share": share}
        )
        print(
            f"{len(catalogue):>6} entries: finding {finding:.3f} s, parsing {parsing:.3f} s, "
            f"{share:.1%}; automaton built once in {building:.2f} s"
        )
    if arguments.json:
        arguments.json.write_text(json.dumps(figures, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
