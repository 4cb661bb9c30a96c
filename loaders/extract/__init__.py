"""An article to what it says: actors, attributions, weapons, claims, relations, events."""

from claimgraph.loaders.extract.fingerprint import fingerprint
from claimgraph.loaders.extract.pipeline import extract

__all__ = ["extract", "fingerprint"]
