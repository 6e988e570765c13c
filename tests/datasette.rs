//! What docs/datasette.yml says of the database is so.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use assert_cmd::Command;
use gainsay::store::Store;
use rusqlite::Connection;
use serde::Deserialize;
use tempfile::TempDir;

#[derive(Deserialize)]
struct Metadata {
    databases: BTreeMap<String, Database>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Database {
    #[serde(rename = "description")]
    _description: String,
    tables: BTreeMap<String, Table>,
    queries: BTreeMap<String, Query>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    #[serde(default)]
    hidden: bool,
    title: Option<String>,
    description: Option<String>,
    label_column: Option<String>,
    sort: Option<String>,
    sort_desc: Option<String>,
    #[serde(default)]
    facets: Vec<String>,
    fts_table: Option<String>,
    fts_pk: Option<String>,
    #[serde(default)]
    columns: BTreeMap<String, String>,
}

impl Table {
    fn named_columns(&self) -> impl Iterator<Item = &String> {
        let single = [&self.label_column, &self.sort, &self.sort_desc, &self.fts_pk];
        single.into_iter().flatten().chain(&self.facets).chain(self.columns.keys())
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Query {
    #[serde(rename = "title")]
    _title: String,
    #[serde(rename = "description")]
    _description: Option<String>,
    #[serde(default)]
    params: Vec<String>,
    sql: String,
}

fn described() -> Database {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/datasette.yml");
    let text = fs::read_to_string(path).expect("docs/datasette.yml");
    let mut metadata: Metadata = serde_yaml_ng::from_str(&text).expect("metadata");
    metadata.databases.remove("gainsay").expect("gainsay.db")
}

/// A database in today's layout, without an article.
fn fresh() -> (TempDir, Connection) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("gainsay.db");
    drop(Store::open(&path).expect("a database"));
    let connection = Connection::open(path).expect("SQLite");
    (folder, connection)
}

fn names(connection: &Connection, sql: &str) -> Vec<String> {
    let mut list = connection.prepare(sql).expect(sql);
    let rows = list.query_map([], |row| row.get(0)).expect(sql);
    rows.collect::<Result<_, _>>().expect(sql)
}

#[test]
fn every_table_view_and_column_that_is_named_is_there() {
    let (_folder, connection) = fresh();
    for (name, table) in described().tables {
        let columns = names(&connection, &format!("SELECT name FROM pragma_table_info('{name}')"));
        assert!(!columns.is_empty(), "there is no {name}");
        for column in table.named_columns() {
            assert!(columns.contains(column), "{name} has no {column}");
        }
        let is_view = !names(
            &connection,
            &format!("SELECT name FROM sqlite_schema WHERE type = 'view' AND name = '{name}'"),
        )
        .is_empty();
        if let Some(index) = table.fts_table.filter(|_| !is_view) {
            let made = format!("SELECT sql FROM sqlite_schema WHERE name = '{index}'");
            // Datasette and sqlite-utils find an index by these words.
            assert!(names(&connection, &made)[0].contains(&format!("content=\"{name}\"")));
        }
    }
}

#[test]
fn every_table_is_described_or_hidden_and_every_view_described() {
    let (_folder, connection) = fresh();
    let database = described();
    for name in names(&connection, "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')") {
        let table = database.tables.get(&name).unwrap_or_else(|| panic!("{name} is in no list"));
        let is_described = table.title.is_some() && table.description.is_some();
        assert!(table.hidden != is_described, "{name} is either hidden or described");
    }
    for name in names(&connection, "SELECT name FROM sqlite_schema WHERE type = 'view'") {
        assert!(!database.tables[&name].hidden, "{name} is there for readers");
    }
}

#[test]
fn every_canned_query_runs_with_the_parameters_it_names() {
    let (_folder, connection) = fresh();
    for (name, query) in described().queries {
        let mut statement = connection.prepare(&query.sql).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert!(statement.readonly(), "{name} writes");
        assert_eq!(statement.parameter_count(), query.params.len(), "{name}");
        for param in &query.params {
            let index = statement.parameter_index(&format!(":{param}")).expect("a name");
            let index = index.unwrap_or_else(|| panic!("{name} has no :{param}"));
            statement.raw_bind_parameter(index, "").expect("a value");
        }
        let mut rows = statement.raw_query();
        assert!(rows.next().unwrap_or_else(|error| panic!("{name}: {error}")).is_none());
    }
}

#[test]
fn views_know_what_was_decided_and_leave_out_what_was_dismissed() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("gainsay.db");
    let gainsay = |arguments: &[&str]| {
        let mut command = Command::cargo_bin("gainsay").expect("the program");
        command.arg("--db").arg(&path).args(arguments).assert().success();
    };
    gainsay(&["add", concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures")]);
    let all = "SELECT finding FROM contradictions ORDER BY finding";
    let ids = names(&Connection::open(&path).expect("SQLite"), all);
    gainsay(&["review", &ids[0], "dismiss", "--note", "two ferries"]);
    gainsay(&["review", &ids[1], "confirm"]);
    let connection = Connection::open(&path).expect("SQLite");
    assert_eq!(names(&connection, all), ids[1..]);
    let decided =
        "SELECT review || coalesce(': ' || note, '') FROM findings WHERE review IS NOT NULL ORDER BY review";
    assert_eq!(names(&connection, decided), ["confirmed", "dismissed: two ferries"]);
    let killed =
        "SELECT DISTINCT source FROM tolls WHERE class = 'kill' AND typeof(value) = 'real' ORDER BY source";
    assert!(names(&connection, killed).len() > 3);
}

/// DuckDB 1.5.5 parses the views of an attached file by its own grammar: it reads no `IS NOT 'word'`, and makes 32 bits of
/// `AS REAL` (findings/duckdb-parses-sqlite-views.sh).
#[test]
fn views_are_in_words_that_duckdb_reads_as_sqlite_does() {
    let (_folder, connection) = fresh();
    for view in names(&connection, "SELECT sql FROM sqlite_schema WHERE type = 'view'") {
        let view = view.to_uppercase();
        assert!(!view.contains("IS NOT '") && !view.contains("AS REAL"), "{view}");
    }
}
