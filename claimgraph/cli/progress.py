"""How far a long command is: a bar on a terminal, a line now and then elsewhere; on stderr."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from claimgraph.cli.group import say

Advance = Callable[[int, int | None], None]
SECONDS_BETWEEN_LINES = 5.0


@contextmanager
def progress(label: str) -> Iterator[Advance]:
    """Yield a function to call with how many are done and of how many (None: not known)."""
    if sys.stderr.isatty():
        yield from _bar(label)
    else:
        yield _lines(label)


def _bar(label: str) -> Iterator[Advance]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn(label), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(label, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def _lines(label: str) -> Advance:
    last = time.monotonic()

    def advance(done: int, total: int | None) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= SECONDS_BETWEEN_LINES:
            last = now
            say(f"{label}: {done}" + (f" of {total}" if total is not None else ""))

    return advance
