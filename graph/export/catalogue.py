"""Write the reference catalogue as RDF, a file that is whole or not there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
from rdflib.namespace import DCTERMS

from claimgraph.errors import ExportError
from claimgraph.graph.dataset import RDF_FORMATS, RdfFormat
from claimgraph.graph.export.files import whole_file
from claimgraph.graph.export.write import ExportReport
from claimgraph.graph.sparql import PREFIXES
from claimgraph.ontology.terms import CATALOGUE_GRAPH, DATA
from claimgraph.ontology.weapons.rdf import WIKIDATA, catalogue_triples

if TYPE_CHECKING:
    from claimgraph.ontology.catalogue import Catalogue

_PREFIXES = {
    **{prefix: PREFIXES[prefix] for prefix in ("cg", "rdf", "skos", "xsd")},
    "dcterms": str(DCTERMS),
    "wd": str(WIKIDATA),
    **{folder: str(DATA[f"{folder}/"]) for folder in ("family", "state", "weapon")},
}


def export_catalogue(catalogue: Catalogue, form: RdfFormat, out: str | Path) -> ExportReport:
    """Write all that the catalogue knows to the file `out`, as one named graph.

    Turtle has no named graphs, so there the file itself is what keeps it apart. Raises
    ExportError where `out` cannot be written; what stood there is then as it was.
    """
    path = Path(out)
    if form not in RDF_FORMATS:
        known = ", ".join(RDF_FORMATS)
        raise ExportError(path, f"{form} is no form of RDF", remedy=f"Use one of {known}")
    triples = [*catalogue_triples(catalogue)]
    text = "".join(f"{s.n3()} {p.n3()} {o.n3()} .\n" for s, p, o in triples)
    name = ox.DefaultGraph() if form == "turtle" else ox.NamedNode(str(CATALOGUE_GRAPH))
    with whole_file(path) as part, part.open("wb") as file:
        parsed = ox.parse(text, format=ox.RdfFormat.TURTLE)
        quads = (ox.Quad(one.subject, one.predicate, one.object, name) for one in parsed)
        ox.serialize(quads, file, RDF_FORMATS[form], prefixes=_PREFIXES)
    return ExportReport(len({subject for subject, _, _ in triples}), len(triples), (path,))
