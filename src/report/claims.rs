//! A claim as the cells of a row.

use super::Row;
use super::cell::{one_line, shortened};
use crate::base::Date;
use crate::claims::{Claim, ClaimKind, Scope, Wording, verbatim};

/// How much of an id is printed where people read: enough to find it again.
pub(super) const SHORT_ID: usize = 10;

const MOST_OF_A_STATEMENT: usize = 240;

impl Row for Claim {
    const BRIEF: &'static [&'static str] = &["Published", "Source", "According to", "Claim", "Id"];
    const FULL: &'static [&'static str] = &[
        "id",
        "kind",
        "article",
        "source",
        "published",
        "title",
        "url",
        "speaker",
        "mention",
        "cue",
        "directness",
        "via",
        "text",
        "said",
        "verbatim",
        "value",
        "low",
        "high",
        "modifier",
        "unit",
        "dimension",
        "trend",
        "measure",
        "event",
        "agent",
        "target",
        "polarity",
        "factuality",
        "time",
        "time_start",
        "time_end",
        "place",
        "scope",
        "field",
        "start",
        "end",
        "sentence",
        "rules",
        "figure",
        "measure_head",
        "event_text",
        "speaker_kind",
        "role",
        "chain",
        "person",
    ];

    fn brief(&self) -> Vec<String> {
        vec![
            date(self.article.published),
            outlet(self),
            speaker(self).unwrap_or_default().to_owned(),
            in_words(self),
            short_id(&self.id),
        ]
    }

    fn full(&self) -> Vec<String> {
        let said = self.attribution.as_ref();
        let figure = self.quantity.as_ref();
        let event = self.event.as_ref();
        let time = self.time.as_ref();
        let statement = self.statement.as_ref();
        let or_empty = |text: Option<&String>| text.cloned().unwrap_or_default();
        vec![
            self.id.clone(),
            name(&self.kind),
            self.article.id.clone(),
            or_empty(self.article.source.as_ref()),
            date(self.article.published),
            or_empty(self.article.title.as_ref()),
            or_empty(self.article.url.as_ref()),
            or_empty(said.and_then(|said| said.speaker.as_ref())),
            or_empty(said.and_then(|said| said.mention.as_ref())),
            or_empty(said.and_then(|said| said.cue.as_ref())),
            said.map(|said| name(&said.directness)).unwrap_or_default(),
            or_empty(said.and_then(|said| said.via.as_ref())),
            self.text.clone(),
            said_in_full(self),
            verbatim(self).iter().map(|words| one_line(words)).collect::<Vec<_>>().join(" … "),
            figure.map(|figure| figure.value.to_string()).unwrap_or_default(),
            figure.and_then(|figure| figure.low).map(|low| low.to_string()).unwrap_or_default(),
            figure.and_then(|figure| figure.high).map(|high| high.to_string()).unwrap_or_default(),
            figure.map(|figure| name(&figure.modifier)).unwrap_or_default(),
            or_empty(figure.and_then(|figure| figure.unit.as_ref())),
            figure.map(|figure| name(&figure.dimension)).unwrap_or_default(),
            figure.and_then(|figure| figure.trend).map(|trend| name(&trend)).unwrap_or_default(),
            self.measure.as_ref().map(|measure| measure.text.clone()).unwrap_or_default(),
            event.map(|event| event.lemma.clone()).unwrap_or_default(),
            or_empty(event.and_then(|event| event.agent.as_ref())),
            or_empty(event.and_then(|event| event.target.as_ref())),
            event
                .map(|event| event.polarity)
                .or(statement.map(|said| said.polarity))
                .map(|p| name(&p))
                .unwrap_or_default(),
            event
                .map(|event| event.factuality)
                .or(statement.map(|said| said.factuality))
                .map(|factuality| name(&factuality))
                .unwrap_or_default(),
            time.map(|time| time.text.clone()).unwrap_or_default(),
            date(time.and_then(|time| time.start)),
            date(time.and_then(|time| time.end)),
            self.place.join("; "),
            scope(self.scope.as_ref()),
            self.field.as_str().to_owned(),
            self.span.start.to_string(),
            self.span.end.to_string(),
            one_line(&self.sentence.text),
            self.rules.join(" "),
            figure.map(|figure| figure.text.clone()).unwrap_or_default(),
            self.measure.as_ref().map(|measure| measure.head.clone()).unwrap_or_default(),
            event.map(|event| event.text.clone()).unwrap_or_default(),
            said.and_then(|said| said.speaker_kind).map(|kind| name(&kind)).unwrap_or_default(),
            or_empty(said.and_then(|said| said.role.as_ref())),
            said.map(|said| said.chain.join("; ")).unwrap_or_default(),
            String::new(),
        ]
    }
}

/// A claim with the name under which the store lists its speaker.
#[derive(Debug, serde::Serialize)]
pub struct Listed<'a> {
    #[serde(flatten)]
    pub claim: &'a Claim,
    #[serde(skip)]
    pub person: Option<&'a str>,
}

impl Row for Listed<'_> {
    const BRIEF: &'static [&'static str] = Claim::BRIEF;
    const FULL: &'static [&'static str] = Claim::FULL;

    fn brief(&self) -> Vec<String> {
        let mut cells = self.claim.brief();
        if let Some(person) = self.person {
            cells[ACCORDING_TO] = one_line(person);
        }
        cells
    }

    fn full(&self) -> Vec<String> {
        let mut cells = self.claim.full();
        cells.pop();
        cells.push(self.person.unwrap_or_default().to_owned());
        cells
    }
}

/// Who says it, among the cells to read.
const ACCORDING_TO: usize = 2;

/// A statement as [`Wording`] has it; a figure's words with what they are about: "122 strike drones · attack · 2025-11-30".
pub(super) fn in_words(claim: &Claim) -> String {
    if claim.kind == ClaimKind::Statement && !is_moment(claim) {
        return Wording::of(claim).shortened(MOST_OF_A_STATEMENT);
    }
    let words = shortened(&claim.text, MOST_OF_A_STATEMENT);
    let event = claim.event.as_ref().map(|event| one_line(&event.text)).unwrap_or_default();
    [words, event, days(claim)].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// A statement with what reports it, whole; nothing for a figure.
pub(super) fn said_in_full(claim: &Claim) -> String {
    match claim.kind {
        ClaimKind::Statement if is_moment(claim) => claim.text.clone(),
        ClaimKind::Statement => Wording::of(claim).shortened(usize::MAX),
        ClaimKind::Quantity => String::new(),
    }
}

/// The time of a clause rather than the clause.
fn is_moment(claim: &Claim) -> bool {
    claim.event.is_some() && claim.time.is_some()
}

/// The days that a claim speaks of.
pub(super) fn days(claim: &Claim) -> String {
    match claim.time.as_ref().map(|time| (time.start, time.end)) {
        Some((Some(start), Some(end))) if start != end => format!("{start}–{end}"),
        Some((Some(day), _) | (_, Some(day))) => day.to_string(),
        _ => String::new(),
    }
}

pub(super) fn speaker(claim: &Claim) -> Option<&str> {
    let said = claim.attribution.as_ref()?;
    said.speaker.as_deref().or(said.mention.as_deref())
}

pub(super) fn outlet(claim: &Claim) -> String {
    claim.article.source.as_deref().map(one_line).unwrap_or_else(|| String::from("(no source)"))
}

pub(super) fn date(date: Option<Date>) -> String {
    date.map(|date| date.to_string()).unwrap_or_default()
}

pub fn short_id(id: &str) -> String {
    id.chars().take(SHORT_ID).collect()
}

fn scope(scope: Option<&Scope>) -> String {
    match scope {
        Some(Scope::Part { of }) => format!("part of {of}"),
        Some(Scope::Cumulative { since: Some(since) }) => format!("cumulative since {since}"),
        Some(Scope::Cumulative { since: None }) => String::from("cumulative"),
        None => String::new(),
    }
}

/// The name that the contract gives to a value of a closed list.
pub(super) fn name(value: &impl serde::Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}
