//! Words of an embedded table, each found by one hash.

use std::hash::Hasher;

use rustc_hash::FxHasher;

/// The words of a text that lives as long as the program, each with a small value.
///
/// Open addressing with eight bytes a place beside the value.  The words themselves stay in the text.
pub struct Words<V> {
    text: &'static str,
    /// A power of two, at least a third of them empty.
    places: Vec<Place<V>>,
    /// A bit for each glance at a word that is there, a power of two: most words that are asked for are not, and need
    /// no hash to say so.
    glances: Vec<u64>,
}

/// So many places for each cell of glances.
const GLANCES: usize = 8;

#[derive(Clone, Copy, Default)]
struct Place<V> {
    start: u32,
    /// Some bits of the hash, so that other words of the same place are seldom read.
    mark: u16,
    /// 0 for an empty place.
    len: u8,
    value: V,
}

impl<V: Copy + Default> Words<V> {
    /// Words that are slices of the text; of one that comes twice the later value holds.
    pub fn new(text: &'static str, words: impl Iterator<Item = (&'static str, V)>) -> Self {
        let most = 1 + memchr::memchr_iter(b'\n', text.as_bytes()).count();
        let places = vec![Place::default(); (most + most / 2).next_power_of_two().max(GLANCES)];
        let glances = vec![0; places.len() / GLANCES];
        let mut all = Words { text, places, glances };
        for (word, value) in words {
            let Ok(len @ 1..) = u8::try_from(word.len()) else { continue };
            let (mark, at) = all.look(word.as_bytes());
            let (cell, bit) = all.glance(word.as_bytes());
            all.glances[cell] |= bit;
            // A `const` may have several addresses, a `static` has one.
            let start = (word.as_ptr() as usize).wrapping_sub(text.as_ptr() as usize);
            assert!(start < text.len(), "{word} is of another text");
            all.places[at] = Place { start: start as u32, mark, len, value };
        }
        all
    }

    #[inline]
    pub fn get(&self, word: &str) -> Option<V> {
        self.find(word.as_bytes()).map(|place| place.value)
    }

    /// Where in the text the word ends.
    #[inline]
    pub fn end(&self, word: &str) -> Option<usize> {
        self.find(word.as_bytes()).map(|place| place.start as usize + usize::from(place.len))
    }

    #[inline]
    fn find(&self, word: &[u8]) -> Option<Place<V>> {
        let (cell, bit) = self.glance(word);
        if self.glances[cell] & bit == 0 {
            return None;
        }
        Some(self.places[self.look(word).1]).filter(|place| place.len > 0)
    }

    /// Where the bit of a word is, by its length and three of its bytes.
    #[inline]
    fn glance(&self, word: &[u8]) -> (usize, u64) {
        let (Some(first), Some(last)) = (word.first(), word.last()) else { return (0, 0) };
        let middle = word[word.len() / 2];
        // Primes, so that the letters of one word seldom stand for those of another.
        let sum = usize::from(*first) * 37 + usize::from(middle) * 173 + usize::from(*last) * 1031;
        let bit = (sum + word.len() * 5003) & (self.glances.len() * 64 - 1);
        (bit / 64, 1 << (bit % 64))
    }

    /// The mark of a word, and its place or the empty one where it would be.
    #[inline]
    fn look(&self, word: &[u8]) -> (u16, usize) {
        let hash = hash(word);
        let (mark, last) = ((hash >> 48) as u16, self.places.len() - 1);
        let mut at = hash as usize & last;
        loop {
            let place = self.places[at];
            if place.len == 0 || place.mark == mark && self.is(place, word) {
                return (mark, at);
            }
            at = (at + 1) & last;
        }
    }

    #[inline]
    fn is(&self, place: Place<V>, word: &[u8]) -> bool {
        let start = place.start as usize;
        usize::from(place.len) == word.len()
            && self.text.as_bytes().get(start..start + word.len()).is_some_and(|known| same(known, word))
    }
}

/// The rows of an embedded table: the word before the first tab and what stands behind it; `#` starts a comment line.
pub fn rows(tsv: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let mut rest = tsv;
    let lines = std::iter::from_fn(move || {
        let end = memchr::memchr(b'\n', rest.as_bytes());
        let line = &rest[..end.unwrap_or(rest.len())];
        let more = !rest.is_empty();
        rest = end.map_or("", |end| &rest[end + 1..]);
        more.then_some(line)
    });
    lines.filter_map(|line| {
        let tab = memchr::memchr(b'\t', line.as_bytes()).filter(|_| !line.starts_with('#'))?;
        Some((&line[..tab], &line[tab + 1..]))
    })
}

/// Of the bytes of a word.
#[inline]
pub fn hash(word: &[u8]) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(word);
    hasher.finish()
}

/// Whether two words of one length are equal; short ones, as most are, without a call.
#[inline]
pub fn same(one: &[u8], other: &[u8]) -> bool {
    match one.len() {
        8..=16 => ends::<8>(one) == ends::<8>(other),
        4..8 => ends::<4>(one) == ends::<4>(other),
        2..4 => ends::<2>(one) == ends::<2>(other),
        _ => one == other,
    }
}

/// The first and the last bytes, which together are all of a word of up to twice as many.
#[inline]
fn ends<const N: usize>(word: &[u8]) -> (Option<&[u8; N]>, Option<&[u8; N]>) {
    (word.first_chunk(), word.last_chunk())
}

#[cfg(test)]
mod tests {
    use super::*;

    static TABLE: &str = "a\nof\nthe\nwith\nsince\nbetween\nalthough\nconsiderable\nextraordinarily\nof\n";

    #[test]
    fn every_word_is_found_and_no_other() {
        let words = Words::new(TABLE, TABLE.lines().zip(1u8..));
        for (word, at) in TABLE.lines().zip(1u8..) {
            let expected = if word == "of" { 10 } else { at };
            assert_eq!(words.get(word), Some(expected), "{word}");
        }
        for word in ["", "b", "o", "ofs", "thee", "sinca", "betweens", "altho gh", "considerably"] {
            assert_eq!(words.get(word), None, "{word}");
        }
        assert_eq!(words.end("of").map(|end| &TABLE[..end]), Some(TABLE.trim_end()));
    }

    #[test]
    fn words_of_all_lengths_are_the_same_as_themselves_alone() {
        let text = "abcdefghijklmnopqrstuvwxyz".as_bytes();
        for len in 0..text.len() {
            assert!(same(&text[..len], &text[..len]));
            for at in 0..len {
                let mut other = text[..len].to_vec();
                other[at] ^= 1;
                assert!(!same(&text[..len], &other), "{len} {at}");
            }
        }
    }
}
