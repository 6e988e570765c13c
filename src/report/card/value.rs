//! What claims of one fact say alike, as one line of its card.

use unicode_width::UnicodeWidthStr;

use super::super::cell::{in_terminal, one_line};
use super::super::claims::{date, days, outlet, said_in_full, short_id, speaker};
use super::around::Around;
use super::sheet::{Sheet, within};
use crate::claims::{Claim, ClaimKind, Wording};

/// One value with all who give it.
pub struct Value<'a> {
    pub claims: Vec<&'a Claim>,
    /// Of a figure; a statement is printed as its wording.
    pub around: Option<Around>,
}

/// Ids that a line has room for; the others are counted.
const MOST_IDS: usize = 3;
const LONGEST_STATEMENT: usize = 240;
/// Fewer columns than these say nothing about a figure.
const FEW_WORDS: usize = 18;
/// A name in a line that shares it with all else.
const SHORTEST_NAME: usize = 14;

/// Claims in their order, equal ones together.
pub fn values<'a>(claims: &[&'a Claim]) -> Vec<Value<'a>> {
    let mut values: Vec<Value> = Vec::new();
    for claim in claims {
        let around = (claim.kind == ClaimKind::Quantity).then(|| Around::of(claim));
        match values.iter_mut().find(|value| value.says_the_same(claim)) {
            Some(value) => value.claims.push(claim),
            None => values.push(Value { claims: vec![claim], around }),
        }
    }
    values
}

impl Value<'_> {
    fn says_the_same(&self, other: &Claim) -> bool {
        let first = self.claims[0];
        match (&first.quantity, &other.quantity) {
            (Some(a), Some(b)) => (a.value, a.low, a.high, &a.unit) == (b.value, b.low, b.high, &b.unit),
            (None, None) => said_in_full(first) == said_in_full(other) && speaker(first) == speaker(other),
            _ => false,
        }
    }

    /// The line in about so many lines of the sheet.
    pub fn line(&self, title: &str, lines: usize, sheet: Sheet, indent: usize) -> String {
        let room = sheet.room(lines, indent).saturating_sub(self.ids().width() + 1);
        // What does not fit at the end of a line is lost to the next.
        let room = room.saturating_sub(LOST * (lines - 1));
        let Some(around) = &self.around else { return self.statement(room) };
        let day = self.joined(|claim| date(claim.article.published));
        let names = room.saturating_sub(around.figure.width() + day.width() + 2 * SEPARATOR.width());
        let names = if lines > 1 { names / 2 } else { names };
        let who = self.who(names.max(SHORTEST_NAME));
        let figure = sheet.figure(&around.figure);
        let parts: Vec<String> =
            [who, day, self.other_days(title)].into_iter().filter(|part| !part.is_empty()).collect();
        let parts = parts.join(SEPARATOR);
        let left = room.saturating_sub(around.figure.width() + parts.width() + 2 * SEPARATOR.width());
        let words = around.within(left, &figure).filter(|_| left >= FEW_WORDS + around.figure.width());
        // The figure stands at the head, so that values can be read down the card.
        let figure = around.figure.clone();
        [Some(sheet.title(&figure)), Some(parts), words]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(SEPARATOR)
    }

    fn statement(&self, room: usize) -> String {
        let claim = self.claims[0];
        let who = self.who(room / 2);
        let day = self.joined(|claim| date(claim.article.published));
        let most =
            room.saturating_sub(who.width() + day.width()).clamp(LONGEST_STATEMENT / 4, LONGEST_STATEMENT);
        [in_terminal(&stated(claim, most)).into_owned(), who, day]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(SEPARATOR)
    }

    /// Outlets and speakers in about so many columns.
    fn who(&self, most: usize) -> String {
        let outlets = self.joined(outlet);
        let speakers = self.joined(|claim| speaker(claim).map(one_line).unwrap_or_default());
        if speakers.is_empty() {
            return within(&outlets, most);
        }
        let led = format!("according to {speakers}");
        let each = most.saturating_sub(SEPARATOR.width()) / 2;
        let outlets = within(&outlets, most.saturating_sub(led.width() + SEPARATOR.width()).max(each));
        let led = within(&led, most.saturating_sub(outlets.width() + SEPARATOR.width()).max(SHORTEST_NAME));
        [outlets, led].join(SEPARATOR)
    }

    /// Days of which the claims speak, where the title has others.
    pub fn other_days(&self, title: &str) -> String {
        let told = self.joined(days);
        let published = self.joined(|claim| date(claim.article.published));
        if told == published || title.contains(&told) { String::new() } else { format!("of {told}") }
    }

    /// What the claims have, each once, in the order of the claims.
    pub fn joined(&self, part: impl Fn(&Claim) -> String) -> String {
        let mut parts: Vec<String> = Vec::new();
        for claim in &self.claims {
            let part = one_line(&in_terminal(&part(claim)));
            if !part.is_empty() && !parts.contains(&part) {
                parts.push(part);
            }
        }
        parts.join(", ")
    }

    pub fn ids(&self) -> String {
        let ids = self.claims.iter().take(MOST_IDS).map(|claim| short_id(&claim.id));
        let more = self.claims.len().saturating_sub(MOST_IDS);
        ids.chain((more > 0).then(|| format!("+{more}"))).collect::<Vec<_>>().join(" ")
    }
}

/// A statement in at most so many characters; of a moment, its words and its day.
pub fn stated(claim: &Claim, most: usize) -> String {
    match said_in_full(claim).is_empty() || claim.event.is_some() && claim.time.is_some() {
        true => [one_line(&claim.text), days(claim)].join(" "),
        false => Wording::of(claim).shortened(most),
    }
}

const SEPARATOR: &str = " · ";
/// Columns at the end of a line for which the next word is too long.
const LOST: usize = 8;
