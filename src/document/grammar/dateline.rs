//! "KYIV, May 5 (Wire) —": where and when a report was written, before it begins.

use crate::document::{Document, Tag};
use crate::lexicon::{Personal, personal};

/// The longest dateline in tokens.
const LONGEST: u32 = 14;

/// The tokens of each paragraph's dateline, in order of the text; end exclusive, behind the dash.
pub(in crate::document) fn datelines(document: &Document) -> Vec<(u32, u32)> {
    let sentence = |at: u32| document.sentences.get(at as usize).map(|sentence| sentence.tokens);
    let found = document.paragraphs.iter().filter_map(|paragraph| {
        let (first, last) =
            (sentence(paragraph.sentences.0)?, sentence(paragraph.sentences.1.checked_sub(1)?)?);
        Some((first.0, end(document, first.0, last.1)?))
    });
    found.collect()
}

/// The end of the dateline that begins here: a place in capitals or followed by a date or an agency, then a dash.
fn end(document: &Document, start: u32, stop: u32) -> Option<u32> {
    let dash = (start + 1..stop.min(start + LONGEST)).find(|&at| is_dash(document.word(at)))?;
    // A sentence begins behind it: "a 28 - year - old woman" is none.
    if dash + 1 >= stop || document.word(dash + 1).starts_with(char::is_lowercase) {
        return None;
    }
    let within = |at: u32| {
        let word = document.word(at);
        word.starts_with(char::is_uppercase)
            || word.starts_with(|c: char| c.is_ascii_digit())
            || matches!(document.tag(at), Tag::Comma | Tag::Open | Tag::Close | Tag::Stop)
            || document.lower(at) == "of"
    };
    let letters = document.word(start);
    let shouted =
        letters.chars().count() > 1 && letters.chars().all(|c| c.is_uppercase() || !c.is_alphabetic());
    let marked = (start..dash).any(|at| document.tag(at) == Tag::Open || dated(document, at));
    let named = letters.starts_with(char::is_uppercase) && (start..dash).all(within);
    (named && (shouted || marked)).then_some(dash + 1)
}

/// "May 5" or a weekday.
fn dated(document: &Document, at: u32) -> bool {
    let day = document.word(at).starts_with(|c: char| c.is_ascii_digit());
    personal(document.lower(at)) == Some(&Personal::Calendar)
        || day && at > 0 && document.word(at - 1).starts_with(char::is_uppercase)
}

fn is_dash(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| matches!(c, '—' | '–' | '-' | '―'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::Article;

    fn read(text: &str) -> Option<String> {
        let document = Document::new(&Article::untitled(text));
        document.datelines.first().map(|&tokens| document.slice(document.span_of(tokens)).to_owned())
    }

    #[test]
    fn a_place_a_date_and_an_agency_before_a_dash_are_one() {
        for line in ["HARROW, May 5 (Wire) —", "NORTH BEXFORD —", "Harrow, Monday –", "PORT OF ASH (Wire) -"]
        {
            assert_eq!(read(&format!("{line} The bridge was closed.")).as_deref(), Some(line));
        }
    }

    #[test]
    fn a_sentence_with_a_dash_is_none() {
        for text in
            ["Lena Ortiz — the mayor — left.", "The bridge — closed in May — is open.", "A bridge is open."]
        {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
