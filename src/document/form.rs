//! What a word looks like: the hashes that the tagger and the parser read instead of letters.

/// How a word is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Shape {
    Lower,
    /// "Kyiv"
    Title,
    /// "UN", "U.S."
    Upper,
    /// "iPhone", "McDonald"
    Mixed,
    Digits,
    /// "4-year", "20th"
    DigitsAndLetters,
    Mark,
}

/// A distinct spelling, read once however often it stands in the text.
#[derive(Debug, Clone, Copy)]
pub struct Form {
    /// Of the lower-case spelling, digits as 0.
    pub lower: u32,
    pub exact: u32,
    /// Of the last one to four letters.
    pub suffixes: [u32; 4],
    pub prefix: u32,
    pub shape: Shape,
    pub hyphen: bool,
}

/// Stands beyond either end of a sentence.
pub const EDGE: Form =
    Form { lower: 1, exact: 1, suffixes: [1; 4], prefix: 1, shape: Shape::Mark, hyphen: false };

impl Form {
    pub fn of(word: &str) -> Self {
        let mut lower = Hash::default();
        let mut exact = Hash::default();
        let mut last = [0u32; 4];
        let mut prefix = 0;
        let mut seen = Seen::default();
        for (at, c) in word.chars().enumerate() {
            let folded = fold(c);
            seen.look(c, at);
            exact.push(if c.is_ascii_digit() { '0' } else { c });
            lower.push(folded);
            last = [folded as u32, last[0], last[1], last[2]];
            if at == 1 {
                prefix = lower.0;
            }
        }
        let mut suffix = Hash::default();
        let suffixes = last.map(|c| {
            suffix.push(char::from_u32(c).unwrap_or('\0'));
            suffix.0
        });
        Form { lower: lower.0, exact: exact.0, suffixes, prefix, shape: seen.shape(), hyphen: seen.hyphen }
    }
}

/// Lower case, digits alike, curly apostrophes straight.
fn fold(c: char) -> char {
    match c {
        'a'..='z' => c,
        '0'..='9' => '0',
        '’' => '\'',
        _ if c.is_ascii() => c.to_ascii_lowercase(),
        _ => c.to_lowercase().next().unwrap_or(c),
    }
}

#[derive(Clone, Copy)]
struct Hash(u32);

impl Default for Hash {
    fn default() -> Self {
        Hash(0x811c_9dc5)
    }
}

impl Hash {
    fn push(&mut self, c: char) {
        self.0 = (self.0 ^ c as u32).wrapping_mul(0x0100_0193).rotate_left(5);
    }
}

#[derive(Default)]
struct Seen {
    upper_first: bool,
    upper: u32,
    lower: u32,
    digits: bool,
    hyphen: bool,
}

impl Seen {
    fn look(&mut self, c: char, at: usize) {
        match c {
            'a'..='z' => self.lower += 1,
            '0'..='9' => self.digits = true,
            '-' => self.hyphen = true,
            _ if c.is_uppercase() => {
                self.upper += 1;
                self.upper_first |= at == 0;
            }
            _ if c.is_alphabetic() => self.lower += 1,
            _ if c.is_numeric() => self.digits = true,
            _ => {}
        }
    }

    fn shape(&self) -> Shape {
        match (self.digits, self.upper, self.lower) {
            (true, 0, 0) => Shape::Digits,
            (true, ..) => Shape::DigitsAndLetters,
            (_, 0, 0) => Shape::Mark,
            (_, 0, _) => Shape::Lower,
            (_, 1, 0) => Shape::Title,
            (_, _, 0) => Shape::Upper,
            (_, 1, _) if self.upper_first => Shape::Title,
            _ => Shape::Mixed,
        }
    }
}

/// One number for a feature: its template and up to three values.
///
/// Multilinear hashing (Lemire and Kaser 2014): one multiplication a value, shared between templates, and
/// only the upper half is used.
#[inline(always)]
pub fn mix(template: u32, a: u32, b: u32, c: u32) -> u32 {
    let sum = u64::from(template)
        .wrapping_mul(0x9e37_79b9_7f4a_7c15)
        .wrapping_add(u64::from(a).wrapping_mul(0xbf58_476d_1ce4_e5b9))
        .wrapping_add(u64::from(b).wrapping_mul(0x94d0_49bb_1331_11eb))
        .wrapping_add(u64::from(c).wrapping_mul(0xd6e8_feb8_6659_fd93));
    (sum >> 32) as u32
}
