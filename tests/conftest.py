"""Fixtures of the real parts, and a loud last word about those that could not be had."""

from __future__ import annotations

import pytest

from tests.real import MISSING

pytest_plugins = [
    "tests.real.neo4j",
    "tests.real.embedded",
    "tests.real.gephi",
    "tests.real.browser",
    "tests.real.seed",
]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name the real parts that the run did without."""
    if MISSING:
        terminalreporter.section("NOT RUN ON REAL PARTS", sep="!", red=True, bold=True)
        for part, why in sorted(MISSING.items()):
            terminalreporter.line(f"{part}: {why}", red=True)
