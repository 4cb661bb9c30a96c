// name: evidence-between
// purpose: The words behind every edge between two things by name, whichever way it points.
// parameters:
//   one: string - the name of an actor or a weapon, or a designation, whatever its case
//   other: string - the name of another
// columns:
//   subject - where the edge begins
//   edge - its type
//   object - where it ends
//   according_to - who says so, or whose voice it is
//   quote - the words of the article
//   start - where the quote starts, in characters of the article's text
//   end - where it ends, exclusive
//   date - when it was said, else when it was published
//   outlet - the publisher
//   link - the article's address, else its id
//   relation - the relation's id
// browser:
//   :param one => "Iskander-E"
//   :param other => "Armenia"
MATCH (head)-[fact:VARIANT_OF|NOT_VARIANT_OF|FIRES|NOT_FIRES|OPERATED_BY|NOT_OPERATED_BY|USED_BY|NOT_USED_BY|PRODUCED_BY|NOT_PRODUCED_BY|SUPPLIED_TO|NOT_SUPPLIED_TO|DESIGNATION_OF|NOT_DESIGNATION_OF]->(tail)
WITH fact, coalesce(head.name, head.value) AS subject, tail.name AS object
WHERE (toLower(subject) = toLower($one) AND toLower(object) = toLower($other))
   OR (toLower(subject) = toLower($other) AND toLower(object) = toLower($one))
OPTIONAL MATCH (article:Article {id: fact.article})
OPTIONAL MATCH (statement:Statement {id: fact.statement})
OPTIONAL MATCH (statement)-[:SPEAKER]->(speaker:Actor)
WITH fact, subject, object, article, statement, speaker
ORDER BY speaker.name
WITH fact, subject, object, article, statement, collect(speaker.name) AS speakers
RETURN subject, type(fact) AS edge, object,
       CASE WHEN size(speakers) > 0 THEN speakers
            WHEN fact.article IS NULL THEN ['the reference catalogue']
            WHEN statement IS NULL THEN ['the article itself']
            ELSE ['an unnamed source'] END AS according_to,
       fact.quote AS quote, fact.start AS start, fact.end AS end,
       coalesce(statement.saidOn, fact.published) AS date, fact.publisher AS outlet,
       coalesce(fact.url, article.docId) AS link, fact.relation AS relation
ORDER BY subject, edge, object, fact.article, start, relation
