//! From bytes to claims: each stage alone and the whole way, in bytes of article text a second.

mod many;

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use gainsay::annotate::{entity, quantity, quote, time};
use gainsay::base::Context;
use gainsay::claims;
use gainsay::document::Document;
use gainsay::read::{Article, Defaults, Format, from_bytes};

const ARTICLES: usize = 500;

fn main() {
    divan::main();
}

fn bytes(articles: &[Article]) -> BytesCount {
    BytesCount::new(articles.iter().map(|article| article.text.len()).sum::<usize>())
}

fn documents() -> (BytesCount, Vec<(Document, Context)>) {
    let articles = many::articles(ARTICLES);
    let documents = articles
        .iter()
        .map(|article| (Document::new(article), Context { published: article.published }))
        .collect();
    (bytes(&articles), documents)
}

#[divan::bench]
fn whole(bencher: Bencher<'_, '_>) {
    let articles = many::articles(ARTICLES);
    bencher
        .counter(bytes(&articles))
        .bench(|| articles.iter().map(|article| claims::read_claims(article).claims.len()).sum::<usize>());
}

#[divan::bench]
fn read_ndjson(bencher: Bencher<'_, '_>) {
    let articles = many::articles(ARTICLES);
    let lines: String = articles
        .iter()
        .map(|article| {
            let record = serde_json::json!({"id": article.id, "title": article.title, "text": article.text});
            format!("{record}\n")
        })
        .collect();
    bencher
        .counter(bytes(&articles))
        .bench(|| from_bytes("many", black_box(lines.as_bytes()), Format::Ndjson, &Defaults::default()));
}

#[divan::bench]
fn read_html(bencher: Bencher<'_, '_>) {
    let page = include_bytes!("../fixtures/florida-talks/continental-wire.html");
    bencher
        .counter(BytesCount::of_slice(page))
        .bench(|| from_bytes("page", black_box(page), Format::Html, &Defaults::default()));
}

#[divan::bench]
fn times(bencher: Bencher<'_, '_>) {
    let (bytes, documents) = documents();
    bencher.counter(bytes).bench(|| {
        documents.iter().map(|(document, context)| time::annotate(document, context).len()).sum::<usize>()
    });
}

#[divan::bench]
fn entities(bencher: Bencher<'_, '_>) {
    let (bytes, documents) = documents();
    bencher
        .counter(bytes)
        .bench(|| documents.iter().map(|(document, _)| entity::annotate(document).all.len()).sum::<usize>());
}

#[divan::bench]
fn figures(bencher: Bencher<'_, '_>) {
    let (bytes, documents) = documents();
    let timed: Vec<_> =
        documents.iter().map(|(document, context)| (document, time::annotate(document, context))).collect();
    bencher.counter(bytes).bench(|| {
        timed.iter().map(|(document, times)| quantity::annotate(document, times).len()).sum::<usize>()
    });
}

#[divan::bench]
fn quotes(bencher: Bencher<'_, '_>) {
    let (bytes, documents) = documents();
    let named: Vec<_> =
        documents.iter().map(|(document, _)| (document, entity::annotate(document))).collect();
    bencher.counter(bytes).bench(|| {
        named.iter().map(|(document, names)| quote::annotate(document, names).len()).sum::<usize>()
    });
}
