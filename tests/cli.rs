//! The program as its users meet it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Output, Stdio};

use assert_cmd::Command;
use predicates::prelude::*;
use predicates::str::contains;
use serde_json::{Value, json};
use tempfile::TempDir;

/// A folder of its own, with the program's database in it.
struct Desk(TempDir);

const FERRY: &str = "Two ferries collided off Port Varga on Monday. The crash killed 14 people, the coast guard said. \
    “We did everything we could,” said harbour master Ines Orlova. Ines Orlova said 30 people were wounded.";
const FERRY_AGAIN: &str = "Two ferries collided off Port Varga on Monday. The crash killed 140 people, the coast guard \
    said. Harbour master Ines Orlova spoke to families on the quay.";

impl Desk {
    fn new() -> Self {
        Desk(tempfile::tempdir().unwrap())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn write(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        fs::write(self.path(name), content).unwrap();
        self.path(name)
    }

    fn run(&self, arguments: &[&str]) -> Command {
        let mut command = Command::cargo_bin("gainsay").unwrap();
        command.current_dir(self.0.path()).env_remove("GAINSAY_DB").env_remove("COLUMNS").args(arguments);
        command
    }

    fn output(&self, arguments: &[&str]) -> Output {
        self.run(arguments).output().unwrap()
    }

    fn printed(&self, arguments: &[&str]) -> String {
        String::from_utf8(self.output(arguments).stdout).unwrap()
    }

    /// Two outlets that cannot both be right.
    fn with_ferries() -> Self {
        let desk = Desk::new();
        let article = |id: &str, source: &str, text: &str| {
            json!({"id": id, "source": source, "date": "2026-03-03", "title": "Ferries collide off Port Varga",
                   "url": null, "text": text})
        };
        let first = article("ferry-1", "Coast Wire", FERRY);
        let second = article("ferry-2", "Varga Post", FERRY_AGAIN);
        desk.write("ferries.ndjson", format!("{first}\n{second}\n"));
        desk.run(&["add", "ferries.ndjson"]).assert().success();
        desk
    }
}

fn fixtures() -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").to_string_lossy().into_owned()
}

#[test]
fn says_its_version_and_teaches() {
    let desk = Desk::new();
    desk.run(&["--version"]).assert().success().stdout(contains(env!("CARGO_PKG_VERSION")));
    desk.run(&["--help"]).assert().success().stdout(contains("First steps:").and(contains("Exit status:")));
    for command in [
        "add", "extract", "articles", "speakers", "claims", "compare", "report", "review", "remove", "diff",
        "show", "search", "export",
    ] {
        desk.run(&[command, "--help"]).assert().success().stdout(contains("Examples:"));
    }
    desk.run(&["clams"]).assert().code(2);
}

#[test]
fn adding_twice_changes_nothing() {
    let desk = Desk::with_ferries();
    let before = desk.printed(&["claims", "--format", "ndjson"]);
    desk.run(&["add", "ferries.ndjson"])
        .assert()
        .success()
        .stdout(contains("added 0 articles").and(contains("2 were there already")));
    assert_eq!(before, desk.printed(&["claims", "--format", "ndjson"]));
}

#[test]
fn a_changed_text_under_a_stored_id_is_a_new_version() {
    let desk = Desk::with_ferries();
    let text = format!("{FERRY} Divers went down again at noon.");
    desk.write(
        "other.json",
        json!({"id": "ferry-1", "source": "Coast Wire", "date": "2026-03-04", "text": text}).to_string(),
    );
    desk.run(&["add", "other.json"]).assert().success().stderr(contains("gainsay diff ferry-1"));
    assert!(desk.printed(&["show", "ferry-1"]).contains("Divers went down again"));
}

/// Two exports that are numbered from 1.
#[test]
fn articles_that_share_only_their_id_are_both_read() {
    let desk = Desk::with_ferries();
    let article = |source: &str, killed: u32| {
        json!({"id": 1, "source": source, "date": "2031-03-05", "title": format!("Car bomb kills {killed} at fish market in Port Velda"),
               "text": format!("A car bomb killed {killed} people at the fish market in Port Velda on Tuesday, the Velda Civil Guard said.")})
    };
    desk.write("a.ndjson", article("Coast Wire", 14).to_string());
    desk.write("b.ndjson", article("Velda Post", 9).to_string());
    let several = contains("several of the given articles have the id 1 and texts of their own");
    desk.run(&["compare", "a.ndjson", "b.ndjson"]).assert().code(1).stderr(several);
    desk.run(&["add", "a.ndjson"]).assert().success();
    let apart = contains("the stored article 1 has another text: the given one of this id is called 1~");
    desk.run(&["compare", "b.ndjson"]).assert().code(1).stderr(apart);
    desk.run(&["compare", "b.ndjson", "--add"]).assert().code(1).stdout(contains("Velda Post"));
    desk.run(&["show", "1"]).assert().code(2).stderr(contains("more than one id begins with “1”"));
    let ids = desk.printed(&["articles", "--format", "csv"]);
    assert_eq!(ids.matches("\n1~").count(), 2, "{ids}");
    desk.run(&["add", "a.ndjson", "b.ndjson"]).assert().success().stdout(contains("2 were there already"));
    assert!(desk.printed(&["report"]).contains("Coast Wire"));
}

#[test]
fn contradictions_are_reported_with_who_says_what() {
    let desk = Desk::with_ferries();
    let report = desk.run(&["report"]).assert().code(1);
    report.stdout(contains("Coast Wire").and(contains("Varga Post")).and(contains("140")));
    desk.run(&["report", "--since", "2026-04-01"]).assert().success().stdout("");
    desk.run(&["report", "--source", "nobody"]).assert().success();
    desk.run(&["report", "--kind", "quote"]).assert().success();
    let csv = desk.printed(&["report", "--format", "csv"]);
    assert!(csv.starts_with("fact,title,id,verdict"), "{csv}");
    assert!(desk.printed(&["report", "--format", "markdown"]).starts_with("## "));
}

#[test]
fn the_order_of_adding_does_not_matter() {
    let (one, other) = (Desk::new(), Desk::new());
    let mut groups: Vec<PathBuf> =
        fs::read_dir(fixtures()).unwrap().map(|entry| entry.unwrap().path()).collect();
    groups.sort();
    for (desk, backwards) in [(&one, false), (&other, true)] {
        let mut files: Vec<PathBuf> = groups
            .iter()
            .filter(|group| group.is_dir())
            .flat_map(|group| fs::read_dir(group).unwrap().map(|entry| entry.unwrap().path()))
            .filter(|path| path.extension().is_some_and(|extension| extension != "yaml"))
            .collect();
        files.sort();
        if backwards {
            files.reverse();
        }
        let threads = if backwards { "1" } else { "4" };
        desk.run(&["add", "--threads", threads]).args(&files).assert().success();
    }
    for listing in ["articles", "speakers", "claims", "report"] {
        let arguments = [listing, "--format", "json"];
        assert_eq!(one.printed(&arguments), other.printed(&arguments), "{listing} depends on the order");
    }
    assert_eq!(one.printed(&["report"]), other.printed(&["report"]));
}

#[test]
fn who_is_who_is_decided_and_taken_back() {
    let desk = Desk::with_ferries();
    let told = json!({"id": "inquiry", "source": "Varga Post", "date": "2026-06-01", "title": null, "url": null,
                      "text": "The repairs had cost 3 million euros, Orlova said. Tomas Reyle said the ferries were old."});
    desk.write("inquiry.ndjson", told.to_string());
    desk.run(&["add", "inquiry.ndjson"]).assert().success();
    let names = |desk: &Desk| -> Vec<String> {
        let rows: Vec<Value> =
            serde_json::from_str(&desk.printed(&["speakers", "--format", "json"])).unwrap();
        rows.iter().map(|row| row["name"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(names(&desk), ["Ines Orlova", "Orlova", "Tomas Reyle"]);
    assert!(desk.printed(&["speakers", "--suggest"]).contains("nothing but the surname"));
    desk.run(&["claims", "--speaker", "orlova"]).assert().success().stderr(contains("fits several"));
    desk.run(&["claims", "--speaker", "zzzz"]).assert().success().stdout("").stderr(contains("nobody"));
    desk.run(&["speakers", "--merge", "Ines Orlova", "Orlova"]).assert().success();
    assert_eq!(names(&desk), ["Ines Orlova", "Tomas Reyle"]);
    let said = desk.printed(&["speakers", "orlova"]);
    assert!(said.contains("2026-03-03, Coast Wire") && said.contains("2026-06-01, Varga Post"), "{said}");
    desk.write("names.tsv", "# house style\r\nT. Reyle\tTomas Reyle\tThe Reyle of Elsewhere\r\n");
    desk.run(&["speakers", "--apply", "names.tsv"])
        .assert()
        .success()
        .stderr(contains("The Reyle of Elsewhere"));
    assert_eq!(names(&desk), ["Ines Orlova", "T. Reyle"]);
    desk.run(&["speakers", "--undo", "1"]).assert().success().stdout(contains("taken back"));
    assert_eq!(names(&desk), ["Ines Orlova", "Orlova", "T. Reyle"]);
    desk.run(&["speakers", "--undo", "1"]).assert().code(2).stderr(contains("no decision 1"));
    desk.run(&["speakers", "--split", "Nobody Here"]).assert().code(2).stderr(contains("no article"));
    desk.run(&["speakers", "--apply", "missing.tsv"]).assert().code(2).stderr(contains("missing.tsv"));
    desk.write("broken.tsv", "Ines\u{1b}[2J\tOrlova\n");
    desk.run(&["speakers", "--apply", "broken.tsv"]).assert().code(2).stderr(contains("line 1"));
}

#[test]
fn listings_are_cut_and_counted_and_say_when_nothing_is_found() {
    let desk = Desk::with_ferries();
    let claims = desk.output(&["claims", "--format", "ndjson"]);
    let all = String::from_utf8(claims.stdout).unwrap().lines().count();
    let cut = desk.run(&["claims", "--format", "ndjson", "--limit", "2"]).assert().success();
    cut.stderr(contains(format!("2 of {all} shown")))
        .stdout(predicate::function(|out: &str| out.lines().count() == 2));
    assert_eq!(desk.printed(&["claims", "--count"]), format!("{all}\n"));
    assert_eq!(desk.printed(&["articles", "--count"]), "2\n");
    desk.run(&["claims", "--about", "zebra"]).assert().success().stdout("").stderr(contains("nothing found"));
}

#[test]
fn a_draft_without_a_day_is_told_what_that_costs() {
    let desk = Desk::with_ferries();
    desk.write("draft.txt", FERRY_AGAIN);
    desk.run(&["compare", "draft.txt"]).assert().stderr(contains("has no day of publication"));
    let dated = desk.output(&["compare", "draft.txt", "--date", "2026-03-03"]);
    assert!(!String::from_utf8(dated.stderr).unwrap().contains("has no day"));
}

#[test]
fn a_failed_first_add_leaves_no_database() {
    let desk = Desk::new();
    desk.run(&["add", "missing.txt"]).assert().code(2);
    assert!(!desk.path("gainsay.db").exists());
    desk.write("one.txt", "The mayor said 12 bridges were closed.");
    desk.run(&["add", "one.txt"]).assert().success().stdout(contains("added 1 article with"));
    desk.run(&["add", "missing.txt"]).assert().code(2);
    assert!(desk.path("gainsay.db").exists());
}

#[test]
fn shells_and_manuals_are_served() {
    let desk = Desk::new();
    for shell in ["bash", "zsh", "fish"] {
        desk.run(&["completions", shell]).assert().success().stdout(contains("gainsay"));
    }
    desk.run(&["man"]).assert().success().stdout(contains(".TH gainsay 1"));
    desk.run(&["man", "report"]).assert().success().stdout(contains("gainsay-report"));
    desk.run(&["man", "nothing"]).assert().code(2).stderr(contains("no command nothing"));
}

#[test]
fn a_speaker_is_met_in_any_spelling() {
    let desk = Desk::with_ferries();
    let said = desk.printed(&["claims", "--speaker", "ORLÓVA", "--format", "ndjson"]);
    assert!(said.contains("30 people were wounded"), "{said}");
    assert_eq!(desk.printed(&["claims", "--speaker", "lova", "--format", "json"]), "[]\n");
    assert!(desk.printed(&["speakers", "orlova"]).contains("Ines Orlova"));
}

#[test]
fn claims_are_filtered_and_printed_in_every_format() {
    let desk = Desk::with_ferries();
    let all: Vec<Value> = serde_json::from_str(&desk.printed(&["claims", "--format", "json"])).unwrap();
    assert_eq!(all.len(), desk.printed(&["claims", "--format", "ndjson"]).lines().count());
    let figures = desk.printed(&["claims", "--kind", "quantity", "--format", "ndjson"]);
    assert!(figures.lines().all(|line| line.contains("\"kind\":\"quantity\"")));
    assert!(!desk.printed(&["claims", "--about", "killed crash", "--format", "ndjson"]).is_empty());
    assert_eq!(desk.printed(&["claims", "--about", "zebra", "--format", "ndjson"]), "");
    assert_eq!(desk.printed(&["claims", "--about", "\"(", "--format", "ndjson"]), "");
    assert_eq!(desk.printed(&["claims", "--source", "varga", "--until", "2026-03-02"]), "");
    assert!(desk.printed(&["claims", "--format", "csv"]).starts_with("id,kind,article"));
    assert!(desk.printed(&["claims", "--format", "markdown"]).starts_with("| Published |"));
    let table = desk.printed(&["claims"]);
    assert!(table.lines().all(|line| line.chars().count() <= 80), "{table}");
}

#[test]
fn compare_stores_nothing_unless_asked() {
    let desk = Desk::new();
    desk.write("a.txt", FERRY);
    desk.write("b.txt", FERRY_AGAIN);
    let given = ["--title", "Ferries collide off Port Varga", "--date", "2026-03-03"];
    let compare = |more: &[&str]| desk.run(&[&["compare"], more, &given].concat());
    compare(&["a.txt", "b.txt"]).assert().code(1).stdout(contains("140")).stderr(contains("no database yet"));
    assert!(!desk.path("gainsay.db").exists());
    compare(&["a.txt", "--add"]).assert().success();
    compare(&["b.txt"]).assert().code(1);
    assert_eq!(desk.printed(&["articles", "--format", "ndjson"]).lines().count(), 1);
    let added = compare(&["b.txt", "--add", "--format", "ndjson"]).output().unwrap();
    let again = compare(&["b.txt", "--add", "--format", "ndjson"]).output().unwrap();
    assert_eq!(added.stdout, again.stdout);
    assert_eq!(desk.printed(&["articles", "--format", "ndjson"]).lines().count(), 2);
}

/// Verdicts of what a command lists, one a finding.
fn verdicts(desk: &Desk, arguments: &[&str]) -> Vec<String> {
    let printed = desk.printed(&[arguments, &["--format", "ndjson"]].concat());
    let verdict =
        |line: &str| serde_json::from_str::<Value>(line).unwrap()["verdict"].as_str().unwrap().to_owned();
    printed.lines().map(verdict).collect()
}

#[test]
fn what_is_only_to_check_is_listed_on_request() {
    let desk = Desk::new();
    desk.run(&["add", &fixtures()]).assert().success().stdout(contains("to check"));
    let surely = verdicts(&desk, &["report"]);
    assert!(!surely.is_empty() && surely.iter().all(|verdict| verdict == "contradiction"));
    let more = verdicts(&desk, &["report", "--to-check"]);
    assert_eq!(more.iter().filter(|verdict| *verdict == "contradiction").count(), surely.len());
    assert!(more.iter().any(|verdict| verdict == "to_check"));
    let compared = verdicts(&desk, &["compare", &fixtures(), "--to-check"]);
    assert_eq!(compared.len(), more.len());
}

#[test]
fn compare_takes_stored_articles_by_id() {
    let desk = Desk::with_ferries();
    desk.run(&["compare", "ferry-2"]).assert().code(1).stdout(contains("140"));
    desk.run(&["compare", "ferry-9"]).assert().code(2).stderr(contains("ferry-9"));
    let both = desk.printed(&["compare", "ferry-2", "ferry-1", "--format", "ndjson"]);
    assert_eq!(both, desk.printed(&["compare", "ferry-1", "ferry-2", "--format", "ndjson"]));
    assert_eq!(both, desk.printed(&["compare", "ferries.ndjson", "--format", "ndjson"]));
}

/// Whoever copies a paraphrase out of a listing must not find it between quotation marks.
#[test]
fn only_quoted_words_stand_between_marks() {
    const MARKS: [char; 6] = ['“', '”', '"', '„', '«', '»'];
    let desk = Desk::new();
    desk.write("said.txt", "Mayor Lena Ortiz said that the bridge would open in May.");
    let quoted = "“The bridge,” Lena Ortiz said, “is open again.” She called it “a shame for the city.”";
    desk.write("quoted.txt", quoted);
    desk.run(&["add", "said.txt", "--source", "Post"]).assert().success();
    let listed = |format: &str| desk.printed(&["claims", "--kind", "statement", "--format", format]);
    for format in ["table", "markdown"] {
        let printed = listed(format);
        assert!(printed.contains("said that the bridge") && !printed.contains(MARKS), "{printed}");
    }
    let csv = listed("csv");
    let mut rows = csv::Reader::from_reader(csv.as_bytes());
    let head = rows.headers().unwrap().clone();
    let row = rows.records().next().unwrap().unwrap();
    let cell = |name: &str| row.get(head.iter().position(|column| column == name).unwrap()).unwrap();
    assert_eq!(cell("said"), "said that the bridge would open in May");
    assert_eq!((cell("text"), cell("verbatim")), ("that the bridge would open in May", ""));
    let shown = desk.printed(&["show", cell("id")]);
    assert!(shown.contains("words        said that the bridge") && !shown.contains(MARKS), "{shown}");
    assert!(shown.contains("directness   indirect") && shown.contains("cue          said"), "{shown}");

    desk.run(&["add", "quoted.txt", "--source", "Wire"]).assert().success();
    let csv = listed("csv");
    assert!(csv.contains("“The bridge” … “is open again.”,The bridge … is open again."), "{csv}");
    assert!(csv.contains("called it “a shame for the city”,a shame for the city"), "{csv}");
    assert!(listed("markdown").contains("| “The bridge” … “is open again.” |"));
}

#[test]
fn a_denial_is_reported_without_marks_round_what_nobody_was_quoted_with() {
    let desk = Desk::new();
    desk.write(
        "yes.txt",
        "Mayor Lena Ortiz resigned on Monday over the Harrow bridge contracts, the council said.",
    );
    desk.write(
        "no.txt",
        "Mayor Lena Ortiz did not resign on Monday over the Harrow bridge contracts, the council said.",
    );
    for (file, source) in [("yes.txt", "Post"), ("no.txt", "Wire")] {
        desk.run(&["add", file, "--source", source, "--date", "2026-03-03"]).assert().success();
    }
    let report = desk.printed(&["report", "--to-check", "--kind", "polarity", "--format", "markdown"]);
    assert!(report.contains("Whether it is so: ") && report.contains("affirms"), "{report}");
    assert!(!report.contains(['“', '”', '"']), "{report}");
}

#[test]
fn show_and_search_lead_to_the_passage() {
    let desk = Desk::with_ferries();
    let claim: Value =
        serde_json::from_str(desk.printed(&["claims", "--format", "ndjson"]).lines().next().unwrap())
            .unwrap();
    let id = claim["id"].as_str().unwrap();
    desk.run(&["show", &id[..8]]).assert().success().stdout(contains("⟦").and(contains("Coast Wire")));
    assert!(desk.printed(&["show", id, "--format", "json"]).contains(id));
    desk.run(&["show", "nothing-has-this-id"]).assert().code(2).stderr(contains("hint:"));
    desk.run(&["search", "ferry", "collide"]).assert().success().stdout(contains("ferry-1"));
    desk.run(&["search", "zebra"]).assert().success().stdout("");
    let finding: Value =
        serde_json::from_str(desk.printed(&["report", "--format", "ndjson"]).lines().next().unwrap())
            .unwrap();
    desk.run(&["show", finding["id"].as_str().unwrap()]).assert().success().stdout(contains("passed"));
}

#[test]
fn extract_works_as_a_pipe_and_touches_no_database() {
    let desk = Desk::new();
    let given =
        format!("{}\n{}\n", json!({"id": "x", "text": FERRY}), json!({"id": "y", "text": FERRY_AGAIN}));
    let output = desk.run(&["extract", "-"]).write_stdin(given).output().unwrap();
    assert!(output.status.success());
    let claims: Vec<Value> = String::from_utf8(output.stdout)
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert!(claims.iter().any(|claim| claim["article"]["id"] == "y"));
    assert!(!desk.path("gainsay.db").exists());
}

#[test]
fn one_bad_file_does_not_stop_the_rest() {
    let desk = Desk::new();
    desk.write("good.txt", FERRY);
    desk.write("empty.txt", "");
    desk.write(
        "noise.txt",
        (0..100_000u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect::<Vec<_>>(),
    );
    desk.write(
        "broken.ndjson",
        format!("{}\n{{\"text\": \n{}\n", json!({"text": FERRY_AGAIN}), json!({"text": "Yes."})),
    );
    desk.run(&["add", "good.txt", "empty.txt", "noise.txt", "broken.ndjson", "missing.txt"])
        .assert()
        .code(2)
        .stdout(contains("added 3 articles"))
        .stderr(
            contains("empty.txt")
                .and(contains("noise.txt"))
                .and(contains("broken.ndjson, line 2"))
                .and(contains("missing.txt")),
        );
    assert_eq!(desk.printed(&["articles", "--format", "ndjson"]).lines().count(), 3);
}

#[test]
fn text_that_tries_to_steer_stays_text() {
    let desk = Desk::new();
    let text = format!("{FERRY}\n\nThe \u{1b}[2Jport said 12 \u{202e}ships sank.");
    let article = json!({"id": "=1+1", "source": "<b>|Wire`", "title": "\u{1b}]0;owned\u{7}", "date": "2026-03-03",
                         "text": text});
    desk.write("steer.json", article.to_string());
    desk.run(&["add", "steer.json"]).assert().success();
    for listing in [&["articles"][..], &["claims"], &["show", "=1+1"], &["search", "port"]] {
        let printed = desk.printed(listing);
        assert!(!printed.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{listing:?}: {printed:?}");
    }
    assert!(desk.printed(&["articles", "--format", "csv"]).contains("\n'=1+1,"));
    assert!(desk.printed(&["articles", "--format", "markdown"]).contains("&lt;b&gt;\\|Wire\\`"));
}

#[test]
fn a_closed_pipe_is_no_error() {
    let desk = Desk::new();
    desk.run(&["add", &fixtures()]).assert().success();
    let mut child = std::process::Command::new(assert_cmd::cargo::cargo_bin("gainsay"))
        .current_dir(desk.0.path())
        .args(["claims", "--format", "ndjson"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success());
}

#[test]
fn what_is_no_database_of_ours_is_left_as_it_is() {
    let desk = Desk::new();
    let path = desk.write("notes.db", "not a database, but somebody's notes");
    for command in [&["--db", "notes.db", "claims"][..], &["--db", "notes.db", "add", &fixtures()]] {
        desk.run(command).assert().code(2).stderr(contains("notes.db").and(contains("hint:")));
    }
    assert_eq!(fs::read_to_string(path).unwrap(), "not a database, but somebody's notes");
    desk.run(&["claims"]).assert().code(2).stderr(contains("no database here"));
}

/// The findings of a command, one JSON object each.
fn findings(desk: &Desk, arguments: &[&str]) -> Vec<Value> {
    let printed = desk.printed(&[arguments, &["--format", "ndjson"]].concat());
    printed.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn what_is_dismissed_is_quiet_until_it_is_asked_for() {
    let desk = Desk::with_ferries();
    let before = findings(&desk, &["report"]);
    let id = before[0]["id"].as_str().unwrap();
    let dismiss =
        desk.run(&["review", &id[..8], "dismiss", "--note", "a slip of the pen"]).assert().success();
    dismiss.stdout(contains("dismissed").and(contains(id)));
    for other in &before[1..] {
        desk.run(&["review", other["id"].as_str().unwrap(), "dismiss"]).assert().success();
    }
    for command in [&["report"][..], &["compare", "ferry-1", "ferry-2"], &["compare", "ferries.ndjson"]] {
        let quiet = desk.run(command).assert().success().stdout("");
        quiet.stderr(contains("not shown: --dismissed shows"));
        let loud = [command, &["--dismissed"]].concat();
        desk.run(&loud).assert().code(1).stdout(contains("dismissed")).stderr("");
        let listed = findings(&desk, &loud);
        assert_eq!(listed.len(), before.len());
        let one = listed.iter().find(|one| one["id"] == id).unwrap();
        assert_eq!((&one["review"], &one["note"]), (&json!("dismissed"), &json!("a slip of the pen")));
    }
    desk.run(&["show", id]).assert().success().stdout(contains("dismissed: a slip of the pen"));
    desk.run(&["review", "--list"]).assert().success().stdout(contains("a slip of the pen"));
    for other in &before {
        let id = other["id"].as_str().unwrap();
        desk.run(&["review", id, "undo"]).assert().success().stdout(contains("taken back"));
    }
    assert_eq!(findings(&desk, &["report"]), before);
    desk.run(&["review", "--list"]).assert().success().stdout("");
}

#[test]
fn what_is_confirmed_is_marked_wherever_it_is_printed() {
    let desk = Desk::with_ferries();
    let id = findings(&desk, &["report"])[0]["id"].as_str().unwrap().to_owned();
    desk.run(&["review", &id, "confirm", "--note", "=1+1"]).assert().success();
    for command in [&["report"][..], &["compare", "ferry-1", "ferry-2"]] {
        for format in ["table", "markdown", "csv", "json"] {
            let printed = desk.run(&[command, &["--format", format]].concat()).assert().code(1);
            printed.stdout(contains("confirmed")).stderr("");
        }
        let csv = desk.printed(&[command, &["--format", "csv"]].concat());
        assert!(csv.lines().next().unwrap().ends_with(",review,note"), "{csv}");
        assert!(csv.contains(",confirmed,'=1+1"), "{csv}");
    }
    desk.run(&["review", &id, "confirm"]).assert().success();
    assert!(findings(&desk, &["report"])[0].get("note").is_none());
}

#[test]
fn hostile_notes_stay_text() {
    let desk = Desk::with_ferries();
    let id = findings(&desk, &["report"])[0]["id"].as_str().unwrap().to_owned();
    let long = "ä|<b>".repeat(20_000);
    for note in ["-1+cmd|' /C calc'!A0", "one\n\n## two\r\n| three |", "\u{1b}]0;owned\u{7}\u{202e}", &long] {
        desk.run(&["review", &id, "confirm", "--note", note]).assert().success();
        for listing in
            [&["report"][..], &["review", "--list"], &["compare", "ferry-1", "ferry-2"], &["show", &id]]
        {
            let table = desk.printed(listing);
            assert!(!table.contains(['\u{1b}', '\u{7}', '\u{202e}', '\r']), "{listing:?}: {table:?}");
            assert!(listing[0] == "show" || table.len() < 10_000, "{listing:?}: {} bytes", table.len());
        }
        for listing in [&["report"][..], &["review", "--list"]] {
            let page = desk.printed(&[listing, &["--format", "markdown"]].concat());
            assert!(!page.contains("\n## two") && !page.contains("<b>"), "{page}");
        }
        let csv = desk.printed(&["report", "--format", "csv"]);
        let mut rows = csv::Reader::from_reader(csv.as_bytes());
        let row = rows.records().next().unwrap().unwrap();
        assert!(!row.get(row.len() - 1).unwrap().starts_with(['-', '=']), "{row:?}");
        assert_eq!(findings(&desk, &["report"])[0]["note"], note);
    }
}

#[test]
fn only_stored_findings_are_reviewed() {
    let desk = Desk::new();
    desk.run(&["review", "f1", "dismiss"]).assert().code(2).stderr(contains("no database here"));
    assert!(!desk.path("gainsay.db").exists());
    let desk = Desk::with_ferries();
    for id in ["nothing", "ferry-1", ""] {
        desk.run(&["review", id, "confirm"]).assert().code(2).stderr(contains("no stored finding"));
        desk.run(&["review", id, "undo"]).assert().code(2).stderr(contains("nothing was decided"));
    }
    desk.run(&["review", "f1"]).assert().code(2);
    desk.run(&["review"]).assert().code(2);
}

#[test]
fn articles_are_removed_all_or_none() {
    let desk = Desk::with_ferries();
    let listings = ["articles", "claims", "speakers", "report"];
    let printed = || listings.map(|listing| desk.printed(&[listing, "--format", "json"]));
    let before = printed();
    desk.run(&["remove", "ferry-1", "ferry-9", "ferry"])
        .assert()
        .code(2)
        .stdout("")
        .stderr(contains("“ferry-9”").and(contains("“ferry”")).and(contains("hint:")));
    assert_eq!(printed(), before);
    let gone = desk.run(&["remove", "ferry-1"]).assert().success();
    gone.stdout(contains("removed 1 article with 6 claims and 2 findings"));
    desk.run(&["report"]).assert().success().stdout("");
    assert!(!desk.printed(&["search", "wounded"]).contains("ferry-1"));
    desk.run(&["add", "ferries.ndjson"]).assert().success();
    assert_eq!(printed(), before);
    desk.run(&["remove", "ferry-1", "ferry-2"]).assert().success().stdout(contains("removed 2 articles"));
    assert_eq!(desk.printed(&["speakers", "--unnamed"]), "");
}
