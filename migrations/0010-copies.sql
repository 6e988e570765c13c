-- Why: two exports numbered from 1 were taken for one article, and whatever came second was lost or put in the place of the first.
-- And an article under two ids was called by the one that was added first, so that the ids of its claims and findings depended
-- on the order of adding.
--
-- Texts that share an id and little else are articles of their own.  Each is stored under the id that it was given and some letters
-- of its content, and `given` has what they share.  An article that came under several ids is stored under the first of them in
-- order; the others lead to it by `copy`.

ALTER TABLE article ADD COLUMN given TEXT;  -- the id that it was given, where others were given it too; else NULL

CREATE INDEX article_by_given ON article (given) WHERE given IS NOT NULL;

-- What each copy of a text said of itself, where that is not what the article or version says: by it, other copies and versions
-- find their article.
CREATE TABLE copy (
  article INTEGER NOT NULL REFERENCES article (n) ON DELETE CASCADE,
  hash    TEXT NOT NULL,             -- of the article or version whose text it has
  name    TEXT NOT NULL,             -- the id that it was given
  source  TEXT,
  address TEXT,
  content TEXT NOT NULL              -- its own hash
) STRICT;

CREATE INDEX copy_of_article ON copy (article, hash);
CREATE INDEX copy_by_name ON copy (name);
CREATE INDEX copy_by_address ON copy (address) WHERE address IS NOT NULL;
CREATE INDEX copy_by_content ON copy (content);

-- `added` of articles and versions says in which run of the program they came: what came in one run has no order.
INSERT INTO meta (name, value)
  SELECT 'run', max(added) FROM (SELECT added FROM article UNION ALL SELECT added FROM article_version) HAVING count(*) > 0;
