"""The embedded engine as a fixture: one server a session, an empty database a test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from claimgraph.graph.engines import Target
from claimgraph.graph.engines.embedded import embedded
from tests.real.wipe import wipe


@pytest.fixture(scope="session")
def embedded_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Target]:
    """Start the embedded engine, once."""
    with embedded(tmp_path_factory.mktemp("engine")) as target:
        yield target


@pytest.fixture
def embedded_target(embedded_server: Target) -> Target:
    """Give the embedded engine, empty."""
    wipe(embedded_server)
    return embedded_server
