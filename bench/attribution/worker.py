"""One system on many texts, in a process of its own, so that its processor time can be told.

    python -m bench.attribution.worker ADAPTER [OPTION …] TEXTS PREDICTED

ADAPTER is a module of bench.attribution.adapters, whose `read` is given the texts and the options
and yields what the system finds in each text. TEXTS and PREDICTED are JSON Lines.
"""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Protocol, cast

from bench.attribution.spans import Attribution


class Adapter(Protocol):
    """A module that asks one system."""

    def read(self, texts: Iterable[str], *options: str) -> Iterator[list[Attribution]]:
        """Yield the attributions of each text."""


def main() -> None:
    """Read every text, and write what was found."""
    name, *options, given, out = sys.argv[1:]
    adapter = cast(Adapter, importlib.import_module(f"bench.attribution.adapters.{name}"))
    records = [json.loads(line) for line in Path(given).read_text("utf-8").splitlines()]
    read = adapter.read([record["text"] for record in records], *options)
    with Path(out).open("w", encoding="utf-8") as predicted:
        for record, found in zip(records, read, strict=True):
            line = {"doc_id": record["doc_id"], "attributions": [asdict(one) for one in found]}
            predicted.write(json.dumps(line) + "\n")


if __name__ == "__main__":
    main()
