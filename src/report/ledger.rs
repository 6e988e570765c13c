//! A row of the ledger as cells.

use super::Row;
use std::io::{self, Write};

use super::cell::{in_terminal, one_line, shortened};
use super::claims::{name, short_id};
use super::title::named;
use crate::base::Decimal;
use crate::compare::{Review, Verdict};
use crate::ledger::{Bound, Day, Dispute, Entry};
use crate::lexicon::{befallen, harm};

/// Characters of what a row counts, and of a list of names, where people read.
const MOST: usize = 40;

impl Row for Entry {
    const BRIEF: &'static [&'static str] =
        &["Day", "Where", "What", "Best", "Range", "Texts", "Disputed", "Id"];
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
            named(self.place.get(..1).unwrap_or_default()),
            what(self),
            format!("{}{}", sign(self.best_bound), grouped(self.best)),
            range(self),
            self.texts.to_string(),
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

/// A row in full: what, where and when; each figure with those who give it; how the best was found; what is disputed.
pub fn print_entry(entry: &Entry, out: &mut impl Write) -> io::Result<()> {
    let when = entry.day.map(day).unwrap_or_default();
    let head = [what(entry), entry.place.join(", "), when];
    let head =
        head.iter().filter(|part| !part.is_empty()).map(String::as_str).collect::<Vec<_>>().join(" · ");
    writeln!(out, "{}  {}", in_terminal(&one_line(&head)), entry.id)?;
    for value in &entry.values {
        let told = value.outlets.join(", ");
        let latest = value.latest.map(|day| day.to_string()).unwrap_or_default();
        let line = format!("{}{} · {told} · {latest}", sign(value.bound), grouped(value.value));
        writeln!(out, "  {} · {}", in_terminal(&one_line(&line)), value.claims.join(" "))?;
    }
    writeln!(out, "best {}{}: {}", sign(entry.best_bound), grouped(entry.best), entry.because)?;
    let texts = if entry.texts == 1 { "text" } else { "independent texts" };
    writeln!(out, "{} {texts}; articles {}", entry.texts, in_terminal(&entry.articles.join(" ")))?;
    if !entry.speakers.is_empty() {
        writeln!(out, "according to {}", in_terminal(&one_line(&entry.speakers.join(", "))))?;
    }
    entry.findings.iter().try_for_each(|dispute| {
        writeln!(out, "{} · {}", in_terminal(&one_line(&told(dispute))), dispute.finding)
    })
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

/// From the lowest to the highest; nothing where all agree.
fn range(entry: &Entry) -> String {
    match entry.lowest == entry.highest {
        true => String::new(),
        false => format!("{}–{}", grouped(entry.lowest), grouped(entry.highest)),
    }
}

/// What users decided of the gravest finding, else what it is; nothing where all was dismissed.
fn disputed(entry: &Entry) -> String {
    let open = entry.findings.iter().filter(|dispute| dispute.review != Some(Review::Dismissed));
    let gravest = open.min_by_key(|dispute| (dispute.review.is_none(), dispute.verdict));
    match gravest {
        Some(dispute) if dispute.review.is_none() && dispute.verdict == Verdict::Contradiction => {
            "disputed".to_owned()
        }
        other => other.map(told).unwrap_or_default(),
    }
}

/// "contradiction", "confirmed: they asked the hospital"
fn told(dispute: &Dispute) -> String {
    let Some(review) = &dispute.review else { return name(&dispute.verdict).replace('_', " ") };
    match &dispute.note {
        Some(note) => format!("{}: {}", name(review), shortened(note, MOST)),
        None => name(review),
    }
}

/// "children killed (part)", "strike drones launched", "Revenue fell USD"
fn what(entry: &Entry) -> String {
    let event = entry.harm.as_deref().and_then(befallen).or(entry.event.as_deref());
    // "12 wounded" are people.
    let is_harm = |words: &&str| words.split(' ').any(|word| harm(&word.to_lowercase()).is_some());
    let counted = entry.counted.as_deref().filter(|counted| entry.harm.is_none() || !is_harm(counted));
    let counted = counted.or(entry.harm.as_ref().map(|_| "people")).map(|counted| shortened(counted, MOST));
    let part = entry.part.then_some("(part)");
    [counted.as_deref(), event, entry.unit.as_deref(), part]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" ")
}

/// The day, month or year of it, else its first day; "~" where no account says when.
fn day(day: Day) -> String {
    let (start, end) = (day.start, day.end);
    let whole_month = start == start.first_of_month() && end == start.last_of_month();
    let whole_year = start == start.first_of_year() && end == start.last_of_year();
    let shown = match (whole_year, whole_month) {
        (true, _) => start.strftime("%Y").to_string(),
        (_, true) => start.strftime("%Y-%m").to_string(),
        _ => start.to_string(),
    };
    if day.reported { format!("~{shown}") } else { shown }
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
