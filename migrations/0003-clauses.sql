-- Why: a finding may point at a clause or a moment of an article, which is none of the claims that are listed.  Such a
-- row stands among the claims with a position of -1, and no listing or count takes it in.

DROP VIEW speaker;
CREATE VIEW speaker AS
  SELECT speaker AS name,
         sum(kind = 'statement') AS statements,
         sum(kind = 'quantity')  AS figures,
         count(DISTINCT article) AS articles,
         count(DISTINCT source)  AS sources,
         min(published)          AS first,
         max(published)          AS last
  FROM claim WHERE speaker IS NOT NULL AND position >= 0
  GROUP BY speaker;

DROP VIEW claims_by_speaker;
CREATE VIEW claims_by_speaker AS
  SELECT c.speaker, c.source, c.published, c.kind, c.text, c.value, c.low, c.high, c.modifier, c.unit,
         c.measure, c.event, c.time_start, c.time_end, c.directness, c.sentence,
         a.title, a.url, a.id AS article, c.id AS claim
  FROM claim c JOIN article a ON a.n = c.article
  WHERE c.speaker IS NOT NULL AND c.position >= 0
  ORDER BY c.speaker, c.published, c.source, a.id, c.position;
