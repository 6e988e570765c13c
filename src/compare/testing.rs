//! Claims for tests, from as little as the test needs.

use std::sync::Arc;

use crate::base::{CharSpan, Decimal, Field};
use crate::claims::*;

pub struct Build(Claim);

/// An exact count by an unnamed article; the words are the claim and its sentence.
pub fn claim(text: &str) -> Build {
    let span = CharSpan { start: 0, end: text.chars().count() as u32 };
    let value = text.split(' ').find_map(|word| word.replace(',', "").parse().ok()).unwrap_or(Decimal::ONE);
    Build(Claim {
        schema: CLAIM_SCHEMA.to_owned(),
        id: format!("{:016x}", crate::compare::words::hash([text])),
        kind: ClaimKind::Quantity,
        article: Arc::new(ArticleRef { id: "a".to_owned(), ..ArticleRef::default() }),
        field: Field::Text,
        span,
        text: text.to_owned(),
        sentence: Passage { span, text: text.to_owned() },
        quantity: Some(Quantity {
            text: text.to_owned(),
            value,
            low: Some(value),
            high: Some(value),
            modifier: Modifier::Exact,
            unit: None,
            dimension: Dimension::Count,
            trend: None,
        }),
        statement: None,
        measure: None,
        event: None,
        time: None,
        place: Vec::new(),
        scope: None,
        attribution: None,
        rules: Vec::new(),
        story: Arc::new(Story::default()),
    })
}

/// A direct quotation.
pub fn quote(speaker: &str, text: &str) -> Build {
    let mut build = claim(text);
    build.0.kind = ClaimKind::Statement;
    build.0.quantity = None;
    build.0.statement = Some(Statement {
        text: text.to_owned(),
        directness: Directness::Direct,
        polarity: Polarity::Positive,
        factuality: Factuality::Asserted,
    });
    build.by(speaker)
}

impl Build {
    pub fn built(self) -> Claim {
        self.0
    }

    fn quantity(mut self, change: impl FnOnce(&mut Quantity)) -> Self {
        change(self.0.quantity.as_mut().unwrap());
        self
    }

    pub fn value(self, value: i64) -> Self {
        let value = Decimal::from(value);
        self.quantity(|quantity| {
            (quantity.value, quantity.low, quantity.high) = (value, Some(value), Some(value))
        })
    }

    pub fn at_least(self) -> Self {
        self.quantity(|quantity| (quantity.modifier, quantity.high) = (Modifier::AtLeast, None))
    }

    pub fn unit(self, unit: &str) -> Self {
        let dimension =
            if unit.chars().all(char::is_uppercase) { Dimension::Money } else { Dimension::Other };
        self.quantity(|quantity| (quantity.unit, quantity.dimension) = (Some(unit.to_owned()), dimension))
    }

    pub fn head(mut self, head: &str) -> Self {
        self.0.measure = Some(Measure { text: head.to_owned(), span: self.0.span, head: head.to_owned() });
        self
    }

    pub fn event(mut self, lemma: &str) -> Self {
        self.0.event = Some(Event {
            text: lemma.to_owned(),
            lemma: lemma.to_owned(),
            agent: None,
            target: None,
            polarity: Polarity::Positive,
            factuality: Factuality::Asserted,
        });
        self
    }

    pub fn on(mut self, start: &str, end: &str) -> Self {
        let day = |text: &str| Some(text.parse().unwrap());
        self.0.time = Some(Time { text: start.to_owned(), start: day(start), end: day(end) });
        self
    }

    pub fn place(mut self, place: &str) -> Self {
        self.0.place.push(place.to_owned());
        self
    }

    pub fn sentence(mut self, text: &str) -> Self {
        let start = text.find(&self.0.text).map_or(0, |at| text[..at].chars().count()) as u32;
        self.0.span = CharSpan { start, end: start + self.0.text.chars().count() as u32 };
        if let Some(measure) = &mut self.0.measure {
            measure.span = self.0.span;
        }
        let span = CharSpan { start: 0, end: text.chars().count() as u32 };
        self.0.sentence = Passage { span, text: text.to_owned() };
        self
    }

    pub fn by(mut self, speaker: &str) -> Self {
        self.0.attribution = Some(Attribution {
            speaker: Some(speaker.to_owned()),
            mention: None,
            mention_span: None,
            cue: None,
            cue_span: None,
            content: Vec::new(),
            directness: Directness::Indirect,
            via: None,
            chain: Vec::new(),
        });
        self
    }

    /// In an article of this outlet and day, on a story with these names.
    pub fn in_article(mut self, source: &str, published: &str, names: &[&str]) -> Self {
        self.0.article = Arc::new(ArticleRef {
            id: format!("{source}-{published}"),
            source: Some(source.to_owned()),
            published: published.parse().ok(),
            ..ArticleRef::default()
        });
        let mut names: Vec<String> = names.iter().map(|name| name.to_lowercase()).collect();
        names.sort();
        self.0.story =
            Arc::new(Story { words: names.clone(), names, shingles: Vec::new(), ..Story::default() });
        self
    }
}
