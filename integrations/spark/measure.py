"""What a run on Spark takes of these articles, against one database: seconds, start-up aside, and bytes that are written
for shuffles.
docs/scale.md has what it printed.

    python measure.py articles.ndjson ../../target/release/gainsay [--master 'local[2]'] [--block 1000]
"""

import argparse
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time
from collections import Counter

import pyarrow.parquet as pq
import pyspark

SPARK = pathlib.Path(pyspark.__file__).parent
JOB = pathlib.Path(__file__).resolve().parent / "gainsay_spark.py"


def events(folder):
    for path in pathlib.Path(folder).rglob("*"):
        if path.is_file() and not path.name.startswith("."):
            with open(path, encoding="utf-8") as lines:
                yield from (json.loads(line) for line in lines if line.startswith("{"))


def on_spark(given, folder):
    """Seconds from the first step's start to the end, seconds before it, and bytes written for shuffles, by stage."""
    log = folder / "events"
    log.mkdir()
    conf = {"spark.ui.enabled": "false", "spark.driver.memory": "2g", "spark.eventLog.enabled": "true", "spark.eventLog.compress": "false", "spark.eventLog.dir": log.as_uri()}
    settings = [part for name, value in conf.items() for part in ("--conf", f"{name}={value}")]
    command = [SPARK / "bin/spark-submit", "--master", given.master, *settings, JOB, given.articles, folder / "out", "--gainsay", given.gainsay, "--block", str(given.block)]
    environment = {**os.environ, "SPARK_HOME": str(SPARK), "SPARK_LOCAL_IP": "127.0.0.1", "PYSPARK_PYTHON": sys.executable, "PYSPARK_DRIVER_PYTHON": sys.executable}
    started = time.time()
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    ended, first, stages, moved = time.time(), None, [], Counter()
    for event in events(log):
        if event["Event"] == "SparkListenerStageCompleted":
            stage = event["Stage Info"]
            seconds = (stage["Completion Time"] - stage["Submission Time"]) / 1000
            stages.append((stage["Stage ID"], stage["Number of Tasks"], seconds))
            first = min(first or stage["Submission Time"], stage["Submission Time"])
        if event["Event"] == "SparkListenerTaskEnd" and event.get("Task Metrics"):
            moved[event["Stage ID"]] += event["Task Metrics"]["Shuffle Write Metrics"]["Shuffle Bytes Written"]
    if given.stages:
        for stage, tasks, seconds in sorted(stages):
            print(f"  stage {stage:3}: {tasks:4} tasks, {seconds:6.1f} s, {moved[stage] / 1e6:8.1f} MB")
    found = sorted(row["json"] for row in pq.read_table(folder / "out/findings").to_pylist() if row["verdict"] != "update")
    return ended - first / 1000, first / 1000 - started, moved.total(), found


def on_one_machine(given, folder):
    database = folder / "gainsay.db"
    started = time.time()
    subprocess.run([given.gainsay, "--db", database, "add", given.articles, "--threads", given.threads], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    report = subprocess.run([given.gainsay, "--db", database, "report", "--to-check", "--format", "ndjson"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    return time.time() - started, database.stat().st_size, sorted(report.stdout.decode().splitlines())


def main():
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("articles")
    asked.add_argument("gainsay")
    asked.add_argument("--master", default="local[2]")
    asked.add_argument("--threads", default="2", help="of one machine [default: 2]")
    asked.add_argument("--block", type=int, default=1000)
    asked.add_argument("--stages", action="store_true", help="also the seconds of each stage, and what it sends")
    given = asked.parse_args()
    given.articles, given.gainsay = os.path.abspath(given.articles), os.path.abspath(given.gainsay)
    text = count = 0
    with open(given.articles, encoding="utf-8") as lines:
        for line in lines:
            try:
                text += len(json.loads(line)["text"].encode())
                count += 1
            except (ValueError, KeyError, TypeError):
                pass
    print(f"{count} articles, {text / 1e6:.1f} MB of text")
    with tempfile.TemporaryDirectory() as folder:
        one, size, expected = on_one_machine(given, pathlib.Path(folder))
        print(f"one machine: add and report {one:.1f} s, database {size / 1e6:.0f} MB, {len(expected)} contradictions and to check")
        spark, before, moved, found = on_spark(given, pathlib.Path(folder))
        print(f"{given.master}: {spark:.1f} s after {before:.1f} s of start-up, {spark / one:.2f} times one machine; shuffled {moved / 1e6:.1f} MB, {moved / text:.2f} times the text; {'the same findings' if found == expected else 'OTHER FINDINGS'}")


if __name__ == "__main__":
    main()
