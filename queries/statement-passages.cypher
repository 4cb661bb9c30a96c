// name: statement-passages
// purpose: The exact places of one statement: its source, its cue and its content.
// parameters:
//   statement: string - the statement's id, as article-statements gives it
// columns:
//   part - SOURCE, CUE or CONTENT
//   quote - the words of the article
//   start - where they start, in characters of the article's text
//   end - where they end, exclusive
//   date - when it was said, else when it was published
//   outlet - the publisher
//   link - the article's address, else its id
// browser:
//   :param statement => "https://w3id.org/claimgraph/id/article/example#statement"
MATCH (statement:Statement {id: $statement})-[part:SOURCE|CUE|CONTENT]->(passage:Passage)
MATCH (statement)-[:REPORTED_IN]->(article:Article)
RETURN type(part) AS part, passage.quote AS quote, passage.start AS start, passage.end AS end,
       coalesce(statement.saidOn, article.published) AS date, article.publisher AS outlet,
       coalesce(article.url, article.docId) AS link
ORDER BY start, end, part
