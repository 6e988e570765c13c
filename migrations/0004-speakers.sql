-- Why: a person is one row whatever articles call him, and every claim points at it.  Names were merged inside an article
-- only, so that Zelensky, Zelenskyy and President Zelenskiy were three.
--
-- `appearance` is a speaker of one article, `speaker` the person or body of all of them.  Who is one follows from the
-- appearances of a block and from what users decided, never from the order of adding: it can be made anew at any time.

DROP VIEW speaker;
DROP VIEW claims_by_speaker;

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
  key     TEXT NOT NULL,           -- the same for all spellings of a name
  block   TEXT NOT NULL,
  json    TEXT NOT NULL,           -- roles, gender, spellings (docs/schema/reading.json)
  speaker INTEGER REFERENCES speaker (n)  -- NULL until it is settled who it is
) STRICT;

CREATE INDEX appearance_of_article ON appearance (article);
CREATE INDEX appearance_of_block ON appearance (block);
CREATE INDEX appearance_of_speaker ON appearance (speaker);
CREATE INDEX appearance_by_key ON appearance (key);
CREATE INDEX appearance_open ON appearance (block) WHERE speaker IS NULL;

-- Full names that other articles of the same story have, of the block of an appearance.
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

-- What users said: by name, so that it lasts when all else is made anew.
CREATE TABLE speaker_decision (
  n     INTEGER PRIMARY KEY AUTOINCREMENT,
  kind  TEXT NOT NULL,             -- merge: what `other` is called says `name`; split: `name` joins no other
  name  TEXT NOT NULL,
  other TEXT
) STRICT;

-- Claims and findings are made anew: each claim points at its appearance, and figures are REAL.  As ANY, Polars cut
-- decimals in silence and DuckDB refused the table.

DROP VIEW contradictions;
DROP TRIGGER claim_added;
DROP TRIGGER claim_dropped;
DROP TABLE finding;
DROP TABLE claim;
DELETE FROM story_key;
DELETE FROM meta WHERE name = 'rules';
UPDATE article SET setting = NULL;

CREATE TABLE claim (
  n          INTEGER PRIMARY KEY,
  id         TEXT NOT NULL UNIQUE,
  article    INTEGER NOT NULL REFERENCES article (n) ON DELETE CASCADE,
  position   INTEGER NOT NULL,     -- its place among the article's claims; -1 is in no listing
  kind       TEXT NOT NULL,
  source     TEXT,
  published  TEXT,
  speaker    TEXT,                 -- as the article calls him or it
  appearance INTEGER REFERENCES appearance (n),
  text       TEXT NOT NULL,
  value      REAL,                 -- to sort by; the exact decimals of value, low and high stand in json
  low        REAL,
  high       REAL,
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
CREATE INDEX claim_of_appearance ON claim (appearance);

-- Only contradictions, what is to check, and updates: agreements are many, and are found again when somebody asks.
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

CREATE VIEW speakers AS
  SELECT coalesce(s.called, s.name) AS name, s.kind, s.role,
         sum(c.kind = 'statement')   AS statements,
         sum(c.kind = 'quantity')    AS figures,
         count(DISTINCT c.article)   AS articles,
         count(DISTINCT c.source)    AS sources,
         min(c.published)            AS first,
         max(c.published)            AS last,
         group_concat(DISTINCT p.name) AS spellings
  FROM speaker s JOIN speaker part ON part.chief = s.n
  JOIN appearance p ON p.speaker = part.n
  JOIN claim c ON c.appearance = p.n AND c.position >= 0
  GROUP BY s.n;

CREATE VIEW claims_by_speaker AS
  SELECT coalesce(s.called, s.name, c.speaker) AS speaker, c.speaker AS called, c.source, c.published, c.kind, c.text, c.value,
         c.low, c.high, c.modifier, c.unit, c.measure, c.event, c.time_start, c.time_end, c.directness, c.sentence,
         a.title, a.url, a.id AS article, c.id AS claim
  FROM claim c JOIN article a ON a.n = c.article
  LEFT JOIN appearance p ON p.n = c.appearance
  LEFT JOIN speaker part ON part.n = p.speaker
  LEFT JOIN speaker s ON s.n = part.chief
  WHERE c.speaker IS NOT NULL AND c.position >= 0
  ORDER BY 1, c.published, c.source, a.id, c.position;

-- Words are looked up by their dictionary form and without marks when somebody asks (a stemmer took general for generous
-- and police for policies), so that the index holds them as they are.  Datasette and sqlite-utils
-- recognise an index by just this spelling of its content.

DROP TRIGGER article_added;
DROP TRIGGER article_dropped;
DROP TABLE article_text;
DROP TABLE claim_text;

CREATE VIRTUAL TABLE article_text USING fts5 (
  title, text, content="article", content_rowid="n", tokenize = 'unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE claim_text USING fts5 (
  text, sentence, speaker, content="claim", content_rowid="n", tokenize = 'unicode61 remove_diacritics 2'
);
INSERT INTO article_text (article_text) VALUES ('rebuild');

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
