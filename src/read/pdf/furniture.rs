//! Headers, footers and numbers of pages, which are no part of the text.

use super::columns::Line;
use regex::Regex;
use std::sync::LazyLock;

/// Headers and footers stand in this part of a page's height.
const MARGIN: f32 = 0.14;
/// What repeats stands at the same height, in points.
const LEVEL: f32 = 3.0;

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

/// Leaves out what stands at the edge of several pages alike but for a number, and numbers of pages.
pub(super) fn strip(pages: &mut [Page]) {
    let marked: Vec<Vec<bool>> = pages
        .iter()
        .map(|page| page.lines.iter().map(|line| is_furniture(page, line, pages)).collect())
        .collect();
    for (page, marked) in pages.iter_mut().zip(marked) {
        let mut marked = marked.into_iter();
        page.lines.retain(|_| !marked.next().unwrap_or(false));
    }
}

fn is_furniture(page: &Page, line: &Line, pages: &[Page]) -> bool {
    if !page.in_margin(line) {
        return false;
    }
    if is_outermost(page, line)
        && (is_page_number(&line.text, page.number) || is_print(&line.text, page.number))
    {
        return true;
    }
    let shape = shape(&line.text);
    // Left and right pages may differ: two pages on from this one is near enough.
    let near =
        pages.iter().filter(|other| other.number != page.number && other.number.abs_diff(page.number) <= 2);
    let mut alike = near.flat_map(|other| other.lines.iter().filter(|line| other.in_margin(line)));
    alike.any(|other| (other.y - line.y).abs() < LEVEL && self::shape(&other.text) == shape)
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
fn is_print(text: &str, number: usize) -> bool {
    static STAMP: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"(?i)^\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4},?\s+\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?[ap]\.?m\.?)?(?:\s|$)").ok()
    });
    let address = text.split_whitespace().next().filter(|word| word.contains("://"));
    let is_footer = address.is_some_and(|address| is_page_number(text[address.len()..].trim(), number));
    let is_file = text.starts_with("file://") && !text.contains(' ');
    is_file || is_footer || STAMP.as_ref().is_some_and(|stamp| stamp.is_match(text))
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
            let mut pages = [page(1, &[(text, 20.0), ("The Esk rose.", 400.0)])];
            strip(&mut pages);
            assert_eq!(texts(&pages[0]).len() == 2, stays, "{text}");
        }
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
