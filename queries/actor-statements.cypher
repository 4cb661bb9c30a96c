// name: actor-statements
// purpose: What an actor said and denied, over time, and through whom it reached the article.
// parameters:
//   actor: string - the actor's name, whatever its case
//   contains: boolean = true - also names that hold it as whole words, as in "Nikol Pashinyan"
//   since: date = null - nothing earlier
//   until: date = null - nothing later
//   limit: integer = 200 - at most so many rows
// columns:
//   date - when it was said, else when it was published
//   speaker - the actor's full name
//   stance - affirms or denies it, or none: asks, orders, declines to comment
//   mode - direct, indirect, or mixed speech
//   quote - the words of the article
//   via - who reported it, where one speaker quotes another
//   title - the article's title
//   outlet - the publisher
//   link - the article's address, else its id
// browser:
//   :param actor => "Pashinyan"
//   :param contains => true
//   :param since => null
//   :param until => null
//   :param limit => 200
MATCH (speaker:Actor)
WHERE toLower(speaker.name) = toLower($actor)
   OR ($contains AND (' ' + toLower(speaker.name) + ' ') CONTAINS (' ' + toLower($actor) + ' '))
MATCH (statement:Statement)-[:SPEAKER]->(speaker)
MATCH (statement)-[:REPORTED_IN]->(article:Article)
WITH speaker, statement, article, coalesce(statement.saidOn, article.published) AS date
WHERE ($since IS NULL OR date >= left($since, size(date)))
  AND ($until IS NULL OR left(date, size($until)) <= $until)
OPTIONAL MATCH (statement)-[:NESTED_IN]->(:Statement)-[:SPEAKER]->(reporter:Actor)
WITH speaker, statement, article, date, reporter
ORDER BY reporter.name
WITH speaker, statement, article, date, collect(reporter.name) AS via
RETURN date, speaker.name AS speaker, statement.stance AS stance, statement.mode AS mode,
       statement.quote AS quote, via, article.title AS title, article.publisher AS outlet,
       coalesce(article.url, article.docId) AS link
ORDER BY date, article.id, statement.order, speaker
LIMIT $limit
