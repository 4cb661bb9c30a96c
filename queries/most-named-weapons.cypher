// name: most-named-weapons
// purpose: Which weapons are named in most articles, and how much is said about them.
// parameters:
//   limit: integer = 25 - at most so many rows
// columns:
//   weapon - its name
//   class - WeaponSystem, Variant, Munition, or WeaponClass where only a kind is named
//   kind - ballistic missile, and so on
//   known - whether the reference catalogue has it
//   articles - how many articles name it
//   claims - how many claims are about it
//   statements - how many statements make them
//   speakers - how many actors speak of it
// browser:
//   :param limit => 25
MATCH (named:Weapon)
OPTIONAL MATCH (article:Article)-[:MENTIONS]->(named)
WITH named, count(DISTINCT article) AS articles
OPTIONAL MATCH (claim:Claim)-[:ABOUT]->(named)
OPTIONAL MATCH (statement:Statement)-[:STATES]->(claim)
OPTIONAL MATCH (statement)-[:SPEAKER]->(speaker:Actor)
WITH named, articles, count(DISTINCT claim) AS claims, count(DISTINCT statement) AS statements,
     count(DISTINCT speaker) AS speakers
WHERE articles > 0
RETURN named.name AS weapon, head([label IN labels(named) WHERE label <> 'Weapon']) AS class,
       named.kind AS kind, named.known AS known, articles, claims, statements, speakers
ORDER BY articles DESC, statements DESC, weapon, named.id
LIMIT $limit
