//! Whatever a newsroom has, on its way into the database: by `add`, and by `watch`.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use gainsay::claims::read_claims;
use gainsay::store::{Parcel, Placed, Store};
use predicates::prelude::*;
use predicates::str::contains;
use rusqlite::Connection;
use tempfile::TempDir;

const FERRY: &str = "---\nsource: Coast Wire\ndate: 2026-03-03\ntitle: Ferries collide off Port Varga\n---\nTwo ferries collided off Port Varga on Monday. \
    The crash killed 14 people, the coast guard said.\n";
const FERRY_AGAIN: &str = "---\nsource: Varga Post\ndate: 2026-03-03\ntitle: Ferries collide off Port Varga\n---\nTwo ferries collided off Port Varga on Monday. \
    The crash killed 140 people, the coast guard said.\n";
const GERMAN: &str = "Bei einem Hochwasser am Fluss Esk sind am Samstag nach Angaben der Behörden drei Schulen geschlossen worden, und mehr als \
    hundert Menschen mussten ihre Häuser verlassen.\n";

fn gainsay(folder: &Path, arguments: &[&str]) -> assert_cmd::Command {
    let mut command = assert_cmd::Command::cargo_bin("gainsay").expect("the program");
    command.current_dir(folder).env_remove("GAINSAY_DB").env_remove("COLUMNS").args(arguments);
    command
}

fn desk() -> TempDir {
    tempfile::tempdir().expect("a folder")
}

#[test]
fn another_language_is_refused_by_name_or_kept_without_claims() {
    let desk = desk();
    fs::write(desk.path().join("flut.txt"), GERMAN).expect("a file");
    gainsay(desk.path(), &["add", "flut.txt"]).assert().code(2).stderr(contains("is written in German"));
    gainsay(desk.path(), &["add", "flut.txt", "--any-language"])
        .assert()
        .success()
        .stdout(contains("added 1 article with 0 claims"));
    gainsay(desk.path(), &["articles", "--format", "csv"]).assert().success().stdout(contains("\n").count(2));
}

#[test]
fn columns_that_are_not_known_are_named() {
    let desk = desk();
    fs::write(
        desk.path().join("a.csv"),
        "story,printed\n\"The crash killed 14 people, police said.\",3 March 2026\n",
    )
    .expect("a file");
    let table = contains("none of its columns is known to hold the text: story, printed");
    gainsay(desk.path(), &["extract", "a.csv"]).assert().code(2).stderr(table);
    let columns = ["extract", "a.csv", "--columns", "text=story,date=printed"];
    gainsay(desk.path(), &columns).assert().success().stdout(contains("\"published\":\"2026-03-03\""));
    gainsay(desk.path(), &["extract", "a.csv", "--columns", "words=story"])
        .assert()
        .code(2)
        .stderr(contains("none of id, source"));
}

#[test]
fn what_was_printed_is_not_taken_for_articles() {
    let desk = desk();
    fs::write(desk.path().join("a.txt"), FERRY).expect("a file");
    for (format, name) in [("csv", "claims.csv"), ("ndjson", "claims.ndjson"), ("json", "claims.json")] {
        let claims =
            gainsay(desk.path(), &["extract", "a.txt", "--format", format]).output().expect("claims").stdout;
        fs::write(desk.path().join(name), claims).expect("a file");
        gainsay(desk.path(), &["add", name]).assert().code(2).stderr(contains("gainsay printed"));
    }
}

#[test]
fn what_a_folder_skips_is_counted_and_no_failure() {
    let desk = desk();
    fs::create_dir(desk.path().join("in")).expect("a folder");
    fs::write(desk.path().join("in/a.txt"), FERRY).expect("a file");
    fs::write(desk.path().join("in/b.docx"), "x").expect("a file");
    fs::write(desk.path().join("in/c.png"), "x").expect("a file");
    let skipped = contains("in: skipped 2 files (1 .docx, 1 .png: b.docx, c.png), of no kind that is read");
    gainsay(desk.path(), &["add", "in"]).assert().success().stderr(skipped);
}

#[test]
fn an_archive_in_one_text_is_refused_and_named() {
    let desk = desk();
    let line = "The crash killed 14 people, the coast guard said. ";
    fs::write(desk.path().join("all.txt"), line.repeat(1_050_000 / line.len())).expect("a file");
    fs::write(desk.path().join("a.txt"), FERRY).expect("a file");
    let limited = ["add", "--max-article", "1", "all.txt", "a.txt"];
    let refused = contains("megabytes of text, which is no single article: --max-article 2 takes it in");
    gainsay(desk.path(), &limited).assert().code(2).stderr(refused).stdout(contains("added 1 article "));
}

#[test]
fn there_is_a_most_of_threads() {
    let desk = desk();
    fs::write(desk.path().join("a.txt"), FERRY).expect("a file");
    let threads = ["extract", "a.txt", "--threads", "100000"];
    gainsay(desk.path(), &threads).assert().code(2).stderr(contains("0..=256"));
}

/// A store with two articles at odds, as other rules made it.
fn outdated() -> TempDir {
    let desk = desk();
    fs::write(desk.path().join("a.txt"), FERRY).expect("a file");
    fs::write(desk.path().join("b.txt"), FERRY_AGAIN).expect("a file");
    gainsay(desk.path(), &["add", "a.txt", "b.txt"]).assert().success();
    let connection = Connection::open(desk.path().join("gainsay.db")).expect("the database");
    connection.execute("UPDATE meta SET value = 'old' WHERE name = 'rules'", []).expect("other rules");
    // What only other rules could have made of it.
    connection.execute("UPDATE finding SET reason = 'by other rules'", []).expect("a finding");
    desk
}

#[test]
fn what_other_rules_made_is_shown_until_all_is_made_anew() {
    let desk = outdated();
    let store = Store::open(&desk.path().join("gainsay.db")).expect("the database");
    let stage = store.stage().expect("a stage").expect("nobody else is at it");
    let busy = contains("another process is reading the stored articles by this program's rules");
    gainsay(desk.path(), &["report"])
        .assert()
        .code(1)
        .stdout(contains("by other rules"))
        .stderr(busy.clone());
    // What is added meanwhile is made anew with the rest.
    fs::write(desk.path().join("c.txt"), FERRY.replace("killed 14", "killed 90").replace("Wire", "Mail"))
        .expect("a file");
    gainsay(desk.path(), &["add", "c.txt"]).assert().success().stderr(busy);
    drop(stage);
    gainsay(desk.path(), &["report"])
        .assert()
        .code(1)
        .stdout(contains("by other rules").not().and(contains("Coast Mail")));
    let left: Vec<String> = fs::read_dir(desk.path())
        .expect("a folder")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .filter(|name| name.contains("anew"))
        .collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn making_anew_goes_on_where_it_was_stopped() {
    let desk = outdated();
    let mut store = Store::open(&desk.path().join("gainsay.db")).expect("the database");
    let parcel = |placed: Placed| {
        let parcel = Parcel::of(&placed.1, Arc::new(read_claims(&placed.1))).expect("a reading packed");
        (placed, parcel)
    };
    let mut stage = store.stage().expect("a stage").expect("nobody else is at it");
    let missing = store.missing(&mut stage).expect("rows");
    assert_eq!(missing.len(), 2);
    let first = store.placed(&missing[..1]).expect("an article").into_iter().map(parcel).collect::<Vec<_>>();
    stage.put(&first).expect("one article made anew");
    drop(stage);
    let mut stage = store.stage().expect("a stage").expect("nobody else is at it");
    assert_eq!(store.missing(&mut stage).expect("rows"), missing[1..]);
    assert!(!store.adopt(&mut stage).expect("not yet"), "one is missing");
    // An article that went is not brought back.
    let gone = store.placed(&missing[..1]).expect("an article")[0].1.id.clone();
    store.remove(&[gone]).expect("removed");
    assert_eq!(store.missing(&mut stage).expect("rows"), missing[1..]);
    drop((stage, store));
    gainsay(desk.path(), &["report"]).assert().success().stdout("");
    gainsay(desk.path(), &["articles", "--count"]).assert().success().stdout("1\n");
    let sound = Connection::open(desk.path().join("gainsay.db")).expect("the database");
    for table in ["article_text", "claim_text"] {
        let check = format!("INSERT INTO {table} ({table}) VALUES ('integrity-check')");
        sound.execute(&check, []).expect("an index in order");
    }
}

/// The program while it watches a folder.
struct Watching {
    child: Child,
    lines: std::sync::mpsc::Receiver<String>,
}

impl Watching {
    fn start(desk: &Path, arguments: &[&str]) -> Self {
        let mut child = Command::new(assert_cmd::cargo::cargo_bin("gainsay"))
            .current_dir(desk)
            .env_remove("GAINSAY_DB")
            .args(["watch", "in", "--format", "ndjson"])
            .args(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program");
        let (sender, lines) = std::sync::mpsc::channel();
        let streams: [Box<dyn std::io::Read + Send>; 2] = [
            Box::new(child.stdout.take().expect("output")),
            Box::new(child.stderr.take().expect("messages")),
        ];
        for stream in streams {
            let sender = sender.clone();
            std::thread::spawn(move || {
                BufReader::new(stream).lines().map_while(Result::ok).try_for_each(|line| sender.send(line))
            });
        }
        Watching { child, lines }
    }

    fn wait_for(&self, words: &str) -> String {
        let end = Instant::now() + Duration::from_secs(60);
        loop {
            let left = end.saturating_duration_since(Instant::now());
            let line =
                self.lines.recv_timeout(left).unwrap_or_else(|_| panic!("no line with {words:?} came"));
            if line.contains(words) {
                return line;
            }
        }
    }

    /// As Ctrl-C does.
    fn interrupt(mut self) -> i32 {
        let pid = self.child.id().to_string();
        Command::new("kill").args(["-INT", &pid]).status().expect("a signal");
        self.wait_for("added");
        self.child.wait().expect("an end").code().expect("no signal ended it")
    }
}

#[cfg(unix)]
#[test]
fn a_watched_folder_is_read_as_files_appear_and_goes_on_where_it_ended() {
    for arguments in [&[][..], &["--poll", "1"]] {
        let desk = desk();
        fs::create_dir(desk.path().join("in")).expect("a folder");
        fs::write(desk.path().join("in/a.txt"), FERRY).expect("a file");
        let watching = Watching::start(desk.path(), arguments);
        watching.wait_for("watching in");
        fs::write(desk.path().join("in/b.txt"), FERRY_AGAIN).expect("a file");
        let finding = watching.wait_for("gainsay.finding/1");
        assert!(finding.contains("\"verdict\":\"contradiction\"") && finding.contains("140"), "{finding}");
        assert_eq!(watching.interrupt(), 1);
        let watching = Watching::start(desk.path(), arguments);
        watching.wait_for("watching in");
        assert_eq!(watching.interrupt(), 0);
        gainsay(desk.path(), &["report"]).assert().code(1).stdout(contains("140"));
    }
}

/// As the first command after an upgrade finds it.
#[test]
fn articles_are_added_to_a_database_that_other_rules_made() {
    let desk = desk();
    for command in ["add", "compare"] {
        fs::write(desk.path().join("one.txt"), "A fire killed 14 people in Aston on Monday.")
            .expect("a file");
        gainsay(desk.path(), &["add", "one.txt"]).assert().success();
        let store = Connection::open(desk.path().join("gainsay.db")).expect("SQLite");
        store.execute("UPDATE meta SET value = 'others' WHERE name = 'rules'", []).expect("other rules");
        drop(store);
        fs::write(desk.path().join("two.txt"), format!("A flood killed nine in Velda, {command} says."))
            .expect("a file");
        gainsay(desk.path(), &[command, "two.txt", "--threads", "2"]).assert().success();
    }
}

#[test]
fn only_folders_are_watched() {
    gainsay(desk().path(), &["watch", "nowhere"])
        .assert()
        .code(2)
        .stderr(contains("is no folder that can be watched").and(contains("hint: ")));
}
