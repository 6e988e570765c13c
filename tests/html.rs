//! The HTML report as a browser meets it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use assert_cmd::Command;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use dom_query::Document;
use serde_json::json;
use sha2::{Digest, Sha256};
use tempfile::TempDir;

/// A folder of its own, with the program's database in it.
struct Desk(TempDir);

impl Desk {
    fn with(articles: &Path) -> Desk {
        let desk = Desk(tempfile::tempdir().unwrap());
        assert!(desk.run(&["add", &articles.to_string_lossy()]).status.success());
        desk
    }

    fn with_fixtures() -> Desk {
        Desk::with(&Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures"))
    }

    /// Two outlets at odds, and somebody who would like to have a script run.
    fn with_hostile_articles() -> Desk {
        const SCRIPT: &str = "<script>document.title='owned'</script>";
        let article = |id: &str, source: &str, url: &str, people: &str| {
            let said = format!("We saw {SCRIPT} it, \"><img src=x onerror=\"document.title='owned'");
            json!({"id": id, "source": format!("{source} {SCRIPT}"), "date": "2031-03-05", "url": url,
                "title": format!("Ferries collide </title></script>{SCRIPT}"),
                "text": format!("Two ferries {SCRIPT} collided off Port Varga on Monday. The crash killed {people} \
                    people {SCRIPT}, the coast guard\u{202e}\u{1b}[2J said. “{said},” said harbour master Ines Orlova.")})
        };
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("hostile.ndjson");
        let one = article("one", "Coast Wire", "javascript:document.title='owned'", "14");
        let other = article("two", "Varga Post", "https://varga.example/?a=1&b=\"><script>", "140");
        fs::write(&path, format!("{one}\n{other}\n")).unwrap();
        Desk::with(&path)
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let mut command = Command::cargo_bin("gainsay").unwrap();
        command.current_dir(self.0.path()).env_remove("GAINSAY_DB").env_remove("COLUMNS").args(arguments);
        command.output().unwrap()
    }

    fn page(&self) -> String {
        let output = self.run(&["report", "--to-check", "--format", "html"]);
        assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }
}

/// What stands between the first tag of a name and its end, as it is written.
fn inside<'a>(page: &'a str, tag: &str) -> &'a str {
    let (_, rest) = page.split_once(&format!("<{tag}>")).unwrap();
    rest.split_once(&format!("</{tag}>")).unwrap().0
}

/// Everything that a page could load, run or be styled by from elsewhere.
fn assert_stands_alone(page: &str) {
    let document = Document::from(page);
    let policy = document.select("meta[http-equiv]").attr("content").unwrap();
    assert!(policy.starts_with("default-src 'none';") && !policy.contains("unsafe"), "{policy}");
    for tag in ["script", "style"] {
        assert_eq!(document.select(tag).length(), 1);
        let hash = STANDARD.encode(Sha256::digest(inside(page, tag)));
        assert!(policy.contains(&format!("{tag}-src 'sha256-{hash}'")), "{policy}");
    }
    assert!(!inside(page, "style").contains("@import") && !inside(page, "style").contains("url("));
    assert_eq!(
        document.select("link, img, iframe, object, embed, base, [src], [style], [srcset]").length(),
        0
    );
    for node in document.select("*").nodes() {
        for attribute in node.attrs() {
            assert!(!attribute.name.local.starts_with("on"), "{} in {}", attribute.name.local, node.html());
        }
    }
    for link in document.select("[href]").iter() {
        let address = link.attr("href").unwrap();
        let away = address.starts_with("http://") || address.starts_with("https://");
        assert!(address.starts_with('#') || away, "{address}");
        if away {
            assert_eq!(link.attr("rel").as_deref(), Some("noopener noreferrer"), "{address}");
        }
    }
}

#[test]
fn the_page_stands_alone() {
    assert_stands_alone(&Desk::with_fixtures().page());
}

#[test]
fn every_fact_of_the_cards_has_its_section() {
    let desk = Desk::with_fixtures();
    let page = Document::from(desk.page());
    let cards = String::from_utf8(desk.run(&["report", "--to-check"]).stdout).unwrap();
    let facts = page.select("article.fact");
    assert_eq!(facts.length(), cards.split("\n\n").count());
    assert_eq!(page.select("#overview li").length(), facts.length());
    assert!(page.select("output").text().contains(&format!("{0} of {0} facts shown", facts.length())));
    for fact in facts.iter() {
        assert!(
            fact.select(".values li").length() >= 1 && fact.select(".side").length() >= 2,
            "{}",
            fact.html()
        );
        assert!(!fact.select(".steps li").is_empty() && !fact.select("h2").text().is_empty());
        assert!(cards.contains(&fact.attr("id").unwrap()[..10]));
    }
    // By its own words: the days and figures of the fixture of Kesrin.
    let homes = facts.iter().find(|fact| fact.select("h2").text().contains("homes")).unwrap();
    let figures: Vec<String> = homes.select(".figure").iter().map(|it| it.text().to_string()).collect();
    assert_eq!(figures, ["130 homes", "1,300 homes"]);
    assert_eq!(homes.select("svg.plot use").length(), 2);
    assert!(homes.select("svg.plot desc").text().contains("Gulf Monitor: 130 homes (2026-03-11)"));
    let cells: Vec<String> = homes.select("tbody td").iter().map(|it| it.text().to_string()).collect();
    assert!(cells.contains(&String::from("130 homes")) && cells.contains(&String::from("–")), "{cells:?}");
    assert!(homes.select("mark").text().contains("130"));
}

#[test]
fn what_articles_hold_stays_text() {
    let page = Desk::with_hostile_articles().page();
    assert_stands_alone(&page);
    assert!(!page.contains(['\u{1b}', '\u{202e}']), "{page:?}");
    let document = Document::from(page);
    assert!(document.select("article.fact .who").text().contains("<script>"));
    assert!(document.select(".address").text().contains("javascript:document.title"));
    assert_eq!(document.select("head > title").text().as_ref(), "1 fact in dispute – gainsay");
}

#[test]
fn a_decision_stands_in_the_page() {
    let desk = Desk::with_fixtures();
    let id = Document::from(desk.page()).select("article.fact").attr("id").unwrap().to_string();
    assert!(desk.run(&["review", &id, "confirm", "--note", "they <b>wrote</b> back"]).status.success());
    let page = Document::from(desk.page());
    let fact = page.select(&format!("#{id}"));
    assert!(fact.select(".review").text().contains("Confirmed: they <b>wrote</b> back"), "{}", fact.html());
    assert!(fact.attr("data-reviews").unwrap().contains("confirmed"));
}

#[test]
fn a_file_is_written_whole_or_not_at_all() {
    let desk = Desk::with_hostile_articles();
    for (format, starts) in
        [("html", "<!doctype html>"), ("csv", "fact,title"), ("json", "["), ("table", "1. ")]
    {
        let output = desk.run(&["report", "--format", format, "-o", "report.out"]);
        assert_eq!((output.status.code(), output.stdout.len()), (Some(1), 0));
        assert!(fs::read_to_string(desk.path("report.out")).unwrap().starts_with(starts), "{format}");
    }
    let output = desk.run(&["report", "--format", "html", "-o", "none/report.html"]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(said.contains("none/report.html: cannot write") && said.contains("hint:"), "{said}");
    let left = fs::read_dir(desk.0.path()).unwrap().map(|entry| entry.unwrap().file_name());
    assert!(left.into_iter().all(|name| !name.to_string_lossy().contains("part")));
}

#[test]
fn compare_prints_a_page_too() {
    let desk = Desk::with_hostile_articles();
    for (format, holds) in [("html", "1 fact in dispute"), ("ndjson", "gainsay.finding/1")] {
        let output = desk.run(&["compare", "one", "two", "--format", format, "-o", "found"]);
        assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stderr));
        assert!(fs::read_to_string(desk.path("found")).unwrap().contains(holds));
    }
}

/// What a browser makes of a page once its scripts ran; none where there is no browser.
fn rendered(desk: &Desk) -> Option<String> {
    let folders: Vec<PathBuf> = std::env::split_paths(&std::env::var_os("PATH")?).collect();
    let browsers = ["chromium", "chromium-browser", "google-chrome"];
    let browser = browsers.iter().find(|name| folders.iter().any(|folder| folder.join(name).is_file()))?;
    fs::write(desk.path("page.html"), desk.page()).unwrap();
    let profile = format!("--user-data-dir={}", desk.path("profile").display());
    let page = format!("file://{}", desk.path("page.html").display());
    let output = std::process::Command::new(browser)
        .args([
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--dump-dom",
            &profile,
            &page,
        ])
        .output()
        .ok()?;
    // A stub that only says what to install is no browser.
    let dom = String::from_utf8_lossy(&output.stdout).into_owned();
    dom.contains("<html").then_some(dom)
}

#[test]
fn in_a_browser_only_our_own_script_runs() {
    let desk = Desk::with_hostile_articles();
    let Some(dom) = rendered(&desk) else {
        println!("skipped: no chromium on PATH");
        return;
    };
    let document = Document::from(dom);
    assert_eq!(document.select("head > title").text().as_ref(), "1 fact in dispute – gainsay");
    assert_eq!(document.select("html").attr("class").as_deref(), Some("live"), "the filters run");
    assert!(document.select("#filters").attr("hidden").is_none());
    assert_eq!(document.select("output").text().as_ref(), "1 of 1 fact shown");
}
