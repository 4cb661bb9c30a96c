"""A small property graph, written by hand as ontology/mapping.yaml describes it.

Three articles about a war between two countries that do not exist. It holds what queries trip
over: a joint source, a source that nobody names, statements three deep, a date of a month only,
one fact asserted twice, one asserted and denied, a name that begins like another, an article
without an address and one without a publisher.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from claimgraph.graph.engines import Target

ID = "https://w3id.org/claimgraph/id/"
Row = dict[str, Any]

ARTICLES: dict[str, Row] = {
    "courier": {
        "id": f"{ID}article/courier%2Ftor",
        "docId": "courier/tor",
        "title": "Ministry denies loss of Tor launcher",
        "publisher": "The Norland Courier",
        "published": "2024-03-06T09:30",
        "language": "en",
        "mined": True,
    },
    "sund": {
        "id": "https://sund.example/news/7",
        "docId": "sund/7",
        "title": "Whose missile fell on Sund?",
        "publisher": "Radio Sund",
        "published": "2024-03-08",
        "url": "https://sund.example/news/7",
        "language": "en",
        "mined": True,
    },
    "wire": {
        "id": f"{ID}article/wire%2F3",
        "docId": "wire/3",
        "title": "Fragments",
        "published": "2024-03",
        "language": "en",
        "mined": True,
    },
}

ACTORS = {
    "orlov": ("Person", "Pavel Orlov"),
    "orlova": ("Person", "Anna Orlova"),
    "holm": ("Person", "Rita Holm"),
    "norland": ("State", "Norland"),
    "eastmark": ("State", "Eastmark"),
    "radio": ("Organization", "Radio Sund"),
    "experts": ("Group", "Sund experts"),
}

WEAPONS = {
    "tor": ("WeaponSystem", "Tor", "air defence system", True),
    "tor-m2": ("Variant", "Tor-M2", "air defence system", True),
    "tor-m2e": ("Variant", "Tor-M2E", "air defence system", True),
    "9m338": ("Munition", "9M338", "surface-to-air missile", True),
    "bomb": ("WeaponClass", "bomb", "bomb", False),
}

# What the reference catalogue calls a weapon, and the system that it belongs to.
REFERENCE = {
    "9m338": {"designations": "Gauntlet missile", "family": "Gauntlet; Osa-Next"},
}

DESIGNATIONS = {"d-9m338": ("9M338", "manufacturer"), "d-sa-15": ("SA-15", "NATO")}

# Claim: text, negated, what it is about.
CLAIMS: dict[str, tuple[str, bool, tuple[str, ...]]] = {
    "lost-none": ("no Tor-M2 had been lost", True, ("tor-m2",)),
    "stands": ("Our air defence stands where it stood", False, ()),
    "had-denied": ("Orlov had denied firing the 9M338", False, ("orlov", "9m338")),
    "fired": ("firing the 9M338", False, ("9m338",)),
    "not-operated": ("Eastmark does not operate the Tor-M2", True, ("eastmark", "tor-m2")),
    "marking": ("the marking 9M338 points to a Tor-M2", False, ("9m338", "tor-m2")),
    "lost-one": ("a Tor was lost", False, ("tor",)),
    "whether": ("whether the launcher will be shown", False, ()),
    "exports": ("Eastmark operates the Tor-M2E", False, ("eastmark", "tor-m2e")),
    "operated": ("Eastmark operates the Tor-M2", False, ("eastmark", "tor-m2")),
    "chain": ("Holm had it from Orlov", False, ("orlov",)),
    "chain-2": ("Orlov spoke of a Tor", False, ("orlov", "tor")),
    "chain-3": ("a Tor stands ready", False, ("tor",)),
}

# Statement: article and order, speakers, stance, claim, quote, and what differs from the usual.
STATEMENTS: dict[tuple[str, int], tuple[tuple[str, ...], str, str | None, str, Row]] = {
    ("courier", 0): (
        ("orlov",),
        "affirms",
        "lost-none",
        "that no Tor-M2 had been lost",
        {"negated": True, "saidOn": "2024-03-05"},
    ),
    ("courier", 1): (
        ("orlov",),
        "affirms",
        "stands",
        "“Our air defence stands where it stood,”",
        {"mode": "direct", "saidOn": "2024-03-05"},
    ),
    ("courier", 2): (
        ("holm",),
        "affirms",
        "had-denied",
        "that Orlov had denied firing the 9M338, which only Norland operates",
        {},
    ),
    ("courier", 3): (
        ("orlov",),
        "denies",
        "fired",
        "firing the 9M338",
        {"inside": ("courier", 2)},
    ),
    ("courier", 4): (
        ("holm",),
        "affirms",
        "not-operated",
        "Eastmark does not operate the Tor-M2",
        {"negated": True},
    ),
    ("sund", 0): (
        ("experts",),
        "affirms",
        "marking",
        "the marking 9M338 points to a Tor-M2",
        {"response": "confirms"},
    ),
    ("sund", 1): (
        ("norland", "eastmark"),
        "affirms",
        "lost-one",
        "a Tor was lost",
        {"saidOn": "2024-03-07"},
    ),
    ("sund", 2): (("orlova",), "denies", "lost-one", "that a Tor was lost", {}),
    ("sund", 3): ((), "none", "whether", "whether the launcher will be shown", {}),
    ("sund", 4): (("holm",), "affirms", "exports", "Eastmark operates the Tor-M2E", {}),
    ("wire", 0): ((), "affirms", "operated", "Eastmark operates the Tor-M2", {}),
    ("wire", 1): (("radio",), "affirms", "chain", "Holm had it from Orlov", {}),
    ("wire", 2): (
        ("holm",),
        "affirms",
        "chain-2",
        "Orlov spoke of a Tor",
        {"inside": ("wire", 1)},
    ),
    ("wire", 3): (
        ("orlov",),
        "affirms",
        "chain-3",
        "a Tor stands ready",
        {"inside": ("wire", 2)},
    ),
}

# Relation: type, ends, article, the statement that asserts it, its words; the last comes from the
# reference catalogue, which is no article.
RELATIONS: dict[str, tuple[str, str, str, str | None, int | None, str | None, Row]] = {
    "r1": ("VARIANT_OF", "tor-m2", "tor", "courier", None, "Tor-M2", {"basis": "name"}),
    "r2": ("VARIANT_OF", "tor-m2", "tor", "sund", None, "Tor-M2", {"basis": "name"}),
    "r3": ("VARIANT_OF", "tor-m2e", "tor", "sund", None, "Tor-M2E", {"basis": "name"}),
    "r4": ("FIRES", "tor-m2", "9m338", "sund", 0, "points to a Tor-M2", {}),
    "r5": (
        "OPERATED_BY",
        "9m338",
        "norland",
        "courier",
        2,
        "which only Norland operates",
        {"exclusive": True},
    ),
    "r6": ("NOT_OPERATED_BY", "tor-m2", "eastmark", "courier", 4, "does not operate", {}),
    "r7": ("OPERATED_BY", "tor-m2", "eastmark", "wire", 0, "Eastmark operates the Tor-M2", {}),
    "r8": ("OPERATED_BY", "tor-m2e", "eastmark", "sund", 4, "Eastmark operates the Tor-M2E", {}),
    "r9": ("DESIGNATION_OF", "d-9m338", "9m338", "courier", None, "9M338", {}),
    "r10": ("DESIGNATION_OF", "d-sa-15", "tor", None, None, None, {}),
    "r11": (
        "SUPPLIED_TO",
        "tor-m2e",
        "eastmark",
        "sund",
        4,
        "a gift of Norland's",
        {"supplier": "Norland", "modality": "probable"},
    ),
    "r12": (
        "NOT_SUPPLIED_TO",
        "tor-m2e",
        "eastmark",
        "courier",
        0,
        "had been lost or given away",
        {"supplier": "Norland"},
    ),
    "r13": ("SUPPLIED_TO", "tor-m2e", "eastmark", "sund", 0, "as Eastmark received", {}),
    "r14": ("SUPPLIED_TO", "tor", "eastmark", "wire", None, "Tors for Eastmark", {}),
}

# What the reference catalogue has: type, ends, and the years that bound it.
REFERENCE_FACTS: tuple[tuple[str, str, str, Row], ...] = (
    ("REFERENCE_VARIANT_OF", "tor-m2", "tor", {}),
    ("REFERENCE_VARIANT_OF", "tor-m2e", "tor", {}),
    ("REFERENCE_FIRES", "tor-m2", "9m338", {}),
    ("REFERENCE_FIRES", "tor", "9m338", {}),
    ("REFERENCE_OPERATED_BY", "tor-m2", "norland", {"since": "1991"}),
    ("REFERENCE_OPERATED_BY", "tor-m2", "eastmark", {}),
    ("REFERENCE_OPERATED_BY", "tor-m2e", "norland", {}),
    ("REFERENCE_OPERATED_BY", "tor-m2e", "eastmark", {"until": "2023"}),
)

MENTIONS = {
    "courier": ("orlov", "holm", "norland", "eastmark", "tor-m2", "9m338"),
    "sund": ("norland", "eastmark", "orlova", "experts", "tor", "tor-m2", "tor-m2e", "9m338"),
    "wire": ("radio", "holm", "orlov", "eastmark", "tor", "tor-m2"),
}

SPEECH = {
    ("affirms", False): "SAID",
    ("denies", False): "DENIED",
    ("affirms", True): "REPORTEDLY_SAID",
    ("denies", True): "REPORTEDLY_DENIED",
}


def statement_id(article: str, order: int) -> str:
    """Return a statement's id."""
    return f"{ARTICLES[article]['id']}#statement-{order}"


def nodes() -> Iterator[tuple[str, Row]]:
    """Yield every node: its labels as Cypher writes them, and its properties."""
    for row in ARTICLES.values():
        yield "Article", row
    for key, (label, name) in ACTORS.items():
        yield f"{label}:Actor", {"id": key, "name": name}
    for key, (label, name, kind, known) in WEAPONS.items():
        weapon: Row = {"id": key, "name": name, "kind": kind, "known": known}
        yield f"{label}:Weapon", {**weapon, **REFERENCE.get(key, {})}
    for key, (value, scheme) in DESIGNATIONS.items():
        yield "Designation", {"id": key, "value": value, "scheme": scheme}
    for key, (text, negated, _) in CLAIMS.items():
        yield "Claim", {"id": key, "text": text, "negated": negated}
    for (article, order), (speakers, stance, _, quote, more) in STATEMENTS.items():
        yield "Statement", _statement(article, order, speakers, stance, quote, more)
    for part, start, end in (("source", 100, 105), ("cue", 106, 110), ("content", 111, 139)):
        yield "Passage", {"id": part, "quote": f"the {part}", "start": start, "end": end}
    place = {"article": ARTICLES["courier"]["id"], "start": 0, "end": 9}
    for key, title in (("minister", "Defence Minister"), ("analyst", "Analyst")):
        yield "Position", {"id": key, "title": title, "quote": title, **place}


def relationships() -> Iterator[tuple[str, str, str, Row]]:
    """Yield every relationship: where from, its type, where to, its properties."""
    for (article, order), said in STATEMENTS.items():
        yield from _from_statement(article, order, *said)
    for key, (_, _, about) in CLAIMS.items():
        yield from ((key, "ABOUT", thing, {}) for thing in about)
    for key, relation in RELATIONS.items():
        yield _relation(key, *relation)
    for kind, start, end, years in REFERENCE_FACTS:
        yield start, kind, end, {"catalogue": "catalogue", "version": "v1", **years}
    for article, things in MENTIONS.items():
        yield from ((ARTICLES[article]["id"], "MENTIONS", thing, {}) for thing in things)
    yield statement_id("courier", 0), "CONTRADICTS", statement_id("sund", 1), {}
    for part in ("source", "cue", "content"):
        yield statement_id("courier", 0), part.upper(), part, {}
    yield "orlov", "HOLDS", "minister", {}
    yield "minister", "AT", "norland", {}
    yield "holm", "HOLDS", "analyst", {}


def fill(target: Target) -> Target:
    """Write the graph to an empty engine."""
    by_labels: dict[str, list[Row]] = defaultdict(list)
    for labels, row in nodes():
        by_labels[labels].append(row)
    by_type: dict[str, list[Row]] = defaultdict(list)
    for start, kind, end, row in relationships():
        by_type[kind].append({"start": start, "end": end, "row": row})
    for labels, rows in by_labels.items():
        write(target, f"UNWIND $rows AS row CREATE (n:{labels}) SET n = row", rows)
    for kind, rows in by_type.items():
        ends = "MATCH (a {id: row.start}) MATCH (b {id: row.end})"
        write(
            target, f"UNWIND $rows AS row {ends} CREATE (a)-[r:{kind}]->(b) SET r = row.row", rows
        )
    return target


def write(target: Target, text: str, rows: list[Row]) -> None:
    """Write rows in one transaction."""
    target.driver.execute_query(text, rows=rows, database_=target.database)


def _statement(
    article: str, order: int, speakers: tuple[str, ...], stance: str, quote: str, more: Row
) -> Row:
    row = {
        "id": statement_id(article, order),
        "order": order,
        "mode": "indirect",
        "stance": stance,
        "negated": False,
        "modality": "unspecified",
        "confidence": 0.9,
        "quote": quote,
        "source": " and ".join(ACTORS[each][1] for each in speakers) or "it",
        "cue": "denied" if stance == "denies" else "said",
        "start": 100 * order,
        "end": 100 * order + len(quote),
    }
    return {**row, **{key: value for key, value in more.items() if key != "inside"}}


def _from_statement(
    article: str,
    order: int,
    speakers: tuple[str, ...],
    stance: str,
    claim: str | None,
    quote: str,
    more: Row,
) -> Iterator[tuple[str, str, str, Row]]:
    start = statement_id(article, order)
    yield start, "REPORTED_IN", ARTICLES[article]["id"], {}
    if "inside" in more:
        yield start, "NESTED_IN", statement_id(*more["inside"]), {}
    yield from ((start, "SPEAKER", speaker, {}) for speaker in speakers)
    if claim is None:
        return
    yield start, "STATES", claim, {}
    if stance != "none":
        row = _statement(article, order, speakers, stance, quote, more)
        kept = ("quote", "start", "end", "source", "cue", "mode", "saidOn")
        edge = {key: row[key] for key in kept if key in row}
        kind = SPEECH[stance, "inside" in more]
        place = {"statement": start, **_place(article)}
        yield from ((speaker, kind, claim, {**edge, **place}) for speaker in speakers)


def _relation(
    key: str,
    kind: str,
    start: str,
    end: str,
    article: str | None,
    order: int | None,
    quote: str | None,
    more: Row,
) -> tuple[str, str, str, Row]:
    row: Row = {"relation": key, "modality": "unspecified", "exclusive": False, "basis": "text"}
    if article is not None:
        row |= {"quote": quote, "start": 10, "end": 10 + len(quote or ""), **_place(article)}
    if article is not None and order is not None:
        row["statement"] = statement_id(article, order)
    return start, kind, end, {**row, **more}


def _place(article: str) -> Row:
    row = ARTICLES[article]
    named = {"article": "id", "articleTitle": "title"}
    kept = {key: key for key in ("publisher", "published", "url")} | named
    return {key: row[source] for key, source in kept.items() if source in row}
