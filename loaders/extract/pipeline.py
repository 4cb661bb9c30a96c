"""The order in which an article is taken apart: each step reads what the ones before it found."""

from __future__ import annotations

from claimgraph.loaders.extract.actors.cast import Cast
from claimgraph.loaders.extract.actors.mentions import find_mentions
from claimgraph.loaders.extract.attribution.finding import find_candidates
from claimgraph.loaders.extract.attribution.statements import attributions
from claimgraph.loaders.extract.claims import claims
from claimgraph.loaders.extract.contradictions import contradictions
from claimgraph.loaders.extract.learned.reader import read
from claimgraph.loaders.extract.matters import matters
from claimgraph.loaders.extract.parse import parse
from claimgraph.loaders.extract.relations.denied import with_denials
from claimgraph.loaders.extract.relations.disagreeing import with_disagreements
from claimgraph.loaders.extract.relations.events import find_events
from claimgraph.loaders.extract.relations.finding import find_relations
from claimgraph.loaders.extract.relations.parties import name_parties
from claimgraph.loaders.extract.relations.scene import scenes
from claimgraph.loaders.extract.responses import denied_outright, with_responses
from claimgraph.loaders.extract.sides import sides
from claimgraph.loaders.extract.weapons.finding import find_weapons
from claimgraph.loaders.record import Article, Extraction
from claimgraph.ontology.catalogue import Catalogue


def extract(
    article: Article, catalogue: Catalogue | None = None, *, rules_only: bool = False
) -> Extraction:
    """Return everything that the titles and paragraphs of an English article say.

    `catalogue` is the reference catalogue by which weapons are known, the package's own where none
    is given. Nothing is looked up beyond it, and the same article always yields the same record.
    With `rules_only` the network that ships is left out: less is found, each by a rule in the code.
    """
    catalogue = catalogue or Catalogue.load()
    text = article.text
    weapons = find_weapons(text, article.blocks, catalogue)
    named = [span for w in weapons if w.weapon_class != "generic" for span in w.mentions]
    words = [span for span in named if not any(map(str.isspace, text[slice(*span)]))]
    parsed = parse(article, named=rules_only, words=words)
    reading = None if rules_only else read(parsed)
    mentions = find_mentions(parsed, named, catalogue.makers)
    cast = Cast(mentions, text)
    said = attributions(parsed, find_candidates(parsed, mentions, reading), cast, mentions)
    name_parties(parsed, weapons, cast, catalogue)
    actors = cast.actors()
    laid = scenes(parsed, weapons, actors, said, catalogue)
    relations = find_relations(laid, said)
    events = find_events(laid, said)
    propositions = claims(text, said, actors, weapons)
    told = matters(parsed, said, actors, weapons, catalogue)
    opposed = contradictions(said, propositions, relations, events, told, sides(actors))
    said = with_responses(text, said, propositions, opposed)
    opposed = tuple(sorted({*opposed, *denied_outright(text, said)}))
    relations = with_denials(text, relations, said)
    relations = with_disagreements(relations, weapons, actors, catalogue)
    return Extraction(article, actors, weapons, said, propositions, relations, events, opposed)
