"""The catalogue holds what it says, and refuses what breaks its schema."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimgraph.errors import CatalogueError, NotFoundError
from claimgraph.ontology.catalogue import Catalogue, normalise
from claimgraph.ontology.weapons.schema import read_family

HEAD = "family: tests\nsources: [Made up]\n"


def write(tmp_path: Path, body: str) -> Path:
    (tmp_path / "own.yaml").write_text(HEAD + body, "utf-8")
    return tmp_path


def test_designations_are_found_whatever_their_writing() -> None:
    catalogue = Catalogue.load()
    for written in ("9K720", "9k-720", "SS-26 Stone", "ISKANDER"):
        assert [entry.id for entry in catalogue.find(written)] == ["iskander"]
    assert catalogue.find("Iskander") != catalogue.find("Iskander-M")


def test_the_catalogue_is_large_enough_and_every_entry_is_named() -> None:
    catalogue = Catalogue.load()
    assert sum(entry.weapon_class == "system" for entry in catalogue) >= 300
    assert len({designation.key for _, designation in catalogue.designations()}) >= 1_000
    for entry in catalogue:
        assert entry in catalogue.find(entry.name)
        assert entry.origin, entry.id


def test_variants_and_munitions_hang_together() -> None:
    catalogue = Catalogue.load()
    variants = {v.id for v in catalogue.variants("iskander")}
    assert {"iskander-m", "iskander-e", "iskander-k"} <= variants
    assert "9m723" in catalogue["iskander-m"].fires
    assert catalogue.system_of(catalogue["tor-m2"]).id == "tor"
    assert catalogue["tor-m2"].kind == catalogue["tor"].kind


def test_an_unknown_id_is_said() -> None:
    with pytest.raises(NotFoundError, match="no weapon called 'excalibur-9'"):
        Catalogue.load()["excalibur-9"]


def test_a_users_own_file_joins_the_shipped_ones(tmp_path: Path) -> None:
    body = "systems:\n  vantar: {name: Vantar, kind: drone, origin: AM}\n"
    catalogue = Catalogue.load(write(tmp_path, body))
    assert catalogue["vantar"].name == "Vantar"
    assert "iskander" in catalogue
    assert catalogue.version != Catalogue.load().version
    assert catalogue.version == Catalogue.load(tmp_path / "own.yaml").version


def test_a_users_own_variant_of_a_shipped_system(tmp_path: Path) -> None:
    body = "systems:\n  tor-x: {name: Tor-X, kind: air defence system, variantOf: tor}\n"
    assert "tor-x" in {v.id for v in Catalogue.load(write(tmp_path, body)).variants("tor")}


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("systems:\n  x: {name: X, kind: drone, orgin: AM}\n", "x: unknown keys .'orgin'."),
        ("systems:\n  x: {kind: drone}\n", "x: `name` has to be text"),
        ("systems:\n  x: {name: X9}\n", "x: `kind` has to be text"),
        ("systems:\n  x: {name: X9, kind: drone, origin: Armenia}\n", "no codes of states"),
        ("systems:\n  x: {name: X9, kind: drone, fires: y}\n", "x: 'y' is no entry"),
        ("systems:\n  x: {name: X9, kind: drone, context: [Z]}\n", "none of its designations"),
        ("systems:\n  x: {name: X9, kind: drone, designations: {Nato: Z9}}\n", "no scheme"),
        ("systems:\n  x: {name: X9, kind: drone, operators: [{state: RU, since: 1}]}\n", "since"),
        ("systems:\n  x: {name: X, kind: drone}\n", "too short"),
        ("systems:\n  iskander: {name: X9, kind: drone}\n", "that id is taken"),
        ("systems: [1]\n", "expected keys and values"),
        ("systems: {x: [}\n", "not readable as YAML"),
        ("weapons: {}\n", "unknown keys .'weapons'."),
    ],
)
def test_a_bad_entry_is_refused_by_file_and_name(tmp_path: Path, body: str, message: str) -> None:
    with pytest.raises(CatalogueError, match=message) as caught:
        Catalogue.load(write(tmp_path, body))
    assert "own.yaml" in str(caught.value)


def test_two_systems_may_not_claim_one_designation_in_silence(tmp_path: Path) -> None:
    body = "systems:\n  x: {name: X9, kind: drone, designations: {NATO: ss26stone}}\n"
    with pytest.raises(CatalogueError, match="x: 'ss26stone' already designates iskander"):
        Catalogue.load(write(tmp_path, body))


def test_a_shared_designation_is_allowed_where_both_say_so(tmp_path: Path) -> None:
    body = (
        "systems:\n  x: {name: Xvar, kind: drone, designations: {export: Qv7}, shared: [Qv7]}\n"
        "  y: {name: Yvar, kind: drone, designations: {export: Qv-7}, shared: [Qv-7]}\n"
    )
    catalogue = Catalogue.load(write(tmp_path, body))
    assert [entry.id for entry in catalogue.find("qv7")] == ["x", "y"]


def test_a_family_names_its_sources() -> None:
    with pytest.raises(CatalogueError, match="no sources"):
        read_family("family: tests\nsystems: {}\n", "own.yaml")


def test_normalising_drops_case_spaces_hyphens_and_accents() -> None:
    assert normalise("S-300 PMU\u20112") == "s300pmu2"
    assert normalise("Türkiye") == "turkiye"
