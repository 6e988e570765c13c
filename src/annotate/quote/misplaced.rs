//! Marks that the source put in the wrong place: `It is built, "Reed said.`

use super::marks::Quoted;
use crate::document::{Document, Tag};
use crate::lexicon::{VerbSense, verb_sense};

/// The longest name before its verb, in tokens.
const NAME: u32 = 4;

/// Whether a quotation begins with the clause that reports the words before it: its mark closes those, and opens none.
pub(super) fn holds_its_report(document: &Document, quote: &Quoted, (start, end): (u32, u32)) -> bool {
    let Some(verb) = reporting(document, start, end) else { return false };
    let ends = |at: u32| at >= end || document.tag(at) == Tag::Stop;
    let (whole, goes_on) = (ends(verb + 1), document.tag(verb + 1) == Tag::Comma);
    (whole || goes_on) && ends_words(document, quote)
}

/// The verb behind a name or a pronoun at the start: "**Reed said**", "**she says**"; "I said" may be quoted.
fn reporting(document: &Document, start: u32, end: u32) -> Option<u32> {
    let third = |at: u32| document.tag(at) == Tag::Prp && !matches!(document.lower(at), "i" | "we");
    let named = (start..end.min(start + NAME)).take_while(|at| document.tag(*at).is_name()).count() as u32;
    let subject = if named == 0 { u32::from(start < end && third(start)) } else { named };
    let verb = start + subject;
    let finite = verb < end && matches!(document.tag(verb), Tag::Vbd | Tag::Vbz | Tag::Vbp);
    (subject > 0 && finite && speaks(document, verb)).then_some(verb)
}

/// Whether words that nobody else reports end right before the mark: `is built, "`.
fn ends_words(document: &Document, quote: &Quoted) -> bool {
    let open = document.token_at(quote.outer.start);
    let Some(mark) = open.checked_sub(1) else { return false };
    let text = document.slice(document.tokens[mark as usize].span);
    let first = document.sentences[document.sentence_of(mark) as usize].tokens.0;
    let reported = (first..mark).any(|at| document.tag(at).is_verb() && speaks(document, at));
    matches!(text, "," | "?" | "!") && mark > first && !reported
}

fn speaks(document: &Document, verb: u32) -> bool {
    verb_sense(document.lemma(verb)) != VerbSense::Deed
}
