//! The steps of a cluster run, with an engine of a screenful between them, against one database.

use std::collections::{BTreeMap, BTreeSet};

use assert_cmd::Command;
use gainsay::read::Article;
use predicates::str::contains;
use serde_json::{Value, json};
use tempfile::TempDir;

mod shelf;

/// What a step prints for these lines.
fn step(arguments: &[&str], lines: &[String]) -> Vec<String> {
    let output = gainsay(arguments).write_stdin(lines.join("\n")).assert().success();
    String::from_utf8(output.get_output().stdout.clone()).unwrap().lines().map(str::to_owned).collect()
}

fn gainsay(arguments: &[&str]) -> Command {
    let mut command = Command::cargo_bin("gainsay").unwrap();
    command.env_remove("GAINSAY_DB").arg("cluster").args(arguments);
    command
}

fn parsed(lines: Vec<String>) -> Vec<Value> {
    lines.iter().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn told(values: &[Value]) -> Vec<String> {
    values.iter().map(Value::to_string).collect()
}

/// Puts values of one key beside one another, as an engine's shuffle does.
fn shuffled(mut values: Vec<Value>, key: &str) -> Vec<String> {
    values.sort_by_key(|value| value[key].to_string());
    told(&values)
}

/// Groups of mapped articles that hang together by kin; each alone otherwise.
fn groups(mapped: &[Value]) -> Vec<Vec<&Value>> {
    let mut group: Vec<usize> = (0..mapped.len()).collect();
    loop {
        let mut least: BTreeMap<&str, usize> = BTreeMap::new();
        let kin = |at: usize| mapped[at]["kin"].as_array().unwrap().iter().map(|key| key.as_str().unwrap());
        for (at, own) in group.iter().enumerate() {
            for key in kin(at) {
                let known = least.entry(key).or_insert(*own);
                *known = *own.min(known);
            }
        }
        let next: Vec<usize> =
            (0..mapped.len()).map(|at| kin(at).map(|key| least[key]).min().unwrap()).collect();
        if next == group {
            break;
        }
        group = next;
    }
    let mut groups: BTreeMap<usize, Vec<&Value>> = BTreeMap::new();
    (0..mapped.len()).for_each(|at| groups.entry(group[at]).or_default().push(&mapped[at]));
    groups.into_values().collect()
}

/// Findings on records, as the steps find them.
fn on_a_cluster(records: &[String], tasks: &str, block: &str) -> Vec<String> {
    let mapped = parsed(step(&["map"], records));
    let (mut articles, mut kin) = (Vec::new(), Vec::new());
    for (at, group) in groups(&mapped).into_iter().enumerate() {
        match group[..] {
            [single] => articles.push(single.clone()),
            _ => kin
                .extend(group.iter().map(|one| json!({"group": at.to_string(), "article": one["article"]}))),
        }
    }
    articles.extend(parsed(step(&["settle"], &told(&kin))));
    let mut days: BTreeMap<Option<i64>, u64> = BTreeMap::new();
    articles.iter().for_each(|article| *days.entry(article["day"].as_i64()).or_default() += 1);
    let days: Vec<Value> = days.iter().map(|(day, n)| json!({"day": day, "articles": n})).collect();
    let mut spanned = Vec::new();
    for span in parsed(step(&["plan", "--tasks", tasks], &told(&days))) {
        for article in &articles {
            let (day, first) = (article["day"].as_i64(), span["first"].as_i64());
            let is_met = match day {
                None => true,
                Some(day) => {
                    first.is_some() && (span["from"].as_i64()..=span["last"].as_i64()).contains(&Some(day))
                }
            };
            if is_met {
                let home = if day.is_none() { first.is_none() } else { day >= first };
                spanned.push(json!({"span": span["span"], "home": home, "id": article["id"], "day": day, "keys": article["keys"]}));
            }
        }
    }
    let texts: BTreeMap<&str, &Value> =
        articles.iter().map(|article| (article["id"].as_str().unwrap(), &article["article"])).collect();
    let mut blocks = parsed(step(&["meet", "--block", block], &shuffled(spanned, "span")));
    for route in &mut blocks {
        route["article"] = texts[route["id"].as_str().unwrap()].clone();
    }
    step(&["reduce", "--exit-zero"], &shuffled(blocks, "block"))
}

/// Findings on records, as one database has them.
fn on_one_machine(records: &[String]) -> BTreeSet<String> {
    let folder = TempDir::new().unwrap();
    let run = |arguments: &[&str], input: String| {
        let mut command = Command::cargo_bin("gainsay").unwrap();
        let output =
            command.current_dir(folder.path()).env_remove("GAINSAY_DB").args(arguments).write_stdin(input);
        String::from_utf8(output.output().unwrap().stdout).unwrap()
    };
    run(&["add", "-"], records.join("\n"));
    run(&["report", "--to-check", "--format", "ndjson"], String::new()).lines().map(str::to_owned).collect()
}

fn record(article: &Article) -> Value {
    let date = article.published.map(|day| day.to_string());
    json!({"id": article.id, "source": article.source, "date": date, "title": article.title, "url": article.url,
           "author": article.author, "text": article.text})
}

/// The fixtures; one of them in two more versions and as a copy in another outlet; one that is repeated, and one of which two copies state
/// together what a third does; others without a day; and three that share an id.
fn archive() -> Vec<String> {
    let mut records = Vec::new();
    for group in shelf::groups() {
        let articles = shelf::articles(&group).into_iter().map(|(_, article)| article);
        records.extend(articles.map(|article| record(&article)));
    }
    let mut later = records[0].clone();
    later["url"] = json!("https://wire.example/1");
    records[0]["url"] = later["url"].clone();
    for (day, line) in
        [("2031-05-05", "It was raining."), ("2031-05-06", "It was raining, and 3 ferries stayed in port.")]
    {
        later["id"] = json!(day);
        later["modified"] = json!(day);
        later["text"] = json!(format!("{} {line}", later["text"].as_str().unwrap()));
        records.push(later.clone());
    }
    let mut copy = records[3].clone();
    copy["id"] = json!("copied");
    records.push(copy);
    records.push(records[8].clone());
    for (id, source, date) in
        [("x", None, Some("2031-03-05")), ("x", Some("Wire"), None), ("z", Some("Wire"), Some("2031-03-05"))]
    {
        // The first two become one by the id, and then have the content of the third.
        let mut copy = records[2].clone();
        (copy["id"], copy["source"], copy["date"], copy["url"]) =
            (json!(id), json!(source), json!(date), Value::Null);
        records.push(copy);
    }
    for at in [4, 5, 6] {
        let mut undated = records[at].clone();
        undated["date"] = Value::Null;
        undated["id"] = json!(format!("undated-{at}"));
        undated["source"] = json!("Night Post");
        undated["text"] = json!(undated["text"].as_str().unwrap().replace("1", "2"));
        records.push(undated);
    }
    for (at, source) in [(0, "Coast Wire"), (7, "Velda Post"), (9, "Aston Echo")] {
        let mut numbered = records[at].clone();
        numbered["id"] = json!(1);
        numbered["source"] = json!(source);
        numbered["url"] = Value::Null;
        records.push(numbered);
    }
    told(&records)
}

#[test]
fn findings_are_those_of_one_database_byte_for_byte() {
    let records = archive();
    let expected = on_one_machine(&records);
    assert!(expected.len() > 10, "{}", expected.len());
    // However the work is parted.
    for (tasks, block) in [("1", "1000"), ("4", "3"), ("50", "1")] {
        let found = on_a_cluster(&records, tasks, block);
        assert_eq!(found.iter().collect::<BTreeSet<_>>().len(), found.len(), "each once");
        let disputed = found.into_iter().filter(|finding| !finding.contains(r#""verdict":"update""#));
        assert_eq!(disputed.collect::<BTreeSet<_>>(), expected);
    }
}

#[test]
fn what_is_no_article_is_an_error_of_its_own_and_loses_no_other() {
    let records = [
        "nonsense",
        r#"{"title":"Without a text"}"#,
        r#"{"id":"b","text":"A fire killed 14 people in Velda."}"#,
    ];
    let lines = parsed(step(&["map", "--keep-going"], &records.map(str::to_owned)));
    assert!(lines[0]["error"].as_str().unwrap().starts_with("standard input, line 1: not valid JSON"));
    assert!(lines[1]["error"].as_str().unwrap().starts_with("standard input, line 2: "));
    assert_eq!(lines[1]["record"], records[1]);
    assert_eq!((lines[2]["id"].as_str(), lines.len()), (Some("b"), 3));
    gainsay(&["map"]).write_stdin(records.join("\n")).assert().code(2).stderr(contains("line 2"));
}

#[test]
fn an_empty_partition_is_no_failure() {
    for arguments in [&["map"][..], &["settle"], &["plan"], &["meet"], &["reduce"]] {
        gainsay(arguments).assert().code(0).stdout("").stderr("");
    }
    let mut extract = Command::cargo_bin("gainsay").unwrap();
    extract.args(["extract", "-"]).assert().code(0).stdout("").stderr(contains("nothing came"));
}

#[test]
fn contradictions_end_with_1_unless_an_engine_asks() {
    let told = |id: &str, dead: &str| {
        let text = format!(
            "A car bomb killed {dead} people at the fish market in Velda on Tuesday, the Velda Civil Guard said."
        );
        json!({"id": id, "source": id, "date": "2031-03-05", "title": format!("Car bomb kills {dead} at fish market in Velda"), "text": text})
    };
    let mapped = parsed(step(&["map"], &[told("a", "14").to_string(), told("b", "nine").to_string()]));
    let line = |article: &Value, earlier: Value| {
        json!({"block": "0.0", "earlier": earlier, "article": article["article"]}).to_string()
    };
    let lines = [line(&mapped[0], json!([])), line(&mapped[1], json!(["a"]))].join("\n");
    gainsay(&["reduce"]).write_stdin(lines.clone()).assert().code(1);
    gainsay(&["reduce", "--exit-zero"]).write_stdin(lines).assert().code(0);
}

#[test]
fn lines_that_were_lost_or_spoilt_are_named() {
    let mapped = parsed(step(&["map"], &[json!({"id": "a", "text": "Nine people died."}).to_string()]));
    let alone = json!({"block": "7.1", "earlier": ["gone"], "article": mapped[0]["article"]}).to_string();
    gainsay(&["reduce"]).write_stdin(alone).assert().code(2).stderr(contains("block 7.1: article gone"));
    let spoilt = gainsay(&["meet"]).write_stdin("\n{\"span\":0}\n").assert().code(2);
    spoilt.stderr(contains("standard input, line 2: missing field `home`"));
}
