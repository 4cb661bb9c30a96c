"""The ready-made queries on both engines: the same rows, and the right ones."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from neo4j import GraphDatabase

from claimgraph.errors import EngineError, QueryError
from claimgraph.graph.engines import Target
from claimgraph.queries.library import library, parse
from claimgraph.queries.model import Parameter, Query
from claimgraph.queries.rows import Plain, Rows
from claimgraph.queries.run import run
from tests.queries_graph import ARTICLES, fill, statement_id
from tests.real.wipe import wipe

ENGINES = ["embedded", pytest.param("neo4j", marks=pytest.mark.neo4j)]

# What each required parameter asks the small graph for.
ASKED = {
    "weapon": "tor",
    "marking": "9m 338",
    "article": "fragments",
    "actor": "orlov",
    "id": "r7",
    "one": "TOR-M2",
    "other": "eastmark",
    "statement": statement_id("courier", 0),
}
COURIER = ("The Norland Courier", "courier/tor")
SUND = ("Radio Sund", "https://sund.example/news/7")
WIRE = (None, "wire/3")
CATALOGUE = ("reference", ["the reference catalogue"], None, None, None, None)
ITSELF = (["the article itself"], "2024-03-06T09:30")
STATEMENT_ROWS = sorted(
    name for name, query in library().items() if "quote" in {each.name for each in query.columns}
)


@pytest.fixture(scope="module")
def small_embedded(embedded_server: Target) -> Iterator[Target]:
    """Give the embedded engine with the small graph in it, which no test here changes."""
    wipe(embedded_server)
    yield fill(embedded_server)
    wipe(embedded_server)


@pytest.fixture(scope="module")
def small_neo4j(neo4j_server: Target) -> Iterator[Target]:
    """Give a real Neo4j with the small graph in it, which no test here changes."""
    wipe(neo4j_server)
    yield fill(neo4j_server)
    wipe(neo4j_server)


@pytest.fixture(params=ENGINES)
def small(request: pytest.FixtureRequest) -> Target:
    """Give each engine in turn with the small graph in it."""
    found: Target = request.getfixturevalue(f"small_{request.param}")
    return found


def ask(target: Target, query: Query | str, **params: object) -> Rows:
    """Run a ready-made query, or one of our own."""
    if isinstance(query, str):
        query = library()[query]
    return run(query, params, driver=target.driver, database=target.database)


def cypher(target: Target, text: str, *, write: bool = False, **params: object) -> Rows:
    """Run a Cypher text."""
    query = parse(text, "test", header_required=False)
    return run(query, params, driver=target.driver, database=target.database, write=write)


def required(query: Query) -> dict[str, object]:
    """Return a value for each parameter that the query needs."""
    return {each.name: ASKED[each.name] for each in query.parameters if each.required}


@pytest.mark.neo4j
@pytest.mark.parametrize("name", library())
def test_both_engines_give_the_same_rows(
    name: str, small_embedded: Target, small_neo4j: Target
) -> None:
    for params in variations(library()[name]):
        ours = ask(small_embedded, name, **params)
        theirs = ask(small_neo4j, name, **params)
        assert (ours.columns, ours.rows) == (theirs.columns, theirs.rows), params


def variations(query: Query) -> Iterator[dict[str, object]]:
    """Yield the values to ask with: the needed ones, and each other one changed in turn."""
    needed = required(query)
    yield needed
    for each in query.parameters:
        if not each.required:
            yield {**needed, each.name: another(each)}


def another(parameter: Parameter) -> object:
    """Return a value that is not the default."""
    if parameter.type == "boolean":
        return not parameter.example
    return {"date": "2024-03-06", "integer": 2, "string": "norland"}[parameter.type]


@pytest.mark.parametrize("name", library())
def test_columns_are_as_described_and_something_is_found(name: str, small: Target) -> None:
    query = library()[name]
    rows = ask(small, query, **required(query))
    assert rows.columns == tuple(each.name for each in query.columns)
    assert len(rows) > 0


@pytest.mark.parametrize("name", STATEMENT_ROWS)
def test_every_row_about_a_statement_says_where_it_stands(name: str, small: Target) -> None:
    query = library()[name]
    links = {COURIER[1], SUND[1], WIRE[1]}
    outlets = {row.get("publisher") for row in ARTICLES.values()}
    for row in ask(small, query, **required(query)).dicts():
        if row.get("according_to", []) in (None, ["the reference catalogue"]):
            continue
        assert row["quote"], row
        assert str(row["date"]).startswith("2024-03"), row
        assert row["outlet"] in outlets, row
        assert row["link"] in links, row


GOLDEN: dict[str, tuple[dict[str, object], list[tuple[Any, ...]]]] = {
    "operators": (
        {"weapon": "TOR M2"},
        [
            (
                *("9M338", "Norland", True, True, ["Rita Holm"], [], "unspecified"),
                *("2024-03-06T09:30", "which only Norland operates", *COURIER),
            ),
            (
                *("Tor-M2", "Eastmark", False, False, ["Rita Holm"], [], "unspecified"),
                *("2024-03-06T09:30", "does not operate", *COURIER),
            ),
            (
                *("Tor-M2", "Eastmark", True, False, ["an unnamed source"], [], "unspecified"),
                *("2024-03", "Eastmark operates the Tor-M2", *WIRE),
            ),
        ],
    ),
    "operators-against-reference": (
        {"source": "holm"},
        [
            (
                *("Tor-M2", "Eastmark", False, "the catalogue has it", ["Tor-M2", "Tor-M2E"]),
                *(["Eastmark", "Norland"], ["Rita Holm"], "unspecified", "2024-03-06T09:30"),
                *("does not operate", *COURIER, "v1"),
            ),
            (
                *("Tor-M2E", "Eastmark", True, "the catalogue lacks it", ["Tor-M2", "Tor-M2E"]),
                *(["Eastmark", "Norland"], ["Rita Holm"], "unspecified", "2024-03-08"),
                *("Eastmark operates the Tor-M2E", *SUND, "v1"),
            ),
        ],
    ),
    "family-tree": (
        {"weapon": "gauntlet missile"},
        [
            (*("Tor-M2", "VARIANT_OF", "Tor", True, "name"), *ITSELF, "Tor-M2", *COURIER),
            (
                *("Tor-M2", "VARIANT_OF", "Tor", True, "name", ["the article itself"]),
                *("2024-03-08", "Tor-M2", *SUND),
            ),
            ("Tor-M2", "VARIANT_OF", "Tor", True, *CATALOGUE),
            (
                *("Tor-M2E", "VARIANT_OF", "Tor", True, "name", ["the article itself"]),
                *("2024-03-08", "Tor-M2E", *SUND),
            ),
            ("Tor-M2E", "VARIANT_OF", "Tor", True, *CATALOGUE),
            ("Tor", "FIRES", "9M338", True, *CATALOGUE),
            ("Tor-M2", "FIRES", "9M338", True, *CATALOGUE),
            (
                *("Tor-M2", "FIRES", "9M338", True, "text", ["Sund experts"]),
                *("2024-03-08", "points to a Tor-M2", *SUND),
            ),
        ],
    ),
    "transfers": (
        {"disputed": True},
        [
            (
                *("Tor-M2E", "Eastmark", ["Norland"]),
                [
                    "Rita Holm, 2024-03-08, probable: “a gift of Norland's” "
                    "(Radio Sund, https://sund.example/news/7)"
                ],
                [
                    "Sund experts, 2024-03-08: “as Eastmark received” "
                    "(Radio Sund, https://sund.example/news/7)"
                ],
                [
                    "Pavel Orlov, 2024-03-05: “had been lost or given away” "
                    "(The Norland Courier, courier/tor)"
                ],
                *("2024-03-05", "2024-03-08"),
            )
        ],
    ),
    "marking": (
        {"marking": "9m-338"},
        [
            (
                *("9M338", "9M338", "bears it", [], "Norland", True, True, "text"),
                *(["Rita Holm"], "2024-03-06T09:30", "which only Norland operates", *COURIER),
            ),
            ("9M338", "Tor", "fires it", ["reference"], *(None,) * 9),
            (
                *("9M338", "Tor-M2", "fires it", ["articles", "reference"], "Eastmark", False),
                *(False, "text", ["Rita Holm"], "2024-03-06T09:30", "does not operate"),
                *COURIER,
            ),
            (
                *("9M338", "Tor-M2", "fires it", ["articles", "reference"], "Eastmark", True),
                *(False, "text", ["an unnamed source"], "2024-03", "Eastmark operates the Tor-M2"),
                *WIRE,
            ),
            (
                *("9M338", "Tor-M2", "fires it", ["articles", "reference"], "Eastmark", True),
                *(None, *CATALOGUE),
            ),
            (
                *("9M338", "Tor-M2", "fires it", ["articles", "reference"], "Norland", True),
                *(None, *CATALOGUE),
            ),
        ],
    ),
    "weapons-by-month": (
        {"top": 2},
        [
            (
                *("2024-03", "Tor-M2", 3, ["Radio Sund", "The Norland Courier"], 4),
                ["Pavel Orlov", "Rita Holm", "Sund experts"],
            ),
            (
                *("2024-03", "Tor", 2, ["Radio Sund"], 4),
                ["Anna Orlova", "Eastmark", "Norland", "Pavel Orlov", "Rita Holm"],
            ),
        ],
    ),
    "who-denies": (
        {"weapon": "sa-15"},
        [
            (
                *("2024-03-05", "Pavel Orlov", "says it is not so", "no Tor-M2 had been lost"),
                *(["Tor-M2"], "that no Tor-M2 had been lost", [], *COURIER),
            ),
            (
                *("2024-03-06T09:30", "Pavel Orlov", "denies the claim", "firing the 9M338"),
                *(["9M338"], "firing the 9M338", ["Rita Holm"], *COURIER),
            ),
            (
                *("2024-03-06T09:30", "Rita Holm", "says it is not so"),
                *("Eastmark does not operate the Tor-M2", ["Tor-M2"]),
                *("Eastmark does not operate the Tor-M2", [], *COURIER),
            ),
            (
                *("2024-03-08", "Anna Orlova", "denies the claim", "a Tor was lost"),
                *(["Tor"], "that a Tor was lost", [], *SUND),
            ),
        ],
    ),
    "who-said-about-weapon": (
        {"weapon": "tor", "family": False, "since": "2024-03", "until": "2024-03-07"},
        [
            (
                *("2024-03", "Rita Holm", "affirms", ["Tor"], "Orlov spoke of a Tor"),
                *(["Radio Sund"], *WIRE),
            ),
            (
                *("2024-03", "Pavel Orlov", "affirms", ["Tor"], "a Tor stands ready"),
                *(["Rita Holm"], *WIRE),
            ),
            ("2024-03-07", "Eastmark", "affirms", ["Tor"], "a Tor was lost", [], *SUND),
            ("2024-03-07", "Norland", "affirms", ["Tor"], "a Tor was lost", [], *SUND),
        ],
    ),
    "article-statements": (
        {"article": "wire/3"},
        [
            (
                *("Fragments", number, depth, inside, speakers, "said", "affirms", quote),
                *("2024-03", *WIRE, statement_id("wire", number)),
            )
            for number, depth, inside, speakers, quote in (
                (0, 0, None, [], "Eastmark operates the Tor-M2"),
                (1, 0, None, ["Radio Sund"], "Holm had it from Orlov"),
                (2, 1, 1, ["Rita Holm"], "Orlov spoke of a Tor"),
                (3, 2, 2, ["Pavel Orlov"], "a Tor stands ready"),
            )
        ],
    ),
    "contradictions": (
        {"actor": "norland"},
        [
            (
                *("2024-03-05", ["Pavel Orlov"], "affirms", "that no Tor-M2 had been lost"),
                *(*COURIER, "2024-03-07", ["Eastmark", "Norland"], "affirms", "a Tor was lost"),
                *SUND,
            )
        ],
    ),
    "who-cites-whom": (
        {"actor": "orlov"},
        [
            (
                *("2024-03", "Rita Holm", "Pavel Orlov", "affirms", "a Tor stands ready"),
                *("Orlov spoke of a Tor", *WIRE),
            ),
            (
                *("2024-03-06T09:30", "Rita Holm", "Pavel Orlov", "denies", "firing the 9M338"),
                "that Orlov had denied firing the 9M338, which only Norland operates",
                *COURIER,
            ),
        ],
    ),
    "outlets": (
        {},
        [
            ("Radio Sund", 1, "2024-03-08", "2024-03-08", 5, 0, 1, 5, 4),
            ("The Norland Courier", 1, "2024-03-06T09:30", "2024-03-06T09:30", 5, 1, 1, 2, 2),
            (None, 1, "2024-03", "2024-03", 4, 2, 0, 3, 2),
        ],
    ),
    "most-quoted": (
        {"until": "2024-03-05"},
        [
            ("Pavel Orlov", "Person", 3, 1, 0, 2, 1, "2024-03", "2024-03-05"),
            ("Radio Sund", "Organization", 1, 0, 0, 1, 0, "2024-03", "2024-03"),
            ("Rita Holm", "Person", 1, 0, 0, 1, 0, "2024-03", "2024-03"),
        ],
    ),
    "positions": (
        {"organisation": "norland"},
        [
            (
                *("Pavel Orlov", "Defence Minister", "Norland", "Defence Minister"),
                *("2024-03-06T09:30", *COURIER),
            )
        ],
    ),
    "shared-weapons": (
        {"actor": "experts", "limit": 1},
        [("Sund experts", "Pavel Orlov", 2, ["9M338", "Tor-M2"])],
    ),
}


@pytest.mark.parametrize("name", GOLDEN)
def test_rows_are_these(name: str, small: Target) -> None:
    params, expected = GOLDEN[name]
    assert list(ask(small, name, **params)) == expected


def test_what_the_catalogue_has_is_left_out_when_asked(small: Target) -> None:
    for name, params in (("family-tree", {"weapon": "tor"}), ("marking", {"marking": "9M338"})):
        with_it = ask(small, name, **params).dicts()
        without = ask(small, name, reference=False, **params).dicts()
        assert {row["basis"] for row in with_it} > {row["basis"] for row in without}
        assert "reference" not in {row["basis"] for row in without}
        assert all(row in with_it for row in without if "fires_by" not in row)


def test_years_bound_what_the_catalogue_has(small: Target) -> None:
    found = ask(small, "operators-against-reference", weapon="tor-m2e").dicts()
    assert [(row["operates"], row["against"]) for row in found] == [
        (True, "the catalogue lacks it")
    ]


def test_operators_are_narrowed_down_by_operator_source_and_date(small: Target) -> None:
    def operators(**params: object) -> list[tuple[Plain, Plain]]:
        rows = ask(small, "operators", weapon="tor", **params).dicts()
        return [(row["weapon"], row["operates"]) for row in rows]

    assert operators(operator="norland") == [("9M338", True)]
    assert operators(source="rita holm", until="2024-03-06") == [("9M338", True), ("Tor-M2", False)]
    assert operators(since="2024-03-07") == [("Tor-M2", True), ("Tor-M2E", True)]


def test_transfers_are_one_row_a_pair(small: Target) -> None:
    rows = ask(small, "transfers").dicts()
    assert [(row["weapon"], row["recipient"]) for row in rows] == [
        ("Tor", "Eastmark"),
        ("Tor-M2E", "Eastmark"),
    ]
    assert rows[0]["claimed"] == ["the article itself, 2024-03: “Tors for Eastmark” (wire/3)"]
    (supplied,) = ask(small, "transfers", actor="norland", since="2024-03-06").dicts()
    assert (supplied["weapon"], supplied["denied"]) == ("Tor-M2E", [])


def test_whole_words_of_a_name_find_an_actor(small: Target) -> None:
    def speakers(**params: object) -> set[Plain]:
        return {row["speaker"] for row in ask(small, "actor-statements", **params).dicts()}

    assert speakers(actor="ORLOV") == {"Pavel Orlov"}
    assert speakers(actor="orlov", contains=False) == set()
    assert speakers(actor="pavel orlov", contains=False) == {"Pavel Orlov"}


def test_part_of_a_designation_finds_a_weapon_when_asked(small: Target) -> None:
    assert len(ask(small, "weapon-relations", weapon="9m33")) == 0
    found = ask(small, "weapon-relations", weapon="9m33", contains=True).dicts()
    assert {row["edge"] for row in found} == {"DESIGNATION_OF", "FIRES", "OPERATED_BY"}


def test_what_the_catalogue_calls_a_weapon_or_its_family_finds_it(small: Target) -> None:
    def about(**params: object) -> int:
        return len(ask(small, "who-said-about-weapon", **params))

    assert about(weapon="9M338") > 0
    assert about(weapon="gauntlet missile") == about(weapon="9M338")
    assert about(weapon="OSA NEXT") == about(weapon="9M338")
    assert about(weapon="OSA NEXT", family=False) == 0


HOSTILE = [
    "x' OR 1 = 1 //",
    "'}) DETACH DELETE n //",
    '"}) DETACH DELETE n //',
    "`}) MATCH (n) DETACH DELETE n //",
    "\\u0027}) MATCH (n) DETACH DELETE n //",
    "\\' OR true OR '",
    "${jndi:x}",
    "%",
    ".*",
    "\x00\n\r\u2028",
    "🚀" * 5000,
]


@pytest.mark.parametrize("value", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_values_stay_values(value: str, small: Target) -> None:
    before = cypher(small, "MATCH (n) RETURN count(n) AS n").rows
    for name, query in library().items():
        params = {each.name: value for each in query.parameters if each.type == "string"}
        rows = ask(small, name, **params)
        assert not (params and len(rows)), name
    assert cypher(small, "RETURN $value AS value", value=f'"{value}').rows == ((f'"{value}',),)
    assert cypher(small, "MATCH (n) RETURN count(n) AS n").rows == before


def test_writing_is_refused_before_it_is_sent(small: Target) -> None:
    for text in ("MATCH (n) DETACH DELETE n", "CREATE (n:Intruder) RETURN n.id AS id"):
        with pytest.raises(QueryError, match=r"test:1: .*--write"):
            cypher(small, text)
    assert cypher(small, "MATCH (n:Intruder) RETURN count(n) AS n").rows == ((0,),)


def test_writing_is_done_when_asked(small: Target) -> None:
    made = cypher(small, "CREATE (n:Note {id: $id}) RETURN n.id AS id;", write=True, id="n1")
    assert made.rows == (("n1",),)
    cypher(small, "MATCH (n:Note) DELETE n", write=True)
    assert cypher(small, "MATCH (n:Note) RETURN count(n) AS n").rows == ((0,),)


def test_trailing_semicolons_are_left_out_and_two_statements_refused(small: Target) -> None:
    assert cypher(small, "RETURN 1 AS one; // the end\n;").rows == ((1,),)
    with pytest.raises(QueryError, match="test:1: a second statement"):
        cypher(small, "RETURN 1 AS one;\nRETURN 2 AS two")
    with pytest.raises(QueryError, match="holds no Cypher"):
        cypher(small, ";")


def test_columns_are_named_where_there_are_no_rows(small: Target) -> None:
    rows = cypher(small, "MATCH (n:Article {id: 'none'}) RETURN n.id AS id, count(*) + 1, n.title")
    assert (rows.columns, rows.rows) == (("id", "count(*) + 1", "n.title"), ())


def test_a_mistake_in_a_query_is_named_with_its_line(small: Target) -> None:
    with pytest.raises(QueryError, match="RETRUN") as caught:
        cypher(small, "// mine\nMATCH (n)\nRETRUN n")
    assert caught.value.line == 3
    with pytest.raises(QueryError, match="nothing"):
        cypher(small, "MATCH (n) RETURN nothing.x AS x")


def test_nodes_relationships_and_paths_become_maps(small: Target) -> None:
    text = "MATCH p = (a:Position {id: 'minister'})-[r:AT]->(b) RETURN a, r, p, {list: [b]} AS m"
    node, edge, path, boxed = cypher(small, text).rows[0]
    norland = {
        "id": "norland",
        "labels": ["Actor", "State"],
        "properties": {"id": "norland", "name": "Norland"},
    }
    assert edge == {"type": "AT", "start": "minister", "end": "norland", "properties": {}}
    assert path == {"nodes": [node, norland], "relationships": [edge]}
    assert boxed == {"list": [norland]}


def test_dates_become_text(small: Target) -> None:
    text = "RETURN date('2021-04-07') AS day, duration('P1M2D') AS span"
    assert cypher(small, text).rows == (("2021-04-07", "P1M2D"),)


def test_engine_that_is_away_is_named() -> None:
    driver = GraphDatabase.driver("bolt://127.0.0.1:1", max_transaction_retry_time=0.1)
    query = library()["outlets"]
    with driver, pytest.raises(EngineError, match=r"bolt://127\.0\.0\.1:1: does not answer"):
        run(query, {}, driver=driver, database=None, uri="bolt://127.0.0.1:1")


def test_engine_that_refuses_the_password_or_lacks_the_database_is_named(small: Target) -> None:
    address = small.driver.get_server_info().address
    uri = f"bolt://{address[0]}:{address[1]}"
    query = library()["outlets"]
    wrong = GraphDatabase.driver(uri, auth=("nobody", "wrong-password"))
    with wrong, pytest.raises(EngineError, match="refuses the user name or password"):
        run(query, {}, driver=wrong, database=small.database, uri=uri)
    with pytest.raises(EngineError, match="nosuchdatabase"):
        run(query, {}, driver=small.driver, database="nosuchdatabase", uri=uri)


def test_rows_come_in_one_order(small: Target) -> None:
    """Rows in order of time, so that the order is the query's and not the engine's."""
    rows = ask(small, "who-said-about-weapon", weapon="tor").dicts()
    dates = [str(row["date"]) for row in rows]
    assert all(first <= second for first, second in pairwise(dates))


def test_a_query_that_commits_in_batches_stands_in_no_transaction(small: Target) -> None:
    text = "UNWIND [1, 2] AS i CALL (i) { CREATE (:Note {n: i}) } IN TRANSACTIONS OF 1 ROWS"
    cypher(small, text, write=True)
    assert cypher(small, "MATCH (n:Note) RETURN count(n) AS n").rows == ((2,),)
    cypher(small, "MATCH (n:Note) DELETE n", write=True)
