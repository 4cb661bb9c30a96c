"""The vocabulary's terms as rdflib namespaces, so that a misspelt term fails.

`CG` is held against claimgraph.ttl by a test: the same terms, no more and no fewer.
"""

# ruff: noqa: N815  (a vocabulary's properties are written so)
from __future__ import annotations

from rdflib import Namespace
from rdflib.namespace import DefinedNamespace
from rdflib.term import URIRef


class CG(DefinedNamespace):
    """Actors, statements, claims and weapons, with the characters that say so."""

    _NS = Namespace("https://w3id.org/claimgraph/ns#")
    _fail = True

    # Classes
    Actor: URIRef
    Person: URIRef
    Organization: URIRef
    State: URIRef
    Group: URIRef
    Position: URIRef
    Article: URIRef
    Passage: URIRef
    Block: URIRef
    Statement: URIRef
    Claim: URIRef
    Weapon: URIRef
    WeaponSystem: URIRef
    Variant: URIRef
    Munition: URIRef
    WeaponClass: URIRef
    Designation: URIRef
    Relation: URIRef
    Event: URIRef
    Catalogue: URIRef
    Family: URIRef
    Fielding: URIRef

    # Article
    docId: URIRef
    origin: URIRef
    title: URIRef
    author: URIRef
    publisher: URIRef
    published: URIRef
    language: URIRef
    url: URIRef
    text: URIRef
    contentHash: URIRef
    extractor: URIRef
    catalogueVersion: URIRef
    mined: URIRef
    mentions: URIRef
    block: URIRef
    blockKind: URIRef

    # Passage: [start, end) in characters of the article's text
    inArticle: URIRef
    start: URIRef
    end: URIRef
    quote: URIRef

    # Actor and position
    name: URIRef
    mentionedIn: URIRef
    holds: URIRef
    positionTitle: URIRef
    organisation: URIRef

    # Statement
    reportedIn: URIRef
    speaker: URIRef
    claim: URIRef
    sourcePassage: URIRef
    cuePassage: URIRef
    contentPassage: URIRef
    order: URIRef
    mode: URIRef
    stance: URIRef
    negated: URIRef
    modality: URIRef
    saidOn: URIRef
    venue: URIRef
    audience: URIRef
    venuePassage: URIRef
    audiencePassage: URIRef
    nestedIn: URIRef
    respondsTo: URIRef
    response: URIRef
    confidence: URIRef
    contradicts: URIRef

    # Claim
    claimText: URIRef
    about: URIRef

    # The plain triples beside the statement
    said: URIRef
    denied: URIRef
    reportedlySaid: URIRef
    reportedlyDenied: URIRef

    # Weapons
    kind: URIRef
    known: URIRef
    alsoCalled: URIRef
    familyCalled: URIRef
    designation: URIRef
    designationValue: URIRef
    scheme: URIRef
    originCountry: URIRef
    variantOf: URIRef
    fires: URIRef
    operatedBy: URIRef
    usedBy: URIRef
    producedBy: URIRef
    suppliedTo: URIRef
    designationOf: URIRef

    # The reference catalogue
    inCatalogue: URIRef
    family: URIRef
    maker: URIRef
    rangeKm: URIRef
    guidance: URIRef
    treatyClass: URIRef
    note: URIRef
    fielding: URIRef
    operator: URIRef
    since: URIRef
    until: URIRef

    # Relation and event, reified
    relationType: URIRef
    subject: URIRef
    object: URIRef
    polarity: URIRef
    basis: URIRef
    assertedBy: URIRef
    exclusive: URIRef
    againstCatalogue: URIRef
    alternative: URIRef
    supplier: URIRef
    date: URIRef
    evidence: URIRef
    eventType: URIRef
    status: URIRef
    weapon: URIRef
    by: URIRef
    to: URIRef
    carriedBy: URIRef
    target: URIRef
    place: URIRef
    quantity: URIRef


DATA = Namespace("https://w3id.org/claimgraph/id/")
CATALOGUE_GRAPH = URIRef("https://w3id.org/claimgraph/graph/catalogue")
DERIVED_GRAPH = URIRef("https://w3id.org/claimgraph/graph/derived")
CORRECTIONS_GRAPH = URIRef("https://w3id.org/claimgraph/graph/corrections")

WEAPON_CLASSES = {
    "system": CG.WeaponSystem,
    "variant": CG.Variant,
    "munition": CG.Munition,
    "generic": CG.WeaponClass,
}
"""The class of a weapon by what a record, or the catalogue, calls it."""
