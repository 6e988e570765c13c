//! Lines → paragraphs, over the ends of columns and pages.

use super::columns::Line;
use super::furniture::Page;
use crate::read::unwrap::{Gap, gap};

/// Lines of one paragraph are of one size, give or take this part of it.
const SIZE: f32 = 0.08;
/// A gap this much larger than between the lines of a paragraph is one between two.
const APART: f32 = 1.25;
/// An indentation is at least so wide, in parts of the size.
const INDENT: f32 = 0.8;
/// What is larger than the text by so much is a heading.
const HEADING: f32 = 1.15;
/// A line shorter than this part of its column ends a paragraph, whatever it ends with.
const SHORT: f32 = 0.7;
/// Signs of a list's items.
const SIGNS: &[char] = &['•', '▪', '■', '●', '○', '◦', '·', '‣', '➢', '✓', '*', '-', '–', '—'];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Prose,
    Item,
    Row,
}

#[derive(Debug, Clone)]
pub(super) struct Paragraph {
    pub text: String,
    pub size: f32,
    pub page: usize,
    pub kind: Kind,
    block: usize,
    lines: usize,
    /// Its last line reaches the end of its column.
    is_full: bool,
}

/// Of a whole document.
pub(super) struct Measure {
    /// Of most characters.
    pub size: f32,
    /// From line to line of a paragraph, in parts of the size.
    leading: f32,
}

impl Measure {
    pub fn of(pages: &[Page]) -> Measure {
        Measure { size: usual_size(pages), leading: usual_leading(pages) }
    }

    pub fn is_heading(&self, size: f32) -> bool {
        size > HEADING * self.size
    }
}

fn usual_size(pages: &[Page]) -> f32 {
    let mut sizes: Vec<(f32, usize)> =
        pages.iter().flat_map(|page| &page.lines).map(|line| (line.size, line.text.len())).collect();
    sizes.sort_by(|a, b| a.0.total_cmp(&b.0));
    let half = sizes.iter().map(|(_, length)| length).sum::<usize>() / 2;
    let mut sum = 0;
    let middle = sizes.iter().find(|(_, length)| {
        sum += length;
        sum > half
    });
    middle.map_or(10.0, |(size, _)| *size)
}

/// Of the smaller distances one in the middle: those of paragraphs are the larger ones.
fn usual_leading(pages: &[Page]) -> f32 {
    let pairs = pages.iter().flat_map(|page| page.lines.windows(2));
    let alike = pairs.filter(|pair| pair[0].block == pair[1].block && same_size(&pair[0], &pair[1]));
    let mut gaps: Vec<f32> =
        alike.map(|pair| (pair[1].y - pair[0].y) / pair[0].size).filter(|gap| *gap > 0.5).collect();
    gaps.sort_by(f32::total_cmp);
    gaps.get(gaps.len() / 4).copied().unwrap_or(1.2)
}

fn same_size(one: &Line, other: &Line) -> bool {
    (one.size - other.size).abs() <= SIZE * one.size.max(other.size)
}

pub(super) fn paragraphs(pages: &[Page], measure: &Measure) -> Vec<Paragraph> {
    let mut all: Vec<Paragraph> = Vec::new();
    for page in pages {
        let mut start = 0;
        while start < page.lines.len() {
            let block = page.lines[start].block;
            let length = page.lines[start..].iter().take_while(|line| line.block == block).count();
            let of_block = in_block(&page.lines[start..start + length], page.number, measure);
            for (nth, paragraph) in of_block.into_iter().enumerate() {
                match (nth == 0).then(|| continued(&mut all, &paragraph, measure)).flatten() {
                    Some(open) => extend(open, paragraph),
                    None => all.push(paragraph),
                }
            }
            start += length;
        }
    }
    all
}

fn in_block(lines: &[Line], page: usize, measure: &Measure) -> Vec<Paragraph> {
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let is_full = end_of_column(lines, at) - line.end < 2.0 * line.size;
        let next = Paragraph {
            text: line.text.clone(),
            size: line.size,
            page,
            kind: kind(line),
            block: line.block,
            lines: 1,
            is_full,
        };
        match paragraphs.last_mut() {
            Some(open) if at > 0 && !breaks(open, lines, at, measure) => extend(open, next),
            _ => paragraphs.push(next),
        }
    }
    paragraphs
}

fn kind(line: &Line) -> Kind {
    if line.is_row() {
        Kind::Row
    } else if is_item(&line.text) {
        Kind::Item
    } else {
        Kind::Prose
    }
}

fn extend(open: &mut Paragraph, next: Paragraph) {
    match gap(&open.text, &next.text) {
        Some(Gap::Close) => {}
        Some(Gap::Cut) => {
            open.text.pop();
        }
        None => open.text.push(' '),
    }
    open.text.push_str(&next.text);
    open.lines += next.lines;
    open.is_full = next.is_full;
}

/// "• one", "– one".
fn is_item(text: &str) -> bool {
    text.strip_prefix(SIGNS).is_some_and(|rest| rest.starts_with(' '))
}

/// "1. one", "(b) one".
fn is_numbered(text: &str) -> bool {
    let first = text.split(' ').next().unwrap_or_default();
    let number = first.trim_start_matches('(').trim_end_matches(['.', ')']);
    number.len() < first.len()
        && (1..=2).contains(&number.len())
        && (number.bytes().all(|byte| byte.is_ascii_digit()) || number.len() == 1 && !first.ends_with('.'))
}

/// Whether the line at `at` begins a paragraph; `open` ends with the line before it.
fn breaks(open: &Paragraph, lines: &[Line], at: usize, measure: &Measure) -> bool {
    let (last, line) = (&lines[at - 1], &lines[at]);
    if last.is_row() || line.is_row() || !same_size(last, line) || is_item(&line.text) {
        return true;
    }
    let leading = (line.y - last.y) / last.size / measure.leading;
    let runs_on = !ends_sentence(&last.text) && line.text.starts_with(char::is_lowercase);
    if runs_on {
        return leading > 2.0 * APART;
    }
    if leading > APART {
        return true;
    }
    if measure.is_heading(line.size) {
        return false;
    }
    let had_room = had_room(lines, at);
    if is_numbered(&line.text) && (had_room || ends_sentence(&last.text)) {
        return true;
    }
    // Where the line below starts as the one above, the one between is indented.
    let returns = lines.get(at + 1).is_some_and(|next| (next.start - last.start).abs() < 1.0);
    if is_centred(last, line) && !returns {
        return had_room && ends_sentence(&last.text);
    }
    is_indented(open, last, line) || had_room && (ends_sentence(&last.text) || is_short(lines, at - 1))
}

/// A first line further to the right, or the first one to the left after a list.
fn is_indented(open: &Paragraph, last: &Line, line: &Line) -> bool {
    let indent = (line.start - last.start) / line.size;
    let hangs = open.lines == 1 && (is_item(&open.text) || is_numbered(&open.text));
    indent > INDENT && !hangs || indent < -INDENT && (open.lines > 1 || hangs)
}

fn is_centred(one: &Line, other: &Line) -> bool {
    let middle = |line: &Line| (line.start + line.end) / 2.0;
    (middle(one) - middle(other)).abs() < 0.5 * one.size
        && (one.start - other.start).abs() > INDENT * one.size
}

/// Whether the line's first word would have found room on the line before it.
fn had_room(lines: &[Line], at: usize) -> bool {
    let (last, line) = (&lines[at - 1], &lines[at]);
    let letters = line.text.chars().count().max(1) as f32;
    let word = line.text.split(' ').next().unwrap_or_default().chars().count() as f32;
    let width = (line.end - line.start) / letters * (word + 2.0);
    last.end + width < end_of_column(lines, at - 1)
}

fn is_short(lines: &[Line], at: usize) -> bool {
    let line = &lines[at];
    line.end - line.start < SHORT * (end_of_column(lines, at) - line.start)
}

/// Of the lines around one, as pictures make a column narrow for a while.
fn end_of_column(lines: &[Line], at: usize) -> f32 {
    let around = &lines[at.saturating_sub(5)..(at + 6).min(lines.len())];
    around.iter().filter(|line| same_size(line, &lines[at])).map(|line| line.end).fold(0.0, f32::max)
}

fn ends_sentence(text: &str) -> bool {
    let text = text.trim_end_matches(['"', '”', '’', '\'', ')', ']', '»']);
    text.ends_with(['.', '!', '?', '…', ':'])
}

/// The paragraph that goes on with `next` behind the end of a column or page; footnotes may stand between.
fn continued<'a>(all: &'a mut [Paragraph], next: &Paragraph, measure: &Measure) -> Option<&'a mut Paragraph> {
    let is_text = |size: f32| size > 0.9 * measure.size && !measure.is_heading(size);
    if next.kind != Kind::Prose || !is_text(next.size) || is_numbered(&next.text) {
        return None;
    }
    let open = all.iter_mut().rev().find(|open| is_text(open.size))?;
    let near = next.page - open.page <= 1 && open.kind != Kind::Row;
    let runs_on = next.text.starts_with(char::is_lowercase)
        || open.is_full && open.lines > 1 && open.kind == Kind::Prose;
    (near && runs_on && !ends_sentence(&open.text)).then_some(open)
}

/// A blank line between paragraphs, a line for each row of a table and item of a list.
pub(super) fn text(paragraphs: &[Paragraph]) -> String {
    let mut text = String::new();
    let mut before: Option<&Paragraph> = None;
    for next in paragraphs {
        if let Some(before) = before {
            let listed = next.kind != Kind::Prose && next.kind == before.kind && next.block == before.block;
            text.push_str(if listed { "\n" } else { "\n\n" });
        }
        text.push_str(&next.text);
        before = Some(next);
    }
    text
}

#[cfg(test)]
#[path = "paragraphs_tests.rs"]
mod tests;
