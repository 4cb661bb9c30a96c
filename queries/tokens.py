"""Cypher cut into tokens: as much of its lexicon as checking a query needs, and no grammar."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from claimgraph.errors import QueryError


class Kind(StrEnum):
    """What a token is; strings and quoted names are never looked into."""

    WORD = "word"
    PARAMETER = "parameter"
    NAME = "name"
    STRING = "string"
    NUMBER = "number"
    SYMBOL = "symbol"


@dataclass(frozen=True, slots=True)
class Token:
    """A token, its line (from 1), and [start, end) in the query's text.

    `text` is the bare name of a parameter or of a name in backticks, and otherwise as written.
    """

    kind: Kind
    text: str
    line: int
    start: int
    end: int

    @property
    def upper(self) -> str:
        """The word as a keyword would be written, empty for anything but a word."""
        return self.text.upper() if self.kind is Kind.WORD else ""

    def symbol(self, *symbols: str) -> bool:
        """Tell whether the token is one of these symbols."""
        return self.kind is Kind.SYMBOL and self.text in symbols


# A number holds digits only, so that a keyword glued to it ("1SET") is still seen as a word.
_PATTERN = re.compile(
    r"""
    (?P<skip> \s+ | //[^\n]* | /\*.*?\*/ )
  | (?P<string> '(?:[^'\\]|\\.)*' | "(?:[^"\\]|\\.)*" )
  | (?P<parameter> \$ (?: \w+ | `(?:[^`]|``)*` ) )
  | (?P<name> `(?:[^`]|``)*` )
  | (?P<number> \d[\d_]* )
  | (?P<word> [^\W\d]\w* )
  | (?P<symbol> . )
    """,
    re.VERBOSE | re.DOTALL,
)
_OPENINGS = {"'": "a string", '"': "a string", "`": "a quoted name"}


def normalised(text: str) -> str:
    """Return `text` with every line ended by a line feed, as tokens and the engines then agree.

    A lone carriage return ends a comment for one engine and not for another.
    """
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def tokens(text: str, query: str) -> tuple[Token, ...]:
    """Cut `text` into tokens, comments left out; `query` names it in errors.

    Raises QueryError for a string, quoted name or comment that does not end.
    """
    found: list[Token] = []
    line = 1
    for match in _PATTERN.finditer(text):
        piece = match.group()
        if match.lastgroup != "skip":
            _refuse_unended(text, match, query, line)
            found.append(
                Token(Kind(match.lastgroup or ""), _bare(piece), line, match.start(), match.end())
            )
        line += piece.count("\n")
    return tuple(found)


def is_name(found: tuple[Token, ...], index: int) -> bool:
    """Tell whether a word is a property, a label or a type: after a dot or a colon.

    A dot after a number may end that number, and a clause may follow it.
    """
    if index and found[index - 1].symbol(":"):
        return True
    return index > 1 and found[index - 1].symbol(".") and found[index - 2].kind is not Kind.NUMBER


def _bare(piece: str) -> str:
    """Return a parameter or quoted name without the characters that mark it."""
    bare = piece[1:] if piece.startswith("$") and len(piece) > 1 else piece
    if len(bare) > 1 and bare.startswith("`"):
        return bare[1:-1].replace("``", "`")
    return bare


def _refuse_unended(text: str, match: re.Match[str], query: str, line: int) -> None:
    """Refuse the symbol that opens what nothing closes: only then is it matched as a symbol."""
    if match.lastgroup != "symbol":
        return
    opening = _OPENINGS.get(match.group())
    if text.startswith("/*", match.start()):
        opening = "a comment"
    if opening:
        raise QueryError(query, f"{opening} opens here and does not end", line=line)
