use gainsay::{claims::extract, read::Article};
use std::io::BufRead;
fn main() {
    for f in std::env::args().skip(1) {
        for l in std::io::BufReader::new(std::fs::File::open(&f).unwrap()).lines() {
            let v: serde_json::Value = serde_json::from_str(&l.unwrap()).unwrap();
            let s = |k: &str| v[k].as_str().map(str::to_owned);
            let art = Article {
                id: s("id").unwrap(),
                source: s("source"),
                title: s("title"),
                url: s("url"),
                published: s("date").and_then(|d| d.parse().ok()),
                text: s("text").unwrap(),
                author: None,
            };
            if let Some(c) = extract(&art).first() {
                println!(
                    "{}",
                    serde_json::json!({"id": art.id, "date": s("date"), "title": art.title, "names": c.story.names, "words": c.story.words, "sh": c.story.shingles, "topic": v["topic"], "event": v["event"]})
                );
            }
        }
    }
}
