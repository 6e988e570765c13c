//! What makes the program pleasant where people sit: order of listings, and the pager of a terminal.

use std::path::Path;
use std::process::{Command as Plain, Stdio};
use std::sync::LazyLock;

use assert_cmd::Command;
use predicates::prelude::*;
use predicates::str::contains;
use serde_json::Value;
use tempfile::TempDir;

/// The fixtures, added once.
static DESK: LazyLock<TempDir> = LazyLock::new(|| {
    let folder = tempfile::tempdir().expect("a folder");
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    gainsay_in(folder.path()).arg("add").arg(fixtures).assert().success();
    folder
});

fn gainsay_in(folder: &Path) -> Command {
    let mut command = Command::cargo_bin("gainsay").expect("the program");
    command.current_dir(folder).env_remove("GAINSAY_DB").env_remove("COLUMNS");
    command
}

fn gainsay(arguments: &[&str]) -> Command {
    let mut command = gainsay_in(DESK.path());
    command.args(arguments);
    command
}

fn rows(arguments: &[&str]) -> Vec<Value> {
    let output = gainsay(arguments).args(["--format", "json"]).output().expect("output");
    serde_json::from_slice(&output.stdout).expect("a list")
}

/// A column of a listing as CSV.
fn column(arguments: &[&str], name: &str) -> Vec<String> {
    let output = gainsay(arguments).args(["--format", "csv"]).output().expect("output");
    let mut reader = csv::Reader::from_reader(&output.stdout[..]);
    let at = reader.headers().expect("a header").iter().position(|header| header == name).expect(name);
    reader.records().map(|record| record.expect("a row")[at].to_owned()).collect()
}

/// Numbers in order, with those that are not there at the end.
fn are_sorted(cells: &[String], reverse: bool) -> bool {
    let there = cells.iter().take_while(|cell| !cell.is_empty()).count();
    let numbers: Vec<f64> = cells[..there].iter().map(|cell| cell.parse().expect("a number")).collect();
    let ordered = |pair: &[f64]| if reverse { pair[0] >= pair[1] } else { pair[0] <= pair[1] };
    there > 2 && numbers.windows(2).all(ordered) && cells[there..].iter().all(String::is_empty)
}

#[test]
fn listings_are_sorted_by_what_is_asked_and_the_absent_come_last() {
    for (command, key, name) in [
        ("articles", "figures", "figures"),
        ("claims", "value", "value"),
        ("speakers", "statements", "statements"),
        ("facts", "best", "best"),
        ("facts", "texts", "texts"),
    ] {
        let sorted = column(&[command, "--sort", key], name);
        assert!(are_sorted(&sorted, false), "{command} --sort {key}: {sorted:?}");
        let turned = column(&[command, "--sort", key, "--reverse"], name);
        assert!(are_sorted(&turned, true), "{command} --sort {key} --reverse: {turned:?}");
        assert_eq!(sorted.len(), turned.len());
    }
}

#[test]
fn every_key_lists_the_same_rows() {
    for (command, keys) in [
        ("articles", &["published", "source", "title", "figures", "statements"][..]),
        ("claims", &["published", "day", "source", "speaker", "value", "unit"]),
        ("speakers", &["name", "statements", "figures", "articles", "outlets", "first", "last"]),
        ("facts", &["day", "place", "best", "texts", "outlets"]),
    ] {
        let texts = |mut rows: Vec<Value>| {
            rows.sort_by_cached_key(Value::to_string);
            rows
        };
        let all = texts(rows(&[command]));
        let help = gainsay(&[command, "--help"]).output().expect("help").stdout;
        for key in keys {
            assert_eq!(texts(rows(&[command, "--sort", key])), all, "{command} --sort {key}");
            assert!(
                String::from_utf8_lossy(&help).contains(&format!("- {key}:")),
                "{command}: {key} is explained"
            );
        }
        gainsay(&[command, "--sort", "colour"]).assert().code(2);
        gainsay(&[command, "--reverse"]).assert().code(2);
    }
}

#[test]
fn the_first_rows_of_an_order_are_its_first_rows() {
    let all = rows(&["claims", "--sort", "value", "--reverse"]);
    assert_eq!(rows(&["claims", "--sort", "value", "--reverse", "--limit", "3"]), all[..3]);
    gainsay(&["claims", "--sort", "value", "--count"]).assert().stdout(format!("{}\n", all.len()));
    gainsay(&["speakers", "Velarde", "--sort", "name"]).assert().code(2);
}

/// What a terminal of ten lines shows, and the exit status; `None` where there is no program to make one.
fn on_terminal(pager: &str, arguments: &str) -> Option<(String, i32)> {
    let program = env!("CARGO_BIN_EXE_gainsay");
    let line = format!("stty rows 10 cols 90; '{program}' {arguments}");
    let mut script = Plain::new("script");
    script.args(["-qec", &line, "/dev/null"]).current_dir(DESK.path()).stdin(Stdio::null());
    script.env("TERM", "xterm").env("GAINSAY_PAGER", pager).env_remove("NO_COLOR").env_remove("GAINSAY_DB");
    let output = script.output().ok()?;
    // Other systems have another `script`, or none that takes a command.
    cfg!(target_os = "linux")
        .then(|| (String::from_utf8_lossy(&output.stdout).into_owned(), output.status.code().unwrap_or(-1)))
}

#[test]
fn what_is_longer_than_the_screen_goes_through_the_pager() {
    let Some((shown, status)) = on_terminal("sed 's/^/page: /'", "report") else { return };
    assert!(shown.lines().filter(|line| line.starts_with("page: ")).count() > 10, "{shown}");
    assert!(shown.contains("\u{1b}[1m"), "figures stay bold: {shown:?}");
    assert_eq!(status, 1, "the status of the command is kept");
    let (short, _) = on_terminal("sed 's/^/page: /'", "claims --count").expect("a terminal");
    assert!(!short.contains("page: "), "{short}");
    let (whole, _) = on_terminal("sed 's/^/page: /'", "--no-pager claims").expect("a terminal");
    assert!(!whole.contains("page: ") && whole.lines().count() > 10, "{whole}");
}

#[test]
fn a_pager_that_is_quit_early_is_no_error() {
    let Some((shown, status)) = on_terminal("head -n 2", "report") else { return };
    assert!(shown.lines().count() < 6, "{shown}");
    assert_eq!(status, 1);
    let (shown, status) = on_terminal("head -n 2", "claims --format ndjson").expect("a terminal");
    assert_eq!((shown.lines().count(), status), (2, 0), "{shown}");
}

#[test]
fn without_a_pager_that_works_everything_is_printed() {
    for pager in ["no-such-program-here", "false", "less 'open"] {
        let Some((shown, status)) = on_terminal(pager, "report") else { return };
        assert!(shown.lines().count() > 10, "{pager}: {shown}");
        assert_eq!(status, 1, "{pager}");
    }
}

#[test]
fn nothing_is_paged_or_drawn_where_there_is_no_terminal() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let mut report = gainsay(&["report"]);
    report.env("GAINSAY_PAGER", "sed 's/^/page: /'").assert().code(1).stdout(contains("page: ").not());
    gainsay(&["extract"])
        .arg(fixtures)
        .assert()
        .success()
        .stderr(contains("skipped 6 files (6 .yaml: expected.yaml …)").count(1));
}
