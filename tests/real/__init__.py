"""The real parts that tests run on: Neo4j, the embedded engine, Gephi, a browser, the seed."""

from __future__ import annotations

import os

import pytest

MISSING: dict[str, str] = {}


def unavailable(part: str, why: str) -> None:
    """Leave this test out because a real part could not be had; in CI, fail.

    What was left out is said at the end of the run (tests/conftest.py).
    """
    MISSING[part] = why
    if os.environ.get("CI"):
        pytest.fail(f"{part} could not be had: {why}", pytrace=False)
    pytest.skip(f"{part} could not be had: {why}")
