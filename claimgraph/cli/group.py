"""How every command ends: one clear message and an exit code, never a traceback.

0 all is well; 1 something failed (of several articles the others are in); 2 what was typed is
wrong: an option, a query, a name that nothing has; 130 stopped with Ctrl-C. A reader that closes
the pipe early ends a command quietly.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import typer
from typer.core import TyperGroup

from claimgraph.cli.output import printable
from claimgraph.errors import ClaimgraphError, NotFoundError, QueryError

FAILED = 1
USAGE = 2
INTERRUPTED = 130
STOPPED = "Stopped. What is in is whole; the same command goes on from here."


class Commands(TyperGroup):
    """A group whose commands report errors of claimgraph and of the system alike."""

    def invoke(self, ctx: Any) -> Any:  # typer's own Context is private
        """Run the command named on the command line."""
        with reported():
            result = super().invoke(ctx)
            sys.stdout.flush()
        return result


@contextmanager
def reported() -> Iterator[None]:
    """Turn an expected error into a message on stderr and exit code 1."""
    try:
        yield
    except (NotFoundError, QueryError) as error:
        complain(error)
        raise typer.Exit(USAGE) from None
    except ClaimgraphError as error:
        complain(error)
        raise typer.Exit(FAILED) from None
    except BrokenPipeError:
        _silence()
        raise typer.Exit(FAILED) from None
    except KeyboardInterrupt:
        say(STOPPED)
        raise
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        say(f"Error: {place}{error.strerror or error}")
        raise typer.Exit(FAILED) from None


def complain(error: ClaimgraphError) -> None:
    """Say what is wrong, and on a line of its own what to do about it."""
    say(f"Error: {printable(error.message)}")
    if error.remedy:
        remedy = printable(error.remedy)
        stop = "" if remedy[-1] in ".?!…" else "."
        say(f"       {remedy[0].upper()}{remedy[1:]}{stop}")


def say(line: str) -> None:
    """Print a line for the person at the terminal, beside the results on stdout."""
    typer.echo(line, err=True)


def _silence() -> None:
    """Keep the interpreter from complaining about the closed pipe when it leaves."""
    devnull = os.open(os.devnull, os.O_WRONLY)
    os.dup2(devnull, sys.stdout.fileno())
