"""Rows on stdout: a table to read, CSV for a spreadsheet, JSON for a program."""

from __future__ import annotations

import csv
import json
import sys
import unicodedata
from collections.abc import Mapping, Sequence
from enum import StrEnum

Row = Mapping[str, object]
WIDEST = 100_000
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
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for name in columns:
        table.add_column(name, overflow="fold")
    for row in rows:
        table.add_row(*(Text(printable(cell(row.get(name)))) for name in columns))
    console = Console(highlight=False)
    if not console.is_terminal:  # a line a row, whole, for grep and awk
        console = Console(highlight=False, width=WIDEST)
    console.print(table)
