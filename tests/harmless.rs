//! Whatever articles hold, nothing that the program prints steers a terminal, a spreadsheet or a reader's eye.

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use regex::Regex;
use serde_json::{Value, json};
use tempfile::TempDir;

const FERRY: &str =
    "Two ferries collided off Port Varga on Monday. The crash killed 14 people, the coast guard said.";
const AGAIN: &str =
    "Two ferries collided off Port Varga on Monday. The crash killed 140 people, the coast guard said.";

/// Every control and format character, and the ends of lines and paragraphs; line feeds and signs that are seen aside.
fn hidden() -> Regex {
    Regex::new(r"[[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]--[\p{Prepended_Concatenation_Mark}\n]]").unwrap()
}

/// Words around each of them.
fn hostile(words: &str) -> String {
    let hidden = hidden();
    let all = ('\0'..=char::MAX).filter(|c| hidden.is_match(c.encode_utf8(&mut [0; 4])));
    all.flat_map(|c| ['o', c]).chain(words.chars()).collect()
}

fn article(id: &str, source: &str, text: &str) -> Value {
    json!({
        "id": format!("{id}\u{202e}\u{1b}[2J"),
        "source": hostile(source),
        "date": "2026-03-03",
        "title": hostile("Ferries collide off Port Varga"),
        "url": format!("https://varga.example/{}", hostile(id)),
        "author": hostile("Ines Orlova"),
        "text": format!("{text}\n\n“We did all we could,” said Ines\u{E0041}\u{200B} Orlova.\n\n=2+2\u{202e}\u{9b}2J{}", hostile(".")),
    })
}

fn run(folder: &Path, arguments: &[&str]) -> (String, String) {
    let mut command = Command::cargo_bin("gainsay").unwrap();
    command.current_dir(folder).env_remove("GAINSAY_DB").env_remove("COLUMNS").args(arguments);
    let output = command.output().unwrap();
    (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap())
}

fn desk() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let articles = [
        article("a", "Coast Wire", FERRY),
        article("b", "Varga Post", AGAIN),
        // A newer version of the first.
        json!({"id": "a\u{202e}\u{1b}[2J", "source": hostile("Coast Wire"), "date": "2026-03-04",
            "title": hostile("Ferries"), "text": format!("{FERRY} The toll may rise.{}", hostile("."))}),
    ];
    let lines: Vec<String> = articles.iter().map(Value::to_string).collect();
    fs::write(folder.path().join("in\u{1b}[2J\u{202e}.ndjson"), lines.join("\n") + "\n{\"text\"\u{202e}")
        .unwrap();
    folder
}

#[test]
fn nothing_hidden_is_printed_in_any_format() {
    let folder = desk();
    let hidden = hidden();
    let check = |arguments: &[&str], bears: &[&str]| {
        let (out, told) = run(folder.path(), arguments);
        for (stream, text) in [("stdout", &out), ("stderr", &told)] {
            let found: Vec<&str> =
                hidden.find_iter(text).map(|found| found.as_str()).filter(|c| !bears.contains(c)).collect();
            assert!(found.is_empty(), "{arguments:?} prints {found:?} on {stream}");
        }
        assert!(!told.contains("unexpected argument"), "{told}");
        out
    };
    let input = "in\u{1b}[2J\u{202e}.ndjson";
    check(&["add", input], &[]);
    let claims = check(&["claims", "--format", "ndjson"], &[]);
    let claim: Value = serde_json::from_str(claims.lines().next().expect("a claim")).unwrap();
    assert!(claim["article"]["source"].as_str().unwrap().starts_with(&hostile("")), "{claim}");
    let (id, of) = (claim["id"].as_str().unwrap(), claim["article"]["id"].as_str().unwrap());
    let findings = check(&["report", "--format", "ndjson"], &[]);
    let finding: Value = serde_json::from_str(findings.lines().next().expect("a finding")).unwrap();
    let finding = finding["id"].as_str().unwrap();
    check(&["review", finding, "confirm", "--note", &hostile("So").replace('\0', "")], &[]);
    for format in ["table", "json", "ndjson", "csv", "markdown"] {
        let bears: &[&str] = if format == "csv" { &["\t"] } else { &[] };
        for command in [
            &["extract", input] as &[&str],
            &["articles"],
            &["claims"],
            &["speakers"],
            &["speakers", "Orlova"],
            &["report"],
            &["compare", input],
            &["facts"],
            &["search", "ferries"],
            &["show", id],
            &["show", finding],
            &["show", of],
            &["diff", "a\u{202e}\u{1b}[2J"],
        ] {
            let out = check(&[command, &["--format", format]].concat(), bears);
            // An article is no row, and is shown as text.
            if format == "csv" && command != ["show", of] {
                assert!(
                    !out.contains("\n=") && !out.contains(",=") && !out.contains("\"="),
                    "{command:?}: {out}"
                );
            }
        }
    }
    check(&["speakers", "--suggest"], &[]);
    check(&["speakers", "--unnamed"], &[]);
    check(&["review", "--list"], &[]);
    check(&["compare", "--why-not", id, id], &[]);
    check(&["export", "--format", "claimreview"], &[]);
    check(&["export", "--format", "web-annotation", "--ndjson"], &[]);
    // Marks of direction belong to right-to-left words, each of which the page sets apart.
    check(&["report", "--format", "html"], &["\u{200E}", "\u{200F}", "\u{61C}"]);
    check(&["remove", of], &[]);
}
