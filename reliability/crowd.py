#!/usr/bin/env python3
"""Many read one store while others add to it.  docs/reliability.md says what is promised.

    reliability/crowd.py [--seconds 600] [--readers 32] [--writers 8] [--program target/release/gainsay] [--seed 7]

A failure is any exit status but 0 and 1, any line on stderr that is no news, and any article that was added and is not there, then or later.
"""

import argparse
import json
import random
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path

import archive

READS = [
    ["report"], ["report", "--format", "json"], ["claims", "--format", "ndjson"], ["claims", "--speaker", "quist"],
    ["search", "fires"], ["search", "harbour", "storm"], ["articles", "--format", "json"], ["facts", "--format", "csv"],
]
# What is said without anything being wrong.
NEWS = ["nothing found", "nobody who speaks is called", "some speakers were added since", "no contradictions", "no contradiction"]
SLICE = 24


class Crowd:
    def __init__(self, given, folder):
        self.given, self.folder = given, Path(folder)
        self.program = str(Path(given.program).resolve())
        self.end = time.monotonic() + given.seconds
        self.lock = threading.Lock()
        self.runs, self.failures, self.slowest, self.added = Counter(), [], Counter(), set()

    def run(self, *arguments):
        begun = time.monotonic()
        done = subprocess.run(
            [self.program, "--db", "store.db", *arguments], cwd=self.folder, capture_output=True, text=True
        )
        errors = [line for line in done.stderr.splitlines() if line and not any(news in line for news in NEWS)]
        with self.lock:
            self.runs[arguments[0]] += 1
            self.slowest[arguments[0]] = max(self.slowest[arguments[0]], time.monotonic() - begun)
            if done.returncode not in (0, 1) or errors:
                self.failures.append(f"{' '.join(arguments)} ended with {done.returncode}: {errors[:3]}")
                print(f"FAILED: {self.failures[-1]}", flush=True)
        return done

    def read(self, n):
        chance = random.Random(self.given.seed * 1000 + n)
        while time.monotonic() < self.end:
            with self.lock:
                before = set(self.added)
            arguments = chance.choice(READS)
            done = self.run(*arguments)
            if arguments == ["articles", "--format", "json"] and done.returncode in (0, 1):
                self.compare(before, {article["id"] for article in json.loads(done.stdout)})

    def compare(self, before, found):
        if lost := before - found:
            with self.lock:
                self.failures.append(f"{len(lost)} articles were added and are not listed: {sorted(lost)[:5]}")
                print(f"FAILED: {self.failures[-1]}", flush=True)

    def write(self, n):
        turn = 0
        while time.monotonic() < self.end:
            first = (turn * self.given.writers + n) * SLICE
            numbers = range(first, first + SLICE)
            name = f"slice-{n}.ndjson"
            archive.write(self.folder / name, numbers)
            if self.run("add", name).returncode == 0:
                with self.lock:
                    self.added.update(f"n{number}" for number in numbers)
            turn += 1
            # An archive that grows without end would be read more and more slowly, and less and less often.
            time.sleep(max(0, min(self.given.pause, self.end - time.monotonic())))

    def check(self):
        listed = json.loads(self.run("articles", "--format", "json").stdout)
        self.compare(self.added, {article["id"] for article in listed})
        database = sqlite3.connect(self.folder / "store.db")
        found = database.execute("PRAGMA integrity_check").fetchone()[0]
        unread = database.execute("SELECT count(*) FROM article WHERE n NOT IN (SELECT article FROM reading)").fetchone()[0]
        database.close()
        if found != "ok" or unread:
            self.failures.append(f"integrity_check: {found}, {unread} articles without a reading")
        left = sorted(path.name for path in self.folder.glob("store.db*"))
        if left != ["store.db"]:
            self.failures.append(f"left beside the store: {left}")
        return len(listed)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--readers", type=int, default=32)
    parser.add_argument("--writers", type=int, default=8)
    parser.add_argument("--pause", type=float, default=5, help="seconds between two adds of one writer")
    parser.add_argument("--program", default="target/release/gainsay")
    parser.add_argument("--seed", type=int, default=7)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        crowd = Crowd(given, folder)
        # The first add makes the file, so that readers find one.
        archive.write(crowd.folder / "slice.ndjson", range(SLICE))
        crowd.run("add", "slice.ndjson")
        threads = [threading.Thread(target=crowd.read, args=(n,)) for n in range(given.readers)]
        threads += [threading.Thread(target=crowd.write, args=(n,)) for n in range(given.writers)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        articles = crowd.check()
        for command, runs in sorted(crowd.runs.items()):
            print(f"{command}: {runs} runs, the slowest {crowd.slowest[command]:.1f} s")
        print(f"{given.readers} readers, {given.writers} writers, {given.seconds:.0f} s: {sum(crowd.runs.values())} runs, "
              f"{articles} articles, {len(crowd.failures)} failures", flush=True)
    return 1 if crowd.failures else 0


if __name__ == "__main__":
    sys.exit(main())
