"""`claimgraph weapons`: what the catalogue knows, to read and to parse, and one's own weapons."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from typer.testing import CliRunner, Result

import claimgraph
from claimgraph.cli.app import app
from claimgraph.loaders.load import LoadReport
from claimgraph.ontology.catalogue import Catalogue

DOCS = Path(__file__).resolve().parent.parent / "docs"
OWN = """
family: our own
sources: [Our archive]
systems:
  vantar:
    name: Vantar
    kind: cruise missile
    origin: AM
    operators:
      [AM, {state: GR, from: 2016}, {state: FR, from: 2001, to: 2004}, {state: IT, to: 1999}]
    fires: [vx-7]
    variants:
      vantar-e: {name: Vantar-E, note: Export version, range_km: 1200, operators: [GR]}
munitions:
  vx-7: {name: VX-7, kind: cruise missile, origin: AM}
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "own.yaml"
    path.write_text(OWN, "utf-8")
    return path


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(app, ["weapons", *map(str, words)])


def rows(*words: str | Path) -> list[dict[str, str]]:
    result = run(*words, "--format", "csv")
    assert result.exit_code == 0, result.stderr
    return list(csv.DictReader(io.StringIO(result.stdout)))


def records(*words: str | Path) -> list[dict[str, Any]]:
    result = run(*words, "--format", "json")
    assert result.exit_code == 0, result.stderr
    found: list[dict[str, Any]] = json.loads(result.stdout)
    return found


def facts(*words: str | Path) -> list[tuple[str, str]]:
    return [(row["what"], row["value"]) for row in rows("show", *words)]


class TestJson:
    """Systems with their variants, as the published schema has it."""

    def test_all_of_it_is_as_the_schema_says(self) -> None:
        schema = json.loads((DOCS / "weapons.schema.json").read_text("utf-8"))
        Draft202012Validator.check_schema(schema)

        assert list(Draft202012Validator(schema).iter_errors(records("list"))) == []

    def test_every_entry_is_there_once(self) -> None:
        found = records("list")

        ids = [one["id"] for head in found for one in (head, *head["variants"])]
        assert sorted(ids) == sorted(entry.id for entry in Catalogue.load())

    def test_a_system_has_its_variants_and_they_their_designations(self) -> None:
        [iskander] = records("show", "9K720")

        assert iskander["class"] == "system"
        assert {"9K720", "SS-26"} <= set(iskander["designations"])
        assert iskander["schemes"]["GRAU"] == ["9K720"]
        variants = {one["id"]: one for one in iskander["variants"]}
        assert "Iskander-E" in variants["iskander-e"]["designations"]
        assert variants["iskander-e"]["variant_of"] == "iskander"
        assert "AM" in [operator["state"] for operator in variants["iskander-e"]["operators"]]

    def test_a_munition_says_that_it_is_one_and_what_fires_it(self) -> None:
        [munition] = records("show", "9M723")

        assert munition["class"] == "munition"
        assert "iskander-m" in munition["fired_by"]

    def test_a_variant_found_without_its_system_stands_by_itself(self) -> None:
        found = {one["id"]: one for one in records("list", "--class", "variant")}

        assert found["iskander-e"]["variant_of"] == "iskander"
        assert found["iskander-e"]["variants"] == []
        assert "iskander" not in found

    def test_what_the_schema_refuses(self) -> None:
        validator = Draft202012Validator(json.loads((DOCS / "weapons.schema.json").read_text()))
        [whole] = records("show", "iskander")

        changes: tuple[dict[str, object], ...] = (
            {"class": "generic"},
            {"origin": "RU"},
            {"more": 1},
            {"variants": [{}]},
        )
        for change in changes:
            assert not validator.is_valid([{**whole, **change}])

    def test_python_gives_the_same(self) -> None:
        assert claimgraph.weapons().records() == records("list")


class TestList:
    """The filters, each alone and together."""

    def test_by_kind_and_origin(self) -> None:
        found = rows("list", "--kind", "cruise", "--origin", "Russia")

        assert found
        assert all("cruise" in row["kind"] and "RU" in row["origin"].split("; ") for row in found)

    def test_by_operator_whatever_it_is_called(self) -> None:
        named, coded, adjective = (
            rows("list", "--operator", each) for each in ("armenia", "AM", "Armenian")
        )

        assert "iskander-e" in {row["id"] for row in named}
        assert named == coded == adjective

    def test_several_states_are_one_or_the_other(self) -> None:
        both = rows("list", "--origin", "RU", "--origin", "Soviet Union")

        assert len(both) > max(len(rows("list", "--origin", each)) for each in ("RU", "SU"))

    def test_by_class(self) -> None:
        for each in ("system", "variant", "munition"):
            assert {row["class"] for row in rows("list", "--class", each)} == {each}

    @pytest.mark.parametrize("family", ["missile defence", "Air and Missile", "air_defence"])
    def test_by_family_or_its_file(self, family: str) -> None:
        assert {row["file"] for row in rows("list", "--family", family)} == {"air_defence.yaml"}

    @pytest.mark.parametrize(
        ("option", "wrong", "meant"),
        [
            ("--operator", "Armania", "Armenia"),
            ("--kind", "balistic misile", "ballistic missile"),
            ("--family", "artilery", "artillery"),
        ],
    )
    def test_what_there_is_not_is_said(self, option: str, wrong: str, meant: str) -> None:
        result = run("list", option, wrong)

        assert result.exit_code == 2
        assert wrong in result.stderr
        assert meant in result.stderr


class TestSearch:
    """Any designation first, then words, then near spellings."""

    @pytest.mark.parametrize("words", ["9k 720", "SS-26 STONE", "ss26stone", "Iskandar"])
    def test_a_designation_in_any_writing_comes_first(self, words: str) -> None:
        assert rows("search", *words.split())[0]["id"] == "iskander"

    def test_a_beginning_comes_before_a_part(self) -> None:
        found = [row["id"] for row in rows("search", "iskander")]

        assert found[0] == "iskander"
        assert {"iskander-m", "iskander-e"} <= set(found)

    def test_words_of_kind_maker_and_country(self) -> None:
        assert "shahed-136" in {row["id"] for row in rows("search", "Iranian", "munitions")}
        assert all("Lockheed" in row["maker"] for row in rows("search", "lockheed"))

    def test_near_spellings_where_nothing_else_is(self) -> None:
        assert rows("search", "Iskhander")[0]["id"] == "iskander"

    @pytest.mark.parametrize("words", ["qqqqqqqq", "-"])
    def test_nothing(self, words: str) -> None:
        result = run("search", "--", words)

        assert result.exit_code == 0
        assert result.stderr == "Nothing found.\n"
        assert run("search", "--format", "json", "--", words).stdout == "[]\n"


class TestShow:
    """All that is known of one weapon."""

    def test_all_of_a_system(self, own: Path) -> None:
        told = facts("Vantar", "--weapons", own)

        assert ("fires", "VX-7 (vx-7): cruise missile") in told
        assert (
            "operators",
            "Armenia; Greece since 2016; France 2001–2004; Italy until 1999",
        ) in told
        assert (
            "variant",
            "Vantar-E (vantar-e): Export version; range 1,200 km; operated by Greece",
        ) in told
        assert {("file", str(own)), ("source", "Our archive"), ("family", "our own")} <= set(told)

    def test_a_munition_names_its_launchers(self) -> None:
        told = dict(facts("9M723"))

        assert "Iskander-M (iskander-m)" in told["fired by"]

    def test_a_variant_names_its_system(self) -> None:
        told = dict(facts("iskander e"))

        assert told["variant of"] == "Iskander (iskander)"
        assert "Armenia" in told["operators"]

    def test_an_unknown_name_is_said_with_what_comes_close(self) -> None:
        result = run("show", "Iskhander")

        assert result.exit_code == 2
        assert "no weapon called 'Iskhander'" in result.stderr
        assert "Iskander (iskander)" in result.stderr
        assert "claimgraph weapons search" in result.stderr


class TestOwn:
    """Weapons of the analyst's own, and how those that conflict are refused."""

    def test_they_join_the_others(self, own: Path) -> None:
        found = {row["id"] for row in rows("list", "--kind", "cruise", "--weapons", own)}

        assert {"vantar", "vantar-e", "vx-7", "kalibr"} <= found
        assert len(rows("list", "--weapons", own)) == len(Catalogue.load()) + 3

    def test_a_folder_of_them(self, own: Path) -> None:
        (own.parent / "more.yml").write_text(
            "family: more\nsources: [x]\nsystems: {zul: {name: Zulfar, kind: drone}}\n", "utf-8"
        )

        found = {row["id"] for row in rows("search", "zulfar", "--weapons", own.parent)}
        assert found == {"zul"}

    @pytest.mark.parametrize(
        ("text", "reason"),
        [
            ("systems: {iskander: {name: Vantar, kind: drone}}", "that id is taken"),
            ("systems: {x: {name: 9k-720, kind: drone}}", "already designates iskander"),
            ("systems: {x: {name: Vantar, kind: drone, variantOf: y}}", "'y' is no entry"),
            (
                "systems: {x: {name: Vantar, kind: drone, operators: [AM, AM]}}",
                "AM operates it twice",
            ),
        ],
    )
    def test_a_conflict_is_refused_with_file_and_reason(
        self, tmp_path: Path, text: str, reason: str
    ) -> None:
        path = tmp_path / "own.yaml"
        path.write_text(f"family: own\nsources: [x]\n{text}\n", "utf-8")

        result = run("list", "--weapons", path)

        assert result.exit_code == 1
        assert str(path) in result.stderr
        assert reason in result.stderr

    def test_a_file_that_is_not_there(self, tmp_path: Path) -> None:
        result = run("list", "--weapons", tmp_path / "none.yaml")

        assert result.exit_code == 1
        assert "cannot be read: No such file or directory" in result.stderr


class TestOwnInArticles:
    """Weapons of the analyst's own are recognised in articles."""

    TEXT = "Parade in the capital\n\nThe minister said that the army fielded the Vantar-E.\n"

    @pytest.fixture
    def article(self, tmp_path: Path) -> Path:
        path = tmp_path / "parade.txt"
        path.write_text(self.TEXT, "utf-8")
        return path

    def test_extract_knows_them(self, article: Path, own: Path) -> None:
        words = ["extract", str(article), "--format", "jsonl", "--rules-only", "--jobs", "1"]
        without = json.loads(CliRunner().invoke(app, words).stdout)
        with_own = json.loads(CliRunner().invoke(app, [*words, "--weapons", str(own)]).stdout)

        assert [one["known"] for one in without["weapons"]] in ([], [False])
        [weapon] = with_own["weapons"]
        assert (weapon["name"], weapon["class"], weapon["known"]) == ("Vantar-E", "variant", True)

    @pytest.mark.slow
    @pytest.mark.parametrize("jobs", [1, 2])
    def test_load_knows_them_and_mines_again_without(
        self, article: Path, own: Path, tmp_path: Path, jobs: int
    ) -> None:
        home = tmp_path / "home"

        def load(weapons: Path | None) -> LoadReport:
            return claimgraph.load([article], home, weapons=weapons, jobs=jobs, rules_only=True)

        assert load(own).added == 1
        assert load(own).unchanged == 1
        with claimgraph.Graph.open(home) as graph:
            assert graph.weapon("Vantar-E").known
            [row] = graph.sparql("SELECT ?n WHERE { ?w cg:name 'Vantar-E' ; cg:familyCalled ?n }")
            assert str(row[0]) == "Vantar"  # type: ignore[index]
        assert load(None).changed == 1
        own.write_text(OWN.replace("Export version", "For export"), "utf-8")
        assert load(own).changed == 1
