use std::borrow::Cow;

use super::hidden::shown;

/// A cell that a spreadsheet takes for text, not for a formula (OWASP, "CSV Injection"); plain numbers stay numbers.
///
/// An apostrophe goes before what begins like a formula: at the start of the cell and of each line in it, whatever white space
/// or hidden sign stands before it, since some programs split quoted cells at line ends; and right behind a tab or semicolon,
/// which others take for the end of a cell.  Hidden characters would steer the terminal that a file is looked at in: they are
/// left out or shown as there, tabs and line feeds aside.  JSON has the text to the letter.
pub fn in_csv(text: &str) -> Cow<'_, str> {
    let lines =
        if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { String::new() };
    let seen = match lines.is_empty() {
        true => shown(text, |c| matches!(c, '\n' | '\t')),
        false => Cow::Owned(shown(&lines, |c| matches!(c, '\n' | '\t')).into_owned()),
    };
    if is_number(&seen) || !seen.contains(begins_formula) && !seen.starts_with(['\t', '\n']) {
        return seen;
    }
    let mut out = String::with_capacity(seen.len() + 1);
    let mut is_marked = seen.starts_with(['\t', '\n']);
    out.extend(is_marked.then_some('\''));
    let mut before = '\n';
    for (at, c) in seen.char_indices() {
        let begins = match before {
            '\n' => seen[at..].trim_start_matches(is_blank).starts_with(begins_formula),
            '\t' | ';' => begins_formula(c),
            _ => false,
        };
        if begins && !is_marked {
            out.push('\'');
            is_marked = true;
        }
        out.push(c);
        is_marked &= is_blank(c);
        before = c;
    }
    Cow::Owned(out)
}

fn is_number(text: &str) -> bool {
    text.strip_prefix('-').is_some_and(|rest| {
        rest.starts_with(|c: char| c.is_ascii_digit()) && rest.chars().all(|c| c.is_ascii_digit() || c == '.')
    })
}

/// The full-width signs count as theirs.
fn begins_formula(c: char) -> bool {
    matches!(c, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠')
}

/// On the same line, so that each line has one apostrophe at most.  `�` stands where a hidden sign stood.
fn is_blank(c: char) -> bool {
    c != '\n' && (c.is_whitespace() || matches!(c, '\u{200C}' | '\u{200D}' | '\u{FFFD}'))
}
