use std::io::{self, Write};

use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};

use super::hidden::hidden;

/// Writes a value as JSON on one line.  Hidden characters are escaped, which leaves the value as it is: they steer no terminal,
/// and split no line where other signs than a line feed end one.
pub fn write_json(out: impl Write, value: &impl Serialize) -> io::Result<()> {
    Ok(value.serialize(&mut Serializer::with_formatter(out, Escaped))?)
}

/// A line of NDJSON, as [`write_json`] has it.
pub fn write_line(mut out: impl Write, value: &impl Serialize) -> io::Result<()> {
    write_json(&mut out, value)?;
    out.write_all(b"\n")
}

/// As [`write_json`] has it.
pub fn in_json(value: &impl Serialize) -> io::Result<String> {
    let mut json = Vec::new();
    write_json(&mut json, value)?;
    String::from_utf8(json).map_err(io::Error::other)
}

struct Escaped;

impl Formatter for Escaped {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, out: &mut W, text: &str) -> io::Result<()> {
        let mut from = 0;
        for (place, c) in hidden(text) {
            out.write_all(&text.as_bytes()[from..place.start])?;
            for unit in c.encode_utf16(&mut [0; 2]) {
                write!(out, "\\u{unit:04x}")?;
            }
            from = place.end;
        }
        out.write_all(&text.as_bytes()[from..])
    }
}
