#!/usr/bin/env python3
"""Kills `gainsay` again and again while it writes, and checks what is left.  docs/reliability.md says what is promised.

    reliability/kills.py [--kills 1000] [--program target/release/gainsay] [--seed 7] [--articles 400]

Two thirds of the kills hit `add` of the whole archive into one store, the others `report` while it makes everything anew by other rules.
"""

import argparse
import json
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import archive

# Each finds what is half: an article that was not read, or what refers to rows that are not there.
HALF = {
    "articles without a reading": "SELECT count(*) FROM article WHERE n NOT IN (SELECT article FROM reading)",
    "readings without an article": "SELECT count(*) FROM reading WHERE article NOT IN (SELECT n FROM article)",
    "claims without a reading": "SELECT count(*) FROM claim WHERE article NOT IN (SELECT article FROM reading)",
    "findings without their claims": "SELECT count(*) FROM finding WHERE a NOT IN (SELECT n FROM claim) OR b NOT IN (SELECT n FROM claim)",
    "articles that are not found by their words":
        "SELECT abs((SELECT count(*) FROM article) - (SELECT count(*) FROM article_text_docsize))",
}


class Trial:
    def __init__(self, given, folder):
        self.program, self.folder = str(Path(given.program).resolve()), Path(folder)
        self.chance = random.Random(given.seed)
        self.articles, self.most = 0, given.articles
        self.failures = 0
        archive.write(self.folder / "all.ndjson", range(given.articles))

    def start(self, db, *arguments):
        return subprocess.Popen(
            [self.program, "--db", db, *arguments], cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
        )

    def run(self, db, *arguments):
        return subprocess.run([self.program, "--db", db, *arguments], cwd=self.folder, capture_output=True, text=True)

    def seconds(self, db, *arguments):
        begun = time.monotonic()
        self.run(db, *arguments)
        return time.monotonic() - begun

    def fail(self, what):
        self.failures += 1
        print(f"FAILED: {what}", flush=True)

    def kill(self, n, longest, *arguments):
        """Whether it was killed while it ran; what ends before is no kill."""
        process = self.start("store.db", *arguments)
        try:
            process.communicate(timeout=self.chance.uniform(0, longest))
            ended = process.returncode
            if ended not in (0, 1):
                self.fail(f"kill {n}: {arguments} ended with {ended}")
            return False
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.communicate()
            return True

    def check(self, n):
        path = self.folder / "store.db"
        if not path.exists():
            if self.articles:
                self.fail(f"kill {n}: the store is gone")
            return
        # A copy, so that the next command finds the log as the killed one left it.
        for ending in ("", "-wal"):
            copy = self.folder / f"copy.db{ending}"
            copy.unlink(missing_ok=True)
            if (found := self.folder / f"store.db{ending}").exists():
                shutil.copy(found, copy)
        database = sqlite3.connect(self.folder / "copy.db")
        ask = lambda sql: database.execute(sql).fetchone()[0]
        try:
            if (found := ask("PRAGMA integrity_check")) != "ok":
                self.fail(f"kill {n}: integrity_check: {found}")
            for what, sql in HALF.items():
                if found := ask(sql):
                    self.fail(f"kill {n}: {found} {what}")
            articles = ask("SELECT count(*) FROM article")
        finally:
            database.close()
        if articles < self.articles:
            self.fail(f"kill {n}: {self.articles} articles became {articles}")
        self.articles = articles

    def make_old(self):
        with sqlite3.connect(self.folder / "store.db") as database:
            database.execute("UPDATE meta SET value = 'old' WHERE name = 'rules'")
        database.close()

    def staged(self):
        path = self.folder / "store.db-anew"
        if not path.exists():
            return 0
        database = sqlite3.connect(path)
        try:
            return database.execute("SELECT count(*) FROM article").fetchone()[0]
        finally:
            database.close()

    def same(self, one, other):
        for command in (["articles"], ["claims"], ["report"]):
            told = [self.run(db, *command, "--format", "json") for db in (one, other)]
            if any(run.returncode not in (0, 1) for run in told) or told[0].stdout != told[1].stdout:
                self.fail(f"`{command[0]}` of {one} and of {other} differ: {[run.stderr for run in told]}")
            elif command[0] != "report":
                print(f"{command[0]}: {len(json.loads(told[0].stdout))} alike", flush=True)

    def empty(self):
        for path in self.folder.glob("store.db*"):
            path.unlink()
        self.articles = 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--program", default="target/release/gainsay")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--articles", type=int, default=400)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        trial = Trial(given, folder)
        adding = trial.seconds("whole.db", "add", "all.ndjson")
        print(f"an undisturbed add of {given.articles} articles: {adding:.2f} s", flush=True)
        adds = given.kills * 2 // 3
        done = stores = 0
        while done < adds:
            done += trial.kill(done, adding, "add", "all.ndjson")
            trial.check(done)
            # A full store gives little to interrupt: the next kills hit a new one.
            if trial.articles == given.articles:
                trial.run("store.db", "add", "all.ndjson")
                trial.same("store.db", "whole.db") if stores % 20 == 0 else None
                trial.empty()
                stores += 1
        trial.run("store.db", "add", "all.ndjson")
        trial.same("store.db", "whole.db")
        print(f"{done} kills of add, {stores} stores filled, {trial.failures} failures", flush=True)
        trial.articles = given.articles
        trial.make_old()
        making = trial.seconds("store.db", "report")
        print(f"making all anew: {making:.2f} s", flush=True)
        anew = given.kills - adds
        done = finished = resumed = before = 0
        trial.make_old()
        while done < anew:
            done += trial.kill(adds + done, making, "report")
            trial.check(adds + done)
            staged = trial.staged()
            resumed += 0 < before < staged
            before = staged
            with sqlite3.connect(trial.folder / "store.db") as database:
                old = database.execute("SELECT value FROM meta WHERE name = 'rules'").fetchone()[0] == "old"
            database.close()
            if not old:
                finished += 1
                trial.run("store.db", "report")
                trial.same("store.db", "whole.db") if finished % 20 == 0 else None
                trial.make_old()
                before = 0
        trial.run("store.db", "report")
        trial.same("store.db", "whole.db")
        left = sorted(path.name for path in trial.folder.glob("store.db*"))
        if left != ["store.db"]:
            trial.fail(f"left beside the store: {left}")
        if not resumed:
            trial.fail("making anew was never resumed")
        print(f"{done} kills of making anew, finished {finished} times, went on {resumed} times where it was")
        print(f"{given.kills} kills, {trial.failures} failures", flush=True)
    return 1 if trial.failures else 0


if __name__ == "__main__":
    sys.exit(main())
