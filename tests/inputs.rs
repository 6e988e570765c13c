//! What newsrooms have, read as a careful person would: `inputs/good` beside what each file holds, `inputs/broken` beside why not.
//!
//! `NAME.expected.json` lists the articles of NAME.  `gaps` in one of them names fields that are still read otherwise, and why; once
//! such a field is read right, the test asks for the mark to be removed.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use gainsay::read::{Article, Defaults, ReadError, articles};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    title: Option<String>,
    source: Option<String>,
    published: Option<String>,
    author: Option<String>,
    url: Option<String>,
    text: String,
    #[serde(default)]
    gaps: BTreeMap<String, String>,
}

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/inputs").join(name)
}

fn files(name: &str, is_one: impl Fn(&str) -> bool) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder(name)).expect("a folder").map(|entry| entry.expect("an entry").path());
    let mut files: Vec<PathBuf> =
        entries.filter(|path| is_one(&path.file_name().unwrap_or_default().to_string_lossy())).collect();
    files.sort();
    files
}

fn read(path: &Path) -> Vec<Result<Article, ReadError>> {
    articles(path, &Defaults::default()).collect()
}

#[test]
fn every_article_is_read_as_a_careful_person_would() {
    let mut wrong = String::new();
    for path in files("good", |name| !name.ends_with(".expected.json")) {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let expected =
            fs::read_to_string(format!("{}.expected.json", path.display())).expect("what is expected");
        let expected: Vec<Expected> = serde_json::from_str(&expected).expect("valid expectations");
        let read: Vec<Article> = read(&path).into_iter().filter_map(Result::ok).collect();
        if read.len() != expected.len() {
            let _ = writeln!(wrong, "{name}: {} articles, {} expected", read.len(), expected.len());
        }
        for (at, (read, expected)) in read.iter().zip(&expected).enumerate() {
            differences(&format!("{name} {}", at + 1), read, expected, &mut wrong);
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

fn differences(name: &str, read: &Article, expected: &Expected, wrong: &mut String) {
    let published = read.published.map(|day| day.to_string());
    let fields = [
        ("title", read.title.as_deref(), expected.title.as_deref()),
        ("source", read.source.as_deref(), expected.source.as_deref()),
        ("published", published.as_deref(), expected.published.as_deref()),
        ("author", read.author.as_deref(), expected.author.as_deref()),
        ("url", read.url.as_deref(), expected.url.as_deref()),
        ("text", Some(read.text.as_str()), Some(expected.text.as_str())),
    ];
    for (field, read, expected_value) in fields {
        match (read == expected_value, expected.gaps.contains_key(field)) {
            (true, true) => {
                let _ = writeln!(wrong, "{name}: {field} is read right by now: take its gap out");
            }
            (false, false) if field == "text" => lines(name, read.unwrap_or_default(), &expected.text, wrong),
            (false, false) => {
                let _ = writeln!(wrong, "{name}: {field} is {read:?}, not {expected_value:?}");
            }
            _ => {}
        }
    }
}

fn lines(name: &str, read: &str, expected: &str, wrong: &mut String) {
    let (read, expected): (Vec<&str>, Vec<&str>) =
        (read.split("\n\n").collect(), expected.split("\n\n").collect());
    let lacking = expected.iter().filter(|line| !read.contains(line));
    lacking.for_each(|line| *wrong += &format!("{name}: lacks {line:?}\n"));
    let more = read.iter().filter(|line| !expected.contains(line));
    more.for_each(|line| *wrong += &format!("{name}: has {line:?}\n"));
}

/// What is broken, and words of what is said about it; the number of articles that are read all the same.
const BROKEN: &[(&str, &str, usize)] = &[
    (
        "archive.wet.gz",
        "an archive of 1 texts that another program made of pages (WET), which is not read",
        0,
    ),
    ("atom-cut.xml", "item 1: the item is damaged", 0),
    ("brackets.json", "line 1: not valid JSON", 1),
    ("cut.html", "breaks off", 1),
    ("cut.zip", "the archive is damaged", 0),
    ("damaged-page.pdf", "page 2", 1),
    ("empty.html", "is empty", 0),
    ("feed-cut.json", "not valid JSON", 0),
    ("ndjson-cut.ndjson.gz", "line 3: cannot be read", 2),
    ("no-body.html", "holds no text", 0),
    ("no-end-boundary.eml", "holds no text", 0),
    ("no-html-part.mhtml", "holds no text", 0),
    ("no-text.mbox", "message 2: holds no text", 0),
    ("password.pdf", "needs a password", 0),
    ("ragged.tsv", "line 2: not a table of articles: it has 2 cells, the row of names 3", 0),
    ("rdf-cut.rdf", "item 1: the item is damaged", 0),
    ("report.docx", "is a Word document (.docx), which is not read", 0),
    ("rss-cut.xml", "the feed is damaged", 1),
    ("scan.pdf", "only images: run OCR", 0),
    ("sitemap.xml", "an XML document that begins with <urlset>", 0),
    ("truncated.pdf", "breaks off", 1),
    ("unclosed-quote.csv", "line 3: the row is damaged: a quotation mark in it is not closed", 1),
    ("warc-cut.warc.gz", "record", 1),
    ("wrong-length.warc", "record 1: the archive is damaged", 0),
];

#[test]
fn nothing_broken_is_read_in_silence() {
    let names: Vec<String> = files("broken", |_| true)
        .iter()
        .map(|path| path.file_name().unwrap_or_default().to_string_lossy().into_owned())
        .collect();
    assert_eq!(names, BROKEN.iter().map(|(name, ..)| (*name).to_owned()).collect::<Vec<_>>());
    let mut wrong = String::new();
    for (name, cause, whole) in BROKEN {
        let items = read(&folder("broken").join(name));
        let said: Vec<String> =
            items.iter().filter_map(|item| item.as_ref().err().map(ToString::to_string)).collect();
        let read = items.iter().filter(|item| item.is_ok()).count();
        if read != *whole || !said.iter().any(|said| said.contains(name) && said.contains(cause)) {
            let _ = writeln!(wrong, "{name}: {read} articles, and said is {said:#?}");
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}
