"""Rows on stdout: a table to read, CSV for a spreadsheet, JSON for a program."""

from __future__ import annotations

import csv
import json
import sys
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.table import Table

Row = Mapping[str, object]
WIDEST = 100_000
LONG_WORD = 20  # what is longer, such as an address, may be broken
GAP = 3  # between two columns
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


class Format(StrEnum):
    """How rows are printed."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


def print_rows(columns: Sequence[str], rows: Sequence[Row], form: Format) -> None:
    """Print `rows`, in the order of `columns`, to stdout."""
    if form is Format.JSON:
        records = [{name: row.get(name) for name in columns} for row in rows]
        print(json.dumps(records, ensure_ascii=False, indent=2, default=str))
    elif form is Format.CSV:
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([_csv_cell(row.get(name)) for name in columns] for row in rows)
    else:
        _print_table(columns, rows)


def cell(value: object) -> str:
    """Return a value as the text of a cell: lists joined, nothing for None."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False, default=str)
    if isinstance(value, list | tuple):
        return "; ".join(cell(item) for item in value)
    return str(value)


def count(number: int, noun: str) -> str:
    """Return a number with its noun, in the plural unless it is one."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _csv_cell(value: object) -> str:
    """Return a cell that a spreadsheet shows, and does not run as a formula."""
    text = cell(value)
    return f"'{text}" if isinstance(value, str) and text.startswith(_FORMULA_STARTS) else text


def printable(text: str) -> str:
    """Return text that cannot steer the terminal: an article may hold escape sequences."""
    return "".join(
        char if char == "\n" or unicodedata.category(char) not in ("Cc", "Cf") else " "
        for char in text
    )


def _print_table(columns: Sequence[str], rows: Sequence[Row]) -> None:
    from rich.console import Console

    console = Console(highlight=False)
    texts = [[printable(cell(row.get(name))) for name in columns] for row in rows]
    lines = _lines(columns, texts, console.width if console.is_terminal else WIDEST)
    if lines is not None:  # nothing to fold: some thousand rows are out at once
        print("\n".join(lines))
    elif not console.is_terminal:  # a line a row, whole, for grep and awk
        Console(highlight=False, width=WIDEST).print(_table(columns, texts))
    elif _fits(columns, texts, console.width):
        console.print(_table(columns, texts))
    else:
        for text in texts:
            console.print(_record(columns, text))


def _lines(columns: Sequence[str], texts: Sequence[Sequence[str]], width: int) -> list[str] | None:
    """Return the table's lines where none has to be folded or broken, else None."""
    from rich.cells import cell_len

    if any("\n" in text for row in texts for text in row):
        return None
    widths = [max(map(cell_len, column)) for column in zip(columns, *texts, strict=True)]
    total = sum(widths) + GAP * (len(widths) - 1)
    if total > width:
        return None
    lines = [
        (" " * GAP).join(
            text + " " * (room - cell_len(text)) for text, room in zip(row, widths, strict=True)
        )
        for row in (columns, *texts)
    ]
    return [lines[0], "─" * total, *lines[1:]]


def _fits(columns: Sequence[str], texts: Sequence[Sequence[str]], width: int) -> bool:
    """Tell whether the table's words stay whole at this width, but for very long ones."""
    longest = (
        max((len(word) for cell in (name, *cells) for word in cell.split()), default=0)
        for name, *cells in zip(columns, *texts, strict=True)
    )
    return sum(min(length, LONG_WORD) + GAP for length in longest) <= width


def _table(columns: Sequence[str], texts: Iterable[Sequence[str]]) -> Table:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for name in columns:
        table.add_column(name, overflow="fold")
    for text in texts:
        table.add_row(*map(Text, text))
    return table


def _record(columns: Sequence[str], text: Sequence[str]) -> Table:
    """Return a row as lines of its own, a column each, for a terminal too narrow for the table."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    record = Table(box=box.HORIZONTALS, show_header=False, pad_edge=False, expand=True)
    record.add_column(style="bold", no_wrap=True)
    record.add_column(overflow="fold", ratio=1)
    for name, value in zip(columns, text, strict=True):
        record.add_row(name, Text(value))
    return record
