// name: operators-against-reference
// purpose: Who says of which state, against the reference catalogue, that it operates a weapon or
//   does not. What the catalogue knows no operator of is left out, since it cannot say against it.
// parameters:
//   weapon: string = "" - its name or a designation; case, spaces and hyphens do not matter; all
//     weapons where empty
//   operator: string = "" - only this state: words of the name
//   source: string = "" - only what this actor says: words of the name
//   limit: integer = 200 - at most so many rows
// columns:
//   weapon - the system, variant or munition
//   operator - the state that is said to operate it, or not to
//   operates - false where it is said not to
//   against - how the catalogue differs: it lacks the operator, or has it
//   reference_has - the weapons of the family that this state operates in the catalogue, ever
//   reference_operators - whom the catalogue has for the weapon, for its variants, or for what fires
//     it
//   according_to - who says so, or whose voice it is
//   modality - certain, probable, possible, future, conditional, obligation or unspecified
//   date - when it was said, else when it was published
//   quote - the words of the article
//   outlet - the publisher
//   link - the article's address, else its id
//   catalogue - the catalogue's version
// browser:
//   :param weapon => ""
//   :param operator => ""
//   :param source => ""
//   :param limit => 200
MATCH (named:Weapon)-[:OPERATED_BY|NOT_OPERATED_BY]->(:State)
WITH DISTINCT named
OPTIONAL MATCH (designation:Designation)-[:DESIGNATION_OF]->(named)
UNWIND [named.name, designation.value] + split(coalesce(named.designations, ''), '; ') AS name
WITH named, replace(replace(toLower(name), '-', ''), ' ', '') AS name,
     replace(replace(toLower($weapon), '-', ''), ' ', '') AS wanted
WHERE $weapon = '' OR name = wanted
WITH DISTINCT named AS weapon
OPTIONAL MATCH (variant:Weapon)-[:REFERENCE_VARIANT_OF]->(weapon)
OPTIONAL MATCH (launcher:Weapon)-[:REFERENCE_FIRES]->(weapon)
WITH weapon, [weapon] + collect(DISTINCT variant) + collect(DISTINCT launcher) AS bearers
OPTIONAL MATCH (weapon)-[:REFERENCE_VARIANT_OF]->(system:Weapon)
OPTIONAL MATCH (sibling:Weapon)-[:REFERENCE_VARIANT_OF]->(system)
WITH weapon, bearers, collect(DISTINCT system) + collect(DISTINCT sibling) AS kin
MATCH (weapon)-[fact:OPERATED_BY|NOT_OPERATED_BY]->(operator:State)
WHERE $operator = ''
   OR (' ' + toLower(operator.name) + ' ') CONTAINS (' ' + toLower($operator) + ' ')
OPTIONAL MATCH (article:Article {id: fact.article})
OPTIONAL MATCH (statement:Statement {id: fact.statement})
OPTIONAL MATCH (statement)-[:SPEAKER]->(speaker:Actor)
WITH weapon, bearers, kin, fact, operator, article, statement, speaker
ORDER BY speaker.name
WITH weapon, bearers, kin, fact, operator, article, statement, collect(speaker.name) AS speakers,
     coalesce(statement.saidOn, fact.published) AS date
WHERE $source = '' OR any(name IN speakers
  WHERE (' ' + toLower(name) + ' ') CONTAINS (' ' + toLower($source) + ' '))
UNWIND bearers AS bearer
MATCH (bearer)-[known:REFERENCE_OPERATED_BY]->(state:State)
WITH weapon, bearers, kin, fact, operator, article, statement, speakers, date, known, state
ORDER BY state.name
WITH weapon, bearers, kin, fact, operator, article, statement, speakers, date,
     collect(DISTINCT state.name) AS reference_operators, max(known.version) AS catalogue,
     count(CASE WHEN state.id = operator.id
                 AND (known.since IS NULL OR date IS NULL OR known.since <= left(date, 4))
                 AND (known.until IS NULL OR date IS NULL OR left(date, 4) <= known.until)
                THEN 1 END) > 0 AS listed
WHERE listed <> (type(fact) = 'OPERATED_BY')
UNWIND bearers + kin AS relative
OPTIONAL MATCH (relative)-[has:REFERENCE_OPERATED_BY]->(operator)
WITH weapon, fact, operator, article, statement, speakers, date, reference_operators, catalogue,
     listed, CASE WHEN has IS NULL THEN null ELSE relative.name END AS relative
ORDER BY relative
WITH weapon, fact, operator, article, statement, speakers, date, reference_operators, catalogue,
     listed, collect(DISTINCT relative) AS reference_has
RETURN weapon.name AS weapon, operator.name AS operator, type(fact) = 'OPERATED_BY' AS operates,
       CASE WHEN listed THEN 'the catalogue has it' ELSE 'the catalogue lacks it' END AS against,
       reference_has, reference_operators,
       CASE WHEN size(speakers) > 0 THEN speakers
            WHEN statement IS NULL THEN ['the article itself']
            ELSE ['an unnamed source'] END AS according_to,
       fact.modality AS modality, date, fact.quote AS quote, fact.publisher AS outlet,
       coalesce(fact.url, article.docId) AS link, catalogue
ORDER BY weapon, operator, operates, date, fact.article, fact.start, fact.relation
LIMIT $limit
