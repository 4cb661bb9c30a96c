"""The errors a caller meets, each carrying what explains it.

ClaimgraphError
├── InputError            an article that could not be read
├── CatalogueError        a weapons file that breaks the schema
├── MappingError          a property-graph mapping that breaks the schema
├── DatasetError          the RDF dataset on disk
├── QueryError            a .cypher file, a query's text or its parameters
├── ExportError           a file or folder that could not be written
├── EngineError           a property-graph engine: absent, refused, gone away
└── NotFoundError         an article, actor, weapon or query of that name
"""

from __future__ import annotations


class ClaimgraphError(Exception):
    """Base of every error raised on purpose; `remedy` says what to do about it."""

    def __init__(self, message: str, *, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy

    def __reduce__(self) -> tuple[object, ...]:
        """Let worker processes hand errors over whole, whatever their constructors take."""
        return _revive, (type(self), self.args, self.__dict__)

    def __str__(self) -> str:
        return f"{self.message}. {self.remedy}" if self.remedy else self.message


def _revive(
    kind: type[ClaimgraphError], args: tuple[object, ...], state: dict[str, object]
) -> ClaimgraphError:
    error = kind.__new__(kind, *args)
    error.__dict__.update(state)
    return error


class InputError(ClaimgraphError):
    """An input that could not be read; `origin` is the path or record it came from."""

    def __init__(
        self, origin: str, reason: str, *, line: int | None = None, remedy: str = ""
    ) -> None:
        place = origin if line is None else f"{origin}:{line}"
        super().__init__(f"{place}: {reason}", remedy=remedy)
        self.origin = origin
        self.line = line
        self.reason = reason


class CatalogueError(ClaimgraphError):
    """A weapons file that breaks the catalogue's schema; `origin` names the file."""

    def __init__(self, origin: str, reason: str, *, remedy: str = "") -> None:
        super().__init__(f"{origin}: {reason}", remedy=remedy)
        self.origin = origin
        self.reason = reason


class MappingError(ClaimgraphError):
    """A property-graph mapping that breaks its schema; `where` is the way of keys to it."""

    def __init__(self, origin: str, where: str, reason: str, *, remedy: str = "") -> None:
        super().__init__(
            f"{origin}: {where} {reason}" if where else f"{origin}: {reason}", remedy=remedy
        )
        self.origin = origin
        self.where = where
        self.reason = reason


class DatasetError(ClaimgraphError):
    """The RDF dataset cannot be opened, read or written."""


class QueryError(ClaimgraphError):
    """A query file, a query's text, or the parameters given to it; `query` names it."""

    def __init__(
        self, query: str, reason: str, *, line: int | None = None, remedy: str = ""
    ) -> None:
        place = query if line is None else f"{query}:{line}"
        super().__init__(f"{place}: {reason}", remedy=remedy)
        self.query = query
        self.line = line
        self.reason = reason


class ExportError(ClaimgraphError):
    """A file or folder that could not be written; `path` names it."""

    def __init__(self, path: object, reason: str, *, remedy: str = "") -> None:
        super().__init__(f"{path}: {reason}", remedy=remedy)
        self.path = path
        self.reason = reason


class EngineError(ClaimgraphError):
    """A property-graph engine that is absent, refuses or went away; `uri` names it."""

    def __init__(self, uri: str, reason: str, *, remedy: str = "") -> None:
        super().__init__(f"{uri}: {reason}", remedy=remedy)
        self.uri = uri
        self.reason = reason


class NotFoundError(ClaimgraphError):
    """Nothing of that name is loaded; `name` is what was asked for."""

    def __init__(self, kind: str, name: str, *, remedy: str = "") -> None:
        super().__init__(f"no {kind} called {name!r}", remedy=remedy)
        self.kind = kind
        self.name = name
