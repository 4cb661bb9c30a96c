// name: disputed-claims
// purpose: Claims that one statement affirms and another denies.
// parameters: none
// columns:
//   claim - what is disputed
//   date - when it was affirmed, else when it was published
//   speakers - who affirms it
//   quote - the words of the article
//   outlet - its publisher
//   link - the article's address, else its id
//   other_date - when it was denied, else when it was published
//   other_speakers - who denies it
//   other_quote - the words of the article
//   other_outlet - its publisher
//   other_link - the article's address, else its id
// browser: none
MATCH (one:Statement {stance: 'affirms'})-[:STATES]->(claim:Claim)
MATCH (other:Statement {stance: 'denies'})-[:STATES]->(claim)
MATCH (one)-[:REPORTED_IN]->(article:Article)
MATCH (other)-[:REPORTED_IN]->(elsewhere:Article)
OPTIONAL MATCH (one)-[:SPEAKER]->(speaker:Actor)
WITH claim, one, other, article, elsewhere, speaker
ORDER BY speaker.name
WITH claim, one, other, article, elsewhere, collect(speaker.name) AS speakers
OPTIONAL MATCH (other)-[:SPEAKER]->(speaker:Actor)
WITH claim, one, other, article, elsewhere, speakers, speaker
ORDER BY speaker.name
WITH claim, one, other, article, elsewhere, speakers, collect(speaker.name) AS other_speakers
RETURN claim.text AS claim, coalesce(one.saidOn, article.published) AS date, speakers, one.quote AS quote,
       article.publisher AS outlet, coalesce(article.url, article.docId) AS link,
       coalesce(other.saidOn, elsewhere.published) AS other_date, other_speakers,
       other.quote AS other_quote, elsewhere.publisher AS other_outlet,
       coalesce(elsewhere.url, elsewhere.docId) AS other_link
ORDER BY claim, date, article.id, one.order, other_date, elsewhere.id, other.order
