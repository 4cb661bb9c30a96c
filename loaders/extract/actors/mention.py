"""A name in the text."""

from __future__ import annotations

from dataclasses import dataclass

from claimgraph.loaders.record import ActorType, Span


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text; `adjective` where a state is named by one ("Armenian")."""

    span: Span
    type: ActorType
    name: str
    adjective: bool = False
