"""How fast articles become RDF on disk, against Oxigraph's own bulk load of the same quads.

`python -m bench.rdf [ARTICLES]`, from the checkout, prints rates and ratios, all measured in the
one run: the ratios can be compared between machines, the rates cannot.
"""

from __future__ import annotations

import io
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox

from claimgraph.graph.dataset import Dataset
from claimgraph.loaders.triples import triples
from tests import sample


def timed(work: Callable[[], object]) -> float:
    """Return the seconds that some work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def mined(count: int, extractor: str) -> list[tuple[str, bytes]]:
    """Return the sample article under many ids, as what a worker hands over."""
    graphs = (
        triples(sample.extraction(f"a/{number}"), extractor=extractor, catalogue_version="1")
        for number in range(count)
    )
    return [(str(graph.identifier), graph.serialize(format="nt").encode()) for graph in graphs]


def put(dataset: Dataset, articles: list[tuple[str, bytes]]) -> None:
    """Store articles one by one, as loading does."""
    for iri, data in articles:
        dataset.put_ntriples(iri, data)


def drop(dataset: Dataset, articles: list[tuple[str, bytes]]) -> None:
    """Remove articles one by one."""
    for iri, _ in articles:
        dataset.drop(iri)


def main(count: int) -> None:
    """Measure every step on this many articles."""
    took: dict[str, float] = {}
    articles: list[tuple[str, bytes]] = []
    took["extraction to N-Triples"] = timed(lambda: articles.extend(mined(count, "bench 1")))
    renewed = mined(count, "bench 2")
    with tempfile.TemporaryDirectory() as folder:
        with Dataset.open(Path(folder, "home")) as dataset:
            took["put, new"] = timed(lambda: put(dataset, articles))
            took["put, unchanged"] = timed(lambda: put(dataset, articles))
            took["put, changed"] = timed(lambda: put(dataset, renewed))
            quads = io.BytesIO()
            took["write N-Quads"] = timed(lambda: dataset.write(quads, "nquads"))
            for form in ("turtle", "trig", "jsonld"):
                took[f"write {form}"] = timed(lambda form=form: dataset.write(io.BytesIO(), form))  # type: ignore[misc]
            took["list articles"] = timed(dataset.articles)
            took["drop a tenth"] = timed(lambda: drop(dataset, articles[::10]))
        raw = ox.Store(Path(folder, "raw"))
        data = quads.getvalue()
        took["raw bulk load"] = timed(lambda: raw.bulk_load(data, format=ox.RdfFormat.N_QUADS))
        took["raw dump"] = timed(lambda: raw.dump(io.BytesIO(), format=ox.RdfFormat.N_QUADS))
    size = data.count(b"\n")
    print(f"{count} articles, {size} quads")
    for name, seconds in took.items():
        base = took["raw dump" if name.startswith("write") else "raw bulk load"]
        rate = f"{size / seconds:12,.0f} quads/s {seconds / base:7.2f} x raw"
        print(f"{name:26} {seconds:8.2f} s {rate}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 300)
