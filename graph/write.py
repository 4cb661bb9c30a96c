"""The Cypher that the push writes with, in one transaction of whole articles or shared nodes.

Labels, types and names of properties stand in its text, since Cypher takes them no other way;
they come from the mapping, which lets plain names through and nothing else. Every value is a
parameter.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from typing import Any

from neo4j import ManagedTransaction

from claimgraph.errors import EngineError
from claimgraph.graph.elements import Bundle, Edge, Node
from claimgraph.ontology.mapping import ID, GraphMapping, NodeKind

__all__ = ["ARTICLE", "CATALOGUE", "Writer", "schema"]

ARTICLE = "Article"
CATALOGUE = "Catalogue"
COUNTERS = (
    "nodes_created",
    "nodes_deleted",
    "relationships_created",
    "relationships_deleted",
    "properties_set",
    "labels_added",
    "constraints_added",
    "indexes_added",
)
Row = dict[str, Any]


def schema(rules: GraphMapping) -> dict[str, str]:
    """Return what makes ids unique, and what an article owns quick to find, by its name."""
    owner = rules.owner
    statements: dict[str, str] = {}
    for family in rules.families():
        name = f"claimgraph_{family}_{ID}"
        statements[name] = (
            f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR (n:{family}) REQUIRE n.{ID} IS UNIQUE"
        )
        if family != ARTICLE:
            name = f"claimgraph_{family}_{owner}"
            statements[name] = f"CREATE INDEX {name} IF NOT EXISTS FOR (n:{family}) ON (n.{owner})"
    for kind in rules.relations.all_types():
        name = f"claimgraph_{kind}_{owner}"
        statements[name] = f"CREATE INDEX {name} IF NOT EXISTS FOR ()-[r:{kind}]-() ON (r.{owner})"
    owner = rules.reference.owner
    for kind in rules.reference.types.values():
        name = f"claimgraph_{kind}_{owner}"
        statements[name] = f"CREATE INDEX {name} IF NOT EXISTS FOR ()-[r:{kind}]-() ON (r.{owner})"
    return statements


class Writer:
    """One transaction; `counts` sums up what the engine says that it did."""

    def __init__(self, tx: ManagedTransaction, rules: GraphMapping, uri: str) -> None:
        self._tx = tx
        self._rules = rules
        self._uri = uri
        self.counts: Counter[str] = Counter()

    def run(self, text: str, **parameters: object) -> list[dict[str, Any]]:
        """Run one statement to its end."""
        result = self._tx.run(text, parameters)
        rows = result.data()
        counters = result.consume().counters
        self.counts.update({name: getattr(counters, name) for name in COUNTERS})
        return rows

    def put_schema(self, statements: Sequence[str]) -> None:
        """Create the constraints and indexes that are missing."""
        for text in statements:
            self.run(text)

    def put_articles(self, bundles: Sequence[Bundle]) -> None:
        """Write whole articles, in place of what the database has of them.

        Their own nodes come first: they keep a second push at the same time waiting until this
        one is through, and tell which articles were in before.
        """
        digest = self._rules.digest
        found = self.run(
            f"UNWIND $rows AS row MERGE (n:{ARTICLE} {{{ID}: row.{ID}}}) "
            f"WITH n, row, n.{digest} IS NOT NULL AS there SET n += row.properties "
            f"RETURN row.{ID} AS id, there",
            rows=[_row(bundle.article, {digest: bundle.digest}) for bundle in bundles],
        )
        own = [node for bundle in bundles for node in bundle.nodes[1:]]
        before = [row["id"] for row in found if row["there"]]
        if before:
            self._cut(before)
            self._delete_owned(before, {node.id: node.kind for node in own})
        self._put_nodes((node, {}) for node in own)
        self._put_edges(edge for bundle in bundles for edge in bundle.edges)

    def remove_articles(self, articles: Sequence[str]) -> None:
        """Remove articles, and all that they alone own."""
        self._cut(articles)
        self._delete_owned(articles, {})
        self._delete(ARTICLE, articles)

    def put_shared(self, nodes: Sequence[Node], relabelled: Set[str]) -> None:
        """Write shared nodes; those that have other labels now are made anew.

        That takes their relationships away, so the articles that drew them, and the catalogue, are
        marked as not in: their digest goes in the same transaction, and they are sent again.
        """
        by_family: dict[str, list[str]] = defaultdict(list)
        for node in nodes:
            if node.id in relabelled:
                by_family[node.kind.family].append(node.id)
        for family, ids in by_family.items():
            self.run(
                f"MATCH (n:{family}) WHERE n.{ID} IN $ids MATCH (n)-[r]-() "
                f"WITH DISTINCT r.{self._rules.owner} AS article "
                f"MATCH (a:{ARTICLE} {{{ID}: article}}) SET a.{self._rules.digest} = ''",
                ids=ids,
            )
            self._delete(family, ids)
        if by_family:
            digest = self._rules.digest
            self.run(f"MATCH (c:{CATALOGUE}) WHERE c.{digest} IS NOT NULL SET c.{digest} = ''")
        self._put_nodes((node, {self._rules.digest: node.digest}) for node in nodes)

    def remove_shared(self, family: str, ids: Sequence[str]) -> None:
        """Remove shared nodes of one broadest label."""
        self._delete(family, ids)

    def put_catalogue(self, bundle: Bundle) -> None:
        """Write what the reference catalogue has, in place of what the database has of it."""
        (catalogue,) = bundle.nodes
        self._cut_reference(catalogue.id)
        self._put_nodes([(catalogue, {self._rules.digest: bundle.digest})])
        self._put_edges(bundle.edges)

    def remove_catalogue(self, iri: str) -> None:
        """Remove the reference catalogue's node and facts."""
        self._cut_reference(iri)
        self._delete(CATALOGUE, [iri])

    def _cut_reference(self, catalogue: str) -> None:
        owner = self._rules.reference.owner
        for kind in self._rules.reference.types.values():
            self.run(
                f"MATCH ()-[r:{kind}]->() WHERE r.{owner} = $catalogue DELETE r",
                catalogue=catalogue,
            )

    def _put_nodes(self, nodes: Iterable[tuple[Node, Row]]) -> None:
        by_kind: dict[str, tuple[NodeKind, list[Row]]] = {}
        for node, more in nodes:
            rows = by_kind.setdefault(node.kind.name, (node.kind, []))[1]
            rows.append(_row(node, more))
        for kind, rows in by_kind.values():
            family, labels = kind.family, ":".join(kind.labels)
            if len(kind.labels) > 1:
                # MERGE by several labels reads every node of them in ArcadeDB, and by one in none.
                self.run(
                    f"UNWIND $rows AS row OPTIONAL MATCH (n:{family} {{{ID}: row.{ID}}}) "
                    f"WITH row, n WHERE n IS NULL CREATE (:{labels} {{{ID}: row.{ID}}})",
                    rows=[{ID: row[ID]} for row in rows],
                )
            self.run(
                f"UNWIND $rows AS row MERGE (n:{family} {{{ID}: row.{ID}}}) "
                "SET n += row.properties",
                rows=rows,
            )

    def _put_edges(self, edges: Iterable[Edge]) -> None:
        """Write relationships whose articles have none yet in this transaction."""
        groups: dict[tuple[str, str, str, str], list[Row]] = defaultdict(list)
        for edge in edges:
            ends = (edge.start.kind.family, edge.end.kind.family)
            row = {"start": edge.start.id, "end": edge.end.id, "properties": dict(edge.properties)}
            groups[(*ends, edge.type, self._drawing(edge))].append(row)
        for (start, end, kind, drawing), rows in groups.items():
            written = self.run(
                f"UNWIND $rows AS row MATCH (a:{start} {{{ID}: row.start}}) "
                f"MATCH (b:{end} {{{ID}: row.end}}) {drawing} SET r += row.properties "
                "RETURN count(r) AS written",
                rows=rows,
            )
            if written[0]["written"] != len(rows):
                raise EngineError(
                    self._uri,
                    f"nodes that {kind} relationships need went away during the push",
                    remedy="Push again when nothing else deletes nodes there",
                )

    def _drawing(self, edge: Edge) -> str:
        """Return the clause that draws a relationship from a to b.

        ArcadeDB's MERGE reads all relationships of the node that it starts from. So it starts
        from the one that the article owns; and between two that all articles share, where there
        may be thousands, what is known not to be there is created.
        """
        names = [name for name in (self._rules.owner, edge.key) if name in edge.properties]
        same = ", ".join(f"{name}: row.properties.{name}" for name in names)
        if not edge.start.shared:
            return f"MERGE (a)-[r:{edge.type} {{{same}}}]->(b)"
        if not edge.end.shared:
            return f"MERGE (b)<-[r:{edge.type} {{{same}}}]-(a)"
        return f"CREATE (a)-[r:{edge.type} {{{same}}}]->(b)"

    def _cut(self, articles: Sequence[str]) -> None:
        """Delete the relationships that articles gave rise to."""
        owner = self._rules.owner
        for family in self._rules.families():
            by = ID if family == ARTICLE else owner
            self.run(
                f"MATCH (n:{family}) WHERE n.{by} IN $articles "
                f"MATCH (n)-[r]-() WHERE r.{owner} IN $articles WITH DISTINCT r DELETE r",
                articles=articles,
            )
        for kind in self._rules.relations.all_types():
            self.run(
                f"MATCH ()-[r:{kind}]->() WHERE r.{owner} IN $articles DELETE r", articles=articles
            )

    def _delete_owned(self, articles: Sequence[str], keep: Mapping[str, NodeKind]) -> None:
        """Delete the nodes that articles own, apart from those to keep.

        A node of somebody else's that only has a property of that name has another id.
        """
        owner = self._rules.owner
        for family in self._rules.families():
            found = self.run(
                f"MATCH (n:{family}) WHERE n.{owner} IN $articles "
                f"RETURN n.{ID} AS id, n.{owner} AS article, labels(n) AS labels",
                articles=articles,
            )
            gone = [
                row["id"]
                for row in found
                if str(row["id"]).startswith(f"{row['article']}#")
                and not (row["id"] in keep and keep[row["id"]].labels[0] in row["labels"])
            ]
            self._delete(family, gone)

    def _delete(self, family: str, ids: Sequence[str]) -> None:
        if ids:
            self.run(
                f"UNWIND $ids AS id MATCH (n:{family} {{{ID}: id}}) DETACH DELETE n", ids=list(ids)
            )


def _row(node: Node, more: Row) -> Row:
    return {ID: node.id, "properties": {**node.properties, **more}}
