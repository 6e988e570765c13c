//! What words around a figure do to its bounds; `approximators.tsv` says how far each reaches.

use std::sync::LazyLock;

use super::draft::Draft;
use super::{Dimension, Modifier};
use crate::base::{Decimal, Lexicon, RuleId};
use crate::document::{Document, Tag};
use crate::lexicon::{FigureWord, is_figure_word};

/// The words state the figure without a bound: "exactly 40", "another 30".
pub(super) const STATED: &str = "quantity.stated";

static TABLE: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::parse(include_str!("approximators.tsv")));

/// Shares of the stated value between which the real one lies; `None` is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Bound {
    pub modifier: Modifier,
    pub low: Option<Decimal>,
    pub high: Option<Decimal>,
    pub rule: RuleId,
    /// The first token of the words.
    pub from: u32,
}

fn look_up(words: &str, side: &str, from: u32) -> Option<Bound> {
    let line = TABLE.get(words)?;
    if *line.get(1)? != side {
        return None;
    }
    let modifier = match *line.first()? {
        "about" => Modifier::About,
        "at_least" => Modifier::AtLeast,
        "more_than" => Modifier::MoreThan,
        "at_most" => Modifier::AtMost,
        "less_than" => Modifier::LessThan,
        _ => Modifier::Exact,
    };
    let share = |column: usize| line.get(column).and_then(|text| Decimal::from_str_exact(text).ok());
    let rule = match modifier {
        Modifier::About => "quantity.about",
        Modifier::AtLeast => "quantity.at_least",
        Modifier::MoreThan => "quantity.more_than",
        Modifier::AtMost => "quantity.at_most",
        Modifier::LessThan => "quantity.less_than",
        _ => STATED,
    };
    Some(Bound { modifier, low: share(2), high: share(3), rule, from })
}

/// "60**-plus**": what hangs on a number by a hyphen and bounds it.  `rest` is in lower case.
pub(super) fn is_suffix(rest: &str) -> bool {
    let hyphened = format!("-{}", rest.trim_start_matches('-'));
    look_up(&hyphened, "after", 0).is_some()
}

/// The words before and after a figure that bound it; the narrower claim of two wins ("just over").
pub(super) fn of(document: &Document, start: u32, end: u32, draft: &Draft) -> Option<Bound> {
    let before = before(document, start, draft);
    match before {
        // "about five hundred or more"
        Some(bound) if bound.modifier == Modifier::About => {
            let closed = |after: &Bound| matches!(after.modifier, Modifier::AtLeast | Modifier::AtMost);
            after(document, end, draft).filter(closed).or(Some(bound))
        }
        Some(bound) if bound.modifier != Modifier::Exact => Some(bound),
        _ => after(document, end, draft).or(before),
    }
}

fn before(document: &Document, start: u32, draft: &Draft) -> Option<Bound> {
    if let Some(bound) = glued(document, draft) {
        return Some(bound);
    }
    let mut at = draft.tokens.0;
    let mut exact = None;
    for _ in 0..3 {
        let Some(bound) = longest(document, start, at).filter(|bound| applies(document, start, draft, bound))
        else {
            match filler(document, start, at) {
                true => at -= 1,
                false => break,
            }
            continue;
        };
        if bound.modifier != Modifier::Exact {
            return Some(bound);
        }
        at = bound.from;
        exact = exact.or(Some(bound));
    }
    exact
}

/// "sub-500": the words are part of the number's token.
fn glued(document: &Document, draft: &Draft) -> Option<Bound> {
    let word = document.lower(draft.tokens.0);
    word.starts_with("sub-").then(|| look_up("sub-", "before", draft.tokens.0))?
}

/// Words that may stand between: "about the 40", "nearly a 25 %".
fn filler(document: &Document, start: u32, at: u32) -> bool {
    at > start && is_figure_word(document.lower(at - 1), FigureWord::BeforeBound)
}

fn longest(document: &Document, start: u32, at: u32) -> Option<Bound> {
    let mut words = String::with_capacity(32);
    for len in (1..=TABLE.longest as u32).rev() {
        if at < start + len {
            continue;
        }
        words.clear();
        for token in at - len..at {
            if !words.is_empty() {
                words.push(' ');
            }
            words.push_str(document.lower(token));
        }
        if let Some(bound) = look_up(&words, "before", at - len) {
            return Some(bound);
        }
    }
    None
}

/// Words that bound a figure in one place and mean something else in another.
fn applies(document: &Document, start: u32, draft: &Draft, bound: &Bound) -> bool {
    let before = if bound.from > start { document.lower(bound.from - 1) } else { "" };
    let first = document.lower(bound.from);
    let single = bound.from + 1 >= draft.tokens.0;
    match first {
        // "paid $2,000 over 3 years", "quarrel over $100 million"
        "over" if single => match draft.dimension() {
            Some(Dimension::Duration) => is_figure_word(before, FigureWord::OverLength),
            _ => !argues(document, start, bound.from),
        },
        "past" | "near" => draft.dimension() != Some(Dimension::Duration) && !draft.four_digits,
        "some" => draft.form == super::spelled::Form::Cardinal && before != "and",
        "plus" => false,
        "minimum" | "maximum" => draft.unit.is_some(),
        "about" if single => !talks(document, start, bound.from),
        "short" | "shy" => draft.unit.is_some() || draft.digits,
        _ => true,
    }
}

/// "a scandal over $100 million": a noun of dispute before "over" asks for its subject.
fn argues(document: &Document, start: u32, at: u32) -> bool {
    at > start && is_figure_word(document.lemma(at - 1), FigureWord::Dispute)
}

fn talks(document: &Document, start: u32, at: u32) -> bool {
    at > start && is_figure_word(document.lemma(at - 1), FigureWord::Talk)
}

fn after(document: &Document, end: u32, draft: &Draft) -> Option<Bound> {
    if let Some(rest) = draft.rest.filter(|rest| !rest.is_empty()) {
        let text = document.slice(rest).to_lowercase();
        if let Some(bound) = look_up(&format!("-{text}"), "after", draft.tokens.0) {
            return Some(bound);
        }
    }
    let mut at = draft.after;
    for skipped in 0..3 {
        for len in [2, 1] {
            if at + len > end {
                continue;
            }
            let words = if len == 2 {
                format!("{} {}", document.lower(at), document.lower(at + 1))
            } else {
                document.lower(at).to_owned()
            };
            let glued = len == 1 && skipped > 0;
            if let Some(bound) = look_up(&words, "after", draft.tokens.0).filter(|_| !glued) {
                return Some(bound);
            }
        }
        // "40 people or more": the counted noun may stand between.
        let noun = at < end && matches!(document.tag(at), Tag::Nn | Tag::Nns | Tag::Jj);
        if !noun {
            break;
        }
        at += 1;
    }
    None
}

/// The low and high ends of a stated value under a bound.
pub(super) fn interval(
    value: Decimal,
    high: Option<Decimal>,
    bound: Option<Bound>,
) -> (Option<Decimal>, Option<Decimal>) {
    let top = high.unwrap_or(value);
    // A stated range already says how exact it is.
    let bound = bound.filter(|_| high.is_none());
    let Some(bound) = bound else { return (Some(value), Some(top)) };
    let (small, large) =
        if value.is_sign_negative() { (bound.high, bound.low) } else { (bound.low, bound.high) };
    let share = |value: Decimal, share: Option<Decimal>| {
        share.and_then(|share| value.checked_mul(share)).map(|d| d.normalize())
    };
    (share(value, small), share(top, large))
}

/// True for the rules that bound a figure.
pub(super) fn is_bound(rule: RuleId) -> bool {
    matches!(
        rule,
        "quantity.about"
            | "quantity.at_least"
            | "quantity.more_than"
            | "quantity.at_most"
            | "quantity.less_than"
    )
}

/// The token before a figure, over words that only bound it.
pub(super) fn back_over_modifiers(document: &Document, start: u32, first: u32) -> Option<u32> {
    let mut at = first;
    while at > start {
        at -= 1;
        let bounds = is_figure_word(document.lower(at), FigureWord::Modifies);
        let to = document.lower(at) == "to" && at > start && document.lower(at - 1) == "up";
        if !bounds && !to || document.lower(at) == "at" && document.lower(at + 1) != "least" {
            return Some(at);
        }
    }
    None
}

/// How a hedge is printed: the end of the text before a figure that bounds it so, as the article writes it.
pub fn hedge_before(text: &str, modifier: Modifier) -> &str {
    let text = text.trim_end();
    let starts = std::iter::once(0).chain(text.match_indices(char::is_whitespace).map(|(at, _)| at + 1));
    let starts: Vec<usize> = starts.collect();
    let first = starts.len().saturating_sub(TABLE.longest);
    let hedges = |words: &&str| bounds_so(words, "before", modifier);
    starts[first..].iter().map(|at| &text[*at..]).find(hedges).unwrap_or_default()
}

/// The start of the text behind a figure that bounds it so: "or more", "-plus".
pub fn hedge_after(text: &str, modifier: Modifier) -> &str {
    let text = text.trim_start();
    let ends = text.match_indices(|c: char| !c.is_alphanumeric() && c != '-').map(|(at, _)| at);
    let ends: Vec<usize> = ends.chain([text.len()]).take(MOST_WORDS_BEHIND).collect();
    let hedges = |words: &&str| bounds_so(words, "after", modifier);
    ends.iter().rev().map(|at| &text[..*at]).find(hedges).unwrap_or_default()
}

/// Words of a bound that stands behind its figure.
const MOST_WORDS_BEHIND: usize = 2;

fn bounds_so(words: &str, side: &str, modifier: Modifier) -> bool {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    look_up(&words, side, 0).is_some_and(|bound| bound.modifier == modifier)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hedge_is_found_as_it_is_written() {
        assert_eq!(hedge_before("The blast killed At  least ", Modifier::AtLeast), "At  least");
        assert_eq!(hedge_before("It killed ", Modifier::AtLeast), "");
        assert_eq!(hedge_before("", Modifier::About), "");
        assert_eq!(hedge_after(" or more were hurt", Modifier::AtLeast), "or more");
        assert_eq!(hedge_after("-plus were hurt", Modifier::AtLeast), "-plus");
        assert_eq!(hedge_after(" were hurt", Modifier::AtLeast), "");
    }
}
