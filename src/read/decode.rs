use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::{Place, ReadError, binary};

/// Bytes of unknown encoding → text.  `declared` is what the input says of itself, if it does.
///
/// A byte order mark wins, then valid UTF-8, then the declared encoding, then the detected one.
pub(super) fn decode<'a>(
    bytes: &'a [u8],
    declared: Option<&'static Encoding>,
    place: &Place,
) -> Result<Cow<'a, str>, ReadError> {
    if let Some(encoding) = wide(bytes) {
        return Ok(encoding.decode_with_bom_removal(bytes).0);
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if let Some(looks_like) = binary::looks_like(bytes) {
        return Err(ReadError::Binary { place: place.clone(), looks_like });
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(Cow::Borrowed(text));
    }
    if is_damaged_utf8(bytes) {
        return Ok(String::from_utf8_lossy(bytes));
    }
    // UTF-8 that is not valid was never UTF-8, whatever the page declares.
    let declared = declared.filter(|encoding| *encoding != UTF_8);
    let encoding = declared.unwrap_or_else(|| detect(bytes));
    Ok(encoding.decode_without_bom_handling(bytes).0)
}

/// UTF-16, by its byte order mark or by its NUL bytes.
pub(super) fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    match Encoding::for_bom(bytes) {
        Some((encoding, _)) => Some(encoding).filter(|encoding| *encoding != UTF_8),
        None => unmarked_utf16(bytes),
    }
}

fn detect(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny)
}

/// UTF-8 with some broken bytes in it, a cut at its end for one: as many whole sequences as broken ones, which
/// legacy encodings do not give by chance.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut whole, mut broken) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().bytes().filter(|byte| *byte >= 0xC0).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    whole >= broken.max(1)
}

/// UTF-16 without a byte order mark: in Latin text every other byte is NUL.  In other scripts only spaces, digits and marks
/// have one; then none may stand on the other side, and all must be characters that texts have.
fn unmarked_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..bytes.len().min(4096) & !1)?;
    let nul = |offset: usize| head.iter().skip(offset).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd, units) = (nul(0), nul(1), head.len() / 2);
    let most = |count: usize| count * 10 >= units * 7;
    match units {
        0..4 => None,
        _ if most(odd) && even * 20 < units => Some(UTF_16LE),
        _ if most(even) && odd * 20 < units => Some(UTF_16BE),
        _ if even == 0 && odd * 20 >= units && is_text(head, u16::from_le_bytes) => Some(UTF_16LE),
        _ if odd == 0 && even * 20 >= units && is_text(head, u16::from_be_bytes) => Some(UTF_16BE),
        _ => None,
    }
}

/// Whether code units are characters, none of them for controlling or for private use; the last may be half of one.
fn is_text(head: &[u8], unit: fn([u8; 2]) -> u16) -> bool {
    let units = head.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    let half = units.clone().next_back().is_some_and(|last| (0xD800..0xDC00).contains(&last));
    let whole = units.take(head.len() / 2 - usize::from(half));
    char::decode_utf16(whole).all(|c| {
        c.is_ok_and(|c| {
            (!c.is_control() || c.is_whitespace())
                && !matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{FFF0}'..='\u{FFFF}')
        })
    })
}

/// CRLF and CR become LF; control and zero-width marks that print nothing are dropped, tab is kept.
pub(super) fn clean(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\r' => {
                characters.next_if_eq(&'\n');
                clean.push('\n');
            }
            '\n' | '\t' => clean.push(character),
            '\u{c}' | '\u{2028}' | '\u{85}' => clean.push('\n'),
            '\u{2029}' => clean.push_str("\n\n"),
            '\u{feff}' | '\u{200b}' | '\u{ad}' => {}
            _ if character.is_control() => {}
            _ => clean.push(character),
        }
    }
    clean
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> String {
        decode(bytes, None, &Place::file("a.txt")).expect("text").into_owned()
    }

    #[test]
    fn encodings_are_told_apart() {
        assert_eq!(text("Café".as_bytes()), "Café");
        assert_eq!(text(b"\xEF\xBB\xBFCaf\xC3\xA9"), "Café");
        assert_eq!(
            text(b"The caf\xE9 owner said \x93no\x94 to 40 guests"),
            "The café owner said “no” to 40 guests"
        );
        let utf16: Vec<u8> = "Mayor says no".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(text(&utf16), "Mayor says no");
        for words in ["Мэр сказал: 14 раненых.", "市长说，有 14 人受伤。", "{\"text\":\"Мэр 🚒\"}"]
        {
            let little: Vec<u8> = words.encode_utf16().flat_map(u16::to_le_bytes).collect();
            let big: Vec<u8> = words.encode_utf16().flat_map(u16::to_be_bytes).collect();
            assert_eq!((&*text(&little), &*text(&big)), (words, words));
        }
        assert_eq!(text(&[b"\xFF\xFE".as_slice(), &utf16].concat()), "Mayor says no");
        let cyrillic = encoding_rs::WINDOWS_1251.encode("Мэр города сообщил о пожаре на складе").0;
        assert_eq!(text(&cyrillic), "Мэр города сообщил о пожаре на складе");
    }

    #[test]
    fn a_declared_encoding_beats_the_guess_but_not_valid_utf8() {
        let declared = Some(encoding_rs::ISO_8859_2);
        let place = Place::file("a.html");
        assert_eq!(decode(b"\xB1", declared, &place).expect("text"), "ą");
        assert_eq!(decode("ą".as_bytes(), declared, &place).expect("text"), "ą");
    }

    #[test]
    fn a_cut_or_broken_utf8_text_stays_utf8() {
        assert_eq!(
            text(b"\xC3\xA9t\xC3\xA9, \xC3\xA9lan, \xC3\xA9cole, d\xC3\xA9j\xC3"),
            "été, élan, école, déj\u{fffd}"
        );
    }

    #[test]
    fn one_broken_byte_does_not_make_a_text_latin() {
        assert_eq!(
            text(b"The caf\xC3\xA9 owner Zo\xC3\xAB said 14\xFF died."),
            "The caf\u{e9} owner Zo\u{eb} said 14\u{fffd} died."
        );
    }

    #[test]
    fn line_ends_and_controls_are_cleaned() {
        assert_eq!(clean("\u{feff}a\r\nb\rc\td\u{7}\u{0}e\u{200b}f"), "a\nb\nc\tdef");
    }
}
