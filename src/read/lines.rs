use std::io::{BufRead, Read};

use super::decode::decode;
use super::draft::Defaults;
use super::{Article, MAX_BYTES, Place, ReadError, json};

/// What is kept of the memory that a line took.
const KEPT: usize = 1 << 20;

/// NDJSON, one line in memory at a time.  A bad line is one error and the rest goes on.
pub(super) struct Lines<R> {
    name: String,
    reader: R,
    line: u64,
    buffer: Vec<u8>,
    found: bool,
    done: bool,
    defaults: Defaults,
}

impl<R: BufRead> Lines<R> {
    pub fn new(name: &str, reader: R, defaults: &Defaults) -> Self {
        let (name, defaults) = (name.to_owned(), defaults.clone());
        Lines { name, reader, line: 0, buffer: Vec::new(), found: false, done: false, defaults }
    }

    /// The next line into the buffer; `false` at the end.
    fn fill(&mut self) -> Result<bool, ReadError> {
        self.buffer.clear();
        self.line += 1;
        let mut limited = self.reader.by_ref().take(MAX_BYTES as u64);
        let read = limited.read_until(b'\n', &mut self.buffer).and_then(|length| {
            let large = length >= MAX_BYTES && !self.buffer.ends_with(b"\n");
            let rest = if large { self.reader.skip_until(b'\n')? } else { 0 };
            Ok((length, rest))
        });
        match read {
            // It was passed over, and the next one is read.
            Ok((_, 1..)) => Err(too_large(self.place())),
            Ok((length, _)) => Ok(length > 0),
            Err(cause) => {
                self.done = true;
                Err(ReadError::Io { place: self.place(), cause })
            }
        }
    }

    fn place(&self) -> Place {
        Place::line(&self.name, self.line)
    }

    fn is_blank(&self) -> bool {
        let line = self.buffer.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&self.buffer);
        line.trim_ascii().is_empty()
    }

    fn articles(&self) -> Vec<Result<Article, ReadError>> {
        record(&self.buffer, self.place(), &self.defaults)
    }
}

fn too_large(place: Place) -> ReadError {
    ReadError::TooLarge { place, cause: format!("the line is longer than {} MiB", MAX_BYTES >> 20) }
}

/// The article of one line of NDJSON, whatever it looks like, with its warnings before it.
pub fn record(line: &[u8], place: Place, known: &Defaults) -> Vec<Result<Article, ReadError>> {
    if line.len() >= MAX_BYTES {
        return vec![Err(too_large(place))];
    }
    let text = match decode(line.trim_ascii(), None, &place) {
        Ok(text) => text,
        Err(error) => return vec![Err(error)],
    };
    json::read(&text, place.clone(), known)
        .unwrap_or_else(|error| vec![Err(ReadError::Json { place, cause: json::syntax(&error) })])
}

impl<R: BufRead> Iterator for Lines<R> {
    type Item = Vec<Result<Article, ReadError>>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.done {
            match self.fill() {
                Err(error) => return Some(vec![Err(error)]),
                Ok(false) => {
                    self.done = true;
                    let place = Place::file(&self.name);
                    return (!self.found).then(|| vec![Err(ReadError::Empty { place })]);
                }
                Ok(true) if self.is_blank() => {}
                Ok(true) => {
                    self.found = true;
                    let articles = self.articles();
                    // An enormous line is not held while its article is worked on.
                    self.buffer.clear();
                    self.buffer.shrink_to(KEPT);
                    // What is no text has no lines either.
                    self.done = self.line == 1 && matches!(articles[..], [Err(ReadError::Binary { .. })]);
                    return Some(articles);
                }
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Vec<Result<Article, ReadError>> {
        Lines::new("a.ndjson", bytes, &Defaults::default()).flatten().collect()
    }

    #[test]
    fn a_given_id_and_its_text_are_kept_as_they_are() {
        let items = read(b"{\"id\":\"w-1\",\"source\":\"Wire\",\"date\":\"2025-11-30\",\"title\":null,\"url\":\"https://wire.example/1\",\"text\":\" A\\r\\nB\\u0007 \"}\n");
        let article = items[0].as_ref().expect("an article");
        assert_eq!((article.id.as_str(), article.text.as_str()), ("w-1", " A\r\nB\u{7} "));
        assert_eq!(article.published, Some(jiff::civil::Date::constant(2025, 11, 30)));
    }

    #[test]
    fn a_bad_line_is_named_and_the_rest_goes_on() {
        let items =
            read(b"\xEF\xBB\xBF{\"text\":\"One.\"}\r\n\n{\"text\":\"Tw\n{\"id\":7,\"text\":\"Three.\"}");
        assert_eq!(items.len(), 3);
        let error = items[1].as_ref().expect_err("an error").to_string();
        assert!(
            error.starts_with("a.ndjson, line 3: not valid JSON: EOF while parsing a string at column"),
            "{error}"
        );
        assert_eq!(items[2].as_ref().expect("an article").id, "7");
    }

    #[test]
    fn half_a_character_costs_that_character_and_is_told() {
        let items =
            read(b"{\"text\":\"One \\ud83d\\ude00.\"}\n{\"text\":\"Two \\ud800.\"}\n{\"text\":\"Three.\"}");
        assert_eq!(items.len(), 4);
        let texts: Vec<&str> = items.iter().flatten().map(|article| article.text.as_str()).collect();
        assert_eq!(texts, ["One \u{1F600}.", "Two \u{FFFD}.", "Three."]);
        let warning = items[1].as_ref().expect_err("a warning").to_string();
        assert!(
            warning.starts_with("a.ndjson, line 2: half of a character, `\\ud800`, is read as"),
            "{warning}"
        );
    }

    #[test]
    fn a_line_in_a_legacy_encoding_is_read() {
        assert_eq!(
            read(b"{\"text\":\"The caf\xE9 is shut.\"}")[0].as_ref().expect("an article").text,
            "The café is shut."
        );
    }

    #[test]
    fn nothing_but_blank_lines_is_empty() {
        assert!(matches!(read(b"\n \n")[..], [Err(ReadError::Empty { .. })]));
    }
}
