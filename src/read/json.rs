use serde_json::{Map, Value};

use super::draft::{Defaults, Draft};
use super::plain::brief;
use super::{Article, Place, ReadError, Stamp, date};

/// One record.  Its text is taken as it stands: whoever made it may hold offsets into it.
pub(super) fn article(value: Value, place: Place, defaults: &Defaults) -> Result<Article, ReadError> {
    draft(value, &place)?.finish(place, defaults)
}

fn draft(value: Value, place: &Place) -> Result<Draft, ReadError> {
    let fault = |cause: String| ReadError::Record { place: place.clone(), cause };
    let Value::Object(mut record) = value else {
        return Err(fault(format!("it is {}, not an object", kind(&value))));
    };
    let text = match record.remove("text") {
        Some(Value::String(text)) => text,
        None | Some(Value::Null) => return Err(fault("it has no \"text\"".to_owned())),
        Some(other) => return Err(fault(format!("its \"text\" is {}, not a string", kind(&other)))),
    };
    let mut field = |key| take(&mut record, key).map_err(fault);
    let date = field("date")?.filter(|date| !date.trim().is_empty());
    let published = match &date {
        Some(value) => {
            let date = date::parse_date(value);
            Some(date.ok_or_else(|| ReadError::BadDate { place: place.clone(), value: brief(value) })?)
        }
        None => None,
    };
    let changed = field("modified")?;
    Ok(Draft {
        id: field("id")?,
        source: field("source")?,
        title: field("title")?,
        url: field("url")?,
        author: field("author")?,
        published,
        changed: Stamp::first([changed.as_deref(), date.as_deref()]),
        text,
        ..Draft::default()
    })
}

fn take(record: &mut Map<String, Value>, key: &str) -> Result<Option<String>, String> {
    match record.remove(key) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text)),
        Some(Value::Number(number)) => Ok(Some(number.to_string())),
        Some(Value::Array(names)) if key == "author" => {
            let names: Option<Vec<&str>> = names.iter().map(Value::as_str).collect();
            names
                .map(|names| Some(names.join(", ")))
                .ok_or_else(|| "its \"author\" is a list of other things than names".to_owned())
        }
        Some(other) => Err(format!("its \"{key}\" is {}, not a string", kind(&other))),
    }
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

/// What is wrong with the syntax, and at which column.
pub(super) fn syntax(error: &serde_json::Error) -> String {
    let message = error.to_string();
    let cause = message.split(" at line ").next().unwrap_or_default();
    format!("{cause} at column {}", error.column())
}

const UNCLOSED: &str = "the list is not closed";

/// The records of a `.json` text: one object, a list of objects, or several objects in a row.
/// A wrong record is one error; after broken syntax nothing more can be told apart.
pub(super) struct Records {
    name: String,
    text: String,
    at: usize,
    line: u64,
    in_list: bool,
    first: bool,
    done: bool,
    defaults: Defaults,
}

impl Records {
    pub fn new(name: &str, text: String, defaults: &Defaults) -> Self {
        let (name, defaults) = (name.to_owned(), defaults.clone());
        Records { name, text, at: 0, line: 1, in_list: false, first: true, done: false, defaults }
    }

    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn advance(&mut self, bytes: usize) {
        let passed = self.rest().as_bytes().get(..bytes).unwrap_or_default();
        self.line += memchr::memchr_iter(b'\n', passed).count() as u64;
        self.at += bytes;
    }

    fn skip_space(&mut self) {
        let rest = self.rest();
        let space = rest.len() - rest.trim_start_matches([' ', '\t', '\r', '\n', '\u{feff}']).len();
        self.advance(space);
    }

    /// Steps over one mark if it stands next.
    fn skip(&mut self, mark: char) -> bool {
        self.skip_space();
        let found = self.rest().starts_with(mark);
        if found {
            self.advance(mark.len_utf8());
        }
        found
    }

    /// Moves to the next record; `false` at the end of all.
    fn at_record(&mut self) -> Result<bool, String> {
        if std::mem::take(&mut self.first) {
            self.in_list = self.skip('[');
        } else if self.in_list && !self.skip(',') && !self.rest().starts_with(']') {
            return Err(if self.rest().is_empty() { UNCLOSED } else { "expected `,` or `]`" }.to_owned());
        }
        if self.in_list && self.skip(']') {
            self.in_list = false;
            self.skip_space();
            return if self.rest().is_empty() {
                Ok(false)
            } else {
                Err("something follows the list".to_owned())
            };
        }
        self.skip_space();
        match (self.rest().is_empty(), self.in_list) {
            (true, true) => Err(UNCLOSED.to_owned()),
            (empty, _) => Ok(!empty),
        }
    }

    fn record(&mut self) -> Option<Result<Article, ReadError>> {
        match self.at_record() {
            Ok(true) => {}
            Ok(false) => return None,
            Err(cause) => return Some(Err(self.stop(self.line, cause))),
        }
        let place = Place::line(&self.name, self.line);
        let mut values = serde_json::Deserializer::from_str(self.rest()).into_iter::<Value>();
        let value = values.next()?;
        let length = values.byte_offset();
        match value {
            Ok(value) => {
                self.advance(length);
                Some(article(value, place, &self.defaults))
            }
            Err(error) => {
                Some(Err(self.stop(self.line + (error.line() as u64).saturating_sub(1), syntax(&error))))
            }
        }
    }

    fn stop(&mut self, line: u64, cause: String) -> ReadError {
        self.done = true;
        ReadError::Json { place: Place::line(&self.name, line), cause }
    }
}

impl Iterator for Records {
    type Item = Result<Article, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.done {
            return None;
        }
        let record = self.record();
        self.done |= record.is_none();
        record
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<Result<String, String>> {
        let records = Records::new("a.json", text.to_owned(), &Defaults::default());
        records.map(|item| item.map(|article| article.text).map_err(|error| error.to_string())).collect()
    }

    #[test]
    fn an_object_a_list_or_several_objects() {
        assert_eq!(read(r#"{"text":"One."}"#), [Ok("One.".to_owned())]);
        let two = [Ok("One.".to_owned()), Ok("Two.".to_owned())];
        assert_eq!(read("[\n {\"text\":\"One.\"},\n {\"text\":\"Two.\"} ]\n"), two);
        assert_eq!(read("{\"text\":\"One.\"}\n{\"text\":\"Two.\"}"), two);
        assert_eq!(read("[]"), []);
    }

    #[test]
    fn a_wrong_record_is_one_error_and_the_rest_goes_on() {
        let items = read(
            "[{\"text\":\"One.\"},\n7,\n{\"text\":null},{\"text\":\"x\",\"date\":\"someday\"},\n{\"text\":\"Two.\"}]",
        );
        assert_eq!(items.len(), 5);
        let error = |n: usize| items[n].clone().expect_err("an error");
        assert!(error(1).contains("a.json, line 2: not an article: it is a number"), "{}", error(1));
        assert!(error(2).contains("line 3") && error(2).contains("no \"text\""), "{}", error(2));
        assert!(error(3).contains("\"someday\""), "{}", error(3));
        assert_eq!(items[4], Ok("Two.".to_owned()));
    }

    #[test]
    fn broken_syntax_is_named_with_its_line_and_ends_the_file() {
        for (text, line) in [
            ("[{\"text\":\"a\"},\n{\"text\":]", 2),
            ("[{\"text\":\"a\"}", 1),
            ("[{\"text\":\"a\"}] x", 1),
            ("[{\"text\":\"a\"} 5]", 1),
        ] {
            let items = read(text);
            assert_eq!(items.len(), 2, "{text}");
            let error = items[1].clone().expect_err("an error");
            assert!(error.starts_with(&format!("a.json, line {line}: not valid JSON")), "{error}");
        }
        assert_eq!(read("[").len(), 1);
        assert_eq!(read(&"[".repeat(100_000)).len(), 1);
    }
}
