"""A source to an article: bytes, text, what is known of it, and which lines are to be mined."""

from __future__ import annotations

import re
from pathlib import Path

from claimgraph.loaders.read import dates, records
from claimgraph.loaders.read.blocks import blocks, layout
from claimgraph.loaders.read.decode import decode
from claimgraph.loaders.read.language import code, language_of
from claimgraph.loaders.read.options import ReadOptions
from claimgraph.loaders.read.pieces import Piece, normal
from claimgraph.loaders.read.plain import Facts, facts
from claimgraph.loaders.read.source import Source
from claimgraph.loaders.read.webpage import article_of, charset_of, looks_like_page
from claimgraph.loaders.record import Article, BlockKind

_WORDLESS = re.compile(r"[\W_]*")


def read(source: Source, options: ReadOptions | None = None) -> Article:
    """Read one source; offsets in the article's blocks count characters of its `text`.

    Raises InputError, naming file, line and remedy, for what is missing, unreadable, empty, binary
    or over the limit, and for a record that is no JSON or has no text.
    """
    options = options or ReadOptions()
    if source.problem:
        raise source.error(source.problem.reason, source.problem.remedy)
    data = _data(source, options)
    if source.form == "record":
        return _read_record(source, data, options)
    text = decode(data, source.origin, declared=charset_of(data), encoding=options.encoding)
    if source.form == "page" or looks_like_page(text):
        return _from_page(source, text, Facts(), options)
    return _from_text(source, text, Facts(), options)


def _data(source: Source, options: ReadOptions) -> bytes:
    data = source.data if source.data is not None else _from_disk(source, options)
    if len(data) > options.max_bytes:
        reason = f"over the limit of {options.max_bytes:,} bytes an article"
        raise source.error(reason, "Split it, or raise the limit")
    if not data.strip():
        raise source.error("empty", "Give a file with an article's text in it")
    return data


def _from_disk(source: Source, options: ReadOptions) -> bytes:
    if source.path is None:
        raise source.error("names no file", "Take sources from discover()")
    try:
        with Path(source.path).open("rb") as stream:
            stream.seek(source.offset)
            return stream.read(options.max_bytes + 1 if source.size is None else source.size)
    except OSError as error:
        reason = f"cannot be read ({error.strerror or error})"
        raise source.error(reason, "Check that the file is there and may be read") from error


def _read_record(source: Source, line: bytes, options: ReadOptions) -> Article:
    try:
        record = records.fields_of(records.parse(line), options.fields)
    except ValueError as error:
        remedy = "Put one JSON object on each line, in UTF-8"
        raise source.error(f"not a record: {error}", remedy) from error
    known = Facts(
        title=record.title,
        published=dates.parse(record.published, day_first=options.day_first),
        author=record.author,
        publisher=record.publisher,
        url=record.url,
        language=code(record.language),
    )
    if record.text:
        return _from_text(source, _headed(record.text, record.title, "\n\n"), known, options)
    if record.html:
        return _from_page(source, record.html, known, options)
    names = ", ".join(options.fields.text + options.fields.html)
    raise source.error("a record without text", f"Name its field; looked for: {names}")


def _headed(text: str, title: str | None, gap: str) -> str:
    """Put a title known from elsewhere before a text without it as its first line: it is mined."""
    first = text.strip().split("\n", 1)[0]
    return text if not first or not title or normal(first) == normal(title) else title + gap + text


def _from_page(source: Source, page: str, known: Facts, options: ReadOptions) -> Article:
    text, found = article_of(page, day_first=options.day_first)
    if not text:
        remedy = "Save the article's own page, after its text has loaded"
        raise source.error("no article found in the page", remedy)
    known = known.or_else(found)
    return _from_text(source, _headed(text, known.title, "\n"), known, options)


def _from_text(source: Source, text: str, known: Facts, options: ReadOptions) -> Article:
    if _WORDLESS.fullmatch(text):
        raise source.error("holds no word", "Give a file with an article's text in it")
    pieces = layout(text, known.title)
    known = known.or_else(facts(pieces, day_first=options.day_first))
    return Article(
        doc_id=source.doc_id,
        origin=source.origin if source.line is None else f"{source.origin}:{source.line}",
        text=text,
        url=known.url,
        publisher=known.publisher,
        author=known.author,
        title=known.title,
        published=known.published,
        language=options.language or _language(pieces, known.language),
        blocks=blocks(pieces),
    )


def _language(pieces: tuple[Piece, ...], stated: str | None) -> str | None:
    mined = "\n".join(p.text for p in pieces if p.kind is not BlockKind.BOILERPLATE)
    return language_of(mined or "\n".join(p.text for p in pieces), stated)
