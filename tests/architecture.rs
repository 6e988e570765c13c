//! The shape of the crate, read from its source: which stage may import which, and what the pure middle
//! never does.  ARCHITECTURE.md says why.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use regex::Regex;

/// The stages in the order in which data flows.
const STAGES: [&str; 12] = [
    "base", "lexicon", "read", "document", "annotate", "claims", "compare", "ledger", "store", "cluster",
    "report", "cli",
];

/// Imports that the order would allow and the design does not: verdicts depend on no database.
const APART: [(&str, &str); 3] = [("compare", "store"), ("report", "store"), ("report", "cluster")];

/// The stages that may touch the world.
const WITH_IO: [&str; 3] = ["read", "store", "cli"];

const LONGEST_FILE: usize = 400;
const LONGEST_MAIN: usize = 30;

struct Source {
    /// Below `src/`, with forward slashes.
    path: String,
    /// The code: neither comments, nor what stands inside string literals, nor test modules.
    code: String,
    /// The lines before the first test module, as they are written.
    lines: usize,
    /// As written, without test modules.
    text: String,
}

impl Source {
    fn read(path: &Path) -> Self {
        let whole = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let text = match whole.find("#[cfg(test)]\nmod ") {
            Some(tests) if !tests_in_a_file(&whole[tests..]) => whole[..tests].to_owned(),
            _ => whole,
        };
        Source {
            path: path.strip_prefix(root()).unwrap_or(path).to_string_lossy().replace('\\', "/"),
            code: without_words(&text),
            lines: text.lines().count(),
            text,
        }
    }

    /// The stage whose folder or file this is; `None` for `lib.rs` and `main.rs`.
    fn stage(&self) -> Option<&str> {
        let first = self.path.split('/').next().unwrap_or_default();
        let stage = first.strip_suffix(".rs").unwrap_or(first);
        STAGES.contains(&stage).then_some(stage)
    }

    /// A file of tests only, which its folder declares under `#[cfg(test)]`.
    fn is_test(&self) -> bool {
        let name = self.path.rsplit('/').next().unwrap_or_default();
        let stem = name.strip_suffix(".rs").unwrap_or(name);
        stem == "tests" || stem.ends_with("_tests") || self.path.contains("/tests/")
    }
}

/// True for `#[cfg(test)] mod tests;`, after which the file's code goes on.
fn tests_in_a_file(from: &str) -> bool {
    let declaration = from.lines().nth(1).unwrap_or_default();
    declaration.trim_end().ends_with(';')
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn collect(folder: &Path, into: &mut Vec<Source>) {
    let listing = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    for entry in listing {
        let path = entry.expect("a readable folder").path();
        if path.is_dir() {
            collect(&path, into);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            into.push(Source::read(&path));
        }
    }
}

/// All source files but those of tests.
static SOURCES: LazyLock<Vec<Source>> = LazyLock::new(|| {
    let mut sources = Vec::new();
    collect(&root(), &mut sources);
    sources.retain(|source| !source.is_test());
    sources.sort_by(|a, b| a.path.cmp(&b.path));
    sources
});

/// The code with comments and the insides of literals blanked out, so that words in them count for nothing.
fn without_words(text: &str) -> String {
    static WORDS: LazyLock<Regex> = LazyLock::new(|| {
        let kinds = [
            r"//[^\n]*",
            r"(?s:/\*.*?\*/)",
            r##"(?s:r#".*?"#)"##,
            r#"(?s:\br"[^"]*")"#,
            r#"(?s:"(?:\\.|[^"\\])*")"#,
            r"'(?:\\[^']+|[^'\\])'",
        ];
        Regex::new(&kinds.join("|")).expect("a valid pattern")
    });
    WORDS.replace_all(text, " ").into_owned()
}

/// One line for each file and pattern that meet, so that a failure names all of them at once.
fn offences(sources: impl Iterator<Item = &'static Source>, forbidden: &[&str]) -> String {
    let patterns: Vec<Regex> =
        forbidden.iter().map(|pattern| Regex::new(pattern).expect("a valid pattern")).collect();
    let mut found = String::new();
    for source in sources {
        for offence in patterns.iter().flat_map(|pattern| pattern.find_iter(&source.code)) {
            found.push_str(&format!("src/{}: {}\n", source.path, offence.as_str()));
        }
    }
    found
}

/// The stages that a source names as `crate::stage` or in `use crate::{stage::…, …}`.
fn imports(code: &str) -> Vec<&'static str> {
    static PATH: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\bcrate::(\w+)").expect("a valid pattern"));
    static LIST: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"\bcrate::\{([^;]*)\}\s*;").expect("a valid pattern"));
    static NAME: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"(?:^|[,{]\s*)(\w+)").expect("a valid pattern"));
    let single = PATH.captures_iter(code).map(|found| found.extract::<1>().1[0]);
    let listed = LIST.captures_iter(code).flat_map(|found| {
        let list = found.extract::<1>().1[0];
        NAME.captures_iter(list).map(|name| name.extract::<1>().1[0]).collect::<Vec<_>>()
    });
    let named: Vec<&str> = single.chain(listed).collect();
    STAGES.into_iter().filter(|stage| named.contains(stage)).collect()
}

fn rank(stage: &str) -> usize {
    STAGES.iter().position(|name| *name == stage).expect("a stage")
}

#[test]
fn a_stage_imports_only_stages_before_it() {
    let mut wrong = String::new();
    for source in SOURCES.iter() {
        let Some(stage) = source.stage() else { continue };
        for import in imports(&source.code) {
            if rank(import) > rank(stage) || APART.contains(&(stage, import)) {
                wrong.push_str(&format!("src/{}: {stage} imports {import}\n", source.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn the_library_names_every_stage_in_order() {
    let lib = fs::read_to_string(root().join("lib.rs")).expect("src/lib.rs");
    let declared: Vec<&str> =
        lib.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    assert_eq!(declared, STAGES);
}

#[test]
fn the_core_touches_neither_files_nor_terminal_nor_network() {
    let core = SOURCES.iter().filter(|source| !source.stage().is_some_and(|stage| WITH_IO.contains(&stage)));
    let core = core.filter(|source| source.path != "main.rs");
    let forbidden = [
        r"\bstd::(fs|env|net|process)\b",
        r"\bstd::\{[^;]*\b(fs|env|net|process)\b[^;]*;",
        r"\bio::(stdin|stdout|stderr)\b",
        r"\b(println|eprintln|print|eprint|dbg)!",
        r"\banstream::|\bindicatif::",
        r"\bwalkdir::",
    ];
    let found = offences(core, &forbidden);
    assert!(found.is_empty(), "only {WITH_IO:?} may do this:\n{found}");
}

#[test]
fn nothing_depends_on_the_clock() {
    let found = offences(SOURCES.iter(), &[r"\bSystemTime\b", r"\bInstant\b", r"\bnow\(\)"]);
    let outside =
        found.lines().filter(|line| !line.starts_with("src/cli/") && !line.starts_with("src/store/"));
    let outside: Vec<&str> = outside.filter(|line| !line.starts_with("src/read/")).collect();
    assert!(outside.is_empty(), "{}", outside.join("\n"));
}

#[test]
fn only_the_store_knows_the_database() {
    let others = SOURCES.iter().filter(|source| source.stage() != Some("store"));
    let found = offences(others, &[r"\brusqlite(_migration)?\b"]);
    assert!(found.is_empty(), "{found}");
}

#[test]
fn stated_figures_are_exact_decimals() {
    let exact = ["base/", "annotate/quantity/"];
    let sources = SOURCES.iter().filter(|source| exact.iter().any(|stage| source.path.starts_with(stage)));
    let found = offences(sources, &[r"\bf(32|64)\b"]);
    assert!(found.is_empty(), "{found}");
}

/// Language is read once, in `document` and `annotate`: what compares readings takes no text apart and holds no words.
#[test]
fn comparison_reads_no_language() {
    let sources = || SOURCES.iter().filter(|source| source.stage() == Some("compare"));
    let splits = [
        r"\.(r?split|split_whitespace|split_once|rsplit_once|to_lowercase)\s*\(",
        r"\b(Lexicon|Regex|AhoCorasick)\b",
    ];
    let found = offences(sources().filter(|source| !source.path.ends_with("regression.rs")), &splits);
    assert!(found.is_empty(), "{found}");
    // Three words in a row inside one list of literals make a word list; names of signs and rules have underscores.
    let list = Regex::new(r#"\[\s*("[a-z]+"\s*,\s*){3}"#).expect("a valid pattern");
    let listed =
        sources().filter(|source| !source.text.contains("pub const SIGNS") && list.is_match(&source.text));
    let listed: Vec<&str> = listed.map(|source| source.path.as_str()).collect();
    assert!(listed.is_empty(), "{listed:?}");
}

/// The files that a file imports from its own stage, by path below `src/`.
fn neighbours(source: &Source) -> Vec<&'static str> {
    static USES: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"\buse\s+((?:crate|super)::[^;]+);").expect("a valid pattern"));
    let Some(stage) = source.stage() else { return Vec::new() };
    let folder = source.path.rsplit_once('/').map_or("", |(folder, _)| folder);
    // A module's file stands for its folder; what it declares it may use.
    let is_root = source.path.ends_with("/mod.rs");
    let mut found = Vec::new();
    for (_, [path]) in USES.captures_iter(&source.code).map(|used| used.extract()) {
        for whole in spelt_out(path) {
            let parts: Vec<&str> = whole.split("::").map(str::trim).collect();
            let mut at: Vec<&str> = folder.split('/').collect();
            let mut rest = &parts[..];
            if rest[0] == "crate" {
                at.clear();
                rest = &rest[1..];
            } else {
                // In `mod.rs`, `super` is the folder above; elsewhere the folder itself.
                while rest.first() == Some(&"super") {
                    if is_root || rest.len() < parts.len() {
                        at.pop();
                    }
                    rest = &rest[1..];
                }
            }
            for part in rest {
                at.push(part);
                let path = at.join("/");
                let file = SOURCES.iter().find(|other| other.path == format!("{path}.rs"));
                let declared = is_root && path.starts_with(folder);
                if let Some(file) =
                    file.filter(|file| file.stage() == Some(stage) && file.path != source.path && !declared)
                {
                    found.push(file.path.as_str());
                }
            }
        }
    }
    found
}

/// `a::{b, c::d}` as `a::b` and `a::c::d`.
fn spelt_out(path: &str) -> Vec<String> {
    let Some(open) = path.find('{') else { return vec![path.trim().to_owned()] };
    let (head, list) = (&path[..open], path[open + 1..].trim_end().trim_end_matches('}'));
    let (mut depth, mut start, mut parts) = (0, 0, Vec::new());
    for (at, c) in list.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(&list[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&list[start..]);
    let named = parts.into_iter().filter(|part| !part.trim().is_empty());
    named.flat_map(|part| spelt_out(&format!("{head}{}", part.trim()))).collect()
}

/// What can be reached from itself.
fn in_circles<'a>(graph: &BTreeMap<&'a str, Vec<&'a str>>) -> Vec<&'a str> {
    let mut circles = Vec::new();
    for start in graph.keys() {
        let mut seen = vec![*start];
        let mut open = graph[start].clone();
        while let Some(next) = open.pop() {
            if next == *start {
                circles.push(*start);
                break;
            }
            if !seen.contains(&next) {
                seen.push(next);
                open.extend(graph.get(next).into_iter().flatten());
            }
        }
    }
    circles
}

/// Two files of a stage that need each other are one file, or one of them is in the wrong place.
#[test]
fn no_files_of_a_stage_import_each_other_in_a_circle() {
    let graph = SOURCES.iter().map(|source| (source.path.as_str(), neighbours(source))).collect();
    let circles = in_circles(&graph);
    assert!(circles.is_empty(), "in a circle: {circles:?}");
}

/// The folders of `annotate` that a source of another one names, in `use` or by path.
fn annotators(source: &'static Source) -> Option<(&'static str, Vec<&'static str>)> {
    static NAMED: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"\bcrate::annotate::(?:\w+|\{[^;]*\})|\bsuper::super::\w+").expect("a valid pattern")
    });
    let (folder, file) = source.path.strip_prefix("annotate/")?.split_once('/')?;
    let mut named = Vec::new();
    for path in NAMED.find_iter(&source.code).map(|found| found.as_str()) {
        // `super::super` leaves the folder only from a file right inside it.
        if path.starts_with("super") && (file.contains('/') || file == "mod.rs") {
            continue;
        }
        for whole in spelt_out(path) {
            let after = whole.split("::").nth(2);
            named.extend(after.and_then(|name| FOLDERS.iter().copied().find(|known| *known == name.trim())));
        }
    }
    named.retain(|name| *name != folder);
    Some((folder, named))
}

/// The folders of `annotate`.
static FOLDERS: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let inside = SOURCES.iter().filter_map(|source| source.path.strip_prefix("annotate/")?.split_once('/'));
    let mut folders: Vec<&str> = inside.map(|(folder, _)| folder).collect();
    folders.dedup();
    folders
});

/// What two annotators need stands below both of them, in `document::grammar` or `lexicon`.
#[test]
fn folders_of_annotate_import_each_other_one_way() {
    let mut graph: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (folder, named) in SOURCES.iter().filter_map(annotators) {
        graph.entry(folder).or_default().extend(named);
    }
    assert!(graph["event"].contains(&"quantity") && graph["quantity"].contains(&"time"), "{graph:?}");
    assert!(graph["time"].is_empty() && graph["entity"].is_empty(), "{graph:?}");
    let circles = in_circles(&graph);
    assert!(circles.is_empty(), "in a circle: {circles:?} of {graph:?}");
}

#[test]
fn circles_are_found() {
    let graph = BTreeMap::from([("a", vec!["b"]), ("b", vec!["c"]), ("c", vec!["b"])]);
    assert_eq!(in_circles(&graph), ["b", "c"]);
}

#[test]
fn main_stays_thin() {
    let main = SOURCES.iter().find(|source| source.path == "main.rs").expect("src/main.rs");
    assert!(main.lines <= LONGEST_MAIN, "src/main.rs has {} lines", main.lines);
}

#[test]
fn files_stay_short() {
    let long = SOURCES.iter().filter(|source| source.lines > LONGEST_FILE);
    let long: Vec<String> =
        long.map(|source| format!("src/{}: {} lines", source.path, source.lines)).collect();
    assert!(long.is_empty(), "more than {LONGEST_FILE} lines before the tests:\n{}", long.join("\n"));
}

#[test]
fn names_say_what_a_module_is_about() {
    let empty = ["util", "utils", "helper", "helpers", "manager", "misc", "common"];
    let named =
        SOURCES.iter().filter(|source| source.path.split(['/', '.']).any(|part| empty.contains(&part)));
    let named: Vec<&str> = named.map(|source| source.path.as_str()).collect();
    assert!(named.is_empty(), "{named:?}");
}

/// A rule's id is looked up by whoever reads a claim: it must lead to one file.
#[test]
fn a_rule_id_is_written_in_one_file() {
    let id = Regex::new(
        r#""((?:quantity|time|entity|event|quote|statement|sum|date|polarity|speaker)\.[a-z_]+)""#,
    )
    .expect("a valid pattern");
    let mut places: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let rules = SOURCES.iter().filter(|source| matches!(source.stage(), Some("annotate" | "compare")));
    for source in rules {
        for (_, [rule]) in id.captures_iter(&source.text).map(|found| found.extract()) {
            let files = places.entry(rule).or_default();
            if !files.contains(&source.path.as_str()) {
                files.push(&source.path);
            }
        }
    }
    places.retain(|_, files| files.len() > 1);
    assert!(places.is_empty(), "{places:#?}");
}

#[test]
fn words_in_comments_and_literals_are_no_code() {
    let text = r##"let a = "println!(1)"; // dbg!(2)
        let b = 'x'; let c: &'static str = r#"std::fs "quoted""#; print!("{a}");"##;
    let code = without_words(text);
    assert!(!code.contains("println!") && !code.contains("dbg!") && !code.contains("std::fs"));
    assert!(code.contains("print!(") && code.contains("'static str"));
    assert_eq!(
        imports("use crate::base::{Span};\nuse crate::{read::Article, store};"),
        ["base", "read", "store"]
    );
}

/// Files whose lists are no words of meaning: endings and prefixes of one language's spelling, and one two-part pattern.
const SPELLING: &[&str] = &[
    "document/lemma.rs",
    "document/furniture.rs",
    "annotate/quantity/list.rs",
    "annotate/quantity/numeral.rs",
];

/// Words are rows of typed tables in `src/lexicon/`: three or more in a row in a function have no place there.
#[test]
fn no_word_list_stands_in_a_function() {
    let list = Regex::new(r#"(?:"[a-z][a-z.'’ -]*"\s*[|,]?\s*){3,}"#).expect("a valid pattern");
    let comment = Regex::new(r"//[^\n]*").expect("a valid pattern");
    let language = SOURCES.iter().filter(|source| {
        matches!(source.stage(), Some("document" | "annotate" | "claims"))
            && !SPELLING.contains(&source.path.as_str())
    });
    let mut found = String::new();
    for source in language {
        let code = comment.replace_all(&source.text, "");
        for words in list.find_iter(&code) {
            found.push_str(&format!("src/{}: {}\n", source.path, words.as_str().trim()));
        }
    }
    assert!(found.is_empty(), "move them to a table of src/lexicon:\n{found}");
}
