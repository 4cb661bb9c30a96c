// name: anonymous-sources
// purpose: Statements of nobody by name: of groups ("two officials", "experts"), or of a source that
//   the text leaves out.
// parameters:
//   limit: integer = 200 - at most so many rows
// columns:
//   date - when it was said, else when it was published
//   source - the group, empty where the text names nobody
//   source_words - how the article puts it
//   stance - affirms or denies it, or none: asks, orders, declines to comment
//   quote - the words of the article
//   outlet - the publisher
//   link - the article's address, else its id
// browser:
//   :param limit => 200
MATCH (statement:Statement)-[:REPORTED_IN]->(article:Article)
OPTIONAL MATCH (statement)-[:SPEAKER]->(speaker:Actor)
WITH statement, article, speaker
WHERE speaker IS NULL OR speaker:Group
RETURN coalesce(statement.saidOn, article.published) AS date, speaker.name AS source,
       statement.source AS source_words, statement.stance AS stance, statement.quote AS quote,
       article.publisher AS outlet, coalesce(article.url, article.docId) AS link
ORDER BY date, article.id, statement.order, source
LIMIT $limit
