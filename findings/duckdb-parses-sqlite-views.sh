#!/bin/sh
# DuckDB 1.5.5 with its extension sqlite_scanner 1.5.5 (both from PyPI), on a file made by SQLite.
#
# Most would expect that a view of an attached SQLite file gives what SQLite gives for it: the database is SQLite's, and
# tables are read through SQLite.
#
# Seen: DuckDB takes the text of a view's definition and parses it by its own grammar.
#   - `x IS NOT 'word'`, which SQLite takes for "is distinct from", is a parser error, and the view cannot be read at all.
#   - `CAST(x AS REAL)` is a 64-bit number in SQLite and a 32-bit FLOAT in DuckDB, without a word: 1234567.89 comes back
#     as 1234567.875.  A REAL column of a table is DOUBLE, and right.
# gainsay's views say neither (migrations/0008-views.sql; tests/datasette.rs holds it): they cast to DOUBLE, which both
# take for 64 bits.
#
# Needs Python 3 with venv and pip; works in a folder of its own; ends with 1 if the behaviour is another.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv tried
tried/bin/pip install --quiet duckdb==1.5.5 duckdb-extensions==1.5.5 duckdb-extension-sqlite-scanner==1.5.5
cat > tried.py <<'PY'
import sqlite3

import duckdb
import duckdb_extensions

with sqlite3.connect("tried.db") as made:
    made.executescript(
        """CREATE TABLE reading (place TEXT, value REAL);
        INSERT INTO reading VALUES ('harbour', 1234567.89);
        CREATE VIEW elsewhere AS SELECT * FROM reading WHERE place IS NOT 'market';
        CREATE VIEW again AS SELECT CAST(value AS REAL) AS value FROM reading;"""
    )
    print("sqlite:", made.execute("SELECT place FROM elsewhere").fetchall(), made.execute("SELECT value FROM again").fetchall())
duckdb_extensions.import_extension("sqlite_scanner")
duck = duckdb.connect()
duck.execute("LOAD sqlite_scanner; ATTACH 'tried.db' AS tried (TYPE sqlite)")
print("table:", duck.sql("SELECT value FROM tried.reading").types, duck.sql("SELECT value FROM tried.reading").fetchall())
print("cast:", duck.sql("SELECT value FROM tried.again").types, duck.sql("SELECT value FROM tried.again").fetchall())
try:
    print("is not:", duck.sql("SELECT place FROM tried.elsewhere").fetchall())
except duckdb.Error as error:
    print("is not:", type(error).__name__)
PY
seen=$(tried/bin/python tried.py)
printf '%s\n' "$seen"
expected="sqlite: [('harbour',)] [(1234567.89,)]
table: [DOUBLE] [(1234567.89,)]
cast: [FLOAT] [(1234567.875,)]
is not: ParserException"
[ "$seen" = "$expected" ]
