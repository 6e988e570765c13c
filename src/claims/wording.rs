//! A statement in print: the speaker's own words stand between quotation marks, all others do not.
//!
//! - All of it is quoted: “The road” … “is closed.” A pair of marks for each stretch that the article prints in one, so
//!   that nothing between marks was put together here.
//! - Nothing is: said on Friday that the road is closed. The article's own reporting words lead it.
//! - Some of it is: said the road was “no longer safe”.
//!
//! Dots stand outside the marks: for words of somebody else, for the rest of the sentence around a clause, and where a
//! line is full.

use super::claim::{Claim, ClaimKind};
use super::lead::{self, Joint, Lead};
use super::marks::{has_words, in_pairs, one_line, without_marks};
use crate::annotate::event::Factuality;
use crate::annotate::quantity::may_begin_number;
use crate::annotate::quote::{WordClass, word_class};
use crate::base::CharSpan;
use crate::lexicon::{Function, functions};

/// What an editor may copy of a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    lead: Lead,
    parts: Vec<Part>,
    speaker: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    /// Between marks; on one line, otherwise as printed.
    Quoted(String),
    /// With the white space around it.
    Bare(String),
    /// Words of somebody else stand here.
    Omitted,
}

impl Wording {
    pub fn of(claim: &Claim) -> Wording {
        let said = claim.attribution.as_ref();
        let speaker = said.and_then(|said| said.speaker.as_deref().or(said.mention.as_deref())).map(in_pairs);
        let told = speaker.is_some() || said.is_some_and(|said| said.cue.is_some());
        let verbatim = claim.statement.as_ref().map_or(&[][..], |statement| &statement.verbatim);
        if claim.kind != ClaimKind::Statement || !told && verbatim.is_empty() {
            let parts = vec![Part::Bare(in_pairs(&claim.text))];
            return Wording { lead: Lead::Nothing, parts, speaker };
        }
        let pieces = pieces(claim);
        let all: Vec<Vec<Part>> = pieces.iter().map(|piece| in_parts(claim, *piece, verbatim)).collect();
        let direct = !all.iter().flatten().any(|part| matches!(part, Part::Bare(words) if has_words(words)));
        let lead = match direct && !is_unsaid(claim) {
            true => Lead::Nothing,
            false => lead::of(claim, pieces[0]),
        };
        let cut = cut(claim, &pieces);
        let mut parts = Vec::new();
        if cut.0 && !matches!(lead, Lead::Before { .. }) {
            parts.push(Part::Omitted);
        }
        for (at, piece) in all.into_iter().enumerate() {
            if at > 0 {
                parts.push(between(claim, pieces[at - 1].end, pieces[at].start, &lead));
            }
            parts.extend(if direct { quoted_only(piece) } else { piece });
        }
        parts.extend(cut.1.then_some(Part::Omitted));
        Wording { lead, parts: tidied(parts), speaker }
    }

    /// With the words that report a paraphrase; at most so many characters, and no mark left open.
    pub fn shortened(&self, most: usize) -> String {
        self.led("", most)
    }

    /// What was said, without the words that report it.
    pub fn content(&self, most: usize) -> String {
        let mut line = Line::new(most);
        self.parts.iter().for_each(|part| line.add(part));
        line.printed()
    }

    /// The same, if it is no longer than so many characters.
    pub fn content_within(&self, most: usize) -> Option<String> {
        let whole = self.content(usize::MAX);
        (whole.chars().count() <= most).then_some(whole)
    }

    /// Behind the name of who says it: "Ito said the road is closed", "Ito: “The road is closed.”"
    pub fn by_speaker(&self, most: usize) -> String {
        let Some(name) = self.speaker.as_deref() else { return self.shortened(most) };
        match self.joint() {
            Joint::Named => self.shortened(most),
            Joint::Subject => self.led(&format!("{name} "), most),
            Joint::Comma => self.led(&format!("{name}, "), most),
            Joint::Colon => self.led(&format!("{name}: "), most),
        }
    }

    fn joint(&self) -> Joint {
        match &self.lead {
            Lead::Before { joint, .. } | Lead::Turned { joint, .. } => *joint,
            Lead::Nothing | Lead::After(_) | Lead::Inside => Joint::Colon,
        }
    }

    fn led(&self, name: &str, most: usize) -> String {
        let mut line = Line::new(most);
        let mut parts = self.parts.iter();
        line.add(&Part::Bare(name.to_owned()));
        match &self.lead {
            Lead::Before { words, .. } => line.add(&Part::Bare(words.clone())),
            Lead::Turned { words, .. } => {
                line.add(&Part::Bare(words.clone()));
                if let Some(Part::Bare(first)) = self.parts.first() {
                    parts.next();
                    line.add(&Part::Bare(inside_a_sentence(first)));
                }
            }
            Lead::Nothing | Lead::After(_) | Lead::Inside => {}
        }
        parts.for_each(|part| line.add(part));
        if let Lead::After(words) = &self.lead {
            line.add(&Part::Bare(words.clone()));
        }
        line.printed()
    }
}

/// The speaker's own words, stretch by stretch as the article prints them.
pub fn verbatim(claim: &Claim) -> Vec<&str> {
    let spans = claim.statement.as_ref().map_or(&[][..], |statement| &statement.verbatim);
    spans.iter().filter_map(|span| slice(claim, *span)).collect()
}

/// Words between marks that nobody is told to have said: "did not say", "if Ito said".
fn is_unsaid(claim: &Claim) -> bool {
    match claim.statement.as_ref().map(|statement| statement.factuality) {
        Some(Factuality::Denied) => true,
        None | Some(Factuality::Asserted) => false,
        Some(_) => lead::withholds(claim),
    }
}

/// What the claim covers of what was said.
fn pieces(claim: &Claim) -> Vec<CharSpan> {
    let content = claim.attribution.as_ref().map_or(&[][..], |said| &said.content);
    let pieces: Vec<CharSpan> = content.iter().filter_map(|span| span.common(claim.span)).collect();
    if pieces.is_empty() { vec![claim.span] } else { pieces }
}

/// Whether what was said goes on in the claim's sentence before it, and behind it: "treatment records were copied" is
/// not what "we have no evidence that treatment records were copied" says.
fn cut(claim: &Claim, pieces: &[CharSpan]) -> (bool, bool) {
    let sentence = &claim.sentence;
    let content = claim.attribution.as_ref().map_or(&[][..], |said| &said.content);
    let words = |start: u32, end: u32| {
        let inside = CharSpan { start, end: end.max(start) }.common(sentence.span);
        let base = sentence.span.start;
        let inside = inside.map(|span| CharSpan { start: span.start - base, end: span.end - base });
        inside.and_then(|span| span.of(&sentence.text)).is_some_and(has_words)
    };
    let (Some(first), Some(last)) = (pieces.first(), pieces.last()) else { return (false, false) };
    let before =
        content.iter().any(|part| part.start < first.start && words(part.start, part.end.min(first.start)));
    let behind = content.iter().any(|part| part.end > last.end && words(part.start.max(last.end), part.end));
    (before, behind)
}

fn slice(claim: &Claim, span: CharSpan) -> Option<&str> {
    let base = claim.span.start;
    CharSpan { start: span.start.checked_sub(base)?, end: span.end.checked_sub(base)? }.of(&claim.text)
}

fn in_parts(claim: &Claim, piece: CharSpan, verbatim: &[CharSpan]) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut at = piece.start;
    let bare = |parts: &mut Vec<Part>, start: u32, end: u32| {
        let words = slice(claim, CharSpan { start, end: end.max(start) }).unwrap_or_default();
        parts.push(Part::Bare(without_marks(words)));
    };
    for quoted in verbatim.iter().filter_map(|span| span.common(piece)) {
        bare(&mut parts, at, quoted.start);
        parts.extend(slice(claim, quoted).map(|words| Part::Quoted(one_line(words))));
        at = quoted.end;
    }
    bare(&mut parts, at, piece.end);
    parts
}

/// Stars and other signs of the page around a quotation are nobody's words.
fn quoted_only(parts: Vec<Part>) -> Vec<Part> {
    let mut kept = Vec::with_capacity(parts.len());
    for part in parts.into_iter().filter(|part| matches!(part, Part::Quoted(_))) {
        if !kept.is_empty() {
            kept.push(Part::Bare(String::from(" ")));
        }
        kept.push(part);
    }
    kept
}

/// What stands between two pieces: nothing, somebody else's words, or a verb whose subject and object they are.
fn between(claim: &Claim, start: u32, end: u32, lead: &Lead) -> Part {
    let words = slice(claim, CharSpan { start, end: end.max(start) }).unwrap_or_default();
    match lead {
        _ if !has_words(words) => Part::Bare(String::from(" ")),
        Lead::Inside => Part::Bare(without_marks(words)),
        _ => Part::Omitted,
    }
}

/// No empty parts, no white space at the ends.
fn tidied(mut parts: Vec<Part>) -> Vec<Part> {
    if let Some(Part::Bare(first)) = parts.first_mut() {
        *first = first.trim_start().to_owned();
    }
    if let Some(Part::Bare(last)) = parts.last_mut() {
        *last = last.trim_end().to_owned();
    }
    parts.retain(|part| !matches!(part, Part::Bare(words) if words.is_empty()));
    parts
}

/// What began a sentence and now stands inside one; only where the first word is surely no name.
fn inside_a_sentence(text: &str) -> String {
    let first: String = text.chars().take_while(|c| c.is_alphabetic()).collect();
    let lower = lead::uncapitalised(&first);
    let does = functions(&lower);
    let is_name = does.has(Function::Will) || does.has(Function::May) || does.has(Function::AlsoAMonth);
    let plain = lower.chars().all(char::is_lowercase) && lower != "i";
    let grammatical =
        word_class(&lower) != WordClass::Content || may_begin_number(&lower) || does.has(Function::PicksDay);
    // "Mr. Ito": an abbreviation is no word of a sentence.
    let shortened = text[first.len()..].starts_with('.');
    match !shortened && plain && !is_name && grammatical {
        true => lead::uncapitalised(text),
        false => text.to_owned(),
    }
}

/// A line that is full at some length.
struct Line {
    words: String,
    left: usize,
    full: bool,
}

impl Line {
    fn new(most: usize) -> Line {
        Line { words: String::new(), left: most, full: false }
    }

    fn add(&mut self, part: &Part) {
        if self.full {
            return;
        }
        let (open, words, close) = match part {
            Part::Quoted(words) => ("“", words.as_str(), "”"),
            Part::Bare(words) => ("", words.as_str(), ""),
            Part::Omitted => ("", " … ", ""),
        };
        let fitting = fitting(words, self.left.saturating_sub(2 * open.len().min(1)));
        if !fitting.is_empty() {
            self.words.extend([open, fitting, close]);
        }
        self.left = self.left.saturating_sub(fitting.chars().count() + 2 * open.len().min(1));
        self.full = fitting.len() < words.len();
    }

    /// Dots at the end where something is missing.
    fn printed(self) -> String {
        let words = one_line(&self.words);
        match self.full {
            false => words,
            true => format!("{} …", words.trim_end_matches(['…', ' '])),
        }
    }
}

/// The words of a text that fit into so many characters; a part of the first one if it alone is longer.
fn fitting(text: &str, most: usize) -> &str {
    let Some((end, _)) = text.char_indices().nth(most) else { return text };
    let cut = &text[..end];
    let whole = text[end..].starts_with(char::is_whitespace);
    let end = if whole { end } else { cut.rfind(' ').unwrap_or(end) };
    text[..end].trim_end()
}

#[cfg(test)]
#[path = "wording_tests.rs"]
mod tests;
