"""Folders of data for the tests of the shell."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from claimgraph.graph.dataset import Dataset
from claimgraph.loaders.record import Extraction
from claimgraph.loaders.triples import triples
from tests import sample


def sample_home(folder: Path, *extractions: Extraction) -> Path:
    """Make a dataset in `folder` of hand-annotated articles, by default the sample article."""
    with Dataset.open(folder) as dataset:
        for extraction in extractions or (sample.extraction(),):
            dataset.put(triples(extraction, extractor="test 1", catalogue_version="1"))
    return folder


def titled(title: str, doc_id: str = "sample/tor") -> Extraction:
    """Return the sample extraction with another title."""
    extraction = sample.extraction(doc_id)
    return replace(extraction, article=replace(extraction.article, title=title))
