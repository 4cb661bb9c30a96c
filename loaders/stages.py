"""What an article goes through on its way to RDF, as functions that worker processes can take."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from claimgraph.loaders.record import Article, Extraction
from claimgraph.loaders.triples import triples

if TYPE_CHECKING:
    from claimgraph.loaders.read import ReadOptions


@dataclass(frozen=True, slots=True)
class Stages:
    """Find, read and extract, with the versions that decide whether an article is unchanged.

    The functions are picklable: module-level ones, or partials of such. What `discover` yields
    is picklable too, and has an `origin`.
    """

    discover: Callable[[Iterable[str | Path]], Iterator[Any]]
    read: Callable[[Any], Article]
    extract: Callable[[Article], Extraction]
    extractor: str
    catalogue_version: str

    @classmethod
    def standard(cls, options: ReadOptions | None = None, *, rules_only: bool = False) -> Self:
        """Return the stages of this release, reading as `options` say."""
        from claimgraph.loaders.extract.fingerprint import fingerprint
        from claimgraph.loaders.read import ReadOptions, discover, read
        from claimgraph.ontology.catalogue import Catalogue

        options = options or ReadOptions()
        return cls(
            discover=partial(discover, options=options),
            read=partial(read, options=options),
            extract=partial(_extract, rules_only=rules_only),
            extractor=f"claimgraph {version('claimgraph')} {_MODES[rules_only]} {fingerprint()}",
            catalogue_version=Catalogue.load().version,
        )

    def read_and_extract(self, source: Any) -> Extraction:  # a loaders.read.Source, or a test's
        """Take a source all the way to what it says."""
        return self.mine(self.read(source))

    def mine(self, article: Article) -> Extraction:
        """Extract from an article; one in another language is passed on unmined, with a warning."""
        if article.minable:
            return self.extract(article)
        warning = f"its language is {article.language!r}, not English: nothing was extracted"
        return Extraction(article, warnings=(warning,))

    def to_rdf(self, article: Article) -> Mined:
        """Extract from an article and write what it says as RDF."""
        extraction = self.mine(article)
        graph = triples(
            extraction, extractor=self.extractor, catalogue_version=self.catalogue_version
        )
        data = graph.serialize(format="nt", encoding="utf-8")
        return Mined(str(graph.identifier), data, len(extraction.attributions), extraction.warnings)


@dataclass(frozen=True, slots=True)
class Mined:
    """An article's named graph as N-Triples, on its way from a worker process to the dataset."""

    iri: str
    data: bytes
    statements: int
    warnings: tuple[str, ...]


_MODES = {False: "rules and network", True: "rules only"}


def _extract(article: Article, *, rules_only: bool) -> Extraction:
    """Extract, importing the language model only in the process that uses it."""
    from claimgraph.loaders.extract import extract

    return extract(article, rules_only=rules_only)
