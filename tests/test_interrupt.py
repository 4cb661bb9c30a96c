"""Ctrl-C: exit code 130, what is in is whole, and the same command goes on."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from claimgraph.loaders.interrupts import held_back

pytestmark = pytest.mark.slow
MANY = 150
PATIENCE_S = 120


def claimgraph(*words: str, home: Path) -> list[str]:
    return [sys.executable, "-m", "claimgraph", *words, "--home", str(home)]


def articles(home: Path) -> int:
    done = subprocess.run(
        claimgraph("articles", "--format", "json", home=home),
        capture_output=True,
        text=True,
        check=False,
    )
    return len(json.loads(done.stdout)) if done.returncode == 0 else 0


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of more articles than are loaded at once."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in range(MANY):
        text = f"Minister Pavel Orlov said on day {number} that no Tor-M2 had been lost.\n" * 5
        (folder / f"{number:03}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_while_loading(jobs: str, folder: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    command = claimgraph("load", str(folder), "--jobs", jobs, home=home)
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    wait_for_some(home, process)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: the workers get it too
    stdout, stderr = process.communicate(timeout=PATIENCE_S)

    assert process.returncode == 130
    assert "Traceback" not in stderr
    assert "goes on from here" in stderr
    some = articles(home)
    assert 0 < some < MANY
    assert f"{some} article" in stdout

    assert subprocess.run([*command], check=False, capture_output=True).returncode == 0
    assert articles(home) == MANY


def wait_for_some(home: Path, process: subprocess.Popen[str]) -> None:
    """Wait until something is written; the dataset cannot be read while it is loaded into."""
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline and process.poll() is None:
        logs = list((home / "dataset").glob("*.log"))
        if any(log.stat().st_size > 30_000 for log in logs):
            return
        time.sleep(0.05)
    pytest.fail(f"nothing was written: {process.communicate()}")


def test_an_interrupt_waits_for_what_is_under_way() -> None:
    done = []
    with pytest.raises(KeyboardInterrupt), held_back():
        os.kill(os.getpid(), signal.SIGINT)
        time.sleep(0.01)
        done.append(True)
    assert done
    with pytest.raises(KeyboardInterrupt):
        os.kill(os.getpid(), signal.SIGINT)
        time.sleep(0.1)


def test_a_thread_of_ones_own_is_left_alone() -> None:
    seen: list[bool] = []

    def work() -> None:
        with held_back():
            seen.append(True)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert seen == [True]
