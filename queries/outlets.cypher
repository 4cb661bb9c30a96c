// name: outlets
// purpose: What each outlet contributes: articles, statements, speakers, weapons.
// parameters: none
// columns:
//   outlet - the publisher, empty where the articles name none
//   articles - how many articles
//   first - when the earliest was published
//   last - when the latest was
//   statements - how many statements they report
//   nested - how many of these inside another statement
//   denials - how many deny their claim
//   speakers - how many actors speak in them
//   weapons - how many weapons they name
// browser: none
MATCH (article:Article)
OPTIONAL MATCH (statement:Statement)-[:REPORTED_IN]->(article)
OPTIONAL MATCH (statement)-[:NESTED_IN]->(holder:Statement)
WITH article, count(DISTINCT statement) AS statements,
     count(DISTINCT CASE WHEN holder IS NOT NULL THEN statement END) AS nested,
     count(DISTINCT CASE WHEN statement.stance = 'denies' THEN statement END) AS denials
WITH article.publisher AS outlet, collect(article) AS articles, sum(statements) AS statements,
     sum(nested) AS nested, sum(denials) AS denials
UNWIND articles AS article
OPTIONAL MATCH (article)<-[:REPORTED_IN]-(:Statement)-[:SPEAKER]->(speaker:Actor)
WITH outlet, statements, nested, denials, article, collect(DISTINCT speaker.id) AS spoke
OPTIONAL MATCH (article)-[:MENTIONS]->(weapon:Weapon)
WITH outlet, statements, nested, denials, article, spoke, collect(DISTINCT weapon.id) AS named
UNWIND CASE WHEN size(spoke) = 0 THEN [null] ELSE spoke END AS speaker
UNWIND CASE WHEN size(named) = 0 THEN [null] ELSE named END AS weapon
RETURN outlet, count(DISTINCT article) AS articles, min(article.published) AS first,
       max(article.published) AS last, statements, nested, denials,
       count(DISTINCT speaker) AS speakers, count(DISTINCT weapon) AS weapons
ORDER BY statements DESC, outlet
