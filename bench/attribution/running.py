"""Running a system on a corpus: what it finds goes to a file, what it costs is returned."""

from __future__ import annotations

import json
import os
import resource
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from bench.attribution.getting import ROOT, UnavailableError, last_words
from bench.attribution.systems import System

SHORT = "“The bridge is safe,” Clara Weiss said."
"""What a system reads, all of it loaded, when only its loading is measured."""

LOADS = 2
ENCODING = "utf-8"


@dataclass(frozen=True, slots=True)
class Corpus:
    """The annotated articles, and the same without what people found in them, for systems to read.

    `folder` is where systems work and leave what they find.
    """

    annotated: Path
    texts: Path
    short: Path
    folder: Path
    words: int

    @classmethod
    def of(cls, annotated: Path, folder: Path) -> Corpus:
        """Return the corpus in a file, made ready to be read in `folder`."""
        with annotated.open(encoding=ENCODING) as lines:
            records = [json.loads(line) for line in lines if line.strip()]
        texts = _written(folder / "texts.jsonl", ((one["doc_id"], one["text"]) for one in records))
        short = _written(folder / "short.jsonl", [("short", SHORT)])
        words = sum(len(one["text"].split()) for one in records)
        return cls(annotated, texts, short, folder, words)

    def predicted(self, name: str) -> Path:
        """Return the file of what a system found."""
        return self.folder / f"{name}.jsonl"


@dataclass(frozen=True, slots=True)
class Cost:
    """Processor time, in seconds: to load a system, and for what it then read."""

    load_s: float
    read_s: float
    words: int

    @property
    def words_per_second(self) -> float:
        """Return how much a second of processor time reads, without the loading."""
        return self.words / self.read_s


def run(system: System, corpus: Corpus) -> Cost:
    """Let a system read the corpus.

    What loading costs is told by reading a sentence only, the better time of two.
    """
    command = system.prepare()
    out = corpus.folder / "short.out"
    load = min(_cpu_s(command, corpus.short, out, corpus.folder) for _ in range(LOADS))
    both = _cpu_s(command, corpus.texts, corpus.predicted(system.name), corpus.folder)
    return Cost(load, max(both - load, 0.01), corpus.words)


def _cpu_s(command: list[str], texts: Path, predicted: Path, folder: Path) -> float:
    """Return the processor time of a command and of all that it starts, on every core."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(  # noqa: S603 - a worker of our own
        [*command, str(texts), str(predicted)],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise UnavailableError(f"it failed: {last_words(done.stderr)}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _written(path: Path, texts: Iterable[tuple[str, str]]) -> Path:
    lines = (json.dumps({"doc_id": doc_id, "text": text}) + "\n" for doc_id, text in texts)
    path.write_text("".join(lines), ENCODING)
    return path
