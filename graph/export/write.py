"""Export a dataset: pick the format, fill the rows, write files that are whole or not there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast, get_args

from claimgraph.errors import ExportError
from claimgraph.graph.dataset import Dataset, RdfFormat
from claimgraph.graph.export import gexf, graphml, neo4j_admin, tables
from claimgraph.graph.export.files import whole_file, whole_folder
from claimgraph.graph.export.spool import Rows, spooled
from claimgraph.graph.rows import rows_of

Format = Literal["gexf", "graphml", "csv", "neo4j-admin", "turtle", "trig", "nquads", "jsonld"]
FORMATS: tuple[Format, ...] = get_args(Format)

_Writer = Callable[[Rows, Path], tuple[int, int]]
_FILES: dict[str, _Writer] = {"gexf": gexf.write, "graphml": graphml.write}
_FOLDERS: dict[str, _Writer] = {"csv": tables.write, "neo4j-admin": neo4j_admin.write}


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What was written: how many nodes and edges (triples, for RDF), into which files.

    `hint` is what to type next, where a format needs it.
    """

    nodes: int
    edges: int
    files: tuple[Path, ...]
    hint: str = ""


def export(
    dataset: Dataset, fmt: Format, out: str | Path, *, full: bool | None = None
) -> ExportReport:
    """Write the dataset to `out`, a file, or a folder for csv and neo4j-admin.

    For gexf and graphml the graph is what an analyst looks at: actors, weapons, claims, articles
    and events, and what joins them; `full` adds statements, passages, positions and designations,
    and what the reference catalogue has of the weapons.
    csv and neo4j-admin hold everything unless told not to; RDF always does.
    Raises ExportError where `out` cannot be written; what stood there is then as it was.
    """
    path = Path(out)
    if fmt in _FILES:
        with spooled() as rows:
            _fill(rows, dataset, full=bool(full))
            with whole_file(path) as part:
                nodes, edges = _FILES[fmt](rows, part)
        return ExportReport(nodes, edges, (path,))
    if fmt in _FOLDERS:
        return _folder(dataset, fmt, path, full=full is not False)
    if fmt in FORMATS:
        return _rdf(dataset, cast("RdfFormat", fmt), path)
    raise ExportError(path, f"{fmt} is no export format", remedy=f"Use one of {', '.join(FORMATS)}")


def _fill(rows: Rows, dataset: Dataset, *, full: bool) -> None:
    for row in rows_of(dataset, full=full):
        rows.add(row)
    rows.complete()


def _folder(dataset: Dataset, fmt: str, out: Path, *, full: bool) -> ExportReport:
    suffixes = (".csv", Path(neo4j_admin.SCRIPT).suffix)
    with spooled() as rows, whole_folder(out, suffixes) as part:
        _fill(rows, dataset, full=full)
        nodes, edges = _FOLDERS[fmt](rows, part)
    hint = f"sh {out / neo4j_admin.SCRIPT}" if fmt == "neo4j-admin" else ""
    return ExportReport(nodes, edges, tuple(sorted(out.iterdir())), hint)


def _rdf(dataset: Dataset, form: RdfFormat, out: Path) -> ExportReport:
    with whole_file(out) as part, part.open("wb") as file:
        dataset.write(file, form)
    subjects, triples = _size(dataset)
    return ExportReport(subjects, triples, (out,))


def _size(dataset: Dataset) -> tuple[int, int]:
    (row,) = dataset.sparql(
        "SELECT (COUNT(DISTINCT ?s) AS ?subjects) (COUNT(*) AS ?triples) WHERE { ?s ?p ?o }"
    )
    return int(str(row[0])), int(str(row[1]))  # type: ignore[index]
