"""The command's root: what there is to type, in the order that an analyst needs it."""

from __future__ import annotations

import logging
from typing import Annotated

import typer

from claimgraph import __version__
from claimgraph.cli import articles, dataset, demo, doctor, engine, extracting, weapons
from claimgraph.cli.group import Commands

HELP = """Who said what about which weapon, and who contradicts whom.

Articles become a graph in which every edge opens down to the sentence that says it.

\b
  claimgraph demo                        the whole way, on six example articles
  claimgraph load articles/              your own articles into the dataset
  claimgraph queries                     what can be asked
  claimgraph show ARTICLE                an article as a page, all it yields marked

Exit codes: 0 all is well, 1 something failed (of several articles the others are
in), 2 the command line is wrong, 130 stopped with Ctrl-C.
"""

app = typer.Typer(
    name="claimgraph",
    help=HELP,
    cls=Commands,
    no_args_is_help=True,
    rich_markup_mode=None,  # plain help starts in half the time, and its examples paste as they are
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"claimgraph {__version__}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[  # noqa: ARG001 - its callback prints it
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Take the options that belong to no command."""
    # Libraries' own log lines are not for the analyst: what matters is raised.
    logging.getLogger().addHandler(logging.NullHandler())


for module in (articles, extracting, engine, dataset, weapons, demo, doctor):
    module.register(app)
