"""The guard that keeps a reading query from writing, on engines that would let it."""

from __future__ import annotations

import pytest

from claimgraph.errors import QueryError
from claimgraph.queries.guard import refuse_writes
from claimgraph.queries.library import library
from claimgraph.queries.tokens import normalised, tokens

READING = [
    "MATCH (n) RETURN n",
    "  /* CREATE */ match (n) return n // DELETE n",
    "EXPLAIN PROFILE MATCH (n) RETURN n",
    "MATCH (n) WHERE n.name = 'SET x; CREATE (m)' RETURN n",
    'MATCH (n) WHERE n.name = "it\'s \\" DELETE" RETURN n',
    "MATCH (n) WHERE n.name = 'it\\' DELETE n' RETURN n",
    "MATCH (n:Set)-[:CREATE]->(m) RETURN n.set, m . delete",
    "MATCH (n) RETURN n.x AS `CREATE`, `a``DELETE`",
    "MATCH (n {x: $set}) RETURN $create AS created, n.deleted AS removed",
    "CALL db.labels() YIELD label RETURN label",
    "CALL db . labels() YIELD label RETURN label",
    "MATCH (a) CALL { WITH a MATCH (a)-->(b) RETURN b } RETURN b",
    "MATCH (a) CALL (a) { MATCH (a)-->(b) RETURN b } RETURN b",
    "SHOW INDEXES",
    "UNWIND [1.5, .5, 1e3] AS x WITH x RETURN x",
    "OPTIONAL MATCH (n) RETURN n.start AS start, n.end AS end, n.load AS transactions",
]

WRITING = [
    "CREATE (n)",
    "MATCH (n) DELETE n",
    "MATCH (n) DETACH DELETE n",
    "MATCH (n) NODETACH DELETE n",
    "MATCH (n) SET n.x = 1",
    "match (n) sEt n.x = 1",
    "MATCH (n) REMOVE n.x",
    "MERGE (n:A) RETURN n",
    "INSERT (n:A)",
    "DROP CONSTRAINT x",
    "UNWIND [1] AS x FOREACH (y IN [x] | CREATE (:A))",
    "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
    "MATCH (n) WITH n LOAD CSV FROM 'file:///x' AS line RETURN line",
    "MATCH (n) CALL { WITH n DELETE n } RETURN 1 AS x",
    "MATCH (n) CALL { WITH n RETURN n AS m } IN TRANSACTIONS RETURN m",
    "MATCH (n) CALL { WITH n RETURN n AS m } IN 2 CONCURRENT TRANSACTIONS RETURN m",
    "CALL apoc.cypher.doIt('CREATE (n)', {}) YIELD value RETURN value",
    "CALL `apoc`.`cypher`.`doIt`('CREATE (n)', {}) YIELD value RETURN value",
    "CALL db.labels.evil()",
    "CALL dbms.security.createUser('a', 'b', false)",
    "MATCH (n) CALL db.createLabel('X') RETURN n",
    "CALL",
    "ALTER USER neo4j SET PASSWORD 'x'",
    "CYPHER 25 ALTER USER neo4j SET PASSWORD 'x'",
    "GRANT ROLE admin TO someone",
    "SHOW TRANSACTIONS YIELD transactionId AS id TERMINATE TRANSACTIONS id",
    "STOP DATABASE neo4j",
    "SELECT FROM Weapon",
    "EXPLAIN CREATE (n)",
    "(n) RETURN n",
    "RETURN '\\u0027 MATCH (n) DELETE n //'",
    "MATCH (n) \\u0044ELETE n",
    "MATCH (n) // harmless\rDELETE n",
    "MATCH (n) /* */ DELETE n",
    "MATCH (n) WHERE n.x = 1SET n.y = 2",
    "MATCH (n) WHERE n.x = 1.SET n.y = 2",
    "MATCH (n) WHERE n.x = ''DELETE n",
    "MATCH (n) WITH n AS `x`DELETE n",
    "MATCH (n)\u00a0DELETE\u3000n",
    "MATCH (n) \u017fET n.x = 1",
]


def judge(text: str) -> None:
    """Judge a text as run() does."""
    text = normalised(text)
    refuse_writes(tokens(text, "query"), text, "query")


@pytest.mark.parametrize("text", READING)
def test_reading_passes(text: str) -> None:
    judge(text)


@pytest.mark.parametrize("text", WRITING)
def test_what_might_write_is_refused_with_its_line(text: str) -> None:
    with pytest.raises(QueryError, match="--write") as caught:
        judge(f"/*\n*/{text}")
    assert caught.value.line in (2, 3)


def test_library_only_reads() -> None:
    for query in library().values():
        judge(query.text)
