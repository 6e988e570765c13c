-- Why: one file that holds what articles said, so that a claim can be looked up by what it is about
-- instead of being read again, and so that any browser of SQLite files shows readable rows.
--
-- `n` is only the number of a row and depends on the order of adding; `id` is what the program prints.
-- `json` holds the contract (docs/schema); the columns beside it are there to read, sort and filter by.

CREATE TABLE meta (
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE article (
  n         INTEGER PRIMARY KEY,
  id        TEXT NOT NULL UNIQUE,
  source    TEXT,
  published TEXT,                  -- YYYY-MM-DD
  title     TEXT,
  url       TEXT,
  author    TEXT,
  text      TEXT NOT NULL,
  story     TEXT NOT NULL,         -- JSON: what the article shares with others on the same story
  hash      TEXT NOT NULL UNIQUE   -- of source, date, title, url and text
) STRICT;

CREATE TABLE claim (
  n          INTEGER PRIMARY KEY,
  id         TEXT NOT NULL UNIQUE,
  article    INTEGER NOT NULL REFERENCES article (n) ON DELETE CASCADE,
  position   INTEGER NOT NULL,     -- its place among the article's claims
  kind       TEXT NOT NULL,
  source     TEXT,
  published  TEXT,
  speaker    TEXT,
  text       TEXT NOT NULL,
  value      ANY,                  -- to sort by; the exact decimals of value, low and high stand in json
  low        ANY,
  high       ANY,
  modifier   TEXT,
  unit       TEXT,
  dimension  TEXT,
  measure    TEXT,
  event      TEXT,
  time_start TEXT,
  time_end   TEXT,
  place      TEXT,
  directness TEXT,
  factuality TEXT,
  sentence   TEXT NOT NULL,
  json       TEXT NOT NULL
) STRICT;

CREATE INDEX claim_of_article ON claim (article, position);
CREATE INDEX claim_by_speaker ON claim (speaker);

CREATE TABLE claim_key (
  key   TEXT NOT NULL,
  claim INTEGER NOT NULL REFERENCES claim (n) ON DELETE CASCADE,
  PRIMARY KEY (key, claim)
) STRICT, WITHOUT ROWID;

-- Only contradictions and updates: agreements are many, and are found again when somebody asks.
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
  json     TEXT NOT NULL
) STRICT;

CREATE INDEX finding_by_a ON finding (a);
CREATE INDEX finding_by_b ON finding (b);

CREATE VIRTUAL TABLE article_text USING fts5 (
  title, text, content = 'article', content_rowid = 'n', tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE claim_text USING fts5 (
  text, sentence, speaker, content = 'claim', content_rowid = 'n', tokenize = 'porter unicode61 remove_diacritics 2'
);

CREATE TRIGGER article_added AFTER INSERT ON article BEGIN
  INSERT INTO article_text (rowid, title, text) VALUES (new.n, new.title, new.text);
END;
CREATE TRIGGER article_dropped AFTER DELETE ON article BEGIN
  INSERT INTO article_text (article_text, rowid, title, text) VALUES ('delete', old.n, old.title, old.text);
END;
CREATE TRIGGER claim_added AFTER INSERT ON claim BEGIN
  INSERT INTO claim_text (rowid, text, sentence, speaker) VALUES (new.n, new.text, new.sentence, new.speaker);
END;
CREATE TRIGGER claim_dropped AFTER DELETE ON claim BEGIN
  INSERT INTO claim_text (claim_text, rowid, text, sentence, speaker)
  VALUES ('delete', old.n, old.text, old.sentence, old.speaker);
END;

CREATE VIEW speaker AS
  SELECT speaker AS name,
         sum(kind = 'statement') AS statements,
         sum(kind = 'quantity')  AS figures,
         count(DISTINCT article) AS articles,
         count(DISTINCT source)  AS sources,
         min(published)          AS first,
         max(published)          AS last
  FROM claim WHERE speaker IS NOT NULL
  GROUP BY speaker;

CREATE VIEW claims_by_speaker AS
  SELECT c.speaker, c.source, c.published, c.kind, c.text, c.value, c.low, c.high, c.modifier, c.unit,
         c.measure, c.event, c.time_start, c.time_end, c.directness, c.sentence,
         a.title, a.url, a.id AS article, c.id AS claim
  FROM claim c JOIN article a ON a.n = c.article
  WHERE c.speaker IS NOT NULL
  ORDER BY c.speaker, c.published, c.source, a.id, c.position;

CREATE VIEW contradictions AS
  SELECT f.severity, f.kind, f.score, f.reason,
         a.source AS a_source, a.published AS a_published, a.speaker AS a_speaker, a.text AS a_text,
         a.sentence AS a_sentence,
         b.source AS b_source, b.published AS b_published, b.speaker AS b_speaker, b.text AS b_text,
         b.sentence AS b_sentence,
         f."between", f.rule, f.id AS finding, a.id AS a_claim, b.id AS b_claim
  FROM finding f JOIN claim a ON a.n = f.a JOIN claim b ON b.n = f.b
  WHERE f.verdict = 'contradiction'
  ORDER BY a.published, a.source, f.id;
