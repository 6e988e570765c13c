//! Words of a sentence, told from how its text prints them: "shoot" is "shot" without its last letter, and "ot".

use super::input::{In, Unfit, Unpacked};
use super::out::Out;

/// Reads a sentence's text word by word.
pub(super) struct Printed<'t> {
    rest: &'t str,
}

impl<'t> Printed<'t> {
    pub fn of(text: &'t str) -> Self {
        Printed { rest: text }
    }

    /// How long the next word is if nothing says otherwise: letters and figures with what joins them, or one mark.
    fn expected(&self) -> usize {
        let bytes = self.rest.as_bytes();
        let mut end = 0;
        loop {
            while bytes.get(end).is_some_and(u8::is_ascii_alphanumeric) {
                end += 1;
            }
            match (bytes.get(end), bytes.get(end + 1)) {
                (None, _) => return end,
                (Some(b'-' | b'.' | b',' | b'/'), Some(next)) if end > 0 && next.is_ascii_alphanumeric() => {
                    end += 1
                }
                (Some(mark), Some(next)) if !mark.is_ascii() || !next.is_ascii() => {
                    return self.in_any_letters();
                }
                (Some(mark), None) if !mark.is_ascii() => return self.in_any_letters(),
                _ => return end.max(1),
            }
        }
    }

    /// As [`Printed::expected`], of words that are not written in the letters a to z alone.
    fn in_any_letters(&self) -> usize {
        let inner = |at: usize, c: char| {
            let next = self.rest[at + c.len_utf8()..].chars().next();
            matches!(c, '-' | '.' | ',' | '/') && next.is_some_and(char::is_alphanumeric)
        };
        let mut chars = self.rest.char_indices();
        let end = chars.find(|(at, c)| !(c.is_alphanumeric() || *at > 0 && inner(*at, *c)));
        match end.map_or(self.rest.len(), |(at, _)| at) {
            0 => self.rest.chars().next().map_or(0, char::len_utf8),
            length => length,
        }
    }

    /// The next word is that long: as it is printed, in small letters.
    fn take(&mut self, length: usize) -> Option<String> {
        let word = self.rest.get(..length)?;
        self.pass(length);
        Some(word.to_lowercase())
    }

    fn pass(&mut self, length: usize) {
        self.rest = self.rest[length..].trim_start();
    }

    /// Whether the next word is this one, and stands by itself.
    fn begins_with(&self, word: &str) -> bool {
        let (printed, word) = (self.rest.as_bytes(), word.as_bytes());
        let letters = || {
            printed
                .iter()
                .zip(word)
                .all(|(one, other)| one.is_ascii_alphanumeric() && one.to_ascii_lowercase() == *other)
        };
        printed.len() >= word.len() && matches!(printed.get(word.len()), None | Some(b' ')) && letters()
    }

    /// How long a word is here: as expected, unless it and the word behind it fit better otherwise ("U.S.", "isn't").
    fn length(&self, word: &str, next: Option<&str>) -> usize {
        let expected = self.expected();
        let fit = |length: usize| {
            let Some((here, behind)) = self.rest.split_at_checked(length) else { return 0 };
            let behind = Printed::of(behind.trim_start());
            let next = next.map_or(0, |next| likeness(&behind.rest[..behind.expected()], next));
            likeness(here, word) + next
        };
        let around = (1..=REACH).flat_map(|by| [expected + by, expected.saturating_sub(by)]);
        let mut best = (fit(expected), expected);
        if best.0 == 2 * SAME {
            return expected;
        }
        for length in around.filter(|length| *length > 0) {
            let fit = fit(length);
            if fit > best.0 {
                best = (fit, length);
            }
        }
        best.1
    }
}

/// How far words may end from where they are expected to.
const REACH: usize = 3;
const SAME: usize = 2;

/// Whether a word is the printed one, or may be a form of it.
fn likeness(printed: &str, word: &str) -> usize {
    if printed.is_ascii() && word.is_ascii() {
        let mut letters = printed.bytes().map(|letter| letter.to_ascii_lowercase());
        let same = printed.len() == word.len() && letters.clone().eq(word.bytes());
        return if same { SAME } else { (letters.next() == word.bytes().next()).into() };
    }
    let mut letters = printed.chars().flat_map(char::to_lowercase);
    let mut form = word.chars();
    let begins = letters.next() == form.next();
    match begins {
        true if letters.eq(form) => SAME,
        begins => begins.into(),
    }
}

/// A word as what it differs by from the printed one; `next` is the one behind it.
pub(super) fn pack(out: &mut Out, printed: &mut Printed, word: &str, next: Option<&str>) {
    if printed.begins_with(word) {
        printed.pass(word.len());
        return out.bytes.extend([0; 3]);
    }
    let length = printed.length(word, next);
    out.signed(length as i64 - printed.expected() as i64);
    let there = printed.take(length).unwrap_or_default();
    let same = there.char_indices().zip(word.chars()).take_while(|((_, a), b)| a == b);
    let kept = same.last().map_or(0, |((at, c), _)| at + c.len_utf8());
    out.count((there.len() - kept) as u64);
    out.byte((kept < word.len()).into());
    if kept < word.len() {
        out.text(&word[kept..]);
    }
}

/// How a word was packed, to be read with the printed word at hand.
#[derive(Debug, Clone)]
pub(super) struct Differs {
    longer: i64,
    dropped: usize,
    ending: String,
}

impl Differs {
    pub fn unpack(from: &mut In) -> Unpacked<Self> {
        let (longer, dropped) = (from.signed()?, from.count()? as usize);
        let ending = if from.byte()? != 0 { from.text()? } else { String::new() };
        Ok(Differs { longer, dropped, ending })
    }

    pub fn word(&self, printed: &mut Printed) -> Unpacked<String> {
        let length = (printed.expected() as i64).checked_add(self.longer).ok_or(Unfit)?;
        let length = usize::try_from(length).map_err(|_| Unfit)?;
        let mut word = printed.take(length).ok_or(Unfit)?;
        let kept = word.len().checked_sub(self.dropped).ok_or(Unfit)?;
        if !word.is_char_boundary(kept) {
            return Err(Unfit);
        }
        word.truncate(kept);
        word.push_str(&self.ending);
        Ok(word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_end_where_letters_do_unless_they_are_joined() {
        let mut printed = Printed::of("A 13-year-old, 1,400 U.S. (Zürich) — “İt” isn't.");
        let mut words = Vec::new();
        while !printed.rest.is_empty() {
            let length = printed.expected();
            words.extend(printed.take(length));
        }
        let expected = [
            "a",
            "13-year-old",
            ",",
            "1,400",
            "u.s",
            ".",
            "(",
            "zürich",
            ")",
            "—",
            "“",
            "i̇t",
            "”",
            "isn",
            "'",
            "t",
            ".",
        ];
        assert_eq!(words, expected);
    }
}
