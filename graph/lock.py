"""Hold a folder against other processes: one writer, or any number of readers."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from claimgraph.errors import DatasetError


class Lock:
    """An advisory lock on a file, which the system lifts when its holder dies.

    Raises DatasetError where another holder is in the way. Where the platform has no such lock
    (Windows), the engine's own keeps every second opener out.
    """

    def __init__(self, path: Path, *, shared: bool) -> None:
        self._path = path
        self._file: int | None = None
        if shared and not path.exists():  # no writer has ever been here
            return
        file = os.open(path, os.O_RDONLY if shared else os.O_RDWR | os.O_CREAT, 0o644)
        self._file = file
        try:
            _take(file, shared)
        except OSError as error:
            holder = _holder(path)
            self.release()
            raise DatasetError(
                f"the dataset beside {path} is in use{holder}",
                remedy="Wait until that is done, or end it, and try again",
            ) from error
        if not shared:
            os.truncate(file, 0)
            os.write(file, str(os.getpid()).encode())

    def release(self) -> None:
        """Let go; a second call does nothing."""
        if self._file is not None:
            os.close(self._file)
            self._file = None


def _take(file: int, shared: bool) -> None:
    if sys.platform != "win32":
        import fcntl

        fcntl.flock(file, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)


def _holder(path: Path) -> str:
    """Name the process that wrote last; readers leave no name."""
    pid = path.read_text(errors="replace").strip()
    if pid == str(os.getpid()):
        return " by this process, or by one that reads it"
    return f" by process {pid}, or by one that reads it" if pid else ""
