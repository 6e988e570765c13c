//! Text → tokens in the manner of the Penn Treebank.

use super::Tag;
use super::abbreviation;
use crate::base::Span;

/// A token and, where its form alone decides it, its tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Raw {
    pub span: Span,
    pub tag: Option<Tag>,
}

/// Appends the tokens of a stretch of text.
pub(super) fn tokenize(text: &str, range: Span, out: &mut Vec<Raw>) {
    let mut cursor = Cursor { text, at: range.start as usize, end: range.end as usize, single: false };
    while let Some(c) = cursor.peek() {
        if c.is_whitespace() || is_invisible(c) {
            cursor.at += c.len_utf8();
        } else {
            cursor.token(c, out);
        }
    }
}

struct Cursor<'t> {
    text: &'t str,
    at: usize,
    end: usize,
    /// True while a single quotation mark is open.
    single: bool,
}

impl Cursor<'_> {
    fn peek(&self) -> Option<char> {
        self.char_at(self.at)
    }

    fn char_at(&self, at: usize) -> Option<char> {
        match *self.text.as_bytes().get(at)? {
            _ if at >= self.end => None,
            byte if byte < 0x80 => Some(byte as char),
            _ => self.text.get(at..self.end)?.chars().next(),
        }
    }

    fn before(&self) -> Option<char> {
        match self.at.checked_sub(1).map(|at| self.text.as_bytes()[at]) {
            Some(byte) if byte < 0x80 => Some(byte as char),
            _ => self.text[..self.at].chars().next_back(),
        }
    }

    fn push(&mut self, len: usize, tag: Option<Tag>, out: &mut Vec<Raw>) {
        out.push(Raw { span: Span::new(self.at, self.at + len), tag });
        self.at += len;
    }

    fn token(&mut self, c: char, out: &mut Vec<Raw>) {
        let next = self.char_at(self.at + c.len_utf8());
        let digit_follows = next.is_some_and(|next| next.is_ascii_digit());
        let opens_word = self.before().is_none_or(|before| !before.is_alphanumeric());
        match c {
            _ if c.is_alphanumeric() => self.word(out),
            '.' if digit_follows && opens_word => self.word(out),
            '-' | '+' | '−' if digit_follows && self.at_start_of_chunk() => self.word(out),
            '@' | '#' if next.is_some_and(char::is_alphabetic) => self.word(out),
            '°' if next.is_some_and(char::is_alphabetic) => self.word(out),
            '\'' | '’' | '‘' | '`' => self.single_quote(c, next, out),
            '"' => self.double_quote(next, out),
            '“' | '„' | '«' => self.push(c.len_utf8(), Some(Tag::OpenQuote), out),
            '”' | '»' => self.push(c.len_utf8(), Some(Tag::CloseQuote), out),
            '$' | '€' | '£' | '¥' | '₹' | '₽' | '₴' | '₩' | '₪' | '₺' | '₦' | '₿' | '¢' => {
                self.push(c.len_utf8(), Some(Tag::Dollar), out)
            }
            '#' => self.push(1, Some(Tag::Hash), out),
            '%' | '‰' => self.push(c.len_utf8(), Some(Tag::Nn), out),
            ',' | '،' => self.push(c.len_utf8(), Some(Tag::Comma), out),
            '.' | '-' | '!' | '?' | '—' | '_' | '*' | '=' => self.run(c, out),
            ';' | ':' | '–' | '―' | '‒' | '…' | '/' | '−' => {
                self.push(c.len_utf8(), Some(Tag::Colon), out)
            }
            '(' | '[' | '{' | '<' => self.push(1, Some(Tag::Open), out),
            ')' | ']' | '}' | '>' => self.push(1, Some(Tag::Close), out),
            '&' => self.push(1, Some(Tag::Cc), out),
            _ => self.push(c.len_utf8(), Some(Tag::Sym), out),
        }
    }

    fn at_start_of_chunk(&self) -> bool {
        self.before().is_none_or(|before| before.is_whitespace() || matches!(before, '(' | '$' | '€' | '£'))
    }

    /// Equal marks in a row are one token: "--", "...", "?!" stays two.
    fn run(&mut self, c: char, out: &mut Vec<Raw>) {
        let mut len = 0;
        while self.char_at(self.at + len) == Some(c) {
            len += c.len_utf8();
        }
        let tag = match c {
            '.' if len > 1 => Tag::Colon,
            '.' | '!' | '?' => Tag::Stop,
            '-' | '—' => Tag::Colon,
            _ => Tag::Sym,
        };
        self.push(len, Some(tag), out);
    }

    fn double_quote(&mut self, next: Option<char>, out: &mut Vec<Raw>) {
        let opens =
            self.before().is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '—' | '–' | '-'))
                && next.is_some_and(|c| !c.is_whitespace());
        self.push(1, Some(if opens { Tag::OpenQuote } else { Tag::CloseQuote }), out);
    }

    fn single_quote(&mut self, c: char, next: Option<char>, out: &mut Vec<Raw>) {
        let len = c.len_utf8();
        if matches!(c, '‘' | '`') {
            let double = next == Some('`');
            self.single |= !double;
            return self.push(len + usize::from(double), Some(Tag::OpenQuote), out);
        }
        if next == Some('\'') && c == '\'' {
            return self.push(2, Some(Tag::CloseQuote), out);
        }
        let before = self.before();
        let after_word = before.is_some_and(char::is_alphanumeric);
        let spaced = before.is_none_or(|c| c.is_whitespace() || matches!(c, '"' | '“' | '(' | '[' | '—'));
        if let Some(clitic) = self.clitic(self.at).filter(|_| after_word || spaced) {
            return self.push(clitic, None, out);
        }
        if spaced && next.is_some_and(|c| c.is_ascii_digit()) {
            return self.word(out);
        }
        if spaced && next.is_some_and(|c| !c.is_whitespace()) {
            self.single = true;
            return self.push(len, Some(Tag::OpenQuote), out);
        }
        let possessive = after_word && !self.single && matches!(before, Some('s' | 'S' | 'z' | 'x'));
        self.single &= possessive;
        self.push(len, Some(if possessive { Tag::Pos } else { Tag::CloseQuote }), out);
    }

    /// Bytes of "'s", "'re" … at an offset, if a word ends there.
    fn clitic(&self, at: usize) -> Option<usize> {
        let mark = self.char_at(at).filter(|c| matches!(c, '\'' | '’'))?.len_utf8();
        let bytes = &self.text.as_bytes()[at + mark..self.end];
        let letters = bytes.iter().take(3).take_while(|byte| byte.is_ascii_alphabetic()).count();
        let mut lower = [0; 2];
        lower.iter_mut().zip(bytes).for_each(|(lower, byte)| *lower = byte.to_ascii_lowercase());
        let known = match letters {
            1 => matches!(lower[0], b's' | b'm' | b'd'),
            2 => matches!(&lower, b"re" | b"ve" | b"ll"),
            _ => false,
        };
        let ends = self.char_at(at + mark + letters).is_none_or(|c| !c.is_alphanumeric());
        (known && ends).then_some(mark + letters)
    }

    fn word(&mut self, out: &mut Vec<Raw>) {
        let end = if self.is_url() { self.url_end() } else { self.word_end() };
        let end = self.with_stop(end);
        if self.text.as_bytes().get(end) == Some(&b'$') && self.is_currency_prefix(end) {
            return self.push(end + 1 - self.at, Some(Tag::Dollar), out);
        }
        if let Some((split, end)) = self.contraction(end) {
            self.push(split - self.at, None, out);
            return self.push(end - self.at, None, out);
        }
        self.push(end - self.at, None, out);
    }

    /// "US$", "C$", "HK$" before a figure.
    fn is_currency_prefix(&self, end: usize) -> bool {
        let word = &self.text.as_bytes()[self.at..end];
        word.len() <= 3 && word.iter().all(u8::is_ascii_uppercase)
    }

    fn is_url(&self) -> bool {
        let rest = &self.text.as_bytes()[self.at..self.end];
        rest.starts_with(b"http://") || rest.starts_with(b"https://") || rest.starts_with(b"www.")
    }

    fn url_end(&self) -> usize {
        let rest = &self.text[self.at..self.end];
        let chunk = rest.find(|c: char| c.is_whitespace() || matches!(c, '"' | '<' | '>' | '”' | '’'));
        let chunk = &rest[..chunk.unwrap_or(rest.len())];
        self.at + chunk.trim_end_matches(['.', ',', ')', ']', ';', ':', '!', '?', '\'']).len()
    }

    /// Letters and digits, and the marks that join them inside one word.
    fn word_end(&self) -> usize {
        let mut at = self.at + self.peek().map_or(0, char::len_utf8);
        let bytes = &self.text.as_bytes()[..self.end];
        loop {
            // Most letters are of ASCII, and need no question more.
            at += bytes[at..].iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
            let Some(c) = self.char_at(at) else { break };
            let len = c.len_utf8();
            let joins = c.is_alphanumeric() || is_mark(c) || self.joins(c, at, self.char_at(at + len));
            if !joins {
                break;
            }
            at += len;
        }
        at
    }

    fn joins(&self, c: char, at: usize, next: Option<char>) -> bool {
        let Some(next) = next.filter(|next| next.is_alphanumeric()) else { return false };
        let Some(&last) = self.text.as_bytes()[self.at..at].last() else { return false };
        let word = &self.text.as_bytes()[self.at..at];
        let digits = last.is_ascii_digit() && next.is_ascii_digit();
        match c {
            '-' | '‑' | '_' | '@' => true,
            '–' | ':' => digits,
            '&' => last.is_ascii_uppercase() && next.is_ascii_uppercase(),
            '/' => digits || !(last.is_ascii_digit() || next.is_ascii_digit()),
            '.' => digits || self.dotted(word, last, next),
            ',' => digits && self.thousands(at),
            '\'' | '’' => self.clitic(at).is_none() && !self.is_negation(at) && last != b'.',
            _ => false,
        }
    }

    /// "U.S", "p.m", "example.com", but not the missing space of "left.The".
    fn dotted(&self, word: &[u8], last: u8, next: char) -> bool {
        let letters = word.iter().rev().take_while(|byte| byte.is_ascii_alphabetic()).count();
        let acronym = letters == 1 && next.is_ascii_alphabetic();
        acronym || (last.is_ascii_alphanumeric() && next.is_ascii_lowercase() && !last.is_ascii_digit())
    }

    fn thousands(&self, comma: usize) -> bool {
        let rest = &self.text.as_bytes()[comma + 1..self.end];
        let digits = rest.iter().take(4).take_while(|byte| byte.is_ascii_digit()).count();
        digits == 3
    }

    /// True at the apostrophe of "n't".
    fn is_negation(&self, at: usize) -> bool {
        let Some(mark) = self.char_at(at).map(char::len_utf8) else { return false };
        let t = self.char_at(at + mark).is_some_and(|c| matches!(c, 't' | 'T'));
        let ends = self.char_at(at + mark + 1).is_none_or(|c| !c.is_alphanumeric());
        t && ends && matches!(self.text.as_bytes().get(at.wrapping_sub(1)), Some(b'n' | b'N'))
    }

    /// Where "don't" or "cannot" comes apart, and where it ends.
    fn contraction(&self, end: usize) -> Option<(usize, usize)> {
        if end - self.at > 1 && self.is_negation(end) {
            return Some((end - 1, end + self.char_at(end)?.len_utf8() + 1));
        }
        let cannot = self.text[self.at..end].eq_ignore_ascii_case("cannot");
        cannot.then(|| (end - 3, end))
    }

    /// Takes in the full stop of an abbreviation.
    fn with_stop(&self, end: usize) -> usize {
        if self.char_at(end) != Some('.') || self.char_at(end + 1) == Some('.') {
            return end;
        }
        let figure = self.char_at(end + 1).is_some_and(|c| c.is_ascii_digit())
            || self.char_at(end + 2).is_some_and(|c| c.is_ascii_digit());
        if abbreviation::takes_stop(&self.text[self.at..end], figure) { end + 1 } else { end }
    }
}

/// Combining accents and joiners belong to the letter before them.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200c}' | '\u{200d}')
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{ad}' | '\u{2060}' | '\u{202a}'..='\u{202e}')
        || c.is_control()
}
