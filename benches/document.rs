//! `cargo bench --bench document -- [path of a text]`; without GAINSAY_BENCH_TEXT an invented article, repeated.

use divan::counter::{BytesCount, ItemsCount};
use gainsay::document::Document;
use gainsay::read::Article;

fn main() {
    divan::main();
}

const PASSAGE: &str = "Two ferries collided off the coast of Norland on Tuesday, killing at least 14 people and \
    injuring 32 others, officials said. \"We have never seen anything like this,\" Interior Minister Ana Reyes told \
    reporters in the capital. The owner, Norland Lines, has paid $1.5 million in fines since 2019, according to \
    records reviewed by the Example Post.\nRescue teams that had worked through the night were expected to resume \
    the search at 6 a.m. Wednesday, though strong winds could delay it.\n";

fn article() -> Article {
    let text = std::env::var("GAINSAY_BENCH_TEXT")
        .ok()
        .and_then(|path| std::fs::read_to_string(path).ok())
        .unwrap_or_else(|| PASSAGE.repeat(200));
    Article {
        id: String::new(),
        source: None,
        published: None,
        changed: None,
        title: None,
        url: None,
        author: None,
        text,
    }
}

#[divan::bench]
fn whole(bencher: divan::Bencher) {
    let article = article();
    let tokens = Document::new(&article).tokens.len();
    bencher
        .counter(ItemsCount::new(tokens))
        .counter(BytesCount::of_str(&article.text))
        .bench(|| Document::new(&article));
}
