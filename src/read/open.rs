use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::draft::{Defaults, Draft};
use super::folder::{self, Files, Skipped, is_read};
use super::format::Format;
use super::lines::Lines;
use super::list::List;
use super::packed::{self, Held, Packed, Reader, Store};
use super::table::Rows;
use super::warc::Pages;
use super::{Article, MAX_BYTES, Place, ReadError, binary, decode, feed, html, mail, pdf, plain, sniff};

/// How standard input is called in messages.
pub const STDIN: &str = "standard input";

/// How much is read before the kind of an input is judged.
const HEAD: usize = 64 * 1024;
/// Archives in archives are read so deep: `a.zip/b.warc.gz`.
const MAX_LAYERS: usize = 4;
/// Archives that cannot be read from any place in them are held in memory, if they are not larger.
const MAX_HELD: u64 = 256 << 20;

/// The bytes that were read so far, for whoever waits.
#[derive(Debug, Clone, Default)]
pub struct Meter(Arc<AtomicU64>);

impl Meter {
    pub fn bytes(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}

/// A file moves the meter as it is read.
struct Metered(File, Meter);

impl Read for Metered {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.0.read(buffer)?;
        self.1.0.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

type Items = Box<dyn Iterator<Item = Result<Article, ReadError>> + Send>;

/// The articles of a file, of a folder and all below it in the order of their names, or of standard
/// input for `-`.  What cannot be read is one error, and the rest goes on.
pub fn articles(path: &Path, known: &Defaults) -> Items {
    articles_metered(path, known, &Meter::default())
}

/// As [`articles`]; the meter says how much of [`size`] is done.
pub fn articles_metered(path: &Path, known: &Defaults, meter: &Meter) -> Items {
    if path == Path::new("-") {
        return from_reader(STDIN, Box::new(BufReader::with_capacity(HEAD, io::stdin())), None, known);
    }
    if !path.is_dir() {
        return file(path, known, meter);
    }
    let (known, meter) = (known.clone(), meter.clone());
    Box::new(Files::of(path).flat_map(move |entry| match entry {
        Ok(entry) => file(entry.path(), &known, &meter),
        Err(error) => one(Err(error)),
    }))
}

/// Whether a file in a folder, or a folder on the way to it, is hidden and so left to its program.
pub fn is_hidden(folder: &Path, path: &Path) -> bool {
    let below = path.strip_prefix(folder).unwrap_or(path);
    below.components().any(|part| part.as_os_str().to_string_lossy().starts_with('.'))
}

/// Whether a folder holds a file that would be read.
pub fn holds_any(folder: &Path) -> bool {
    Files::of(folder).any(|file| file.is_ok())
}

/// How many bytes [`articles`] will read; of what flows, as standard input does, nobody knows.
pub fn size(path: &Path) -> Option<u64> {
    if path.is_dir() {
        return Some(folder::size(path));
    }
    match path.metadata() {
        Ok(found) => found.is_file().then_some(found.len()),
        Err(_) => (path != Path::new("-")).then_some(0),
    }
}

/// The articles in bytes that are at hand.
pub fn from_bytes(
    name: &str,
    bytes: &[u8],
    format: Format,
    known: &Defaults,
) -> Vec<Result<Article, ReadError>> {
    from_reader(name, Box::new(Cursor::new(bytes.to_vec())), Some(format), known).collect()
}

/// The articles in a stream.  Its beginning tells the format; what it is called, where that leaves it open.
pub fn from_reader(
    name: &str,
    reader: Box<dyn BufRead + Send>,
    named: Option<Format>,
    known: &Defaults,
) -> Items {
    Input { name: name.to_owned(), named, path: None, layers: 0 }.articles(reader, known)
}

fn file(path: &Path, known: &Defaults, meter: &Meter) -> Items {
    let name = path.display().to_string();
    match File::open(path) {
        Ok(file) => {
            let reader = BufReader::with_capacity(HEAD, Metered(file, meter.clone()));
            let named = Format::of_path(path);
            Input { name, named, path: Some(path.to_owned()), layers: 0 }.articles(Box::new(reader), known)
        }
        Err(cause) => one(Err(ReadError::Io { place: Place::file(&name), cause })),
    }
}

fn one(item: Result<Article, ReadError>) -> Items {
    Box::new(std::iter::once(item))
}

/// What is known of a stream before it is read.
struct Input {
    name: String,
    /// What its name says of it.
    named: Option<Format>,
    /// Of a file that is not packed in another one.
    path: Option<PathBuf>,
    /// In how many others it is packed.
    layers: usize,
}

impl Input {
    fn articles(mut self, mut reader: Reader, known: &Defaults) -> Items {
        let place = Place::file(&self.name);
        loop {
            let (head, fault) = head(&mut reader);
            reader = match (fault, head.trim_ascii().is_empty()) {
                // A pipe may have nothing to hand on; a file that was made was made for something.
                (None, true) if self.name == STDIN => return one(Err(ReadError::NothingCame { place })),
                (None, true) => return one(Err(ReadError::Empty { place })),
                (Some(cause), true) => return one(Err(ReadError::Io { place, cause })),
                (None, false) => Box::new(Cursor::new(head.clone()).chain(reader)),
                // What stands before the fault is read, and then the fault is met again.
                (Some(cause), false) => {
                    Box::new(Cursor::new(head.clone()).chain(BufReader::new(Broken(cause))))
                }
            };
            match Format::of_bytes(&head) {
                Some(format) if format.is_packed() && self.layers == MAX_LAYERS => {
                    let what = "an archive in archives in archives".to_owned();
                    return one(Err(ReadError::Kind {
                        place,
                        what,
                        advice: "unpack it and read what is inside",
                    }));
                }
                Some(Format::Zip) => return self.archive(reader, known),
                Some(format) if format.is_packed() => match packed::unpack(format, reader) {
                    Ok(inner) => {
                        reader = inner;
                        self = self.inside();
                    }
                    Err(cause) => return one(Err(ReadError::Io { place, cause })),
                },
                Some(format) => return self.read(reader, format, known),
                None => return self.text(reader, &head, known),
            }
        }
    }

    /// What is inside of `a.csv.gz` is called `a.csv`.
    fn inside(self) -> Self {
        let inner = Path::new(&self.name).with_extension("");
        Input { named: Format::of_path(&inner), path: None, layers: self.layers + 1, ..self }
    }

    /// The kind of a text, told by its beginning.
    fn text(self, reader: Reader, head: &[u8], known: &Defaults) -> Items {
        let place = Place::file(&self.name);
        if decode::wide(head).is_some() {
            return self.wide(reader, known);
        }
        let format = sniff::format(head, self.named);
        // The reader of pages takes out what has crept into one.
        let is_page = format == Format::Html && head.trim_ascii_start().starts_with(b"<");
        if let Some(looks_like) = binary::looks_like(head).filter(|_| !is_page) {
            return one(Err(ReadError::Binary { place, looks_like }));
        }
        self.read(reader, format, known)
    }

    /// UTF-16 is told apart by its characters.
    fn wide(self, reader: Reader, known: &Defaults) -> Items {
        let text = match whole(reader, &self.name).and_then(|bytes| {
            decode::decode(&bytes, None, &Place::file(&self.name)).map(std::borrow::Cow::into_owned)
        }) {
            Ok(text) if text.trim().is_empty() => {
                return one(Err(ReadError::Empty { place: Place::file(&self.name) }));
            }
            Ok(text) => text,
            Err(error) => return one(Err(error)),
        };
        let format = sniff::format(text.as_bytes(), self.named);
        self.read(Box::new(Cursor::new(text.into_bytes())), format, known)
    }

    fn read(self, reader: Reader, format: Format, known: &Defaults) -> Items {
        let name = self.name.as_str();
        match format {
            Format::Ndjson => Box::new(Lines::new(name, reader, known).flatten()),
            Format::Json => Box::new(List::new(name, reader, known).flatten()),
            Format::Warc => Box::new(Pages::new(name, reader, known).flatten()),
            Format::Mbox => Box::new(mail::Messages::new(name, reader, known).flatten()),
            Format::Table => match Rows::new(name, reader, known) {
                Ok(rows) => Box::new(rows),
                Err(error) => one(Err(error)),
            },
            format => {
                let place = Place::file(name);
                let drafts = match whole(reader, name) {
                    Ok(bytes) => drafts(bytes, format, &place),
                    Err(error) => vec![(place, Err(error))],
                };
                let known = known.clone();
                let finish = move |(place, draft): (Place, Result<Draft, ReadError>)| {
                    draft.and_then(|draft| draft.finish(place, &known))
                };
                Box::new(drafts.into_iter().map(finish))
            }
        }
    }

    /// The files of an archive one after another.
    fn archive(self, reader: Reader, known: &Defaults) -> Items {
        let place = Place::file(&self.name);
        let store = match self.store(reader) {
            Ok(store) => store,
            Err(error) => return one(Err(error)),
        };
        let files = match packed::files(&store) {
            Ok(Held::Files(files)) => files,
            Ok(Held::Document(what)) => {
                let advice = "save it as .html, .txt or .pdf and read that";
                return one(Err(ReadError::Kind { place, what: what.to_owned(), advice }));
            }
            Err(cause) => return one(Err(ReadError::Damaged { place, what: "the archive", cause })),
        };
        let mut skipped = Skipped::default();
        let (files, others): (Vec<_>, Vec<_>) =
            files.into_iter().partition(|file: &Packed| is_read(Path::new(file.name())));
        others.iter().for_each(|file| skipped.count(file.name()));
        let account = match skipped.message() {
            Some(what) => Some(ReadError::Skipped { place, what }),
            None if files.is_empty() => Some(ReadError::NothingInFolder { place }),
            None => None,
        };
        let known = known.clone();
        let members = files.into_iter().flat_map(move |file| self.member(file, &known));
        Box::new(members.chain(account.map(Err)))
    }

    fn store(&self, reader: Reader) -> Result<Store, ReadError> {
        if let Some(path) = &self.path {
            return Ok(Store::File(path.clone()));
        }
        let place = Place::file(&self.name);
        let mut bytes = Vec::new();
        match reader.take(MAX_HELD + 1).read_to_end(&mut bytes) {
            Ok(length) if length as u64 > MAX_HELD => {
                let cause =
                    format!("the archive comes through a pipe and is larger than {} MiB", MAX_HELD >> 20);
                Err(ReadError::TooLarge { place, cause })
            }
            Ok(_) => Ok(Store::Bytes(bytes.into())),
            Err(cause) => Err(ReadError::Io { place, cause }),
        }
    }

    fn member(&self, file: Packed, known: &Defaults) -> Items {
        let member = file.member();
        let name = format!("{}/{}", self.name, member.name);
        match member.reader {
            Ok(reader) => {
                let named = Format::of_path(Path::new(&member.name));
                Input { name, named, path: None, layers: self.layers + 1 }.articles(reader, known)
            }
            Err(cause) => {
                one(Err(ReadError::Damaged { place: Place::file(&name), what: "the packed file", cause }))
            }
        }
    }
}

/// A stream that cannot be read any further.
struct Broken(io::Error);

impl Read for Broken {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        Err(io::Error::new(self.0.kind(), self.0.to_string()))
    }
}

/// The first line that is not blank, or the first bytes of it; more only of what is not read line by line, so that a pipe flows.
/// With it, what hindered the reading of more.
fn head(reader: &mut dyn BufRead) -> (Vec<u8>, Option<io::Error>) {
    let mut head = Vec::new();
    while head.len() < HEAD {
        let limit = (HEAD - head.len()) as u64;
        match reader.take(limit).read_until(b'\n', &mut head) {
            Ok(0) => break,
            Ok(_) => {}
            Err(error) => return (head, Some(error)),
        }
        let line = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&head).trim_ascii_start();
        if head.ends_with(b"\n") && line.starts_with(b"{") {
            break;
        }
    }
    (head, None)
}

/// Inputs that must be read to their end before anything can be said of them.
fn whole(reader: Reader, name: &str) -> Result<Vec<u8>, ReadError> {
    let place = Place::file(name);
    let mut bytes = Vec::new();
    match reader.take(MAX_BYTES as u64 + 1).read_to_end(&mut bytes) {
        Ok(length) if length > MAX_BYTES => {
            Err(ReadError::TooLarge { place, cause: format!("it is larger than {} MiB", MAX_BYTES >> 20) })
        }
        Ok(_) => Ok(bytes),
        Err(cause) => Err(ReadError::Io { place, cause }),
    }
}

/// What one document holds, each part with its place.
fn drafts(bytes: Vec<u8>, format: Format, place: &Place) -> Vec<(Place, Result<Draft, ReadError>)> {
    let here = |drafts: Vec<Result<Draft, ReadError>>| {
        drafts.into_iter().map(|draft| (place.clone(), draft)).collect()
    };
    match format {
        Format::Mail => return here(mail::drafts(&bytes, place)),
        Format::Pdf => return here(pdf::draft(bytes, place)),
        _ => {}
    }
    let mut bytes = bytes;
    let holds_nul = format == Format::Html && memchr::memchr(0, &bytes).is_some();
    if holds_nul && decode::wide(&bytes).is_none() && bytes.trim_ascii_start().starts_with(b"<") {
        bytes.retain(|byte| *byte != 0);
    }
    let is_markup = matches!(format, Format::Html | Format::Feed);
    let declared = if is_markup { html::declared_encoding(&bytes) } else { None };
    let text = match decode::decode(&bytes, declared, place) {
        Ok(text) if text.trim().is_empty() => {
            return here(vec![Err(ReadError::Empty { place: place.clone() })]);
        }
        Ok(text) => text,
        Err(error) => return here(vec![Err(error)]),
    };
    match format {
        Format::Html => here(html::drafts(&text, None, place)),
        Format::Feed => feed::drafts(&text, place),
        _ => {
            let cleaned = decode::clean(&text);
            // One more copy is made of the text, and the bytes need not wait for it.
            drop(text);
            drop(bytes);
            here(vec![plain::draft(&cleaned, place)])
        }
    }
}

#[cfg(test)]
#[path = "open_tests.rs"]
mod tests;
