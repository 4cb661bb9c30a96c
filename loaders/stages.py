"""What an article goes through on its way to RDF, as functions that worker processes can take."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache, partial
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from claimgraph.errors import CatalogueError
from claimgraph.loaders.record import Article, Extraction
from claimgraph.loaders.triples import triples
from claimgraph.ontology.catalogue import Catalogue

if TYPE_CHECKING:
    from rdflib import Graph

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
    catalogue: Callable[[], Catalogue] = Catalogue.load

    @classmethod
    def standard(
        cls,
        options: ReadOptions | None = None,
        *,
        weapons: str | Path | None = None,
        rules_only: bool = False,
    ) -> Self:
        """Return the stages of this release, reading as `options` say.

        `weapons` is a YAML file of the user's, or a folder of such, that joins the catalogue.
        """
        from claimgraph.loaders.extract.fingerprint import fingerprint
        from claimgraph.loaders.read import ReadOptions, discover, read

        options = options or ReadOptions()
        catalogue: Callable[[], Catalogue] = Catalogue.load
        catalogue_version = Catalogue.load(weapons).version
        if weapons is not None:
            catalogue = partial(_own_catalogue, Path(weapons), catalogue_version)
        return cls(
            discover=partial(discover, options=options),
            read=partial(read, options=options),
            extract=partial(_extract, rules_only=rules_only, catalogue=catalogue),
            extractor=f"claimgraph {version('claimgraph')} {_MODES[rules_only]} {fingerprint()}",
            catalogue_version=catalogue_version,
            catalogue=catalogue,
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

    def graph(self, extraction: Extraction) -> Graph:
        """Return what an article says as its named graph."""
        return triples(
            extraction,
            extractor=self.extractor,
            catalogue_version=self.catalogue_version,
            catalogue=self.catalogue(),
        )

    def to_rdf(self, article: Article) -> Mined:
        """Extract from an article and write what it says as RDF."""
        extraction = self.mine(article)
        graph = self.graph(extraction)
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


def _extract(
    article: Article, *, rules_only: bool, catalogue: Callable[[], Catalogue]
) -> Extraction:
    """Extract, importing the language model only in the process that uses it."""
    from claimgraph.loaders.extract import extract

    return extract(article, catalogue(), rules_only=rules_only)


@lru_cache(maxsize=1)
def _own_catalogue(weapons: Path, version_wanted: str) -> Catalogue:
    """Return the catalogue with the user's weapons, read once in each process."""
    catalogue = Catalogue.load(weapons)
    if catalogue.version != version_wanted:
        raise CatalogueError(
            str(weapons), "it changed while articles were worked on", remedy="Start again"
        )
    return catalogue
