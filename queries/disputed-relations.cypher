// name: disputed-relations
// purpose: Facts about weapons that somebody asserts and somebody else denies, such as who
//   operates one.
// parameters: none
// columns:
//   subject - where the edge begins
//   edge - the type asserted
//   object - where it ends
//   holds - whether this row asserts it or denies it
//   according_to - who says so, or whose voice it is
//   date - when it was said, else when it was published
//   quote - the words of the article
//   outlet - the publisher
//   link - the article's address, else its id
// browser: none
MATCH (head:Weapon)-[against:NOT_VARIANT_OF|NOT_FIRES|NOT_OPERATED_BY|NOT_USED_BY|NOT_PRODUCED_BY|NOT_SUPPLIED_TO]->(tail)
WITH DISTINCT head, tail, type(against) AS denied
MATCH (head)-[asserted]->(tail)
WHERE 'NOT_' + type(asserted) = denied
WITH DISTINCT head, tail, denied
MATCH (head)-[fact]->(tail)
WHERE type(fact) = denied OR 'NOT_' + type(fact) = denied
OPTIONAL MATCH (article:Article {id: fact.article})
OPTIONAL MATCH (statement:Statement {id: fact.statement})
OPTIONAL MATCH (statement)-[:SPEAKER]->(speaker:Actor)
WITH head, tail, denied, fact, article, statement, speaker
ORDER BY speaker.name
WITH head, tail, denied, fact, article, statement, collect(speaker.name) AS speakers
RETURN head.name AS subject, substring(denied, 4) AS edge, tail.name AS object,
       type(fact) <> denied AS holds,
       CASE WHEN size(speakers) > 0 THEN speakers
            WHEN fact.article IS NULL THEN ['the reference catalogue']
            WHEN statement IS NULL THEN ['the article itself']
            ELSE ['an unnamed source'] END AS according_to,
       coalesce(statement.saidOn, fact.published) AS date, fact.quote AS quote,
       fact.publisher AS outlet, coalesce(fact.url, article.docId) AS link
ORDER BY subject, edge, object, holds DESC, date, fact.article, fact.start, fact.relation
