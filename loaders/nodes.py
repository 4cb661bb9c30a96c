"""The IRI of every part of one extraction."""

from __future__ import annotations

from collections.abc import Sequence

from rdflib.term import URIRef

from claimgraph.errors import InputError
from claimgraph.loaders.record import Extraction, Position, Relation, Spans
from claimgraph.ontology.iris import Minter, article_iri, designation_iri


class Nodes:
    """Look up what the record's ids and indices stand for.

    Raises InputError where the record points at something that it does not hold.
    """

    def __init__(self, extraction: Extraction) -> None:
        article = extraction.article
        self.record = extraction
        self.article = article_iri(article.doc_id, article.url)
        self._minter = Minter(self.article)
        self._things: dict[str, URIRef] = {}
        self._names: dict[str, str] = {}
        self._organisations: dict[str, URIRef] = {}
        self._mint_things()
        self._statements = [
            self._minter.part("statement", (a.mode, *map(self.quote, (a.source, a.cue, a.content))))
            for a in extraction.attributions
        ]
        self._relations = [
            self._minter.part(
                "relation",
                (r.type, self.subject(r), self.thing(r.object), r.polarity, self.quote(r.evidence)),
            )
            for r in extraction.relations
        ]

    def thing(self, local: str) -> URIRef:
        """Return the actor or weapon that has this id in the record."""
        try:
            return self._things[local]
        except KeyError:
            raise self._dangling("an actor or weapon", local) from None

    def name(self, local: str) -> str:
        """Return the name of the actor or weapon of this id; what is no id is a name itself."""
        return self._names.get(local, local)

    def organisation(self, name: str) -> tuple[URIRef, bool]:
        """Return an organisation or state by name, and whether the record has it as an actor."""
        key = name.casefold()
        if key in self._organisations:
            return self._organisations[key], True
        node = self._organisations[key] = self._minter.actor("Organization", name)
        return node, False

    def statement(self, index: int) -> URIRef:
        """Return the statement of the attribution with this index."""
        return self._at(self._statements, index, "attribution")

    def relation(self, index: int) -> URIRef:
        """Return the relation with this index."""
        return self._at(self._relations, index, "relation")

    def subject(self, relation: Relation) -> URIRef:
        """Return what a relation is about: a designation, else an actor or weapon."""
        if relation.type == "designationOf":
            return designation_iri(relation.subject)
        return self.thing(relation.subject)

    def position(self, holder: URIRef, position: Position) -> URIRef:
        """Mint the position that an actor holds."""
        return self._minter.part("position", (holder, position.title, position.organisation or ""))

    def claim(self, text: str) -> URIRef:
        """Mint the next claim of this text."""
        return self._minter.part("claim", (text,))

    def event(self, *content: str) -> URIRef:
        """Mint the next event of this content."""
        return self._minter.part("event", content)

    def passage(self, start: int, end: int) -> URIRef:
        """Return the passage [start, end) of the article."""
        return self._minter.passage(start, end)

    def quote(self, spans: Spans) -> str:
        """Return the text of a place, the parts of a discontinuous one joined."""
        return " … ".join(self.record.article.text[start:end] for start, end in spans)

    def _mint_things(self) -> None:
        for actor in self.record.actors:
            node = self._things[actor.id] = self._minter.actor(actor.type, actor.name)
            self._names[actor.id] = actor.name
            if actor.type in ("Organization", "State"):
                self._organisations.setdefault(actor.name.casefold(), node)
        for weapon in self.record.weapons:
            self._things[weapon.id] = self._minter.weapon(
                weapon.weapon_class, weapon.name, kind=weapon.kind, catalogue=weapon.catalogue
            )
            self._names[weapon.id] = weapon.name

    def _at(self, nodes: Sequence[URIRef], index: int, kind: str) -> URIRef:
        if not 0 <= index < len(nodes):
            raise self._dangling(f"an {kind}" if kind[0] == "a" else f"a {kind}", str(index))
        return nodes[index]

    def _dangling(self, kind: str, name: str) -> InputError:
        return InputError(
            self.record.article.origin,
            f"the extraction points at {kind} it does not hold: {name}",
        )
