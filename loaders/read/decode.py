"""Bytes to text: byte-order marks, UTF-8, UTF-16, Windows-1251 and 1252; binary data refused."""

from __future__ import annotations

import codecs
import re

from claimgraph.errors import InputError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_FORMATS = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "a rich-text document"),
    (b"\x1f\x8b", "gzip-compressed"),
    (b"BZh", "bzip2-compressed"),
    (b"\xfd7zXZ", "xz-compressed"),
    (b"\x28\xb5\x2f\xfd", "zstd-compressed"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"SQLite format 3", "a SQLite database"),
    (b"\x7fELF", "a program"),
)
_REMEDY = "Give the article's text: save it as plain text, HTML or JSON Lines"
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1a\x1b"))
_MOST_CONTROLS = 0.01
_ONE_SIDE = 0.95
_MULTIBYTE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_HIGH_RUN = re.compile(rb"[\xc0-\xff\xa8\xb8]{3,}")
_HIGH = re.compile(rb"[\xc0-\xff]")
_SAMPLE = 200_000


def decode(
    data: bytes, origin: str, *, declared: str | None = None, encoding: str | None = None
) -> str:
    """Return `data` as text, its byte-order mark left out and nothing else changed.

    A mark decides, else `encoding`, where one is demanded; else UTF-8 where it fits, then what a
    page `declared` of itself, then Windows-1251 or 1252 by how letters above ASCII stand together.
    A mostly sound UTF-8 text with stray bytes keeps its text, the strays becoming U+FFFD. Raises
    InputError for binary data and for what is not in the encoding demanded.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], name, origin, "as its byte-order mark says")
    _refuse_formats(data, origin)
    if encoding:
        return _strict(data, encoding, origin, "as was asked for")
    if b"\0" in data:
        return _unmarked_utf16(data, origin)
    if len(data.translate(None, _CONTROLS)) < len(data) * (1 - _MOST_CONTROLS):
        raise InputError(origin, "binary data, not text", remedy=_REMEDY)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _eight_bit(data, declared)


def _strict(data: bytes, name: str, origin: str, why: str) -> str:
    try:
        return data.decode(name)
    except UnicodeError as error:
        reason = f"not {name.upper()}, {why}"
        raise InputError(origin, reason, remedy="Save it again, as UTF-8") from error
    except LookupError as error:
        remedy = "Name one that Python knows, such as utf-8 or cp1251"
        raise InputError(origin, f"no encoding is called {name!r}", remedy=remedy) from error


def _refuse_formats(data: bytes, origin: str) -> None:
    for magic, name in _FORMATS:
        if data.startswith(magic):
            raise InputError(origin, f"{name}, not text", remedy=_REMEDY)


def _unmarked_utf16(data: bytes, origin: str) -> str:
    """Return UTF-16 without a mark: its zero bytes stand on one side of the pairs."""
    even, odd = data[0::2].count(0), data[1::2].count(0)
    if len(data) % 2 == 0 and max(even, odd) >= _ONE_SIDE * (even + odd):
        try:
            text = data.decode("utf-16-be" if even > odd else "utf-16-le")
        except UnicodeDecodeError:
            text = "\0"
        odd_ones = sum(not (char.isprintable() or char.isspace()) for char in text[:_SAMPLE])
        if odd_ones <= _MOST_CONTROLS * len(text) and "\0" not in text:
            return text
    raise InputError(origin, "binary data (zero bytes), not text", remedy=_REMEDY)


def _eight_bit(data: bytes, declared: str | None) -> str:
    sample = data[:_SAMPLE]
    sound = b"".join(_MULTIBYTE.findall(sample))
    above = sum(byte >= 0x80 for byte in sample)
    if len(sound) >= 0.8 * above:
        return data.decode("utf-8", errors="replace")
    for name in (declared, _windows(sample)):
        text = _try(data, name)
        if text is not None:
            return text
    return data.decode(_windows(sample), errors="replace")


def _try(data: bytes, name: str | None) -> str | None:
    """Return the text in the encoding called `name`, None where it is unknown or does not fit."""
    try:
        return data.decode(name) if name else None
    except (LookupError, UnicodeError):
        return None


def _windows(sample: bytes) -> str:
    """Cyrillic letters come in words; those of western Europe stand alone among ASCII."""
    in_words = sum(len(run) for run in _HIGH_RUN.findall(sample))
    return "cp1251" if in_words > 0.5 * len(_HIGH.findall(sample)) else "cp1252"
