"""Where an article is to be read from: small enough to hand to another process."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from claimgraph.errors import InputError

Form = Literal["text", "page", "record", "unknown"]


@dataclass(frozen=True, slots=True)
class Problem:
    """Why something that was named cannot be read, known before reading; reading raises it."""

    reason: str
    remedy: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """One article to be read: `doc_id` as in the contract, `origin` for people to find it.

    `path` names the file; of a record, `offset` and `size` say where its line stands there (bytes)
    and `line` counts from one. `data` holds what came from a stream that cannot be read twice.
    """

    doc_id: str
    origin: str
    form: Form = "unknown"
    path: str | None = None
    offset: int = 0
    size: int | None = None
    line: int | None = None
    data: bytes | None = None
    problem: Problem | None = None

    def error(self, reason: str, remedy: str) -> InputError:
        """Return the error that names this source."""
        return InputError(self.origin, reason, line=self.line, remedy=remedy)


def refused(
    doc_id: str, origin: str, reason: str, remedy: str, *, line: int | None = None
) -> Source:
    """Return a source that reading refuses, so that the rest of a batch goes on."""
    return Source(doc_id, origin, line=line, problem=Problem(reason, remedy, line))
