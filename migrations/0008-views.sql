-- Why: browsers of SQLite files show views as they show tables.  A finding was two row numbers and a line of JSON there, and
-- the view of contradictions knew no decisions: what was dismissed stood beside what was not, and no title or link led on.

DROP VIEW contradictions;

-- Both sides of everything that is kept, with what was decided of the finding of that id.
CREATE VIEW findings AS
  SELECT f.verdict, f.severity, f.kind, f.score, f.reason, r.decision AS review, r.note,
         a.source AS a_source, a.published AS a_published, a.speaker AS a_speaker, a.text AS a_text,
         a.sentence AS a_sentence, a.value AS a_value,
         b.source AS b_source, b.published AS b_published, b.speaker AS b_speaker, b.text AS b_text,
         b.sentence AS b_sentence, b.value AS b_value,
         f."between", f.rule, a.unit,
         newer.title AS a_title, newer.url AS a_url, earlier.title AS b_title, earlier.url AS b_url,
         newer.id AS a_article, earlier.id AS b_article, f.id AS finding, a.id AS a_claim, b.id AS b_claim
  FROM finding f
  JOIN claim a ON a.n = f.a JOIN article newer ON newer.n = a.article
  JOIN claim b ON b.n = f.b JOIN article earlier ON earlier.n = b.article
  LEFT JOIN review r ON r.finding = f.id
  ORDER BY a.published, a.source, f.id;

-- As `report` lists them: without what was dismissed.  No `IS NOT 'word'`, which DuckDB does not parse.
CREATE VIEW contradictions AS
  SELECT severity, kind, score, reason, a_source, a_published, a_speaker, a_text, a_sentence,
         b_source, b_published, b_speaker, b_text, b_sentence, "between", rule, finding, a_claim, b_claim,
         review, note, a_title, a_url, b_title, b_url, a_article, b_article
  FROM findings WHERE verdict = 'contradiction' AND coalesce(review, '') <> 'dismissed';

-- How many people each article says to have been harmed; its figures are there to sort by, as those of a claim.
-- DuckDB reads views by its own grammar: REAL would be 32 bits wide there.
CREATE VIEW tolls AS
  SELECT t.class, t.part, CAST(t.value AS DOUBLE) AS value, CAST(t.low AS DOUBLE) AS low, CAST(t.high AS DOUBLE) AS high,
         t.start AS time_start, t."end" AS time_end, t.place, t.uncounted,
         c.source, c.published, c.speaker, c.text, c.sentence, a.title, a.url, a.id AS article, c.id AS claim
  FROM toll t JOIN claim c ON c.n = t.claim JOIN article a ON a.n = c.article
  ORDER BY a.published, a.source, a.id, t.position, t.class;
