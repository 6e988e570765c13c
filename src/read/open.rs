use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use walkdir::{DirEntry, WalkDir};

use super::decode::{self, decode};
use super::draft::Defaults;
use super::lines::Lines;
use super::{Article, Format, MAX_BYTES, Place, ReadError, binary, html, json, plain};

/// How standard input is called in messages.
pub const STDIN: &str = "standard input";

/// How much is read before the kind of an input is judged.
const HEAD: usize = 64 * 1024;

/// The bytes that were read so far, for whoever waits.
#[derive(Debug, Clone, Default)]
pub struct Meter(Arc<AtomicU64>);

impl Meter {
    pub fn bytes(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }

    fn add(&self, bytes: u64) {
        self.0.fetch_add(bytes, Ordering::Relaxed);
    }
}

/// A file that is read line by line moves the meter as it is read.
struct Metered(File, Meter);

impl Read for Metered {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.0.read(buffer)?;
        self.1.add(read as u64);
        Ok(read)
    }
}

type Items = Box<dyn Iterator<Item = Result<Article, ReadError>> + Send>;

/// The articles of a file, of a folder and all below it in the order of their names, or of standard
/// input for `-`.  What cannot be read is one error, and the rest goes on.
pub fn articles(path: &Path, defaults: &Defaults) -> Items {
    articles_metered(path, defaults, &Meter::default())
}

/// As [`articles`]; the meter says how much of [`size`] is done.
pub fn articles_metered(path: &Path, defaults: &Defaults, meter: &Meter) -> Items {
    if path == Path::new("-") {
        return from_reader(STDIN, Box::new(BufReader::with_capacity(HEAD, io::stdin())), None, defaults);
    }
    if path.is_dir() { folder(path, defaults, meter) } else { file(path, defaults, meter) }
}

/// The articles in bytes that are at hand.
pub fn from_bytes(
    name: &str,
    bytes: &[u8],
    format: Format,
    defaults: &Defaults,
) -> Vec<Result<Article, ReadError>> {
    from_reader(name, Box::new(Cursor::new(bytes.to_vec())), Some(format), defaults).collect()
}

/// The articles in a stream; without a format its beginning tells.
pub fn from_reader(
    name: &str,
    mut reader: Box<dyn BufRead + Send>,
    format: Option<Format>,
    defaults: &Defaults,
) -> Items {
    let place = Place::file(name);
    let head = match head(&mut reader) {
        Ok(head) if head.trim_ascii().is_empty() => return one(Err(ReadError::Empty { place })),
        Ok(head) => head,
        Err(cause) => return one(Err(ReadError::Io { place, cause })),
    };
    let reader = Cursor::new(head.clone()).chain(reader);
    if decode::wide(&head).is_some() {
        return whole(reader, place, format, defaults);
    }
    if let Some(looks_like) = binary::looks_like(&head) {
        return one(Err(ReadError::Binary { place, looks_like }));
    }
    match format.unwrap_or_else(|| Format::sniff(&head)) {
        Format::Ndjson if !is_laid_out(&head) => Box::new(Lines::new(name, reader, defaults)),
        Format::Ndjson => whole(reader, place, Some(Format::Json), defaults),
        format => whole(reader, place, Some(format), defaults),
    }
}

fn one(item: Result<Article, ReadError>) -> Items {
    Box::new(std::iter::once(item))
}

/// The first line that is not blank, or the first bytes of it: no more, so that a pipe flows line by line.
fn head(reader: &mut dyn BufRead) -> io::Result<Vec<u8>> {
    let mut head = Vec::new();
    while head.len() < HEAD {
        let limit = (HEAD - head.len()) as u64;
        if reader.take(limit).read_until(b'\n', &mut head)? == 0 {
            break;
        }
        if head.ends_with(b"\n") && !head.trim_ascii().is_empty() {
            break;
        }
    }
    Ok(head)
}

/// One object over several lines, whatever the extension says.
fn is_laid_out(head: &[u8]) -> bool {
    let line = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii();
    matches!(line, b"{" | b"[" | b"[{")
}

/// Inputs that must be read to their end before anything can be said of them.
fn whole(reader: impl Read, place: Place, format: Option<Format>, defaults: &Defaults) -> Items {
    let mut bytes = Vec::new();
    match reader.take(MAX_BYTES as u64).read_to_end(&mut bytes) {
        Ok(length) if length >= MAX_BYTES => {
            return one(Err(ReadError::TooLarge { place, cause: "it is larger than 1 GiB".to_owned() }));
        }
        Ok(_) => {}
        Err(cause) => return one(Err(ReadError::Io { place, cause })),
    }
    let declared = if format == Some(Format::Html) { html::declared_encoding(&bytes) } else { None };
    let text = match decode(&bytes, declared, &place) {
        Ok(text) => text,
        Err(error) => return one(Err(error)),
    };
    if text.trim().is_empty() {
        return one(Err(ReadError::Empty { place }));
    }
    let drafts = match format.unwrap_or_else(|| Format::sniff(text.as_bytes())) {
        Format::Text => vec![plain::draft(&text, &place)],
        Format::Html => html::drafts(&text, &place),
        Format::Json => return Box::new(json::Records::new(&place.name, text.into_owned(), defaults)),
        Format::Ndjson => {
            let bytes = Cursor::new(text.into_owned().into_bytes());
            return Box::new(Lines::new(&place.name, bytes, defaults));
        }
    };
    let defaults = defaults.clone();
    Box::new(
        drafts.into_iter().map(move |draft| draft.and_then(|draft| draft.finish(place.clone(), &defaults))),
    )
}

/// How many bytes [`articles`] will read; of what flows, as standard input does, nobody knows.
pub fn size(path: &Path) -> Option<u64> {
    if path.is_dir() {
        let sizes = entries(path).filter_map(|entry| Some(entry.ok()?.metadata().ok()?.len()));
        return Some(sizes.sum());
    }
    match path.metadata() {
        Ok(found) => found.is_file().then_some(found.len()),
        Err(_) => (path != Path::new("-")).then_some(0),
    }
}

fn file(path: &Path, defaults: &Defaults, meter: &Meter) -> Items {
    let name = path.display().to_string();
    let format = Format::of_path(path);
    match File::open(path) {
        Ok(file) if format == Some(Format::Ndjson) => {
            let reader = BufReader::with_capacity(HEAD, Metered(file, meter.clone()));
            from_reader(&name, Box::new(reader), format, defaults)
        }
        Ok(file) => {
            let length = file.metadata().map_or(0, |found| found.len());
            let items = from_reader(&name, Box::new(BufReader::with_capacity(HEAD, file)), format, defaults);
            let meter = meter.clone();
            // What is read whole is done only when its last article is.
            Box::new(items.chain(std::iter::from_fn(move || {
                meter.add(length);
                None
            })))
        }
        Err(cause) => one(Err(ReadError::Io { place: Place::file(&name), cause })),
    }
}

/// Files of our extensions below a folder; hidden ones are left out, as they belong to programs.
fn entries(path: &Path) -> impl Iterator<Item = walkdir::Result<DirEntry>> + Send + use<> {
    WalkDir::new(path)
        .follow_links(true)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry))
        .filter(|entry| entry.as_ref().map_or(true, is_article_file))
}

fn folder(path: &Path, defaults: &Defaults, meter: &Meter) -> Items {
    let (defaults, meter) = (defaults.clone(), meter.clone());
    let place = Place::file(&path.display().to_string());
    let mut any = false;
    let mut entries = entries(path);
    let mut place = Some(place);
    let entries = std::iter::from_fn(move || match entries.next() {
        Some(entry) => {
            any = true;
            Some(entry.map_err(walk_error))
        }
        None if any => None,
        None => place.take().map(|place| Err(ReadError::NothingInFolder { place })),
    });
    Box::new(entries.flat_map(move |entry| match entry {
        Ok(entry) => file(entry.path(), &defaults, &meter),
        Err(error) => one(Err(error)),
    }))
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.file_name().to_str().is_some_and(|name| name.starts_with('.'))
}

fn is_article_file(entry: &DirEntry) -> bool {
    entry.file_type().is_file() && Format::of_path(entry.path()).is_some()
}

fn walk_error(error: walkdir::Error) -> ReadError {
    let place = Place::file(&error.path().map(|path| path.display().to_string()).unwrap_or_default());
    match error.loop_ancestor() {
        Some(to) => ReadError::LinkLoop { place, to: to.display().to_string() },
        None => ReadError::Io { place, cause: error.into() },
    }
}

#[cfg(test)]
#[path = "open_tests.rs"]
mod tests;
