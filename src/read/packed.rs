//! What is inside of compressed files and archives.

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Read, Seek, SeekFrom};
use std::path::PathBuf;
use std::sync::Arc;

use flate2::CrcReader;
use flate2::bufread::{DeflateDecoder, MultiGzDecoder};
use zip::{CompressionMethod, ZipArchive};

use super::format::Format;

pub(super) type Reader = Box<dyn BufRead + Send>;

/// How much is unpacked at a time.
const CHUNK: usize = 64 * 1024;
/// Files in archives that belong to programs: what macOS adds to each archive.
const LEFT_BEHIND: &str = "__MACOSX/";

/// The bytes inside of a compressed stream, of all its members one after another.
pub(super) fn unpack(format: Format, reader: Reader) -> io::Result<Reader> {
    Ok(match format {
        Format::Zstd => Box::new(BufReader::with_capacity(CHUNK, zstd::Decoder::with_buffer(reader)?)),
        _ => Box::new(BufReader::with_capacity(CHUNK, MultiGzDecoder::new(reader))),
    })
}

/// Where the bytes of an archive are, to be read from any place in it.
#[derive(Clone)]
pub(super) enum Store {
    File(PathBuf),
    /// Of an archive that came through a pipe or stood in another one.
    Bytes(Arc<[u8]>),
}

trait Anywhere: Read + Seek + Send {}
impl<T: Read + Seek + Send> Anywhere for T {}

impl Store {
    fn open(&self) -> io::Result<Box<dyn Anywhere>> {
        Ok(match self {
            Store::File(path) => Box::new(File::open(path)?),
            Store::Bytes(bytes) => Box::new(Cursor::new(Arc::clone(bytes))),
        })
    }
}

/// One file of an archive.
pub(super) struct Member {
    /// Its path in the archive.
    pub name: String,
    /// Its bytes, or why they cannot be had.
    pub reader: Result<Reader, String>,
}

/// What an archive holds.
pub(super) enum Held {
    Files(Vec<Packed>),
    /// An office document or a book, which is a ZIP archive too.
    Document(&'static str),
}

/// Where one file stands in an archive.
pub(super) struct Packed {
    store: Store,
    name: String,
    start: u64,
    packed: u64,
    size: u64,
    crc: u32,
    method: Result<CompressionMethod, &'static str>,
}

/// Members that only documents of one kind have, and what they are.
const DOCUMENTS: &[(&str, &str)] = &[
    ("word/document.xml", "a Word document (.docx)"),
    ("xl/workbook.xml", "an Excel sheet (.xlsx)"),
    ("ppt/presentation.xml", "a PowerPoint file (.pptx)"),
    ("META-INF/container.xml", "an e-book (.epub)"),
    ("META-INF/manifest.xml", "an OpenDocument file (.odt and the like)"),
    ("META-INF/MANIFEST.MF", "a Java archive"),
];

/// The files of a ZIP archive in its own order; an error says what is wrong with it.
pub(super) fn files(store: &Store) -> Result<Held, String> {
    let open = |error: io::Error| error.to_string();
    let mut archive = ZipArchive::new(store.open().map_err(open)?).map_err(|error| error.to_string())?;
    let is_in = |name: &str| archive.index_for_name(name).is_some();
    if let Some((_, what)) = DOCUMENTS.iter().find(|(name, _)| is_in(name)) {
        return Ok(Held::Document(what));
    }
    let mut files = Vec::new();
    for at in 0..archive.len() {
        let file = archive.by_index_raw(at).map_err(|error| error.to_string())?;
        let raw = String::from_utf8_lossy(file.name_raw()).into_owned();
        let name = file.name().map_or(raw, Cow::into_owned);
        let name = name.trim_start_matches("./").to_owned();
        let hidden = name.split('/').any(|part| part.starts_with('.') && part != "..");
        if file.is_dir() || hidden || name.starts_with(LEFT_BEHIND) {
            continue;
        }
        files.push(Packed {
            store: store.clone(),
            name,
            start: file.data_start().unwrap_or_default(),
            packed: file.compressed_size(),
            size: file.size(),
            crc: file.crc32(),
            method: if file.encrypted() { Err("it is encrypted") } else { Ok(file.compression()) },
        });
    }
    Ok(Held::Files(files))
}

impl Packed {
    pub fn name(&self) -> &str {
        &self.name
    }

    pub fn member(self) -> Member {
        let reader = self.reader();
        Member { name: self.name, reader }
    }

    fn reader(&self) -> Result<Reader, String> {
        let method = self.method?;
        let mut at = self.store.open().map_err(|error| error.to_string())?;
        at.seek(SeekFrom::Start(self.start)).map_err(|error| error.to_string())?;
        let bytes = BufReader::with_capacity(CHUNK, at.take(self.packed));
        let checked: Box<dyn Read + Send> = match method {
            CompressionMethod::Stored => Box::new(self.checked(bytes)),
            CompressionMethod::Deflated => Box::new(self.checked(DeflateDecoder::new(bytes))),
            other => return Err(format!("it is packed by {other}, which is not read")),
        };
        Ok(Box::new(BufReader::with_capacity(CHUNK, checked)))
    }

    fn checked<R: Read>(&self, reader: R) -> Checked<R> {
        Checked { reader: CrcReader::new(reader), size: self.size, crc: self.crc }
    }
}

/// Compares what was unpacked with what the archive says of it.
struct Checked<R> {
    reader: CrcReader<R>,
    size: u64,
    crc: u32,
}

impl<R: Read> Read for Checked<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.reader.read(buffer)?;
        let (crc, read) = (self.reader.crc().sum(), u64::from(self.reader.crc().amount()));
        let ended = length == 0 && !buffer.is_empty();
        // The length is counted in 32 bits.
        if ended && (crc != self.crc || read != self.size & u64::from(u32::MAX)) {
            return Err(io::Error::new(io::ErrorKind::InvalidData, "its checksum is another one"));
        }
        Ok(length)
    }
}
