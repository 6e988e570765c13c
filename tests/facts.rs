//! The ledger, as a user sees it.

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

struct Ledger(TempDir);

impl Ledger {
    fn of(articles: &[PathBuf]) -> Ledger {
        let ledger = Ledger(tempfile::tempdir().unwrap());
        for article in articles {
            ledger.run(&["add", article.to_str().unwrap()]);
        }
        ledger
    }

    fn run(&self, arguments: &[&str]) -> std::process::Output {
        Command::cargo_bin("gainsay").unwrap().current_dir(self.0.path()).args(arguments).output().unwrap()
    }

    fn printed(&self, arguments: &[&str]) -> String {
        String::from_utf8(self.run(arguments).stdout).unwrap()
    }

    fn rows(&self, arguments: &[&str]) -> Vec<Value> {
        let printed = self.printed(&[&["facts", "--format", "ndjson"], arguments].concat());
        printed.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    /// The row of all the dead of the bombing.
    fn dead(&self) -> Value {
        let rows = self.rows(&["--harm", "kill", "--since", "2026-03-11", "--until", "2026-03-11"]);
        rows.into_iter().find(|row| row["part"] == false).expect("a row of the dead")
    }
}

fn bombing() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/kesrin-bombing");
    let files = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    let mut articles: Vec<PathBuf> =
        files.filter(|path| path.extension().is_some_and(|it| it != "yaml")).collect();
    articles.sort();
    articles
}

#[test]
fn one_row_has_what_all_outlets_say_of_the_dead() {
    let dead = Ledger::of(&bombing()).dead();
    assert_eq!((&dead["lowest"], &dead["highest"]), (&Value::from(14), &Value::from(26)));
    assert_eq!(dead["place"][0], "Kesrin");
    assert!(dead["outlets"].as_array().is_some_and(|outlets| outlets.len() >= 3), "{dead:#}");
}

#[test]
fn the_order_of_adding_changes_nothing_and_what_was_removed_was_never_there() {
    let mut articles = bombing();
    let before = Ledger::of(&articles);
    let first = before.printed(&["facts", "--format", "json"]);
    articles.reverse();
    let turned = Ledger::of(&articles);
    assert_eq!(turned.printed(&["facts", "--format", "json"]), first);
    let gone = articles.pop().filter(|path| path.ends_with("gulf-monitor.md")).unwrap();
    let without = Ledger::of(&articles).printed(&["facts", "--format", "json"]);
    let ids = turned.printed(&["articles", "--format", "ndjson"]);
    let source = fs::read_to_string(gone).unwrap();
    let title =
        source.lines().find_map(|line| line.strip_prefix("title: ")).unwrap().trim_matches('"').to_owned();
    let row = ids
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap())
        .find(|row| row["title"] == title);
    turned.run(&["remove", row.expect("the article")["id"].as_str().unwrap()]);
    assert_eq!(turned.printed(&["facts", "--format", "json"]), without);
}

#[test]
fn what_was_decided_stands_with_the_row() {
    let ledger = Ledger::of(&bombing());
    let disputed = |row: &Value| row["findings"].as_array().is_some_and(|found| !found.is_empty());
    let row = ledger.rows(&[]).into_iter().find(disputed).expect("a disputed row");
    let finding = row["findings"][0]["finding"].as_str().unwrap().to_owned();
    ledger.run(&["review", &finding, "dismiss", "--note", "two counts"]);
    let again = ledger.rows(&[]).into_iter().find(|other| other["id"] == row["id"]).unwrap();
    assert_eq!(again["findings"][0]["review"], "dismissed");
    assert_eq!(again["findings"][0]["note"], "two counts");
    let shown = ledger.printed(&["show", row["id"].as_str().unwrap()]);
    assert!(shown.contains("dismissed: two counts") && shown.contains("best "), "{shown}");
}

#[test]
fn a_named_victim_is_one_of_the_dead() {
    let ledger = Ledger(tempfile::tempdir().unwrap());
    let story = "Ana Reyes, a teacher, was shot dead outside her home in Port Velda on Monday, police said.\n\n\
                 Reyes had taught at the harbour school for twenty years. Nobody has been arrested.\n";
    fs::write(ledger.0.path().join("story.txt"), story).unwrap();
    ledger.run(&["add", "story.txt", "--source", "Gazette", "--date", "2031-03-05"]);
    let rows = ledger.rows(&["--harm", "kill", "--place", "velda"]);
    assert_eq!(rows.len(), 1, "{rows:#?}");
    assert_eq!((&rows[0]["best"], &rows[0]["counted"]), (&Value::from(1), &Value::from("Ana Reyes")));
    assert_eq!(rows[0]["day"]["start"], "2031-03-03");
}

#[test]
fn a_header_is_there_without_rows_and_parquet_asks_for_a_file() {
    let ledger = Ledger::of(&[]);
    ledger.run(&["add", bombing()[0].to_str().unwrap()]);
    let none = ledger.run(&["facts", "--place", "Atlantis", "--format", "csv"]);
    assert!(String::from_utf8_lossy(&none.stdout).starts_with("id,day_start,"));
    assert!(String::from_utf8_lossy(&none.stderr).contains("nothing found"));
    if cfg!(feature = "parquet") {
        let refused = ledger.run(&["facts", "--format", "parquet"]);
        assert_eq!(refused.status.code(), Some(2));
        assert!(String::from_utf8_lossy(&refused.stderr).contains("--output FILE"));
        ledger.run(&["facts", "--format", "parquet", "-o", "facts.parquet"]);
        assert!(fs::read(ledger.0.path().join("facts.parquet")).unwrap().starts_with(b"PAR1"));
    }
}
