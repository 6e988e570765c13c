-- Why: a ledger has one row a fact and day, with the lowest, the best and the highest figure that all outlets give.  It
-- needs to know which articles tell of one incident, which figures are of one thing even where they agree, and whom an
-- article says to be dead without a number.  All of it was found while judging, and thrown away.
--
-- All is made anew with the claims, when the file is next opened by a command that judges.

DELETE FROM finding;
DELETE FROM claim;
DELETE FROM story_key;
DELETE FROM meta WHERE name = 'rules';
UPDATE article SET setting = NULL;

-- Where and when the article is set: a JSON list of places, the most specific first, and the days.
ALTER TABLE article ADD COLUMN scene TEXT;
ALTER TABLE article ADD COLUMN scene_start TEXT;
ALTER TABLE article ADD COLUMN scene_end TEXT;

-- How surely two articles tell of one incident, and whether they are nearly one text.
CREATE TABLE same_story (
  a    INTEGER NOT NULL REFERENCES article (n) ON DELETE CASCADE,
  b    INTEGER NOT NULL REFERENCES article (n) ON DELETE CASCADE,
  odds REAL NOT NULL,              -- natural logarithm
  copy INTEGER NOT NULL,           -- 1: near copies, one witness
  PRIMARY KEY (a, b)
) STRICT, WITHOUT ROWID;

CREATE INDEX same_story_by_b ON same_story (b);

-- How surely two figures of two articles are of one thing.
CREATE TABLE same_thing (
  a    INTEGER NOT NULL REFERENCES claim (n) ON DELETE CASCADE,
  b    INTEGER NOT NULL REFERENCES claim (n) ON DELETE CASCADE,
  odds REAL NOT NULL,
  PRIMARY KEY (a, b)
) STRICT, WITHOUT ROWID;

CREATE INDEX same_thing_by_b ON same_thing (b);

-- How many people an article says to have been harmed.
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
