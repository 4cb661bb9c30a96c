"""claimgraph: who said what about which weapon, and who contradicts whom.

The verbs of the command line, for Python: `load`, `extract`, `drop`, `weapons` for the reference
catalogue, and `Graph` to walk through, query, push and write out. What takes long to import is
imported when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimgraph.api import Graph, Server, drop, export_weapons, extract, load, weapons
    from claimgraph.errors import (
        CatalogueError,
        ClaimgraphError,
        DatasetError,
        EngineError,
        ExportError,
        InputError,
        MappingError,
        NotFoundError,
        QueryError,
    )
    from claimgraph.loaders.read import ReadOptions, RecordFields

__version__ = "0.1.0"

_HOMES = {
    "claimgraph.api": (
        "Graph",
        "Server",
        "drop",
        "export_weapons",
        "extract",
        "load",
        "weapons",
    ),
    "claimgraph.errors": (
        "CatalogueError",
        "ClaimgraphError",
        "DatasetError",
        "EngineError",
        "ExportError",
        "InputError",
        "MappingError",
        "NotFoundError",
        "QueryError",
    ),
    "claimgraph.loaders.read": ("ReadOptions", "RecordFields"),
}

__all__ = [
    "CatalogueError",
    "ClaimgraphError",
    "DatasetError",
    "EngineError",
    "ExportError",
    "Graph",
    "InputError",
    "MappingError",
    "NotFoundError",
    "QueryError",
    "ReadOptions",
    "RecordFields",
    "Server",
    "__version__",
    "drop",
    "export_weapons",
    "extract",
    "load",
    "weapons",
]


def __getattr__(name: str) -> object:
    for module, names in _HOMES.items():
        if name in names:
            return getattr(import_module(module), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
