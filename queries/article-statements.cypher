// name: article-statements
// purpose: The statements of an article in their order, and which stands inside which.
// parameters:
//   article: string - its id, its address, or words of its title
// columns:
//   article - the article's title
//   number - the statement's place in the article, from 0
//   depth - 0 where the article reports it, 1 inside another statement, and so on
//   inside - the number of the statement that holds it
//   speakers - who speaks
//   cue - the words that report it
//   stance - affirms or denies it, or none: asks, orders, declines to comment
//   quote - the words of the article
//   date - when it was said, else when it was published
//   outlet - the publisher
//   link - the article's address, else its id
//   statement - the statement's id
// browser:
//   :param article => "Iskander"
MATCH (article:Article)
WHERE article.docId = $article OR article.url = $article OR article.id = $article
   OR toLower(article.title) CONTAINS toLower($article)
MATCH (statement:Statement)-[:REPORTED_IN]->(article)
OPTIONAL MATCH (statement)-[:SPEAKER]->(speaker:Actor)
WITH article, statement, speaker
ORDER BY speaker.name
WITH article, statement, collect(speaker.name) AS speakers
OPTIONAL MATCH (statement)-[:NESTED_IN]->(holder:Statement)
OPTIONAL MATCH (statement)-[:NESTED_IN*1..9]->(above:Statement)
WITH article, statement, speakers, holder, count(DISTINCT above) AS depth
RETURN article.title AS article, statement.order AS number, depth, holder.order AS inside, speakers,
       statement.cue AS cue, statement.stance AS stance, statement.quote AS quote,
       coalesce(statement.saidOn, article.published) AS date, article.publisher AS outlet,
       coalesce(article.url, article.docId) AS link, statement.id AS statement
ORDER BY link, number
