"""Measure the push beside raw UNWIND and MERGE of as many nodes and relationships.

Run from the checkout: python -m bench.push [--articles N] [--neo4j]. The ratio is what counts:
both halves of it are measured in one run, on one engine, on the same machine.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from claimgraph.cli.output import Format, print_rows
from claimgraph.graph.dataset import Dataset
from claimgraph.graph.engines import Target
from claimgraph.graph.engines.embedded import embedded
from claimgraph.graph.project import Projection
from claimgraph.graph.push import BATCH, push
from claimgraph.loaders.triples import triples
from tests.real.neo4j import USER, Login, running
from tests.sample import extraction

NODES = "UNWIND $rows AS row MERGE (n:Raw {id: row.id}) SET n += row.properties"
EDGES = (
    "UNWIND $rows AS row MATCH (a:Raw {id: row.start}) MATCH (b:Raw {id: row.end}) "
    "MERGE (a)-[r:RAW {article: row.properties.article}]->(b) SET r += row.properties"
)
COLUMNS = ("engine", "what", "seconds", "elements", "per_second", "of_raw")


def main() -> None:
    """Measure, and print what was measured."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--articles", type=int, default=200)
    options.add_argument(
        "--neo4j", action="store_true", help="a real Neo4j too, as tests set it up"
    )
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder, Dataset.open(Path(folder, "home")) as dataset:
        for number in range(given.articles):
            dataset.put(
                triples(extraction(f"a/{number}"), extractor="bench", catalogue_version="bench")
            )
        with embedded(Path(folder, "engine")) as target:
            rows = measure(target, dataset)
        if given.neo4j:
            with neo4j(Path(folder, "neo4j")) as target:
                rows += measure(target, dataset)
    print_rows(COLUMNS, rows, Format.TABLE)


@contextmanager
def neo4j(home: Path) -> Iterator[Target]:
    """Run a Neo4j of our own, warmed up, since its first queries take seconds to plan."""
    with (
        running(home) as server,
        Login(server.uri, USER, server.password).connect() as target,
        Dataset.open(home / "warm") as dataset,
    ):
        dataset.put(triples(extraction("warm"), extractor="bench", catalogue_version="bench"))
        push(dataset, target)
        raw(target, dataset)
        target.driver.execute_query("MATCH (n) DETACH DELETE n")
        yield target


def measure(target: Target, dataset: Dataset) -> list[dict[str, object]]:
    """Return a row for the raw writes, the first push and a push of nothing new."""
    raw_s, elements = timed(lambda: raw(target, dataset))
    target.driver.execute_query("MATCH (n:Raw) DETACH DELETE n", database_=target.database)
    push_s, _ = timed(lambda: push(dataset, target))
    again_s, _ = timed(lambda: push(dataset, target))
    return [
        {
            "engine": target.name,
            "what": what,
            "seconds": round(seconds, 2),
            "elements": elements,
            "per_second": round(elements / seconds),
            "of_raw": round(seconds / raw_s, 2),
        }
        for what, seconds in (("raw", raw_s), ("push", push_s), ("push again", again_s))
    ]


def raw(target: Target, dataset: Dataset) -> int:
    """Write as many nodes and relationships as a push would, all of one label and one type."""
    projection = Projection(dataset.store)
    bundles = [projection.bundle(article) for article in projection.articles()]
    every = [*projection.shared(), *(node for bundle in bundles for node in bundle.nodes)]
    nodes = [{"id": node.id, "properties": dict(node.properties)} for node in every]
    edges = [
        {"start": edge.start.id, "end": edge.end.id, "properties": dict(edge.properties)}
        for bundle in bundles
        for edge in bundle.edges
    ]
    target.driver.execute_query(
        "CREATE CONSTRAINT raw IF NOT EXISTS FOR (n:Raw) REQUIRE n.id IS UNIQUE",
        database_=target.database,
    )
    for text, rows in ((NODES, nodes), (EDGES, edges)):
        for start in range(0, len(rows), BATCH):
            target.driver.execute_query(
                text, rows=rows[start : start + BATCH], database_=target.database
            )
    return len(nodes) + len(edges)


def timed(work: Callable[[], object]) -> tuple[float, int]:
    """Return how many seconds a piece of work took, and the number it returned, if one."""
    begun = time.perf_counter()
    result = work()
    return time.perf_counter() - begun, result if isinstance(result, int) else 0


if __name__ == "__main__":
    main()
