"""What the dataset holds, article by article, and finding one by whatever name it is called."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

import pyoxigraph as ox
from rdflib.namespace import RDF
from rdflib.term import URIRef

from claimgraph.errors import NotFoundError
from claimgraph.ontology.iris import article_iri, canonical_url
from claimgraph.ontology.terms import CG

_TYPE = ox.NamedNode(str(RDF.type))
_ARTICLE = ox.NamedNode(str(CG.Article))
_STATEMENT = ox.NamedNode(str(CG.Statement))


@dataclass(frozen=True, slots=True)
class State:
    """What an article was loaded from and with; while all three stand, it is unchanged."""

    content_hash: str
    extractor: str
    catalogue_version: str


@dataclass(frozen=True, slots=True)
class ArticleEntry:
    """One loaded article; `iri` is also its named graph, `statements` how many it reports."""

    iri: str
    doc_id: str
    origin: str
    title: str | None
    publisher: str | None
    published: str | None
    language: str | None
    url: str | None
    mined: bool
    statements: int
    content_hash: str

    @property
    def label(self) -> str:
        """The title, else the doc_id."""
        return self.title or self.doc_id


def state(store: ox.Store, iri: str) -> State | None:
    """Return what an article was loaded from and with, None where it is not loaded."""
    node = ox.NamedNode(iri)
    found = [_value(store, node, term) for term in (CG.contentHash, CG.extractor)]
    content_hash, extractor = found
    if content_hash is None or extractor is None:
        return None
    return State(content_hash, extractor, _value(store, node, CG.catalogueVersion) or "")


def origin(store: ox.Store, iri: str) -> str | None:
    """Return where an article was read from, None where it is not loaded."""
    return _value(store, ox.NamedNode(iri), CG.origin)


def entries(store: ox.Store) -> list[ArticleEntry]:
    """Return every article loaded, the oldest publication first, undated ones last."""
    found = (
        _entry(store, quad.subject)
        for quad in store.quads_for_pattern(None, _TYPE, _ARTICLE, ox.DefaultGraph())
        if isinstance(quad.subject, ox.NamedNode)
    )
    return sorted(found, key=lambda entry: (entry.published or "~", entry.doc_id))


def find(store: ox.Store, name: str) -> ArticleEntry:
    """Find an article by IRI, URL, doc_id, title, or an end of its doc_id that is its alone.

    Raises NotFoundError naming what comes close, also where several answer to the name.
    """
    for iri in (name, canonical_url(name), article_iri(name)):
        node = _node(iri) if iri else None
        if node and state(store, node.value):
            return _entry(store, node)
    listed = entries(store)
    for matches in _ways(listed, name):
        if len(matches) == 1:
            return matches[0]
        if matches:
            raise NotFoundError("article", name, remedy=f"Several are: {_names(matches)}")
    raise NotFoundError("article", name, remedy=_close(listed, name))


def _ways(listed: list[ArticleEntry], name: str) -> Iterable[list[ArticleEntry]]:
    """Yield the articles that answer to a name, from the strictest reading to the loosest."""
    folded = name.casefold()
    yield [entry for entry in listed if entry.doc_id == name]
    yield [entry for entry in listed if (entry.title or "").casefold() == folded]
    yield [entry for entry in listed if entry.doc_id.endswith("/" + name)]
    yield [entry for entry in listed if entry.doc_id.endswith(name)]
    yield [entry for entry in listed if folded in (entry.title or "").casefold()]


def _close(listed: list[ArticleEntry], name: str) -> str:
    if not listed:
        return "No article is loaded yet: claimgraph load PATH"
    names = {key: entry for entry in listed for key in (entry.doc_id, entry.title) if key}
    close = difflib.get_close_matches(name, names, n=5, cutoff=0.4)
    if close:
        return f"Close to it: {_names(names[key] for key in close)}"
    return "claimgraph articles lists what is loaded"


def _names(found: Iterable[ArticleEntry]) -> str:
    shown = list(dict.fromkeys(f"{entry.doc_id} ({entry.label})" for entry in found))
    return "; ".join(shown[:5]) + ("; …" if len(shown) > 5 else "")


def _entry(store: ox.Store, node: ox.NamedNode) -> ArticleEntry:
    statements = store.quads_for_pattern(None, _TYPE, _STATEMENT, node)
    return ArticleEntry(
        iri=node.value,
        doc_id=_value(store, node, CG.docId) or "",
        origin=_value(store, node, CG.origin) or "",
        title=_value(store, node, CG.title),
        publisher=_value(store, node, CG.publisher),
        published=_value(store, node, CG.published),
        language=_value(store, node, CG.language),
        url=_value(store, node, CG.url),
        mined=_value(store, node, CG.mined) == "true",
        statements=sum(1 for _ in statements),
        content_hash=_value(store, node, CG.contentHash) or "",
    )


def _node(iri: str) -> ox.NamedNode | None:
    try:
        return ox.NamedNode(iri)
    except ValueError:  # a name that is no IRI
        return None


def _value(store: ox.Store, node: ox.NamedNode, term: URIRef) -> str | None:
    for quad in store.quads_for_pattern(node, ox.NamedNode(str(term)), None, node):
        return str(quad.object.value) if isinstance(quad.object, ox.Literal) else None
    return None
