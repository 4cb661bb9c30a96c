// name: evidence
// purpose: The words behind an edge, given the id of its statement or relation (a property of it).
// parameters:
//   id: string - the statement or relation property of a relationship, or a Statement's id
// columns:
//   subject - where the edge begins
//   edge - its type
//   object - where it ends: a name, or a claim's text
//   according_to - who says so, or whose voice it is
//   cue - the words that report it
//   quote - the words of the article
//   start - where the quote starts, in characters of the article's text
//   end - where it ends, exclusive
//   date - when it was said, else when it was published
//   outlet - the publisher
//   link - the article's address, else its id
// browser:
//   :param id => "https://w3id.org/claimgraph/id/article/example#statement"
MATCH (head)-[fact:SAID|DENIED|REPORTEDLY_SAID|REPORTEDLY_DENIED|VARIANT_OF|NOT_VARIANT_OF|FIRES|NOT_FIRES|OPERATED_BY|NOT_OPERATED_BY|USED_BY|NOT_USED_BY|PRODUCED_BY|NOT_PRODUCED_BY|SUPPLIED_TO|NOT_SUPPLIED_TO|DESIGNATION_OF|NOT_DESIGNATION_OF]->(tail)
WHERE fact.statement = $id OR fact.relation = $id
OPTIONAL MATCH (article:Article {id: fact.article})
OPTIONAL MATCH (statement:Statement {id: fact.statement})
OPTIONAL MATCH (statement)-[:SPEAKER]->(speaker:Actor)
WITH head, fact, tail, article, statement, speaker
ORDER BY speaker.name
WITH head, fact, tail, article, statement, collect(speaker.name) AS speakers
RETURN coalesce(head.name, head.value) AS subject, type(fact) AS edge,
       coalesce(tail.name, tail.text) AS object,
       CASE WHEN size(speakers) > 0 THEN speakers
            WHEN fact.article IS NULL THEN ['the reference catalogue']
            WHEN statement IS NULL THEN ['the article itself']
            ELSE ['an unnamed source'] END AS according_to,
       statement.cue AS cue, fact.quote AS quote, fact.start AS start, fact.end AS end,
       coalesce(statement.saidOn, fact.published) AS date, fact.publisher AS outlet,
       coalesce(fact.url, article.docId) AS link
ORDER BY fact.article, start, edge, subject, object, fact.relation
