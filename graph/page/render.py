"""Render an article's page from its named graph."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup
from rdflib.term import URIRef

from claimgraph.graph.dataset import Dataset
from claimgraph.graph.page.build import build
from claimgraph.graph.page.marks import Mark, render
from claimgraph.graph.page.model import Card, PageModel, Place, human_date, thing_name

_HERE = files("claimgraph.graph.page")
_LINE = re.compile(r"\S[^\n]*(\s*)")
# Which mark is the outer one where two have the same ends.
_BLOCK, _CONTENT, _EVIDENCE, _SOURCE, _WEAPON = 0, 100, 200, 300, 400


def page(dataset: Dataset, article: str) -> str:
    """Return an article's page as one self-contained HTML document.

    `article` is whatever `Dataset.find_article` knows it by. Raises NotFoundError.
    """
    entry = dataset.find_article(article)
    model = build(dataset.article_graph(entry.iri), URIRef(entry.iri))
    style, script = _asset("page.css"), _asset("page.js")
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.globals.update(human_date=human_date, thing_name=thing_name)
    return environment.from_string(_asset("page.html.jinja")).render(
        model=model,
        article=model.article,
        text=render(model.text, _marks(model)),
        style=Markup(style),  # noqa: S704 - our own file
        script=Markup(script),  # noqa: S704 - our own file
        policy=f"default-src 'none'; img-src data:; style-src {_hash(style)}; "
        f"script-src {_hash(script)}; base-uri 'none'; form-action 'none'",
    )


def _asset(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")


def _hash(inlined: str) -> str:
    return f"'sha256-{b64encode(sha256(inlined.encode()).digest()).decode()}'"


def _marks(model: PageModel) -> Iterator[Mark]:
    yield from _lines(model)
    depths = _depths(model)
    for card in model.cards:
        rank = {"content": _CONTENT + depths[card.number], "source": _SOURCE, "cue": _SOURCE + 1}
        for role, places in card.places:
            yield from _of(places, card.group, _classes(role, card), rank[role], card.number)
    for row in (*model.facts, *model.events):
        yield from _of(row.places, row.group, "evidence", _EVIDENCE)
    for row in model.weapons:
        yield from _of(row.places, row.group, "weapon", _WEAPON)


def _of(
    places: tuple[Place, ...], group: str, role: str, rank: int, number: int | None = None
) -> Iterator[Mark]:
    for place in places:
        at = place.passage
        label = str(number) if number is not None and role.startswith("content") else None
        yield Mark(at.start, at.end, place.key, group, role, rank, label=label)


def _classes(role: str, card: Card) -> str:
    if role != "content":
        return role
    negated = " negated" if card.statement.negated else ""
    return f"content {card.statement.stance}{negated}"


def _depths(model: PageModel) -> dict[int, int]:
    """Return how many statements each statement stands in."""
    depths: dict[int, int] = {}
    waiting = [(card, 0) for card in model.roots]
    while waiting:
        card, depth = waiting.pop()
        depths[card.number] = depth
        waiting.extend((child, depth + 1) for child in card.children)
    return depths


def _lines(model: PageModel) -> Iterator[Mark]:
    """Mark each line as a paragraph, and the line breaks after it as such."""
    kinds = {kind: [b for b in model.blocks if b.kind == kind] for kind in ("title", "boilerplate")}
    for number, line in enumerate(_LINE.finditer(model.text), 1):
        inside = next(
            (k for k, at in kinds.items() if any(b.start <= line.start() < b.end for b in at)),
            "paragraph",
        )
        key = f"line-{number}"
        yield Mark(*line.span(), key, "", f"block {inside}", _BLOCK, tag="p")
        yield Mark(*line.span(1), f"{key}-end", "", "break", _BLOCK + 1)
