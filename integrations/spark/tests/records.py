"""An archive of invented events with all that makes one machine and a cluster differ where they may: repeats, versions, copies, ids that several outlets
give, articles without a day, letters that part lines and columns, a day on which very many tell of one story, and records that are no articles.  Record `n` is the same on every machine."""

import datetime
import json
import random
import sys

OUTLETS = ["Coast Wire", "Northern Courier", "Harbour Post"]
DEEDS = [
    ("A fire", "killed", "paper mill"), ("A flood", "killed", "river camp"), ("A car bomb", "wounded", "fish market"),
    ("A storm", "injured", "yacht harbour"), ("An avalanche", "killed", "ski resort"), ("A collision", "injured", "railway yard"),
]
SYLLABLES = ["bel", "cor", "dan", "fer", "gal", "hos", "jun", "kel", "lor", "mar", "nel", "orv", "pas", "rin", "sel", "tor", "ulm", "vas", "wen", "zor"]
ELECTION = "2033-11-08"
# What parts lines and columns somewhere.
ODD = ' The "Harbour\tPost" said\r\nso\u2028twice \x01 \\N.'
WARDS = ["Harbour Ward", "Mill Ward", "Castle Ward", "Old Town", "North Quay", "Fair Hill"]


def named(chance, syllables):
    return "".join(chance.choice(SYLLABLES) for _ in range(syllables)).capitalize()


def article(n):
    """Three outlets a story, a story a day; of every fourth story one outlet prints another number."""
    story, outlet = divmod(n, len(OUTLETS))
    chance = random.Random(story)
    place, mayor, guard = named(chance, 3), f"{named(chance, 2)} {named(chance, 3)}", f"{named(chance, 2)} {named(chance, 3)}"
    deed, verb, scene = chance.choice(DEEDS)
    number = chance.randint(5, 90)
    stated = number * 10 if story % 4 == 0 and outlet == 2 else number
    day = datetime.date(2031, 1, 1) + datetime.timedelta(days=story)
    text = (
        f"{deed} at the {scene} of {place} {verb} {stated} people on {day:%A}, said {guard} of the {place} Civil Guard. "
        f"Mayor {mayor} said {number + 3} houses in {place} were evacuated. “{place} has never seen anything like it,” {mayor} told reporters."
    )
    return {"id": f"n{n}", "source": OUTLETS[outlet], "date": str(day), "title": f"{deed} in {place}: {stated} people", "text": text}


def election(n):
    """Of one story, with figures that differ from outlet to outlet."""
    chance = random.Random(n)
    ward, votes = chance.choice(WARDS), chance.choice([41_200, 41_200, 38_700])
    text = (
        f"Mayor Ada Quist won the election in Velda on Tuesday with {votes:,} votes, the Velda Electoral Board said. "
        f"Turnout in {ward} was {chance.randint(40, 80)} percent. “We will rebuild the harbour,” Quist told supporters in {ward}."
    )
    return {"id": f"e{n}", "source": f"Outlet {n}", "date": ELECTION, "title": f"Quist wins election in Velda: view from {ward}", "text": text}


def records(count):
    """So many articles and some more, as lines; one in fifty tells of one election."""
    crowd = count // 50
    lines = []
    for n in range(count - crowd):
        told = article(n)
        if n % 40 == 0:
            told["url"] = f"https://wire.example/{n}"
            lines.append(told)
            told = {**told, "id": f"v{n}", "modified": told["date"] + "T18:00:00Z", "text": told["text"] + " The road is open again."}
        elif n % 40 == 1:
            lines.append({**told, "id": f"c{n}", "source": None})
        elif n % 40 == 2:
            told.pop("date")
        elif n % 40 == 3:
            told["id"] = n % 7
        elif n % 40 == 4:
            told["text"] += ODD
        lines.append(told)
    lines += [election(n) for n in range(crowd)]
    # Two exports that overlap.
    lines += lines[::100] + lines[-crowd // 4 :]
    random.Random(1).shuffle(lines)
    broken = ["no record", json.dumps({"title": "Without a text"}), ""]
    return broken + [json.dumps(line, ensure_ascii=False) for line in lines]


if __name__ == "__main__":
    print("\n".join(records(int(sys.argv[1]))))
