"""Compare claimgraph's attribution with that of other systems, on a corpus that people annotated.

    python -m bench.attribution CORPUS.jsonl --scorer SCORE.py [--systems a,b] [--json FILE]

CORPUS.jsonl has a line an article: `doc_id`, `text` and `attributions` with `source`, `cue` and
`content` as character spans. The scorer is a program of its own, called as SCORE.py GOLD PREDICTED
--json [--only direct]; it prints an object with P, R and F1 by the name of each measure. What the
other systems need is fetched into .cache/bench once. One that cannot be had says why in its row.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from rich.console import Console

from bench.attribution.getting import UnavailableError
from bench.attribution.running import Corpus, Cost, run
from bench.attribution.scoring import scores
from bench.attribution.systems import BASELINE, System, systems
from claimgraph.cli.output import Format, print_rows

Row = dict[str, object]
COLUMNS = (
    *("system", "who+what", "P", "R", "direct only", "content exact", "source exact"),
    *("words per CPU s", "of spaCy", "load, CPU s", "left out because"),
)


def main() -> None:
    """Compare, and print the table."""
    known = [system.name for system in systems()]
    options = argparse.ArgumentParser(
        prog="python -m bench.attribution",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    options.add_argument("corpus", type=existing, help="the annotated articles, as JSON Lines")
    options.add_argument("--scorer", type=existing, required=True, help="the program that scores")
    options.add_argument(
        "--systems",
        type=names(known),
        default=known,
        help=f"those to compare, with commas between; all of {','.join(known)} unless told",
    )
    options.add_argument(
        "--gendergaptracker",
        type=existing,
        metavar="FOLDER",
        help="your checkout of GenderGapTracker, which no registry has; left out without it",
    )
    options.add_argument("--json", type=Path, help="a file to write the table to")
    given = options.parse_args()
    chosen = [one for one in systems(given.gendergaptracker) if one.name in given.systems]
    with tempfile.TemporaryDirectory() as folder:
        corpus = Corpus.of(given.corpus, Path(folder))
        rows = list(compared(chosen, corpus, given.scorer))
    print_rows(COLUMNS, rows, Format.TABLE)
    if given.json:
        given.json.write_text(json.dumps(rows, indent=2), encoding="utf-8")


def existing(text: str) -> Path:
    """Return a path that leads somewhere, in full, since each system has a folder of its own."""
    path = Path(text)
    if not path.exists():
        raise argparse.ArgumentTypeError(f"{text} does not exist")
    return path.resolve()


def names(known: Sequence[str]) -> Callable[[str], list[str]]:
    """Return what reads a list of systems."""

    def read(text: str) -> list[str]:
        chosen = text.split(",")
        unknown = [name for name in chosen if name not in known]
        if unknown:
            raise argparse.ArgumentTypeError(
                f"no system is called {', '.join(unknown)}: there are {', '.join(known)}"
            )
        return chosen

    return read


def compared(chosen: Sequence[System], corpus: Corpus, scorer: Path) -> Iterator[Row]:
    """Yield the row of spaCy's pipeline, to which speeds are related, and one for each system."""
    console = Console(stderr=True)
    with console.status(BASELINE.label) as status:
        base = run(BASELINE, corpus)
        yield {"system": BASELINE.label, **costs(base, base)}
        for system in chosen:
            status.update(system.label)
            begun = time.monotonic()
            try:
                cost = run(system, corpus)
                console.print(f"{system.label}: ran for {time.monotonic() - begun:.0f} s")
                yield {
                    "system": system.label,
                    **scores(scorer, corpus.annotated, corpus.predicted(system.name)),
                    **costs(cost, base),
                }
            except UnavailableError as error:
                yield {"system": system.label, "left out because": str(error)}


def costs(cost: Cost, base: Cost) -> Row:
    """Return the columns of speed."""
    return {
        "words per CPU s": round(cost.words_per_second),
        "of spaCy": round(cost.words_per_second / base.words_per_second, 2),
        "load, CPU s": round(cost.load_s, 1),
    }


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)
