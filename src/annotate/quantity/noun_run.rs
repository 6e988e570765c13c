//! Adjectives and nouns in a row, headed by the last noun.

use super::Measure;
use super::phrase::make;
use crate::annotate::time;
use crate::document::grammar::mistaken;
use crate::document::{Document, Tag};
use crate::lexicon::{FigureWord, is_figure_word};

/// Adjectives and nouns from a token on; the last noun heads them.
pub(super) fn noun_run(document: &Document, from: u32, end: u32) -> Option<Measure> {
    let (mut at, mut head) = (from, None);
    while at < end {
        let tag = document.tag(at);
        let lower = document.lower(at);
        let fits = tag.is_noun()
            || tag.is_adjective() && lower != "such"
            || (tag == Tag::Pos
                || head.is_none()
                    && (matches!(tag, Tag::Vbn | Tag::Vbg)
                        || tag == Tag::Vbd && graded_participle(document, from, at)))
                && !ends_run(document, at, end);
        // "a stone pizza oven": a noun unknown to the tagger ends the run.
        let fits = fits || head.is_some_and(|head| head + 1 == at) && mistaken(document, at);
        // "in 36 league games": no verb stands there.
        let fits = fits
            || matches!(tag, Tag::Vb | Tag::Vbp)
                && at == from
                && at + 1 < end
                && document.tag(at + 1) == Tag::Nns
                && at > 1
                && document.tag(at - 1) == Tag::Cd
                && document.tag(at - 2) == Tag::In;
        let joins = tag == Tag::Cc && lower == "and" && at > from && joined_modifiers(document, at, end);
        let graded = tag == Tag::Rb
            && at == from
            && at + 1 < end
            && (document.tag(at + 1).is_adjective()
                || document.tag(at + 1) == Tag::Vbn
                || at + 2 < end
                    && graded_participle(document, from, at + 1)
                    && !ends_run(document, at + 1, end));
        let comma = tag == Tag::Comma
            && head.is_none()
            && at > from
            && at + 1 < end
            && document.tag(at + 1).is_adjective();
        if !(fits || joins || comma || graded) {
            break;
        }
        if tag.is_noun() || head.is_some() && mistaken(document, at) {
            // "1 shot dead": what befell somebody is no thing that is counted.
            if befallen(document, at, end) || time_noun(lower) && head.is_some() {
                break;
            }
            head = Some(at);
        }
        at += 1;
    }
    let head = head?;
    make(document, (from, head + 1), head)
}

/// "20 decently sized plants": a participle behind an adverb.
fn graded_participle(document: &Document, from: u32, at: u32) -> bool {
    at == from + 1 && document.lower(from).ends_with("ly") && document.lower(at).ends_with("ed")
}

/// "boy shot in the leg": what befell the one counted, whatever its tag.
fn befallen(document: &Document, at: u32, end: u32) -> bool {
    let next = if at + 1 < end { document.tag(at + 1) } else { Tag::Stop };
    is_figure_word(document.lower(at), FigureWord::Befallen) && !next.is_noun()
}

/// "12 Saturday", "40 people Monday": a day after the noun is no part of it.
fn time_noun(lower: &str) -> bool {
    time::is_day_word(lower)
}

/// "Kia and Hyundai vehicles".
fn joined_modifiers(document: &Document, at: u32, end: u32) -> bool {
    let modifier = |at: u32| document.tag(at).is_adjective() || document.tag(at) == Tag::Nnp;
    at + 2 < end
        && at > 0
        && (modifier(at - 1) || document.tag(at - 1) == Tag::Nn && document.tag(at + 1).is_adjective())
        && modifier(at + 1)
        && matches!(document.tag(at + 2), Tag::Nns | Tag::Nn)
}

/// A participle that begins a clause of its own: "12 people killed in".
fn ends_run(document: &Document, at: u32, end: u32) -> bool {
    let next = if at + 1 < end { document.tag(at + 1) } else { Tag::Stop };
    document.tag(at) != Tag::Pos && !(next.is_noun() || next.is_adjective())
        || document.tag(at) == Tag::Pos && !next.is_noun() && !next.is_adjective()
}
