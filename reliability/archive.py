"""Small articles of invented events for the trials beside this file: three outlets a story, some of them at odds.  Article `n` is the same
on every machine."""

import json
import random

PLACES = ["Aston", "Velda", "Port Varga", "Orla", "Esk Bridge", "Marrow", "Tolland", "Sennet", "Quay Hill", "Brampton Vale"]
DEEDS = [
    ("A fire", "killed", "factory"), ("A flood", "killed", "river"), ("A car bomb", "wounded", "fish market"),
    ("A storm", "injured", "harbour"), ("An avalanche", "killed", "ski resort"), ("A collision", "injured", "railway"),
]
OUTLETS = ["Coast Wire", "Northern Courier", "Harbour Post"]
NAMES = ["Ada Quist", "Lukas Brandt", "Ines Falk", "Omar Reyes", "Mara Lind", "Jonas Petit"]


def article(n):
    story, outlet = divmod(n, len(OUTLETS))
    chance = random.Random(story)
    place, (deed, verb, scene) = chance.choice(PLACES), chance.choice(DEEDS)
    number, name = chance.randint(5, 90), chance.choice(NAMES)
    # Every fourth story has an outlet that prints another number.
    stated = number * 10 if story % 4 == 0 and outlet == 2 else number
    day = 1 + story % 28
    month = 1 + story // 28 % 12
    text = (
        f"{deed} near the {scene} of {place} {verb} {stated} people on {month}/{day}, police said. "
        f"Mayor {name} said {number + 3} houses in {place} were evacuated. "
        f"“We have never seen anything like it in {place},” {name} told reporters at the {scene}."
    )
    return {
        "id": f"n{n}", "source": OUTLETS[outlet], "date": f"2031-{month:02}-{day:02}",
        "title": f"{deed} in {place}: {stated} people", "text": text,
    }


def write(path, numbers):
    with open(path, "w", encoding="utf-8") as file:
        for n in numbers:
            file.write(json.dumps(article(n), ensure_ascii=False) + "\n")
