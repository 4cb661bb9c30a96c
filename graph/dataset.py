"""The RDF dataset on disk: one named graph an article, and their union to ask.

The store's default graph is that union, kept in the same transactions: a triple that several
articles state is one triple in it, as SPARQL has it, and counts once. What the reference catalogue
has of the weapons named stands beside it, in a graph of its own that the union leaves out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Literal, Self

import pyoxigraph as ox
import rdflib
from oxrdflib import OxigraphStore
from rdflib.query import Result

from claimgraph.errors import DatasetError
from claimgraph.graph import articles, sparql
from claimgraph.graph.articles import ArticleEntry, State
from claimgraph.graph.lock import Lock
from claimgraph.ontology.terms import CATALOGUE_GRAPH, CG

Outcome = Literal["added", "changed", "unchanged"]
RdfFormat = Literal["turtle", "trig", "nquads", "jsonld"]

RDF_FORMATS: dict[RdfFormat, ox.RdfFormat] = {
    "turtle": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "nquads": ox.RdfFormat.N_QUADS,
    "jsonld": ox.RdfFormat.JSON_LD,
}
_UNION = ox.DefaultGraph()
_APART = ox.NamedNode(str(CATALOGUE_GRAPH))
"""The one graph that the union leaves out: what the catalogue knows, no article says."""
_MENTIONS = ox.NamedNode(str(CG.mentions))


class Dataset:
    """Articles' graphs in an Oxigraph store; open with `Dataset.open`, close or use `with`."""

    def __init__(self, store: ox.Store, path: Path, lock: Lock, *, read_only: bool) -> None:
        self.path = path
        self.read_only = read_only
        self._open_store: ox.Store | None = store
        self._lock = lock
        self._view: OxigraphStore | None = None

    @classmethod
    def open(cls, home: Path, read_only: bool = False) -> Self:
        """Open the dataset under `home`, made where it is missing unless `read_only`.

        Raises DatasetError where there is none to read, where it is damaged, or where another
        process holds it: one may write, or any number may read.
        """
        path = home / "dataset"
        if read_only and not path.is_dir():
            raise DatasetError(
                f"there is no dataset at {path}", remedy="Load articles first: claimgraph load PATH"
            )
        with _engine_errors(path):
            home.mkdir(parents=True, exist_ok=True)
            lock = Lock(home / "dataset.lock", shared=read_only)
            try:
                store = ox.Store.read_only(str(path)) if read_only else ox.Store(path)
            except BaseException:
                lock.release()
                raise
        return cls(store, path, lock, read_only=read_only)

    def close(self) -> None:
        """Let go of the store; a second call does nothing."""
        self._open_store = self._view = None
        self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def put(self, graph: rdflib.Graph) -> Outcome:
        """Store a graph under its identifier, in place of the one that stands there."""
        return self.put_ntriples(
            str(graph.identifier), graph.serialize(format="nt", encoding="utf-8")
        )

    def put_ntriples(self, iri: str, data: bytes) -> Outcome:
        """Store N-Triples as the graph `iri`, in place of the one that stands there.

        All of it is written or none: a process killed on the way leaves the graph as it was.
        """
        with self._writing() as store:
            name = ox.NamedNode(iri)
            new = _quads(data, name)
            old = set(store.quads_for_pattern(None, None, None, name))
            if new == old:
                return "unchanged"
            if old:
                _replace(store, name, old - new, new - old)
                return "changed"
            store.extend([*new, *_in_union(new)])
            return "added"

    def drop(self, iri: str) -> None:
        """Remove an article, and from the union what only it said."""
        with self._writing() as store:
            name = ox.NamedNode(iri)
            gone = set(store.quads_for_pattern(None, None, None, name))
            _replace(store, name, gone, set(), then=f"DROP SILENT GRAPH {name}")

    def mentions(self, iri: str) -> bool:
        """Tell whether any article mentions this actor or weapon."""
        with self._reading() as store:
            found = store.quads_for_pattern(None, _MENTIONS, ox.NamedNode(iri), _UNION)
            return next(iter(found), None) is not None

    def state(self, iri: str) -> State | None:
        """Return what an article was loaded from and with, None where it is not loaded."""
        with self._reading() as store:
            return articles.state(store, iri)

    def origin(self, iri: str) -> str | None:
        """Return where an article was read from, None where it is not loaded."""
        with self._reading() as store:
            return articles.origin(store, iri)

    def articles(self) -> list[ArticleEntry]:
        """Return every article loaded, the oldest publication first, undated ones last."""
        with self._reading() as store:
            return articles.entries(store)

    def find_article(self, name: str) -> ArticleEntry:
        """Find an article by IRI, URL, doc_id, title, or an end of its doc_id that is its alone.

        Raises NotFoundError naming what comes close, also where several answer to the name.
        """
        with self._reading() as store:
            return articles.find(store, name)

    def article_graph(self, iri: str) -> rdflib.Graph:
        """Return a copy of an article's named graph."""
        graph = rdflib.Graph(identifier=rdflib.URIRef(iri))
        with self._reading() as store:
            quads = store.quads_for_pattern(None, None, None, ox.NamedNode(iri))
            data = ox.serialize((quad.triple for quad in quads), format=ox.RdfFormat.N_TRIPLES)
        return graph.parse(data=data or b"", format="nt")

    def sparql(
        self, text: str, bindings: Mapping[str, Any] | None = None, *, name: str = "SPARQL"
    ) -> Result:
        """Ask a SPARQL query of the union, or of single articles by GRAPH; see graph.sparql.ask."""
        with self._reading():
            return sparql.ask(self._rdflib_store(), text, bindings, name)

    def write(self, out: IO[bytes], form: RdfFormat) -> None:
        """Write everything as Turtle (the union), TriG, N-Quads or JSON-LD (graph by graph)."""
        with self._reading() as store:
            if form == "turtle":
                store.dump(out, RDF_FORMATS[form], from_graph=_UNION, prefixes=sparql.PREFIXES)
            else:
                ox.serialize(_named(store), out, RDF_FORMATS[form], prefixes=sparql.PREFIXES)

    def rdflib(self) -> rdflib.Dataset:
        """Return rdflib's view of the dataset; its default graph is the union, to be read only."""
        return rdflib.Dataset(store=self._rdflib_store())

    def _rdflib_store(self) -> OxigraphStore:
        if self._view is None:
            self._view = OxigraphStore(store=self.store)
            for prefix, namespace in sparql.PREFIXES.items():
                self._view.bind(prefix, rdflib.URIRef(namespace))
        return self._view

    @property
    def store(self) -> ox.Store:
        """The open store, for reading. Raises DatasetError once closed."""
        if self._open_store is None:
            raise DatasetError(f"the dataset at {self.path} is closed", remedy="Open it again")
        return self._open_store

    @contextmanager
    def _reading(self) -> Iterator[ox.Store]:
        with _engine_errors(self.path):
            yield self.store

    @contextmanager
    def _writing(self) -> Iterator[ox.Store]:
        if self.read_only:
            raise DatasetError(f"the dataset at {self.path} is open for reading alone")
        with _engine_errors(self.path):
            yield self.store


def _quads(data: bytes, name: ox.NamedNode) -> set[ox.Quad]:
    try:
        parsed = [*ox.parse(data, format=ox.RdfFormat.N_TRIPLES)]
    except SyntaxError as error:
        raise DatasetError(f"the graph {name} cannot be stored: {error}") from error
    return {ox.Quad(one.subject, one.predicate, one.object, name) for one in parsed}


def _in_union(quads: Iterable[ox.Quad]) -> list[ox.Quad]:
    return [
        ox.Quad(quad.subject, quad.predicate, quad.object, _UNION)
        for quad in quads
        if quad.graph_name != _APART
    ]


def _named(store: ox.Store) -> Iterator[ox.Quad]:
    for name in store.named_graphs():
        yield from store.quads_for_pattern(None, None, None, name)


def _replace(
    store: ox.Store, name: ox.NamedNode, gone: set[ox.Quad], new: set[ox.Quad], then: str = ""
) -> None:
    """Remove and add quads of one graph, and of the union, in one transaction.

    Only a SPARQL update is one transaction, and it takes no parameters: the terms in its text
    are written by the engine's own serialiser, never by hand.
    """
    orphans = [quad for quad in _in_union(gone) if not _elsewhere(store, quad, name)]
    steps = (
        f"DELETE DATA {{ GRAPH {name} {{ {_lines(gone)} }} {_lines(orphans)} }}",
        f"INSERT DATA {{ GRAPH {name} {{ {_lines(new)} }} {_lines(_in_union(new))} }}",
        then,
    )
    store.update(";\n".join(step for step in steps if step))


def _elsewhere(store: ox.Store, quad: ox.Quad, name: ox.NamedNode) -> bool:
    """Tell whether another named graph of the union states the same triple."""
    same = store.quads_for_pattern(quad.subject, quad.predicate, quad.object)
    return any(other.graph_name not in (name, _UNION, _APART) for other in same)


def _lines(quads: Iterable[ox.Quad]) -> str:
    return "\n".join(f"{quad.triple} ." for quad in quads)


@contextmanager
def _engine_errors(path: Path) -> Iterator[None]:
    """Turn what the engine raises into what a caller can act on."""
    try:
        yield
    except (OSError, RuntimeError) as error:
        if "lock" in str(error).lower():
            raise DatasetError(
                f"the dataset at {path} is in use by another process",
                remedy="Wait until that is done, or end it, and try again",
            ) from error
        raise DatasetError(
            f"the dataset at {path} cannot be used: {error}",
            remedy="If it is damaged, move that folder away and load the articles again",
        ) from error
