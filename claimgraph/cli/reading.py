"""The options of `load` and `extract` that say how articles are read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from claimgraph.loaders.read import ReadOptions

DEFAULT_MB = 20.0
MEGABYTE = 1_000_000

Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH", help="Files, folders, patterns such as 'news/**/*.html', or - for stdin."
    ),
]
Encoding = Annotated[
    str | None, typer.Option("--encoding", help="Tried before the encoding is guessed.")
]
Language = Annotated[
    str | None, typer.Option("--language", help="The articles' language, e.g. en; else detected.")
]
MaxSize = Annotated[
    float, typer.Option("--max-size", metavar="MB", min=0.001, help="Refuse larger articles.")
]
MonthFirst = Annotated[
    bool, typer.Option("--month-first", help="Read 04/07/2021 as 7 April, not as 4 July.")
]
Fields = Annotated[
    list[str] | None,
    typer.Option(
        "--field",
        metavar="WHAT=NAME",
        help="Which field of a JSON record is what, e.g. text=body or publisher=source.name; WHAT "
        "is id, text, html, title, url, published, publisher, author or language.",
    ),
]
Jobs = Annotated[
    int | None,
    typer.Option("--jobs", "-j", min=1, help="Worker processes, 1 for none; else as it suits."),
]
RulesOnly = Annotated[
    bool,
    typer.Option("--rules-only", help="Leave the trained network out: less is found, by rules."),
]


def read_options(
    encoding: str | None,
    language: str | None,
    max_size: float,
    month_first: bool,
    fields: list[str] | None,
) -> ReadOptions:
    """Return the options as reading takes them. Raises BadParameter for what it cannot be."""
    from claimgraph.loaders.read import ReadOptions, RecordFields

    _check_encoding(encoding)
    return ReadOptions(
        max_bytes=int(max_size * MEGABYTE),
        encoding=encoding,
        language=language,
        day_first=not month_first,
        fields=RecordFields(**_mapped(fields or [])),
    )


def _mapped(fields: list[str]) -> dict[str, tuple[str, ...]]:
    from claimgraph.loaders.read.options import FIELD_NAMES

    mapped: dict[str, tuple[str, ...]] = {}
    for text in fields:
        what, equals, name = text.partition("=")
        if what not in FIELD_NAMES or not equals or not name:
            known = ", ".join(FIELD_NAMES)
            raise typer.BadParameter(f"{text!r} is not WHAT=NAME, where WHAT is one of {known}")
        mapped[what] = (*mapped.get(what, ()), name)
    return mapped


def _check_encoding(encoding: str | None) -> None:
    if encoding is None:
        return
    try:
        "".encode(encoding)
    except LookupError:
        raise typer.BadParameter(f"{encoding!r} is no encoding that Python knows") from None
