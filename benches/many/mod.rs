//! Any number of articles, made from the fixtures: each copy happens in another week to other people and
//! places, so that copies meet in a store no more than real articles do.
#![allow(dead_code, reason = "each benchmark uses the part it needs")]

#[path = "../../tests/shelf/mod.rs"]
mod shelf;

use std::sync::Arc;

use gainsay::base::Date;
use gainsay::claims::{Reading, read_claims};
use gainsay::read::Article;
use jiff::ToSpan;

/// Names by which the fixtures' events are known.
const NAMES: [&str; 20] = [
    "Vyshhorod",
    "Novorossiysk",
    "Hallandale",
    "Kesrin",
    "Hamdan",
    "Sharro",
    "Kassis",
    "Aurelio",
    "Estrella",
    "Velarde",
    "Manalo",
    "Tampok",
    "Tamarack",
    "Corrigan",
    "Whitcombe",
    "Ellery",
    "Whitlock",
    "Okafor",
    "Lindenau",
    "Orla",
];

const SYLLABLES: [&str; 16] = [
    "ba", "del", "fir", "go", "ham", "ka", "lor", "men", "na", "pel", "ri", "sto", "tan", "vu", "wes", "zor",
];

/// The first are the fixtures themselves.
pub fn articles(count: usize) -> Vec<Article> {
    let originals: Vec<Article> =
        shelf::groups().iter().flat_map(|group| shelf::articles(group)).map(|(_, article)| article).collect();
    (0..count).map(|n| copy(&originals[n % originals.len()], n / originals.len())).collect()
}

/// At least so many claims, article by article.
pub fn readings(count: usize) -> Vec<(Article, Arc<Reading>)> {
    let mut read = Vec::new();
    let mut sum = 0;
    for article in articles(count) {
        let reading = Arc::new(read_claims(&article));
        sum += reading.claims.len();
        read.push((article, reading));
        if sum >= count {
            break;
        }
    }
    read
}

/// Weekdays go on meaning what they say: a copy is moved by whole weeks.
fn copy(original: &Article, n: usize) -> Article {
    let mut article = original.clone();
    if n == 0 {
        return article;
    }
    article.id = format!("{}-{n}", original.id);
    article.published = original.published.map(|day| weeks_before(day, n));
    article.title = original.title.as_deref().map(|title| renamed(title, n));
    article.url = original.url.as_ref().map(|url| format!("{url}/{n}"));
    article.text = renamed(&original.text, n);
    article
}

fn weeks_before(day: Date, n: usize) -> Date {
    let weeks = (n % 500) as i64;
    day.saturating_sub(weeks.weeks())
}

fn renamed(text: &str, n: usize) -> String {
    NAMES.iter().fold(text.to_owned(), |text, name| text.replace(name, &invented(name, n)))
}

/// Another name for each original and number.
fn invented(name: &str, n: usize) -> String {
    let mut rest = n;
    let mut made = name[..2].to_owned();
    while rest > 0 {
        made.push_str(SYLLABLES[rest % SYLLABLES.len()]);
        rest /= SYLLABLES.len();
    }
    made
}
