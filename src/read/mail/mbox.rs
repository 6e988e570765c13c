use std::io::{BufRead, Read};

use super::message::drafts;
use crate::read::draft::Defaults;
use crate::read::{Article, MAX_BYTES, Place, ReadError};

/// Whether a line separates messages: "From ann@lindow.example Sat Jan  3 01:05:34 2026" (RFC 4155).  "From the mayor came no word"
/// is a line of a message.
fn is_separator(line: &[u8]) -> bool {
    let Some(rest) = line.strip_prefix(b"From ") else { return false };
    let Ok(rest) = std::str::from_utf8(rest) else { return false };
    let words: Vec<&str> = rest.split_whitespace().collect();
    let year = |word: &&str| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    words.len() >= 5 && words.iter().any(|word| word.contains(':')) && words.iter().rev().take(2).any(year)
}

pub(in crate::read) fn is_mbox(text: &[u8]) -> bool {
    text.split(|byte| *byte == b'\n').next().is_some_and(|line| is_separator(line.trim_ascii_end()))
}

/// Of a longer line so much is looked at at a time.
const LINE: u64 = 1 << 20;

/// The articles of a mailbox, one message in memory at a time.
pub(in crate::read) struct Messages<R> {
    place: Place,
    reader: R,
    number: u64,
    known: Defaults,
    done: bool,
}

/// What was read up to the next separator.
#[derive(Default)]
struct Raw {
    bytes: Vec<u8>,
    large: bool,
}

impl<R: BufRead> Messages<R> {
    pub fn new(name: &str, reader: R, known: &Defaults) -> Self {
        Messages { place: Place::file(name), reader, number: 0, known: known.clone(), done: false }
    }

    fn message(&mut self) -> Result<Raw, ReadError> {
        let (mut raw, mut line) = (Raw::default(), Vec::new());
        loop {
            line.clear();
            // What has no end of line goes on in the next turn.
            let read = (&mut self.reader).take(LINE).read_until(b'\n', &mut line);
            let read = read.map_err(|cause| ReadError::Io {
                place: self.place.within("message", self.number + 1),
                cause,
            })?;
            if read == 0 {
                self.done = true;
                return Ok(raw);
            }
            if is_separator(line.trim_ascii_end()) {
                return Ok(raw);
            }
            raw.large |= raw.bytes.len() + read > MAX_BYTES;
            if !raw.large {
                raw.bytes.extend_from_slice(unquoted(&line));
            }
        }
    }
}

/// ">From" of a line that would separate.
fn unquoted(line: &[u8]) -> &[u8] {
    let marks = line.iter().take_while(|byte| **byte == b'>').count();
    if marks > 0 && line[marks..].starts_with(b"From ") { &line[1..] } else { line }
}

impl<R: BufRead> Iterator for Messages<R> {
    type Item = Vec<Result<Article, ReadError>>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.done {
            let raw = match self.message() {
                Ok(raw) => raw,
                Err(error) => {
                    self.done = true;
                    return Some(vec![Err(error)]);
                }
            };
            if raw.bytes.trim_ascii().is_empty() && !raw.large {
                continue;
            }
            self.number += 1;
            let place = self.place.within("message", self.number);
            if raw.large {
                let cause = format!("the message is larger than {} MiB", MAX_BYTES >> 20);
                return Some(vec![Err(ReadError::TooLarge { place, cause })]);
            }
            let drafts = drafts(&raw.bytes, &place).into_iter();
            return Some(
                drafts
                    .map(|draft| draft.and_then(|draft| draft.finish(place.clone(), &self.known)))
                    .collect(),
            );
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MAILBOX: &str = "From ann@lindow.example Sat Jan  3 01:05:34 2026\nFrom: Ann Roe <ann@lindow.example>\nSubject: Flood\n\n\
        The Esk rose.\n\nFrom the mayor came no word.\n>From here on it fell.\n\n\
        From jo@lindow.example Sun Jan  4 01:05:34 +0100 2026\nFrom: jo@lindow.example\nSubject: Fire\n\nA barn burned.\n";

    fn read(text: &str) -> Vec<Result<Article, ReadError>> {
        Messages::new("a.mbox", text.as_bytes(), &Defaults::default()).flatten().collect()
    }

    #[test]
    fn each_message_is_an_article() {
        let items = read(MAILBOX);
        let first = items[0].as_ref().expect("an article");
        assert_eq!(first.text, "The Esk rose.\n\nFrom the mayor came no word.\nFrom here on it fell.");
        assert_eq!(items[1].as_ref().expect("an article").title.as_deref(), Some("Fire"));
        assert_eq!(items.len(), 2);
    }

    #[test]
    fn a_message_without_words_is_named() {
        let items = read(&MAILBOX.replace("A barn burned.", ""));
        let error = items[1].as_ref().expect_err("an error").to_string();
        assert!(error.starts_with("a.mbox, message 2: holds no text"), "{error}");
    }
}
