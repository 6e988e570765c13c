//! Lines of mail and of pasted pages, wrapped at a column → whole paragraphs.
//!
//! Only for text whose offsets nobody holds yet: what comes with an id is never changed.

use crate::lexicon::rarity;

/// Narrower columns are verse or tables, wider lines are no column.
const COLUMNS: std::ops::RangeInclusive<usize> = 40..=110;
/// A line is full if the next word would have come within so many characters of the column, or beyond it.
const SLACK: usize = 2;
/// So many breaks, and of ten so many, stand at the column of a text that is wrapped throughout.
const LEAST_BREAKS: usize = 3;
const MOST_BREAKS: usize = 8;
/// The rarity of words that are in no list: "tenday".
const UNKNOWN: u8 = 100;

/// Joins the lines that were wrapped.  Lists, verse, tables, headlines and signatures stay as they are.
pub(super) fn unwrap(text: &str) -> String {
    unwrap_at(None, text)
}

/// As [`unwrap`], where a text by its kind is wrapped at a column, if it shows no other.
pub(super) fn unwrap_at(usual: Option<usize>, text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let lines: Vec<&str> = text.split('\n').collect();
    let column = column(&lines).or(usual);
    let mut start = 0;
    while start < lines.len() {
        let blank = lines[start].trim().is_empty();
        let len = lines[start..].iter().take_while(|line| line.trim().is_empty() == blank).count();
        if start > 0 {
            out.push('\n');
        }
        block(&lines[start..start + len], column, &mut out);
        start += len;
    }
    out
}

/// The column at which a whole text is wrapped, as mail is: its paragraphs of two lines are told by the others.
fn column(lines: &[&str]) -> Option<usize> {
    let width = lines.iter().map(|line| length(line)).max()?;
    let plain = |line: &&str| !line.trim().is_empty() && !is_item(line) && !is_row(line);
    let pairs = || lines.windows(2).filter(|pair| pair.iter().all(plain));
    let full = pairs().filter(|pair| is_full(pair[0], pair[1], width)).count();
    (COLUMNS.contains(&width) && full >= LEAST_BREAKS && full * 10 >= pairs().count() * MOST_BREAKS)
        .then_some(width)
}

/// Lines without a blank one between them.
fn block(lines: &[&str], column: Option<usize>, out: &mut String) {
    let widest = lines.iter().map(|line| length(line)).max().unwrap_or(0);
    let plain = lines.iter().all(|line| !is_item(line) && !is_row(line));
    let (wrapped, width) = match column.filter(|_| plain) {
        Some(column) => (true, column),
        None => (is_wrapped(lines, widest), widest),
    };
    for (at, line) in lines.iter().enumerate() {
        let Some(next) = lines.get(at + 1) else {
            out.push_str(line);
            return;
        };
        let (line, cut) = (line.trim_end(), line);
        match gap(line, next.trim_start()) {
            Some(Gap::Cut) => out.push_str(&line[..line.len() - 1]),
            Some(Gap::Close) => out.push_str(line),
            None if wrapped && is_full(line, next, width) => {
                out.push_str(line);
                out.push(' ');
            }
            None => {
                out.push_str(cut);
                out.push('\n');
            }
        }
    }
}

fn length(line: &str) -> usize {
    line.trim_end().chars().count()
}

/// Three lines of which all breaks but a paragraph's last stand where the next word had no room.
fn is_wrapped(lines: &[&str], width: usize) -> bool {
    let plain = lines.iter().all(|line| !is_item(line) && !is_row(line));
    let full = lines.windows(2).filter(|pair| is_full(pair[0], pair[1], width)).count();
    plain && COLUMNS.contains(&width) && full >= 2 && 3 * full >= 2 * (lines.len() - 1)
}

fn is_full(line: &str, next: &str, width: usize) -> bool {
    let word = next.split_whitespace().next().map_or(0, |word| word.chars().count());
    length(line) + 1 + word + SLACK > width
}

/// "- one", "* one", "> quoted", "3. one".
fn is_item(line: &str) -> bool {
    let line = line.trim_start();
    let after = line.trim_start_matches(|c: char| c.is_ascii_digit());
    line.starts_with(['-', '*', '>', '•', '|', '#'])
        || after.len() < line.len() && after.starts_with(['.', ')']) && after[1..].starts_with(' ')
}

/// Cells of a table.
fn is_row(line: &str) -> bool {
    let line = line.trim();
    line.contains('\t') || line.contains("   ")
}

pub(super) enum Gap {
    /// Without a space.
    Close,
    /// Without the hyphen.
    Cut,
}

/// How two lines join of which a number, a sign or a word runs over the end; `None` if none does.
pub(super) fn gap(line: &str, next: &str) -> Option<Gap> {
    if is_item(next) || is_row(line) {
        return None;
    }
    let last = line.chars().next_back()?;
    let head = &line[..line.len() - last.len_utf8()];
    let (before, after) = (head.chars().next_back()?, next.chars().next()?);
    let digits = next.bytes().take_while(u8::is_ascii_digit).count();
    match last {
        '$' | '€' | '£' | '¥' if digits > 0 => Some(Gap::Close),
        ',' if before.is_ascii_digit() && digits == 3 => Some(Gap::Close),
        '-' if before.is_ascii_digit() && digits > 0 => Some(Gap::Close),
        '-' if before.is_alphanumeric() && after.is_lowercase() => {
            let letters = |c: char| !c.is_alphabetic();
            let first = head.rsplit(letters).next().unwrap_or_default();
            let rest = next.split(letters).next().unwrap_or_default();
            let compound = head.strip_suffix(first).is_some_and(|left| left.ends_with('-'));
            let known = rarity(&format!("{first}{rest}").to_lowercase()) < UNKNOWN;
            Some(if known && !compound && !first.is_empty() { Gap::Cut } else { Gap::Close })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_a_sign_or_a_word_runs_over_the_end_of_a_line() {
        for (text, wanted) in [
            ("They sent 1,\n400 drones.", "They sent 1,400 drones."),
            ("It cost $\n3 million.", "It cost $3 million."),
            ("A ten-\nday strike ended.", "A ten-day strike ended."),
            ("An inter-\nnational body met.", "An international body met."),
            ("Some 20-\n30 homes burned.", "Some 20-30 homes burned."),
            ("A 30-\nday strike ended.", "A 30-day strike ended."),
        ] {
            assert_eq!(unwrap(text), wanted);
        }
    }

    #[test]
    fn lines_wrapped_at_a_column_are_one_paragraph() {
        let text = "The river rose by two metres overnight and\nflooded the lower town, where the council\nhad opened three schools to those who had\nto leave.\n\nNobody was hurt.";
        let wanted = "The river rose by two metres overnight and flooded the lower town, where the council had opened three schools to those who had to leave.\n\nNobody was hurt.";
        assert_eq!(unwrap(text), wanted);
    }

    #[test]
    fn a_mail_wrapped_throughout_has_paragraphs_of_two_lines() {
        let text = "Two of the wells in Lower Kesrin may open again by the tenth,\nthe town said on Tuesday.\n\n\
            Water bills for November will be halved by the council, which\nwould cost the town 52,000.\n\nThe third stays shut.\n\n\
            It was found to hold more than the law allows in spring, when\nchildren fell ill.\n\n- one\n- two";
        assert_eq!(unwrap(text).lines().filter(|line| !line.is_empty()).count(), 6);
    }

    #[test]
    fn a_short_line_ends_its_paragraph() {
        let text = "The river rose by two metres overnight and\nflooded the lower town, where the council\nhad opened schools.\nThe mayor said that the dam would hold and\nthat nobody had been hurt.";
        assert_eq!(unwrap(text).lines().count(), 2);
    }

    #[test]
    fn other_lines_stay() {
        for text in [
            "Flood in Lindow\nBy Ann Roe\n\nThe Esk rose.",
            "O river, rise and fall,\nand fall and rise,\nfor nobody at all\nhas heard the cries.",
            "- one of the schools in the lower town is open\n- two of the bridges are closed until the week\n- three of the roads are under water by now",
            "Dead\t12\nHurt\t30\nMissing\t4",
            "Page 1, 2,\n3000 copies",
            "They came in 2019,\n2020 and 2021.",
            "Yours,\nAnn Roe\nEditor",
            "A line.\n\n\nAnother.\n",
        ] {
            assert_eq!(unwrap(text), text);
        }
    }
}
