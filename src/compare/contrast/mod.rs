//! What differs between two figures that are of one thing, beside the number: when, over what stretch, of what part,
//! planned or counted, bound or exact, and which digits.

use super::align::{Match, equality, time};
use super::digits::Slip;
use super::figure::{Figure, PERIODS, STRETCHES};
use super::interval::{self, Relation};
use super::overlap::Overlap;
use super::prepared::Prepared;
use super::regression::on;
use super::story::Likeness;
use super::voice::{Voices, voices};
use crate::base::{Decimal, Field};
use crate::claims::{Claim, Dimension, Modifier, Scope, Sign, Trend};
use crate::lexicon::{Kinship, grows, kinship};

/// In the order of [`Contrast::signs`].
pub const SIGNS: [&str; 89] = [
    "aligned",
    "aligned_squared",
    "margin",
    "margin_least",
    "aligned_and_margin",
    "equal_partner",
    "story",
    "copies",
    "same_article",
    "same_day",
    "days_later",
    "undated",
    "rises",
    "rises_later",
    "rises_one_day",
    "ratio",
    "close",
    "double",
    "far",
    "very_far",
    "slip_zeros",
    "slip_digits",
    "one_apart",
    "revised_newer",
    "revised_older",
    "earlier_newer",
    "earlier_older",
    "from_either",
    "cites_old",
    "cites_new",
    "adds_up",
    "so_far_newer",
    "so_far_older",
    "plan_either",
    "plan_apart",
    "ceiling",
    "part_apart",
    "part_both",
    "further",
    "excess",
    "others_apart",
    "back",
    "habit_apart",
    "average_apart",
    "total_apart",
    "stretch_apart",
    "period_apart",
    "scope_apart",
    "time_meet",
    "time_apart",
    "windows_unlike",
    "floor_newer",
    "floor_older",
    "about",
    "vague",
    "voice_same",
    "voice_other",
    "grows",
    "grows_rises",
    "harm",
    "age",
    "money",
    "percent",
    "duration",
    "count",
    "narrower",
    "attacker",
    "titles",
    "zeros_and_aligned",
    "digits_and_aligned",
    "unit_and_aligned",
    "compatible",
    "other_unit",
    "round",
    "near",
    "head_equal",
    "head_sole",
    "group_sole",
    "bearer_equal",
    "bearer_apart",
    "event_equal",
    "event_apart",
    "cites_and_revised",
    "age_and_bearer",
    "first_both",
    "harm_first",
    "harm_first_and_story",
    "age_next",
    "age_unlike",
];

/// Ages further apart are seldom two reports of one.
const UNLIKE_AGES: i64 = 5;

/// Two aligned figures, the newer article's first.
#[derive(Debug, Clone, Copy)]
pub struct Contrast<'a> {
    pub newer: (&'a Prepared, &'a Figure),
    pub older: (&'a Prepared, &'a Figure),
    pub met: &'a Match,
    pub story: &'a Likeness,
    /// Whether the newer article is the first of the match.
    pub in_order: bool,
}

impl<'a> Contrast<'a> {
    /// The newer by day of publication, then by ids: whichever article comes first, the answer is one.
    pub fn of(a: &'a Prepared, b: &'a Prepared, met: &'a Match, story: &'a Likeness) -> Contrast<'a> {
        let (one, other) = ((a, &a.figures[met.a]), (b, &b.figures[met.b]));
        fn age<'a>((article, figure): (&'a Prepared, &Figure)) -> impl PartialOrd + 'a {
            let claim = article.claim(figure);
            (claim.article.published, claim.article.id.as_str(), claim.id.as_str())
        }
        let in_order = age(one) >= age(other);
        let (newer, older) = if in_order { (one, other) } else { (other, one) };
        Contrast { newer, older, met, story, in_order }
    }

    pub fn newer_claim(&self) -> &'a Claim {
        self.newer.0.claim(self.newer.1)
    }

    pub fn older_claim(&self) -> &'a Claim {
        self.older.0.claim(self.older.1)
    }

    pub fn rises(&self) -> bool {
        self.newer.1.value > self.older.1.value
    }

    /// The class of event of both, if it is one.
    fn event(&self) -> Option<&'a str> {
        let of = |(article, figure): (&'a Prepared, &Figure)| article.frame(figure).subject.event.as_deref();
        of(self.newer).filter(|event| of(self.older) == Some(*event))
    }

    fn modifier(&self) -> (Option<Modifier>, Option<Modifier>) {
        let of = |claim: &Claim| claim.quantity.as_ref().map(|quantity| quantity.modifier);
        (of(self.newer_claim()), of(self.older_claim()))
    }

    /// Another figure of the newer sentence is the difference: "two more bodies were found, which makes 14".
    fn adds_up(&self) -> bool {
        let ((article, figure), old) = (self.newer, self.older.1.value);
        let Some(gap) = figure.value.checked_sub(old).map(|gap| gap.abs()) else { return false };
        let sentence = article.frame(figure).sentence;
        article.figures.iter().any(|beside| {
            beside.claim != figure.claim
                && beside.group == figure.group
                && article.frame(beside).sentence.abs_diff(sentence) <= 1
                && beside.value == gap
        })
    }

    /// Whether the newer article says that its figure came from the older one's.
    pub fn cites_old(&self) -> bool {
        if self.in_order { self.met.cited.0 } else { self.met.cited.1 }
    }

    /// What is stated of one figure and not of the other, so that both hold; the name of the rule, and the reason.
    pub fn stated(&self) -> Option<(&'static str, &'static str)> {
        let (new, old) = (self.newer.1, self.older.1);
        let apart = |signs: &[Sign]| new.first_of(signs) != old.first_of(signs);
        Some(match () {
            () if apart(&[Sign::Hours, Sign::Days, Sign::Weeks]) => {
                ("contrast.stretch", "one counts over a stated length of time, the other does not")
            }
            () if apart(&[Sign::Excess]) => {
                ("contrast.excess", "one says by how much another figure is exceeded")
            }
            () if items(self.newer, self.older.1) || items(self.older, self.newer.1) => {
                ("contrast.items", "the figures of one sentence add up to the other")
            }
            () => return None,
        })
    }

    pub fn signs(&self) -> [f32; SIGNS.len()] {
        let (new, old) = (self.newer.1, self.older.1);
        let (claim, against) = (self.newer_claim(), self.older_claim());
        let (frame, facing) = (self.newer.0.frame(new), self.older.0.frame(old));
        let met = self.met;
        let (cites_old, cites_new) = if self.in_order { met.cited } else { (met.cited.1, met.cited.0) };
        let ratio = interval::ratio(new.value, old.value);
        let log = ratio.and_then(|ratio| f32::try_from(ratio).ok()).map_or(5.0, |ratio| ratio.ln().min(5.0));
        let gap = self.story.gap;
        let later = gap.is_some_and(|days| days > 0);
        let event = self.event();
        let grows = event.is_some_and(grows);
        let rises = self.rises();
        let either = |sign: Sign| on(new.has(sign) || old.has(sign));
        let apart = |sign: Sign| on(new.has(sign) != old.has(sign));
        let part = |figure: &Figure, claim: &Claim| {
            figure.has(Sign::Part) || matches!(claim.scope, Some(Scope::Part { .. }))
        };
        let total = |claim: &Claim| matches!(claim.scope, Some(Scope::Cumulative { .. }));
        let parts = (part(new, claim), part(old, against));
        let windows = time(new.window, old.window);
        let long = |figure: &Figure| figure.window.map_or(0, |days| days.days());
        let (modifier, facing_modifier) = self.modifier();
        let floor = |modifier| matches!(modifier, Some(Modifier::AtLeast | Modifier::MoreThan));
        let loose = |modifier| {
            matches!(
                modifier,
                Some(Modifier::About | Modifier::Range | Modifier::AtMost | Modifier::LessThan)
            )
        };
        let vague = |modifier| modifier == Some(Modifier::Vague);
        let voice = voices(frame, facing);
        let dimension = claim.quantity.as_ref().map(|quantity| quantity.dimension);
        let is = |wanted: Dimension| on(dimension == Some(wanted));
        let kin =
            frame.subject.thing.as_deref().zip(facing.subject.thing.as_deref()).map(|(a, b)| kinship(a, b));
        let heads = equality(new.head.map(|head| head.0), old.head.map(|head| head.0));
        let bearers = new.around.bearer.zip(old.around.bearer).map(|(one, other)| one.is(other));
        let events = equality(frame.subject.event.as_ref(), facing.subject.event.as_ref());
        let years = new.value.checked_sub(old.value).map(|gap| gap.abs()).unwrap_or_default();
        let first = new.first && old.first;
        let harm_first = on(first && event.is_some() && frame.subject.is_harm() && facing.subject.is_harm());
        let least = met.margins.0.min(met.margins.1);
        let titles = u8::from(claim.field == Field::Title) + u8::from(against.field == Field::Title);
        let odds = met.odds.clamp(-4.0, 6.0) / 4.0;
        [
            odds,
            odds * odds,
            met.margins.0.max(met.margins.1).clamp(-3.0, 6.0) / 3.0,
            least.clamp(-3.0, 6.0) / 3.0,
            odds * least.clamp(-3.0, 6.0) / 3.0,
            (met.equals.0.max(met.equals.1) - met.odds).clamp(-4.0, 0.0) / 4.0,
            self.story.odds.clamp(-6.0, 6.0) / 6.0,
            on(self.story.copies),
            on(std::ptr::eq(self.newer.0, self.older.0)),
            on(gap == Some(0)),
            gap.map_or(0.0, |days| (days as f32).ln_1p() / 3.0),
            on(gap.is_none()),
            on(rises),
            on(rises && later),
            on(rises && gap == Some(0)),
            log / 5.0,
            on(log < 0.2),
            on(log > 0.7),
            on(log > 1.6),
            on(log > 2.5),
            on(met.slip == Some(Slip::Zeros)),
            on(met.slip == Some(Slip::Digits)),
            on(new.value.checked_sub(old.value).is_some_and(|gap| gap.abs() == Decimal::ONE)),
            on(new.has(Sign::Revised)),
            on(old.has(Sign::Revised)),
            on(new.has(Sign::Earlier)),
            on(old.has(Sign::Earlier)),
            either(Sign::From),
            on(cites_old),
            on(cites_new),
            on(self.adds_up()),
            on(new.has(Sign::SoFar)),
            on(old.has(Sign::SoFar)),
            either(Sign::Plan),
            apart(Sign::Plan),
            either(Sign::Ceiling),
            on(parts.0 != parts.1),
            on(parts.0 && parts.1),
            either(Sign::Further),
            either(Sign::Excess),
            apart(Sign::Others),
            apart(Sign::Back),
            apart(Sign::Habit),
            apart(Sign::Average),
            apart(Sign::Total),
            on(new.first_of(&STRETCHES) != old.first_of(&STRETCHES)),
            on(new.first_of(&PERIODS) != old.first_of(&PERIODS)),
            on(total(claim) != total(against)),
            on(windows == Some(0)),
            on(windows.is_some_and(|days| days > 1)),
            on(windows.is_some() && long(new).max(long(old)) > 3 * long(new).min(long(old))),
            on(floor(modifier)),
            on(floor(facing_modifier)),
            on(loose(modifier) || loose(facing_modifier)),
            on(vague(modifier) || vague(facing_modifier)),
            on(voice == Voices::Same),
            on(voice == Voices::Different),
            on(grows),
            on(grows && rises && later),
            on(frame.subject.is_harm() && facing.subject.is_harm()),
            is(Dimension::Age),
            is(Dimension::Money),
            is(Dimension::Percent),
            is(Dimension::Duration),
            is(Dimension::Count),
            on(matches!(kin, Some(Kinship::Narrower | Kinship::Wider))),
            apart(Sign::Attacker),
            f32::from(titles) / 2.0,
            odds * on(met.slip == Some(Slip::Zeros)),
            odds * on(met.slip == Some(Slip::Digits)),
            odds * on(met.relation == Relation::OtherUnit),
            on(met.relation == Relation::Compatible),
            on(met.relation == Relation::OtherUnit),
            on(interval::is_round(new.value) && interval::is_round(old.value)),
            Overlap::of(&new.around.near, &old.around.near).jaccard,
            on(heads == Some(true)),
            on(heads == Some(true) && new.peers.0 == 1 && old.peers.0 == 1),
            on(new.peers.1 == 1 && old.peers.1 == 1),
            on(bearers == Some(true)),
            on(bearers == Some(false)),
            on(event.is_some()),
            on(events == Some(false)),
            on(cites_old && (new.has(Sign::Revised) || new.has(Sign::From) || new.has(Sign::Earlier))),
            is(Dimension::Age) * on(bearers == Some(true)),
            on(first),
            harm_first,
            harm_first * self.story.odds.clamp(-6.0, 6.0) / 6.0,
            is(Dimension::Age) * on(years == Decimal::ONE),
            is(Dimension::Age) * on(years > Decimal::from(UNLIKE_AGES)),
        ]
    }
}

/// "Seven rifles and two other rifles" are the nine of another article.
fn items((article, figure): (&Prepared, &Figure), total: &Figure) -> bool {
    let frame = article.frame(figure);
    let head = figure.head.map(|(head, _)| head);
    let of_sentence = article.figures.iter().filter(|item| {
        item.group == figure.group
            && item.head.map(|(head, _)| head) == head
            && article.frame(item).sentence == frame.sentence
    });
    let values: Vec<Decimal> = of_sentence.map(|item| item.value).collect();
    values.len() > 1
        && values.iter().try_fold(Decimal::ZERO, |sum, value| sum.checked_add(*value)) == Some(total.value)
}

/// "Rose 6 percent" against "fell 6 percent".
pub fn opposed_trends(a: &Claim, b: &Claim) -> bool {
    let trend = |claim: &Claim| claim.quantity.as_ref().and_then(|figure| figure.trend);
    matches!(
        (trend(a), trend(b)),
        (Some(Trend::Up), Some(Trend::Down)) | (Some(Trend::Down), Some(Trend::Up))
    )
}
