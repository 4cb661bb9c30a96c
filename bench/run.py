"""Measure start-up, loading, pushing and querying; see README.md beside this file."""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from importlib.resources import as_file, files
from pathlib import Path

import claimgraph
from claimgraph.cli.output import Format, print_rows

Row = dict[str, object]


def main() -> None:
    """Measure, and print what was measured."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--copies", type=int, default=10, help="of each example article")
    options.add_argument("--json", type=Path, help="a file to write the measurements to")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        rows = measure(Path(folder), given.copies)
    print_rows(("what", "seconds", "of", "per_second"), rows, Format.TABLE)
    if given.json:
        given.json.write_text(json.dumps(rows, indent=2), encoding="utf-8")


def measure(folder: Path, copies: int) -> list[Row]:
    """Return a row for each thing measured."""
    articles = copy_examples(folder / "articles", copies)
    home = folder / "home"
    rows = [
        timed("claimgraph --help", 1, run_help),
        timed("load, articles", articles, lambda: claimgraph.load([folder / "articles"], home)),
        timed("load again", articles, lambda: claimgraph.load([folder / "articles"], home)),
    ]
    with claimgraph.Graph.open(home) as graph:
        rows += [
            timed("push, articles", articles, graph.push),
            timed("push again", articles, graph.push),
            timed("query", 1, lambda: graph.query("who-said-about-weapon", weapon="Iskander")),
            timed("GEXF", 1, lambda: graph.export("gexf", folder / "graph.gexf")),
        ]
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return [*rows, {"what": "memory at most, MB", "of": memory}]


def copy_examples(folder: Path, copies: int) -> int:
    """Write the example articles under other names; return how many there are."""
    folder.mkdir()
    with as_file(files("claimgraph") / "examples") as examples:
        texts = sorted(examples.glob("*.txt"))
        for text in texts:
            for number in range(copies):
                (folder / f"{text.stem}-{number}.txt").write_bytes(text.read_bytes())
    return len(texts) * copies


def run_help() -> None:
    """Start the command as a user does."""
    command = [sys.executable, "-m", "claimgraph", "--help"]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - our own command


def timed(what: str, of: int, work: Callable[[], object]) -> Row:
    """Do a piece of work and say how long it took."""
    begun = time.perf_counter()
    work()
    seconds = time.perf_counter() - begun
    return {
        "what": what,
        "seconds": round(seconds, 2),
        "of": of,
        "per_second": round(of / seconds, 1),
    }


if __name__ == "__main__":
    main()
