#!/bin/sh
# PySpark 4.3.0 (PyPI, with Java 17): a part of a JSON text that is taken as a string.
#
# Most would expect that `from_json` with a schema of STRING, and `get_json_object`, give an object or number of the text as it is
# written: nothing asks for a number.
#
# Seen: both write it anew and pass every figure with a fraction through a double. 1.10 becomes 1.1, 12345678901234567890.12345 becomes
# 1.2345678901234567E19, and 1E400 the string "Infinity", inside objects and lists too. Whole numbers stay.
# gainsay's job for Spark takes no figure out of JSON in this way: articles go as texts, and each finding as its whole line beside the
# columns that are there to filter by (integrations/spark, whose tests compare the lines byte for byte).
#
# Needs python3 with venv, Java and the registry; works in a folder of its own; ends with 1 if the behaviour is another.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv python
python/bin/pip install --quiet --disable-pip-version-check pyspark==4.3.0
cat > tried.py <<'END'
from pyspark.sql import SparkSession

spark = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
told = '{"toll":{"rate":1.10,"sum":12345678901234567890.12345,"dead":14},"odds":[2.50],"far":1E400}'
frame = spark.createDataFrame([(told,)], "told STRING")
row = frame.selectExpr(
    "from_json(told, 'toll STRING').toll", "get_json_object(told, '$.toll')", "get_json_object(told, '$.odds')", "get_json_object(told, '$.far')"
).first()
print(*row, sep="\n")
END
seen=$(SPARK_LOCAL_IP=127.0.0.1 python/bin/python tried.py 2>/dev/null)
expected='{"rate":1.1,"sum":1.2345678901234567E19,"dead":14}
{"rate":1.1,"sum":1.2345678901234567E19,"dead":14}
[2.5]
"Infinity"'
printf '%s\n' "$seen"
[ "$seen" = "$expected" ]
