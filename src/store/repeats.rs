//! When one finding says again what a reviewed one said: of the same two claims, or of the same fact.

use rustc_hash::FxHashSet;
use serde::Serialize;

use crate::base::{CharSpan, Date};
use crate::claims::Claim;
use crate::compare::story::FARTHEST;

/// A claim of a reviewed finding: what is needed to know it again when all else has been made anew.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Side {
    pub article: String,
    pub source: Option<String>,
    pub published: Option<Date>,
    pub field: String,
    pub span: CharSpan,
    pub words: String,
    /// The same in all claims that say the same, in whatever words around it.
    #[serde(skip)]
    pub(super) said: String,
    #[serde(skip)]
    pub(super) counted: Option<String>,
    #[serde(skip)]
    pub(super) event: Option<String>,
    #[serde(skip)]
    pub(super) time: Option<String>,
    #[serde(skip)]
    pub(super) place: Option<String>,
    pub sentence: String,
}

impl Side {
    pub(super) fn of(claim: &Claim) -> Side {
        let time = claim.time.as_ref();
        let days = time.map(|time| [time.start, time.end].map(|day| day.map(|day| day.to_string())));
        Side {
            article: claim.article.id.clone(),
            source: claim.article.source.clone(),
            published: claim.article.published,
            field: claim.field.as_str().to_owned(),
            span: claim.span,
            words: claim.text.clone(),
            said: said(claim),
            counted: claim.measure.as_ref().map(|measure| measure.head.to_lowercase()),
            event: claim.event.as_ref().map(|event| event.lemma.clone()),
            time: days.map(|days| days.map(Option::unwrap_or_default).join("/")).filter(|days| days != "/"),
            place: Some(claim.place.join("; ")).filter(|place| !place.is_empty()),
            sentence: claim.sentence.text.clone(),
        }
    }

    /// The same claim, though later rules may draw its bounds a little differently, and the article be called otherwise since another
    /// came that was given its id.
    pub(super) fn is_claim(&self, other: &Side) -> bool {
        let is_one = match self.article == other.article {
            true => are_alike(&self.sentence, &other.sentence),
            false => {
                (&self.source, self.published, &self.sentence, &self.place, &self.time)
                    == (&other.source, other.published, &other.sentence, &other.place, &other.time)
            }
        };
        is_one
            && self.field == other.field
            && self.span.common(other.span).is_some()
            && (self.words == other.words || self.said == other.said)
    }

    /// The same thing told by the same outlet: in one text, or in one that is nearly a copy.  What was counted, when and
    /// where may be unsaid, as in titles, but not another: outlets count two dead in more than one place.
    pub(super) fn is_fact(&self, other: &Side) -> bool {
        let pairs = [&self.counted, &self.event, &self.time, &self.place].into_iter().zip([
            &other.counted,
            &other.event,
            &other.time,
            &other.place,
        ]);
        self.said == other.said
            && !pairs.clone().any(|(one, other)| differ(one, other))
            && (pairs.take(2).any(|(one, other)| one.is_some() && one == other)
                || are_alike(&self.sentence, &other.sentence))
            && (self.article == other.article || self.is_copied(other))
    }

    fn is_copied(&self, other: &Side) -> bool {
        self.source.is_some()
            && self.source == other.source
            && are_near(self.published, other.published)
            && are_alike(&self.sentence, &other.sentence)
    }
}

/// Whether two pairs of claims are one, whichever is the newer.
pub(super) fn meet(one: [&Side; 2], other: [&Side; 2], same: fn(&Side, &Side) -> bool) -> bool {
    (same(one[0], other[0]) && same(one[1], other[1])) || (same(one[0], other[1]) && same(one[1], other[0]))
}

fn said(claim: &Claim) -> String {
    let Some(figure) = &claim.quantity else { return claim.text.to_lowercase() };
    format!("{} {}", figure.value.normalize(), figure.unit.as_deref().unwrap_or_default())
}

/// Stated and different.
fn differ(one: &Option<String>, other: &Option<String>) -> bool {
    matches!((one, other), (Some(one), Some(other)) if one != other)
}

fn are_near(one: Option<Date>, other: Option<Date>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => one.until(other).is_ok_and(|span| span.get_days().abs() <= FARTHEST),
        _ => true,
    }
}

/// In how many of a hundred words two sentences may be one.
const ALIKE: usize = 60;

fn are_alike(one: &str, other: &str) -> bool {
    let [one, other] = [one, other].map(words);
    let shared = one.intersection(&other).count();
    shared * 100 >= (one.len() + other.len() - shared) * ALIKE
}

fn words(sentence: &str) -> FxHashSet<String> {
    let words = sentence.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_share_most_of_their_words() {
        let told = "A car bomb killed 14 people at the fish market in Port Velda on Tuesday, police said.";
        let again = "A car bomb killed 14 people at a fish market in Port Velda on Tuesday, the police said.";
        assert!(are_alike(told, again));
        assert!(!are_alike(told, "A fire killed 14 people in Aston on Monday, the mayor said."));
    }

    #[test]
    fn what_is_unsaid_does_not_differ() {
        let some = |text: &str| Some(text.to_owned());
        assert!(differ(&some("Aston"), &some("Velda")));
        assert!(!differ(&some("Aston"), &None) && !differ(&None, &None));
    }
}
