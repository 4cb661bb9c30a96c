"""The Python API: the same verbs as the command line.

```python
import claimgraph

claimgraph.load(["articles/"])
with claimgraph.Graph.open() as graph:
    for row in graph.query("who-said-about-weapon", weapon="Iskander").dicts():
        print(row["date"], row["speaker"], row["quote"])
```
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimgraph.graph.dataset import Dataset
from claimgraph.graph.home import default_home
from claimgraph.graph.traverse import Graph as Walk

if TYPE_CHECKING:
    from rdflib.query import Result

    from claimgraph.errors import InputError
    from claimgraph.graph.articles import ArticleEntry
    from claimgraph.graph.dataset import RdfFormat
    from claimgraph.graph.engines import Target
    from claimgraph.graph.export import ExportReport
    from claimgraph.graph.export import Format as ExportFormat
    from claimgraph.graph.push import PushReport
    from claimgraph.loaders.load import LoadReport, Step
    from claimgraph.loaders.read import ReadOptions
    from claimgraph.loaders.record import Extraction
    from claimgraph.ontology.catalogue import Catalogue
    from claimgraph.queries.rows import Rows


@dataclass(frozen=True, slots=True)
class Server:
    """A Neo4j of the user's; `database` None is its default, and no message shows the password."""

    uri: str
    user: str
    password: str = field(repr=False)
    database: str | None = None

    def connect(self) -> Target:
        """Connect, and make sure that it answers; close what is returned. Raises EngineError."""
        from claimgraph.graph.engines.server import connect

        return connect(self.uri, self.user, self.password, self.database)


def home_folder(home: str | Path | None = None) -> Path:
    """Return `home`, else CLAIMGRAPH_HOME, else the user's data folder of the platform."""
    return default_home() if home is None else Path(home)


def load(
    paths: Iterable[str | Path],
    home: str | Path | None = None,
    *,
    options: ReadOptions | None = None,
    weapons: str | Path | None = None,
    jobs: int | None = None,
    rules_only: bool = False,
    progress: Callable[[Step], None] | None = None,
) -> LoadReport:
    """Load articles into the dataset under `home`, skipping what is unchanged.

    Paths are files, folders, glob patterns, or "-" for standard input. An article that fails is
    in the report's `failed`, and the rest goes in. `jobs` are worker processes, 1 for none; where
    more than one may start, call this under `if __name__ == "__main__":`. `weapons` is a YAML
    file of your own, or a folder of such, that joins the reference catalogue. With `rules_only`
    the trained network is left out of extraction.
    """
    from claimgraph.loaders.load import load as load_into

    with Dataset.open(home_folder(home)) as dataset:
        return load_into(
            paths,
            dataset,
            options=options,
            weapons=weapons,
            jobs=jobs,
            rules_only=rules_only,
            progress=progress,
        )


def extract(
    paths: Iterable[str | Path],
    *,
    options: ReadOptions | None = None,
    weapons: str | Path | None = None,
    jobs: int | None = None,
    rules_only: bool = False,
) -> Iterator[Extraction | InputError]:
    """Yield what articles say, in the order found, and store nothing; a failure is yielded too.

    `weapons` is a YAML file of your own, or a folder of such, that joins the reference catalogue.
    """
    from claimgraph.loaders.load import extractions

    return extractions(paths, options=options, weapons=weapons, jobs=jobs, rules_only=rules_only)


def weapons(own: str | Path | None = None) -> Catalogue:
    """Return the reference catalogue of weapons; iterate, `search`, `select` or take by id.

    `own` is a YAML file of your own, or a folder of such, that joins it. Raises CatalogueError
    where it breaks the schema, or conflicts with what is there.
    """
    from claimgraph.ontology.catalogue import Catalogue

    return Catalogue.load(own)


def export_weapons(form: RdfFormat, out: str | Path, own: str | Path | None = None) -> ExportReport:
    """Write the reference catalogue as RDF to a file, in a named graph of its own.

    `own` is as in `weapons`. Raises CatalogueError or ExportError.
    """
    from claimgraph.graph.export.catalogue import export_catalogue

    return export_catalogue(weapons(own), form, out)


def drop(names: Iterable[str], home: str | Path | None = None) -> list[ArticleEntry]:
    """Remove articles, and what only they said; return what was removed.

    A name is whatever `Graph.article` knows an article by. Nothing is removed where one of them
    is not loaded: raises NotFoundError.
    """
    from claimgraph.loaders.reference import refresh
    from claimgraph.ontology.catalogue import Catalogue

    # A look first, for reading: what was never loaded is not made by dropping from it.
    Dataset.open(home_folder(home), read_only=True).close()
    with Dataset.open(home_folder(home)) as dataset:
        found = [dataset.find_article(name) for name in names]
        for entry in found:
            dataset.drop(entry.iri)
        refresh(dataset, Catalogue.load())
    return found


class Graph(Walk):
    """Everything loaded: to walk through, to ask, to push and to write out.

    Open with `Graph.open()`, close or use `with`. It is a view for reading: `load` and `drop` are
    functions of this module, and wait for no open graph.
    """

    @property
    def home(self) -> Path:
        """The folder that the dataset and the embedded engine lie in."""
        return self.dataset.path.parent

    def push(
        self,
        server: Server | None = None,
        *,
        progress: Callable[[int, int], None] | None = None,
    ) -> PushReport:
        """Project the dataset into the embedded engine, or into a Neo4j: only what changed.

        What is gone from the dataset is removed there. Raises EngineError; nothing is left
        half-written, and the same call completes what was cut off.
        """
        with self._target(server) as target:
            return self._push(target, progress)

    def query(
        self,
        what: str,
        parameters: Mapping[str, object] | None = None,
        *,
        server: Server | None = None,
        write: bool = False,
        **named: object,
    ) -> Rows:
        """Run a ready-made query by its name, a .cypher file, or Cypher text.

        Parameters are given by name, or as a dictionary where a name is taken here. Asks the
        embedded engine, which is pushed to first so that it knows all that is loaded, or
        `server`, which knows what was last pushed there. Reads only, unless `write`. Raises
        QueryError, NotFoundError or EngineError.
        """
        from claimgraph.queries.library import resolve
        from claimgraph.queries.run import run

        found = resolve(what)
        given = {**(parameters or {}), **named}
        with self._target(server) as target:
            if server is None:
                self._push(target, None)
            return run(
                found,
                given,
                driver=target.driver,
                database=target.database,
                write=write,
                uri=target.uri,
            )

    def sparql(
        self, text: str, bindings: Mapping[str, Any] | None = None, *, name: str = "SPARQL"
    ) -> Result:
        """Ask the dataset in SPARQL: all articles together, or one by one with GRAPH.

        `bindings` give variables that the query selects their values; `name` is what errors call
        the query. Raises QueryError.
        """
        return self.dataset.sparql(text, bindings, name=name)

    def show(self, article: str) -> str:
        """Return an article as one HTML page, every attribution and weapon marked.

        Raises NotFoundError.
        """
        from claimgraph.graph.page import page

        return page(self.dataset, article)

    def export(
        self, form: ExportFormat, out: str | Path, *, full: bool | None = None
    ) -> ExportReport:
        """Write everything as `form` to `out`; a folder for csv and neo4j-admin, else a file.

        gexf and graphml hold what an analyst looks at, csv and neo4j-admin every node there is;
        `full` says otherwise. Raises ExportError.
        """
        from claimgraph.graph.export import export

        return export(self.dataset, form, out, full=full)

    def _target(self, server: Server | None) -> Target:
        if server is not None:
            return server.connect()
        from claimgraph.graph.engines.embedded import embedded

        return embedded(self.home / "engine")

    def _push(self, target: Target, progress: Callable[[int, int], None] | None) -> PushReport:
        from claimgraph.graph.push import push

        return push(self.dataset, target, progress=progress)
