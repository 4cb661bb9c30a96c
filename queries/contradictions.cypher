// name: contradictions
// purpose: Pairs of statements that contradict each other.
// parameters:
//   actor: string = "" - only where this actor speaks on either side: words of the name
// columns:
//   date - when the first was said, else when it was published
//   speakers - who says it
//   stance - whether they affirm it or deny it
//   quote - the words of the article
//   outlet - its publisher
//   link - the article's address, else its id
//   other_date - when the second was said, else when it was published
//   other_speakers - who says that
//   other_stance - whether those affirm or deny that
//   other_quote - the words of the article
//   other_outlet - its publisher
//   other_link - the article's address, else its id
// browser:
//   :param actor => ""
MATCH (one:Statement)-[:CONTRADICTS]->(other:Statement)
WHERE NOT EXISTS { (other)-[:CONTRADICTS]->(one) } OR one.id < other.id
MATCH (one)-[:REPORTED_IN]->(article:Article)
MATCH (other)-[:REPORTED_IN]->(elsewhere:Article)
OPTIONAL MATCH (one)-[:SPEAKER]->(speaker:Actor)
WITH one, other, article, elsewhere, speaker
ORDER BY speaker.name
WITH one, other, article, elsewhere, collect(speaker.name) AS speakers
OPTIONAL MATCH (other)-[:SPEAKER]->(speaker:Actor)
WITH one, other, article, elsewhere, speakers, speaker
ORDER BY speaker.name
WITH one, other, article, elsewhere, speakers, collect(speaker.name) AS other_speakers
WHERE $actor = '' OR any(each IN [speakers, other_speakers] WHERE any(name IN each
  WHERE (' ' + toLower(name) + ' ') CONTAINS (' ' + toLower($actor) + ' ')))
RETURN coalesce(one.saidOn, article.published) AS date, speakers,
       one.stance AS stance, one.quote AS quote,
       article.publisher AS outlet, coalesce(article.url, article.docId) AS link,
       coalesce(other.saidOn, elsewhere.published) AS other_date, other_speakers,
       other.stance AS other_stance, other.quote AS other_quote, elsewhere.publisher AS other_outlet,
       coalesce(elsewhere.url, elsewhere.docId) AS other_link
ORDER BY date, article.id, one.order, other_date, elsewhere.id, other.order
