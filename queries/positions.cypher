// name: positions
// purpose: The positions an actor is reported to hold, and where.
// parameters:
//   actor: string = "" - words of the actor's name, whatever their case; everybody where empty
//   organisation: string = "" - only positions at this one: part of its name
//   limit: integer = 200 - at most so many rows
// columns:
//   actor - who holds it
//   position - its title, as the article words it
//   organisation - where it is held
//   quote - the words of the article
//   date - when the article was published
//   outlet - the publisher
//   link - the article's address, else its id
// browser:
//   :param actor => ""
//   :param organisation => ""
//   :param limit => 200
MATCH (actor:Actor)-[:HOLDS]->(position:Position)
WHERE $actor = '' OR (' ' + toLower(actor.name) + ' ') CONTAINS (' ' + toLower($actor) + ' ')
OPTIONAL MATCH (position)-[:AT]->(organisation:Actor)
WITH actor, position, organisation
WHERE $organisation = '' OR toLower(organisation.name) CONTAINS toLower($organisation)
OPTIONAL MATCH (article:Article {id: position.article})
RETURN actor.name AS actor, position.title AS position, organisation.name AS organisation,
       position.quote AS quote, article.published AS date, article.publisher AS outlet,
       coalesce(article.url, article.docId) AS link
ORDER BY actor, date, position, organisation, position.id
LIMIT $limit
