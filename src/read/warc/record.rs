use std::io::{self, BufRead, Read};

/// What a record says of itself is not longer.
const MAX_HEAD: u64 = 64 * 1024;
const MAX_FIELDS: usize = 64;
const VERSION: &[u8] = b"WARC/";

/// What a record says of itself, as far as it matters here.
pub(super) struct Head {
    /// `WARC-Type`, in lower case.
    pub kind: String,
    /// `WARC-Target-URI`.
    pub target: Option<String>,
    /// Of the body, in bytes.
    pub length: u64,
}

/// The records of an archive in order.  A body that is not asked for is passed over.
pub(super) struct Records<R> {
    reader: R,
    /// Of the record that was read last, the first being 1.
    pub number: u64,
    /// Bytes of its body that were not read yet.
    left: u64,
}

impl<R: BufRead> Records<R> {
    pub fn new(reader: R) -> Self {
        Records { reader, number: 0, left: 0 }
    }

    /// The next record; `None` at the end, and an error where what stands there is none.
    pub fn next(&mut self) -> Result<Option<Head>, String> {
        let left = std::mem::take(&mut self.left);
        let passed = io::copy(&mut (&mut self.reader).take(left), &mut io::sink()).map_err(cause)?;
        if passed < left {
            return Err("it ends in the middle of a record".to_owned());
        }
        let head = self.head()?;
        if head.is_empty() {
            return Ok(None);
        }
        self.number += 1;
        let head = parse(&head)?;
        self.left = head.length;
        Ok(Some(head))
    }

    /// The lines up to a blank one; nothing at the end of all.
    fn head(&mut self) -> Result<Vec<u8>, String> {
        let mut head = Vec::new();
        loop {
            let start = head.len();
            let limit = MAX_HEAD.saturating_sub(start as u64);
            let mut limited = (&mut self.reader).take(limit);
            let read = limited.read_until(b'\n', &mut head).map_err(cause)?;
            let blank = head[start..].trim_ascii().is_empty();
            match (read, blank) {
                (0, _) if limit == 0 => return Err("what it says of itself has no end".to_owned()),
                (0, _) if head.is_empty() => return Ok(head),
                (0, _) => return Err("it ends in what it says of itself".to_owned()),
                // Two blank lines end a record, and programs write more.
                (_, true) if start == 0 => head.clear(),
                (_, true) => return Ok(head),
                (_, false) if start == 0 && !head.starts_with(VERSION) => {
                    return Err("no record begins where the one before ends".to_owned());
                }
                (_, false) => {}
            }
        }
    }

    /// The body of the record that was read last.
    pub fn body(&mut self) -> Result<Vec<u8>, String> {
        let left = std::mem::take(&mut self.left);
        let mut body = Vec::new();
        let read = (&mut self.reader).take(left).read_to_end(&mut body).map_err(cause)?;
        if (read as u64) < left { Err("it ends in the middle of a record".to_owned()) } else { Ok(body) }
    }
}

fn cause(error: io::Error) -> String {
    error.to_string()
}

/// Its fields are written as those of HTTP.
fn parse(head: &[u8]) -> Result<Head, String> {
    let fields = head.splitn(2, |byte| *byte == b'\n').nth(1).unwrap_or_default();
    let mut headers = [httparse::EMPTY_HEADER; MAX_FIELDS];
    let (_, headers) = match httparse::parse_headers(fields, &mut headers) {
        Ok(httparse::Status::Complete(parsed)) => parsed,
        Ok(httparse::Status::Partial) => return Err("what it says of itself is cut off".to_owned()),
        Err(error) => return Err(format!("what it says of itself is not understood: {error}")),
    };
    let field = |name: &str| {
        let header = headers.iter().find(|header| header.name.eq_ignore_ascii_case(name))?;
        std::str::from_utf8(header.value).ok().map(str::trim)
    };
    let length = field("Content-Length").and_then(|length| length.parse().ok());
    Ok(Head {
        kind: field("WARC-Type").unwrap_or_default().to_ascii_lowercase(),
        // Version 1.0 was written with the brackets of its grammar.
        target: field("WARC-Target-URI").map(|uri| uri.trim_matches(['<', '>']).to_owned()),
        length: length.ok_or("it does not say how long a record is")?,
    })
}
