//! What the program prints is what `docs/schema` says.

mod shelf;

use std::path::{Path, PathBuf};
use std::process::Output;

use assert_cmd::Command;
use jsonschema::Validator;
use serde_json::Value;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn schema(name: &str) -> Value {
    let path: PathBuf = root().join("docs/schema").join(name);
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn claim_validator() -> Validator {
    jsonschema::validator_for(&schema("claim.json")).unwrap()
}

/// The schema of findings refers to that of claims, which is handed to it here.
fn finding_validator() -> Validator {
    let mut finding = schema("finding.json");
    finding["$defs"]["claim"] = schema("claim.json");
    jsonschema::validator_for(&finding).unwrap()
}

fn reading_validator() -> Validator {
    let mut reading = schema("reading.json");
    reading["$defs"]["claim"] = schema("claim.json");
    jsonschema::validator_for(&reading).unwrap()
}

fn gainsay(arguments: &[&str]) -> Output {
    let folder = tempfile::tempdir().unwrap();
    let mut command = Command::cargo_bin("gainsay").unwrap();
    command.current_dir(folder.path()).args(arguments).arg(root().join("fixtures")).output().unwrap()
}

fn objects(output: &Output) -> Vec<Value> {
    let printed = std::str::from_utf8(&output.stdout).unwrap();
    printed.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn assert_valid(validator: &Validator, value: &Value) {
    if let Err(error) = validator.validate(value) {
        panic!("{error} at {} of\n{value:#}", error.instance_path());
    }
}

#[test]
fn claims_are_as_the_schema_says() {
    let validator = claim_validator();
    let claims = objects(&gainsay(&["extract", "--format", "ndjson"]));
    assert!(claims.iter().any(|claim| claim["kind"] == "quantity"));
    assert!(claims.iter().any(|claim| claim["kind"] == "statement"));
    claims.iter().for_each(|claim| assert_valid(&validator, claim));
}

#[test]
fn readings_are_as_the_schema_says() {
    let validator = reading_validator();
    for group in shelf::groups() {
        for volume in shelf::open(&group) {
            assert_valid(&validator, &serde_json::to_value(&volume.reading).unwrap());
        }
    }
}

#[test]
fn findings_are_as_the_schema_says() {
    let validator = finding_validator();
    let findings = objects(&gainsay(&["compare", "--all", "--format", "ndjson"]));
    for verdict in ["contradiction", "update", "agreement"] {
        assert!(findings.iter().any(|finding| finding["verdict"] == verdict), "no {verdict} in the fixtures");
    }
    findings.iter().for_each(|finding| assert_valid(&validator, finding));
}

#[test]
fn a_finding_may_hold_what_was_decided_of_it() {
    let validator = finding_validator();
    let mut finding = objects(&gainsay(&["compare", "--format", "ndjson"])).swap_remove(0);
    for (review, note) in [("confirmed", "seen"), ("dismissed", "=1+1")] {
        finding["review"] = review.into();
        finding["note"] = note.into();
        assert_valid(&validator, &finding);
    }
    finding["review"] = "perhaps".into();
    assert!(!validator.is_valid(&finding));
}

#[test]
fn the_schema_refuses_what_the_contract_forbids() {
    let validator = claim_validator();
    let claims = objects(&gainsay(&["extract", "--format", "ndjson"]));
    let statement = claims.iter().find(|claim| claim["kind"] == "statement").unwrap();
    let broken: [fn(&mut Value); 4] = [
        |claim| claim["attribution"] = Value::Null,
        |claim| claim["span"] = serde_json::json!([1]),
        |claim| claim["kind"] = "quantity".into(),
        |claim| claim["story"] = Value::Null,
    ];
    for change in broken {
        let mut claim = statement.clone();
        change(&mut claim);
        assert!(!validator.is_valid(&claim), "{claim:#}");
    }
}

#[test]
fn rows_of_the_ledger_are_as_the_schema_says() {
    let validator = jsonschema::validator_for(&schema("fact.json")).unwrap();
    let shelf = tempfile::tempdir().unwrap();
    let run = |arguments: &[&str]| {
        let mut command = Command::cargo_bin("gainsay").unwrap();
        command.current_dir(shelf.path()).args(arguments).output().unwrap()
    };
    run(&["add", root().join("fixtures").to_str().unwrap()]);
    let rows = objects(&run(&["facts", "--format", "ndjson"]));
    assert!(rows.iter().any(|row| row["harm"] == "kill") && rows.iter().any(|row| row["harm"].is_null()));
    assert!(rows.iter().any(|row| row["findings"].as_array().is_some_and(|found| !found.is_empty())));
    rows.iter().for_each(|row| assert_valid(&validator, row));
}
