use rustc_hash::FxHashMap;

/// Limits far beyond any article page, within which parsing stays quick and shallow.
const MAX_PAGE: usize = 32 << 20;
const MAX_TAGS: usize = 200_000;
const MAX_DEPTH: usize = 400;
const MAX_ATTRIBUTES: usize = 1_000;
/// Elements that a parser must open again in each block because `<b>` or the like was never closed.
const MAX_REOPENED: usize = 500_000;

const VOID: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr",
];
/// Elements that the next one of their kind closes.
const SELF_CLOSING: &[&str] = &["p", "li", "dt", "dd", "option", "tr", "td", "th", "thead", "tbody", "tfoot"];
const RAW: &[&str] = &["script", "style", "textarea", "title", "xmp", "noframes", "iframe", "noembed"];
const FORMATTING: &[&str] =
    &["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];

/// Elements of drawings that may close themselves with `/>`, which elements of pages cannot.
const DRAWN: &[&str] = &[
    "svg",
    "g",
    "path",
    "rect",
    "circle",
    "ellipse",
    "line",
    "polyline",
    "polygon",
    "use",
    "defs",
    "stop",
    "symbol",
    "lineargradient",
    "radialgradient",
    "clippath",
    "mask",
    "text",
    "tspan",
    "filter",
    "pattern",
    "title",
    "style",
];

/// Refuses pages that would overflow the stack or take quadratic time, before anything parses them.
pub(super) fn check(html: &str) -> Result<(), String> {
    if html.len() > MAX_PAGE {
        return Err(format!("the page is larger than {} MiB", MAX_PAGE >> 20));
    }
    let mut scan = Scan::default();
    let bytes = html.as_bytes();
    let mut at = 0;
    while let Some(found) = memchr::memchr(b'<', bytes.get(at..).unwrap_or_default()) {
        at = scan.markup(bytes, at + found + 1)?;
    }
    Ok(())
}

#[derive(Default)]
struct Scan {
    tags: usize,
    open: FxHashMap<Vec<u8>, usize>,
    depth: usize,
    formatting: usize,
    reopened: usize,
    /// `<li>` and `<dd>` close only their own kind and nest in each other.
    items: usize,
    terms: usize,
    /// Drawings that are open, and whether an element of the page stood in one, which ends it.
    drawings: usize,
    drawing_left: bool,
    /// A bit for each raw element of which no end tag follows; looking again would be quadratic.
    unclosed: u32,
}

impl Scan {
    /// Reads what follows a `<`; returns where to go on.
    fn markup(&mut self, bytes: &[u8], at: usize) -> Result<usize, String> {
        self.tags += 1;
        if self.tags > MAX_TAGS {
            return Err(format!("the page has more than {MAX_TAGS} tags or `<`"));
        }
        let rest = bytes.get(at..).unwrap_or_default();
        if rest.starts_with(b"!--") {
            let end = memchr::memmem::find_iter(rest, b"--").find(|end| {
                let after = rest.get(end + 2..).unwrap_or_default();
                *end > 0 && (after.starts_with(b">") || after.starts_with(b"!>"))
            });
            return Ok(end.map_or(bytes.len(), |end| at + end + 3));
        }
        let closing = rest.first() == Some(&b'/');
        let start = at + usize::from(closing);
        let name = name(bytes.get(start..).unwrap_or_default());
        if name.is_empty() {
            return Ok(at);
        }
        let (end, attributes) = tag_end(bytes, start + name.len());
        if attributes > MAX_ATTRIBUTES {
            return Err(format!("a tag of the page has more than {MAX_ATTRIBUTES} attributes"));
        }
        self.drawing_left |= self.drawings > 0 && !is(&name, DRAWN);
        if closing {
            self.close(&name);
            return Ok(end);
        }
        let closes_itself = bytes.get(..end).is_some_and(|tag| tag.ends_with(b"/>"));
        let drawing = self.drawings > 0 && !self.drawing_left;
        if closes_itself && (drawing || matches!(name.as_slice(), b"svg" | b"math")) {
            return Ok(end);
        }
        self.open(&name)?;
        Ok(self.skip_raw(bytes, end, &name))
    }

    fn open(&mut self, name: &[u8]) -> Result<(), String> {
        // In drawings these elements are like any other.
        let drawn = self.drawings > 0;
        if !drawn && (is(name, VOID) || is(name, RAW)) {
            return Ok(());
        }
        self.reopened += self.formatting;
        if self.reopened > MAX_REOPENED {
            return Err("the page leaves too many tags such as <b> or <font> open".to_owned());
        }
        self.items += usize::from(name == b"li");
        self.terms += usize::from(matches!(name, b"dt" | b"dd"));
        if drawn || !is(name, SELF_CLOSING) {
            *self.open.entry(name.to_vec()).or_default() += 1;
            self.formatting += usize::from(is(name, FORMATTING));
            self.drawings += usize::from(matches!(name, b"svg" | b"math"));
            self.depth += 1;
        }
        if self.depth + self.items.min(self.terms) > MAX_DEPTH {
            return Err(format!("the page nests tags, or leaves them open, more than {MAX_DEPTH} deep"));
        }
        Ok(())
    }

    fn close(&mut self, name: &[u8]) {
        self.items -= usize::from(name == b"li").min(self.items);
        self.terms -= usize::from(matches!(name, b"dt" | b"dd")).min(self.terms);
        let Some(count) = self.open.get_mut(name).filter(|count| **count > 0) else { return };
        *count -= 1;
        self.depth -= 1;
        self.formatting -= usize::from(is(name, FORMATTING));
        self.drawings -= usize::from(matches!(name, b"svg" | b"math"));
        self.drawing_left &= self.drawings > 0;
    }

    /// The inside of scripts and the like is no markup.
    fn skip_raw(&mut self, bytes: &[u8], at: usize, name: &[u8]) -> usize {
        let Some(kind) = RAW.iter().position(|raw| raw.as_bytes() == name) else { return at };
        let kind = 1 << kind;
        // In drawings, lists of options and frames a parser reads on, so that what stands there counts.
        let is_open = |name: &[u8]| self.open.get(name).is_some_and(|open| *open > 0);
        let read_on = self.drawings > 0 || is_open(b"select") || is_open(b"frameset");
        if read_on || self.unclosed & kind != 0 {
            return at;
        }
        let rest = bytes.get(at..).unwrap_or_default();
        let end = memchr::memmem::find_iter(rest, b"</").find(|end| {
            let after = rest.get(end + 2..).unwrap_or_default();
            after.get(..name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name))
        });
        match end {
            Some(end) => at + end,
            None => {
                self.unclosed |= kind;
                at
            }
        }
    }
}

fn is(name: &[u8], names: &[&str]) -> bool {
    names.iter().any(|known| known.as_bytes() == name)
}

/// The tag name in lower case; empty if no letter stands here.
fn name(rest: &[u8]) -> Vec<u8> {
    if !rest.first().is_some_and(u8::is_ascii_alphabetic) {
        return Vec::new();
    }
    let end = |byte: &&u8| !byte.is_ascii_whitespace() && **byte != b'>' && **byte != b'/';
    rest.iter().take_while(end).take(64).map(u8::to_ascii_lowercase).collect()
}

/// Where the tag ends, and a count of its attributes.
fn tag_end(bytes: &[u8], start: usize) -> (usize, usize) {
    let (mut quote, mut attributes, mut gap, mut value) = (None, 0, false, false);
    for (at, &byte) in bytes.iter().enumerate().skip(start) {
        match (quote, byte) {
            (Some(mark), _) if byte == mark => quote = None,
            (Some(_), _) => {}
            (None, b'>') => return (at + 1, attributes),
            (None, b'"' | b'\'') if value => (quote, value) = (Some(byte), false),
            (None, b'=') => value = true,
            (None, _) if byte.is_ascii_whitespace() || byte == b'/' => gap = true,
            (None, _) => {
                attributes += usize::from(gap && !value);
                (gap, value) = (false, false);
            }
        }
    }
    (bytes.len(), attributes)
}

#[cfg(test)]
#[path = "guard_tests.rs"]
mod tests;
