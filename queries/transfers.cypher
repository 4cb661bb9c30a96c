// name: transfers
// purpose: Which weapon is said to have gone to whom, and who claims, confirms or denies it; the
//   words of each voice with its date and place. evidence-between has them a row each.
// parameters:
//   weapon: string = "" - its name or a designation; case, spaces and hyphens do not matter; all
//     weapons where empty
//   actor: string = "" - only where this actor is the recipient or the supplier: words of the name
//   since: date = null - only voices not earlier
//   until: date = null - only voices not later
//   disputed: boolean = false - only transfers that somebody denies and somebody else does not
//   limit: integer = 200 - at most so many rows
// columns:
//   weapon - the system, variant or munition
//   recipient - to whom
//   suppliers - from whom, in any voice
//   claimed - the voices that say so: who, when, the modality if any, the words, and where
//   confirmed - those of them that confirm it, by their verb or in answer to another
//   denied - the voices that say it is not so
//   first - the earliest date
//   last - the latest date
// browser:
//   :param weapon => ""
//   :param actor => ""
//   :param since => null
//   :param until => null
//   :param disputed => false
//   :param limit => 200
MATCH (named:Weapon)-[:SUPPLIED_TO|NOT_SUPPLIED_TO]->(:Actor)
WITH DISTINCT named
OPTIONAL MATCH (designation:Designation)-[:DESIGNATION_OF]->(named)
UNWIND [named.name, designation.value] + split(coalesce(named.designations, ''), '; ') AS name
WITH named, replace(replace(toLower(name), '-', ''), ' ', '') AS name,
     replace(replace(toLower($weapon), '-', ''), ' ', '') AS wanted
WHERE $weapon = '' OR name = wanted
WITH DISTINCT named
MATCH (named)-[fact:SUPPLIED_TO|NOT_SUPPLIED_TO]->(to:Actor)
WHERE $actor = '' OR any(name IN [to.name, fact.supplier]
  WHERE (' ' + toLower(name) + ' ') CONTAINS (' ' + toLower($actor) + ' '))
OPTIONAL MATCH (article:Article {id: fact.article})
OPTIONAL MATCH (statement:Statement {id: fact.statement})
OPTIONAL MATCH (statement)-[:SPEAKER]->(speaker:Actor)
WITH named, fact, to, article, statement, speaker
ORDER BY speaker.name
WITH named, fact, to, article, statement, collect(speaker.name) AS speakers,
     coalesce(statement.saidOn, fact.published) AS date
WHERE ($since IS NULL OR date >= left($since, size(date)))
  AND ($until IS NULL OR left(date, size($until)) <= $until)
WITH named, fact, to, date,
     CASE WHEN type(fact) = 'NOT_SUPPLIED_TO' THEN 'denied'
          WHEN statement.response = 'confirms' THEN 'confirmed'
          WHEN statement.stance = 'affirms' AND toLower(statement.cue) CONTAINS 'confirm'
            THEN 'confirmed'
          ELSE 'claimed' END AS side,
     CASE WHEN size(speakers) > 0
            THEN substring(reduce(all = '', name IN speakers | all + ' and ' + name), 5)
          WHEN statement IS NULL THEN 'the article itself'
          ELSE 'an unnamed source' END
     + ', ' + coalesce(date, 'undated')
     + CASE WHEN coalesce(fact.modality, 'unspecified') = 'unspecified' THEN ''
            ELSE ', ' + fact.modality END
     + ': “' + coalesce(fact.quote, '') + '” ('
     + CASE WHEN fact.publisher IS NULL THEN '' ELSE fact.publisher + ', ' END
     + coalesce(fact.url, article.docId, '') + ')' AS voice
ORDER BY date, fact.article, fact.start, fact.relation
WITH named, to, collect(DISTINCT fact.supplier) AS suppliers,
     collect(CASE side WHEN 'claimed' THEN voice END) AS claimed,
     collect(CASE side WHEN 'confirmed' THEN voice END) AS confirmed,
     collect(CASE side WHEN 'denied' THEN voice END) AS denied,
     min(date) AS first, max(date) AS last
WHERE NOT $disputed OR (size(denied) > 0 AND size(claimed) + size(confirmed) > 0)
RETURN named.name AS weapon, to.name AS recipient, suppliers, claimed, confirmed, denied,
       first, last
ORDER BY weapon, recipient, named.id, to.id
LIMIT $limit
