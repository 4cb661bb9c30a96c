// name: most-quoted
// purpose: Who is quoted most, in how many articles and outlets, and from when to when.
// parameters:
//   since: date = null - only statements not earlier
//   until: date = null - only statements not later
//   limit: integer = 25 - at most so many rows
// columns:
//   speaker - who speaks
//   type - Person, Organization, State or Group
//   statements - how many statements
//   direct - how many of them in direct or mixed speech
//   denials - how many of them deny their claim
//   articles - how many articles report them
//   outlets - how many publishers
//   first - the earliest date
//   last - the latest date
// browser:
//   :param since => null
//   :param until => null
//   :param limit => 25
MATCH (statement:Statement)-[:SPEAKER]->(someone:Actor)
MATCH (statement)-[:REPORTED_IN]->(article:Article)
WITH statement, someone, article, coalesce(statement.saidOn, article.published) AS date
WHERE ($since IS NULL OR date >= left($since, size(date)))
  AND ($until IS NULL OR left(date, size($until)) <= $until)
WITH someone, count(DISTINCT statement) AS statements,
     count(CASE WHEN statement.mode <> 'indirect' THEN 1 END) AS direct,
     count(CASE WHEN statement.stance = 'denies' THEN 1 END) AS denials,
     count(DISTINCT article) AS articles, count(DISTINCT article.publisher) AS outlets,
     min(date) AS first, max(date) AS last
RETURN someone.name AS speaker, head([label IN labels(someone) WHERE label <> 'Actor']) AS type,
       statements, direct, denials, articles, outlets, first, last
ORDER BY statements DESC, articles DESC, speaker, someone.id
LIMIT $limit
