//! Quotation marks in words that nobody is quoted with.

/// Anything but marks and white space.
pub(super) fn has_words(text: &str) -> bool {
    text.contains(char::is_alphanumeric)
}

/// The same words with single spaces between them.
pub fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// On one line, with the white space at its ends.
fn spaced(text: &str) -> String {
    let end = |is: bool| if is { " " } else { "" };
    let line = one_line(text);
    let (before, after) = (text.starts_with(char::is_whitespace), text.ends_with(char::is_whitespace));
    match line.is_empty() {
        true => end(before).to_owned(),
        false => format!("{}{line}{}", end(before), end(after)),
    }
}

/// Nobody is quoted here: a mark is a stray one, or that of a quotation in which the saying stands.
pub fn without_marks(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    for c in text.chars() {
        let inches = c == '"' && kept.ends_with(|before: char| before.is_ascii_digit());
        if inches || !matches!(c, '"' | '“' | '”' | '„' | '«' | '»') {
            kept.push(c);
        }
    }
    spaced(&kept)
}

/// The outlet's own words keep the marks that it prints, unless the clause holds but one of a pair.
pub(super) fn in_pairs(text: &str) -> String {
    let line = one_line(text);
    let mut kept: Vec<Option<char>> = line.chars().map(Some).collect();
    let mut open: Option<usize> = None;
    let mut before = ' ';
    for (at, c) in line.chars().enumerate() {
        let opens = matches!(c, '“' | '„' | '«')
            || c == '"' && !(before.is_alphanumeric() || ".,?!".contains(before));
        let closes = matches!(c, '”' | '»')
            || c == '"' && !opens && !before.is_ascii_digit()
            || c == '"' && open.is_some();
        match open {
            Some(_) if closes => open = None,
            Some(unclosed) if opens => {
                kept[unclosed] = None;
                open = Some(at);
            }
            None if opens => open = Some(at),
            None if closes => kept[at] = None,
            _ => {}
        }
        before = c;
    }
    if let Some(unclosed) = open {
        kept[unclosed] = None;
    }
    kept.into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_stay_and_halves_go() {
        assert_eq!(in_pairs("the \"harbour rule\" has no friends"), "the \"harbour rule\" has no friends");
        assert_eq!(in_pairs("Lena “the Rock” Ortiz"), "Lena “the Rock” Ortiz");
        assert_eq!(in_pairs("called the plan \"a disgrace"), "called the plan a disgrace");
        assert_eq!(in_pairs("is closed,\" Ito said, \"and shut"), "is closed, Ito said, and shut");
    }

    #[test]
    fn inches_are_no_marks() {
        assert_eq!(in_pairs("a 5\" pipe"), "a 5\" pipe");
        assert_eq!(without_marks(" a 5\" “pipe "), " a 5\" pipe ");
    }
}
