// name: weapons-by-month
// purpose: Which weapons are named most, month by month, in which outlets, and by whom.
// parameters:
//   weapon: string = "" - its name or a designation; case, spaces and hyphens do not matter; all
//     weapons where empty
//   generic: boolean = false - also classes that are named in general, such as missile
//   since: date = null - no article published earlier
//   until: date = null - no article published later
//   top: integer = 10 - at most so many weapons of a month
// columns:
//   month - when the articles were published; empty where no date is known
//   weapon - its name
//   articles - how many articles name it
//   outlets - their publishers
//   statements - how many statements in them are about it
//   speakers - who makes these, most first
// browser:
//   :param weapon => ""
//   :param generic => false
//   :param since => null
//   :param until => null
//   :param top => 10
MATCH (named:Weapon)
WHERE $generic OR NOT named:WeaponClass
OPTIONAL MATCH (designation:Designation)-[:DESIGNATION_OF]->(named)
UNWIND [named.name, designation.value] + split(coalesce(named.designations, ''), '; ') AS name
WITH named, replace(replace(toLower(name), '-', ''), ' ', '') AS name,
     replace(replace(toLower($weapon), '-', ''), ' ', '') AS wanted
WHERE $weapon = '' OR name = wanted
WITH DISTINCT named
MATCH (article:Article)-[:MENTIONS]->(named)
WITH named, article, article.published AS date
WHERE ($since IS NULL OR date >= left($since, size(date)))
  AND ($until IS NULL OR left(date, size($until)) <= $until)
WITH left(date, 7) AS month, named, article
ORDER BY article.publisher
WITH month, named, collect(DISTINCT article) AS naming,
     collect(DISTINCT article.publisher) AS outlets
UNWIND naming AS article
OPTIONAL MATCH (article)<-[:REPORTED_IN]-(statement:Statement)-[:STATES]->(:Claim)-[:ABOUT]->(named)
OPTIONAL MATCH (statement)-[:SPEAKER]->(speaker:Actor)
WITH month, named, size(naming) AS articles, outlets, speaker.name AS speaker,
     collect(DISTINCT statement.id) AS said
ORDER BY size(said) DESC, speaker
WITH month, named, articles, outlets, collect(speaker) AS speakers, collect(said) AS groups
UNWIND groups AS said
UNWIND CASE WHEN size(said) = 0 THEN [null] ELSE said END AS id
WITH month, named, articles, outlets, speakers, count(DISTINCT id) AS statements
ORDER BY articles DESC, statements DESC, named.name, named.id
WITH month, collect([named.name, articles, outlets, statements, speakers])[0..$top] AS most
ORDER BY month
UNWIND most AS one
RETURN month, one[0] AS weapon, one[1] AS articles, one[2] AS outlets, one[3] AS statements,
       one[4] AS speakers
ORDER BY month, articles DESC, statements DESC, weapon
