//! The database file at the edges of what a file can be: links, permissions, full disks, folders that are not there, damage.
#![cfg(unix)]

use std::fs::{self, Permissions};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use assert_cmd::assert::Assert;
use gainsay::store::{Store, StoreError, Window};
use predicates::prelude::*;
use predicates::str::contains;
use rusqlite::Connection;
use tempfile::TempDir;

struct Desk(TempDir);

impl Desk {
    fn new() -> Self {
        let desk = Desk(tempfile::tempdir().expect("a folder"));
        fs::write(desk.path("a.txt"), "A fire killed 14 people in Aston on Monday.").expect("a file");
        fs::write(desk.path("b.txt"), "A flood killed nine people in Velda on Monday.").expect("a file");
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn run(&self, arguments: &[&str]) -> Assert {
        let mut command = assert_cmd::Command::cargo_bin("gainsay").expect("the program");
        command.current_dir(self.0.path()).env_remove("GAINSAY_DB").args(arguments).assert()
    }

    /// Through a shell that first does something to what the program may.
    fn run_under(&self, before: &str, arguments: &[&str]) -> Assert {
        let mut command = assert_cmd::Command::new("sh");
        let script = format!("{before}; exec \"$@\"");
        command.args(["-c", &script, "sh"]).arg(assert_cmd::cargo::cargo_bin("gainsay")).args(arguments);
        command.current_dir(self.0.path()).env_remove("GAINSAY_DB").assert()
    }

    /// What is in the folder, articles aside.
    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.0.path()).expect("a folder");
        let name = |entry: std::io::Result<fs::DirEntry>| entry.expect("a name").file_name();
        let mut names: Vec<String> = entries.map(name).map(|name| name.to_string_lossy().into()).collect();
        names.retain(|name| !name.ends_with("txt"));
        names.sort();
        names
    }

    fn count(&self, db: &str) -> usize {
        let store = Store::read(&self.path(db)).expect("a database");
        store.articles(None, Window::default()).expect("articles").len()
    }

    fn set_mode(&self, name: &str, mode: u32) {
        fs::set_permissions(self.path(name), Permissions::from_mode(mode)).expect("permissions");
    }
}

fn hint() -> impl Predicate<str> {
    contains("\n  hint: ")
}

#[test]
fn memory_is_no_database() {
    let desk = Desk::new();
    for command in [&["add", "a.txt"][..], &["report"], &["articles"]] {
        let arguments = [&["--db", ":memory:"], command].concat();
        desk.run(&arguments).code(2).stderr(contains("keeps nothing").and(hint()));
    }
    assert!(desk.names().is_empty());
    desk.run(&["--db", "./:memory:", "add", "a.txt"]).success();
    desk.run(&["--db", "file:a.db?mode=memory", "add", "a.txt"]).success();
    assert_eq!(desk.names(), [":memory:", "file:a.db?mode=memory"]);
}

#[test]
fn a_link_is_followed_to_the_log_beside_its_file() {
    let desk = Desk::new();
    fs::create_dir(desk.path("real")).expect("a folder");
    symlink("real/store.db", desk.path("link.db")).expect("a link");
    // It leads nowhere yet: the file is made where it leads.
    desk.run(&["--db", "link.db", "add", "a.txt"]).success();
    assert!(desk.path("link.db").is_symlink() && desk.path("real/store.db").is_file());
    let writing = Connection::open(desk.path("real/store.db")).expect("SQLite");
    desk.run(&["--db", "link.db", "add", "b.txt"]).success();
    // Every page goes through the log, and is there alone in what a crash leaves.
    writing.execute_batch("PRAGMA wal_autocheckpoint = 0; VACUUM").expect("a log");
    symlink("real/cut.db", desk.path("other.db")).expect("a link");
    for mode in [0o444, 0o644] {
        for ending in ["", "-wal"] {
            let to = desk.path(&format!("real/cut.db{ending}"));
            let _ = fs::remove_file(&to);
            fs::copy(desk.path(&format!("real/store.db{ending}")), to).expect("a copy");
        }
        let file = fs::File::options().write(true).open(desk.path("real/cut.db")).expect("a file");
        file.set_len(16_384).expect("its first page");
        desk.set_mode("real/cut.db", mode);
        assert_eq!(desk.count("other.db"), 2, "{mode:o}");
    }
    desk.run(&["--db", "other.db", "add", "a.txt"]).success().stdout(contains("1 was there already"));
    assert!(desk.path("other.db").is_symlink());
    symlink("loop.db", desk.path("loop.db")).expect("a link");
    desk.run(&["--db", "loop.db", "add", "a.txt"]).code(2);
}

#[test]
fn reading_leaves_nothing_beside_the_file() {
    let desk = Desk::new();
    desk.run(&["add", "a.txt"]).success();
    for mode in [0o644, 0o444] {
        desk.set_mode("gainsay.db", mode);
        let before = fs::read(desk.path("gainsay.db")).expect("a database");
        for command in [&["articles"][..], &["search", "fires"], &["claims"], &["report"], &["facts"]] {
            desk.run(command);
            assert_eq!(desk.names(), ["gainsay.db"], "after {command:?}");
        }
        assert_eq!(fs::read(desk.path("gainsay.db")).expect("a database"), before);
    }
}

#[test]
fn who_only_reads_writes_nothing() {
    let desk = Desk::new();
    desk.run(&["add", "a.txt"]).success();
    let mut store = Store::read(&desk.path("gainsay.db")).expect("a database");
    // The words of all articles are gathered for this; after that it is as before.
    store.search("fires", usize::MAX).expect("a search");
    assert!(matches!(store.forget(), Err(StoreError::ReadOnly)));
}

#[test]
fn a_file_that_was_read_only_for_a_time_is_writable_again() {
    let desk = Desk::new();
    desk.run(&["add", "a.txt"]).success();
    desk.set_mode("gainsay.db", 0o444);
    desk.run(&["articles"]).success();
    desk.run(&["add", "b.txt"]).code(2).stderr(contains("cannot be written to").and(hint()));
    // As SQLite leaves them who reads such a file: as read-only as it.
    for beside in ["gainsay.db-wal", "gainsay.db-shm"] {
        fs::write(desk.path(beside), "").expect("a file");
        desk.set_mode(beside, 0o444);
    }
    desk.set_mode("gainsay.db", 0o644);
    let open = Store::open(&desk.path("gainsay.db")).expect("a database to write to");
    for beside in ["gainsay.db-wal", "gainsay.db-shm"] {
        let mode = fs::metadata(desk.path(beside)).expect("a file").permissions().mode();
        assert_eq!(mode & 0o777, 0o644, "{beside}");
    }
    drop(open);
    desk.run(&["add", "b.txt"]).success();
    assert_eq!((desk.count("gainsay.db"), desk.names()), (2, vec![String::from("gainsay.db")]));
}

#[test]
fn drafts_left_behind_go_with_the_next_file_made() {
    let desk = Desk::new();
    // No process has this number: it is above the highest that Linux gives.
    let gone = "gainsay.db.new-4194305-ThreadId(1)";
    let alive = format!("gainsay.db.new-{}-ThreadId(1)", std::process::id());
    let old = format!("gainsay.db.new-{}-ThreadId(2)", std::process::id());
    let other = "other.db.new-4194305-ThreadId(1)";
    for name in [gone, "gainsay.db.new-4194305-ThreadId(1)-journal", &alive, &old, other] {
        fs::write(desk.path(name), "half").expect("a file");
    }
    let file = fs::File::options().write(true).open(desk.path(&old)).expect("a file");
    let then = file.metadata().and_then(|file| file.modified()).expect("a time") - Duration::from_secs(3600);
    file.set_modified(then).expect("an older time");
    desk.run(&["add", "a.txt"]).success();
    // Without /proc nobody can tell that a process is gone.
    let left = desk.names();
    match Path::new("/proc/self").exists() {
        true => assert_eq!(left, ["gainsay.db", &alive, other]),
        false => assert!(!left.contains(&old) && left.contains(&alive), "{left:?}"),
    }
}

/// Stopped at the last moment: the file has its name and the draft is one as well, or all was made anew and nothing cleared up.
#[test]
fn what_was_stopped_at_its_end_is_cleared_up_by_the_next_who_writes() {
    let desk = Desk::new();
    desk.run(&["add", "a.txt"]).success();
    let draft = "gainsay.db.new-4194305-ThreadId(1)";
    if Path::new("/proc/self").exists() {
        fs::hard_link(desk.path("gainsay.db"), desk.path(draft)).expect("a second name");
    }
    fs::copy(desk.path("gainsay.db"), desk.path("gainsay.db-anew")).expect("a copy");
    fs::write(desk.path("gainsay.db-anew-lock"), "").expect("a file");
    desk.run(&["add", "b.txt"]).success();
    assert_eq!((desk.count("gainsay.db"), desk.names()), (2, vec![String::from("gainsay.db")]));
}

#[test]
fn a_first_writing_that_was_cut_off_is_taken_back() {
    let desk = Desk::new();
    fs::write(desk.path("gainsay.db"), [0x5a; 4096]).expect("a file");
    let mut journal = vec![0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7];
    // No page to put back, a nonce, no page before, sectors of 512 bytes, pages of 4096.
    for number in [0u32, 7, 0, 512, 4096] {
        journal.extend(number.to_be_bytes());
    }
    journal.resize(512, 0);
    fs::write(desk.path("gainsay.db-journal"), journal).expect("a journal");
    desk.run(&["articles"]).code(2).stderr(contains("there is no database here"));
    desk.run(&["add", "a.txt"]).success();
    assert_eq!((desk.count("gainsay.db"), desk.names()), (1, vec![String::from("gainsay.db")]));
}

/// Enough that some transactions are done before the room ends, each article of something else.
fn archive(desk: &Desk) {
    let word =
        |n: usize| -> String { (0..4).map(|at| char::from(b'a' + (n / 5usize.pow(at) % 5) as u8)).collect() };
    let line = |n: usize| {
        let words: Vec<String> = (0..60).map(|at| format!("{}{}", word(n * 7 + at), word(at * n))).collect();
        let text = format!("Mayor Ada {} closed {} schools. {}.", word(n), n + 3, words.join(" "));
        format!("{{\"id\":\"n{n}\",\"source\":\"Wire {n}\",\"text\":\"{text}\"}}\n")
    };
    fs::write(desk.path("many.ndjson"), (0..MANY).map(line).collect::<String>()).expect("a file");
}

const MANY: usize = 520;

/// What is stored after the room ended is what the message says, and whole.
fn told_what_is_kept(desk: &Desk, db: &str, assert: Assert) {
    let output = assert.code(2).stderr(hint()).get_output().clone();
    let said = String::from_utf8_lossy(&output.stderr);
    let told = said.split("before this went wrong: added ").nth(1).expect("an account of what is stored");
    let told: usize = told.split(' ').next().and_then(|n| n.parse().ok()).expect("a number");
    assert!(told > 0 && told < MANY, "{said}");
    assert_eq!(desk.count(db), told, "{said}");
}

#[test]
fn a_limit_on_files_is_said_with_what_is_kept() {
    let desk = Desk::new();
    archive(&desk);
    desk.run(&["add", "a.txt"]).success();
    let few = desk.run_under("trap '' XFSZ; ulimit -f 1000", &["--db", "none.db", "add", "a.txt"]);
    few.code(2).stderr(hint());
    assert!(!desk.path("none.db").exists(), "{:?}", desk.names());
    let some = desk.run_under(
        "trap '' XFSZ; ulimit -f 4000",
        &["--db", "some.db", "add", "many.ndjson", "--any-language"],
    );
    told_what_is_kept(&desk, "some.db", some);
    // With room, the same command does the rest.
    desk.run(&["--db", "some.db", "add", "many.ndjson", "--any-language"]).success();
    assert_eq!(desk.count("some.db"), MANY);
}

#[test]
fn a_full_disk_is_said_with_what_is_kept() {
    let desk = Desk::new();
    archive(&desk);
    fs::create_dir(desk.path("disk")).expect("a folder");
    let mount = |arguments: &[&str]| {
        let done = Command::new(arguments[0]).args(&arguments[1..]).arg(desk.path("disk")).output();
        done.is_ok_and(|output| output.status.success())
    };
    if !mount(&["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs"]) {
        println!("skipped: only root may mount a small disk");
        return;
    }
    let added = desk.run(&["--db", "disk/some.db", "add", "many.ndjson", "--any-language"]);
    let full = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        let added = added.stderr(contains("the disk is full"));
        told_what_is_kept(&desk, "disk/some.db", added);
    }));
    assert!(mount(&["umount"]));
    full.unwrap_or_else(|panic| std::panic::resume_unwind(panic));
}

#[test]
fn what_cannot_be_printed_is_done_all_the_same() {
    let desk = Desk::new();
    if !Path::new("/dev/full").exists() {
        println!("skipped: this system has no /dev/full");
        return;
    }
    let added = desk.run_under("exec >/dev/full", &["add", "a.txt"]);
    added.code(2).stderr(contains("cannot print what was done").and(contains("added 1 article")));
    assert_eq!(desk.count("gainsay.db"), 1);
    desk.run_under("exec >/dev/full", &["articles"]).code(2).stderr(contains("cannot write the results"));
}

#[test]
fn a_folder_that_is_not_there_is_named() {
    let desk = Desk::new();
    for command in [&["add", "a.txt"][..], &["articles"]] {
        let arguments = [&["--db", "no/such.db"], command].concat();
        desk.run(&arguments).code(2).stderr(contains("there is no folder no").and(hint()));
    }
    assert!(desk.names().is_empty());
}

#[test]
fn what_this_program_never_writes_is_damage() {
    let desk = Desk::new();
    desk.run(&["add", "a.txt"]).success();
    for damage in [
        "UPDATE article SET title = CAST(x'ff41' AS TEXT)",
        "UPDATE article SET text = CAST(x'41ff' AS TEXT)",
        "PRAGMA user_version = 0",
        "PRAGMA user_version = -3",
        "PRAGMA user_version = -2147483648",
    ] {
        let name = "damaged.db";
        fs::copy(desk.path("gainsay.db"), desk.path(name)).expect("a copy");
        Connection::open(desk.path(name)).and_then(|sqlite| sqlite.execute_batch(damage)).expect(damage);
        let before = fs::read(desk.path(name)).expect("a database");
        let said = contains("the database is damaged").and(hint()).and(contains("panicked").not());
        desk.run(&["--db", name, "report"]);
        let id: String = Connection::open(desk.path(name))
            .and_then(|sqlite| sqlite.query_row("SELECT id FROM article", [], |row| row.get(0)))
            .expect("an id");
        desk.run(&["--db", name, "show", &id]).code(2).stderr(said);
        if damage.starts_with("PRAGMA") {
            desk.run(&["--db", name, "add", "b.txt"]).code(2).stderr(contains("no layout has the number"));
        }
        assert_eq!(fs::read(desk.path(name)).expect("a database"), before, "{damage}");
    }
}
