use std::borrow::Cow;
use std::io::Read;

use encoding_rs::Encoding;
use flate2::bufread::{MultiGzDecoder, ZlibDecoder};

const MAX_FIELDS: usize = 256;
/// Larger pages are refused by the reader of pages too.
pub(super) const MAX_BODY: u64 = 33 << 20;
const GZIP: &[u8] = b"\x1F\x8B";
const ZSTD: &[u8] = b"\x28\xB5\x2F\xFD";

/// A page as it was sent, with its body as it was written.
pub(super) struct Response<'a> {
    pub encoding: Option<&'static Encoding>,
    pub body: Cow<'a, [u8]>,
}

pub(super) enum Fault {
    /// Another status than 200, or no HTML.
    NoPage,
    Damaged(String),
}

impl<'a> Response<'a> {
    pub fn parse(bytes: &'a [u8]) -> Result<Self, Fault> {
        let mut headers = [httparse::EMPTY_HEADER; MAX_FIELDS];
        let mut response = httparse::Response::new(&mut headers);
        let start = match lenient().parse_response(&mut response, bytes) {
            Ok(httparse::Status::Complete(start)) => start,
            Ok(httparse::Status::Partial) => return Err(Fault::Damaged("its head is cut off".to_owned())),
            Err(error) => return Err(Fault::Damaged(format!("its head is not understood: {error}"))),
        };
        let field = |name: &str| {
            let header = response.headers.iter().find(|header| header.name.eq_ignore_ascii_case(name))?;
            std::str::from_utf8(header.value).ok().map(|value| value.trim().to_ascii_lowercase())
        };
        let kind = field("content-type").unwrap_or_default();
        let media = kind.split(';').next().unwrap_or_default().trim();
        if response.code != Some(200) || !matches!(media, "text/html" | "application/xhtml+xml") {
            return Err(Fault::NoPage);
        }
        let label = kind.split_once("charset=").map(|(_, label)| label.trim_matches(['"', '\'', ' ']));
        let label = label.map(|label| label.split(';').next().unwrap_or_default());
        let chunked = field("transfer-encoding").is_some_and(|value| value.contains("chunked"));
        let body = &bytes[start..];
        let body =
            if chunked { whole(body).map_or(Cow::Borrowed(body), Cow::Owned) } else { Cow::Borrowed(body) };
        Ok(Response {
            encoding: label.and_then(|label| Encoding::for_label(label.as_bytes())),
            body: unpacked(body, field("content-encoding").as_deref())?,
        })
    }
}

/// Servers send what the standard does not allow.
fn lenient() -> httparse::ParserConfig {
    let mut config = httparse::ParserConfig::default();
    config
        .allow_obsolete_multiline_headers_in_responses(true)
        .allow_spaces_after_header_name_in_responses(true)
        .allow_multiple_spaces_in_response_status_delimiters(true)
        .ignore_invalid_headers_in_responses(true);
    config
}

/// The chunks of a body put together; `None` for a body that is not in chunks, whatever its head says: before 16 May 2019 CC-NEWS
/// kept the header over bodies that it had put together (<https://commoncrawl.org/blog/news-dataset-available>).
fn whole(body: &[u8]) -> Option<Vec<u8>> {
    let (mut whole, mut rest) = (Vec::with_capacity(body.len()), body);
    loop {
        let Ok(httparse::Status::Complete((start, size))) = httparse::parse_chunk_size(rest) else {
            // What was cut off at its end is in chunks all the same.
            return Some(whole).filter(|whole| !whole.is_empty());
        };
        let size = usize::try_from(size).ok()?;
        let chunk = rest.get(start..)?;
        whole.extend_from_slice(chunk.get(..size).unwrap_or(chunk));
        match chunk.get(size..) {
            _ if size == 0 => return Some(whole),
            Some(after) => rest = after.strip_prefix(b"\r\n").unwrap_or(after),
            None => return Some(whole),
        }
    }
}

/// Only what looks compressed is: the header stood over plain bodies too.
fn unpacked<'a>(body: Cow<'a, [u8]>, encoding: Option<&str>) -> Result<Cow<'a, [u8]>, Fault> {
    let is_zlib = body.first().is_some_and(|byte| byte & 0x0F == 8) && body.len() > 1;
    let is_markup = body.trim_ascii_start().starts_with(b"<");
    let reader: Box<dyn Read + '_> = if body.starts_with(GZIP) {
        Box::new(MultiGzDecoder::new(&*body))
    } else if body.starts_with(ZSTD) {
        Box::new(zstd::Decoder::with_buffer(&*body).map_err(damaged)?)
    } else if encoding == Some("deflate") && is_zlib {
        Box::new(ZlibDecoder::new(&*body))
    } else if encoding == Some("br") && !is_markup {
        Box::new(brotli_decompressor::Decompressor::new(&*body, 64 * 1024))
    } else {
        return Ok(body);
    };
    let mut plain = Vec::new();
    reader.take(MAX_BODY).read_to_end(&mut plain).map_err(damaged)?;
    Ok(Cow::Owned(plain))
}

fn damaged(error: std::io::Error) -> Fault {
    Fault::Damaged(format!("its body cannot be unpacked: {error}"))
}
