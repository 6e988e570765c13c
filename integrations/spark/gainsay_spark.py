"""Where the articles of an archive contradict each other, found on Apache Spark: the findings that `gainsay report --to-check` has after one `gainsay add`
of the same articles, as Parquet.  The steps between the shuffles are `gainsay cluster`; docs/scale.md says what to expect."""

import argparse
import json
import shlex
import subprocess

from pyspark.sql import SparkSession
from pyspark.sql import functions as F

MAPPED = "row STRING, kin ARRAY<STRING>, id STRING, day INT, keys STRING, article STRING, error STRING, record STRING"
ROUTE = "block STRING, id STRING, earlier STRING"
# To filter by; figures stay in `json`, as text, since Spark passes each that it takes out of JSON through a double.
CLAIM = "STRUCT<id: STRING, text: STRING, article: STRUCT<id: STRING, source: STRING, published: STRING, title: STRING, url: STRING>>"
FINDING = f"id STRING, verdict STRING, kind STRING, `between` STRING, severity STRING, score STRING, rule STRING, reason STRING, a {CLAIM}, b {CLAIM}"


class Job:
    def __init__(self, spark, gainsay="gainsay", work="gainsay-work", tasks=None, block=1000, options=""):
        self.spark, self.gainsay, self.work, self.block, self.asked, self.options = spark, gainsay, work, block, tasks, options

    @property
    def tasks(self):
        """Asked for late: a cluster's machines come one by one."""
        return self.asked or 4 * self.spark.sparkContext.defaultParallelism

    def piped(self, lines, step):
        """Lines through a step, a process a partition.  Without Hive TRANSFORM takes no line apart, and JSON has no line break in it."""
        lines.select("line").createOrReplaceTempView("gainsay_lines")
        command = f"{shlex.quote(self.gainsay)} cluster {step}".replace("\\", "\\\\").replace("'", "\\'")
        return self.spark.sql(f"SELECT TRANSFORM(line) USING '{command}' AS (line STRING) FROM gainsay_lines")

    def together(self, lines, key):
        """Lines of one key in one partition, one after another."""
        return lines.repartition(self.tasks, key).sortWithinPartitions(key)

    def kept(self, frame, name):
        """Written, and read from there: made once, whatever is lost on the way."""
        frame.write.mode("overwrite").parquet(f"{self.work}/{name}")
        return self.spark.read.parquet(f"{self.work}/{name}")

    def parsed(self, lines, schema):
        return lines.select(F.from_json("line", schema).alias("is")).select("is.*")

    def articles(self, records):
        """Each article once, in the version that counts and under an id of its own; and the records that gave none."""
        mapped = self.kept(self.parsed(self.piped(records, f"map --keep-going --threads 1 {self.options}"), MAPPED), "mapped")
        errors, mapped = mapped.where("error IS NOT NULL").select("error", "record"), mapped.where("error IS NULL").drop("error", "record")
        links = mapped.select("row", F.explode("kin").alias("kin"))
        # Records that are one to the letter share all of it, and are one row from here on.
        shared = links.join(links.groupBy("kin").count().where("count > 1"), "kin").select("row", "kin").distinct()
        shared = self.kept(shared, "shared")
        if shared.isEmpty():
            return mapped, errors
        groups, turn, before = self.kept(shared.groupBy("row").agg(F.min("kin").alias("group")), "groups-0"), 0, None
        while before is None or not groups.exceptAll(before).isEmpty():
            # Each takes the least group of those that it shares something with, until all that hang together have one.
            least = shared.join(groups, "row").groupBy("kin").agg(F.min("group").alias("group"))
            turn, before = turn + 1, groups
            groups = self.kept(shared.join(least, "kin").groupBy("row").agg(F.min("group").alias("group")), f"groups-{turn}")
        kin = mapped.join(groups, "row")
        line = F.concat(F.lit('{"group":"'), "group", F.lit('","article":'), "article", F.lit("}")).alias("line")
        settled = self.parsed(self.piped(self.together(kin.select("group", line), "group"), "settle --threads 1"), MAPPED)
        return mapped.join(groups, "row", "left_anti").unionByName(self.kept(settled.drop("error", "record"), "settled")), errors

    def spans(self, articles):
        """Which days go to which spans, with those that may be met."""
        days = [{"day": row["day"], "articles": row["count"]} for row in articles.groupBy("day").count().collect()]
        told = "\n".join(json.dumps(day) for day in days)
        plan = subprocess.run([self.gainsay, "cluster", "plan", "--tasks", str(self.tasks)], input=told, stdout=subprocess.PIPE, text=True, check=True)
        rows = []
        for span in map(json.loads, plan.stdout.splitlines()):
            is_met = lambda day: day is None or span["first"] is not None and span["from"] <= day <= span["last"]
            is_home = lambda day: span["first"] is None if day is None else span["first"] <= day
            rows += [(day, span["span"], is_home(day), span["part"], span["parts"]) for day in (row["day"] for row in days) if is_met(day)]
        return self.spark.createDataFrame(rows, "day INT, span INT, home BOOLEAN, part INT, parts INT")

    def findings(self, articles):
        spans = F.broadcast(self.spans(articles))
        keys = articles.select("id", "day", "keys")
        met = keys.join(spans, keys.day.eqNullSafe(spans.day)).drop(spans.day)
        home = F.col("home") & (F.pmod(F.xxhash64("id"), F.col("parts")) == F.col("part"))
        stated = F.to_json(F.struct("span", home.alias("home"), "id", "day"))
        line = F.concat(F.expr("left(stated, length(stated) - 1)"), F.lit(',"keys":'), "keys", F.lit("}")).alias("line")
        met = self.together(met.withColumn("stated", stated).select("span", line), "span")
        routes = self.parsed(self.piped(met, f"meet --block {self.block}"), ROUTE)
        earlier = F.coalesce("earlier", F.lit("null"))
        line = F.concat(F.lit('{"block":"'), "block", F.lit('","earlier":'), earlier, F.lit(',"article":'), "article", F.lit("}")).alias("line")
        blocks = routes.join(articles.select("id", "article"), "id").select("block", line)
        return self.piped(self.together(blocks, "block"), "reduce --exit-zero --threads 1")

    def run(self, records, to):
        """Findings into the folder `to`/findings, records that gave no article into `to`/errors."""
        articles, errors = self.articles(records)
        errors.write.mode("overwrite").parquet(f"{to}/errors")
        found = self.findings(articles).select(F.from_json("line", FINDING).alias("is"), F.col("line").alias("json"))
        found.select("is.*", "json").write.mode("overwrite").parquet(f"{to}/findings")


def records(spark, path, form):
    """Articles as lines: files of NDJSON, or tables whose columns are the keys of records."""
    if form == "text":
        # A carriage return may stand between the parts of a record.
        return spark.read.text(path, lineSep="\n").withColumnRenamed("value", "line")
    table = spark.read.parquet(path)
    return table.select(F.to_json(F.struct("*")).alias("line"))


def main():
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("articles", help="a file or folder that every machine reaches")
    asked.add_argument("to", help="the folder for findings and errors; what stands there is overwritten")
    asked.add_argument("--format", choices=["text", "parquet"], default="text", help="NDJSON in UTF-8, or Parquet [default: text]")
    asked.add_argument("--gainsay", default="gainsay", help="the program, at the same place on every machine")
    asked.add_argument("--work", help="a folder that every machine reaches, for what lies between the steps [default: TO/work]")
    asked.add_argument("--tasks", type=int, help="how many tasks a shuffle has [default: four a core]")
    asked.add_argument("--block", type=int, default=1000, help="articles that are judged together; some 0.1 MB of memory each [default: 1000]")
    asked.add_argument("--options", default="", help="for `gainsay cluster map`, such as '--any-language --max-article 8'")
    given = asked.parse_args()
    # With Hive's tables TRANSFORM would take lines apart.
    spark = SparkSession.builder.appName("gainsay").config("spark.sql.catalogImplementation", "in-memory").getOrCreate()
    Job(spark, given.gainsay, given.work or f"{given.to}/work", given.tasks, given.block, given.options).run(records(spark, given.articles, given.format), given.to)
    spark.stop()


if __name__ == "__main__":
    main()
