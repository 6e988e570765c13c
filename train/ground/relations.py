"""From the relations of ClearNLP, which spaCy was trained on, to Universal Dependencies 1 as CoreNLP has them."""

# Prepositions of two words, after CoreNLP: the second hangs on the first.
TWO_WORDS = {
    ("according", "to"), ("such", "as"), ("because", "of"), ("instead", "of"), ("rather", "than"),
    ("due", "to"), ("as", "to"), ("prior", "to"),
}  # fmt: skip

# The rest have the same name in both, or none.
RENAMED = {
    "ROOT": "root", "relcl": "acl:relcl", "poss": "nmod:poss", "prt": "compound:prt", "oprd": "xcomp",
    "acomp": "xcomp", "attr": "xcomp", "quantmod": "advmod", "nn": "compound", "predet": "det", "preconj": "cc",
    "csubjpass": "csubj", "dative": "iobj", "intj": "dep", "meta": "dep", "prep": "advmod", "agent": "advmod",
    "pobj": "nmod", "pcomp": "advcl",
}  # fmt: skip

RENAMED_TAGS = {"NFP": ":", "ADD": "NN", "AFX": "JJ", "HYPH": ":", "GW": "FW"}

BE = {"be", "is", "are", "was", "were", "been", "being", "am", "'s", "’s", "'re", "’re", "'m", "’m", "s"}
NOUNS = {"NN", "NNS", "NNP", "NNPS", "CD", "PRP", "DT"}
VERBS = {"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"}


class Tree:
    """The words of one sentence; changed in place."""

    def __init__(self, span):
        first = span.start
        self.word = [token.lower_ for token in span]
        self.tag = [token.tag_ for token in span]
        self.rel = [token.dep_ for token in span]
        self.head = [token.head.i - first if token.dep_ != "ROOT" else -1 for token in span]
        self.time = [token.ent_type_ in ("DATE", "TIME") for token in span]

    def __len__(self):
        return len(self.word)

    def children(self, at, *rels):
        return [child for child in range(len(self)) if self.head[child] == at and (not rels or self.rel[child] in rels)]

    def replace(self, old, new, rel):
        """`new` takes the place of `old`, which becomes its dependent."""
        for child in self.children(old):
            self.head[child] = new
        self.head[new], self.rel[new] = self.head[old], self.rel[old]
        self.head[old], self.rel[old] = new, rel

    def depth(self, at):
        depth = 0
        while self.head[at] >= 0:
            at, depth = self.head[at], depth + 1
        return depth


def universal(span):
    """Rows of `[word, start, end, lemma, tag, entity, head, relation]`."""
    tree = Tree(span)
    for change in [amounts, prepositions, copulas, coordinations, names, phrases]:
        change(tree)
    return rows(span, tree)


def amounts(tree):
    """"$ 5 million": the sign stands for the amount, as in CoreNLP.  "more than 20": "than" on "more"."""
    for at in range(len(tree)):
        number = tree.head[at]
        if tree.tag[at] == "$" and number > at and tree.tag[number] == "CD":
            tree.replace(number, at, "nummod")
            for child in tree.children(at):
                if at < child < number and tree.tag[child] == "CD":
                    tree.head[child], tree.rel[child] = number, "compound"
        if tree.word[at] == "than" and tree.rel[at] == "quantmod" and at and tree.head[at - 1] == number:
            tree.head[at], tree.rel[at] = at - 1, "mwe"
            tree.rel[at - 1] = "advmod"
        if tree.word[at] == "at" and at + 1 < len(tree) and tree.head[at] == at + 1 and tree.tag[at + 1] == "JJS":
            tree.rel[at], tree.rel[at + 1] = "case", "nmod:npmod"


def prepositions(tree):
    """The object takes the place of its preposition; the innermost first."""
    for at in sorted(range(len(tree)), key=tree.depth, reverse=True):
        if tree.rel[at] not in ("prep", "agent", "dative", "conj", "ROOT") or tree.tag[at] in NOUNS:
            continue
        nouns = tree.children(at, "pobj")
        clauses = tree.children(at, "pcomp")
        nested = [child for child in tree.children(at, "nmod") if child > at and tree.rel[at] in ("prep", "agent")]
        own = tree.rel[at] in ("conj", "ROOT")
        if nouns:
            tree.replace(at, nouns[0], "case")
            tree.rel[nouns[0]] = tree.rel[nouns[0]] if own else "nmod"
        elif clauses:
            clause = clauses[0]
            on_noun = tree.tag[tree.head[at]] in NOUNS and tree.head[at] >= 0
            verb = tree.tag[clause] in VERBS or tree.children(clause, "nsubj", "nsubjpass")
            tree.replace(at, clause, "mark" if verb else "case")
            if not own:
                tree.rel[clause] = "nmod" if not verb else "acl" if on_noun else "advcl"
        elif nested:
            tree.replace(at, nested[0], "case")
            tree.rel[nested[0]] = "nmod"
    for at in range(1, len(tree)):
        first = at - 1
        together = tree.head[first] == tree.head[at] or tree.head[first] == at or tree.head[at] == first
        if (tree.word[first], tree.word[at]) in TWO_WORDS and together and tree.rel[at] in ("case", "mark"):
            tree.head[first] = tree.head[at] if tree.head[at] != first else tree.head[first]
            tree.rel[first] = tree.rel[at]
            tree.head[at], tree.rel[at] = first, "mwe"
        if tree.word[first : at + 1] == ["well", "as"] and at > 1 and tree.rel[at] == "cc":
            for part in (at - 2, first):
                tree.head[part], tree.rel[part] = at - 2, "mwe"
            tree.head[at - 2], tree.rel[at - 2] = tree.head[at], "cc"
            tree.head[at], tree.rel[at] = at - 2, "mwe"


def copulas(tree):
    """What is said to be something takes the place of "be"; "there" leaves it its subject."""
    for at in range(len(tree)):
        if tree.word[at] not in BE or tree.tag[at] not in VERBS or tree.rel[at] in ("aux", "auxpass", "cop"):
            continue
        if any(tree.tag[child] == "EX" for child in tree.children(at, "expl", "nsubj", "advmod")):
            for child in tree.children(at, "attr"):
                tree.rel[child] = "nsubj"
            continue
        said = tree.children(at, "attr", "acomp", "oprd")
        placed = [
            child
            for child in tree.children(at, "nmod")
            if child > at and tree.children(at, "nsubj") and not tree.children(at, "ccomp", "xcomp", "advmod")
        ]
        if said or placed:
            tree.replace(at, (said or placed)[0], "cop")


def coordinations(tree):
    """Every member hangs on the first, and so do the words that join them."""
    for at in range(len(tree)):
        moved = tree.rel[at] in ("conj", "cc") or (tree.rel[at] == "punct" and tree.children(tree.head[at], "conj"))
        while moved and tree.head[at] >= 0 and tree.rel[tree.head[at]] == "conj":
            if tree.head[at] > at:
                break
            tree.head[at] = tree.head[tree.head[at]]


def names(tree):
    for at in range(len(tree)):
        rel, head = tree.rel[at], tree.head[at]
        if rel == "npadvmod":
            verb = head >= 0 and tree.tag[head] in VERBS
            rel = "nmod:tmod" if tree.time[at] and verb else "nmod:npmod"
        elif rel == "nmod":
            before = at < head and not tree.children(at, "case")
            rel = ("amod" if tree.tag[at].startswith(("JJ", "V")) else "compound") if before else "nmod"
        elif rel == "aux" and tree.tag[at] == "TO":
            rel = "mark"
        elif rel == "det" and tree.word[at] == "no":
            rel = "neg"
        elif rel == "prep" and tree.tag[at] == "RP":
            rel = "compound:prt"
        tree.rel[at] = RENAMED.get(rel, rel)


def phrases(tree):
    """Noun phrases are flat: in "high school student" both hang on "student"."""
    for at in range(len(tree)):
        while tree.rel[at] in ("compound", "amod") and at < tree.head[at] and tree.rel[tree.head[at]] == "compound":
            if tree.tag[tree.head[at]] == "CD" or tree.head[tree.head[at]] < tree.head[at]:
                break
            tree.head[at] = tree.head[tree.head[at]]
        if tree.rel[at] == "compound" and tree.tag[at].startswith("JJ"):
            tree.rel[at] = "amod"


def rows(span, tree):
    """Words that spaCy cuts at a hyphen are one in CoreNLP."""
    groups = []
    for at, token in enumerate(span):
        glued = at and not span[at - 1].whitespace_
        hyphened = glued and (token.tag_ == "HYPH" or span[at - 1].tag_ == "HYPH" and at > 1)
        if hyphened and groups[-1]:
            groups[-1].append(at)
        else:
            groups.append([at])
    place = {at: number for number, group in enumerate(groups) for at in group}
    result = []
    for group in groups:
        root = next((at for at in group if tree.head[at] not in group), group[-1])
        head = tree.head[root]
        start = span[group[0]].idx
        end = span[group[-1]].idx + len(span[group[-1]])
        word = span.doc.text[start:end]
        name = tag(span, tree, group, root)
        rel = "amod" if name == "JJ" and tree.rel[root] == "compound" else tree.rel[root]
        result.append([word, start, end, "", name, "O", 0 if head < 0 else place[head] + 1, rel])
    return result


def tag(span, tree, group, root):
    if len(group) > 1:
        modifies = tree.rel[root] in ("amod", "compound", "nmod", "nummod") and tree.head[root] > group[-1]
        plain = span[group[0]].tag_ not in ("NNP", "NNPS", "CD") or span[group[-1]].tag_ not in ("NNP", "NNPS", "CD")
        return "JJ" if modifies and plain else span[root].tag_
    name = RENAMED_TAGS.get(tree.tag[root], tree.tag[root])
    return "TO" if tree.word[root] == "to" and name == "IN" else name
