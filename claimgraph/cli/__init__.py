"""The `claimgraph` command: the API's verbs, for the terminal."""

from __future__ import annotations


def main() -> None:
    """Run the command line and leave with its exit code."""
    from claimgraph.cli.app import app

    app()
