//! Articles that change, as users of the program meet them.

use std::fs;

use assert_cmd::Command;
use predicates::prelude::*;
use predicates::str::contains;
use serde_json::{Value, json};
use tempfile::TempDir;

const URL: &str = "https://wire.example/aston/blast";
const FIRST: &str = "A blast at the fish market in Aston killed three people and wounded 12 on Monday, police said. \
    “The harbour is closed,” said harbour master Ines Orlova. The blast broke windows in 40 houses.";
const SECOND: &str = "A blast at the fish market in Aston killed four people and wounded 12 on Monday, police said. \
    “The harbour is closed,” said harbour master Ines Orlova. Fire crews brought 7 children to safety.";
const NOTE: &str =
    "Correction: An earlier version of this story misstated how many children were brought to safety.";

/// A folder of its own, with the program's database in it.
struct Desk(TempDir);

impl Desk {
    fn new() -> Self {
        Desk(tempfile::tempdir().unwrap())
    }

    fn run(&self, arguments: &[&str]) -> Command {
        let mut command = Command::cargo_bin("gainsay").unwrap();
        command.current_dir(self.0.path()).env_remove("GAINSAY_DB").env_remove("COLUMNS").args(arguments);
        command
    }

    fn printed(&self, arguments: &[&str]) -> String {
        String::from_utf8(self.run(arguments).output().unwrap().stdout).unwrap()
    }

    fn write(&self, name: &str, article: Value) {
        fs::write(self.0.path().join(name), article.to_string()).unwrap();
    }

    /// Three versions of one article: 3 dead, 4 dead, 9 children in place of 7 with a note.
    fn with_versions(order: [&str; 3]) -> Self {
        let desk = Desk::new();
        let third = format!("{} {NOTE}", SECOND.replace("7 children", "9 children"));
        for (name, day, text) in [("v1", 2, FIRST), ("v2", 3, SECOND), ("v3", 4, &third)] {
            let article = json!({"url": URL, "source": "Coast Wire", "title": "Blast in Aston",
                                 "date": format!("2026-03-0{day}"), "text": text});
            desk.write(&format!("{name}.json"), article);
        }
        order.iter().for_each(|name| drop(desk.run(&["add", &format!("{name}.json")]).assert().success()));
        desk
    }
}

const IN_ORDER: [&str; 3] = ["v1", "v2", "v3"];

#[test]
fn the_order_of_adding_does_not_matter() {
    let one = Desk::with_versions(IN_ORDER);
    for order in [["v3", "v2", "v1"], ["v2", "v3", "v1"]] {
        let other = Desk::with_versions(order);
        for listing in [&["articles"][..], &["claims"], &["speakers"], &["report"], &["diff", URL]] {
            let listing = [listing, &["--format", "json"]].concat();
            assert_eq!(one.printed(&listing), other.printed(&listing), "{listing:?}");
        }
        assert_eq!(one.printed(&["search", "houses"]), other.printed(&["search", "houses"]));
    }
    assert_eq!(one.printed(&["articles", "--count"]).trim(), "1");
    assert_eq!(one.printed(&["search", "houses"]), "", "only an older version has them");
    one.run(&["report"]).assert().success().stdout("");
}

#[test]
fn adding_a_version_is_said_and_adding_it_again_changes_nothing() {
    let desk = Desk::with_versions(["v1", "v1", "v1"]);
    desk.run(&["add", "v2.json"]).assert().success().stderr(
        contains("added 0 articles, 1 new version of a stored one")
            .and(contains("new version of “Blast in Aston”: gainsay diff a")),
    );
    let before = desk.printed(&["articles", "--format", "json"]);
    for name in ["v1.json", "v2.json"] {
        let again = desk.run(&["add", name]).assert().success().stderr("");
        again.stdout(contains("added 0 articles with 0 claims").and(contains("1 was there already")));
    }
    assert_eq!(desk.printed(&["articles", "--format", "json"]), before);
    let older = Desk::with_versions(["v2", "v2", "v2"]);
    older.run(&["add", "v1.json"]).assert().success().stderr(contains("1 older version of a stored one"));
}

#[test]
fn what_changed_is_listed_with_the_correction() {
    let desk = Desk::with_versions(IN_ORDER);
    let table = desk.run(&["diff", URL]).env("COLUMNS", "120").output().unwrap().stdout;
    insta::assert_snapshot!("diff_table", String::from_utf8(table).unwrap());
    insta::assert_snapshot!("diff_csv", desk.printed(&["diff", URL, "--format", "csv"]));
    let rows: Vec<Value> = serde_json::from_str(&desk.printed(&["diff", URL, "--format", "json"])).unwrap();
    let toll = rows
        .iter()
        .find(|row| row["version"] == 2 && row["change"] == "changed" && row["kind"] == "quantity");
    let toll = toll.unwrap();
    assert_eq!(
        (&toll["before"]["words"], &toll["after"]["words"]),
        (&json!("three people"), &json!("four people"))
    );
    assert_eq!(toll["note"], Value::Null);
    let children = rows.iter().find(|row| row["version"] == 3 && row["kind"] == "quantity").unwrap();
    assert_eq!((&children["after"]["words"], &children["note"]), (&json!("9 children"), &json!(NOTE)));
    for side in ["before", "after"] {
        let id = children[side]["id"].as_str().unwrap();
        let shown = desk.run(&["show", id]).assert().success().stdout(contains("children to safety"));
        if side == "before" {
            shown.stdout(contains("an older version of a")).stderr(contains("gainsay diff"));
        }
    }
    let claim = children["after"]["claim"].as_str().unwrap();
    desk.run(&["show", claim]).assert().success().stdout(contains("⟦9 children⟧"));
    let markdown = desk.printed(&["diff", URL, "--format", "markdown"]);
    assert!(markdown.contains("no correction note") && markdown.starts_with("| Version |"), "{markdown}");
    desk.run(&["diff", "nothing"]).assert().code(2).stderr(contains("no article has the URL or id nothing"));
}

#[test]
fn a_title_alone_may_change() {
    let desk = Desk::with_versions(["v1", "v1", "v1"]);
    desk.write(
        "t.json",
        json!({"url": "http://wire.example/aston/blast/?utm_source=x&fbclid=1#top",
        "source": "Coast Wire", "title": "Blast in Aston kills three", "date": "2026-03-02", "text": FIRST}),
    );
    desk.run(&["add", "t.json"]).assert().success().stderr(contains("1 new version"));
    let printed = desk.printed(&["diff", URL, "--format", "csv"]);
    assert!(printed.contains("changed,title,Blast in Aston,Blast in Aston kills three"), "{printed}");
}

#[test]
fn a_draft_is_not_held_against_its_own_older_version() {
    let desk = Desk::with_versions(["v1", "v1", "v1"]);
    let text = FIRST.replace("killed three", "killed 30");
    fs::write(desk.0.path().join("draft.txt"), &text).unwrap();
    let draft = ["compare", "draft.txt", "--source", "Coast Wire", "--date", "2026-03-03"];
    desk.run(&draft).assert().code(1);
    let own = [&draft[..], &["--url", URL]].concat();
    desk.run(&own).assert().success().stdout("");
    // Two given versions are not held against each other either.
    desk.run(&["compare", "v1.json", "draft.txt", "--url", URL, "--date", "2026-03-03"])
        .assert()
        .success()
        .stdout("");
    desk.run(&[&own[..], &["--add"]].concat()).assert().success().stdout("");
    assert_eq!(desk.printed(&["articles", "--count"]).trim(), "1");
    desk.run(&["report"]).assert().success().stdout("");
}

#[test]
fn a_home_page_holds_articles_of_their_own() {
    let desk = Desk::new();
    let stories = [
        "Voters in Aston go to the polls on Sunday. Both candidates promised lower taxes.",
        "Rain flooded 30 houses along the river Orla, and 200 people left their homes.",
        FIRST,
    ];
    let lines: Vec<String> = stories
        .iter()
        .map(|text| json!({"url": "https://wire.example/", "text": text}).to_string())
        .collect();
    fs::write(desk.0.path().join("home.ndjson"), lines.join("\n")).unwrap();
    desk.run(&["add", "home.ndjson"]).assert().success().stdout(contains("added 3 articles")).stderr(
        contains(
            "2 articles have the URL of another, but their texts share little: kept as articles of their own",
        ),
    );
    desk.run(&["diff", "http://wire.example"])
        .assert()
        .success()
        .stdout("")
        .stderr(contains("3 articles stored with one version only"));
}

#[test]
fn all_versions_are_removed_by_any_id() {
    let desk = Desk::with_versions(IN_ORDER);
    let rows: Vec<Value> = serde_json::from_str(&desk.printed(&["diff", URL, "--format", "json"])).unwrap();
    let older = rows[0]["before"]["id"].as_str().unwrap();
    desk.run(&["remove", older])
        .assert()
        .success()
        .stdout(contains("removed 1 article with 2 older versions, "));
    assert_eq!(desk.printed(&["articles", "--count"]).trim(), "0");
    desk.run(&["diff", URL]).assert().code(2);
}

#[test]
fn what_an_article_states_goes_before_what_is_given_unless_it_is_overridden() {
    let desk = Desk::with_versions(["v1", "v1", "v1"]);
    desk.run(&["remove", article(&desk)["id"].as_str().unwrap()]).assert().success();
    desk.run(&["add", "v1.json", "--source", "The Post"]).assert().success().stderr(contains(
        "1 article states another source, which was kept: --override puts the given one in its place",
    ));
    assert_eq!(article(&desk)["source"], "Coast Wire");
    desk.run(&["add", "v1.json", "--source", "The Post", "--override"])
        .assert()
        .success()
        .stderr(contains("another source or day"));
    desk.run(&["remove", article(&desk)["id"].as_str().unwrap()]).assert().success();
    let given = [
        "--source",
        "The Post",
        "--date",
        "2026-03-09",
        "--title",
        "Given",
        "--url",
        "https://post.example/1",
    ];
    desk.run(&[&["add", "v1.json", "--override"], &given[..]].concat()).assert().success().stderr("");
    let stored = article(&desk);
    for (field, value) in [
        ("source", "The Post"),
        ("published", "2026-03-09"),
        ("title", "Given"),
        ("url", "https://post.example/1"),
    ] {
        assert_eq!(stored[field], value);
    }
}

/// The only stored article.
fn article(desk: &Desk) -> Value {
    serde_json::from_str::<Vec<Value>>(&desk.printed(&["articles", "--format", "json"]))
        .unwrap()
        .swap_remove(0)
}

#[test]
fn half_a_batch_leaves_versions_whole() {
    let desk = Desk::with_versions(["v1", "v1", "v1"]);
    let second = fs::read_to_string(desk.0.path().join("v2.json")).unwrap();
    fs::write(desk.0.path().join("batch.ndjson"), format!("{second}\n{{\"text\": \n")).unwrap();
    desk.run(&["add", "batch.ndjson"])
        .assert()
        .code(2)
        .stderr(contains("1 new version").and(contains("line 2")));
    assert!(
        desk.printed(&["claims"]).contains("four people") && !desk.printed(&["claims"]).contains("40 houses")
    );
}
