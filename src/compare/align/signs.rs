//! What speaks for or against two figures being of one thing.  Their values are never asked.

use super::super::around::Around;
use super::super::figure::{Figure, PERIODS, STRETCHES};
use super::super::overlap::{Overlap, common, missing};
use super::super::prepared::Prepared;
use super::super::regression::on;
use super::super::story::Likeness;
use super::super::voice::{Voices, voices};
use crate::base::{DateSpan, Field};
use crate::claims::{Claim, Dimension, Frame, Lies, Place, Sign};
use crate::lexicon::{Kinship, kinship};

/// In the order of [`signs`].
pub const SIGNS: [&str; 80] = [
    "near",
    "sentence",
    "sentence_contained",
    "paragraph",
    "rarest",
    "shared_words",
    "head_equal",
    "head_missing",
    "head_apart",
    "thing_kin",
    "thing_apart",
    "elided",
    "event_equal",
    "event_apart",
    "counted",
    "counted_rarest",
    "head_rarity",
    "head_sole",
    "group_sole",
    "head_few",
    "verbs",
    "before",
    "after",
    "unit_equal",
    "names_shared",
    "names_foreign",
    "near_names_shared",
    "near_names_apart",
    "paragraph_names_shared",
    "paragraph_names_apart",
    "bearer_equal",
    "bearer_apart",
    "voice_same",
    "voice_other",
    "voice_none",
    "time_meet",
    "time_apart",
    "window_ratio",
    "place_shared",
    "place_apart",
    "years_apart",
    "part_apart",
    "further_apart",
    "others_apart",
    "excess_apart",
    "plan_apart",
    "back_apart",
    "habit_apart",
    "average_apart",
    "total_apart",
    "stretch_apart",
    "period_apart",
    "from_apart",
    "scope_apart",
    "trend_apart",
    "factuality_apart",
    "depth_apart",
    "depth_least",
    "gap",
    "undated",
    "titles",
    "one_title",
    "story",
    "copies",
    "same_article",
    "money",
    "percent",
    "duration",
    "age",
    "count",
    "harm",
    "near_and_head",
    "near_and_event",
    "near_and_bearer",
    "age_and_bearer",
    "age_no_bearer",
    "harm_and_time",
    "first_both",
    "first_one",
    "harm_first",
];

/// Two figures of one group, each with its article.
#[derive(Debug, Clone, Copy)]
pub struct Meeting<'a> {
    pub a: (&'a Prepared, &'a Figure),
    pub b: (&'a Prepared, &'a Figure),
    pub story: &'a Likeness,
}

pub fn capped(count: usize, most: usize) -> f32 {
    count.min(most) as f32 / most as f32
}

pub fn signs(meeting: Meeting) -> [f32; SIGNS.len()] {
    let Meeting { a: (one, a), b: (other, b), story } = meeting;
    let (claim, against) = (one.claim(a), other.claim(b));
    let (frame, facing) = (one.frame(a), other.frame(b));
    let around = Shared::of((one, &a.around), (other, &b.around));
    let near = around.near;
    let counted = Overlap::of(&a.around.counted, &b.around.counted);
    let head = equality(head(claim), head(against));
    let things = things(frame.subject.thing.as_deref(), facing.subject.thing.as_deref());
    let event = equality(frame.subject.event.as_deref(), facing.subject.event.as_deref());
    let bearer = a.around.bearer.zip(b.around.bearer).map(|(one, other)| one.is(other));
    let time = time(a.window, b.window);
    let places = places((claim, frame), (against, facing));
    let dimension = claim.quantity.as_ref().map(|quantity| quantity.dimension);
    let is = |wanted: Dimension| on(dimension == Some(wanted));
    let age = is(Dimension::Age);
    let voice = voices(frame, facing);
    let nobody = usize::from(frame.voice.is_none()) + usize::from(facing.voice.is_none());
    let apart = |sign: Sign| on(a.has(sign) != b.has(sign));
    let harm = on(frame.subject.is_harm() && facing.subject.is_harm());
    let same = std::ptr::eq(one, other);
    let depth = (f32::from(frame.depth) / 1000.0, f32::from(facing.depth) / 1000.0);
    let titles = usize::from(claim.field == Field::Title) + usize::from(against.field == Field::Title);
    [
        near.jaccard,
        around.sentence.jaccard,
        around.sentence.contained,
        around.paragraph,
        near.rarest,
        capped(near.words as usize, 10),
        on(head == Some(true)),
        capped(usize::from(self::head(claim).is_none()) + usize::from(self::head(against).is_none()), 2),
        on(head == Some(false)),
        on(matches!(things, Some(Kinship::Narrower | Kinship::Wider))),
        on(things == Some(Kinship::Apart)),
        on(frame.subject.elided != facing.subject.elided),
        on(event == Some(true)),
        on(event == Some(false)),
        counted.jaccard,
        counted.rarest,
        a.head.filter(|_| head == Some(true)).map_or(0.0, |(_, rarity)| rarity),
        on(head == Some(true) && a.peers.0 == 1 && b.peers.0 == 1),
        on(a.peers.1 == 1 && b.peers.1 == 1),
        on(head == Some(true)) / (a.peers.0.max(b.peers.0) as f32),
        around.verbs,
        around.before,
        around.after,
        on(one.unit(a) == other.unit(b)),
        around.names_shared,
        around.names_foreign,
        around.near_names_shared,
        around.near_names_apart,
        around.paragraph_names_shared,
        around.paragraph_names_apart,
        on(bearer == Some(true)),
        on(bearer == Some(false)),
        on(voice == Voices::Same),
        on(voice == Voices::Different),
        capped(nobody, 2),
        on(time == Some(0)),
        on(time.is_some_and(|days| days > 1)),
        window_ratio(a.window, b.window),
        on(places == Some(true)),
        on(places == Some(false)),
        on(common(&a.around.years, &b.around.years) == 0 && a.around.years.len() + b.around.years.len() > 0),
        apart(Sign::Part),
        apart(Sign::Further),
        apart(Sign::Others),
        apart(Sign::Excess),
        apart(Sign::Plan),
        apart(Sign::Back),
        apart(Sign::Habit),
        apart(Sign::Average),
        apart(Sign::Total),
        on(a.first_of(&STRETCHES) != b.first_of(&STRETCHES)),
        on(a.first_of(&PERIODS) != b.first_of(&PERIODS)),
        apart(Sign::From),
        on(std::mem::discriminant(&claim.scope) != std::mem::discriminant(&against.scope)),
        on(trend(claim) != trend(against)),
        on(claim.event.as_ref().map(|event| event.factuality)
            != against.event.as_ref().map(|event| event.factuality)),
        (depth.0 - depth.1).abs(),
        depth.0.min(depth.1),
        story.gap.unwrap_or(5).min(10) as f32 / 10.0,
        on(story.gap.is_none()),
        on(titles == 2),
        on(titles == 1),
        story.odds.clamp(-6.0, 6.0) / 6.0,
        on(story.copies),
        on(same),
        is(Dimension::Money),
        is(Dimension::Percent),
        is(Dimension::Duration),
        age,
        is(Dimension::Count),
        harm,
        near.jaccard * on(head == Some(true)),
        near.jaccard * on(event == Some(true)),
        near.jaccard * on(bearer == Some(true)),
        age * on(bearer == Some(true)),
        age * on(bearer.is_none()),
        harm * on(time == Some(0)),
        on(a.first && b.first),
        on(a.first != b.first),
        harm * on(event == Some(true) && a.first && b.first),
    ]
}

/// What the words around two stretches have in common, whatever stands in these.
#[derive(Debug, Clone, Copy)]
struct Shared {
    near: Overlap,
    sentence: Overlap,
    paragraph: f32,
    verbs: f32,
    before: f32,
    after: f32,
    names_shared: f32,
    /// Names near one that the other article does not know.
    names_foreign: f32,
    near_names_shared: f32,
    /// Names near either that stand not even in the other's paragraph.
    near_names_apart: f32,
    paragraph_names_shared: f32,
    paragraph_names_apart: f32,
}

impl Shared {
    fn of((one, a): (&Prepared, &Around), (other, b): (&Prepared, &Around)) -> Shared {
        let foreign = missing(&a.near_names, &other.names) + missing(&b.near_names, &one.names);
        let strangers = |names: &[u32], from: &[u32], back: &[u32], to: &[u32]| {
            missing(names, from).min(missing(back, to))
        };
        let (wide, facing) = (&a.paragraph_names, &b.paragraph_names);
        Shared {
            near: Overlap::of(&a.near, &b.near),
            sentence: Overlap::of(&a.sentence, &b.sentence),
            paragraph: Overlap::of(&a.paragraph, &b.paragraph).jaccard,
            verbs: on(a.verbs.iter().any(|verb| b.verbs.contains(verb))),
            before: in_both(&a.before, &b.before) / 3.0,
            after: in_both(&a.after, &b.after) / 4.0,
            names_shared: capped(common(&a.names, &b.names), 4),
            names_foreign: capped(foreign, 4),
            near_names_shared: capped(common(&a.near_names, &b.near_names), 3),
            near_names_apart: capped(strangers(&a.near_names, facing, &b.near_names, wide), 3),
            paragraph_names_shared: capped(common(wide, facing), 6),
            paragraph_names_apart: capped(strangers(wide, facing, facing, wide), 6),
        }
    }
}

/// Where a sign stands in [`SIGNS`]; one that is not there does not compile.
const fn place(name: &str) -> usize {
    let mut at = 0;
    while !same(SIGNS[at].as_bytes(), name.as_bytes()) {
        at += 1;
    }
    at
}

const fn same(one: &[u8], other: &[u8]) -> bool {
    let mut at = 0;
    while at < one.len() && at < other.len() && one[at] == other[at] {
        at += 1;
    }
    at == one.len() && at == other.len()
}

/// Two stretches with what stands around them, their articles and how deep in these they stand, 0 to 1.
#[derive(Debug, Clone, Copy)]
pub struct Surroundings<'a> {
    pub a: (&'a Prepared, &'a Around, f32),
    pub b: (&'a Prepared, &'a Around, f32),
    pub story: &'a Likeness,
    pub voices: Voices,
}

/// The signs of [`SIGNS`] that the words around alone give; the others are 0.
pub fn around_signs(of: &Surroundings) -> [f32; SIGNS.len()] {
    let Surroundings { a: (one, a, depth), b: (other, b, deep), story, voices } = *of;
    let around = Shared::of((one, a), (other, b));
    let near = around.near;
    let mut signs = [0.0; SIGNS.len()];
    signs[const { place("near") }] = near.jaccard;
    signs[const { place("sentence") }] = around.sentence.jaccard;
    signs[const { place("sentence_contained") }] = around.sentence.contained;
    signs[const { place("paragraph") }] = around.paragraph;
    signs[const { place("rarest") }] = near.rarest;
    signs[const { place("shared_words") }] = capped(near.words as usize, 10);
    signs[const { place("verbs") }] = around.verbs;
    signs[const { place("before") }] = around.before;
    signs[const { place("after") }] = around.after;
    signs[const { place("names_shared") }] = around.names_shared;
    signs[const { place("names_foreign") }] = around.names_foreign;
    signs[const { place("near_names_shared") }] = around.near_names_shared;
    signs[const { place("near_names_apart") }] = around.near_names_apart;
    signs[const { place("paragraph_names_shared") }] = around.paragraph_names_shared;
    signs[const { place("paragraph_names_apart") }] = around.paragraph_names_apart;
    signs[const { place("voice_same") }] = on(voices == Voices::Same);
    signs[const { place("voice_other") }] = on(voices == Voices::Different);
    signs[const { place("unit_equal") }] = 1.0;
    signs[const { place("depth_apart") }] = (depth - deep).abs();
    signs[const { place("depth_least") }] = depth.min(deep);
    signs[const { place("gap") }] = story.gap.unwrap_or(5).min(10) as f32 / 10.0;
    signs[const { place("undated") }] = on(story.gap.is_none());
    signs[const { place("story") }] = story.odds.clamp(-6.0, 6.0) / 6.0;
    signs[const { place("copies") }] = on(story.copies);
    signs[const { place("same_article") }] = on(std::ptr::eq(one, other));
    signs
}

/// Whether two known values are one; `None` if either is unknown.
pub fn equality<T: PartialEq>(a: Option<T>, b: Option<T>) -> Option<bool> {
    Some(a? == b?)
}

fn head(claim: &Claim) -> Option<&str> {
    claim.measure.as_ref().map(|measure| measure.head.as_str())
}

fn trend(claim: &Claim) -> Option<crate::claims::Trend> {
    claim.quantity.as_ref()?.trend
}

/// Kinship of two classes of things; unknown where neither is a class and the words differ.
fn things(a: Option<&str>, b: Option<&str>) -> Option<Kinship> {
    Some(kinship(a?, b?))
}

pub fn in_both(a: &[u32], b: &[u32]) -> f32 {
    a.iter().filter(|word| b.contains(word)).count() as f32
}

/// Days between two windows, 0 if they meet.
pub fn time(a: Option<DateSpan>, b: Option<DateSpan>) -> Option<i32> {
    let (a, b) = (a?, b?);
    if a.overlaps(b) {
        return Some(0);
    }
    let (early, late) = if a.end < b.start { (a, b) } else { (b, a) };
    Some(early.end.until(late.start).map_or(i32::MAX, |span| span.get_days()))
}

/// How much longer one window is, 0 for equal ones, 1 for a hundredfold and more.
fn window_ratio(a: Option<DateSpan>, b: Option<DateSpan>) -> f32 {
    let Some((a, b)) = a.zip(b) else { return 0.0 };
    let ratio = a.days().max(b.days()) as f32 / a.days().min(b.days()).max(1) as f32;
    (ratio.ln() / 100f32.ln()).min(1.0)
}

/// Whether two figures are of one place, or of two; `None` where that is not known, or where one lies in the other.
fn places((a, frame): (&Claim, &Frame), (b, facing): (&Claim, &Frame)) -> Option<bool> {
    if a.place.iter().any(|place| b.place.contains(place)) {
        return Some(true);
    }
    let lie =
        || frame.places.iter().flat_map(|one| facing.places.iter().map(move |other| Place::lies(one, other)));
    match (lie().next(), lie().any(|lies| lies == Lies::Same), lie().all(|lies| lies == Lies::Apart)) {
        (None, ..) => None,
        (_, true, _) => Some(true),
        (.., true) => Some(false),
        _ => None,
    }
}
