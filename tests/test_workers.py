"""Worker processes: an interrupt comes between two calls of the executor, never within one."""

from __future__ import annotations

import signal
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass

import pytest

from claimgraph.loaders.workers import Workers

pytestmark = pytest.mark.slow


@dataclass(frozen=True)
class Item:
    """What is worked on here: nothing but a name."""

    origin: str


def name(item: Item) -> str:
    return item.origin


def blocked(_item: Item) -> list[int]:
    return [int(number) for number in signal.pthread_sigmask(signal.SIG_BLOCK, [])]


def test_an_interrupt_while_handing_over_comes_after_it(monkeypatch: pytest.MonkeyPatch) -> None:
    handed: list[Future[object]] = []
    submit = ProcessPoolExecutor.submit

    def interrupted(self: ProcessPoolExecutor, *args: object) -> Future[object]:
        signal.raise_signal(signal.SIGINT)
        handed.append(submit(self, *args))  # type: ignore[arg-type]
        return handed[-1]

    monkeypatch.setattr(ProcessPoolExecutor, "submit", interrupted)
    with pytest.raises(KeyboardInterrupt), Workers(2) as workers:
        list(workers.map(name, [Item("a"), Item("b")]))
    assert len(handed) == 1
    assert handed[0].cancelled() or handed[0].result(timeout=60) == "a"


def test_an_interrupt_while_waiting_comes_between_two_looks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looks: list[float | None] = []
    result = Future.result

    def interrupted(self: Future[object], timeout: float | None = None) -> object:
        signal.raise_signal(signal.SIGINT)
        looks.append(timeout)
        return result(self, timeout)

    with pytest.raises(KeyboardInterrupt), Workers(2) as workers:
        monkeypatch.setattr(Future, "result", interrupted)
        list(workers.map(name, [Item("a")]))
    assert len(looks) == 1
    assert looks[0] is not None


def test_workers_never_hear_of_an_interrupt() -> None:
    with Workers(2) as workers:
        ((_, signals),) = workers.map(blocked, [Item("a")])
    assert isinstance(signals, list)
    assert signal.SIGINT in signals
