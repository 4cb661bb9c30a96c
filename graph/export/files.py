"""Put what is written in its place when it is whole: a file under its name is never half one."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from claimgraph.errors import ExportError


@contextmanager
def whole_file(out: Path) -> Iterator[Path]:
    """Yield a path to write to, which becomes `out` if all goes well and else is gone."""
    with _beside(out) as folder:
        part = folder / out.name
        yield part
        if out.is_dir():
            raise ExportError(out, "is a folder", remedy="Give the name of a file")
        part.replace(out)


@contextmanager
def whole_folder(out: Path, suffixes: tuple[str, ...]) -> Iterator[Path]:
    """Yield a folder to write into, which becomes `out` if all goes well and else is gone.

    A folder that stands there is replaced if it holds nothing but an earlier export: files that
    end in `suffixes`. Raises ExportError where it holds anything else.
    """
    _refuse_to_overwrite(out, suffixes)
    with _beside(out) as folder:
        part = folder / out.name
        part.mkdir()
        yield part
        if out.exists():
            out.replace(folder / "replaced")
        part.replace(out)


def _refuse_to_overwrite(out: Path, suffixes: tuple[str, ...]) -> None:
    if out.exists() and not out.is_dir():
        raise ExportError(out, "is a file", remedy="Give the name of a folder")
    others = (
        [path.name for path in out.iterdir() if path.suffix not in suffixes] if out.exists() else []
    )
    if others:
        raise ExportError(
            out, f"holds other things ({min(others)})", remedy="Give an empty or a new folder"
        )


@contextmanager
def _beside(out: Path) -> Iterator[Path]:
    """Yield a scratch folder on the same disk as `out`."""
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        scratch = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
    except OSError as error:
        raise _unwritable(out, error) from error
    try:
        yield scratch
    except OSError as error:
        raise _unwritable(out, error) from error
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _unwritable(out: Path, error: OSError) -> ExportError:
    return ExportError(out, f"cannot be written: {error.strerror or error}")
