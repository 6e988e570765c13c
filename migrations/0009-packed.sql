-- Why: a file was thirty times the articles in it.  A claim stood in it three times (columns, JSON, full text) with its sentence and
-- its article in each; so did both claims in every finding; and what judging needs was JSON, read again for every article met.
--
-- A row holds what cannot be derived.  Sentences are offsets into the article's text, the JSON of claims and findings is made
-- when somebody asks for it, and what was read in an article is packed (`reading`).  The views show it all in words.
--
-- All is made anew from the stored articles when the file is next opened to write; the articles themselves stay as they are.

DROP VIEW claims_by_speaker;
DROP VIEW speakers;
DROP VIEW contradictions;
DROP VIEW findings;
DROP VIEW tolls;
DROP TRIGGER claim_added;
DROP TRIGGER claim_dropped;
DROP TABLE claim_text;
DROP TABLE toll;
DROP TABLE same_thing;
DROP TABLE same_story;
DROP TABLE finding;
DROP TABLE claim;
DROP TABLE story_key;
DROP TABLE speaker_suggestion;
DROP TABLE kin;
DROP TABLE appearance;
DROP TABLE speaker;
DELETE FROM meta WHERE name = 'rules';
ALTER TABLE article DROP COLUMN setting;

-- What was read in an article: its claims, and what judging needs beside them, without what stands in its text.  Only the program
-- unpacks it.  An article without such a row has not been read by the program's rules yet.
CREATE TABLE reading (
  article INTEGER PRIMARY KEY REFERENCES article (n) ON DELETE CASCADE,
  claims  BLOB NOT NULL,
  setting BLOB NOT NULL
) STRICT;

CREATE TABLE speaker (
  n     INTEGER PRIMARY KEY,
  name  TEXT NOT NULL,             -- in full, as most articles have it
  called TEXT,                     -- what users decided to print in its place
  kind  TEXT NOT NULL,             -- person, body, name (nobody says whose), unnamed
  role  TEXT,                      -- what most articles call the person
  key   TEXT NOT NULL,             -- the same for all spellings of the name
  block TEXT NOT NULL,             -- those that may be one
  chief INTEGER NOT NULL           -- the row that it is listed under: itself, or the one it was merged into by hand
) STRICT;

CREATE INDEX speaker_of_block ON speaker (block);
CREATE INDEX speaker_under ON speaker (chief);
CREATE INDEX speaker_by_key ON speaker (key);

CREATE TABLE appearance (
  n       INTEGER PRIMARY KEY,
  article INTEGER NOT NULL REFERENCES article (n) ON DELETE CASCADE,
  name    TEXT NOT NULL,           -- the fullest in the article
  kind    TEXT NOT NULL,
  key     TEXT NOT NULL,           -- the same for all spellings of a name
  block   TEXT NOT NULL,
  more    TEXT,                    -- roles, gender, spellings, as JSON; NULL where the article says nothing of them
  speaker INTEGER REFERENCES speaker (n)  -- NULL until it is settled who it is
) STRICT;

CREATE INDEX appearance_of_article ON appearance (article);
CREATE INDEX appearance_of_block ON appearance (block);
CREATE INDEX appearance_of_speaker ON appearance (speaker);
CREATE INDEX appearance_by_key ON appearance (key);
CREATE INDEX appearance_open ON appearance (block) WHERE speaker IS NULL;

CREATE TABLE kin (
  appearance INTEGER NOT NULL REFERENCES appearance (n) ON DELETE CASCADE,
  name       TEXT NOT NULL,
  PRIMARY KEY (appearance, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE speaker_suggestion (
  a       INTEGER NOT NULL REFERENCES speaker (n) ON DELETE CASCADE,
  b       INTEGER NOT NULL REFERENCES speaker (n) ON DELETE CASCADE,
  because TEXT NOT NULL,
  PRIMARY KEY (a, b)
) STRICT, WITHOUT ROWID;

CREATE INDEX suggestion_by_b ON speaker_suggestion (b);

CREATE TABLE claim (
  n          INTEGER PRIMARY KEY,
  id         TEXT NOT NULL UNIQUE,
  article    INTEGER NOT NULL REFERENCES article (n) ON DELETE CASCADE,
  position   INTEGER NOT NULL,     -- its place among the article's claims; -1 is in no listing
  kind       INTEGER NOT NULL,     -- of each closed list a number; the view claims has the words
  speaker    TEXT,                 -- as the article calls him or it
  appearance INTEGER,              -- of the same article
  text       TEXT NOT NULL,
  value      REAL,                 -- to sort by; the exact decimals of value, low and high stand in the claim's JSON
  low        REAL,
  high       REAL,
  modifier   INTEGER,
  unit       TEXT,
  dimension  INTEGER,
  measure    TEXT,
  event      TEXT,
  time_start TEXT,
  time_end   TEXT,
  place      TEXT,
  directness INTEGER,
  factuality INTEGER,
  in_title   INTEGER NOT NULL,     -- 1: it stands in the title, 0: in the text
  sentence_start INTEGER NOT NULL, -- code points into title or text, end exclusive
  sentence_end   INTEGER NOT NULL,
  packed     BLOB                  -- of one that is in no listing; the others stand in `reading`
) STRICT;

CREATE INDEX claim_of_article ON claim (article, position);

CREATE TABLE finding (
  n        INTEGER PRIMARY KEY,
  id       TEXT NOT NULL UNIQUE,
  a        INTEGER NOT NULL REFERENCES claim (n) ON DELETE CASCADE,
  b        INTEGER NOT NULL REFERENCES claim (n) ON DELETE CASCADE,
  verdict  TEXT NOT NULL,
  kind     TEXT NOT NULL,
  "between" TEXT NOT NULL,
  severity TEXT NOT NULL,
  score    REAL NOT NULL,
  reason   TEXT NOT NULL,
  rule     TEXT NOT NULL,
  gates    TEXT NOT NULL,          -- JSON: what was asked on the way to the verdict
  a_told   BLOB,                   -- the clause that it points at, packed, where that is none of the listed claims
  b_told   BLOB
) STRICT;

CREATE INDEX finding_by_a ON finding (a);
CREATE INDEX finding_by_b ON finding (b);

-- The articles that share telling words.  Rows are taken out by what they are, so that one index is enough.
CREATE TABLE story_key (
  word    INTEGER NOT NULL,        -- hash of the word
  day     INTEGER NOT NULL,        -- of publication, days since 1970; -1000000 without one
  article INTEGER NOT NULL,
  weight  INTEGER NOT NULL,        -- how telling it is of the article, in thousandths
  PRIMARY KEY (word, day, article)
) STRICT, WITHOUT ROWID;

CREATE TABLE same_story (
  a    INTEGER NOT NULL,
  b    INTEGER NOT NULL,
  odds INTEGER NOT NULL,           -- natural logarithm, in thousandths
  copy INTEGER NOT NULL,           -- 1: near copies, one witness
  PRIMARY KEY (a, b)
) STRICT, WITHOUT ROWID;

CREATE TABLE same_thing (
  a    INTEGER NOT NULL REFERENCES claim (n) ON DELETE CASCADE,
  b    INTEGER NOT NULL REFERENCES claim (n) ON DELETE CASCADE,
  odds REAL NOT NULL,
  PRIMARY KEY (a, b)
) STRICT, WITHOUT ROWID;

CREATE INDEX same_thing_by_b ON same_thing (b);

CREATE TABLE toll (
  claim     INTEGER NOT NULL REFERENCES claim (n) ON DELETE CASCADE,
  class     TEXT NOT NULL,         -- kill, wound, missing …
  who       TEXT,                  -- whom, as printed; of one told by name the name
  part      TEXT,                  -- of whom, where only a part is counted: children
  value     TEXT NOT NULL,         -- exact decimals
  low       TEXT,
  high      TEXT,
  start     TEXT,
  "end"     TEXT,
  place     TEXT,                  -- JSON list, the most specific first
  uncounted INTEGER NOT NULL,      -- 1: told of one by one, without a number
  position  INTEGER NOT NULL,      -- in the order in which the article leads with them
  PRIMARY KEY (claim, class)
) STRICT, WITHOUT ROWID;

-- Claims by their own words and their speaker; what their sentences say, the index of articles finds.
CREATE VIRTUAL TABLE claim_text USING fts5 (
  text, speaker, content="claim", content_rowid="n", columnsize = 0,
  tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TRIGGER claim_added AFTER INSERT ON claim BEGIN
  INSERT INTO claim_text (rowid, text, speaker) VALUES (new.n, new.text, new.speaker);
END;
CREATE TRIGGER claim_dropped AFTER DELETE ON claim BEGIN
  INSERT INTO claim_text (claim_text, rowid, text, speaker) VALUES ('delete', old.n, old.text, old.speaker);
END;

-- Claims with all that stood beside them in the table: their sentence, and what is the same in all claims of an article.
CREATE VIEW claims AS
  SELECT c.n, c.id,
         CASE c.kind WHEN 0 THEN 'quantity' WHEN 1 THEN 'statement' END AS kind,
         a.source, a.published, c.speaker, c.text, c.value, c.low, c.high,
         CASE c.modifier WHEN 0 THEN 'exact' WHEN 1 THEN 'about' WHEN 2 THEN 'at_least' WHEN 3 THEN 'more_than' WHEN 4
           THEN 'at_most' WHEN 5 THEN 'less_than' WHEN 6 THEN 'range' WHEN 7 THEN 'vague' END AS modifier,
         c.unit,
         CASE c.dimension WHEN 0 THEN 'count' WHEN 1 THEN 'money' WHEN 2 THEN 'percent' WHEN 3 THEN 'duration' WHEN 4
           THEN 'age' WHEN 5 THEN 'length' WHEN 6 THEN 'area' WHEN 7 THEN 'volume' WHEN 8 THEN 'mass' WHEN 9 THEN
           'speed' WHEN 10 THEN 'temperature' WHEN 11 THEN 'energy' WHEN 12 THEN 'power' WHEN 13 THEN 'data' WHEN 14
           THEN 'rate' WHEN 15 THEN 'multiple' WHEN 16 THEN 'ordinal' WHEN 17 THEN 'fraction' WHEN 18 THEN 'other' END
           AS dimension,
         c.measure, c.event, c.time_start, c.time_end, c.place,
         CASE c.directness WHEN 0 THEN 'direct' WHEN 1 THEN 'indirect' WHEN 2 THEN 'mixed' END AS directness,
         CASE c.factuality WHEN 0 THEN 'asserted' WHEN 1 THEN 'planned' WHEN 2 THEN 'possible' WHEN 3 THEN
           'hypothetical' WHEN 4 THEN 'denied' END AS factuality,
         CASE WHEN c.in_title = 1 THEN substr(a.title, c.sentence_start + 1, c.sentence_end - c.sentence_start)
              ELSE substr(a.text, c.sentence_start + 1, c.sentence_end - c.sentence_start) END AS sentence,
         a.title, a.url, a.id AS article, c.position, c.appearance
  FROM claim c JOIN article a ON a.n = c.article
  WHERE c.position >= 0;

CREATE VIEW findings AS
  SELECT f.verdict, f.severity, f.kind, f.score, f.reason, r.decision AS review, r.note,
         newer.source AS a_source, newer.published AS a_published, a.speaker AS a_speaker, a.text AS a_text,
         CASE WHEN a.in_title = 1 THEN substr(newer.title, a.sentence_start + 1, a.sentence_end - a.sentence_start)
              ELSE substr(newer.text, a.sentence_start + 1, a.sentence_end - a.sentence_start) END AS a_sentence,
         a.value AS a_value,
         earlier.source AS b_source, earlier.published AS b_published, b.speaker AS b_speaker, b.text AS b_text,
         CASE WHEN b.in_title = 1 THEN substr(earlier.title, b.sentence_start + 1, b.sentence_end - b.sentence_start)
              ELSE substr(earlier.text, b.sentence_start + 1, b.sentence_end - b.sentence_start) END AS b_sentence,
         b.value AS b_value,
         f."between", f.rule, a.unit,
         newer.title AS a_title, newer.url AS a_url, earlier.title AS b_title, earlier.url AS b_url,
         newer.id AS a_article, earlier.id AS b_article, f.id AS finding, a.id AS a_claim, b.id AS b_claim
  FROM finding f
  JOIN claim a ON a.n = f.a JOIN article newer ON newer.n = a.article
  JOIN claim b ON b.n = f.b JOIN article earlier ON earlier.n = b.article
  LEFT JOIN review r ON r.finding = f.id
  ORDER BY newer.published, newer.source, f.id;

CREATE VIEW contradictions AS
  SELECT severity, kind, score, reason, a_source, a_published, a_speaker, a_text, a_sentence,
         b_source, b_published, b_speaker, b_text, b_sentence, "between", rule, finding, a_claim, b_claim,
         review, note, a_title, a_url, b_title, b_url, a_article, b_article
  FROM findings WHERE verdict = 'contradiction' AND coalesce(review, '') <> 'dismissed';

CREATE VIEW tolls AS
  SELECT t.class, t.part, CAST(t.value AS DOUBLE) AS value, CAST(t.low AS DOUBLE) AS low, CAST(t.high AS DOUBLE) AS high,
         t.start AS time_start, t."end" AS time_end, t.place, t.uncounted,
         a.source, a.published, c.speaker, c.text,
         CASE WHEN c.in_title = 1 THEN substr(a.title, c.sentence_start + 1, c.sentence_end - c.sentence_start)
              ELSE substr(a.text, c.sentence_start + 1, c.sentence_end - c.sentence_start) END AS sentence,
         a.title, a.url, a.id AS article, c.id AS claim
  FROM toll t JOIN claim c ON c.n = t.claim JOIN article a ON a.n = c.article
  ORDER BY a.published, a.source, a.id, t.position, t.class;

CREATE VIEW speakers AS
  SELECT coalesce(s.called, s.name) AS name, s.kind, s.role,
         sum(c.kind = 1)             AS statements,
         sum(c.kind = 0)             AS figures,
         count(DISTINCT c.article)   AS articles,
         count(DISTINCT a.source)    AS sources,
         min(a.published)            AS first,
         max(a.published)            AS last,
         group_concat(DISTINCT p.name) AS spellings
  FROM speaker s JOIN speaker part ON part.chief = s.n
  JOIN appearance p ON p.speaker = part.n
  JOIN article a ON a.n = p.article
  JOIN claim c ON c.article = p.article AND c.appearance = p.n AND c.position >= 0
  GROUP BY s.n;

CREATE VIEW claims_by_speaker AS
  SELECT coalesce(s.called, s.name, c.speaker) AS speaker, c.speaker AS called, c.source, c.published, c.kind, c.text, c.value,
         c.low, c.high, c.modifier, c.unit, c.measure, c.event, c.time_start, c.time_end, c.directness, c.sentence,
         c.title, c.url, c.article, c.id AS claim
  FROM claims c
  LEFT JOIN appearance p ON p.n = c.appearance
  LEFT JOIN speaker part ON part.n = p.speaker
  LEFT JOIN speaker s ON s.n = part.chief
  WHERE c.speaker IS NOT NULL
  ORDER BY 1, c.published, c.source, c.article, c.position;
