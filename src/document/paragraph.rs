//! Paragraphs and what each is for.

use super::ParagraphKind;
use super::furniture;
use crate::base::Span;

/// The paragraphs of a stretch of text, blank ones left out.
///
/// A line is a paragraph, unless it stops in mid-sentence and the next one goes on in lower case: then
/// the text is wrapped by hand.
pub(super) fn split(text: &str, range: Span) -> Vec<Span> {
    let mut paragraphs: Vec<Span> = Vec::new();
    let mut start = range.start as usize;
    let mut blank = true;
    for line in range.of(text).split('\n') {
        let end = start + line.len();
        let lead = line.len() - line.trim_start().len();
        let content = line.trim();
        if content.is_empty() {
            blank = true;
        } else {
            let span = Span::new(start + lead, start + lead + content.len());
            match paragraphs.last_mut() {
                Some(last) if !blank && goes_on(last.of(text), content) => *last = last.join(span),
                _ => paragraphs.push(span),
            }
            blank = false;
        }
        start = end + 1;
    }
    paragraphs
}

fn goes_on(line: &str, next: &str) -> bool {
    let clause = line.ends_with(|c: char| c.is_lowercase() || c == ',' || c == '-');
    clause && next.starts_with(char::is_lowercase) || number_goes_on(line, next)
}

/// "$" and "3 million", "1," and "400 drones": a number that two lines share.
fn number_goes_on(line: &str, next: &str) -> bool {
    let digits = next.bytes().take_while(u8::is_ascii_digit).count();
    let group = line.strip_suffix(',').is_some_and(|head| head.ends_with(|c: char| c.is_ascii_digit()));
    line.ends_with(['$', '€', '£', '¥']) && digits > 0 || group && digits == 3
}

/// The kind of each paragraph of the body.
pub(super) fn kinds(text: &str, paragraphs: &[Span]) -> Vec<ParagraphKind> {
    let mut kinds: Vec<_> = paragraphs
        .iter()
        .enumerate()
        .map(|(at, span)| {
            let place = furniture::Place { from_start: at, from_end: paragraphs.len() - 1 - at };
            let is_furniture = furniture::is_furniture(span.of(text), place);
            if is_furniture { ParagraphKind::Boilerplate } else { ParagraphKind::Body }
        })
        .collect();
    for at in 1..kinds.len() {
        let signs = || furniture::signs(paragraphs[at - 1].of(text), paragraphs[at].of(text));
        if kinds[at] == ParagraphKind::Boilerplate && signs() {
            kinds[at - 1] = ParagraphKind::Boilerplate;
        }
    }
    kinds
}
