//! Gate 4, second part: is each figure what its article is about, or one of several that it tells on the way?
//!
//! A report of a raid gives its toll in the headline or the opening, and further down the tolls of single
//! streets, of other raids and of last week.  Those are no counts of the whole, and none of them is at odds with
//! another article's toll.

use super::interval;
use super::measure::{self, Subject};
use crate::base::Decimal;
use crate::claims::{Claim, Standing, Told};

/// Parts of one whole need wholes that are nearly one.
const WHOLES: Decimal = Decimal::from_parts(15, 0, 0, false, 1);

/// A headline's round number may be so far from the text's.
const ROUNDED: Decimal = Decimal::from_parts(11, 0, 0, false, 1);

/// Whether a claim's figure is the one that its article gives first for what it counts.
pub fn is_principal(claim: &Claim, subject: Subject) -> bool {
    let Some(figure) = &claim.quantity else { return false };
    let own = Standing::of(claim.field, claim.span.start);
    let like = || claim.story.figures.iter().filter(|told| told.unit == figure.unit && counts(told, subject));
    // Bodies are counted where they lie.
    let lie =
        claim.measure.as_ref().is_some_and(|measure| matches!(measure.head.as_str(), "body" | "corpse"));
    if lie && own != Standing::Headline {
        return false;
    }
    let top = like().map(|told| told.standing).max().unwrap_or(own);
    own >= top || like().any(|told| told.standing == top && near(told.value, figure.value))
}

/// "More than 200" over "213": the headline rounds.
fn near(headline: Decimal, body: Decimal) -> bool {
    headline == body || interval::ratio(headline, body).is_some_and(|ratio| ratio <= ROUNDED)
}

/// Of what a subject counts; for harm, of people whatever they are called: "eight rescuers", "31".
fn counts(told: &Told, subject: Subject) -> bool {
    let people = subject.is_harm() && subject.thing.is_some_and(measure::may_be_all_people);
    if people { measure::harms(told, subject) } else { measure::told_of(told, subject) }
}

pub fn both_principal(a: &Claim, b: &Claim, subject: Subject) -> Result<String, String> {
    let lone = |claim: &Claim| {
        let source = claim.article.source.as_deref().unwrap_or("an article");
        Err(format!("{source} gives another figure first"))
    };
    match (is_principal(a, subject), is_principal(b, subject)) {
        (true, true) => Ok("each is the figure that its article gives first".to_owned()),
        (false, _) => lone(a),
        _ => lone(b),
    }
}

/// Two prints of one text hold its second figure both.
pub fn unknown_to_copies(a: &Claim, b: &Claim, subject: Subject, copies: bool) -> Result<String, String> {
    let knows = |one: &Claim, other: &Claim| {
        let Some(figure) = &other.quantity else { return false };
        let told =
            one.story.figures.iter().filter(|told| told.unit == figure.unit && told.value == figure.value);
        told.into_iter().any(|told| counts(told, subject))
    };
    match copies && (knows(a, b) || knows(b, a)) {
        true => Err("prints of one text, which states both figures".to_owned()),
        false => Ok("no copies that state both figures".to_owned()),
    }
}

/// "Six children among 19 dead" and "nine among 72": parts of two wholes.
pub fn wholes_agree(a: &Claim, b: &Claim, subject: Subject) -> Result<String, String> {
    let part = subject.is_harm() && !subject.thing.is_some_and(measure::may_be_all_people);
    let whole = |claim: &Claim| {
        let told = claim.story.figures.iter().filter(|told| told.standing != Standing::Body);
        told.filter(|told| measure::harms(told, subject)).map(|told| (told.standing, told.value)).max()
    };
    match (part, whole(a), whole(b)) {
        (true, Some((_, one)), Some((_, other))) => {
            let because = format!("parts of {} and of {}", one.normalize(), other.normalize());
            let near = one == other || interval::ratio(one, other).is_some_and(|ratio| ratio <= WHOLES);
            if near { Ok(because) } else { Err(because) }
        }
        _ => Ok("neither is a part of a total".to_owned()),
    }
}

/// "Nine rifles" and "seven assault rifles and two other rifles": items of which the sum is the other's count.
pub fn no_items(a: &Claim, b: &Claim, subject: Subject) -> Result<String, String> {
    match adds_up_to(a, b, subject).or_else(|| adds_up_to(b, a, subject)) {
        Some(sum) => Err(format!("one article's items add up to {}", sum.normalize())),
        None => Ok("no items add up to the other's count".to_owned()),
    }
}

fn adds_up_to(items: &Claim, whole: &Claim, subject: Subject) -> Option<Decimal> {
    let figure = items.quantity.as_ref().filter(|figure| figure.unit.is_none())?;
    let told = items.story.figures.iter().filter(|told| told.unit.is_none());
    let like = told.filter(|told| measure::told_of(told, subject)).map(|told| told.value);
    let others: Vec<Decimal> = like.filter(|value| *value != figure.value).collect();
    let sum = others.iter().try_fold(figure.value, |sum, value| sum.checked_add(*value));
    let whole = whole.quantity.as_ref()?.value;
    let one = others.iter().any(|value| value.checked_add(figure.value) == Some(whole));
    (!others.is_empty() && (one || sum == Some(whole))).then_some(whole)
}
