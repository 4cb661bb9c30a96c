// name: who-said-about-weapon
// purpose: Who said what about a weapon, its variants and their munitions included, in order of time.
// parameters:
//   weapon: string - its name or a designation; case, spaces and hyphens do not matter
//   contains: boolean = false - also weapons whose name or designation only holds it
//   family: boolean = true - also what is said of its variants, and of the munitions they fire
//   since: date = null - nothing earlier
//   until: date = null - nothing later
//   limit: integer = 200 - at most so many rows
// columns:
//   date - when it was said, else when it was published
//   speaker - who said it, empty where the text names nobody
//   stance - affirms or denies it, or none: asks, orders, declines to comment
//   weapons - those that the claim is about
//   quote - the words of the article
//   via - who reported it, where one speaker quotes another
//   outlet - the publisher
//   link - the article's address, else its id
// browser:
//   :param weapon => "Iskander"
//   :param contains => false
//   :param family => true
//   :param since => null
//   :param until => null
//   :param limit => 200
MATCH (named:Weapon)
OPTIONAL MATCH (designation:Designation)-[:DESIGNATION_OF]->(named)
UNWIND [named.name, designation.value] + split(coalesce(named.designations, ''), '; ')
     + CASE WHEN $family THEN split(coalesce(named.family, ''), '; ') ELSE [] END AS name
WITH named, replace(replace(toLower(name), '-', ''), ' ', '') AS name,
     replace(replace(toLower($weapon), '-', ''), ' ', '') AS wanted
WHERE name = wanted OR ($contains AND name CONTAINS wanted)
WITH DISTINCT named
MATCH (member:Weapon)-[:VARIANT_OF*0..3]->(named)
WHERE $family OR member.id = named.id
OPTIONAL MATCH (member)-[:FIRES]->(munition:Weapon)
WHERE $family
WITH collect(DISTINCT member) + collect(DISTINCT munition) AS members
UNWIND members AS weapon
WITH DISTINCT weapon
MATCH (statement:Statement)-[:STATES]->(:Claim)-[:ABOUT]->(weapon)
WITH DISTINCT statement, weapon.name AS weapon
ORDER BY weapon
WITH statement, collect(weapon) AS weapons
MATCH (statement)-[:REPORTED_IN]->(article:Article)
WITH statement, weapons, article, coalesce(statement.saidOn, article.published) AS date
WHERE ($since IS NULL OR date >= left($since, size(date)))
  AND ($until IS NULL OR left(date, size($until)) <= $until)
OPTIONAL MATCH (statement)-[:SPEAKER]->(speaker:Actor)
OPTIONAL MATCH (statement)-[:NESTED_IN]->(:Statement)-[:SPEAKER]->(reporter:Actor)
WITH statement, weapons, article, date, speaker, reporter
ORDER BY reporter.name
WITH statement, weapons, article, date, speaker, collect(reporter.name) AS via
RETURN date, speaker.name AS speaker, statement.stance AS stance, weapons,
       statement.quote AS quote, via, article.publisher AS outlet,
       coalesce(article.url, article.docId) AS link
ORDER BY date, article.id, statement.order, speaker
LIMIT $limit
