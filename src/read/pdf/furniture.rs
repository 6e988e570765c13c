//! Headers, footers and numbers of pages, which are no part of the text.

use super::columns::Line;
use regex::Regex;
use std::sync::LazyLock;

/// Headers and footers stand in this part of a page's height.
const MARGIN: f32 = 0.14;
/// What repeats stands at the same height, in points.
const LEVEL: f32 = 3.0;
/// How many pages on a line stands again.
const NEAR: usize = 2;
/// So many words up to a stop are a sentence.
const PROSE: usize = 6;

/// The lines of a page.
#[derive(Debug, Clone, Default)]
pub(super) struct Page {
    pub number: usize,
    pub height: f32,
    pub lines: Vec<Line>,
}

impl Page {
    fn in_margin(&self, line: &Line) -> bool {
        line.y < MARGIN * self.height || line.y > (1.0 - MARGIN) * self.height
    }
}

/// Leaves out what stands at the edge of several pages alike but for the pages' numbers, and numbers of pages.  Returns what
/// was left out of the first page and is not of a browser, as it may hold the day.
pub(super) fn strip(pages: &mut [Page]) -> Vec<String> {
    let marked: Vec<Vec<bool>> = pages.iter().map(|page| furniture(page, pages)).collect();
    let mut heads = Vec::new();
    for (page, marked) in pages.iter_mut().zip(marked) {
        let mut marked = marked.into_iter();
        let is_first = page.number == 1;
        page.lines.retain(|line| {
            let stays = !marked.next().unwrap_or(false);
            if !stays && is_first && !is_stamp(&line.text) {
                heads.push(line.text.clone());
            }
            stays
        });
    }
    heads
}

/// Which lines of a page are none of its text: from its edges to the first line that is.
fn furniture(page: &Page, pages: &[Page]) -> Vec<bool> {
    let marked: Vec<bool> = page.lines.iter().map(|line| is_furniture(page, line, pages)).collect();
    let text = || page.lines.iter().zip(&marked).filter(|(_, marked)| !**marked).map(|(line, _)| line.y);
    let (top, bottom) = (text().fold(f32::MAX, f32::min), text().fold(f32::MIN, f32::max));
    let is_outside = |line: &Line| line.y < top + LEVEL || line.y > bottom - LEVEL;
    page.lines.iter().zip(&marked).map(|(line, marked)| *marked && is_outside(line)).collect()
}

fn is_furniture(page: &Page, line: &Line, pages: &[Page]) -> bool {
    if !page.in_margin(line) {
        return false;
    }
    let is_outermost = is_outermost(page, line);
    if is_outermost && (is_page_number(&line.text, page.number) || is_print(line, page)) {
        return true;
    }
    match is_outermost {
        true if is_prose(&line.text) => {
            pages.iter().all(|other| other.number == page.number || has_alike(other, line, page.number))
        }
        true => repeats(page, line, pages),
        false => !line.is_row() && !is_prose(&line.text) && repeats(page, line, pages),
    }
}

/// Left and right pages may differ: two pages on from this one is near enough.
fn repeats(page: &Page, line: &Line, pages: &[Page]) -> bool {
    let near = |other: &&Page| other.number != page.number && other.number.abs_diff(page.number) <= NEAR;
    pages.iter().filter(near).any(|other| has_alike(other, line, page.number))
}

/// Whether a page has the line of another at the same height.
fn has_alike(page: &Page, line: &Line, number: usize) -> bool {
    let is_level = |other: &&Line| page.in_margin(other) && (other.y - line.y).abs() < LEVEL;
    let step = page.number as i64 - number as i64;
    page.lines.iter().filter(is_level).any(|other| is_alike(&line.text, &other.text, step))
}

/// The same but for numbers, which are the same too or grow with the pages.
fn is_alike(one: &str, other: &str, step: i64) -> bool {
    shape(one) == shape(other)
        && numbers(one).zip(numbers(other)).all(|(one, other)| one == other || other - one == step)
}

fn numbers(text: &str) -> impl Iterator<Item = i64> {
    let parts = text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
    parts.map(|part| part.parse().unwrap_or(i64::from(i32::MAX)))
}

/// A sentence or its end.
fn is_prose(text: &str) -> bool {
    text.ends_with(['.', '!', '?', '”']) && text.split_whitespace().count() >= PROSE
}

/// A text with all numbers alike.
fn shape(text: &str) -> String {
    let mut shape = String::new();
    for character in text.chars().filter(|c| !c.is_whitespace()) {
        if character.is_ascii_digit() {
            if !shape.ends_with('#') {
                shape.push('#');
            }
        } else {
            shape.push(character);
        }
    }
    shape
}

/// "3", "- 3 -", "Page 3 of 5", "3/5", on the third page.
fn is_page_number(text: &str, number: usize) -> bool {
    static NUMBER: LazyLock<Option<Regex>> = LazyLock::new(|| {
        let pattern = r"(?i)^[-–—|\s]*(?:page|p\.)?\s*(\d{1,4})\s*(?:(?:of|/)\s*\d{1,4})?[-–—|\s]*(?:page)?$";
        Regex::new(pattern).ok()
    });
    let found = NUMBER.as_ref().and_then(|pattern| pattern.captures(text));
    found.and_then(|found| found[1].parse::<usize>().ok()) == Some(number)
}

/// What a browser prints above and below a page: "30/11/2025, 09:25 Title", "https://lindow.example/flood 1/3".
fn is_print(line: &Line, page: &Page) -> bool {
    let has_footer =
        || page.lines.iter().any(|other| page.in_margin(other) && is_footer(&other.text, page.number));
    is_footer(&line.text, page.number) && line.text.contains("://") || is_stamp(&line.text) && has_footer()
}

/// An address with the number of the page, or either.
fn is_footer(text: &str, number: usize) -> bool {
    let address = text.split_whitespace().next().filter(|word| word.contains("://"));
    let is_file = text.starts_with("file://") && !text.contains(' ');
    let rest = address.map_or(text, |address| text[address.len()..].trim());
    is_file || is_page_number(rest, number)
}

/// A day and an hour, which may be those of the release where no browser printed them.
fn is_stamp(text: &str) -> bool {
    static STAMP: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"(?i)^\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4},?\s+\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?[ap]\.?m\.?)?(?:\s|$)").ok()
    });
    STAMP.as_ref().is_some_and(|stamp| stamp.is_match(text))
}

/// Nothing stands above, or nothing below.
fn is_outermost(page: &Page, line: &Line) -> bool {
    page.lines.iter().all(|other| other.y <= line.y + LEVEL)
        || page.lines.iter().all(|other| other.y >= line.y - LEVEL)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(number: usize, lines: &[(&str, f32)]) -> Page {
        let line = |(text, y): &(&str, f32)| Line {
            start: 50.0,
            end: 300.0,
            y: *y,
            size: 10.0,
            text: (*text).to_owned(),
            block: 0,
        };
        Page { number, height: 800.0, lines: lines.iter().map(line).collect() }
    }

    fn texts(page: &Page) -> Vec<&str> {
        page.lines.iter().map(|line| line.text.as_str()).collect()
    }

    #[test]
    fn what_repeats_at_the_edges_is_left_out() {
        let mut pages = [
            page(
                1,
                &[("Lindow Council", 30.0), ("The Esk rose.", 400.0), ("1 of 2 · lindow.example", 780.0)],
            ),
            page(
                2,
                &[("Lindow Council", 30.0), ("The Esk rose.", 400.0), ("2 of 2 · lindow.example", 780.0)],
            ),
        ];
        strip(&mut pages);
        assert_eq!((texts(&pages[0]), texts(&pages[1])), (vec!["The Esk rose."], vec!["The Esk rose."]));
    }

    #[test]
    fn lines_of_a_browser_are_left_out() {
        for (text, stays) in [
            ("11/30/25, 9:25\u{202f}PM\tFlood in Lindow", false),
            ("30.11.2025, 09:25", false),
            ("file:///tmp/flood.html\t1/1", false),
            ("file:///tmp/flood.html", false),
            ("https://lindow.example/flood", true),
            ("30/11/2025", true),
        ] {
            let footer = ("https://lindow.example/flood 1/1", 790.0);
            let mut pages = [page(1, &[(text, 20.0), ("The Esk rose.", 400.0), footer])];
            strip(&mut pages);
            assert_eq!(texts(&pages[0]).len() == 2, stays, "{text}");
        }
    }

    #[test]
    fn text_that_happens_to_repeat_stays() {
        let body = "The council of Lindow met on Sunday.";
        let mut pages = [1, 2].map(|number| {
            let row = if number == 1 { "12 30 4" } else { "7 9 15" };
            page(
                number,
                &[
                    ("Lindow Council", 30.0),
                    (body, 60.0),
                    ("Toll\tcount", 75.0),
                    ("Rain", 400.0),
                    (row, 780.0),
                ],
            )
        });
        strip(&mut pages);
        assert_eq!(texts(&pages[0]), [body, "Toll\tcount", "Rain", "12 30 4"]);
        assert_eq!(texts(&pages[1]), [body, "Toll\tcount", "Rain", "7 9 15"]);
    }

    #[test]
    fn heads_are_handed_on_and_a_day_without_a_browser_stays() {
        let head = "Lindow Council | 30 November 2025";
        let mut pages = [1, 2].map(|number| page(number, &[(head, 30.0), ("Rain fell.", 400.0)]));
        assert_eq!(strip(&mut pages), [head]);
        let mut pages = [page(1, &[("30/11/2025 14:30", 30.0), ("Rain fell.", 400.0)])];
        strip(&mut pages);
        assert_eq!(texts(&pages[0]).len(), 2);
    }

    #[test]
    fn a_page_number_alone_is_left_out_and_another_number_stays() {
        for (text, stays) in [
            ("1", false),
            ("- 1 -", false),
            ("Page 1 of 1", false),
            ("1/3", false),
            ("1,400", true),
            ("7", true),
        ] {
            let mut pages = [page(1, &[("The Esk rose.", 400.0), (text, 780.0)])];
            strip(&mut pages);
            assert_eq!(texts(&pages[0]).len() == 2, stays, "{text}");
        }
    }
}
