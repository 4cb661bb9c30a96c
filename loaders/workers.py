"""Run a function over many articles in worker processes: in order, and few at a time."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from types import TracebackType
from typing import Generic, Protocol, Self, TypeVar

from claimgraph.errors import ClaimgraphError, InputError
from claimgraph.loaders.interrupts import held_back, unseen_by_children

MOST_JOBS = 8  # a worker holds its own language model, some 300 MB
_AHEAD = 2  # articles in hand for each worker, so that none waits and the corpus stays on disk
_SLICE_S = 0.1  # seconds that an interrupt may have to wait for


class HasOrigin(Protocol):
    """What can say where it was read from: a source, an article."""

    @property
    def origin(self) -> str: ...  # noqa: D102


Item = TypeVar("Item", bound=HasOrigin)
Result = TypeVar("Result")


def default_jobs() -> int:
    """Return how many worker processes suit this machine."""
    return min(os.cpu_count() or 1, MOST_JOBS)


class Workers:
    """Worker processes, started when first needed; with one job, this process alone.

    Whatever goes wrong with an item, a dying worker included, becomes its InputError.

    An interrupt is raised between calls of the executor and never within one: it would leave the
    executor with an item that nobody works on or a lock that nobody gives back, and the process
    would wait for that at its end.
    """

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._executor: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with held_back():
            if self._executor is not None:  # it is kept: one that is gone cancels nothing
                self._executor.shutdown(wait=False, cancel_futures=True)

    def map(
        self, function: Callable[[Item], Result], items: Iterable[Item]
    ) -> Iterator[tuple[Item, Result | InputError]]:
        """Yield each item with its result, in order; takes items only as results are taken."""
        call: Callable[[Item], Result | InputError] = _Guarded(function)
        if self._jobs == 1:
            for item in items:
                yield item, call(item)
            return
        pending: deque[tuple[Item, Future[Result | InputError]]] = deque()
        for item in items:
            pending.append((item, self._submit(call, item)))
            if len(pending) >= self._jobs * _AHEAD:
                yield self._finish(call, *pending.popleft())
        while pending:
            yield self._finish(call, *pending.popleft())

    def _submit(self, call: Callable[[Item], Result], item: Item) -> Future[Result]:
        with held_back():
            if self._executor is None:
                self._executor = _executor(self._jobs)
            try:
                return _hand(self._executor, call, item)
            except BrokenProcessPool:
                self._executor = _executor(self._jobs)
                return _hand(self._executor, call, item)

    def _finish(
        self, call: Callable[[Item], Result], item: Item, future: Future[Result]
    ) -> tuple[Item, Result | InputError]:
        """Wait for a result; where a worker died, find out whether this item kills one alone."""
        try:
            return item, _result(future)
        except BrokenProcessPool:
            with Workers(1) as alone:
                try:
                    return item, _result(alone._submit(call, item))
                except BrokenProcessPool:
                    return item, InputError(
                        item.origin,
                        "the process that worked on it died",
                        remedy="It may need more memory than there is; try it alone, --jobs 1",
                    )


class _Guarded(Generic[Item, Result]):
    """A function whose failures are results, so that one article does not stop a batch."""

    def __init__(self, function: Callable[[Item], Result]) -> None:
        self._function = function

    def __call__(self, item: Item) -> Result | InputError:
        try:
            return self._function(item)
        except InputError as error:
            return error
        except ClaimgraphError:
            raise  # not the article's fault: a catalogue that cannot be read fails all
        except Exception as error:
            return InputError(
                item.origin,
                f"it could not be worked on: {type(error).__name__}: {error}",
                remedy="This is a defect in claimgraph; please report it with the article",
            )


def _hand(
    executor: ProcessPoolExecutor, call: Callable[[Item], Result], item: Item
) -> Future[Result]:
    """Hand over an item; a worker that is started for it never hears of an interrupt."""
    with unseen_by_children():
        return executor.submit(call, item)


def _result(future: Future[Result]) -> Result:
    """Wait for a result, slice by slice, so that an interrupt comes between two slices."""
    while True:
        with held_back():
            try:
                return future.result(timeout=_SLICE_S)
            except TimeoutError:
                continue


def _executor(jobs: int) -> ProcessPoolExecutor:
    """Start processes afresh: forking one that holds an engine's threads is not safe."""
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=_ignore_interrupt)


def _ignore_interrupt() -> None:
    """Leave Ctrl-C to the parent, which ends the workers in order."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
