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
MATCH (holder:Actor)-[:HOLDS]->(held:Position)
WHERE $actor = '' OR (' ' + toLower(holder.name) + ' ') CONTAINS (' ' + toLower($actor) + ' ')
OPTIONAL MATCH (held)-[:AT]->(place:Actor)
WITH holder, held, place
WHERE $organisation = '' OR toLower(place.name) CONTAINS toLower($organisation)
OPTIONAL MATCH (article:Article {id: held.article})
RETURN holder.name AS actor, held.title AS position, place.name AS organisation,
       held.quote AS quote, article.published AS date, article.publisher AS outlet,
       coalesce(article.url, article.docId) AS link
ORDER BY actor, holder.id, date, position, organisation, held.id
LIMIT $limit
