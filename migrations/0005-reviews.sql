-- Why: who has looked at a finding and found it wrong, or right, wants to say so once.  Findings are made anew whenever the
-- rules change, under new ids where claims have new bounds; so a review keeps what it is about, and points at no row.
--
-- Only users write here: nothing that is made anew, and no article that is removed, takes a review along.

CREATE TABLE review (
  n        INTEGER PRIMARY KEY AUTOINCREMENT,
  finding  TEXT NOT NULL UNIQUE,   -- its id when it was reviewed
  decision TEXT NOT NULL,          -- confirmed, dismissed
  note     TEXT
) STRICT;

-- The two claims of a reviewed finding: enough to know them again, and near copies of them.
CREATE TABLE reviewed_claim (
  review    INTEGER NOT NULL REFERENCES review (n) ON DELETE CASCADE,
  side      TEXT NOT NULL,         -- a: the newer article's, b: the earlier one's
  article   TEXT NOT NULL,         -- id
  source    TEXT,
  published TEXT,
  field     TEXT NOT NULL,
  start     INTEGER NOT NULL,      -- code points of the field
  "end"     INTEGER NOT NULL,
  words     TEXT NOT NULL,
  said      TEXT NOT NULL,         -- value and unit of a figure, else the words: the same in all claims that say the same
  counted   TEXT,
  event     TEXT,
  time      TEXT,
  place     TEXT,
  sentence  TEXT NOT NULL,
  PRIMARY KEY (review, side)
) STRICT, WITHOUT ROWID;
