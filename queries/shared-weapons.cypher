// name: shared-weapons
// purpose: Pairs of actors who speak about the same weapons, and how often each affirms or denies.
// parameters:
//   actor: string = "" - only pairs with this actor: words of the name
//   limit: integer = 100 - at most so many rows
// columns:
//   actor - one of the two
//   other - the other
//   shared - how many weapons both speak about
//   weapons - their names
//   statements - how many statements of the first
//   other_statements - how many statements of the other
// browser:
//   :param actor => ""
//   :param limit => 100
MATCH (speaker:Actor)<-[:SPEAKER]-(statement:Statement)-[:STATES]->(:Claim)-[:ABOUT]->(weapon:Weapon)
WITH speaker, weapon, count(DISTINCT statement) AS said
MATCH (other:Actor)<-[:SPEAKER]-(statement:Statement)-[:STATES]->(:Claim)-[:ABOUT]->(weapon)
WHERE speaker.id < other.id
  AND ($actor = ''
    OR (' ' + toLower(speaker.name) + ' ') CONTAINS (' ' + toLower($actor) + ' ')
    OR (' ' + toLower(other.name) + ' ') CONTAINS (' ' + toLower($actor) + ' '))
WITH speaker, other, weapon, said, count(DISTINCT statement) AS other_said
ORDER BY weapon.name, weapon.id
WITH speaker, other, collect(weapon.name) AS weapons, sum(said) AS statements,
     sum(other_said) AS other_statements
RETURN speaker.name AS actor, other.name AS other, size(weapons) AS shared, weapons, statements,
       other_statements
ORDER BY shared DESC, actor, other, speaker.id, other.id
LIMIT $limit
