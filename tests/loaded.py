"""A dataset that holds the sample article, or any others."""

from __future__ import annotations

from pathlib import Path

from claimgraph.graph.dataset import Dataset
from claimgraph.loaders.record import Extraction
from claimgraph.loaders.triples import triples
from tests import sample


def dataset(home: Path, *extractions: Extraction) -> Dataset:
    """Return an open dataset that holds what is given, by default the sample article."""
    opened = Dataset.open(home)
    for extraction in extractions or (sample.extraction(),):
        opened.put(triples(extraction, extractor="test/1", catalogue_version="test"))
    return opened
