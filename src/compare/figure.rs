//! A figure as alignment sees it: the words around it weighed, its own value masked.

use super::around::{Around, Place};
use super::bag::{WordId, id};
use super::interval;
use super::weighed::Weighed;
use crate::base::{DateSpan, Decimal, Interval};
use crate::claims::{Claim, Dimension, Modifier, Quantity, Reading, Sign};
use crate::lexicon::{base_unit, rarity};

/// One figure with what is read off its sentence, worked out once however many others it meets.
#[derive(Debug)]
pub struct Figure {
    /// Index among its reading's claims.
    pub claim: usize,
    /// Figures of one group can be compared: a base unit, or counts.
    pub group: WordId,
    /// In the base unit.
    pub value: Decimal,
    pub allowed: Interval,
    pub around: Around,
    /// Head of what is counted, and its rarity, 0 to 1.
    pub head: Option<(WordId, f32)>,
    /// How many figures of its article share its group and head, and how many its group; itself included.
    pub peers: (usize, usize),
    /// The first of its article with this event and this thing: what the article leads with, and no count told on the way.
    pub first: bool,
    pub signs: u32,
    pub window: Option<DateSpan>,
}

/// Signs of a stretch of time that a figure is counted over, and of a part of the calendar.
pub const STRETCHES: [Sign; 4] = [Sign::Hours, Sign::Days, Sign::Weeks, Sign::Night];
pub const PERIODS: [Sign; 3] = [Sign::Year, Sign::Half, Sign::Quarter];

impl Figure {
    pub fn of((reading, weighed): (&Reading, &Weighed), at: usize) -> Option<Figure> {
        let (claim, frame) = (reading.claims.get(at)?, reading.setting.frames.get(at)?);
        let counts = frame.subject.thing.as_deref() != Some(FURNITURE);
        let quantity = claim.quantity.as_ref().filter(|quantity| counts && compared(quantity))?;
        // What others are counted over is no figure of its own.
        if quantity.dimension == Dimension::Duration && frame.signs.contains(&Sign::Window) {
            return None;
        }
        let place = Place { sentence: frame.sentence, core: frame.number, whole: frame.whole };
        Some(Figure {
            claim: at,
            group: group(quantity),
            value: interval::value(quantity)?,
            allowed: interval::allowed(quantity)?,
            around: Around::of((reading, weighed), place)?,
            head: claim
                .measure
                .as_ref()
                .map(|measure| (id(&measure.head), f32::from(rarity(&measure.head)) / 100.0)),
            peers: (1, 1),
            first: false,
            signs: frame.signs.iter().map(|sign| sign.bit()).fold(0, |all, bit| all | bit),
            window: window(claim),
        })
    }

    pub fn has(&self, sign: Sign) -> bool {
        self.signs & sign.bit() != 0
    }

    /// The first of some signs that it has: which stretch or which period it counts over.
    pub fn first_of(&self, signs: &[Sign]) -> Option<Sign> {
        signs.iter().copied().find(|sign| self.has(*sign))
    }
}

/// Class of what stands on a page beside the article: "image 3 of 14".
const FURNITURE: &str = "page_furniture";

/// Ordinals name a place in an order, and dozens are no figure to hold anybody to.
fn compared(quantity: &Quantity) -> bool {
    quantity.dimension != Dimension::Ordinal && quantity.modifier != Modifier::Vague
}

fn group(quantity: &Quantity) -> WordId {
    match (&quantity.unit, quantity.dimension) {
        (_, Dimension::Age) => id("age"),
        (_, Dimension::Money) => id("money"),
        (Some(unit), _) => match unit.as_str() {
            "percentage_point" => id("percent"),
            unit => id(&base_unit(unit)),
        },
        (None, Dimension::Count | Dimension::Other) => id("count"),
        (None, dimension) => id(&format!("{dimension:?}")),
    }
}

/// The days that a claim's event took, as far as they are known.
fn window(claim: &Claim) -> Option<DateSpan> {
    let time = claim.time.as_ref()?;
    let (start, end) = (time.start?, time.end?);
    (start <= end).then_some(DateSpan { start, end })
}
