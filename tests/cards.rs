//! The report of the fixtures as its readers meet it.

use std::path::Path;

use assert_cmd::Command;

/// What `gainsay report` prints of the fixtures on so many columns.
fn report(columns: &str, more: &[&str]) -> String {
    let desk = tempfile::tempdir().unwrap();
    let run = |arguments: &[&str]| {
        let mut command = Command::cargo_bin("gainsay").unwrap();
        command.current_dir(desk.path()).env_remove("GAINSAY_DB").env("COLUMNS", columns).args(arguments);
        String::from_utf8(command.output().unwrap().stdout).unwrap()
    };
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    run(&["add", &fixtures.to_string_lossy()]);
    run(&[&["report"], more].concat())
}

#[test]
fn a_card_fits_a_screen() {
    let printed = report("80", &["--to-check"]);
    assert!(printed.split("\n\n").count() > 8, "{printed}");
    for card in printed.split("\n\n") {
        assert!(card.lines().count() <= 24, "{card}");
        assert!(card.lines().all(|line| line.chars().count() <= 80), "{card}");
    }
    assert!(!printed.contains('\u{1b}'), "a file is no terminal");
}

#[test]
fn columns_say_how_wide_a_card_is() {
    let printed = report("60", &[]);
    assert!(printed.lines().all(|line| line.chars().count() <= 60), "{printed}");
    assert!(printed.lines().any(|line| line.chars().count() > 50), "{printed}");
}

#[test]
fn contradictions_of_the_fixtures() {
    insta::assert_snapshot!(report("80", &[]));
}

/// The example is what the program prints.
#[test]
fn the_readme_shows_a_card_as_it_is() {
    let readme = include_str!("../README.md");
    let example = readme.split("```text\n").nth(1).and_then(|rest| rest.split("```").next());
    assert!(report("80", &[]).contains(example.unwrap()));
}
