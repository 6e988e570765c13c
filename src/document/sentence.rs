//! Tokens of one paragraph → sentences.

use super::Tag;
use super::abbreviation;
use super::token::Raw;

/// Text without any punctuation must not make later stages quadratic.
const LONGEST: usize = 400;
/// From here on a semicolon or a comma is good enough.
const LONG: usize = 300;

/// Calls `found` with the token range of each sentence, in order, together covering all tokens.
pub(super) fn split(text: &str, tokens: &[Raw], mut found: impl FnMut(usize, usize)) {
    let mut start = 0;
    let mut at = 0;
    while at < tokens.len() {
        at = sentence_end(text, tokens, start, at).unwrap_or(at + 1);
        let ended = at == tokens.len() || is_break(text, tokens, start, at);
        if ended && at > start {
            found(start, at);
            start = at;
        }
    }
}

/// Past the closing marks that follow a final token.
fn sentence_end(text: &str, tokens: &[Raw], start: usize, at: usize) -> Option<usize> {
    if !may_end(text, tokens[at]) {
        return None;
    }
    let mut end = at + 1;
    while end < tokens.len() && end - start < LONGEST && closes(text, tokens, end) {
        end += 1;
    }
    Some(end)
}

fn word(text: &str, token: Raw) -> &str {
    token.span.of(text)
}

fn may_end(text: &str, token: Raw) -> bool {
    let last = text.as_bytes()[token.span.end as usize - 1];
    token.tag == Some(Tag::Stop) || last == b'.' || !last.is_ascii() && word(text, token).ends_with('…')
}

/// More stops, closing quotation marks and brackets right after a stop.
fn closes(text: &str, tokens: &[Raw], at: usize) -> bool {
    let glued = tokens[at - 1].span.end == tokens[at].span.start;
    match tokens[at].tag {
        Some(Tag::Stop | Tag::CloseQuote | Tag::Close) => true,
        Some(Tag::Pos) => glued && word(text, tokens[at]).len() <= '’'.len_utf8(),
        _ => false,
    }
}

/// Whether a sentence that began at `start` ends before token `at`.
fn is_break(text: &str, tokens: &[Raw], start: usize, at: usize) -> bool {
    let len = at - start;
    if len >= LONGEST || (len >= LONG && matches!(tokens[at - 1].tag, Some(Tag::Comma | Tag::Colon))) {
        return true;
    }
    let last = (start..at)
        .rev()
        .find(|&at| !matches!(tokens[at].tag, Some(Tag::CloseQuote | Tag::Close | Tag::Pos)))
        .unwrap_or(at - 1);
    if !may_end(text, tokens[last]) {
        return false;
    }
    let next = word(text, tokens[at]);
    if next.starts_with(char::is_lowercase) {
        return false;
    }
    if tokens[last].tag == Some(Tag::Stop) {
        return true;
    }
    after_abbreviation(text, tokens, last, at)
}

fn after_abbreviation(text: &str, tokens: &[Raw], last: usize, at: usize) -> bool {
    if abbreviation::stands_before_name(word(text, tokens[last])) {
        return false;
    }
    let quoted = last + 1 < at || tokens[at].tag == Some(Tag::OpenQuote);
    let first = if tokens[at].tag == Some(Tag::OpenQuote) { at + 1 } else { at };
    let Some(&first) = tokens.get(first) else { return false };
    let first = word(text, first);
    abbreviation::starts_sentence(first) || (quoted && first.starts_with(char::is_uppercase))
}
