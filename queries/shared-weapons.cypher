// name: shared-weapons
// purpose: Pairs of actors who speak about the same weapons, most in common first.
// parameters:
//   actor: string = "" - only pairs with this actor: words of the name
//   limit: integer = 100 - at most so many rows
// columns:
//   actor - one of the two
//   other - the other
//   shared - how many weapons both speak about
//   weapons - their names
// browser:
//   :param actor => ""
//   :param limit => 100
MATCH (one:Actor)<-[:SPEAKER]-(:Statement)-[:STATES]->(:Claim)-[:ABOUT]->(weapon:Weapon)
WITH DISTINCT one, weapon
WITH weapon, collect(one) AS speakers
UNWIND speakers AS one
UNWIND speakers AS second
WITH weapon, one, second
WHERE one.id < second.id
  AND ($actor = ''
    OR (' ' + toLower(one.name) + ' ') CONTAINS (' ' + toLower($actor) + ' ')
    OR (' ' + toLower(second.name) + ' ') CONTAINS (' ' + toLower($actor) + ' '))
WITH one, second, weapon.id AS id, weapon.name AS name
ORDER BY name, id
WITH one, second, collect(name) AS weapons
RETURN one.name AS actor, second.name AS other, size(weapons) AS shared, weapons
ORDER BY shared DESC, actor, other, one.id, second.id
LIMIT $limit
