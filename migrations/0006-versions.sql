-- Why: outlets change articles at the same address, and often in silence.  A second text of an article was refused, or stood
-- beside the first as if another article: then the article contradicted its own older version.
--
-- `article` holds the version that counts, and all that was ever asked of it is asked as before.  Older versions stand here
-- with what they said and nothing that was made of it: their claims are read again when somebody asks what changed.

ALTER TABLE article ADD COLUMN address TEXT;                    -- the URL in the spelling that its others share; NULL without one
ALTER TABLE article ADD COLUMN stamp TEXT;                      -- when it was last changed, else published, as it says itself
ALTER TABLE article ADD COLUMN added INTEGER NOT NULL DEFAULT 1;  -- the how-many-th version of the article that was added

-- The program knows this function; nothing that stays in the file names it.
UPDATE article SET address = address_of(url), stamp = published;

CREATE INDEX article_by_address ON article (address) WHERE address IS NOT NULL;

CREATE TABLE article_version (
  n         INTEGER PRIMARY KEY,
  id        TEXT NOT NULL UNIQUE,  -- its own, as versions of one article may have one id
  article   INTEGER NOT NULL REFERENCES article (n) ON DELETE CASCADE,
  called    TEXT NOT NULL,         -- the id of the article while this was the version that counts
  source    TEXT,
  published TEXT,
  title     TEXT,
  url       TEXT,
  author    TEXT,
  text      TEXT NOT NULL,
  hash      TEXT NOT NULL,         -- as of an article
  address   TEXT,
  stamp     TEXT,
  added     INTEGER NOT NULL
) STRICT;

CREATE INDEX version_of_article ON article_version (article);
CREATE INDEX version_by_called ON article_version (called);
CREATE INDEX version_by_hash ON article_version (hash);
CREATE INDEX version_by_address ON article_version (address) WHERE address IS NOT NULL;

-- A newer version takes the row of the one before it.
CREATE TRIGGER article_changed AFTER UPDATE OF title, text ON article BEGIN
  INSERT INTO article_text (article_text, rowid, title, text) VALUES ('delete', old.n, old.title, old.text);
  INSERT INTO article_text (rowid, title, text) VALUES (new.n, new.title, new.text);
END;
