"""Random extractions for hypothesis: whole, but nothing like an article anyone would write."""

from __future__ import annotations

from typing import Literal, get_args

from hypothesis import strategies as st

from claimgraph.loaders import record
from claimgraph.loaders.record import (
    Actor,
    Article,
    Attribution,
    Claim,
    Event,
    Extraction,
    Position,
    Relation,
    Span,
    Spans,
    Weapon,
)

TEXT = st.text(min_size=1, max_size=12)
DATES = st.sampled_from(
    ["2021-04-07T10:08", "2021-04-02", "2021-02", "2021", "2021-02-~20/28", "x"]
)
EVENT_STATUS: tuple[Literal["happened", "alleged", "planned", "cancelled", "denied"], ...] = (
    "happened",
    "alleged",
    "planned",
    "cancelled",
    "denied",
)


def maybe(values: st.SearchStrategy[str]) -> st.SearchStrategy[str | None]:
    """Draw a value, or none."""
    return st.none() | values


def spans(length: int, most: int = 3) -> st.SearchStrategy[Spans]:
    """Draw places in a text, their parts in text order."""
    return st.lists(span(length), max_size=most, unique=True).map(
        lambda found: tuple(sorted(found))
    )


@st.composite
def span(draw: st.DrawFn, length: int) -> Span:
    """Draw a span that is not empty."""
    start = draw(st.integers(0, length - 1))
    return start, draw(st.integers(start + 1, length))


@st.composite
def articles(draw: st.DrawFn) -> Article:
    """Draw an article with some text."""
    return Article(
        doc_id=draw(TEXT),
        origin=draw(TEXT),
        text=draw(st.text(min_size=5, max_size=80)),
        url=draw(maybe(st.sampled_from(["https://example.org/a b#c", "HTTP://example.org", "no"]))),
        published=draw(maybe(DATES)),
        language=draw(maybe(st.sampled_from(["en", "ru"]))),
        publisher=draw(maybe(TEXT)),
        author=draw(maybe(TEXT)),
        title=draw(maybe(TEXT)),
    )


@st.composite
def extractions(draw: st.DrawFn) -> Extraction:
    """Draw an extraction in which every id and index leads somewhere."""
    article = draw(articles())
    size = len(article.text)
    actors = tuple(draw(actor(f"a{number}", size)) for number in range(draw(st.integers(1, 4))))
    weapons = tuple(draw(weapon(f"w{number}", size)) for number in range(draw(st.integers(1, 3))))
    people, arms = [item.id for item in actors], [item.id for item in weapons]
    count = draw(st.integers(1, 4))
    said = tuple(draw(attribution(size, people, count)) for _ in range(count))
    return Extraction(
        article,
        actors,
        weapons,
        said,
        draw(claims(said, people + arms)),
        tuple(draw(relation(size, people, arms, count)) for _ in range(draw(st.integers(0, 3)))),
        tuple(draw(event(size, people, arms, count)) for _ in range(draw(st.integers(0, 3)))),
        ((0, count - 1),) if count > 1 else (),
    )


@st.composite
def actor(draw: st.DrawFn, name: str, size: int) -> Actor:
    """Draw an actor, with positions."""
    positions = st.builds(Position, TEXT, maybe(TEXT), span(size))
    return Actor(
        name,
        draw(TEXT | st.just("Al Bo")),
        draw(st.sampled_from(get_args(record.ActorType))),
        tuple(draw(st.lists(positions, max_size=2))),
        draw(spans(size)),
    )


@st.composite
def weapon(draw: st.DrawFn, name: str, size: int) -> Weapon:
    """Draw a weapon that the catalogue does not have."""
    kinds = st.sampled_from(get_args(record.WeaponClass))
    return Weapon(name, name + draw(TEXT), draw(kinds), draw(maybe(TEXT)), False, draw(spans(size)))


@st.composite
def attribution(draw: st.DrawFn, size: int, people: list[str], count: int) -> Attribution:
    """Draw a statement by some of these people."""
    index = st.none() | st.integers(0, count - 1)
    return Attribution(
        draw(spans(size)),
        draw(spans(size)),
        draw(spans(size)),
        tuple(draw(st.lists(st.sampled_from(people), unique=True))),
        draw(st.sampled_from(get_args(record.Mode))),
        draw(st.sampled_from(get_args(record.Stance))),
        draw(st.booleans()),
        draw(st.sampled_from(get_args(record.Modality))),
        draw(index),
        draw(maybe(DATES)),
        draw(st.none() | span(size)),
        draw(st.none() | span(size)),
        draw(index),
        draw(st.none() | st.sampled_from(get_args(record.Response))),
        draw(st.floats(0, 1)),
    )


@st.composite
def claims(draw: st.DrawFn, said: tuple[Attribution, ...], things: list[str]) -> tuple[Claim, ...]:
    """Draw one claim for each statement, negated as that is."""
    about = st.lists(st.sampled_from(things), unique=True).map(tuple)
    return tuple(
        Claim(f"c{index}", draw(TEXT), (index,), draw(about), one.negated)
        for index, one in enumerate(said)
    )


@st.composite
def relation(
    draw: st.DrawFn, size: int, people: list[str], arms: list[str], count: int
) -> Relation:
    """Draw a relation whose ends are of the right kind."""
    kind = draw(st.sampled_from(get_args(record.RelationType)))
    ends = arms if kind in ("variantOf", "fires", "designationOf") else people
    return Relation(
        kind,
        draw(TEXT if kind == "designationOf" else st.sampled_from(arms)),
        draw(st.sampled_from(ends)),
        draw(st.sampled_from(get_args(record.Polarity))),
        draw(st.sampled_from(get_args(record.Basis))),
        (draw(span(size)),),
        draw(st.none() | st.integers(0, count - 1)),
        draw(st.sampled_from(get_args(record.Modality))),
        draw(st.booleans()),
        date=draw(maybe(DATES)),
    )


@st.composite
def event(draw: st.DrawFn, size: int, people: list[str], arms: list[str], count: int) -> Event:
    """Draw an event."""
    person, arm = maybe(st.sampled_from(people)), maybe(st.sampled_from(arms))
    return Event(
        draw(TEXT),
        draw(st.sampled_from(EVENT_STATUS)),
        (draw(span(size)),),
        draw(arm),
        draw(person),
        draw(person),
        draw(arm),
        draw(maybe(TEXT)),
        draw(maybe(TEXT)),
        draw(maybe(DATES)),
        draw(maybe(TEXT)),
        draw(st.none() | st.integers(0, count - 1)),
    )
