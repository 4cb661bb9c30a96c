"""The examples in the documentation, as blocks to run."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

_FENCE = re.compile(r"^```([\w-]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Block:
    """A fenced block: its language, its text, and the line it begins on."""

    language: str
    text: str
    line: int

    @property
    def commands(self) -> list[str]:
        """Return the lines to type, those after a `$`."""
        return [line[2:] for line in self.text.splitlines() if line.startswith("$ ")]


def blocks(file: Path) -> list[Block]:
    """Return a page's fenced blocks in their order."""
    text = file.read_text(encoding="utf-8")
    return [
        Block(found[1], found[2], text.count("\n", 0, found.start()) + 1)
        for found in _FENCE.finditer(text)
    ]
