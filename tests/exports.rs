//! What other tools read: CSV with its header always, JSON-LD as its schema says, Parquet with exact decimals.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use assert_cmd::Command;
use predicates::str::contains;
use serde_json::{Value, json};
use tempfile::TempDir;

struct Desk(TempDir);

const FERRY: &str = "🚢 Two ferries collided off Port Varga on Monday. The crash killed 14 people, the coast guard said. \
    “We did everything we could,” said harbour master Ines Orlova. The cleanup cost $1.25 million.";
const FERRY_AGAIN: &str = "Two ferries collided off Port Varga on Monday. The crash killed 140 people, the coast guard \
    said. Harbour master Ines Orlova spoke to families on the quay.";

impl Desk {
    fn new() -> Self {
        Desk(tempfile::tempdir().unwrap())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
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

    fn json(&self, arguments: &[&str]) -> Vec<Value> {
        serde_json::from_str(&self.printed(arguments)).unwrap()
    }

    fn add(&self, articles: &[Value]) {
        let lines: Vec<String> = articles.iter().map(Value::to_string).collect();
        fs::write(self.path("in.ndjson"), lines.join("\n")).unwrap();
        self.run(&["add", "in.ndjson"]).assert().success();
    }

    /// Two outlets that cannot both be right.
    fn with_ferries() -> Self {
        let desk = Desk::new();
        desk.add(&ferries());
        desk
    }

    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.0.path()).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
        // What SQLite keeps beside an open file is not the export's.
        names.retain(|name| !name.ends_with("-shm") && !name.ends_with("-wal"));
        names.sort();
        names
    }
}

fn ferries() -> [Value; 2] {
    let article = |id: &str, source: &str, url: Option<&str>, text: &str| {
        json!({"id": id, "source": source, "date": "2026-03-03", "title": "🚢 Ferries collide: 14 dead off Port Varga",
               "url": url, "text": text})
    };
    [
        article("ferry 1", "Coast Wire", None, FERRY),
        article("ferry-2", "=Varga+Post", Some("https://varga.example/ferry"), FERRY_AGAIN),
    ]
}

fn rows(csv: &str) -> Vec<csv::StringRecord> {
    csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(csv.as_bytes())
        .records()
        .map(Result::unwrap)
        .collect()
}

#[test]
fn csv_has_its_header_where_nothing_is_found() {
    let desk = Desk::with_ferries();
    let listings: &[&[&str]] = &[
        &["claims", "--about", "zebra"],
        &["report", "--about", "zebra"],
        &["facts", "--event", "zebra"],
        &["articles", "--since", "2030-01-01"],
        &["search", "zebra"],
        &["review", "--list"],
        &["speakers", "--suggest"],
        &["speakers", "--decisions"],
    ];
    for listing in listings {
        let printed = desk.printed(&[listing, &["--format", "csv"][..]].concat());
        let rows = rows(&printed);
        assert_eq!(rows.len(), 1, "{listing:?}: {printed}");
        assert!(rows[0].len() > 2, "{listing:?}: {printed}");
    }
    fs::write(desk.path("other.txt"), "A zebra was seen in 3 gardens.").unwrap();
    let compared = desk.printed(&["compare", "other.txt", "--format", "csv"]);
    let reported = desk.printed(&["report", "--format", "csv"]);
    assert_eq!(format!("fact,title,{compared}").lines().next(), reported.lines().next());
}

#[test]
fn csv_holds_every_field_of_both_sides() {
    let desk = Desk::with_ferries();
    let claims = desk.printed(&["claims", "--format", "csv"]);
    let claims = rows(&claims);
    for name in ["value", "low", "high", "modifier", "unit", "time_start", "place", "url", "role", "person"] {
        assert!(claims[0].iter().any(|column| column == name), "{name}");
    }
    let findings = rows(&desk.printed(&["report", "--format", "csv"]));
    assert!(findings.len() > 1);
    let cell = |name: &str| {
        let at = findings[0].iter().position(|column| column == name).expect(name);
        findings[1][at].to_owned()
    };
    let values = [cell("a_value"), cell("b_value")];
    assert!(values.contains(&String::from("14")) && values.contains(&String::from("140")), "{values:?}");
    assert!([cell("a_url"), cell("b_url")].contains(&String::from("https://varga.example/ferry")));
    for cells in claims.iter().chain(&findings).flat_map(|row| row.iter()) {
        assert!(!cells.starts_with(['=', '+', '@', '\t', '\r']), "{cells}");
    }
    assert!(claims.iter().any(|row| row.iter().any(|cell| cell == "'=Varga+Post")));
}

fn schema() -> jsonschema::Validator {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/schema/claimreview.json");
    jsonschema::validator_for(&serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()).unwrap()
}

fn assert_valid(items: &[Value]) {
    let schema = schema();
    for item in items {
        if let Err(error) = schema.validate(item) {
            panic!("{error} at {} of\n{item:#}", error.instance_path());
        }
    }
}

#[test]
fn only_what_was_decided_is_a_claim_review() {
    let desk = Desk::with_ferries();
    let export = ["export", "--format", "claimreview"];
    let open = desk.json(&export);
    assert_valid(&open);
    assert!(open.len() > 1 && open.iter().all(|item| item["@type"] == "Claim"), "{open:#?}");
    assert!(open.iter().any(|item| item["text"].as_str().unwrap().contains("140 people")));
    let findings = desk.json(&["report", "--format", "json"]);
    for (decision, value) in [("confirm", 1), ("dismiss", 2)] {
        for finding in &findings {
            desk.run(&["review", finding["id"].as_str().unwrap(), decision, "--note", "seen"])
                .assert()
                .success();
        }
        desk.run(&export).assert().success().stderr(contains("`author` (--author) and `url` (--url)"));
        let named = ["--author", "Check", "--url", "https://check.example/all"];
        let reviews = desk.json(&[&export[..], &named[..]].concat());
        assert_valid(&reviews);
        assert_eq!(reviews.len(), findings.len());
        let review = &reviews[0];
        assert_eq!(review["reviewRating"]["ratingValue"], value);
        assert_eq!(review["author"]["name"], "Check");
        let id = review["identifier"].as_str().unwrap();
        assert_eq!(review["url"], format!("https://check.example/all#{id}"));
        assert_eq!(review["itemReviewed"]["hasPart"].as_array().unwrap().len(), 2);
    }
    desk.run(&[&export[..], &["--url", "x"]].concat()).assert().code(2);
    desk.run(&[&export[..], &["--kind", "statement"]].concat()).assert().code(2);
}

fn cut(text: &str, start: usize, end: usize) -> String {
    text.chars().skip(start).take(end - start).collect()
}

#[test]
fn annotations_lead_back_to_the_words() {
    let desk = Desk::with_ferries();
    let lines = desk.printed(&["export", "--format", "web-annotation", "--ndjson"]);
    let annotations: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(annotations.len(), desk.json(&["claims", "--format", "json"]).len());
    let mut fields = Vec::new();
    for annotation in &annotations {
        let target = &annotation["target"];
        let articles = ferries();
        let article = articles.iter().find(|article| article["id"] == target["gainsay:article"]).unwrap();
        let field = target["gainsay:field"].as_str().unwrap();
        let text = article[field].as_str().unwrap();
        let [quote, position] = [&target["selector"][0], &target["selector"][1]];
        let at = |name: &str| position[name].as_u64().unwrap() as usize;
        let (start, end) = (at("start"), at("end"));
        assert_eq!(quote["exact"], cut(text, start, end));
        assert_eq!(quote["prefix"], cut(text, start.saturating_sub(32), start));
        assert_eq!(quote["suffix"], cut(text, end, text.chars().count().min(end + 32)));
        let source = target["source"].as_str().unwrap();
        let known = ["urn:gainsay:article:ferry%201", "https://varga.example/ferry"];
        assert!(known.contains(&source), "{source}");
        assert_eq!(annotation["@context"][0], "http://www.w3.org/ns/anno.jsonld");
        assert_eq!(annotation["gainsay:claim"]["schema"], "gainsay.claim/1");
        fields.push(field.to_owned());
    }
    assert!(fields.contains(&String::from("title")) && fields.contains(&String::from("text")), "{fields:?}");
}

#[test]
fn nothing_found_is_an_empty_list() {
    let desk = Desk::with_ferries();
    for format in ["claimreview", "web-annotation"] {
        let export = ["export", "--format", format, "--about", "zebra"];
        desk.run(&export).assert().success().stdout("[]\n").stderr(contains("nothing found"));
        assert_eq!(desk.printed(&[&export[..], &["--ndjson"]].concat()), "");
    }
}

#[test]
fn an_export_that_fails_leaves_nothing_behind() {
    let desk = Desk::with_ferries();
    let before = desk.names();
    let formats: &[&str] = if cfg!(feature = "parquet") {
        &["claimreview", "web-annotation", "parquet"]
    } else {
        &["claimreview"]
    };
    for format in formats {
        let export = ["export", "--format", format];
        desk.run(&[&export[..], &["-o", "none/at/all"]].concat()).assert().code(2);
        desk.run(&[&export[..], &["-o", "out", "--db", "absent.db"]].concat()).assert().code(2);
    }
    assert_eq!(desk.names(), before);
}

#[cfg(feature = "parquet")]
mod parquet_files {
    use parquet::file::reader::{FileReader, SerializedFileReader};
    use parquet::record::{Field, Row};

    use super::*;

    fn read(path: &Path) -> (Vec<Row>, String) {
        let reader = SerializedFileReader::new(fs::File::open(path).unwrap()).unwrap();
        let mut schema = Vec::new();
        parquet::schema::printer::print_schema(&mut schema, reader.metadata().file_metadata().schema());
        let rows = reader.get_row_iter(None).unwrap().map(Result::unwrap).collect();
        (rows, String::from_utf8(schema).unwrap())
    }

    fn field<'a>(row: &'a Row, name: &str) -> &'a Field {
        row.get_column_iter().find(|(column, _)| *column == name).expect(name).1
    }

    /// A DECIMAL(38, 9) without the noughts at its end.
    fn decimal(field: &Field) -> String {
        let Field::Decimal(decimal) = field else { return String::from("null") };
        assert_eq!((decimal.scale(), decimal.precision()), (9, 38));
        let bytes: [u8; 16] = decimal.data().try_into().unwrap();
        rust_decimal::Decimal::from_i128_with_scale(i128::from_be_bytes(bytes), 9).normalize().to_string()
    }

    #[test]
    fn parquet_reads_back() {
        let desk = Desk::with_ferries();
        desk.run(&["export", "--format", "parquet"]).assert().code(2).stderr(contains("--output FOLDER"));
        desk.run(&["export", "--format", "parquet", "-o", "out"]).assert().success();
        let (rows, schema) = read(&desk.path("out/claims.parquet"));
        for line in ["value (DECIMAL(38,9))", "published (DATE)", "OPTIONAL INT32", "place (LIST)"] {
            assert!(schema.contains(line), "{line}: {schema}");
        }
        let claims = desk.json(&["claims", "--format", "json"]);
        assert_eq!(rows.len(), claims.len());
        for (row, claim) in rows.iter().zip(&claims) {
            assert_eq!(field(row, "id"), &Field::Str(claim["id"].as_str().unwrap().to_owned()));
            for name in ["value", "low", "high"] {
                let stated = &claim["quantity"][name];
                assert_eq!(decimal(field(row, name)), stated.to_string(), "{name}");
            }
            assert_eq!(field(row, "published"), &Field::Date(20_515));
        }
        assert!(rows.iter().any(|row| decimal(field(row, "value")) == "1250000"));
        let (findings, _) = read(&desk.path("out/findings.parquet"));
        assert_eq!(findings.len(), desk.json(&["report", "--format", "json"]).len());
        assert!(findings.iter().any(|row| decimal(field(row, "a_value")) != decimal(field(row, "b_value"))));
        let (facts, _) = read(&desk.path("out/facts.parquet"));
        assert_eq!(facts.len(), desk.json(&["facts", "--format", "json"]).len());
        assert!(
            matches!(field(&facts[0], "outlets"), Field::ListInternal(outlets) if !outlets.elements().is_empty())
        );
    }

    #[test]
    fn parquet_of_nothing_has_its_columns() {
        let desk = Desk::with_ferries();
        desk.run(&["export", "--format", "parquet", "-o", "out", "--about", "zebra"]).assert().success();
        for name in ["claims", "findings", "facts"] {
            let (rows, schema) = read(&desk.path(&format!("out/{name}.parquet")));
            assert!(rows.is_empty() && schema.contains("left_out"), "{schema}");
        }
    }
}
