"""Query files: what a header must say, and how it is held against the Cypher below it."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from claimgraph.errors import NotFoundError, QueryError
from claimgraph.ontology.mapping import mapping
from claimgraph.queries.library import library, load, parse, resolve
from claimgraph.queries.tokens import Kind, normalised, tokens

GOOD = """// name: by-name
// purpose: Weapons of a name,
//   or of any.
// parameters:
//   weapon: string - its name,
//       in any case
//   limit: integer = 5 - at most so many
// columns:
//   name - the name
//   kind - what it is
// browser:
//   :param weapon => "Tor - M2"
//   :param limit => 5

MATCH (weapon:Weapon) // $not_a_parameter
WHERE weapon.name = $weapon AND weapon.name <> '$nor_this, RETURN x'
WITH weapon, [each IN [1, 2] | each] AS list
RETURN DISTINCT weapon.name AS name, coalesce(weapon.order, 'a, b') AS kind
ORDER BY name LIMIT $limit;
"""


def changed(old: str, new: str) -> str:
    """Return the good file with one thing changed."""
    assert GOOD.count(old) == 1, old
    return GOOD.replace(old, new)


def test_header_is_read() -> None:
    query = parse(GOOD, "by-name.cypher", header_required=True)
    weapon, limit = query.parameters
    assert (query.name, query.purpose) == ("by-name", "Weapons of a name, or of any.")
    assert (weapon.type, weapon.required, weapon.example) == ("string", True, "Tor - M2")
    assert weapon.description == "its name, in any case"
    assert (limit.type, limit.required, limit.example) == ("integer", False, 5)
    assert weapon.browser_line == ':param weapon => "Tor - M2"'
    assert [column.name for column in query.columns] == ["name", "kind"]


BAD = {
    "no name": (changed("// name: by-name\n", ""), 1, "has no header"),
    "another name": (changed("name: by-name", "name: others"), 1, "its file 'by-name'"),
    "no purpose": (
        changed("// purpose: Weapons of a name,\n//   or of any.\n", ""),
        2,
        "'purpose' is expected",
    ),
    "unknown section": (changed("// columns:", "// fields:"), 8, "'columns' is expected"),
    "no browser section": (GOOD[: GOOD.index("// browser")] + "RETURN 1 AS x", 10, "'browser'"),
    "bad parameter": (
        changed("limit: integer = 5 - at", "limit integer = 5 - at"),
        7,
        "not of the form",
    ),
    "unknown type": (changed("limit: integer", "limit: number"), 7, "no type 'number'"),
    "default is not JSON": (changed("integer = 5", "integer = five"), 7, "a value in JSON"),
    "default of another type": (
        changed("integer = 5", 'integer = "5"').replace("limit => 5", 'limit => "5"'),
        7,
        "must be a whole number",
    ),
    "no description": (changed(" - at most so many", ""), 7, "no description"),
    "declared twice": (changed("limit: integer = 5", "weapon: string"), 7, "declared twice"),
    "bad column": (changed("name - the name", "name the name"), 9, "not of the form"),
    "undeclared": (changed("LIMIT $limit", "SKIP $skip LIMIT $limit"), 19, "$skip is used"),
    "unused": (changed(" LIMIT $limit", ""), 7, "'limit' is declared and not used"),
    "no :param": (changed("//   :param limit => 5\n", ""), 7, "no :param line"),
    "another default": (changed("limit => 5", "limit => 6"), 7, "another default"),
    "bad :param": (changed(":param limit => 5", ":param limit 5"), 13, "not of the form"),
    ":param twice": (changed(":param limit => 5", ":param weapon => 5"), 13, "given twice"),
    ":param of none": (
        changed("// browser:\n", "// browser:\n//   :param other => 1\n"),
        12,
        ":param other sets",
    ),
    ":param with more": (changed("limit => 5", "limit => 5 6"), 13, "follows the value"),
    "not returned": (changed(", coalesce(weapon.order, 'a, b') AS kind", ""), 10, "not returned"),
    "not described": (changed("//   kind - what it is\n", ""), 17, "not described"),
    "no alias": (changed(" AS kind", ""), 18, "no name"),
    "other order": (
        changed("//   name - the name\n", "").replace(
            "what it is\n", "what it is\n//   name - the name\n"
        ),
        9,
        "in another order than returned: name, kind",
    ),
    "no return": (GOOD[: GOOD.index("RETURN DISTINCT")] + "SKIP $limit", 9, "not returned"),
    "return all": (GOOD[: GOOD.index("RETURN DISTINCT")] + "RETURN * LIMIT $limit", 9, "not ret"),
    "open string": (changed("'a, b'", "'a, b"), 18, "a string opens here"),
    "open comment": (changed("LIMIT $limit;", "LIMIT $limit /*"), 19, "a comment opens here"),
    "open backtick": (changed("AS kind", "AS `kind"), 18, "a quoted name opens here"),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_file_is_refused_by_file_and_line(case: str) -> None:
    text, line, reason = BAD[case]
    with pytest.raises(QueryError, match=re.escape(reason)) as caught:
        parse(text, "by-name.cypher", header_required=True)
    assert caught.value.line == line
    assert str(caught.value).startswith(f"by-name.cypher:{line}: ")


def test_no_cypher_is_refused() -> None:
    for text in ("", "  \n", "// only a comment"):
        with pytest.raises(QueryError, match="holds no Cypher"):
            parse(text, "empty.cypher", header_required=False)


def test_own_file_may_lack_a_header_but_not_have_a_bad_one(tmp_path: Path) -> None:
    free = tmp_path / "free.cypher"
    free.write_text("\ufeff// mine\r\nRETURN $a AS a, $b + $a\r\n", encoding="utf-8")
    query = load(free)
    assert [(each.name, each.type, each.required) for each in query.parameters] == [
        ("a", "any", True),
        ("b", "any", True),
    ]
    assert (query.name, query.purpose) == ("free", "")
    assert [each.name for each in query.columns] == ["a", "$b + $a"]
    described = tmp_path / "by-name.cypher"
    described.write_text(GOOD, encoding="utf-8")
    assert resolve(str(described)).purpose
    described.write_text(changed("integer = 5", "integer = 6"), encoding="utf-8")
    with pytest.raises(QueryError, match=r"by-name\.cypher:7: "):
        resolve(str(described))


def test_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match=r"gone\.cypher: cannot be read: No such file"):
        load(tmp_path / "gone.cypher")
    binary = tmp_path / "binary.cypher"
    binary.write_bytes(b"RETURN '\xff\xfe'")
    with pytest.raises(QueryError, match="is not UTF-8"):
        load(binary)


def test_query_is_found_by_name_file_or_text(tmp_path: Path) -> None:
    assert resolve("operators") is library()["operators"]
    assert resolve("RETURN 1 AS one").text == "RETURN 1 AS one"
    other = tmp_path / "query.txt"
    other.write_text("RETURN 2 AS two", encoding="utf-8")
    assert resolve(str(other)).text == "RETURN 2 AS two"
    with pytest.raises(NotFoundError, match="Did you mean operators"):
        resolve("operater")
    with pytest.raises(NotFoundError, match="claimgraph queries"):
        resolve("zzz")


def test_library_holds_only_what_the_mapping_knows() -> None:
    rules = mapping()
    known = {label for kind in rules.nodes.values() for label in kind.labels}
    types = set(rules.relationship_types())
    properties = {"id", rules.owner}
    for kind in rules.nodes.values():
        properties |= set(kind.properties)
    for part in (rules.speech, rules.relations, rules.reference):
        properties |= {part.key, *part.properties}
    properties |= {rules.reference.owner, rules.reference.version}
    assert len(library()) >= 14
    for query in library().values():
        found = tokens(query.text, query.origin)
        for before, token in pairwise(found):
            if token.kind is Kind.WORD and before.symbol(":", "|") and token.text[0].isupper():
                assert token.text in known | types, f"{query.origin}:{token.line}: {token.text}"
            if token.kind is Kind.WORD and before.symbol("."):
                assert token.text in properties, f"{query.origin}:{token.line}: {token.text}"


def test_queries_for_evidence_cover_every_relation() -> None:
    relations = set(mapping().relations.all_types())
    speech = set(mapping().speech.types.values())
    for name, expected in (
        ("evidence", relations | speech),
        ("evidence-between", relations),
        ("weapon-relations", relations),
    ):
        query = library()[name]
        words = {token.text for token in tokens(query.text, query.origin)}
        assert expected <= words, name


def test_lone_carriage_return_ends_a_line_for_us_as_for_the_engine() -> None:
    assert normalised("// a\rRETURN 1 AS a\r\n") == "// a\nRETURN 1 AS a\n"
