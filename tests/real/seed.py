"""The first article that analysts asked about, read where it lies beside the project."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimgraph.loaders.extract import extract
from claimgraph.loaders.read import ReadOptions, discover, read
from claimgraph.loaders.record import Extraction
from tests.real import unavailable

SHARED = Path(__file__).parents[3] / "shared"
SEED = SHARED / "seed" / "iskander-2021-04-07.txt"


@pytest.fixture(scope="session")
def seed() -> Extraction:
    """Return what the seed article yields."""
    if not SEED.is_file():
        unavailable("the seed article", "it is not at ../shared/seed beside the project")
    (source,) = discover([SEED], ReadOptions())
    return extract(read(source))
