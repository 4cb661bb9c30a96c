"""Push the dataset into a property graph: only what changed, and what is gone is removed.

Everything goes in transactions of whole articles, each with the digest of the graph it was
projected from. So a push that is cut off leaves every article in its old form or its new one,
and the next push completes it. One that has nothing to do only reads.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Concatenate, ParamSpec, TypeVar

from neo4j import ManagedTransaction
from neo4j.exceptions import ConstraintError, DriverError, Neo4jError

from claimgraph.errors import EngineError
from claimgraph.graph.dataset import Dataset
from claimgraph.graph.elements import Bundle, Node
from claimgraph.graph.engines import Target
from claimgraph.graph.project import CATALOGUE, Projection
from claimgraph.graph.write import ARTICLE, Writer, schema
from claimgraph.graph.write import CATALOGUE as CATALOGUE_LABEL
from claimgraph.ontology.mapping import ID

__all__ = ["Progress", "PushReport", "push"]

Progress = Callable[[int, int], None]
"""Called with how many articles are through, and of how many."""
BATCH = 4_000
"""Rows of a transaction, about: an article goes whole, however large."""
REMOVALS = 200
"""Articles removed in a transaction."""
SCHEMA = ("CONSTRAINTS", "INDEXES")

T = TypeVar("T")
P = ParamSpec("P")


@dataclass(frozen=True, slots=True)
class PushReport:
    """What a push did: how many articles, and the sum of what the engine counted."""

    sent: int
    unchanged: int
    removed: int
    counts: Mapping[str, int]

    @property
    def wrote(self) -> bool:
        """Whether anything was written."""
        return any(self.counts.values())

    def __str__(self) -> str:
        articles = f"{self.sent} articles sent, {self.unchanged} unchanged, {self.removed} removed"
        return articles + "".join(
            f"; {what.replace('_', ' ')}: {count:,}" for what, count in self.counts.items() if count
        )


def push(dataset: Dataset, target: Target, *, progress: Progress | None = None) -> PushReport:
    """Make the property graph say what the dataset says, and report what that took.

    Whatever claimgraph did not write stays: other nodes, properties and labels added to its own,
    and relationships drawn to them, for as long as those nodes are in the dataset. Raises
    EngineError where the engine refuses or goes away; the same call then completes what was begun.
    """
    with _engine_errors(target):
        return _Push(Projection(dataset.store), target, progress or (lambda _, __: None)).run()


class _Push:
    """One push: what is there, what ought to be, and the difference sent."""

    def __init__(self, projection: Projection, target: Target, progress: Progress) -> None:
        self.projection = projection
        self.rules = projection.rules
        self.target = target
        self.progress = progress
        self.counts: Counter[str] = Counter()

    def run(self) -> PushReport:
        """Bring constraints, shared nodes, articles and what the catalogue has of their weapons in.

        Then shared nodes that nobody mentions any more go.
        """
        self.send_schema()
        gone = self.send_shared()
        articles = self.projection.articles()
        there = self.digests(articles)
        removed = sorted(there.keys() - set(articles))
        for batch in _batches(removed, REMOVALS, lambda _: 1):
            self.write(Writer.remove_articles, batch)
        sent = self.send_articles(articles, there)
        self.send_catalogue()
        for family, ids in gone.items():
            for batch in _batches(ids, BATCH, lambda _: 1):
                self.write(Writer.remove_shared, family, batch)
        return PushReport(sent, len(articles) - sent, len(removed), dict(self.counts))

    def send_schema(self) -> None:
        """Create the constraints and indexes that are missing, if any."""
        there = {row["name"] for what in SCHEMA for row in self.read(f"SHOW {what}")}
        missing = [text for name, text in schema(self.rules).items() if name not in there]
        if missing:
            self.write(Writer.put_schema, missing)

    def send_shared(self) -> dict[str, list[str]]:
        """Send the shared nodes that changed; return those to remove, by their broadest label."""
        there = {
            family: {row["id"]: row for row in self.marked(family)}
            for family in self.rules.families(shared=True)
        }
        relabelled: set[str] = set()

        def changed() -> Iterator[Node]:
            for node in self.projection.shared():
                found = there[node.kind.family].pop(node.id, None)
                if found and node.kind.labels[0] not in found["labels"]:
                    relabelled.add(node.id)
                if not found or found["digest"] != node.digest:
                    yield node

        for batch in _batches(changed(), BATCH, lambda _: 1):
            self.write(Writer.put_shared, batch, relabelled)
        return {family: sorted(left) for family, left in there.items() if left}

    def send_articles(self, articles: Sequence[str], there: Mapping[str, str]) -> int:
        """Send the articles that changed, in transactions of whole ones; return how many."""
        unchanged = sent = 0

        def changed() -> Iterator[Bundle]:
            nonlocal unchanged
            for article in articles:
                if there.get(article) != self.projection.digest(article):
                    yield self.projection.bundle(article)
                else:
                    unchanged += 1
                    self.progress(unchanged + sent, len(articles))

        for batch in _batches(changed(), BATCH, len):
            self.write(Writer.put_articles, batch)
            sent += len(batch)
            self.progress(unchanged + sent, len(articles))
        return sent

    def send_catalogue(self) -> None:
        """Send what the reference catalogue has in one transaction, where that changed."""
        there = {row["id"]: row["digest"] for row in self.marked(CATALOGUE_LABEL)}
        if there.get(CATALOGUE) == self.projection.digest(CATALOGUE):
            return
        bundle = self.projection.catalogue()
        if bundle is not None:
            self.write(Writer.put_catalogue, bundle)
        elif CATALOGUE in there:
            self.write(Writer.remove_catalogue, CATALOGUE)

    def digests(self, articles: Sequence[str]) -> dict[str, str]:
        """Return the digests of the articles that are in, whole or ('') about to be sent again.

        Raises EngineError where somebody else's node has the id of an article to be sent.
        """
        text = f"MATCH (n:{ARTICLE}) RETURN n.{ID} AS id, n.{self.rules.digest} AS digest"
        found = {row["id"]: row["digest"] for row in self.read(text)}
        for article in articles:
            if article in found and found[article] is None:
                raise EngineError(
                    self.target.uri,
                    f"the database has an {ARTICLE} node of its own with the id {article}",
                    remedy="Push to another database, or give that node another id",
                )
        return {iri: digest for iri, digest in found.items() if digest is not None}

    def marked(self, family: str) -> list[dict[str, Any]]:
        """Read the nodes of one label that a push wrote."""
        digest = self.rules.digest
        return self.read(
            f"MATCH (n:{family}) WHERE n.{digest} IS NOT NULL "
            f"RETURN n.{ID} AS id, n.{digest} AS digest, labels(n) AS labels"
        )

    def read(self, text: str) -> list[dict[str, Any]]:
        with self.target.session() as session:
            return session.execute_read(lambda tx: tx.run(text).data())

    def write(
        self, work: Callable[Concatenate[Writer, P], None], *args: P.args, **kwargs: P.kwargs
    ) -> None:
        """Do one piece of work in one managed transaction, which the driver may try again."""

        def attempt(tx: ManagedTransaction) -> Counter[str]:
            writer = Writer(tx, self.rules, self.target.uri)
            work(writer, *args, **kwargs)
            return writer.counts

        with self.target.session() as session:
            self.counts += session.execute_write(attempt)


def _batches(items: Iterable[T], size: int, weight: Callable[[T], int]) -> Iterator[list[T]]:
    """Yield the items in lists that weigh `size` or a little more."""
    batch: list[T] = []
    total = 0
    for item in items:
        batch.append(item)
        total += weight(item)
        if total >= size:
            yield batch
            batch, total = [], 0
    if batch:
        yield batch


@contextmanager
def _engine_errors(target: Target) -> Iterator[None]:
    """Turn what the driver raises into what a caller can act on."""
    try:
        yield
    except ConstraintError as error:
        raise EngineError(
            target.uri,
            f"data that is there already stands in the way ({error.message})",
            remedy="Push to another database, or remove the data that is named",
        ) from error
    except Neo4jError as error:
        raise EngineError(
            target.uri,
            f"the engine refuses ({error.message})",
            remedy="Nothing is half-written: once that is put right, push again",
        ) from error
    except DriverError as error:
        raise EngineError(
            target.uri,
            f"the engine went away during the push ({error})",
            remedy="Nothing is half-written: once it is back, the same push completes the rest",
        ) from error
