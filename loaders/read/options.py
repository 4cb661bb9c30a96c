"""What can be told to reading: limits, encodings, and which field of a record is what."""

from __future__ import annotations

from dataclasses import dataclass, field, fields

MEGABYTE = 1_000_000
DEFAULT_LIMIT = 20 * MEGABYTE


@dataclass(frozen=True, slots=True)
class RecordFields:
    """Which fields of a JSON record hold what: the first name present counts.

    A name may lead into nested objects: "source.name".
    """

    id: tuple[str, ...] = ("id", "doc_id", "_id", "uid", "uuid", "guid")
    text: tuple[str, ...] = ("text", "body", "content", "article", "maintext", "full_text")
    html: tuple[str, ...] = ("html", "raw_html", "body_html", "content_html")
    title: tuple[str, ...] = ("title", "headline")
    url: tuple[str, ...] = ("url", "canonical_url", "link", "uri")
    published: tuple[str, ...] = (
        "published",
        "published_at",
        "publishedAt",
        "date_published",
        "datePublished",
        "date_publish",
        "pubDate",
        "date",
        "timestamp",
    )
    publisher: tuple[str, ...] = ("publisher", "source", "sitename", "site_name", "outlet", "site")
    author: tuple[str, ...] = ("author", "authors", "byline")
    language: tuple[str, ...] = ("language", "lang")


FIELD_NAMES = tuple(f.name for f in fields(RecordFields))
"""What can be mapped: the keyword arguments of RecordFields."""


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How articles are read.

    `max_bytes` bounds one article (a file, a page, a record). `encoding` is demanded of every file
    without a byte-order mark, and `language` taken for every article, where given. `day_first`
    reads 04/07/2021 as 4 July; with points the day always comes first.
    """

    max_bytes: int = DEFAULT_LIMIT
    encoding: str | None = None
    language: str | None = None
    day_first: bool = True
    fields: RecordFields = field(default_factory=RecordFields)
