//! The title and the day of a release, which its first page shows.

use jiff::civil::Date;

use super::paragraphs::{Kind, Measure, Paragraph};
use crate::read::date::parse_date;

/// Letterhead, title, day and the first paragraph are among the first so many.
const TOP: usize = 14;
/// A longer paragraph is text.
const LINE: usize = 90;
/// Before the dash of "LINDOW, 30 November 2025 –".
const DATELINE: usize = 60;
/// What stands large at the top and is no title.
const LABELS: &[&str] = &[
    "for immediate release",
    "for immediate use",
    "notice to editors",
    "not for release",
    "press release",
    "media release",
    "news release",
    "press notice",
    "press statement",
    "statement to the press",
];
/// The first year of which there are press releases in PDF.
const FIRST_YEAR: i16 = 1993;

/// A title as it is to be read, and the place of the paragraph that shows nothing else.
pub(super) fn title(
    stated: Option<&str>,
    paragraphs: &[Paragraph],
    measure: &Measure,
) -> (Option<String>, Option<usize>) {
    let top = top(paragraphs);
    let stated = stated.filter(|stated| !is_label(stated));
    let shown = stated
        .and_then(|stated| top.iter().position(|paragraph| letters(&paragraph.text) == letters(stated)));
    if shown.is_some() {
        return (stated.map(str::to_owned), shown);
    }
    match headline(top, measure) {
        Some(place) => (Some(top[place].text.clone()), Some(place)),
        // A title that the page does not show may be that of a template or a file, but says more than none.
        None => (stated.map(str::to_owned), None),
    }
}

fn top(paragraphs: &[Paragraph]) -> &[Paragraph] {
    let first = paragraphs.iter().take_while(|paragraph| paragraph.page == paragraphs[0].page).count();
    &paragraphs[..first.min(TOP)]
}

/// The largest of some words at the top.
fn headline(top: &[Paragraph], measure: &Measure) -> Option<usize> {
    let is_title = |paragraph: &Paragraph| {
        measure.is_heading(paragraph.size)
            && paragraph.text.split(' ').count() > 2
            && !is_label(&paragraph.text)
    };
    let found = top.iter().enumerate().filter(|(_, paragraph)| is_title(paragraph));
    let largest = found.reduce(|best, next| if next.1.size > 1.02 * best.1.size { next } else { best });
    largest.map(|(place, _)| place)
}

fn is_label(text: &str) -> bool {
    LABELS.iter().any(|label| letters(label) == letters(text))
}

/// For comparison: how a title is spaced, set in capitals and punctuated differs.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The day that a line at the top of the first page states, or the dateline of the first paragraph.
pub(super) fn day(paragraphs: &[Paragraph], title: Option<usize>) -> Option<Date> {
    let mut top = top(paragraphs).iter().enumerate();
    top.find_map(|(place, paragraph)| {
        if Some(place) == title {
            return None;
        }
        if paragraph.kind == Kind::Row || paragraph.text.len() <= LINE && !paragraph.text.ends_with('.') {
            return paragraph.text.split('\t').find_map(stated);
        }
        let dash = paragraph.text.find([':', '–', '—']).or_else(|| paragraph.text.find(" - "))?;
        (dash <= DATELINE).then(|| stated(&paragraph.text[..dash])).flatten()
    })
}

/// The day in the head of every page, which is left out of the text.
pub(super) fn day_of_heads(heads: &[String]) -> Option<Date> {
    heads.iter().flat_map(|head| head.split(['\t', '|', '·', '•'])).find_map(stated)
}

/// A date among other words; numbers of telephones are none.
fn stated(line: &str) -> Option<Date> {
    let parts = line.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).count();
    let cell = line.trim();
    let label = cell.split_once(": ").map(|(_, value)| value);
    let found = [Some(cell), label].into_iter().flatten().find_map(parse_date);
    found.filter(|day| parts >= 3 && day.year() >= FIRST_YEAR)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_lines_and_not_of_telephones() {
        let wanted = Some(Date::constant(2025, 11, 30));
        for line in
            ["30 November 2025", "Lindow, 30 November 2025", "Date: 30/11/2025", "For release: Nov. 30, 2025"]
        {
            assert_eq!(stated(line), wanted, "{line}");
        }
        for line in ["1764500000", "20251130", "Founded on 3 May 1911", "Phone 01632 960 001"] {
            assert_eq!(stated(line), None, "{line}");
        }
    }

    #[test]
    fn a_head_may_hold_the_only_day() {
        let heads = ["Page 1".to_owned(), "Lindow Council | 30 November 2025".to_owned()];
        assert_eq!(day_of_heads(&heads), Some(Date::constant(2025, 11, 30)));
    }

    #[test]
    fn titles_are_compared_by_their_letters() {
        assert_eq!(letters("Flood: DAY two"), letters("Flood – Day Two"));
    }
}
