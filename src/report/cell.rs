//! Text from articles is anybody's text: nothing in it may steer a terminal, a spreadsheet or a page.

use std::borrow::Cow;

pub use crate::claims::one_line;

/// Control characters and marks that turn the direction of writing are shown as `�`; lines stay lines.
pub fn in_terminal(text: &str) -> Cow<'_, str> {
    if text.contains(steers) { Cow::Owned(text.replace(steers, "\u{FFFD}")) } else { Cow::Borrowed(text) }
}

fn steers(c: char) -> bool {
    (c.is_control() && c != '\n')
        || matches!(c, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// On one line and not longer than this many characters.
pub fn shortened(text: &str, most: usize) -> String {
    let line = one_line(text);
    match line.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
        None => line,
    }
}

/// A cell that a spreadsheet takes for text, not for a formula; plain numbers stay numbers.  White space and marks that are
/// not seen do not hide a sign, and the full-width signs count as theirs (OWASP, "CSV Injection").
pub(super) fn in_csv(text: &str) -> Cow<'_, str> {
    let is_formula =
        text.starts_with(['\t', '\r', '\n']) || text.trim_start_matches(is_blank).starts_with(begins_formula);
    let is_number = text.strip_prefix('-').is_some_and(|rest| {
        rest.starts_with(|c: char| c.is_ascii_digit()) && rest.chars().all(|c| c.is_ascii_digit() || c == '.')
    });
    if is_formula && !is_number { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

fn begins_formula(c: char) -> bool {
    matches!(c, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠')
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || c.is_control() || matches!(c, '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}')
}

/// A cell of a Markdown table, or any other stretch of text in Markdown, that stays the text it is.
pub(super) fn in_markdown(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in in_terminal(text.trim()).chars() {
        match c {
            '\n' => out.push_str("<br>"),
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\\' | '|' | '`' | '*' | '_' | '[' | ']' | '#' | '~' => out.extend(['\\', c]),
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_steers_the_terminal() {
        assert_eq!(in_terminal("a\u{1b}[2Jb\u{9b}c\u{202e}d\u{7}\r"), "a�[2Jb�c�d��");
        assert_eq!(in_terminal("two\nlines, Київ"), "two\nlines, Київ");
    }

    #[test]
    fn formulas_become_text_in_a_spreadsheet() {
        for formula in [
            "=1+1",
            "+1",
            "-1+cmd|' /C calc'!A0",
            "@SUM(A1)",
            "\t=1",
            "\r=1",
            " =1",
            "\n=1",
            "\t 1",
            "\u{A0}=1",
            "\u{FEFF}@A",
            "＝1",
            "　＋1",
            "－1",
            "＠A",
        ] {
            assert_eq!(in_csv(formula), format!("'{formula}"));
        }
        assert_eq!(in_csv("-5.2"), "-5.2");
        assert_eq!(in_csv("3 = 3"), "3 = 3");
    }

    #[test]
    fn markdown_stays_text() {
        assert_eq!(in_markdown("a|b <script> `x`\nc"), "a\\|b &lt;script&gt; \\`x\\`<br>c");
    }

    #[test]
    fn cuts_between_characters() {
        assert_eq!(shortened("ключ  слово", 6), "ключ с…");
        assert_eq!(shortened("ключ", 4), "ключ");
    }
}
