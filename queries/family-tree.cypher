// name: family-tree
// purpose: The family of a weapon: which variants there are, and what each fires, by the articles
//   and by the reference catalogue. Asked of a munition, it is the family of what fires it.
// parameters:
//   weapon: string - its name or a designation; case, spaces and hyphens do not matter
//   contains: boolean = false - also weapons whose name or designation only holds it
//   reference: boolean = true - also what the reference catalogue has, and not the articles alone
// columns:
//   weapon - the variant, or what fires
//   edge - VARIANT_OF or FIRES
//   other - the system that it is a variant of, or the munition
//   holds - false where it is said not to be so
//   basis - text, name where the designation itself says it, or reference
//   according_to - who says so, or whose voice it is
//   date - when it was said, else when it was published
//   quote - the words of the article
//   outlet - the publisher
//   link - the article's address, else its id
// browser:
//   :param weapon => "Iskander"
//   :param contains => false
//   :param reference => true
MATCH (named:Weapon)
OPTIONAL MATCH (designation:Designation)-[:DESIGNATION_OF]->(named)
UNWIND [named.name, designation.value] + split(coalesce(named.designations, ''), '; ') AS name
WITH named, replace(replace(toLower(name), '-', ''), ' ', '') AS name,
     replace(replace(toLower($weapon), '-', ''), ' ', '') AS wanted
WHERE name = wanted OR ($contains AND name CONTAINS wanted)
WITH DISTINCT named
OPTIONAL MATCH (launcher:Weapon)-[:FIRES|REFERENCE_FIRES]->(named)
WITH collect(DISTINCT named) + collect(DISTINCT launcher) AS asked
UNWIND asked AS start
WITH DISTINCT start
MATCH (start)-[:VARIANT_OF|REFERENCE_VARIANT_OF*0..2]->(head:Weapon)
WITH DISTINCT head
MATCH (member:Weapon)-[:VARIANT_OF|REFERENCE_VARIANT_OF*0..2]->(head)
WITH DISTINCT member
MATCH (member)-[fact:VARIANT_OF|NOT_VARIANT_OF|FIRES|NOT_FIRES|REFERENCE_VARIANT_OF|REFERENCE_FIRES]->(other:Weapon)
WHERE $reference OR fact.article IS NOT NULL
OPTIONAL MATCH (article:Article {id: fact.article})
OPTIONAL MATCH (statement:Statement {id: fact.statement})
OPTIONAL MATCH (statement)-[:SPEAKER]->(speaker:Actor)
WITH member, fact, other, article, statement, speaker
ORDER BY speaker.name
WITH member, fact, other, article, statement, collect(speaker.name) AS speakers
RETURN member.name AS weapon, replace(replace(type(fact), 'NOT_', ''), 'REFERENCE_', '') AS edge,
       other.name AS other, NOT type(fact) STARTS WITH 'NOT_' AS holds,
       coalesce(fact.basis, 'reference') AS basis,
       CASE WHEN size(speakers) > 0 THEN speakers
            WHEN fact.article IS NULL THEN ['the reference catalogue']
            WHEN statement IS NULL THEN ['the article itself']
            ELSE ['an unnamed source'] END AS according_to,
       coalesce(statement.saidOn, fact.published) AS date, fact.quote AS quote,
       fact.publisher AS outlet, coalesce(fact.url, article.docId) AS link
ORDER BY edge DESC, weapon, other, holds DESC, basis, date, fact.article, fact.start, fact.relation
