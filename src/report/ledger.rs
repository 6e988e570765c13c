//! A row of the ledger as cells.

use super::Row;
use super::cell::{one_line, shortened};
use super::claims::{name, short_id};
use crate::ledger::{Bound, Day, Entry};
use crate::lexicon::befallen;

/// Characters of what a row counts, and of a list of names, where people read.
const MOST: usize = 40;

impl Row for Entry {
    const BRIEF: &'static [&'static str] =
        &["Day", "Where", "What", "Lowest", "Best", "Highest", "Texts", "Outlets", "Id"];
    const FULL: &'static [&'static str] = &[
        "id",
        "day_start",
        "day_end",
        "day_reported",
        "place",
        "harm",
        "event",
        "counted",
        "part",
        "actor",
        "unit",
        "lowest",
        "best",
        "best_bound",
        "because",
        "highest",
        "values",
        "texts",
        "outlets",
        "speakers",
        "articles",
        "claims",
    ];

    fn brief(&self) -> Vec<String> {
        vec![
            self.day.map(day).unwrap_or_default(),
            self.place.first().map(|place| shortened(place, MOST)).unwrap_or_default(),
            what(self),
            self.lowest.normalize().to_string(),
            format!("{}{}", sign(self.best_bound), self.best.normalize()),
            self.highest.normalize().to_string(),
            self.texts.to_string(),
            shortened(&self.outlets.join(", "), MOST),
            short_id(&self.id),
        ]
    }

    fn full(&self) -> Vec<String> {
        let values = self.values.iter().map(|value| {
            format!("{}{} ({})", sign(value.bound), value.value.normalize(), value.outlets.join(", "))
        });
        vec![
            self.id.clone(),
            self.day.map(|day| day.start.to_string()).unwrap_or_default(),
            self.day.map(|day| day.end.to_string()).unwrap_or_default(),
            self.day.map(|day| day.reported.to_string()).unwrap_or_default(),
            self.place.join("; "),
            self.harm.clone().unwrap_or_default(),
            self.event.clone().unwrap_or_default(),
            self.counted.as_deref().map(one_line).unwrap_or_default(),
            self.part.to_string(),
            self.actor.as_deref().map(one_line).unwrap_or_default(),
            self.unit.clone().unwrap_or_default(),
            self.lowest.normalize().to_string(),
            self.best.normalize().to_string(),
            name(&self.best_bound),
            self.because.clone(),
            self.highest.normalize().to_string(),
            values.collect::<Vec<_>>().join("; "),
            self.texts.to_string(),
            self.outlets.join("; "),
            self.speakers.iter().map(|speaker| one_line(speaker)).collect::<Vec<_>>().join("; "),
            self.articles.join(" "),
            self.claims.join(" "),
        ]
    }
}

/// "children killed", "strike drones launched"
fn what(entry: &Entry) -> String {
    let event = entry.harm.as_deref().and_then(befallen).or(entry.event.as_deref());
    let counted = entry.counted.as_deref().map(|counted| shortened(counted, MOST));
    let parts = [counted.as_deref(), event, entry.unit.as_deref()];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// The first day of it; "~" where only the day of the first report is known.
fn day(day: Day) -> String {
    if day.reported { format!("~{}", day.start) } else { day.start.to_string() }
}

/// How a value is stated, before it.
fn sign(bound: Bound) -> &'static str {
    match bound {
        Bound::Exact => "",
        Bound::AtLeast => "≥",
        Bound::AtMost => "≤",
        Bound::About => "~",
    }
}
