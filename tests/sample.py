"""A hand-annotated extraction of an article of our own, to test what lies behind extraction."""

from __future__ import annotations

from claimgraph.loaders.record import (
    Actor,
    Article,
    Attribution,
    Block,
    BlockKind,
    Claim,
    Event,
    Extraction,
    Position,
    Relation,
    Span,
    Weapon,
)

TEXT = """Ministry denies loss of Tor launcher

Defence Minister Pavel Orlov of Norland said on Tuesday that no Tor-M2 had been lost. \
“Our air defence stands where it stood,” he said.

Analyst Rita Holm told Radio Sund that Orlov had denied firing the 9M338 missile, \
which only Norland operates. Eastmark does not operate the Tor-M2, she added.
"""


def at(needle: str, nth: int = 0) -> Span:
    """Return the span of the nth occurrence of `needle` in TEXT."""
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(needle, start + 1)
    return start, start + len(needle)


def blocks() -> tuple[Block, ...]:
    """Return TEXT's title and paragraphs."""
    out: list[Block] = []
    start = 0
    for line in TEXT.splitlines(keepends=True):
        body = line.rstrip("\n")
        if body:
            kind = BlockKind.PARAGRAPH if out else BlockKind.TITLE
            out.append(Block(start, start + len(body), kind))
        start += len(line)
    return tuple(out)


def article(doc_id: str = "sample/tor") -> Article:
    """Return the sample article, under another id where wanted."""
    return Article(
        doc_id=doc_id,
        origin=f"{doc_id}.txt",
        text=TEXT,
        url=None,
        publisher="The Norland Courier",
        author="Ann Ek",
        title="Ministry denies loss of Tor launcher",
        published="2024-03-06T09:30",
        language="en",
        blocks=blocks(),
    )


def extraction(doc_id: str = "sample/tor") -> Extraction:
    """Return what the sample article yields."""
    return Extraction(
        article=article(doc_id),
        actors=(
            Actor(
                "a1",
                "Pavel Orlov",
                "Person",
                (
                    Position(
                        "Defence Minister", "Norland", at("Defence Minister Pavel Orlov of Norland")
                    ),
                ),
                (at("Pavel Orlov"), (at("he said")[0], at("he said")[0] + 2), at("Orlov", 1)),
            ),
            Actor(
                "a2",
                "Rita Holm",
                "Person",
                (Position("Analyst", None, at("Analyst")),),
                (at("Rita Holm"), at("she")),
            ),
            Actor("a3", "Norland", "State", (), (at("Norland"), at("Norland", 1))),
            Actor("a4", "Eastmark", "State", (), (at("Eastmark"),)),
            Actor("a5", "Radio Sund", "Organization", (), (at("Radio Sund"),)),
        ),
        weapons=(
            Weapon("w1", "Tor", "system", "air defence system", True, (at("Tor"),), "tor"),
            Weapon(
                "w2",
                "Tor-M2",
                "variant",
                "air defence system",
                True,
                (at("Tor-M2"), at("Tor-M2", 1)),
                "tor-m2",
            ),
            Weapon(
                "w3", "9M338", "munition", "surface-to-air missile", True, (at("9M338"),), "9m338"
            ),
        ),
        attributions=(
            Attribution(
                (at("Defence Minister Pavel Orlov of Norland"),),
                (at("said"),),
                (at("that no Tor-M2 had been lost"),),
                ("a1",),
                "indirect",
                negated=True,
                said_on="2024-03-05",
                confidence=0.9,
            ),
            Attribution(
                ((at("he said")[0], at("he said")[0] + 2),),
                (at("said", 1),),
                (at("“Our air defence stands where it stood,”"),),
                ("a1",),
                "direct",
                said_on="2024-03-05",
                confidence=0.95,
            ),
            Attribution(
                (at("Analyst Rita Holm"),),
                (at("told"),),
                (
                    at(
                        "that Orlov had denied firing the 9M338 missile, "
                        "which only Norland operates"
                    ),
                ),
                ("a2",),
                "indirect",
                audience=at("Radio Sund"),
                confidence=0.9,
            ),
            Attribution(
                (at("Orlov", 1),),
                (at("denied"),),
                (at("firing the 9M338 missile"),),
                ("a1",),
                "indirect",
                stance="denies",
                nested_in=2,
                confidence=0.8,
            ),
            Attribution(
                (at("she"),),
                (at("added"),),
                (at("Eastmark does not operate the Tor-M2"),),
                ("a2",),
                "indirect",
                negated=True,
                confidence=0.9,
            ),
        ),
        claims=(
            Claim("c1", "no Tor-M2 had been lost", (0,), ("w2",), negated=True),
            Claim("c2", "Our air defence stands where it stood", (1,)),
            Claim(
                "c3",
                "Orlov had denied firing the 9M338 missile, which only Norland operates",
                (2,),
                ("a1", "w3", "a3"),
            ),
            Claim("c4", "firing the 9M338 missile", (3,), ("w3",)),
            Claim("c5", "Eastmark does not operate the Tor-M2", (4,), ("a4", "w2"), negated=True),
        ),
        relations=(
            Relation("variantOf", "w2", "w1", "affirms", "name", (at("Tor-M2"),)),
            Relation(
                "operatedBy",
                "w3",
                "a3",
                "affirms",
                "text",
                (at("which only Norland operates"),),
                2,
                exclusive=True,
            ),
            Relation(
                "operatedBy",
                "w2",
                "a4",
                "denies",
                "text",
                (at("Eastmark does not operate the Tor-M2"),),
                4,
            ),
            Relation("designationOf", "9M338", "w3", "affirms", "text", (at("9M338 missile"),)),
        ),
        events=(
            Event(
                "loss",
                "denied",
                (at("no Tor-M2 had been lost"),),
                weapon="w2",
                date=None,
                asserted_by=0,
            ),
            Event(
                "launch",
                "denied",
                (at("firing the 9M338 missile"),),
                weapon="w3",
                by="a1",
                asserted_by=3,
            ),
        ),
        contradictions=((0, 3),),
        warnings=(),
    )
