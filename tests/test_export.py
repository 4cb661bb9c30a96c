"""Exports other than GEXF: whole files or none, nothing lost, nothing that runs."""

from __future__ import annotations

import csv
import json
import os
import re
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import cast

import networkx as nx
import pyoxigraph as ox
import pytest

from claimgraph.errors import DatasetError, ExportError
from claimgraph.graph.dataset import Dataset
from claimgraph.graph.export import FORMATS, Format, export, tables
from claimgraph.graph.rows import EdgeRow, NodeRow, rows_of
from tests import sample
from tests.loaded import dataset

FOLDERS = ("csv", "neo4j-admin")
RDF = {
    "turtle": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "nquads": ox.RdfFormat.N_QUADS,
    "jsonld": ox.RdfFormat.JSON_LD,
}


@pytest.fixture
def loaded(tmp_path: Path) -> Iterator[Dataset]:
    with dataset(tmp_path / "home") as opened:
        yield opened


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def rows(loaded: Dataset) -> tuple[dict[str, NodeRow], list[EdgeRow]]:
    found = list(rows_of(loaded, full=True))
    nodes = {row.id: row for row in found if isinstance(row, NodeRow)}
    return nodes, [row for row in found if isinstance(row, EdgeRow)]


def test_rows_join_nodes_that_are_there(loaded: Dataset) -> None:
    nodes, edges = rows(loaded)
    assert (len(nodes), len(edges)) == (41, 70)
    assert {end for edge in edges for end in (edge.start, edge.end)} <= set(nodes)


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_data_gives_the_same_files(loaded: Dataset, tmp_path: Path, form: Format) -> None:
    first, second = (export(loaded, form, tmp_path / name) for name in ("a", "b"))
    assert (first.nodes, first.edges) == (second.nodes, second.edges)
    assert first.nodes > 0
    for one, other in zip(first.files, second.files, strict=True):
        # RDF has no order: its lines are held against each other sorted.
        one_lines, other_lines = (sorted(f.read_bytes().splitlines()) for f in (one, other))
        assert one_lines == other_lines


@pytest.mark.parametrize("form", FORMATS)
def test_what_fails_on_the_way_leaves_what_stood_there(
    loaded: Dataset, tmp_path: Path, form: Format, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    before = {file: file.read_bytes() for file in export(loaded, form, out).files}

    def full_disk(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("claimgraph.graph.export.xml.legal", full_disk)
    monkeypatch.setattr("claimgraph.graph.export.tables._cell", full_disk)
    monkeypatch.setattr("claimgraph.graph.export.neo4j_admin.as_text", full_disk)
    monkeypatch.setattr(Dataset, "write", full_disk)
    with pytest.raises(ExportError, match="No space left"):
        export(loaded, form, out)
    assert {file: file.read_bytes() for file in before} == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["home", "out"]


@pytest.mark.parametrize("form", FORMATS)
def test_a_second_export_replaces_the_first(loaded: Dataset, tmp_path: Path, form: Format) -> None:
    out = tmp_path / "out"
    export(loaded, form, out)
    loaded.drop(loaded.find_article("sample/tor").iri)
    assert export(loaded, form, out).edges == 0


@pytest.mark.parametrize("form", FOLDERS)
def test_a_folder_with_other_things_is_left_alone(
    loaded: Dataset, tmp_path: Path, form: Format
) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.docx").touch()
    with pytest.raises(ExportError, match=r"holds other things \(thesis.docx\)"):
        export(loaded, form, tmp_path / "mine")
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["thesis.docx"]


def test_a_file_is_no_folder_nor_a_folder_a_file(loaded: Dataset, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ExportError, match="is a file"):
        export(loaded, "csv", tmp_path / "file")
    (tmp_path / "folder").mkdir()
    with pytest.raises(ExportError, match="is a folder"):
        export(loaded, "gexf", tmp_path / "folder")


def test_an_unknown_format_is_told_the_known_ones(loaded: Dataset, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="gexf, graphml, csv"):
        export(loaded, cast("Format", "xlsx"), tmp_path / "out.xlsx")


def test_a_closed_dataset_is_an_error(loaded: Dataset, tmp_path: Path) -> None:
    loaded.close()
    with pytest.raises(DatasetError, match="closed"):
        export(loaded, "gexf", tmp_path / "out.gexf")
    assert not (tmp_path / "out.gexf").exists()


def test_networkx_reads_the_graphml_with_types(loaded: Dataset, tmp_path: Path) -> None:
    report = export(loaded, "graphml", tmp_path / "out.graphml", full=True)
    network = nx.read_graphml(tmp_path / "out.graphml", force_multigraph=True)
    assert (network.number_of_nodes(), network.number_of_edges()) == (report.nodes, report.edges)
    nodes, edges = rows(loaded)
    for iri, found in network.nodes(data=True):
        assert found == {**nodes[iri].props, "labels": ":".join(nodes[iri].labels)}
    held = [{k: v for k, v in data.items() if k != "id"} for _, _, data in network.edges(data=True)]
    expected = [{**edge.props, "type": edge.type} for edge in edges]
    assert sorted(held, key=repr_of) == sorted(expected, key=repr_of)


def repr_of(props: Mapping[str, object]) -> str:
    return json.dumps(props, sort_keys=True)


def test_tables_hold_every_node_and_edge(loaded: Dataset, tmp_path: Path) -> None:
    report = export(loaded, "csv", tmp_path / "out")
    assert [file.name for file in report.files] == ["edges.csv", "nodes.csv"]
    nodes, edges = rows(loaded)
    found = table(tmp_path / "out" / "nodes.csv")
    assert {row["id"]: row["labels"] for row in found} == {
        node.id: ":".join(node.labels) for node in nodes.values()
    }
    ends = [(r["source"], r["target"], r["relationship"]) for r in table(report.files[0])]
    assert sorted(ends) == sorted((edge.start, edge.end, edge.type) for edge in edges)
    header = (tmp_path / "out" / "edges.csv").read_bytes().split(b"\r\n")[0].decode()
    assert len(set(header.split(","))) == len(header.split(","))


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM", "'@SUM"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("plain, “quoted”\nand broken", "plain, “quoted”\nand broken"),
        (-1, "-1"),
        (-0.5, "-0.5"),
        (True, "true"),
        (None, ""),
    ],
)
def test_no_cell_runs_as_a_formula(value: str | float | bool | None, cell: str) -> None:
    assert tables._cell(value) == cell


def test_the_import_script_names_every_file_once(loaded: Dataset, tmp_path: Path) -> None:
    report = export(loaded, "neo4j-admin", tmp_path / "out")
    script = (tmp_path / "out" / "import.sh").read_text(encoding="utf-8")
    for file in report.files:
        if file.suffix == ".csv":
            assert re.findall(rf"={re.escape(file.name)}\b", script) == [f"={file.name}"], file.name
    assert "--nodes=Person:Actor=nodes-Person.csv" in script
    assert "--relationships=NOT_OPERATED_BY=relationships-NOT_OPERATED_BY.csv" in script
    assert report.hint == f"sh {tmp_path / 'out' / 'import.sh'}"


def test_the_import_script_runs_from_anywhere(loaded: Dataset, tmp_path: Path) -> None:
    export(loaded, "neo4j-admin", tmp_path / "out")
    fake = tmp_path / "bin" / "neo4j-admin"
    fake.parent.mkdir()
    fake.write_text('#!/bin/sh\npwd\nfor each in "$@"; do echo "$each"; done\n')
    fake.chmod(0o755)
    path = f"{fake.parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["/bin/sh", str(tmp_path / "out" / "import.sh"), "articles"],
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        check=True,
    )
    lines = done.stdout.splitlines()
    assert lines[0] == str(tmp_path / "out")
    assert lines[1:5] == ["database", "import", "full", "articles"]


def test_the_import_files_have_typed_headers_and_all_rows(loaded: Dataset, tmp_path: Path) -> None:
    report = export(loaded, "neo4j-admin", tmp_path / "out")
    nodes, edges = rows(loaded)
    counted = {"nodes": 0, "relationships": 0}
    for file in report.files[1:]:
        found = table(file)
        counted[file.name.partition("-")[0]] += len(found)
        assert len(found) > 0
    assert counted == {"nodes": len(nodes), "relationships": len(edges)}
    (weapon,) = table(tmp_path / "out" / "nodes-Munition.csv")
    assert weapon["name:string"] == "9M338"
    assert weapon["known:boolean"] == "true"
    assert {row["start:long"].isdigit() for row in table(tmp_path / "out" / "nodes-Passage.csv")}


@pytest.mark.parametrize("form", RDF)
def test_rdf_comes_back_whole(loaded: Dataset, tmp_path: Path, form: Format) -> None:
    report = export(loaded, form, tmp_path / "out")
    back = {quad.triple for quad in ox.parse(path=str(tmp_path / "out"), format=RDF[form])}
    assert len(back) == report.edges
    assert back == {q.triple for q in loaded.store.quads_for_pattern(None, None, None, None)}


def test_hostile_words_come_back_from_every_table_and_xml(tmp_path: Path) -> None:
    told = sample.extraction()
    words = '=cmd|"/c calc"!A1, "quoted"\r\n\x0b</data>\U0001f680'
    told = replace(told, claims=(replace(told.claims[0], text=words), *told.claims[1:]))
    with dataset(tmp_path / "home", told) as loaded:
        export(loaded, "csv", tmp_path / "csv")
        export(loaded, "neo4j-admin", tmp_path / "admin")
        export(loaded, "graphml", tmp_path / "out.graphml")
    claims = {row["text"] for row in table(tmp_path / "csv" / "nodes.csv")}
    assert "'" + words in claims
    imported = {row["text:string"] for row in table(tmp_path / "admin" / "nodes-Claim.csv")}
    assert words in imported
    network = nx.read_graphml(tmp_path / "out.graphml")
    texts = [data.get("text") for _, data in network.nodes(data=True)]
    assert words.replace("\x0b", "\ufffd") in texts
