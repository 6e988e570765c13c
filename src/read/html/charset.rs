use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

/// The encoding that a page names in its `<meta charset>`, `<meta http-equiv>` or XML declaration.
pub(in crate::read) fn declared_encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..bytes.len().min(4096))?.to_ascii_lowercase();
    let label = after(&head, b"charset").or_else(|| after(head.get(..200.min(head.len()))?, b"encoding"))?;
    // Bytes in which the label can be read are not UTF-16, whatever it says.
    Encoding::for_label(label).filter(|encoding| *encoding != UTF_16LE && *encoding != UTF_16BE)
}

/// The value after `key =`, with or without quotation marks.
fn after<'a>(head: &'a [u8], key: &[u8]) -> Option<&'a [u8]> {
    memchr::memmem::find_iter(head, key).find_map(|at| {
        let rest = head.get(at + key.len()..)?.trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
        let rest = rest.strip_prefix(b"\"").or_else(|| rest.strip_prefix(b"'")).unwrap_or(rest);
        let end = rest.iter().position(|byte| !(byte.is_ascii_alphanumeric() || b"-_:.".contains(byte)))?;
        rest.get(..end).filter(|label| !label.is_empty())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_label_is_found() {
        for html in [
            "<meta charset=\"windows-1251\">",
            "<META CHARSET=Windows-1251 >",
            "<meta http-equiv=content-type content='text/html; charset=windows-1251'>",
            "<?xml version='1.0' encoding='windows-1251'?>",
        ] {
            assert_eq!(declared_encoding(html.as_bytes()), Some(encoding_rs::WINDOWS_1251), "{html}");
        }
        assert_eq!(declared_encoding(b"<p>no charset here</p>"), None);
        assert_eq!(declared_encoding(b"<meta charset=utf-16>"), None);
    }
}
