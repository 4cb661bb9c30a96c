"""Ask the dataset in SPARQL: queries only, nothing fetched from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from oxrdflib import OxigraphStore
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.namespace import OWL, PROV, RDF, RDFS, SKOS, XSD
from rdflib.query import Result
from rdflib.term import Identifier, Literal

from claimgraph.errors import QueryError
from claimgraph.ontology.terms import CG, DATA

PREFIXES: dict[str, str] = {
    "cg": str(CG._NS),
    "id": str(DATA),
    "owl": str(OWL),
    "prov": str(PROV),
    "rdf": str(RDF),
    "rdfs": str(RDFS),
    "skos": str(SKOS),
    "xsd": str(XSD),
}
"""The prefixes that a query need not declare."""

_OPAQUE = re.compile(
    r"""<[^<>"{}|^`\\\s]*> | \#[^\n]*
    | \"\"\"(?:[^\\]|\\.)*?\"\"\" | '''(?:[^\\]|\\.)*?'''
    | "(?:[^"\\\n]|\\.)*" | '(?:[^'\\\n]|\\.)*'""",
    re.VERBOSE | re.DOTALL,
)
_WORD = re.compile(r"(?<![\w:?$@.-])[A-Za-z]+(?![\w:-])")
_UPDATES = {"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"}
_QUERIES = {"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"}


def ask(
    store: OxigraphStore, text: str, bindings: Mapping[str, Any] | None = None, name: str = "SPARQL"
) -> Result:
    """Run a SELECT, ASK, CONSTRUCT or DESCRIBE; `bindings` give variables their values.

    A value is an rdflib term, or a Python one that becomes a literal. Raises QueryError for a
    syntax error (with its line), an update, a SERVICE, or a binding that the query lacks.
    """
    _refuse(text, name)
    bound = {
        key.lstrip("?$"): value if isinstance(value, Identifier) else Literal(value)
        for key, value in (bindings or {}).items()
    }
    try:
        return store.query(text, PREFIXES, bound, str(DATASET_DEFAULT_GRAPH_ID))
    except SyntaxError as error:
        raise _syntax_error(name, str(error)) from error
    except RuntimeError as error:
        if "does not contains variable" not in str(error):
            raise
        missing = str(error).partition("?")[2].partition(" ")[0]
        raise QueryError(
            name,
            f"the query selects no variable ?{missing} to give a value to",
            remedy="Only variables that the query selects can be given values",
        ) from error


def _refuse(text: str, name: str) -> None:
    words = [word.upper() for word in _WORD.findall(_OPAQUE.sub(" ", text))]
    first = next((word for word in words if word in _UPDATES | _QUERIES), None)
    if first in _UPDATES:
        raise QueryError(
            name, f"{first} would write", remedy="The dataset is written by load and drop alone"
        )
    if "SERVICE" in words:
        raise QueryError(
            name, "SERVICE would ask another server", remedy="Query what is loaded here"
        )


def _syntax_error(name: str, message: str) -> QueryError:
    place = re.match(r"error at (\d+):(\d+): (.*)", message, re.DOTALL)
    if place is None:
        return QueryError(name, message)
    expected = place[3].partition("\n")[0]
    reason = expected if len(expected) <= 120 else expected[:120] + " …"
    return QueryError(name, f"column {place[2]}: {reason}", line=int(place[1]))
