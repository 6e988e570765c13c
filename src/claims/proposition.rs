//! What the clauses of an article say, and when: the form in which a reading keeps them, and as a claim.

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::builder::Builder;
use super::claim::{Attribution, Claim, ClaimKind, Event, Passage, Statement, Time};
use super::reading::Reading;
use super::sentence::Sentences;
use super::{attributed, ident};
pub use crate::annotate::event::{Factuality, Polarity};
use crate::annotate::frame::{self, Sign};
use crate::annotate::proposition;
pub use crate::annotate::proposition::Role;
use crate::annotate::quote::{Attribution as Said, CueClass, Directness};
use crate::annotate::time;
pub use crate::annotate::time::{Bound, Clock};
use crate::base::{CharSpan, Context, DateSpan};
use crate::lexicon::spelling::fold;

/// One clause: predicate, participants, and how firmly it is affirmed or denied.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposition {
    /// Index of its sentence in [`super::Setting::sentences`].
    pub sentence: u32,
    /// Its words of meaning, as words of that sentence; one of them is the predicate.
    pub words: Vec<(u16, Role)>,
    pub predicate: u16,
    /// Code points of the article's title or text.
    pub span: CharSpan,
    #[serde(default = "positive", skip_serializing_if = "is_positive")]
    pub polarity: Polarity,
    #[serde(default = "asserted", skip_serializing_if = "is_asserted")]
    pub factuality: Factuality,
    /// Negative for a verb above it: "denied that".
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub reversed: bool,
    /// Says only how things stand so far.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub so_far: bool,
    /// The words of the name, folded, of whom a pronoun stands for that is its agent.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub meant: Vec<String>,
    /// Index of the statement in whose content it stands, in [`Reading::claims`]; none for the outlet's own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub said: Option<u32>,
}

/// When something was, as closely as the words say it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moment {
    pub sentence: u32,
    /// Words of that sentence, end exclusive.
    pub words: (u16, u16),
    pub span: CharSpan,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days: Option<DateSpan>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clock: Option<Clock>,
    #[serde(default)]
    pub bound: Bound,
    /// "about noon"
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub about: bool,
    /// A day told from that of publication: "on Monday".
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub relative: bool,
    /// What the words around it say of it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub signs: Vec<Sign>,
    /// Index of its clause in [`super::Setting::propositions`].
    pub proposition: u32,
}

fn positive() -> Polarity {
    Polarity::Positive
}

fn is_positive(polarity: &Polarity) -> bool {
    *polarity == Polarity::Positive
}

fn asserted() -> Factuality {
    Factuality::Asserted
}

fn is_asserted(factuality: &Factuality) -> bool {
    *factuality == Factuality::Asserted
}

/// What clauses a reading keeps.
#[derive(Default)]
pub(super) struct Clauses {
    pub propositions: Vec<Proposition>,
    pub moments: Vec<Moment>,
    /// For each clause that was annotated, its index among the propositions; those that only report have none.
    pub kept: Vec<Option<u32>>,
}

/// Every clause of the article with its moments; `statements` are the indices among its claims of the statements that
/// its attributions gave.
pub(super) fn of(
    builder: &Builder,
    sentences: &Sentences,
    said: &attributed::Contents,
    statements: &[Option<u32>],
) -> Clauses {
    let document = builder.document;
    let mut propositions = Vec::with_capacity(builder.annotations.propositions.len());
    let (mut moments, mut kept_at) = (Vec::new(), Vec::with_capacity(propositions.capacity()));
    let cues = cues(builder);
    let mut names = Names::default();
    let context = Context { published: builder.article.published };
    let mut all = builder.annotations.propositions.iter().peekable();
    for (at, sentence) in document.sentences.iter().enumerate() {
        let first = propositions.len();
        let index = sentences.at[at];
        let mut clauses: Vec<&proposition::Proposition> = Vec::new();
        let mut sayings: Vec<&proposition::Proposition> = Vec::new();
        while let Some(found) = all.next_if(|found| found.predicate < sentence.tokens.1) {
            let predicate = document.tokens[found.predicate as usize].span;
            // What was said is a clause of its own, and "said on Monday" is the day of the saying.
            if cues.binary_search(&predicate.start).is_ok() && found.polarity == Polarity::Positive {
                sayings.push(found);
                kept_at.push(None);
                continue;
            }
            kept_at.push(Some(propositions.len() as u32));
            let around = said.around(predicate);
            let mut kept = proposition(builder, found, index, sentence.tokens.0);
            kept.said = around.and_then(|attribution| statements[attribution]);
            // "He would sell it", as he is told to have said: he will.
            let told = around
                .is_some_and(|at| builder.annotations.attributions[at].directness == Directness::Indirect);
            if told && found.would && kept.factuality == Factuality::Hypothetical {
                kept.factuality = Factuality::Planned;
            }
            kept.meant = meant(builder, found, around, &mut names);
            clauses.push(found);
            propositions.push(kept);
        }
        if clauses.is_empty() {
            continue;
        }
        for moment in time::moments(document, sentence, &builder.annotations.times, &context) {
            let near = |clause: &&proposition::Proposition| {
                let inside = clause.tokens.0 <= moment.tokens.0 && moment.tokens.1 <= clause.tokens.1;
                (!inside, clause.tokens.1 - clause.tokens.0, clause.predicate.abs_diff(moment.tokens.0))
            };
            let of = (0..clauses.len()).min_by_key(|at| near(&clauses[*at])).unwrap_or_default();
            if sayings.iter().any(|saying| near(saying) < near(&clauses[of])) {
                continue;
            }
            moments.push(self::moment(builder, &moment, index, sentence.tokens.0, (first + of) as u32));
        }
    }
    Clauses { propositions, moments, kept: kept_at }
}

/// Where the verbs begin that report a clause, in order.
fn cues(builder: &Builder) -> Vec<u32> {
    let predicates: Vec<u32> = builder
        .annotations
        .propositions
        .iter()
        .map(|found| builder.document.tokens[found.predicate as usize].span.start)
        .collect();
    let holds = |span: &crate::base::Span| {
        let first = predicates.partition_point(|start| *start < span.start);
        predicates.get(first).is_some_and(|start| *start < span.end)
    };
    // What somebody denies or rules out is a deed of his.
    let says = |said: &&Said| said.cue_class != CueClass::Denies;
    let attributions = builder.annotations.attributions.iter().filter(says);
    let reported = attributions.filter(|said| said.content.iter().any(holds));
    let mut cues: Vec<u32> = reported.filter_map(|said| said.cue).map(|cue| cue.start).collect();
    cues.sort_unstable();
    cues
}

fn proposition(
    builder: &Builder,
    found: &proposition::Proposition,
    sentence: u32,
    first: u32,
) -> Proposition {
    let inside = |token: u32| token.saturating_sub(first) as u16;
    Proposition {
        sentence,
        words: found.words.iter().map(|(token, role)| (inside(*token), *role)).collect(),
        predicate: inside(found.predicate),
        span: builder.chars(builder.document.span_of(found.tokens)).1,
        polarity: found.polarity,
        factuality: found.factuality,
        reversed: found.reversed,
        so_far: found.so_far,
        meant: Vec::new(),
        said: None,
    }
}

/// The words of names, folded, each name but once.
#[derive(Default)]
struct Names(FxHashMap<String, Vec<String>>);

impl Names {
    fn words(&mut self, name: &str) -> Vec<String> {
        if let Some(words) = self.0.get(name) {
            return words.clone();
        }
        let words: Vec<String> = fold(name).split(' ').map(str::to_owned).collect();
        self.0.insert(name.to_owned(), words.clone());
        words
    }
}

/// Whom the agent stands for: the speaker himself where he says "I".
fn meant(
    builder: &Builder,
    found: &proposition::Proposition,
    said: Option<usize>,
    names: &mut Names,
) -> Vec<String> {
    let annotations = builder.annotations;
    let name = match found.first_person {
        true => said.and_then(|said| annotations.attributions.get(said)?.speaker.as_deref()),
        false => found.meant.and_then(|meant| Some(annotations.entities.get(meant)?.name.as_str())),
    };
    name.map(|name| names.words(name)).unwrap_or_default()
}

fn moment(builder: &Builder, moment: &time::Moment, sentence: u32, first: u32, proposition: u32) -> Moment {
    let inside = |token: u32| token.saturating_sub(first) as u16;
    Moment {
        sentence,
        words: (inside(moment.tokens.0), inside(moment.tokens.1)),
        span: builder.chars(builder.document.span_of(moment.tokens)).1,
        days: moment.days,
        clock: moment.clock,
        bound: moment.bound,
        about: moment.about,
        relative: moment.relative,
        signs: frame::of_moment(builder.document, moment),
        proposition,
    }
}

/// Rules by which claims are clauses or moments, and stand in no listing.
const CLAUSE: &str = "proposition.clause";
const MOMENT: &str = "proposition.moment";

impl Claim {
    /// Whether it is a clause or a moment, and none of the figures and statements that are listed.
    pub fn is_clause(&self) -> bool {
        self.rules.iter().any(|rule| [CLAUSE, MOMENT].contains(&rule.as_str()))
    }
}

impl Reading {
    /// A clause as a claim: what it says happened stands in `event`.
    pub fn proposed(&self, at: usize) -> Claim {
        let proposition = &self.setting.propositions[at];
        self.told(proposition, proposition.span, CLAUSE)
    }

    /// A moment as a claim, with the clause whose time it is.
    pub fn timed(&self, at: usize) -> Claim {
        let moment = &self.setting.moments[at];
        let proposition = &self.setting.propositions[moment.proposition as usize];
        let mut claim = self.told(proposition, moment.span, MOMENT);
        claim.time = Some(Time {
            text: claim.text.clone(),
            start: moment.days.map(|days| days.start),
            end: moment.days.map(|days| days.end),
        });
        claim
    }

    fn told(&self, proposition: &Proposition, span: CharSpan, rule: &str) -> Claim {
        let sentence = &self.setting.sentences[proposition.sentence as usize];
        let inside = CharSpan {
            start: span.start.saturating_sub(sentence.span.start),
            end: span.end.saturating_sub(sentence.span.start),
        };
        let text = inside.of(&sentence.text).unwrap_or(&sentence.text).to_owned();
        let said = proposition.said.and_then(|said| self.claims.get(said as usize));
        // The outlet's own words are nobody else's.
        let attribution = said.and_then(|claim| claim.attribution.clone()).unwrap_or(Attribution {
            speaker: None,
            speaker_kind: None,
            role: None,
            mention: None,
            mention_span: None,
            cue: None,
            cue_span: None,
            content: vec![span],
            directness: Directness::Indirect,
            via: None,
            chain: Vec::new(),
        });
        let words = |role: Role| {
            let of = proposition.words.iter().filter(|(_, is)| *is == role);
            let words: Vec<&str> =
                of.filter_map(|(at, _)| sentence.words.get(*at as usize).map(String::as_str)).collect();
            (!words.is_empty()).then(|| words.join(" "))
        };
        let lemma = sentence.words.get(proposition.predicate as usize).cloned().unwrap_or_default();
        Claim {
            schema: super::CLAIM_SCHEMA.to_owned(),
            id: ident::id(&self.article.id, ClaimKind::Statement, sentence.field, span, &text),
            kind: ClaimKind::Statement,
            article: std::sync::Arc::clone(&self.article),
            field: sentence.field,
            span,
            text: text.clone(),
            sentence: Passage { span: sentence.span, text: sentence.text.clone() },
            quantity: None,
            statement: Some(Statement {
                text,
                directness: attribution.directness,
                verbatim: verbatim(said, span),
                polarity: proposition.polarity,
                factuality: proposition.factuality,
            }),
            measure: None,
            event: Some(Event {
                text: words(Role::Predicate).unwrap_or_else(|| lemma.clone()),
                lemma,
                agent: Some(proposition.meant.join(" "))
                    .filter(|name| !name.is_empty())
                    .or_else(|| words(Role::Agent)),
                target: words(Role::Patient),
                polarity: proposition.polarity,
                factuality: proposition.factuality,
            }),
            time: None,
            place: Vec::new(),
            scope: None,
            attribution: Some(attribution),
            rules: vec![rule.to_owned()],
        }
    }
}

/// What a span holds of the own words of whoever says it.
fn verbatim(said: Option<&Claim>, span: CharSpan) -> Vec<CharSpan> {
    let quoted = said.and_then(|claim| claim.statement.as_ref()).map_or(&[][..], |said| &said.verbatim);
    quoted.iter().filter_map(|words| words.common(span)).collect()
}
