// name: operators
// purpose: Who operates a weapon and its variants, or is said not to, and according to whom and
//   when.
// parameters:
//   weapon: string - its name or a designation; case, spaces and hyphens do not matter
//   contains: boolean = false - also weapons whose name or designation only holds it
//   family: boolean = true - also the operators of its variants, and of the munitions they fire
//   operator: string = "" - only this operator: words of the name
//   source: string = "" - only what this actor says: words of the name
//   since: date = null - nothing earlier
//   until: date = null - nothing later
// columns:
//   weapon - the system, variant or munition
//   operator - who is said to operate it, or not to
//   operates - false where it is said not to
//   exclusive - whether it alone is said to
//   according_to - who says so, or whose voice it is
//   via - who reported that, where one speaker quotes another
//   modality - certain, probable, possible, future, conditional, obligation or unspecified
//   date - when it was said, else when it was published
//   quote - the words of the article
//   outlet - the publisher
//   link - the article's address, else its id
// browser:
//   :param weapon => "Iskander-E"
//   :param contains => false
//   :param family => true
//   :param operator => ""
//   :param source => ""
//   :param since => null
//   :param until => null
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
MATCH (weapon)-[fact:OPERATED_BY|NOT_OPERATED_BY]->(operator:Actor)
WHERE $operator = ''
   OR (' ' + toLower(operator.name) + ' ') CONTAINS (' ' + toLower($operator) + ' ')
OPTIONAL MATCH (article:Article {id: fact.article})
OPTIONAL MATCH (statement:Statement {id: fact.statement})
OPTIONAL MATCH (statement)-[:SPEAKER]->(speaker:Actor)
WITH weapon, fact, operator, article, statement, speaker
ORDER BY speaker.name
WITH weapon, fact, operator, article, statement, collect(speaker.name) AS speakers,
     coalesce(statement.saidOn, fact.published) AS date
WHERE ($source = '' OR any(name IN speakers
  WHERE (' ' + toLower(name) + ' ') CONTAINS (' ' + toLower($source) + ' ')))
  AND ($since IS NULL OR date >= left($since, size(date)))
  AND ($until IS NULL OR left(date, size($until)) <= $until)
OPTIONAL MATCH (statement)-[:NESTED_IN]->(:Statement)-[:SPEAKER]->(reporter:Actor)
WITH weapon, fact, operator, article, statement, speakers, date, reporter
ORDER BY reporter.name
WITH weapon, fact, operator, article, statement, speakers, date, collect(reporter.name) AS via
RETURN weapon.name AS weapon, operator.name AS operator, type(fact) = 'OPERATED_BY' AS operates,
       fact.exclusive AS exclusive,
       CASE WHEN size(speakers) > 0 THEN speakers
            WHEN fact.article IS NULL THEN ['the reference catalogue']
            WHEN statement IS NULL THEN ['the article itself']
            ELSE ['an unnamed source'] END AS according_to,
       via, fact.modality AS modality, date, fact.quote AS quote, fact.publisher AS outlet,
       coalesce(fact.url, article.docId) AS link
ORDER BY weapon, operator, operates, date, fact.article, fact.start, fact.relation
