//! A figure as the article writes it, and the few words around it.

use unicode_width::UnicodeWidthStr;

use crate::annotate::quantity::{hedge_after, hedge_before};
use crate::base::CharSpan;
use crate::claims::{Claim, without_marks};

use super::super::cell::{in_terminal, one_line};

/// The figure with the words that bound it, and its sentence on both sides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Around {
    before: String,
    pub figure: String,
    after: String,
}

impl Around {
    /// Quotation marks are left out: of a sentence that is cut, one of a pair might stay.
    pub fn of(claim: &Claim) -> Around {
        let (before, after) = sides(claim).unwrap_or_default();
        let modifier = claim.quantity.as_ref().map(|figure| figure.modifier);
        let lead = modifier.map_or("", |modifier| hedge_before(before, modifier));
        let tail = modifier.map_or("", |modifier| hedge_after(after, modifier));
        let glue = if after.starts_with(char::is_whitespace) { " " } else { "" };
        let rest =
            &after[if tail.is_empty() { 0 } else { after.len() - after.trim_start().len() + tail.len() }..];
        let before = &before[..before.trim_end().len() - lead.len()];
        let tail = if tail.is_empty() { String::new() } else { format!("{glue}{tail}") };
        let plain = |text: &str| in_terminal(&without_marks(text)).into_owned();
        let figure = plain(&format!("{lead} {}{tail}", claim.text));
        Around {
            before: one_line(&plain(before)),
            figure: one_line(&figure),
            after: plain(rest).trim_end().to_owned(),
        }
    }

    /// Words that fit into so many columns with the figure, which stands as it is given.
    pub fn within(&self, most: usize, set_off: &str) -> Option<String> {
        let (before, after) = self.sides(most)?;
        Some(format!("{before}{set_off}{after}"))
    }

    /// Before and behind the figure, more of what is behind it, which says what became of it; dots where it goes on.
    pub fn sides(&self, most: usize) -> Option<(String, String)> {
        let left = most.checked_sub(self.figure.width() + MARKS)?;
        let before = last_words(&self.before, left / 2);
        let after = first_words(&self.after, left - before.width());
        let before = last_words(&self.before, left - after.width());
        if before.is_empty() && after.trim().is_empty() {
            return None;
        }
        let open = if before.len() < self.before.len() { "… " } else { "" };
        let close = if after.len() < self.after.len() { " …" } else { "" };
        let space = if before.is_empty() { "" } else { " " };
        Some((format!("{open}{before}{space}"), format!("{after}{close}")))
    }
}

/// Columns of both dots, the marks of the figure and a space.
const MARKS: usize = 7;

fn sides(claim: &Claim) -> Option<(&str, &str)> {
    let sentence = &claim.sentence;
    let start = claim.span.start.checked_sub(sentence.span.start)?;
    let end = claim.span.end.checked_sub(sentence.span.start)?;
    let before = CharSpan { start: 0, end: start }.of(&sentence.text)?;
    let length = u32::try_from(sentence.text.chars().count()).ok()?;
    Some((before, CharSpan { start: end.min(length), end: length }.of(&sentence.text)?))
}

fn first_words(text: &str, most: usize) -> &str {
    let ends = text.match_indices(' ').map(|(at, _)| at).chain([text.len()]);
    ends.take_while(|end| text[..*end].width() <= most).last().map_or("", |end| &text[..end])
}

fn last_words(text: &str, most: usize) -> &str {
    let starts = std::iter::once(0).chain(text.match_indices(' ').map(|(at, _)| at + 1));
    starts.map(|start| &text[start..]).find(|words| words.width() <= most).unwrap_or_default()
}
