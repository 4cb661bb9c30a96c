"""GEXF for Gephi: what the file says, and what a real Gephi makes of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from claimgraph.graph.export import export, gexf
from claimgraph.graph.export.dates import first_day
from claimgraph.graph.export.looks import node_colour, node_size
from claimgraph.graph.export.spool import spooled
from claimgraph.graph.rows import EdgeRow, NodeRow
from claimgraph.loaders.record import Extraction
from tests import sample
from tests.loaded import dataset
from tests.real.gephi import LoadInGephi

SCHEMA = etree.RelaxNG(etree.parse(str(Path(__file__).with_name("gexf.rng"))))
NS = {"g": gexf.NS, "viz": gexf.VIZ}
HOSTILE = "a\x00b\x0b<script>&\"'\ufffe\ud800 \u202e\U0001f680 ]]> -- \r\n\tend"
LEGAL = "a\ufffdb\ufffd<script>&\"'\ufffd\ufffd \u202e\U0001f680 ]]> -- \r\n\tend"


def written(out: Path, rows: Iterable[NodeRow | EdgeRow]) -> etree._Element:
    with spooled() as spool:
        for row in rows:
            spool.add(row)
        spool.complete()
        gexf.write(spool, out)
    return etree.parse(str(out)).getroot()


def node(iri: str, label: str = "Person", **props: str | float | bool) -> NodeRow:
    return NodeRow(iri, (label,), {"name": iri, **props})


def all_of(root: etree._Element, path: str) -> list[etree._Element]:
    return root.findall(path, NS)


def values(root: etree._Element, path: str) -> list[dict[str, str]]:
    return [
        {str(v.get("for")): str(v.get("value")) for v in all_of(element, ".//g:attvalue")}
        for element in all_of(root, path)
    ]


def two_articles() -> tuple[Extraction, Extraction]:
    """Return the sample article, and another of a later day that says the same."""
    later = sample.extraction("sample/later")
    later = replace(later, article=replace(later.article, published="2024-05-01"))
    return sample.extraction(), later


def test_the_file_is_gexf_1_3(tmp_path: Path) -> None:
    with dataset(tmp_path) as loaded:
        export(loaded, "gexf", tmp_path / "out.gexf")
    root = etree.parse(str(tmp_path / "out.gexf")).getroot()
    assert (root.tag, root.get("version")) == (f"{{{gexf.NS}}}gexf", "1.3")
    assert root.get(f"{{{gexf.XSI}}}schemaLocation", "").split()[0] == gexf.NS
    graph = root.find("g:graph", NS)
    assert graph is not None
    assert dict(graph.attrib) == {
        "defaultedgetype": "directed",
        "idtype": "string",
        "mode": "dynamic",
        "timeformat": "date",
        "timerepresentation": "interval",
    }
    assert [etree.QName(child).localname for child in graph] == [
        "attributes",
        "attributes",
        "nodes",
        "edges",
    ]


@pytest.mark.parametrize("full", [False, True])
def test_the_file_holds_nothing_that_gexf_does_not_list(tmp_path: Path, full: bool) -> None:
    with dataset(tmp_path) as loaded:
        export(loaded, "gexf", tmp_path / "out.gexf", full=full)
    SCHEMA.assertValid(etree.parse(str(tmp_path / "out.gexf")))


def test_every_value_belongs_to_a_declared_column_of_its_type(tmp_path: Path) -> None:
    with dataset(tmp_path) as loaded:
        export(loaded, "gexf", tmp_path / "out.gexf", full=True)
    root = etree.parse(str(tmp_path / "out.gexf")).getroot()
    reads = {"string": str, "integer": int, "double": float, "boolean": ("true", "false").index}
    checked = 0
    for owner in ("node", "edge"):
        declared = {
            a.get("id"): str(a.get("type"))
            for a in all_of(root, f".//g:attributes[@class='{owner}']/g:attribute")
        }
        for held in values(root, f".//g:{owner}"):
            for column, value in held.items():
                reads[declared[column]](value)  # type: ignore[operator]
                checked += 1
    assert checked > 250


def test_the_view_leaves_out_detail_and_full_does_not(tmp_path: Path) -> None:
    with dataset(tmp_path) as loaded:
        view = export(loaded, "gexf", tmp_path / "view.gexf")
        full = export(loaded, "gexf", tmp_path / "full.gexf", full=True)
    assert (view.nodes, view.edges) == (16, 28)
    assert full.nodes > view.nodes
    seen = {held["cg_entity"] for held in values(view_root(tmp_path / "view.gexf"), ".//g:node")}
    assert seen == {
        *("Person", "Organization", "State", "Article", "Claim", "Event"),
        *("WeaponSystem", "Variant", "Munition"),
    }


def view_root(path: Path) -> etree._Element:
    return etree.parse(str(path)).getroot()


def test_parallel_edges_of_one_type_are_one_that_counts_them(tmp_path: Path) -> None:
    root = written(
        tmp_path / "out.gexf",
        [
            node("a"),
            node("b"),
            EdgeRow("OPERATED_BY", "a", "b", {"quote": "x", "exclusive": True, "saidOn": "2024"}),
            EdgeRow("OPERATED_BY", "a", "b", {"quote": "y", "exclusive": False}),
            EdgeRow("OPERATED_BY", "a", "b", {"quote": "x", "saidOn": "2021-04-07"}),
            EdgeRow("NOT_OPERATED_BY", "a", "b", {"quote": "z"}),
            EdgeRow("OPERATED_BY", "b", "a", {"quote": "back"}),
        ],
    )
    edges = [(e.get("kind"), e.get("weight"), e.get("start")) for e in all_of(root, ".//g:edge")]
    assert sorted(edges, key=str) == [
        ("NOT_OPERATED_BY", "1.0", None),
        ("OPERATED_BY", "1.0", None),
        ("OPERATED_BY", "3.0", "2021-04-07"),
    ]
    merged = next(held for held in values(root, ".//g:edge") if "|" in held["cg_quote"])
    assert merged["cg_quote"] == "x | y"
    assert "cg_exclusive" not in merged  # they do not agree


def test_a_node_begins_with_the_earliest_that_is_known_of_it(tmp_path: Path) -> None:
    root = written(
        tmp_path / "out.gexf",
        [
            node("a"),
            node("b", published="2024-03-06T09:30"),
            node("c"),
            EdgeRow("SAID", "a", "b", {"saidOn": "2024-03-05", "published": "2024-03-06"}),
        ],
    )
    assert {n.get("id"): n.get("start") for n in all_of(root, ".//g:node")} == {
        "a": "2024-03-05",
        "b": "2024-03-05",
        "c": None,
    }


def test_without_a_date_the_graph_is_static(tmp_path: Path) -> None:
    root = written(tmp_path / "out.gexf", [node("a"), node("b"), EdgeRow("BY", "a", "b", {})])
    graph = root.find("g:graph", NS)
    assert graph is not None
    assert (graph.get("mode"), graph.get("timeformat")) == ("static", None)


def test_a_column_of_several_types_is_text(tmp_path: Path) -> None:
    root = written(tmp_path / "out.gexf", [node("a", x=1), node("b", x="one"), node("c", y=1)])
    types = {a.get("title"): a.get("type") for a in all_of(root, ".//g:attribute")}
    assert (types["x"], types["y"]) == ("string", "integer")


def test_what_xml_cannot_hold_is_replaced_one_for_one(tmp_path: Path) -> None:
    root = written(tmp_path / "out.gexf", [node("a", text=HOSTILE)])
    assert values(root, ".//g:node")[0]["cg_text"] == LEGAL


def test_labels_are_short_and_on_one_line(tmp_path: Path) -> None:
    long = NodeRow("a", ("Claim",), {"text": "word\n" * 50})
    (found,) = all_of(written(tmp_path / "out.gexf", [long]), ".//g:node")
    label = str(found.get("label"))
    assert label.startswith("word word")
    assert label.endswith("…")
    assert len(label) <= 60


@pytest.mark.parametrize(
    ("known", "day"),
    [
        ("2024-03-05T09:30:00", "2024-03-05"),
        ("2024-03", "2024-03-01"),
        ("2024", "2024-01-01"),
        ("2021-02~", "2021-02-01"),
        ("2021-21", "2021-03-01"),
        ("2021-02-20/2021-02-28", "2021-02-20"),
        ("2023-02-30", None),
        ("soon", None),
        ("", None),
        (None, None),
    ],
)
def test_the_first_day_a_date_can_mean(known: str | None, day: str | None) -> None:
    assert first_day(known) == day


@pytest.mark.gephi
def test_gephi_loads_as_many_nodes_and_edges_as_were_written(
    gephi: LoadInGephi, tmp_path: Path
) -> None:
    with dataset(tmp_path, *two_articles()) as loaded:
        report = export(loaded, "gexf", tmp_path / "out.gexf", full=True)
    found = gephi(tmp_path / "out.gexf")
    assert (found.nodes, found.edges) == (report.nodes, report.edges)
    root = view_root(tmp_path / "out.gexf")
    assert found.kinds == Counter(str(edge.get("kind")) for edge in all_of(root, ".//g:edge"))
    assert found.directed
    assert found.dynamic
    assert found.time_format == "DATE"
    assert [issue for issue in found.issues if not issue.startswith("INFO")] == []


@pytest.mark.gephi
def test_gephi_keeps_edges_of_different_types_and_reads_hostile_text(
    gephi: LoadInGephi, tmp_path: Path
) -> None:
    rows: list[NodeRow | EdgeRow] = [
        node("a", known=True, size_=1, share=0.5),
        NodeRow("b\x00<&\"'", ("Claim",), {"name": HOSTILE}),
        *(EdgeRow(kind, "a", "b\x00<&\"'", {}) for kind in ("SAID", "DENIED", "SAID")),
        EdgeRow("SAID", "b\x00<&\"'", "a", {}),
        EdgeRow("SAID", "a", "a", {}),
    ]
    written(tmp_path / "out.gexf", rows)
    found = gephi(tmp_path / "out.gexf")
    assert (found.nodes, found.edges, found.dynamic) == (2, 4, False)
    assert found.kinds == Counter({"SAID": 3, "DENIED": 1})
    assert found.labels["b\ufffd<&\"'"] == " ".join(LEGAL.replace("b\ufffd", "b ").split())
    (person, person_size), (claim, claim_size) = (found.looks[n] for n in ("a", "b\ufffd<&\"'"))
    assert (person, claim) == (node_colour("Person"), node_colour("Claim"))
    # Gephi scales sizes on import: their order stays.
    assert person_size > claim_size
    assert node_size("Person") > node_size("Claim")
    types = {name: found.node_columns[name] for name in ("known", "size_", "share", "name")}
    assert types == {"known": "Boolean", "size_": "Integer", "share": "Double", "name": "String"}
