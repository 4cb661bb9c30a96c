// name: who-cites-whom
// purpose: Statements inside statements: X reported that Y said.
// parameters:
//   actor: string = "" - only where this actor reports or is reported: words of the name
//   limit: integer = 200 - at most so many rows
// columns:
//   date - when it was said, else when it was published
//   reporter - who reports it, empty where the text names nobody
//   speaker - whose words they are said to be, empty where the text names nobody
//   stance - whether that speaker affirms or denies it, or none
//   quote - the words of the article
//   reported_as - the whole statement that holds them
//   outlet - the publisher
//   link - the article's address, else its id
// browser:
//   :param actor => ""
//   :param limit => 200
MATCH (inner:Statement)-[:NESTED_IN]->(outer:Statement)
MATCH (inner)-[:REPORTED_IN]->(article:Article)
OPTIONAL MATCH (outer)-[:SPEAKER]->(reporter:Actor)
OPTIONAL MATCH (inner)-[:SPEAKER]->(speaker:Actor)
WITH inner, outer, article, reporter.name AS reporter, speaker.name AS speaker
WHERE $actor = '' OR any(name IN [reporter, speaker]
                         WHERE (' ' + toLower(name) + ' ') CONTAINS (' ' + toLower($actor) + ' '))
RETURN coalesce(inner.saidOn, outer.saidOn, article.published) AS date, reporter, speaker,
       inner.stance AS stance, inner.quote AS quote, outer.quote AS reported_as,
       article.publisher AS outlet, coalesce(article.url, article.docId) AS link
ORDER BY date, article.id, inner.order, reporter, speaker
LIMIT $limit
