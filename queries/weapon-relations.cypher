// name: weapon-relations
// purpose: Everything the articles relate a weapon to: its system, variants, munitions,
//   designations, operators, users, makers and recipients, each with its evidence.
// parameters:
//   weapon: string - its name or a designation; case, spaces and hyphens do not matter
//   contains: boolean = false - also weapons whose name or designation only holds it
// columns:
//   subject - where the edge begins
//   edge - its type; NOT_ before it where its asserter denies it
//   object - where it ends
//   according_to - who says so, or whose voice it is
//   basis - text, or name where the designation itself says it
//   date - when it was said, else when it was published
//   quote - the words of the article
//   outlet - the publisher
//   link - the article's address, else its id
// browser:
//   :param weapon => "Iskander-M"
//   :param contains => false
MATCH (named:Weapon)
OPTIONAL MATCH (designation:Designation)-[:DESIGNATION_OF]->(named)
UNWIND [named.name, designation.value] + split(coalesce(named.designations, ''), '; ') AS name
WITH named, replace(replace(toLower(name), '-', ''), ' ', '') AS name,
     replace(replace(toLower($weapon), '-', ''), ' ', '') AS wanted
WHERE name = wanted OR ($contains AND name CONTAINS wanted)
WITH collect(DISTINCT named.id) AS ids
MATCH (head)-[fact:VARIANT_OF|NOT_VARIANT_OF|FIRES|NOT_FIRES|OPERATED_BY|NOT_OPERATED_BY|USED_BY|NOT_USED_BY|PRODUCED_BY|NOT_PRODUCED_BY|SUPPLIED_TO|NOT_SUPPLIED_TO|DESIGNATION_OF|NOT_DESIGNATION_OF]->(tail)
WHERE head.id IN ids OR tail.id IN ids
OPTIONAL MATCH (article:Article {id: fact.article})
OPTIONAL MATCH (statement:Statement {id: fact.statement})
OPTIONAL MATCH (statement)-[:SPEAKER]->(speaker:Actor)
WITH fact, head, tail, article, statement, speaker
ORDER BY speaker.name
WITH fact, head, tail, article, statement, collect(speaker.name) AS speakers
RETURN coalesce(head.name, head.value) AS subject, type(fact) AS edge, tail.name AS object,
       CASE WHEN size(speakers) > 0 THEN speakers
            WHEN fact.article IS NULL THEN ['the reference catalogue']
            WHEN statement IS NULL THEN ['the article itself']
            ELSE ['an unnamed source'] END AS according_to,
       fact.basis AS basis, coalesce(statement.saidOn, fact.published) AS date,
       fact.quote AS quote, fact.publisher AS outlet, coalesce(fact.url, article.docId) AS link
ORDER BY edge, subject, object, date, fact.article, fact.start, fact.relation
