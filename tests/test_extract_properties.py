"""Whatever the text, its record holds together: places, ids, indices, nesting, repetition."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st

from claimgraph.loaders.extract import extract
from claimgraph.loaders.record import Actor, Event, Extraction, Relation, Span, Spans, Weapon
from tests.extracting import article

WORDS = """
    said denied confirmed told asked quoted citing according to as saying that whether not never
    neither nor would may he she it they I his own sources the a report statement officials
    spokesman minister president Minister President Clara Weiss Karl Brandt Norway Norway's
    Norwegian Moscow Kremlin TASS Reuters Defence Ministry bridge was hit fired missiles Iskander
    S-400 on Monday in 2019 reporters Q: A: and of , . ? ! : ; “ ” ‘ ’ " ' « » „ ( ) [ ] — - …
    """

prose = st.lists(st.sampled_from([*WORDS.split(), "\n", "\n\n"]), min_size=5, max_size=60).map(
    " ".join
)
glued = st.lists(
    st.sampled_from([*WORDS.split(), " ", " ", " ", "\n"]), min_size=5, max_size=80
).map("".join)
noise = st.text(max_size=120)
texts = st.one_of(prose, glued, noise, st.builds("{}\n{} {}".format, noise, prose, noise))
examples = settings(max_examples=40, deadline=None)


def places(found: Extraction) -> Iterator[Spans]:
    """Yield every place in the text that a record names."""
    things: tuple[Actor | Weapon, ...] = (*found.actors, *found.weapons)
    facts: tuple[Relation | Event, ...] = (*found.relations, *found.events)
    yield from (thing.mentions for thing in things)
    for actor in found.actors:
        yield from ((position.evidence,) for position in actor.positions)
    for one in found.attributions:
        yield from (one.source, one.cue, one.content)
        yield from ((span,) for span in (one.venue, one.audience) if span is not None)
    yield from (fact.evidence for fact in facts)


def apart(spans: Spans) -> bool:
    """Whether spans stand in text order and none reaches into the next."""
    return all(before[1] <= after[0] for before, after in pairwise(spans))


def within(span: Span, start: int, end: int) -> bool:
    return start <= span[0] < span[1] <= end


@given(texts, st.booleans())
@examples
def test_every_place_lies_in_a_mined_block(text: str, titled: bool) -> None:
    found = extract(article(text, titles=int(titled)))
    blocks = [(block.start, block.end) for block in found.article.blocks]
    for spans in places(found):
        assert apart(spans)
        for span in spans:
            assert any(within(span, *block) for block in blocks)


@given(texts)
@examples
def test_what_is_referred_to_exists(text: str) -> None:
    found = extract(article(text))
    actors = {actor.id for actor in found.actors}
    things: tuple[Actor | Weapon, ...] = (*found.actors, *found.weapons)
    facts: tuple[Relation | Event, ...] = (*found.relations, *found.events)
    named = [thing.id for thing in things]
    statements = range(len(found.attributions))
    assert len(named) == len(set(named))
    for one in found.attributions:
        assert set(one.speakers) <= actors
        assert len(one.speakers) == len(set(one.speakers))
        assert one.content
        assert 0 < one.confidence <= 1
        assert one.responds_to is None or one.responds_to in statements
    for claim in found.claims:
        assert claim.statements
        assert set(claim.statements) <= set(statements)
        assert set(claim.about) <= set(named)
    for fact in facts:
        assert fact.asserted_by is None or fact.asserted_by in statements
    for i, j in found.contradictions:
        assert i in statements
        assert j in statements
        assert i < j


@given(texts)
@examples
def test_every_statement_has_one_claim(text: str) -> None:
    found = extract(article(text))
    claimed = [index for claim in found.claims for index in claim.statements]
    assert len(claimed) == len(set(claimed))
    assert len({claim.id for claim in found.claims}) == len(found.claims)
    unclaimed = set(range(len(found.attributions))) - set(claimed)
    for index in unclaimed:  # a content of punctuation alone is no proposition
        spans = found.attributions[index].content
        assert not any(c.isalnum() for start, end in spans for c in text[start:end])


@given(texts)
@examples
def test_nesting_has_no_circle(text: str) -> None:
    attributions = extract(article(text)).attributions
    for index in range(len(attributions)):
        seen, at = set(), attributions[index].nested_in
        while at is not None:
            assert 0 <= at < len(attributions)
            assert at not in seen
            assert at != index
            seen.add(at)
            at = attributions[at].nested_in


ENDLESS = (
    "] quoted minister quoted reporters Iskander Defence may » own “ » asked Q: she saying „ I "
    "bridge missiles the minister TASS he S-400 his « I 2019 they A: on fired “ ) not fired asked "
    "Monday Clara that Clara of - TASS Clara missiles „ ( « as quoted whether hit … ("
)
"""Once read without end: the way up its parse did not stop at the root."""


@given(texts)
@example(ENDLESS)
@examples
def test_a_text_read_twice_says_the_same(text: str) -> None:
    assert extract(article(text)) == extract(article(text))


@given(texts, prose)
@examples
def test_boilerplate_says_nothing(text: str, more: str) -> None:
    boilerplate = more.count("\n") + 1
    found = extract(article(f"{text}\n{more}", boilerplate=boilerplate))
    end = len(text)
    assert all(span[1] <= end for spans in places(found) for span in spans)


@given(prose)
@examples
def test_the_text_before_shifts_every_place_and_changes_nothing_else(text: str) -> None:
    alone = extract(article(text))
    after = extract(article(f"Nothing here.\n{text}"))
    shift = len("Nothing here.\n")
    moved = [tuple((a + shift, b + shift) for a, b in spans) for spans in places(alone)]
    assert moved == list(places(after))
