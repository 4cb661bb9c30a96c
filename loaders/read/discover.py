"""What is to be read: files, folders, patterns and standard input, as sources in a fixed order."""

from __future__ import annotations

import glob
import hashlib
import os
import re
import stat
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import IO

from claimgraph.loaders.read.options import ReadOptions
from claimgraph.loaders.read.records import looks_like_records, record_sources
from claimgraph.loaders.read.source import Form, Problem, Source, refused

FORMS: dict[str, Form] = {
    ".txt": "text",
    ".text": "text",
    ".html": "page",
    ".htm": "page",
    ".xhtml": "page",
    ".jsonl": "record",
    ".ndjson": "record",
}
"""What is read from folders, by suffix; a file that is named may have any, and is looked into."""

STANDARD_INPUT = "-"
DIGEST_DIGITS = 8
_KNOWN = ", ".join(sorted(FORMS))
_SUFFIX = re.compile(r"\.(?=[^.]*[A-Za-z])[A-Za-z0-9]{1,6}$")
_SNIFFED = 65_536


def discover(paths: Iterable[str | Path], options: ReadOptions | None = None) -> Iterator[Source]:
    """Yield the articles that `paths` name, lazily: files, folders, glob patterns, "-" for stdin.

    Folders are searched below, in the order of their paths; hidden files and links to folders are
    left out. A file reached twice is read once. Of two articles with one id the second is refused,
    since one would replace the other. What cannot be found is a source whose reading raises.
    """
    options = options or ReadOptions()
    taken: dict[str, str] = {}
    seen: set[str] = set()
    for path in paths:
        for source in _expand(str(path), options, seen):
            yield _unique(source, taken)


def _unique(source: Source, taken: dict[str, str]) -> Source:
    if source.problem:
        return source
    place = source.origin if source.line is None else f"{source.origin}:{source.line}"
    first = taken.setdefault(source.doc_id, place)
    if first == place:
        return source
    reason = f"its id {source.doc_id!r} is already that of {first}"
    remedy = (
        "Give each record an id of its own"
        if source.form == "record"
        else "Rename one of the two, or give the folder that holds both, so that ids carry paths"
    )
    return replace(source, data=None, problem=Problem(reason, remedy, source.line))


def _expand(name: str, options: ReadOptions, seen: set[str]) -> Iterator[Source]:
    if name == STANDARD_INPUT:
        yield from _stream(sys.stdin.buffer, "stdin", "standard input", options)
        return
    path = Path(name)
    mode = _mode(path)
    if stat.S_ISDIR(mode):
        yield from _folder(path, options, seen)
    elif mode:
        yield from _file(path, doc_id(Path(path.name)), options, seen)
    elif glob.has_magic(name):
        yield from _pattern(name, options, seen)
    else:
        remedy = "Check the path; quote patterns such as 'news/**/*.txt'"
        yield refused(doc_id(Path(path.name)) or name, name, "no such file or folder", remedy)


def _mode(path: Path) -> int:
    try:
        return path.stat().st_mode
    except (OSError, ValueError):  # not there, or a name that none can have
        return 0


def doc_id(relative: Path) -> str:
    """Return a path's id: with forward slashes, without suffix (.2021 of a date is none)."""
    return relative.with_name(_SUFFIX.sub("", relative.name)).as_posix() if relative.name else ""


def _folder(folder: Path, options: ReadOptions, seen: set[str]) -> Iterator[Source]:
    found = False
    for item in _walk(folder):
        found = True
        if isinstance(item, Source):
            yield item
        else:
            yield from _file(item, doc_id(item.relative_to(folder)), options, seen)
    if not found:
        remedy = f"Files are taken by suffix: {_KNOWN}; name a file to read it whatever its suffix"
        yield refused(doc_id(folder) or str(folder), str(folder), "holds no article", remedy)


def _walk(folder: Path) -> Iterator[Path | Source]:
    """Yield a folder's articles in the order of their paths, and folders that do not open."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        remedy = "Check the permissions of the folder"
        yield refused(str(folder), str(folder), f"cannot be opened ({error.strerror})", remedy)
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(Path(entry.path))
        elif Path(entry.name).suffix.lower() in FORMS and not entry.is_dir():
            yield Path(entry.path)


def _pattern(pattern: str, options: ReadOptions, seen: set[str]) -> Iterator[Source]:
    """Yield what a pattern matches; ids are relative to the folder before its first wildcard."""
    base = Path(*_before_magic(Path(pattern)))
    matches = sorted(path for name in _glob(pattern) if (path := Path(name)).is_file())
    for path in matches:
        yield from _file(path, doc_id(path.relative_to(base)), options, seen)
    if not matches:
        yield refused(pattern, pattern, "matches no file", "Check the pattern; ** searches below")


def _glob(pattern: str) -> list[str]:
    return glob.glob(pattern, recursive=True)  # noqa: PTH207 - Path.glob takes no absolute pattern


def _before_magic(pattern: Path) -> Iterator[str]:
    for part in pattern.parts[:-1]:
        if glob.has_magic(part):
            return
        yield part


def _file(path: Path, name: str, options: ReadOptions, seen: set[str]) -> Iterator[Source]:
    origin = str(path)
    try:
        real, mode = os.path.realpath(path), path.stat().st_mode
        if real in seen:
            return
        seen.add(real)
        if stat.S_ISFIFO(mode):
            with path.open("rb") as stream:
                yield from _stream(stream, name, origin, options)
        elif not stat.S_ISREG(mode):
            yield refused(name, origin, "not a file", "Give a file or a folder")
        else:
            form = FORMS.get(path.suffix.lower()) or _sniff(path)
            if form == "record":
                with path.open("rb") as stream:
                    yield from _records(stream, name, origin, options)
            else:
                yield Source(name, origin, form, path=origin)
    except OSError as error:
        remedy = "Check that the file is there and may be read"
        yield refused(name, origin, f"cannot be read ({error.strerror})", remedy)


def _records(stream: IO[bytes], name: str, path: str, options: ReadOptions) -> Iterator[Source]:
    found = False
    for source in record_sources(stream, name, path, options, path=path):
        found = True
        yield source
    if not found:
        yield refused(name, path, "holds no record", "Put one JSON object on each line")


def _sniff(path: Path) -> Form:
    with path.open("rb") as stream:
        return "record" if looks_like_records(stream.read(_SNIFFED)) else "unknown"


def _stream(stream: IO[bytes], name: str, origin: str, options: ReadOptions) -> Iterator[Source]:
    """Yield what comes from a stream: records one by one, anything else as one article."""
    head = stream.readline(options.max_bytes + 1)
    if looks_like_records(head):
        rest = _Resumed(head, stream)
        yield from record_sources(rest, name, origin, options)
        return
    data = head + stream.read(max(0, options.max_bytes + 1 - len(head)))
    yield Source(f"{name}-{digest(data)}", origin, "unknown", data=data)


def digest(data: bytes) -> str:
    """Return the tail of the id of an article without a name: another for another article."""
    return hashlib.sha256(data).hexdigest()[:DIGEST_DIGITS]


class _Resumed:
    """A stream whose first line was read already."""

    def __init__(self, head: bytes, stream: IO[bytes]) -> None:
        self._head, self._stream = head, stream

    def readline(self, limit: int = -1, /) -> bytes:
        head, self._head = self._head, b""
        return head or self._stream.readline(limit)
