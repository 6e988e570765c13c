//! The last gates before an alarm: nothing may speak for two things.
//!
//! A false alarm costs more trust than an update that goes by, so what merely may be one thing is compared, and
//! only what surely is one is at odds.

use super::gates::measure::{self, Subject};
use super::gates::occurrence::{self, Common};
use super::gates::{Trail, bond, place, standing, time};
use super::opinion::Pair;
use super::quantity::bonded;
use super::update;
use super::words::{is_number, stem, weight, words};
use crate::base::Decimal;
use crate::claims::Claim;
use crate::compare::Reading;

/// How surely two figures must be of one thing before they are at odds.
const HARM_AT_ODDS: f32 = 0.5;
const AT_ODDS: f32 = 0.3;
/// Enough where both count one noun and each article counts it nowhere else before.
const NAMED_ALIKE: f32 = 0.15;
/// A floor denies a higher count only where nothing speaks for two occurrences.
const FLOOR_AT_ODDS: f32 = 0.55;
/// Counts further apart than a lost digit count two things.
const FARTHEST: Decimal = Decimal::from_parts(12, 0, 0, false, 0);
/// Share of words from which two sentences say the same, whatever their nouns.
const LIKE_SENTENCES: f32 = 0.5;

/// Figures other than tolls go stale: an age, a price, a length of service is another next season.
fn one_time(pair: Pair) -> Result<String, String> {
    const WEEK: i32 = 7;
    match pair.days_apart() {
        Some(days) if days > WEEK => Err(format!("told {days} days apart")),
        _ => Ok("told within a week, or on unknown days".to_owned()),
    }
}

/// Beside victims, figures of one unit abound: those at odds must name one thing, or stand in like sentences.
fn one_thing(pair: Pair, common: Common) -> Result<String, String> {
    let share = common.sentence.1;
    let because = format!("{:.0} % of the sentence's words in common", share * 100.0);
    let event = pair.newer.subject().event;
    let events = event.is_some() && event == pair.older.subject().event;
    let people = pair.newer.subject().thing.is_some_and(measure::is_person);
    let alike = share >= LIKE_SENTENCES && !two_nouns(pair);
    if pair.newer.subject().thing == Some("page_furniture") {
        return Err("a count of what stands on a page".to_owned());
    }
    if one_noun(pair) && qualifiers_agree(pair) && (events || !people) || alike {
        Ok(because)
    } else {
        Err(because)
    }
}

/// Each sentence names what it measures, and not what the other does: "revenue", "operating margin".
fn two_nouns(pair: Pair) -> bool {
    let (Some(a), Some(b)) = (&pair.newer.measure, &pair.older.measure) else { return false };
    let names = |claim: &Reading, head: &str| claim.words().iter().any(|word| stem(&word.text) == stem(head));
    !names(pair.newer, &b.head) && !names(pair.older, &a.head)
}

fn one_noun(pair: Pair) -> bool {
    pair.newer.measure.as_ref().zip(pair.older.measure.as_ref()).is_some_and(|(a, b)| a.head == b.head)
}

/// Counts of one noun: "147 strike drones attacked", "attacked with 122 drones".
fn named_alike(pair: Pair) -> bool {
    let counts = pair.newer.quantity.as_ref().is_some_and(|figure| figure.unit.is_none());
    counts && one_noun(pair) && qualifiers_agree(pair)
}

/// The last gate before an alarm: nothing may speak for two things, or for a figure that both texts know.
pub fn may_sound(
    pair: Pair,
    subject: Subject,
    rule: &str,
    ratio: Option<Decimal>,
    common: Common,
    trail: &mut Trail,
) -> bool {
    let harm = subject.is_harm();
    let floor = rule == update::FLOOR || ratio.is_none();
    let enough = match (harm, floor) {
        (true, true) => FLOOR_AT_ODDS,
        (true, false) => HARM_AT_ODDS,
        _ if named_alike(pair) => NAMED_ALIKE,
        _ => AT_ODDS,
    };
    let near = match ratio {
        Some(ratio) if harm && ratio > FARTHEST => Err("too far apart for one count".to_owned()),
        _ => Ok("near enough for one count".to_owned()),
    };
    let sure = bond::weigh(pair, &common);
    trail.note("surely_one", bonded(sure, enough))
        && (harm || trail.note("one_thing", one_thing(pair, common)))
        && trail.note("near", near)
        && trail.note("one_day", time::at_one(pair.newer, pair.older, sure))
        && (harm || trail.note("one_time", one_time(pair)))
        && trail.note("one_stretch", time::one_stretch(pair.newer, pair.older))
        && (!harm || trail.note("one_cause", occurrence::one_cause(pair.newer, pair.older)))
        && trail.note("one_place", place::at_one(pair.newer, pair.older, harm))
        && (!harm && common.sentence.1 >= LIKE_SENTENCES
            || trail.note("first_figures", standing::both_principal(pair.newer, pair.older, subject)))
        && trail.note("one_whole", standing::wholes_agree(pair.newer, pair.older, subject))
        && trail.note(
            "unknown_to_copies",
            standing::unknown_to_copies(pair.newer, pair.older, subject, common.story.copies),
        )
        && (harm || trail.note("no_items", standing::no_items(pair.newer, pair.older, subject)))
}

/// "Three other rifles" and "nine assault rifles" need not be one count; "boats" may be "pirate boats".
fn qualifiers_agree(pair: Pair) -> bool {
    let (Some(a), Some(b)) = (qualifiers(pair.newer), qualifiers(pair.older)) else { return false };
    a.is_empty() || b.is_empty() || a == b
}

/// Words that say which kind is counted; `None` if the claim's own words do not name the thing.
fn qualifiers(claim: &Claim) -> Option<Vec<String>> {
    let measure = claim.measure.as_ref()?;
    if measure.span.start < claim.span.start || claim.span.end < measure.span.end {
        return None;
    }
    let words = words(&measure.text, 12).into_iter().map(|word| word.text);
    let telling =
        |word: &String| weight(word) > 0.0 || is_number(word) || *word == "other" || *word == "others";
    let mut found: Vec<String> = words.filter(telling).collect();
    found.pop_if(|last| !matches!(last.as_str(), "other" | "others"));
    found.sort_unstable();
    Some(found)
}

#[cfg(test)]
mod tests {
    use crate::claims::{Claim, extract};
    use crate::compare::{Verdict, judge};
    use crate::read::Article;

    /// Headline, text and day of publication.
    type Told = (&'static str, &'static str, &'static str);

    fn claims(source: &str, (title, text, day): Told) -> Vec<Claim> {
        extract(&Article {
            id: source.to_owned(),
            source: Some(source.to_owned()),
            published: day.parse().ok(),
            title: Some(title.to_owned()),
            url: None,
            author: None,
            text: text.to_owned(),
        })
    }

    /// What two articles contradict each other on, and the gates that stopped the rest.
    fn alarms(a: Told, b: Told) -> Vec<String> {
        let (a, b) = (claims("Coast Wire", a), claims("Velda Post", b));
        let pairs = a.iter().flat_map(|one| b.iter().map(move |other| (one, other)));
        let found = pairs.filter_map(|(one, other)| judge(one, other));
        found
            .filter(|finding| finding.verdict == Verdict::Contradiction)
            .map(|finding| finding.reason)
            .collect()
    }

    const MARKET: Told = (
        "Bomb kills 14 at market in Velda",
        "A car bomb killed 14 people at the fish market in Velda on Tuesday, the Velda Civil Guard said.",
        "2031-03-05",
    );

    #[test]
    fn tolls_of_one_bombing_are_at_odds() {
        let other = (
            "Car bomb in Velda kills 9",
            "A car bomb killed nine people at the fish market in Velda on Tuesday, the Velda Civil Guard said.",
            "2031-03-05",
        );
        assert!(!alarms(MARKET, other).is_empty());
    }

    #[test]
    fn a_count_told_on_the_way_is_no_toll() {
        let other = (
            "Bomb kills 14 at market in Velda",
            "A car bomb killed 14 people at the fish market in Velda on Tuesday. The guard sealed off the quarter \
             and turned back the crowds that had come to look for relatives, while the wounded were carried to the \
             harbour hospital on doors and handcarts. The mayor asked everybody to stay at home and to leave the \
             telephone lines to those who needed help. Shops closed early. Trams stood still for three hours, and \
             the ferries waited outside the mole. Two people were killed at the tram stop beside the market.",
            "2031-03-05",
        );
        assert_eq!(alarms(MARKET, other), [""; 0]);
    }

    #[test]
    fn two_stated_days_are_two_bombings() {
        let other = (
            "Car bomb in Velda kills 9",
            "A car bomb killed nine people at the fish market in Velda on Monday, the Velda Civil Guard said.",
            "2031-03-05",
        );
        assert_eq!(alarms(MARKET, other), [""; 0]);
    }

    #[test]
    fn a_day_of_raids_is_not_one_raid() {
        let raids = (
            "24 hours of raids kill 45 in Velda",
            "At least 45 people have been killed by shelling in Velda in the last 24 hours, the Civil Guard said.",
            "2031-03-05",
        );
        let raid = (
            "Raid kills 12 in Velda",
            "Shelling killed 12 people in Velda on Wednesday, the Civil Guard said.",
            "2031-03-05",
        );
        assert_eq!(alarms(raids, raid), [""; 0]);
    }

    #[test]
    fn items_that_add_up_are_no_conflict() {
        let whole = ("Arms found", "The guard seized nine rifles from the smugglers in Velda.", "2031-03-05");
        let items = (
            "Arms found",
            "The guard seized seven rifles and two other rifles from the smugglers in Velda.",
            "2031-03-05",
        );
        assert_eq!(alarms(whole, items), [""; 0]);
    }

    #[test]
    fn an_excess_is_no_count() {
        let aboard =
            ("Ferry sinks", "The Velda Star was carrying 326 people when it sank on Tuesday.", "2031-03-05");
        let excess = (
            "Ferry sinks",
            "The Velda Star was carrying 326 people, 76 more than its licence allowed, when it sank on Tuesday.",
            "2031-03-05",
        );
        assert_eq!(alarms(aboard, excess), [""; 0]);
    }
}
