// name: who-denies
// purpose: Who denies what about a weapon: by denying a claim, by asserting its negation, or in
//   answer to another statement.
// parameters:
//   weapon: string - its name or a designation; case, spaces and hyphens do not matter
//   contains: boolean = false - also weapons whose name or designation only holds it
//   family: boolean = true - also what is denied of its variants, and of the munitions they fire
//   limit: integer = 200 - at most so many rows
// columns:
//   date - when it was said, else when it was published
//   speaker - who denies, empty where the text names nobody
//   how - denies the claim, says it is not so, or denies a statement
//   claim - what is denied, or the negation that is asserted
//   weapons - those that the claim is about
//   quote - the words of the article
//   via - who reported the denial, where one speaker quotes another
//   outlet - the publisher
//   link - the article's address, else its id
// browser:
//   :param weapon => "Iskander"
//   :param contains => false
//   :param family => true
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
MATCH (statement:Statement)-[:STATES]->(content:Claim)-[:ABOUT]->(weapon)
WHERE statement.stance = 'denies'
   OR statement.response = 'denies'
   OR (statement.stance = 'affirms' AND statement.negated)
WITH DISTINCT statement, content, weapon.name AS weapon
ORDER BY weapon
WITH statement, content, collect(weapon) AS weapons
MATCH (statement)-[:REPORTED_IN]->(article:Article)
OPTIONAL MATCH (statement)-[:SPEAKER]->(speaker:Actor)
OPTIONAL MATCH (statement)-[:NESTED_IN]->(:Statement)-[:SPEAKER]->(reporter:Actor)
WITH statement, content, weapons, article, speaker, reporter
ORDER BY reporter.name
WITH statement, content, weapons, article, speaker, collect(reporter.name) AS via
RETURN coalesce(statement.saidOn, article.published) AS date, speaker.name AS speaker,
       CASE WHEN statement.stance = 'denies' THEN 'denies the claim'
            WHEN statement.response = 'denies' THEN 'denies a statement'
            ELSE 'says it is not so' END AS how,
       content.text AS claim, weapons, statement.quote AS quote, via, article.publisher AS outlet,
       coalesce(article.url, article.docId) AS link
ORDER BY date, article.id, statement.order, content.id, speaker
LIMIT $limit
