-- Why: articles are found by their telling words and their day, and judged whole against whole.  Keys for each claim
-- lost pairs that shared none, and made page furniture meet itself in every article.
--
-- Findings, claims and what judging needs are made anew from the stored articles when the file is next opened by a
-- command that judges; the articles themselves stay as they are.

DELETE FROM finding;
DELETE FROM meta WHERE name = 'rules';
DROP TABLE claim_key;
ALTER TABLE article DROP COLUMN story;

-- JSON: what an article's claims are judged by beside the claims (docs/schema/reading.json); NULL until it is read.
ALTER TABLE article ADD COLUMN setting TEXT;

CREATE TABLE story_key (
  word    TEXT NOT NULL,
  day     INTEGER NOT NULL,        -- of publication, days since 1970; -1000000 without one
  article INTEGER NOT NULL REFERENCES article (n) ON DELETE CASCADE,
  PRIMARY KEY (word, day, article)
) STRICT, WITHOUT ROWID;

CREATE INDEX story_key_of_article ON story_key (article);
