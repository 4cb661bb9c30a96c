"""Walk the graph in Python: from an actor to what they said, from a weapon to who operates it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Self

from rdflib import Graph as RdfGraph
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.namespace import RDF
from rdflib.term import Literal, Node, URIRef

from claimgraph.errors import NotFoundError
from claimgraph.graph.dataset import Dataset
from claimgraph.graph.home import default_home
from claimgraph.graph.names import Names
from claimgraph.graph.network import Edge, Network, network, paths
from claimgraph.graph.network import Path as Way
from claimgraph.graph.reading import Reader
from claimgraph.graph.resource import ACTOR_TYPES, WEAPON_TYPES
from claimgraph.graph.rows import rows_of
from claimgraph.graph.views import (
    Actor,
    Article,
    Disagreement,
    Passage,
    Statement,
    Weapon,
)
from claimgraph.ontology.terms import CG

_AFFIRMS, _DENIES = Literal("affirms"), Literal("denies")


class Graph:
    """Everything loaded, to walk through; as it stood when first read.

    ```python
    with Graph.open() as graph:
        for fact in graph.weapon("9M723").operators():
            print(fact.object.name, fact.holds, fact.asserted_by, fact.evidence)
    ```
    """

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset
        self.rdf: RdfGraph = dataset.rdflib().graph(DATASET_DEFAULT_GRAPH_ID)
        self._read = Reader(self.rdf)

    @classmethod
    def open(cls, path: str | Path | None = None) -> Self:
        """Open the data under `path` for reading; by default where the command line keeps it.

        Raises DatasetError where nothing was loaded, or somebody is loading.
        """
        home = default_home() if path is None else Path(path)
        return cls(Dataset.open(home, read_only=True))

    def close(self) -> None:
        """Let go of the data; views already read stay, but lead nowhere new."""
        self.dataset.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def articles(self) -> tuple[Article, ...]:
        """Return every article, the oldest publication first."""
        return tuple(self._read.article(URIRef(e.iri)) for e in self.dataset.articles())

    def article(self, name: str) -> Article:
        """Return an article by IRI, URL, doc_id or title. Raises NotFoundError."""
        return self._read.article(URIRef(self.dataset.find_article(name).iri))

    @cached_property
    def _actors(self) -> Names:
        return Names(self.rdf, "actor", ACTOR_TYPES)

    @cached_property
    def _weapons(self) -> Names:
        return Names(self.rdf, "weapon", WEAPON_TYPES)

    def actor(self, name: str) -> Actor:
        """Return the actor of that name, or the only one whose name holds it.

        Raises NotFoundError, naming what comes close or what the name could mean.
        """
        found = self._read.thing(self._actors.find(name))
        if not isinstance(found, Actor):
            raise NotFoundError("actor", name)
        return found

    def actors(self, name: str) -> tuple[Actor, ...]:
        """Return every actor that `name` could mean, in one article or in all."""
        found = map(self._read.thing, self._actors.all(name))
        return tuple(actor for actor in found if isinstance(actor, Actor))

    def weapon(self, name: str) -> Weapon:
        """Return the weapon of that name or designation, or the only one whose name holds it.

        Raises NotFoundError, naming what comes close or what the name could mean.
        """
        found = self._read.thing(self._weapons.find(name))
        if not isinstance(found, Weapon):
            raise NotFoundError("weapon", name)
        return found

    def statement(self, iri: str) -> Statement:
        """Return a statement by its IRI. Raises NotFoundError."""
        node = URIRef(iri)
        if (node, RDF.type, CG.Statement) not in self.rdf:
            raise NotFoundError("statement", iri)
        return self._read.statement(node)

    def statements(
        self,
        *,
        about: str | None = None,
        by: str | None = None,
        stance: str | None = None,
        since: str | None = None,
        until: str | None = None,
    ) -> tuple[Statement, ...]:
        """Return statements, the oldest first, narrowed down by what is given.

        `about` is a weapon (its variants count too) or an actor. `since` and `until` are dates,
        both included and as precise as given ("2021-04"); they are held against when a thing was
        said, else published, and leave out what is undated. Raises NotFoundError.
        """
        nodes = set(self.rdf.subjects(RDF.type, CG.Statement))
        if by is not None:
            nodes &= set(self.rdf.subjects(CG.speaker, URIRef(self.actor(by).iri)))
        if about is not None:
            nodes &= set(self._about(self._topics(about)))
        found = self._read.statements(nodes)
        return tuple(
            statement
            for statement in found
            if stance in (None, statement.stance) and _dated(statement.date, since, until)
        )

    def _topics(self, name: str) -> set[Node]:
        """Return the weapon of a name, with all its variants, else the actor of that name."""
        named = self._named(name)
        variants = self.rdf.transitive_subjects(CG.variantOf, named)
        return {named, *(variant for variant in variants if variant is not None)}

    def _named(self, name: str) -> Node:
        try:
            return self._weapons.find(name)
        except NotFoundError as no_weapon:
            try:
                return self._actors.find(name)
            except NotFoundError as no_actor:
                remedies = {error.remedy for error in (no_weapon, no_actor)} - {""}
                raise NotFoundError(
                    "weapon or actor", name, remedy=". ".join(sorted(remedies))
                ) from no_weapon

    def _about(self, topics: Iterable[Node]) -> Iterable[Node]:
        for topic in topics:
            for claim in self.rdf.subjects(CG.about, topic):
                yield from self.rdf.subjects(CG.claim, claim)

    def disagreements(self) -> tuple[Disagreement, ...]:
        """Return the pairs of statements that cannot both hold, each pair once."""
        pairs: dict[frozenset[Node], str] = {}
        for denier in self.rdf.subjects(CG.stance, _DENIES):
            for claim in self.rdf.objects(denier, CG.claim):
                for other in self.rdf.subjects(CG.claim, claim):
                    if (other, CG.stance, _AFFIRMS) in self.rdf:
                        pairs[frozenset((denier, other))] = "denial"
        for first, second in self.rdf.subject_objects(CG.contradicts):
            pairs.setdefault(frozenset((first, second)), "contradicts")
        found = (self._disagreement(p, kind) for p, kind in pairs.items() if len(p) == 2)
        return tuple(sorted(found, key=lambda pair: (pair.first.iri, pair.second.iri)))

    def _disagreement(self, pair: frozenset[Node], kind: str) -> Disagreement:
        first, second = self._read.statements(pair)
        return Disagreement(first, second, kind)

    def to_networkx(self, *, full: bool = False) -> Network:
        """Return a MultiDiGraph of actors, weapons, claims, articles and events, by IRI.

        `full` adds statements, passages, positions and designations, and what the reference
        catalogue has. Attributes are plain values.
        """
        return network(rows_of(self.dataset, full=full))

    @cached_property
    def _network(self) -> Network:
        return self.to_networkx()

    def paths(self, a: str, b: str, cutoff: int = 4, *, limit: int = 25) -> tuple[Way, ...]:
        """Return the shortest ways between two actors or weapons, at most `cutoff` edges long.

        Ways lead through claims, weapons, actors and events, not through articles, since being
        named in one article is no tie. Raises NotFoundError.
        """
        start, end = (str(self._named(name)) for name in (a, b))
        return paths(self._network, start, end, cutoff, limit)

    def evidence(self, edge: Edge | tuple[str, str, str]) -> tuple[Passage, ...]:
        """Return the passages behind an edge, itself or its (start, end, key) in to_networkx().

        Raises NotFoundError where there is no such edge.
        """
        key = (edge.start, edge.end, edge.key) if isinstance(edge, Edge) else edge
        if not self._network.has_edge(*key):
            raise NotFoundError("edge", " ".join(key))
        attributes = self._network.edges[key]
        if "relation" in attributes:
            return self._read.fact(URIRef(attributes["relation"])).evidence
        if "statement" in attributes:
            return self._read.statement(URIRef(attributes["statement"])).evidence
        return self._read.evidence_of(*map(URIRef, key[:2]))


def _dated(date: str | None, since: str | None, until: str | None) -> bool:
    """Tell whether a date lies in a period, both compared as precisely as both are known."""
    if since is None and until is None:
        return True
    if date is None:
        return False
    late = since is None or date[: len(since)] >= since[: len(date)]
    early = until is None or date[: len(until)] <= until[: len(date)]
    return late and early
