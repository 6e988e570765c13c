//! Ids made from content: the same content has the same id on every machine.

use std::fmt::Write;

/// Hex digits behind the letter.
const DIGITS: usize = 15;

/// A letter that says what it is an id of, and 15 hex digits of a digest.  The letter is first so that no spreadsheet takes
/// an id for a number: "0631942339" would lose its zero, and "1234e56789" become infinite.
pub fn ident(kind: char, digest: &[u8]) -> String {
    let mut id = String::from(kind);
    for byte in digest.iter().take(DIGITS.div_ceil(2)) {
        // Writing to a string cannot fail.
        let _ = write!(id, "{byte:02x}");
    }
    id.truncate(kind.len_utf8() + DIGITS);
    id
}

/// Whether a text looks like an id of this kind.
pub fn is_ident(kind: char, text: &str) -> bool {
    text.strip_prefix(kind)
        .is_some_and(|digits| digits.len() == DIGITS && digits.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::{ident, is_ident};

    #[test]
    fn an_id_begins_with_a_letter_and_is_never_a_number() {
        let id = ident('c', &[0x06, 0x31, 0x94, 0x23, 0x39, 0xff, 0x00, 0x12, 0xab]);
        assert_eq!(id, "c0631942339ff001");
        assert!(is_ident('c', &id) && !is_ident('a', &id) && !is_ident('c', "c1"));
    }
}
