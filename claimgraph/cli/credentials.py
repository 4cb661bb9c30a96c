"""Who speaks to a Neo4j: from the environment, or asked for; the password is never an option."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, field
from typing import Annotated

import typer

from claimgraph.errors import EngineError

User = Annotated[
    str | None,
    typer.Option("--user", envvar="NEO4J_USERNAME", help="The user of the Neo4j that --to names."),
]


@dataclass(frozen=True)
class Login:
    """A user and a password, which no message shows."""

    user: str
    password: str = field(repr=False)


def login_for(uri: str, user: str | None) -> Login:
    """Return whom to be at `uri`, asking for what the environment does not say.

    Raises EngineError where something is missing and nobody is there to be asked.
    """
    name, password = user, os.environ.get("NEO4J_PASSWORD")
    if (name is None or password is None) and not sys.stdin.isatty():
        missing = "NEO4J_PASSWORD" if name else "NEO4J_USERNAME and NEO4J_PASSWORD"
        raise EngineError(
            uri,
            "it asks who you are",
            remedy=f"Set {missing} in the environment; there is no terminal to ask on.",
        )
    if name is None:
        name = typer.prompt("User", default="neo4j", err=True)
    if password is None:
        password = typer.prompt(f"Password of {name}", hide_input=True, err=True)
    return Login(name, password)
