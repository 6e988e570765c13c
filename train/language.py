#!/usr/bin/env python3
"""language.py: how many words of texts are in the list of English words, for the threshold in src/document/language.rs.

  language.py ENGLISH.jsonl... --other PAGES.ndjson

ENGLISH are the articles of the shared data (one object a line with "text").  PAGES are texts of pages in several languages, one object
a line with "text" and "lang": such as what trafilatura 2.0 reads of the 990 pages of its own benchmark (tests/evaldata.json of
github.com/adbar/trafilatura), with the attribute lang of their <html>.  Prints the lowest share of English and the highest of others.
Only arithmetic: no random numbers.
"""
import json, re, sys
from pathlib import Path

RARITY = Path(__file__).parent.parent / "src/lexicon/rarity.tsv"
WORDS = {line.split("\t")[0] for line in RARITY.read_text().splitlines() if not line.startswith("#")}
SAMPLE, LEAST_LETTERS = 3000, 120


def share(text):
    """Percent of the words in the middle of a text that are English; None if it is too short."""
    start = max(0, len(text) - SAMPLE) // 2
    words = re.findall(r"[^\W\d_]+", text[start : start + SAMPLE].lower())
    if sum(map(len, words)) < LEAST_LETTERS:
        return None
    return 100 * sum(word in WORDS for word in words) / len(words)


def shares(path, keep):
    rows = map(json.loads, open(path))
    found = ((share(row.get("text") or ""), (row.get("text") or "")[:60]) for row in rows if keep(row))
    return [row for row in found if row[0] is not None]


if __name__ == "__main__":
    cut = sys.argv.index("--other") if "--other" in sys.argv else len(sys.argv)
    english = sorted(row for path in sys.argv[1:cut] for row in shares(path, lambda _: True))
    print(len(english), "English; lowest:", *english[:5], sep="\n  ")
    for path in sys.argv[cut + 1 :]:
        other = sorted(shares(path, lambda row: row.get("lang") not in (None, "en")), reverse=True)
        print(len(other), "in other languages; highest:", *other[:8], sep="\n  ")
