//! A row of the ledger as cells.

use super::Row;
use super::cell::{one_line, shortened};
use super::claims::{name, short_id};
use crate::base::Decimal;
use crate::compare::Review;
use crate::ledger::{Bound, Day, Dispute, Entry};
use crate::lexicon::befallen;

/// Characters of what a row counts, and of a list of names, where people read.
const MOST: usize = 40;

impl Row for Entry {
    const BRIEF: &'static [&'static str] =
        &["Day", "Where", "What", "Lowest", "Best", "Highest", "Texts", "Outlets", "Disputed", "Id"];
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
        "findings",
        "reviews",
    ];

    fn brief(&self) -> Vec<String> {
        vec![
            self.day.map(day).unwrap_or_default(),
            self.place.first().map(|place| shortened(place, MOST)).unwrap_or_default(),
            what(self),
            grouped(self.lowest),
            format!("{}{}", sign(self.best_bound), grouped(self.best)),
            grouped(self.highest),
            self.texts.to_string(),
            self.outlets.len().to_string(),
            disputed(self),
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
            self.findings.iter().map(|dispute| dispute.finding.as_str()).collect::<Vec<_>>().join(" "),
            self.findings.iter().map(told).collect::<Vec<_>>().join("; "),
        ]
    }
}

/// With the digits of thousands apart, as newspapers print them.
fn grouped(value: Decimal) -> String {
    let text = value.normalize().to_string();
    let (whole, rest) =
        text.split_once('.').map_or((text.as_str(), None), |(whole, rest)| (whole, Some(rest)));
    let (minus, digits) = whole.strip_prefix('-').map_or(("", whole), |digits| ("-", digits));
    let first = digits.len() % THOUSAND;
    let groups = (first > 0)
        .then(|| &digits[..first])
        .into_iter()
        .chain((first..digits.len()).step_by(THOUSAND).map(|at| &digits[at..at + THOUSAND]));
    let whole = groups.collect::<Vec<_>>().join(",");
    rest.map_or_else(|| format!("{minus}{whole}"), |rest| format!("{minus}{whole}.{rest}"))
}

/// Digits of a group.
const THOUSAND: usize = 3;

/// What users decided of the gravest finding, else what it is; nothing where all was dismissed.
fn disputed(entry: &Entry) -> String {
    let open = entry.findings.iter().filter(|dispute| dispute.review != Some(Review::Dismissed));
    let gravest = open.min_by_key(|dispute| (dispute.review.is_none(), dispute.verdict));
    gravest.map(told).unwrap_or_default()
}

/// "contradiction", "confirmed: they asked the hospital"
fn told(dispute: &Dispute) -> String {
    let Some(review) = &dispute.review else { return name(&dispute.verdict).replace('_', " ") };
    match &dispute.note {
        Some(note) => format!("{}: {}", name(review), shortened(note, MOST)),
        None => name(review),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_stand_apart() {
        let shown = |text: &str| grouped(text.parse().expect("a number"));
        assert_eq!([shown("7"), shown("101300000"), shown("-1300.50")], ["7", "101,300,000", "-1,300.5"]);
    }
}
