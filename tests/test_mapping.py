"""The mapping that ships, and mappings that are refused."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from importlib.resources import files
from typing import Any

import pytest
import yaml

from claimgraph.errors import MappingError
from claimgraph.loaders.record import RelationType
from claimgraph.ontology.mapping import mapping, parse
from claimgraph.ontology.terms import CG

SHIPPED = yaml.safe_load(
    files("claimgraph.ontology").joinpath("mapping.yaml").read_text(encoding="utf-8")
)
Break = Callable[[dict[str, Any]], object]


def test_every_label_is_found_by_its_broadest() -> None:
    rules = mapping()
    assert rules.nodes["Variant"].labels == ("Variant", "Weapon")
    assert rules.nodes["Variant"].family == "Weapon"
    assert rules.families(shared=True) == ("Actor", "Weapon", "Designation")


def test_every_relation_of_the_record_has_a_type_and_its_denial() -> None:
    rules = mapping().relations
    assert set(rules.types) == set(RelationType.__args__)  # type: ignore[attr-defined]
    assert rules.type_of("operatedBy", denied=False) == "OPERATED_BY"
    assert rules.type_of("operatedBy", denied=True) == "NOT_OPERATED_BY"
    assert len(rules.all_types()) == 2 * len(rules.types)


def test_no_two_relationships_share_a_type() -> None:
    types = mapping().relationship_types()
    assert len(types) == len(set(types))


def test_every_class_and_object_property_of_the_mapping_is_in_the_vocabulary() -> None:
    rules = mapping()
    terms = {kind.term for kind in rules.nodes.values()}
    terms |= {kind.term for kind in rules.relationships.values()} | set(rules.relations.types)
    assert all(term in CG for term in terms)


def test_a_path_is_a_way_of_terms_and_a_list_is_alternatives() -> None:
    assert mapping().nodes["Statement"].properties["quote"] == (
        ("contentPassage", "quote"),
        ("cuePassage", "quote"),
    )
    assert mapping().relations.properties["statement"] == (("assertedBy", "id"),)


@pytest.mark.parametrize(
    ("breaks", "where", "reason"),
    [
        (lambda m: m.update(version=1), "version", "is 1, not 3"),
        (lambda m: m.pop("speech"), "", "lacks 'speech'"),
        (lambda m: m.update(extra=1), "", "means nothing: 'extra'"),
        (lambda m: m.update(owner="a b"), "owner", "is no name"),
        (lambda m: m.update(nodes=[]), "nodes", "is no table"),
        (lambda m: m["nodes"].update({"Bad Label": {}}), "nodes", "'Bad Label' is no name"),
        (lambda m: m["nodes"]["Claim"].update({"class": "Clam"}), "nodes.Claim.class", "no term"),
        (lambda m: m["nodes"]["Claim"].update(labels=[]), "nodes.Claim.labels", "no list"),
        (
            lambda m: m["nodes"]["Claim"].update(labels=["Claim`) DETACH DELETE (n"]),
            "nodes.Claim.labels",
            "is no name",
        ),
        (lambda m: m["nodes"]["Claim"].update(shared="yes"), "nodes.Claim.shared", "neither true"),
        (
            lambda m: m["nodes"]["Claim"]["properties"].update(text="claimText/nonsense"),
            "nodes.Claim.properties.text",
            "'nonsense' is no term",
        ),
        (
            lambda m: m["nodes"]["Claim"]["properties"].update(text=7),
            "nodes.Claim.properties.text",
            "is no path",
        ),
        (
            lambda m: m["relationships"]["AT"].update(subjects=["Nobody"]),
            "relationships.AT.subjects",
            "no list of nodes",
        ),
        (lambda m: m["relationships"].update({"at": {}}), "relationships", "'at' is no name"),
        (
            lambda m: m["speech"]["types"]["SAID"].update(stance="none"),
            "speech.types.SAID",
            "needs a stance",
        ),
        (
            lambda m: m["speech"]["types"]["DENIED"].update(stance="affirms"),
            "speech.types.DENIED",
            "same statements",
        ),
        (
            lambda m: m["relations"]["types"].update(eats="EATS"),
            "relations.types.eats",
            "'eats' is no term",
        ),
    ],
)
def test_a_bad_mapping_is_refused_with_its_place(breaks: Break, where: str, reason: str) -> None:
    data = deepcopy(SHIPPED)
    breaks(data)
    with pytest.raises(MappingError, match=reason) as caught:
        parse(yaml.safe_dump(data, sort_keys=False), "mine.yaml")
    assert caught.value.where == where
    assert str(caught.value).startswith("mine.yaml: ")


def test_what_is_no_yaml_or_no_table_is_refused() -> None:
    with pytest.raises(MappingError, match="is not YAML"):
        parse("nodes: [", "mine.yaml")
    with pytest.raises(MappingError, match="is no table of keys"):
        parse("- one", "mine.yaml")
