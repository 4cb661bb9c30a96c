// name: marking
// purpose: From a marking or designation to the weapons it may stand for, what fires them, and who
//   operates either: according to whom, with the words that say so, and by the reference catalogue.
// parameters:
//   marking: string - the marking; case, spaces and hyphens do not matter
//   contains: boolean = false - also markings and names that only hold it
//   reference: boolean = true - also what the reference catalogue has, and not the articles alone
// columns:
//   marking - the weapon that bears it, or is named so
//   weapon - that weapon, or what fires it
//   by - bears it, or fires it
//   fires_by - where it is that it fires it: articles, reference, or both
//   operator - who is said to operate that weapon, or not to; empty where nothing is said
//   operates - false where it is said not to
//   exclusive - whether it alone is said to
//   basis - text, or reference
//   according_to - who says so, or whose voice it is
//   date - when it was said, else when it was published
//   quote - the words of the article
//   outlet - the publisher
//   link - the article's address, else its id
// browser:
//   :param marking => "9M723"
//   :param contains => false
//   :param reference => true
MATCH (named:Weapon)
OPTIONAL MATCH (designation:Designation)-[:DESIGNATION_OF]->(named)
UNWIND [named.name, designation.value] + split(coalesce(named.designations, ''), '; ') AS name
WITH named, replace(replace(toLower(name), '-', ''), ' ', '') AS name,
     replace(replace(toLower($marking), '-', ''), ' ', '') AS wanted
WHERE name = wanted OR ($contains AND name CONTAINS wanted)
WITH DISTINCT named
OPTIONAL MATCH (launcher:Weapon)-[fires:FIRES|REFERENCE_FIRES]->(named)
WHERE $reference OR fires.article IS NOT NULL
WITH named, [named] + collect(DISTINCT launcher) AS weapons
UNWIND weapons AS weapon
WITH DISTINCT named, weapon
OPTIONAL MATCH (weapon)-[fires:FIRES|REFERENCE_FIRES]->(named)
WHERE $reference OR fires.article IS NOT NULL
WITH named, weapon, CASE WHEN fires IS NULL THEN null
                         WHEN fires.article IS NULL THEN 'reference' ELSE 'articles' END AS by
ORDER BY by
WITH named, weapon, collect(DISTINCT by) AS fires_by
OPTIONAL MATCH (weapon)-[fact:OPERATED_BY|NOT_OPERATED_BY|REFERENCE_OPERATED_BY]->(operator:Actor)
WHERE $reference OR fact.article IS NOT NULL
OPTIONAL MATCH (article:Article {id: fact.article})
OPTIONAL MATCH (statement:Statement {id: fact.statement})
OPTIONAL MATCH (statement)-[:SPEAKER]->(speaker:Actor)
WITH named, weapon, fires_by, fact, operator, article, statement, speaker
ORDER BY speaker.name
WITH named, weapon, fires_by, fact, operator, article, statement,
     collect(speaker.name) AS speakers
RETURN named.name AS marking, weapon.name AS weapon,
       CASE WHEN named.id = weapon.id THEN 'bears it' ELSE 'fires it' END AS by,
       fires_by, operator.name AS operator, type(fact) <> 'NOT_OPERATED_BY' AS operates,
       fact.exclusive AS exclusive,
       CASE WHEN fact IS NULL THEN null ELSE coalesce(fact.basis, 'reference') END AS basis,
       CASE WHEN fact IS NULL THEN null
            WHEN size(speakers) > 0 THEN speakers
            WHEN fact.article IS NULL THEN ['the reference catalogue']
            WHEN statement IS NULL THEN ['the article itself']
            ELSE ['an unnamed source'] END AS according_to,
       coalesce(statement.saidOn, fact.published) AS date, fact.quote AS quote,
       fact.publisher AS outlet, coalesce(fact.url, article.docId) AS link
ORDER BY marking, by, weapon, operator, operates, date, fact.article, fact.start, fact.relation
