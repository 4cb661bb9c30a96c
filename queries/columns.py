"""The columns that a query returns, read from its last RETURN."""

from __future__ import annotations

from dataclasses import dataclass

from claimgraph.queries.tokens import Kind, Token, is_name

_ENDS = ("ORDER", "SKIP", "OFFSET", "LIMIT", "UNION")


@dataclass(frozen=True, slots=True)
class Returned:
    """A column returned; `named` says whether it has a name of its own, not its expression's."""

    name: str
    line: int
    named: bool


def returned(found: tuple[Token, ...], text: str) -> tuple[Returned, ...]:
    """Return the columns in order; none where the query returns nothing, or "*"."""
    items = _items(found)
    if not all(items) or items[0][0].symbol("*"):
        return ()
    return tuple(_column(item, text) for item in items)


def _column(item: list[Token], text: str) -> Returned:
    named = len(item) == 1 or (len(item) > 2 and item[-2].upper == "AS")
    if named and item[-1].kind in (Kind.WORD, Kind.NAME):
        return Returned(item[-1].text, item[-1].line, named=True)
    return Returned(text[item[0].start : item[-1].end], item[0].line, named=False)


def _items(found: tuple[Token, ...]) -> list[list[Token]]:
    """Return the tokens of each column of the last RETURN that stands in no brackets."""
    depth, inside = 0, False
    items: list[list[Token]] = [[]]
    for index, token in enumerate(found):
        depth += token.symbol("(", "[", "{") - token.symbol(")", "]", "}")
        keyword = "" if depth or is_name(found, index) else token.upper
        if keyword == "RETURN":
            items, inside = [[]], True
        elif keyword in _ENDS or (depth == 0 and token.symbol(";")):
            inside = False
        elif inside and depth == 0 and token.symbol(","):
            items.append([])
        elif inside and not (keyword == "DISTINCT" and items == [[]]):
            items[-1].append(token)
    return items
