//! Stretches between quotation marks, whatever the marks, nested and unbalanced ones too.

use crate::base::Span;
use crate::document::Document;

/// What stands between two quotation marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quoted {
    /// Without the marks.
    pub inner: Span,
    /// With them.
    pub outer: Span,
    pub paragraph: u32,
    /// No closing mark, and the next paragraph opens with one: it goes on there.
    pub continues: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Family {
    Double,
    Single,
    Angle,
}

#[derive(Debug, Clone, Copy)]
struct Mark {
    at: usize,
    len: usize,
    family: Family,
    may_open: bool,
    may_close: bool,
}

/// All outermost quotations of a document, in order of the text.
pub fn find(document: &Document) -> Vec<Quoted> {
    let mut found: Vec<Quoted> = Vec::new();
    for (number, paragraph) in document.paragraphs.iter().enumerate() {
        let text = document.slice(paragraph.span);
        let marks = marks_of(text);
        pair(&marks, text, document, number as u32, &mut found);
    }
    found
}

fn marks_of(text: &str) -> Vec<Mark> {
    let bytes = text.as_bytes();
    let mut marks = Vec::new();
    let mut at = 0;
    while let Some(step) =
        bytes[at..].iter().position(|&byte| matches!(byte, b'"' | b'\'' | b'`' | 0xC2 | 0xE2))
    {
        at += step;
        let Some((family, len, open, close)) = mark_at(bytes, at) else {
            at += 1;
            continue;
        };
        let before = text[..at].chars().next_back();
        let after = text[at + len..].chars().next();
        let starts = before.is_none_or(|c| c.is_whitespace() || "([{—–-/…:“‘\"'".contains(c));
        let ends = after.is_none_or(|c| !c.is_alphanumeric());
        let begins_word = after.is_some_and(|c| !c.is_whitespace());
        let after_word = before.is_some_and(|c| !c.is_whitespace());
        let (may_open, may_close) = match family {
            Family::Single => (
                open && starts && after.is_some_and(|c| c.is_alphanumeric() || "[.…$".contains(c)),
                close && ends && after_word,
            ),
            // "Ito said,“The road …": the space before a curly mark that opens may be missing.
            _ => {
                let curly = text[at..].starts_with('“') && before.is_some_and(|c| ",:;.?!".contains(c));
                (
                    open && (starts || curly || !after_word || !close) && begins_word,
                    close && (after_word || !open),
                )
            }
        };
        if may_open || may_close {
            marks.push(Mark { at, len, family, may_open, may_close });
        }
        at += len;
    }
    marks
}

/// Family, length in bytes, and whether the mark can open or close.
fn mark_at(bytes: &[u8], at: usize) -> Option<(Family, usize, bool, bool)> {
    let rest = &bytes[at..];
    Some(match rest {
        [b'"', ..] => (Family::Double, 1, true, true),
        [b'\'', b'\'', ..] => (Family::Double, 2, true, true),
        [b'`', b'`', ..] => (Family::Double, 2, true, false),
        [b'\'', ..] => (Family::Single, 1, true, true),
        [0xC2, 0xAB, ..] => (Family::Angle, 2, true, false),
        [0xC2, 0xBB, ..] => (Family::Angle, 2, false, true),
        [0xE2, 0x80, 0x9C, ..] => (Family::Double, 3, true, true),
        [0xE2, 0x80, 0x9D, ..] => (Family::Double, 3, false, true),
        [0xE2, 0x80, 0x9E, ..] => (Family::Double, 3, true, false),
        [0xE2, 0x80, 0x98, ..] => (Family::Single, 3, true, false),
        [0xE2, 0x80, 0x99, ..] => (Family::Single, 3, false, true),
        [0xE2, 0x80, 0x9A, ..] => (Family::Single, 3, true, false),
        [0xE2, 0x80, 0xB9, ..] => (Family::Single, 3, true, false),
        [0xE2, 0x80, 0xBA, ..] => (Family::Single, 3, false, true),
        _ => return None,
    })
}

fn pair(marks: &[Mark], text: &str, document: &Document, number: u32, found: &mut Vec<Quoted>) {
    let base = document.paragraphs[number as usize].span.start as usize;
    let mut open: Option<Mark> = None;
    let mut push = |start: Mark, close: usize, end: usize, continues: bool| {
        let inner = start.at + start.len;
        if inner < close {
            found.push(Quoted {
                inner: Span::new(base + inner, base + close),
                outer: Span::new(base + start.at, base + end),
                paragraph: number,
                continues,
            });
        }
    };
    for (index, mark) in marks.iter().enumerate() {
        match open {
            None if mark.may_open && (mark.family != Family::Single || closes_later(&marks[index..])) => {
                open = Some(*mark)
            }
            Some(start) if mark.family == start.family => {
                if mark.may_close && !apostrophe(text, mark, &marks[index + 1..]) {
                    push(start, mark.at, mark.at + mark.len, false);
                    open = None;
                } else if mark.may_open && mark.family != Family::Single {
                    // A second opening mark: the first one was never closed.
                    let stop = sentence_stop(document, base + start.at).saturating_sub(base).min(mark.at);
                    push(start, stop, stop, false);
                    open = Some(*mark);
                }
            }
            _ => {}
        }
    }
    if let Some(start) = open.filter(|start| start.family != Family::Single) {
        let continues = next_opens(document, number);
        let whole = continues || start.at == 0 || text[..start.at].trim_end().ends_with([',', ':']);
        let stop = match whole {
            true => text.trim_end().len(),
            false => sentence_stop(document, base + start.at).saturating_sub(base).min(text.len()),
        };
        push(start, stop.max(start.at + start.len), stop.max(start.at + start.len), continues);
    }
}

fn closes_later(marks: &[Mark]) -> bool {
    marks[1..].iter().take(12).any(|mark| mark.family == Family::Single && mark.may_close)
}

/// "the workers' rights" inside single quotation marks: another mark closes them later.
fn apostrophe(text: &str, mark: &Mark, rest: &[Mark]) -> bool {
    mark.family == Family::Single
        && text[..mark.at].ends_with('s')
        && text[mark.at + mark.len..].starts_with(' ')
        && rest
            .iter()
            .take(4)
            .take_while(|next| !next.may_open)
            .any(|next| next.family == Family::Single && next.may_close && !text[..next.at].ends_with('s'))
}

/// Where the sentence that holds a byte of the text ends.
fn sentence_stop(document: &Document, at: usize) -> usize {
    let index = document.sentences.partition_point(|sentence| sentence.span.end as usize <= at);
    document.sentences.get(index).map_or(at, |sentence| sentence.span.end as usize)
}

fn next_opens(document: &Document, number: u32) -> bool {
    document.paragraphs.get(number as usize + 1).is_some_and(|next| {
        document.slice(next.span).trim_start().starts_with(['"', '“', '„', '«', '\'', '‘', '`'])
    })
}
