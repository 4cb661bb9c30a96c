"""A query as its file describes it: purpose, parameters, columns, and the Cypher itself."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Literal, TypeAlias

Value: TypeAlias = str | int | float | bool | list["Value"] | None
ParameterType = Literal["string", "integer", "float", "boolean", "date", "list", "any"]


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value that a query takes; `example` is what its `:param` line gives.

    Where `required`, there is no default; where not, the example is the default.
    """

    name: str
    type: ParameterType
    description: str
    required: bool
    example: Value

    @property
    def browser_line(self) -> str:
        """The line that sets the parameter in Neo4j Browser."""
        return f":param {self.name} => {json.dumps(self.example, ensure_ascii=False)}"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a query's answer."""

    name: str
    description: str


@dataclass(frozen=True, slots=True)
class Query:
    """A query ready to be run; `text` is the whole file, so that an engine's line is the file's.

    `origin` names it in errors: a file, or where its text came from. A query without a header has
    no purpose; its parameters are those its text uses, of any type, and its columns are those
    its text returns, none where it returns "*".
    """

    name: str
    origin: str
    purpose: str
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    text: str

    def parameter(self, name: str) -> Parameter | None:
        """Return the parameter of that name, None where the query has none."""
        return next((each for each in self.parameters if each.name == name), None)
