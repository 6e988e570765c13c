-- Why: on an election day tens of thousands of articles meet one another, and each was judged against all the others.  Now an article is
-- judged against the 64 earlier ones that fit it best.  Which these are depends on all that is stored, so that it must be known of
-- each article how many earlier ones it meets, and where they are many, which fit best: else every article added would have to be
-- asked for all that it meets.
--
-- All is made anew from the stored articles when the file is next opened to write.

DELETE FROM meta WHERE name = 'rules';

CREATE TABLE crowd (
  article INTEGER PRIMARY KEY,
  id      TEXT NOT NULL,           -- of the article: here it is read without its text
  earlier INTEGER NOT NULL         -- how many earlier articles it meets; 64 stands for any number from there
) STRICT;

-- The 64 earlier ones that fit best, of articles that meet so many; the worst of an article comes first.
CREATE TABLE nearest (
  newer   INTEGER NOT NULL,
  weight  INTEGER NOT NULL,        -- of the keys that both share, in millionths
  days    INTEGER NOT NULL,        -- between them; 2147483647 where one is undated
  id      TEXT NOT NULL,           -- of the earlier one
  earlier INTEGER NOT NULL,
  PRIMARY KEY (newer, weight, days DESC, id DESC)
) STRICT, WITHOUT ROWID;
