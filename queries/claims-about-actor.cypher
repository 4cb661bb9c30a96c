// name: claims-about-actor
// purpose: What is said about an actor, and by whom.
// parameters:
//   actor: string - the actor's name, whatever its case
//   contains: boolean = true - also names that hold it as whole words
//   others: boolean = false - leave out what the actor says of itself
//   limit: integer = 200 - at most so many rows
// columns:
//   date - when it was said, else when it was published
//   about - the actor's full name
//   speaker - who says it, empty where the text names nobody
//   stance - affirms or denies it, or none: asks, orders, declines to comment
//   claim - what is claimed
//   quote - the words of the article
//   outlet - the publisher
//   link - the article's address, else its id
// browser:
//   :param actor => "Armenia"
//   :param contains => true
//   :param others => false
//   :param limit => 200
MATCH (actor:Actor)
WHERE toLower(actor.name) = toLower($actor)
   OR ($contains AND (' ' + toLower(actor.name) + ' ') CONTAINS (' ' + toLower($actor) + ' '))
MATCH (statement:Statement)-[:STATES]->(content:Claim)-[:ABOUT]->(actor)
MATCH (statement)-[:REPORTED_IN]->(article:Article)
OPTIONAL MATCH (statement)-[:SPEAKER]->(speaker:Actor)
WITH actor, content, statement, article, speaker
WHERE NOT $others OR speaker IS NULL OR speaker.id <> actor.id
RETURN coalesce(statement.saidOn, article.published) AS date, actor.name AS about,
       speaker.name AS speaker, statement.stance AS stance, content.text AS claim,
       statement.quote AS quote, article.publisher AS outlet,
       coalesce(article.url, article.docId) AS link
ORDER BY date, article.id, statement.order, about, speaker, content.id
LIMIT $limit
