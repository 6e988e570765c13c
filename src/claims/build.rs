use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::place::Places;
use super::{ArticleRef, Claim, ClaimKind, Passage, Scope, Story, stance, story};
use crate::annotate::quantity::{Figure, FigureScope};
use crate::annotate::{Annotations, event, quote, time};
use crate::base::{CharSpan, Field, Span};
use crate::document::Document;
use crate::read::Article;

/// The claims of one article, in order of the text.
pub(super) fn claims(article: &Article, document: &Document, found: &Annotations) -> Vec<Claim> {
    let builder = Builder {
        document,
        found,
        places: Places::new(document, &found.entities),
        saying: Saying::new(document, &found.attributions),
        article: Arc::new(ArticleRef {
            id: article.id.clone(),
            source: article.source.clone(),
            title: article.title.clone(),
            url: article.url.clone(),
            published: article.published,
        }),
        story: Arc::new(story::of(document, &found.entities)),
    };
    let mut claims = builder.figures();
    claims.extend(found.attributions.iter().filter_map(|said| builder.statement(said)));
    claims.sort_by_key(|claim| (claim.field, claim.span.start, claim.span.end, claim.kind as u8));
    claims.dedup_by(|a, b| a.id == b.id);
    claims
}

struct Builder<'a> {
    document: &'a Document,
    found: &'a Annotations,
    places: Places<'a>,
    saying: Saying,
    article: Arc<ArticleRef>,
    story: Arc<Story>,
}

impl Builder<'_> {
    /// One claim a figure; a part points at the id of its whole, so ids are made first.
    fn figures(&self) -> Vec<Claim> {
        let mut claims: Vec<Claim> = self
            .found
            .figures
            .iter()
            .zip(&self.found.events)
            .map(|(f, e)| self.figure(f, e.as_ref()))
            .collect();
        for (at, figure) in self.found.figures.iter().enumerate() {
            claims[at].scope = match figure.scope {
                Some(FigureScope::PartOf(whole)) => {
                    claims.get(whole).map(|claim| Scope::Part { of: claim.id.clone() })
                }
                Some(FigureScope::Cumulative) => {
                    Some(Scope::Cumulative { since: self.running_since(figure).map(|days| days.start) })
                }
                None => None,
            };
        }
        claims
    }

    fn figure(&self, figure: &Figure, event: Option<&event::Event>) -> Claim {
        let mut claim = self.bare(ClaimKind::Quantity, figure.span, figure.tokens.0);
        claim.quantity = Some(super::Quantity {
            text: self.words(figure.number),
            value: figure.value,
            low: figure.low,
            high: figure.high,
            modifier: figure.modifier,
            unit: figure.unit.clone(),
            dimension: figure.dimension,
            trend: figure.trend,
        });
        claim.measure = figure.measure.as_ref().map(|measure| super::Measure {
            text: self.words(measure.span),
            span: self.located(measure.span),
            head: measure.head.clone(),
        });
        claim.event = event.map(|event| super::Event {
            text: self.words(event.span),
            lemma: event.lemma.clone(),
            agent: event.agent.map(|span| self.words(span)),
            target: event.target.map(|span| self.words(span)),
            polarity: event.polarity,
            factuality: event.factuality,
        });
        claim.time = event
            .and_then(|event| event.time)
            .and_then(|time| self.found.times.get(time))
            .or_else(|| self.time_of_sentence(figure.tokens.0))
            .map(|time| self.time(time));
        claim.place = self.places.of(figure.tokens.0);
        claim.attribution =
            self.saying.of(figure.number).map(|at| self.attribution(&self.found.attributions[at]));
        claim.rules = figure.rules.iter().map(str::to_owned).collect();
        claim
    }

    fn statement(&self, said: &quote::Attribution) -> Option<Claim> {
        let (first, last) = (said.content.first()?, said.content.last()?);
        let span = first.join(*last);
        // An attribution never joins headline and body: its offsets would refer to two texts.
        if self.document.locate(*first).0 != self.document.locate(*last).0 {
            return None;
        }
        let token = self.document.token_at(first.start);
        let mut claim = self.bare(ClaimKind::Statement, span, token);
        let parts: Vec<&str> = said.content.iter().map(|span| self.document.slice(*span)).collect();
        claim.statement = Some(super::Statement {
            text: parts.join(" … "),
            directness: said.directness,
            polarity: stance::polarity(self.document, &said.content),
            factuality: stance::factuality(self.document, said),
        });
        claim.time = self.time_of_sentence(token).map(|time| self.time(time));
        claim.place = self.places.of(token);
        claim.attribution = Some(self.attribution(said));
        claim.rules = said.rules.iter().map(str::to_owned).collect();
        Some(claim)
    }

    fn bare(&self, kind: ClaimKind, span: Span, token: u32) -> Claim {
        let (field, at) = self.document.locate(span);
        let sentence = self.sentence(token, span);
        Claim {
            schema: super::CLAIM_SCHEMA.to_owned(),
            id: self.id(kind, field, at),
            kind,
            article: Arc::clone(&self.article),
            field,
            span: at,
            text: self.words(span),
            sentence,
            quantity: None,
            statement: None,
            measure: None,
            event: None,
            time: None,
            place: Vec::new(),
            scope: None,
            attribution: None,
            rules: Vec::new(),
            story: Arc::clone(&self.story),
        }
    }

    fn id(&self, kind: ClaimKind, field: Field, span: CharSpan) -> String {
        let mut hash = Sha256::new();
        for part in [self.article.id.as_str(), &format!("{kind:?}"), field.as_str()] {
            hash.update(part.as_bytes());
            hash.update([0]);
        }
        hash.update(span.start.to_le_bytes());
        hash.update(span.end.to_le_bytes());
        hash.finalize()[..8].iter().map(|byte| format!("{byte:02x}")).collect()
    }

    fn sentence(&self, token: u32, fallback: Span) -> Passage {
        let sentences = &self.document.sentences;
        let at = self.document.sentence_of(token) as usize;
        let span = sentences.get(at).map_or(fallback, |sentence| sentence.span);
        Passage { span: self.located(span), text: self.words(span) }
    }

    fn time_of_sentence(&self, token: u32) -> Option<&time::Time> {
        let sentence = self.document.sentences.get(self.document.sentence_of(token) as usize)?;
        let times = &self.found.times;
        let from = times.partition_point(|time| time.tokens.0 < sentence.tokens.0);
        times[from..]
            .iter()
            .take_while(|time| time.tokens.0 < sentence.tokens.1)
            .filter(|time| !time.duration && !time.since && time.days.is_some())
            .min_by_key(|time| time.tokens.0.abs_diff(token))
    }

    fn running_since(&self, figure: &Figure) -> Option<crate::base::DateSpan> {
        let sentence = self.document.sentences.get(self.document.sentence_of(figure.tokens.0) as usize)?;
        self.found.times.iter().find(|time| time.since && sentence.span.contains(time.span))?.days
    }

    fn time(&self, time: &time::Time) -> super::Time {
        super::Time {
            text: self.words(time.span),
            start: time.days.map(|days| days.start),
            end: time.days.map(|days| days.end),
        }
    }

    fn attribution(&self, said: &quote::Attribution) -> super::Attribution {
        super::Attribution {
            speaker: said.speaker.clone(),
            mention: said.mention.map(|span| self.words(span)),
            mention_span: said.mention.map(|span| self.located(span)),
            cue: said.cue.map(|span| self.words(span)),
            cue_span: said.cue.map(|span| self.located(span)),
            content: said.content.iter().map(|span| self.located(*span)).collect(),
            directness: said.directness,
            via: said.via.clone(),
            chain: said.chain.clone(),
        }
    }

    fn words(&self, span: Span) -> String {
        self.document.slice(span).to_owned()
    }

    fn located(&self, span: Span) -> CharSpan {
        self.document.locate(span).1
    }
}

/// Looks up the innermost attribution that a figure stands in.
struct Saying {
    /// Content spans by start, with the attribution each belongs to.
    spans: Vec<(Span, usize)>,
    longest: u32,
}

impl Saying {
    fn new(_document: &Document, attributions: &[quote::Attribution]) -> Self {
        let mut spans: Vec<(Span, usize)> = attributions
            .iter()
            .enumerate()
            .flat_map(|(at, said)| said.content.iter().map(move |span| (*span, at)))
            .collect();
        spans.sort_unstable();
        let longest = spans.iter().map(|(span, _)| span.len() as u32).max().unwrap_or(0);
        Saying { spans, longest }
    }

    fn of(&self, figure: Span) -> Option<usize> {
        let from = self.spans.partition_point(|(span, _)| span.start + self.longest < figure.end);
        self.spans[from..]
            .iter()
            .take_while(|(span, _)| span.start <= figure.start)
            .filter(|(span, _)| span.contains(figure))
            .min_by_key(|(span, _)| span.len())
            .map(|(_, at)| *at)
    }
}
