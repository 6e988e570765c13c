"""Scores the ledger's figure for the killed against the counts on record of the shared set `gva`.

    gainsay --db gva.db add SHARED/data/gva/articles.dev.jsonl
    gainsay --db gva.db facts --format ndjson > facts.ndjson
    python3 train/score_ledger.py SHARED/data/gva/incidents.dev.jsonl facts.ndjson [--misses N]

Of an incident the row counts that holds most of its articles, then fewest others, then most texts; parts are no totals.  Both
halves are given apart, so that a rule mended on the misses of one can be seen on the other.
"""

import argparse
import json
from collections import Counter, defaultdict


def lines(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def row_of(incident, rows_by_article):
    rows = {row["id"]: row for article in incident["articles"] for row in rows_by_article[article]}
    own = set(incident["articles"])
    rank = lambda row: (len(own & set(row["articles"])), -len(row["articles"]), row["texts"])
    return max(rows.values(), key=rank, default=None)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("incidents")
    parser.add_argument("facts")
    parser.add_argument("--misses", type=int, default=0)
    asked = parser.parse_args()
    rows_by_article = defaultdict(list)
    for row in lines(asked.facts):
        if row["harm"] == "kill" and not row["part"]:
            for article in row["articles"]:
                rows_by_article[article].append(row)
    results, misses = Counter(), []
    for at, incident in enumerate(lines(asked.incidents)):
        if not incident["killed"]:
            continue
        row = row_of(incident, rows_by_article)
        if row is None:
            result = "no figure"
        elif float(row["best"]) == incident["killed"]:
            result = "right"
        else:
            result = "wrong"
            misses.append((incident, row))
        results[at % 2, result] += 1
    for name, halves in [("even", [0]), ("odd", [1]), ("all", [0, 1])]:
        counts = {result: sum(results[half, result] for half in halves) for result in ("right", "wrong", "no figure")}
        total = sum(counts.values())
        print(f"{name:5} {counts} of {total}: {100 * counts['right'] / total:.1f} % right")
    for incident, row in misses[: asked.misses]:
        values = [(value["value"], value["text"], value["claims"][:2]) for value in row["values"]]
        print(incident["killed"], incident["date"], incident["city_or_county"], "best", row["best"], values)


if __name__ == "__main__":
    main()
