//! JSON values in a list or in a row, one of them in memory at a time.

use std::io::{self, BufRead};

use super::decode::decode;
use super::draft::Defaults;
use super::{Article, MAX_BYTES, Place, ReadError, json};

/// How deep values may be nested: what serde_json reads.
const MAX_DEPTH: usize = 127;
const BOM: [u8; 3] = *b"\xEF\xBB\xBF";

/// Articles of a stream that holds one object, a list of objects, or several objects in a row.
///
/// A wrong record is one error and the rest goes on; after broken brackets nothing more can be told apart.
pub(super) struct List<R> {
    name: String,
    values: Values<R>,
    known: Defaults,
    found: bool,
    done: bool,
}

impl<R: BufRead> List<R> {
    pub fn new(name: &str, reader: R, known: &Defaults) -> Self {
        List {
            name: name.to_owned(),
            values: Values::new(reader),
            known: known.clone(),
            found: false,
            done: false,
        }
    }

    fn read(&mut self) -> Option<Vec<Result<Article, ReadError>>> {
        let value = match self.values.next() {
            Some(value) => value,
            None if self.found => return None,
            None => {
                self.done = true;
                let place = Place::file(&self.name);
                return Some(vec![Err(ReadError::Nothing { place, what: "an empty list" })]);
            }
        };
        self.found = true;
        Some(match value {
            Ok(value) => self.articles(&value),
            Err(fault) => {
                let place = Place::line(&self.name, self.values.line);
                self.done |= !matches!(fault, Fault::Large);
                vec![Err(fault.error(place))]
            }
        })
    }

    fn articles(&self, value: &Raw) -> Vec<Result<Article, ReadError>> {
        let place = Place::line(&self.name, value.line);
        let text = match decode(&value.bytes, None, &place) {
            Ok(text) => text,
            Err(error) => return vec![Err(error)],
        };
        json::read(&text, place, &self.known).unwrap_or_else(|error| {
            let line = value.line + (error.line() as u64).saturating_sub(1);
            let place = Place::line(&self.name, line);
            vec![Err(ReadError::Json { place, cause: json::syntax(&error) })]
        })
    }
}

impl<R: BufRead> Iterator for List<R> {
    type Item = Vec<Result<Article, ReadError>>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.done {
            return None;
        }
        self.read()
    }
}

/// The bytes of one value, and the line that it begins in.
struct Raw {
    bytes: Vec<u8>,
    line: u64,
}

enum Fault {
    Io(io::Error),
    Syntax(&'static str),
    Large,
}

impl Fault {
    fn error(self, place: Place) -> ReadError {
        match self {
            Fault::Io(cause) => ReadError::Io { place, cause },
            Fault::Syntax(cause) => ReadError::Json { place, cause: cause.to_owned() },
            Fault::Large => ReadError::TooLarge {
                place,
                cause: format!("the record is larger than {} MiB", MAX_BYTES >> 20),
            },
        }
    }
}

/// Tells values apart by their brackets and quotation marks alone.
struct Values<R> {
    reader: R,
    line: u64,
    in_list: bool,
    first: bool,
    done: bool,
}

impl<R: BufRead> Values<R> {
    fn new(reader: R) -> Self {
        Values { reader, line: 1, in_list: false, first: true, done: false }
    }

    fn next(&mut self) -> Option<Result<Raw, Fault>> {
        if self.done {
            return None;
        }
        let value = match self.at_value() {
            Ok(true) => self.value().map(Some),
            Ok(false) => Ok(None),
            Err(fault) => Err(fault),
        };
        self.done |= !matches!(value, Ok(Some(_)) | Err(Fault::Large));
        value.transpose()
    }

    /// Moves to the next value; `false` at the end of all.
    fn at_value(&mut self) -> Result<bool, Fault> {
        let first = std::mem::take(&mut self.first);
        let mut next = self.peek()?;
        if first && next == Some(b'[') {
            self.in_list = true;
            self.step()?;
            next = self.peek()?;
        } else if self.in_list {
            match next {
                Some(b',') => {
                    self.step()?;
                    return self.peek()?.map(|_| true).ok_or(Fault::Syntax("the list is not closed"));
                }
                Some(b']') => {}
                Some(_) => return Err(Fault::Syntax("expected `,` or `]`")),
                None => return Err(Fault::Syntax("the list is not closed")),
            }
        }
        match next {
            Some(b']') if self.in_list => {
                self.step()?;
                match self.peek()? {
                    None => Ok(false),
                    Some(_) => Err(Fault::Syntax("something follows the list")),
                }
            }
            None if self.in_list => Err(Fault::Syntax("the list is not closed")),
            next => Ok(next.is_some()),
        }
    }

    /// The next byte that is no space.
    fn peek(&mut self) -> Result<Option<u8>, Fault> {
        loop {
            let chunk = self.reader.fill_buf().map_err(Fault::Io)?;
            let Some(first) = chunk.first() else { return Ok(None) };
            let space = |byte: &u8| byte.is_ascii_whitespace() || BOM.contains(byte);
            let spaces = chunk.iter().take_while(|byte| space(byte)).count();
            if spaces == 0 {
                return Ok(Some(*first));
            }
            self.line += memchr::memchr_iter(b'\n', &chunk[..spaces]).count() as u64;
            self.reader.consume(spaces);
        }
    }

    fn step(&mut self) -> Result<(), Fault> {
        self.reader.fill_buf().map_err(Fault::Io)?;
        self.reader.consume(1);
        Ok(())
    }

    fn value(&mut self) -> Result<Raw, Fault> {
        let mut raw = Raw { bytes: Vec::new(), line: self.line };
        let (mut scan, mut large) = (Scan::default(), false);
        loop {
            let chunk = self.reader.fill_buf().map_err(Fault::Io)?;
            if chunk.is_empty() {
                // A word or number ends where all ends; of all else the reader of JSON says what lacks.
                self.done = true;
                return if large { Err(Fault::Large) } else { Ok(raw) };
            }
            let (length, ended) = scan.take(chunk)?;
            large |= raw.bytes.len() + length > MAX_BYTES;
            if large {
                raw.bytes = Vec::new();
            } else {
                raw.bytes.extend_from_slice(&chunk[..length]);
            }
            self.line += memchr::memchr_iter(b'\n', &chunk[..length]).count() as u64;
            self.reader.consume(length);
            if ended && raw.bytes.is_empty() && !large {
                return Err(Fault::Syntax("expected a value"));
            }
            if ended {
                return if large { Err(Fault::Large) } else { Ok(raw) };
            }
        }
    }
}

/// Where in a value the reading stands.
#[derive(Default)]
struct Scan {
    /// The brackets that will close what is open.
    open: Vec<u8>,
    in_string: bool,
    escaped: bool,
}

impl Scan {
    /// How many bytes of a chunk belong to the value, and whether it ends with them.
    fn take(&mut self, chunk: &[u8]) -> Result<(usize, bool), Fault> {
        let mut at = 0;
        while let Some(&byte) = chunk.get(at) {
            if self.in_string {
                at += self.string(&chunk[at..]);
                if !self.in_string && self.open.is_empty() {
                    return Ok((at, true));
                }
                continue;
            }
            if self.open.is_empty() && (byte.is_ascii_whitespace() || matches!(byte, b',' | b']' | b'}')) {
                return Ok((at, true));
            }
            at += 1;
            match byte {
                b'"' => self.in_string = true,
                b'{' => self.open.push(b'}'),
                b'[' => self.open.push(b']'),
                b'}' | b']' if self.open.pop() != Some(byte) => {
                    return Err(Fault::Syntax("its brackets do not match"));
                }
                b'}' | b']' if self.open.is_empty() => return Ok((at, true)),
                _ => {}
            }
            if self.open.len() > MAX_DEPTH {
                return Err(Fault::Syntax("it is nested too deeply"));
            }
        }
        Ok((at, false))
    }

    /// How many bytes belong to the string, with the mark that closes it.
    fn string(&mut self, rest: &[u8]) -> usize {
        if std::mem::take(&mut self.escaped) {
            return 1;
        }
        match memchr::memchr2(b'"', b'\\', rest) {
            Some(at) => {
                self.in_string = rest[at] == b'\\';
                self.escaped = self.in_string;
                at + 1
            }
            None => rest.len(),
        }
    }
}

#[cfg(test)]
#[path = "list_tests.rs"]
mod tests;
