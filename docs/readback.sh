#!/bin/sh
# Reads exported Parquet back with the tools that people use, and compares every number with the JSON.
# Needs python3 with venv, and a network for pip.   docs/readback.sh [GAINSAY] [ARTICLES]
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
gainsay=${1:-$root/target/debug/gainsay}
articles=${2:-$root/fixtures}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet pyarrow==26.0.1 duckdb==2.0.1 polars==2.1.0
"$gainsay" --db "$work/db" add "$articles" 2> /dev/null
"$gainsay" --db "$work/db" export --format parquet --to-check -o "$work/out"
"$gainsay" --db "$work/db" claims --format json > "$work/claims.json"
"$gainsay" --db "$work/db" report --to-check --format json > "$work/findings.json" || test $? -eq 1
"$gainsay" --db "$work/db" facts --format json > "$work/facts.json"
"$work/venv/bin/python" - "$work" <<'PYTHON'
import datetime, decimal, json, sys
import duckdb, polars, pyarrow, pyarrow.parquet

work = sys.argv[1]
DECIMAL = decimal.Decimal
PATHS = {
    "claims": {name: ("quantity", name) for name in ("value", "low", "high")},
    "findings": {f"{side}_{name}": (side, "quantity", name) for side in "ab" for name in ("value", "low", "high")},
    "facts": {name: (name,) for name in ("lowest", "best", "highest")},
}

def stated(item, path):
    for name in path:
        item = (item or {}).get(name)
    return None if item is None else DECIMAL(item)

def day(text):
    return None if text is None else datetime.date.fromisoformat(text)

for table, paths in PATHS.items():
    with open(f"{work}/{table}.json") as file:
        items = {item["id"]: item for item in json.load(file, parse_float=DECIMAL, parse_int=DECIMAL)}
    path = f"{work}/out/{table}.parquet"
    arrow = pyarrow.parquet.read_table(path)
    frame = polars.read_parquet(path)
    duck = duckdb.sql(f"SELECT * FROM '{path}'")
    for name in paths:
        assert arrow.schema.field(name).type == pyarrow.decimal128(38, 9), arrow.schema
        assert frame.schema[name] == polars.Decimal(38, 9), frame.schema
        assert str(duck.types[duck.columns.index(name)]) == "DECIMAL(38,9)", duck.types
    dates = [name for name in arrow.schema.names if arrow.schema.field(name).type == pyarrow.date32()]
    lists = [name for name in arrow.schema.names if pyarrow.types.is_list(arrow.schema.field(name).type)]
    assert dates and "left_out" in lists
    assert all(frame.schema[name] == polars.Date for name in dates)
    assert all(frame.schema[name] == polars.List(polars.String) for name in lists)
    assert all(str(duck.types[duck.columns.index(name)]) == "VARCHAR[]" for name in lists)
    rows = {"pyarrow": arrow.to_pylist(), "polars": frame.to_dicts(),
            "duckdb": [dict(zip(duck.columns, row)) for row in duck.fetchall()]}
    for reader, read in rows.items():
        assert len(read) == len(items) > 0, (table, reader, len(read), len(items))
        for row in read:
            item = items[row["id"]]
            for name, path in paths.items():
                expected = None if name in row["left_out"] else stated(item, path)
                assert row[name] == expected, (table, reader, row["id"], name, row[name], expected)
            if table == "claims":
                assert row["published"] == day(item["article"]["published"]) and row["place"] == item["place"]
    print(f"{table}: {len(items)} rows, as in JSON by pyarrow, polars and duckdb")
PYTHON
