//! Characters that are not seen, or steer what shows them, and where they belong to words all the same.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

/// By Unicode's categories: controls, format characters, the ends of lines and paragraphs; by its properties, what nobody sees
/// (fillers, selectors, tags) and what is no character.  The signs before Arabic numbers are format characters that are seen.
const HIDDEN: &str = r"[[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]--\p{Prepended_Concatenation_Mark}]";

/// After these letters a joiner shapes the word (Unicode Standard, chapter 23.2; RFC 5892, appendix A), and after these
/// pictures it makes one of two (UTS #51).  After Latin letters it would only make another name that looks the same.
const JOINED: &str = r"[\p{scx=Arabic}\p{Syriac}\p{Mongolian}\p{Nko}\p{Mandaic}\p{Phags_Pa}\p{Adlam}\p{Hanifi_Rohingya}\p{Devanagari}\p{Bengali}\p{Gurmukhi}\p{Gujarati}\p{Oriya}\p{Tamil}\p{Telugu}\p{Kannada}\p{Malayalam}\p{Sinhala}\p{Tibetan}\p{Myanmar}\p{Khmer}\p{Balinese}\p{Javanese}\p{Extended_Pictographic}\p{Emoji_Modifier}\u{FE0F}]";

/// After these a selector says which of its shapes is meant: of a Chinese character in a name, of a picture.
const SELECTED: &str = r"[\p{Han}\p{Mongolian}\p{Myanmar}\p{Phags_Pa}\p{Extended_Pictographic}]";

/// The flags of England, Scotland and Wales, the only ones that are spelled with tags (UTS #51, RGI_Emoji_Tag_Sequence).
const FLAGS: [&str; 3] = [
    "\u{1F3F4}\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}",
    "\u{1F3F4}\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}",
    "\u{1F3F4}\u{E0067}\u{E0062}\u{E0077}\u{E006C}\u{E0073}\u{E007F}",
];

static HIDING: LazyLock<Regex> = LazyLock::new(|| Regex::new(HIDDEN).expect("a class"));
static JOINING: LazyLock<Regex> = LazyLock::new(|| Regex::new(JOINED).expect("a class"));
static SELECTING: LazyLock<Regex> = LazyLock::new(|| Regex::new(SELECTED).expect("a class"));

/// Each hidden character that belongs to no word, with its place.
pub(super) fn hidden(text: &str) -> impl Iterator<Item = (Range<usize>, char)> + '_ {
    // Nearly all that is printed is plain.
    let is_plain = text.bytes().all(|byte| matches!(byte, b' '..=b'~'));
    let mut flag_ends = 0;
    HIDING.find_iter(if is_plain { "" } else { text }).filter_map(move |found| {
        let c = found.as_str().chars().next()?;
        let before = text[..found.start()].chars().next_back();
        if let Some(before) = before.filter(|_| found.start() >= flag_ends) {
            let from = found.start() - before.len_utf8();
            if let Some(flag) = FLAGS.iter().find(|flag| text[from..].starts_with(**flag)) {
                flag_ends = from + flag.len();
            }
        }
        let belongs = found.start() < flag_ends || before.is_some_and(|before| belongs(before, c));
        (!belongs).then_some((found.range(), c))
    })
}

fn belongs(before: char, c: char) -> bool {
    let class = match c {
        '\u{200C}' | '\u{200D}' => &JOINING,
        '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}' | '\u{180B}'..='\u{180D}' | '\u{180F}' => {
            &SELECTING
        }
        _ => return false,
    };
    class.is_match(before.encode_utf8(&mut [0; 4]))
}

/// As it looks: what only says where a line may break is left out, as are selectors that select nothing.  All else that is hidden
/// is shown as `�`, so that a name that looks like another is not taken for it; `stays` says what the output can bear.
pub fn shown(text: &str, stays: impl Fn(char) -> bool) -> Cow<'_, str> {
    let mut out = String::new();
    let mut from = 0;
    for (place, c) in hidden(text) {
        if stays(c) {
            continue;
        }
        out.push_str(&text[from..place.start]);
        if !is_quiet(c) {
            out.push('\u{FFFD}');
        }
        from = place.end;
    }
    if from == 0 {
        return Cow::Borrowed(text);
    }
    out.push_str(&text[from..]);
    Cow::Owned(out)
}

/// Soft hyphens, spaces without width, word joiners, byte order marks, selectors.
fn is_quiet(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}' | '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}
