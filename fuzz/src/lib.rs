//! What each target of `fuzz_targets/` does with its bytes.  What holds of any input is asserted by `tests/holds`, as in `cargo test`.

#[path = "../../tests/holds/mod.rs"]
mod holds;

mod edits;
mod judged;
mod scales;

use std::sync::LazyLock;

use gainsay::claims::{Reading, read_claims};
use gainsay::read::{Article, Format};

pub use judged::{compare, json_in};
pub use scales::scales;

// As in the program: claims are many short strings.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const NAME: &str = "fuzz";

fn read_as(bytes: &[u8], format: Format) {
    holds::read(NAME, bytes, Some(format));
}

pub fn read_html(bytes: &[u8]) {
    read_as(bytes, Format::Html);
}

pub fn read_feed(bytes: &[u8]) {
    read_as(bytes, Format::Feed);
}

pub fn read_warc(bytes: &[u8]) {
    read_as(bytes, Format::Warc);
}

/// A panic of the crate that draws pages is an answer there, as `read/pdf` promises; an overflow of its stack is none.
pub fn read_pdf(bytes: &[u8]) {
    read_as(bytes, Format::Pdf);
}

/// A message, and messages one after another.
pub fn read_mail(bytes: &[u8]) {
    let is_box = bytes.starts_with(b"From ");
    read_as(bytes, if is_box { Format::Mbox } else { Format::Mail });
}

/// Nothing but the bytes says what they are; packed ones are unpacked.
pub fn read_any(bytes: &[u8]) {
    holds::read(NAME, bytes, None);
}

pub fn read_table(bytes: &[u8]) {
    read_as(bytes, Format::Table);
}

/// Records one a line, and in a list.
pub fn read_json(bytes: &[u8]) {
    let is_list = bytes.trim_ascii_start().starts_with(b"[");
    read_as(bytes, if is_list { Format::Json } else { Format::Ndjson });
}

/// The first line is the title, and how many letters of a statement are printed is told by the bytes too.
pub fn extract(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let (title, body) = text.split_once('\n').unwrap_or(("", &text));
    let article = Article {
        title: Some(title.to_owned()).filter(|title| !title.is_empty()),
        ..article("any", "2031-03-05", body)
    };
    let reading = sound(&article);
    holds::quoted_words_are_printed(&article, &reading.claims, bytes.len() % 90);
    holds::through_json(&reading);
}

fn article(id: &str, day: &str, text: &str) -> Article {
    Article { id: id.to_owned(), published: day.parse().ok(), ..holds::untitled(text.to_owned()) }
}

fn sound(article: &Article) -> Reading {
    let reading = read_claims(article);
    holds::claims_point_at_their_words(article, &reading);
    holds::parts_fit_together(&reading);
    reading
}

/// Word lists and models are read once, before the first input is timed.
pub fn warm_up() {
    LazyLock::force(&judged::KNOWN);
}
