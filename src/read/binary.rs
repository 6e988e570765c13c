/// First bytes of files that are no text, and what they are.
const MAGIC: &[(&[u8], &str)] = &[
    (b"%PDF-", "a PDF document"),
    (b"%!PS", "a PostScript document"),
    (b"{\\rtf", "an RTF document"),
    (b"PK\x03\x04", "a ZIP archive, an e-book or an office document"),
    (b"PK\x05\x06", "a ZIP archive"),
    (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "an old office document"),
    (b"\x1F\x8B", "a gzip archive"),
    (b"BZh91AY&SY", "a bzip2 archive"),
    (b"\xFD7zXZ\x00", "an xz archive"),
    (b"7z\xBC\xAF\x27\x1C", "a 7-Zip archive"),
    (b"\x28\xB5\x2F\xFD", "a zstd archive"),
    (b"Rar!\x1A\x07", "a RAR archive"),
    (b"\x89PNG\r\n\x1A\n", "a PNG image"),
    (b"\xFF\xD8\xFF", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"ID3\x03", "an MP3 recording"),
    (b"ID3\x04", "an MP3 recording"),
    (b"OggS\x00", "an Ogg recording"),
    (b"\x7FELF", "a program"),
    (b"\xCF\xFA\xED\xFE", "a program"),
    (b"\xCA\xFE\xBA\xBE", "a program"),
    (b"\x00asm", "a program"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"PAR1", "a Parquet file"),
];

/// So many bytes say whether there are control characters all over.
const SAMPLE: usize = 16 << 10;

/// What these bytes look like if they are no text in any 8-bit encoding or UTF-8.
pub(super) fn looks_like(bytes: &[u8]) -> Option<&'static str> {
    if let Some((_, name)) = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Some(name);
    }
    match bytes {
        [b'R', b'I', b'F', b'F', _, _, _, _, kind @ ..] if kind.starts_with(b"WEBP") => {
            return Some("a WebP image");
        }
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W' | b'A', b'A' | b'V', ..] => {
            return Some("a recording or film");
        }
        [_, _, _, _, b'f', b't', b'y', b'p', ..] => return Some("a film or recording"),
        [b'M', b'Z', ..] if memchr::memchr(0, bytes).is_some() => return Some("a program"),
        _ => {}
    }
    if memchr::memchr(0, bytes).is_some() {
        return Some("binary data (it holds NUL bytes)");
    }
    let start = &bytes[..bytes.len().min(SAMPLE)];
    let controls = start.iter().filter(|&&byte| is_odd_control(byte)).count();
    // A few stray ones turn up in scraped text; one in fifty does not.
    (controls >= 4 && controls * 50 > start.len()).then_some("binary data (it is full of control characters)")
}

/// A control character other than tab, line feed, carriage return, form feed and escape.
fn is_odd_control(byte: u8) -> bool {
    matches!(byte, 0x00..=0x08 | 0x0B | 0x0E..=0x1A | 0x1C..=0x1F | 0x7F)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn binaries_are_told_by_their_first_bytes_or_their_controls() {
        assert_eq!(looks_like(b"%PDF-1.7\n..."), Some("a PDF document"));
        assert_eq!(looks_like(b"\x00\x01"), Some("binary data (it holds NUL bytes)"));
        assert!(looks_like(b"\x01\x02\x03\x04 ab").is_some());
        assert!(looks_like(b"\x00\x00\x00\x18ftypmp42").is_some());
    }

    #[test]
    fn text_is_left_alone() {
        assert_eq!(looks_like(b"PK said it would close \x07 two plants.\r\n"), None);
        assert_eq!(looks_like(b"MZ Group reported 40 losses.\n"), None);
        assert_eq!(looks_like("Привет \u{1b}[0m".as_bytes()), None);
        assert_eq!(looks_like(b""), None);
    }
}
