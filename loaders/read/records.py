"""JSON Lines: one record a line, streamed, each an article of its own."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from claimgraph.loaders.read.options import ReadOptions, RecordFields
from claimgraph.loaders.read.source import Problem, Source

_UNSAFE = re.compile("[\x00\ud800-\udfff]")
_TOO_LONG = "over the limit of {limit:,} bytes an article"
_TOO_LONG_REMEDY = "Split it, or raise the limit"


@dataclass(frozen=True, slots=True)
class Record:
    """A record's fields as text, None where absent or null; `html` where there is no `text`."""

    text: str | None
    html: str | None
    title: str | None
    url: str | None
    published: Any
    publisher: str | None
    author: str | None
    language: str | None


class Lines(Protocol):
    """What records are read from: a line at a time, of at most `limit` bytes."""

    def readline(self, limit: int = -1, /) -> bytes:
        """Return the next line, its end included; nothing at the end."""
        ...


def looks_like_records(opening: bytes) -> bool:
    """Whether data opens with a line that is a whole JSON object."""
    line = opening.lstrip(b"\xef\xbb\xbf \t\r\n").split(b"\n", 1)[0]
    if not line.startswith(b"{"):
        return False
    try:
        json.loads(line)
    except ValueError:
        return False
    return True


def record_sources(
    stream: Lines, name: str, origin: str, options: ReadOptions, *, path: str | None = None
) -> Iterator[Source]:
    """Yield a source a line, blank ones left out.

    With `path` a source says where its line stands there; without, it carries the line. A record
    without an id is called `name` and its line. A bad line is a source that reading refuses.
    """
    offset = 0
    for number, line in enumerate(_lines(stream, options.max_bytes), start=1):
        size, kept = line
        body = kept.removeprefix(b"\xef\xbb\xbf") if number == 1 else kept
        if body.strip():
            doc_id, problem = _identify(body, f"{name}:{number}", options)
            if size > options.max_bytes:
                reason = _TOO_LONG.format(limit=options.max_bytes)
                problem = Problem(reason, _TOO_LONG_REMEDY, number)
            yield Source(
                doc_id,
                origin,
                "record",
                path=path,
                offset=offset,
                size=size,
                line=number,
                data=None if path or problem else body,
                problem=problem,
            )
        offset += size


def _lines(stream: Lines, limit: int) -> Iterator[tuple[int, bytes]]:
    """Yield each line's size and its bytes, of one over the limit the opening only."""
    while line := stream.readline(limit + 1):
        size = len(line)
        part = line
        while not part.endswith(b"\n") and (part := stream.readline(limit + 1)):
            size += len(part)
        yield size, line


def _identify(line: bytes, default: str, options: ReadOptions) -> tuple[str, Problem | None]:
    try:
        record = parse(line)
    except ValueError:
        return default, None  # reading says what is wrong, as for every other fault of a record
    return _text(lookup(record, options.fields.id)) or default, None


def parse(line: bytes) -> Mapping[str, Any]:
    """Return the object on a line; ValueError says why it is none."""
    try:
        value = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise ValueError(f"not UTF-8 (byte {error.start} of the line)") from error
    except RecursionError as error:
        raise ValueError("nested too deep") from error
    if not isinstance(value, dict):
        raise ValueError(f"a JSON {_KINDS.get(type(value), 'value')}, not an object")
    return value


_KINDS = {list: "array", str: "string", int: "number", float: "number", bool: "boolean"}


def lookup(record: Mapping[str, Any], names: tuple[str, ...]) -> Any:
    """Return the first of the named fields that holds something, dots leading into objects."""
    for name in names:
        value: Any = record.get(name)
        if value is None and "." in name:
            value = record
            for part in name.split("."):
                value = value.get(part) if isinstance(value, dict) else None
        if value not in (None, "", [], {}):
            return value
    return None


def fields_of(record: Mapping[str, Any], names: RecordFields) -> Record:
    """Return a record's fields under the contract's names."""
    return Record(
        text=_text(lookup(record, names.text)),
        html=_text(lookup(record, names.html)),
        title=" ".join((_text(lookup(record, names.title)) or "").split()) or None,
        url=_text(lookup(record, names.url)),
        published=lookup(record, names.published),
        publisher=_text(lookup(record, names.publisher)),
        author=_text(lookup(record, names.author)),
        language=_text(lookup(record, names.language)),
    )


def _text(value: Any) -> str | None:
    """Return a string, a number, a list of names, or an object's name, as text safe to store.

    Lone surrogates and zero characters, which no UTF-8 file or database takes, become U+FFFD.
    """
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, str):
        return _UNSAFE.sub("\ufffd", value)
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, dict):
        return _text(value.get("name") or value.get("$oid") or value.get("title"))
    if isinstance(value, list):
        return ", ".join(text for item in value if (text := _text(item))) or None
    return None
