"""Reading: files, folders, pages, records and streams to articles, what to mine marked."""

from claimgraph.loaders.read.discover import discover
from claimgraph.loaders.read.options import ReadOptions, RecordFields
from claimgraph.loaders.read.reading import read
from claimgraph.loaders.read.source import Source

__all__ = ["ReadOptions", "RecordFields", "Source", "discover", "read"]
