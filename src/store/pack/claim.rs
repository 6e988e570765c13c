//! Claims: spans of the article, and what was read of them.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::basic::closed;
use super::input::{In, Unfit, Unpacked};
use super::out::{Out, Shared};
use super::{Pack, said};
use crate::base::{Decimal, Field};
use crate::claims::{
    ArticleRef, Attribution, CLAIM_SCHEMA, Claim, ClaimKind, Dimension, Directness, Event, Factuality,
    Measure, Modifier, Passage, Polarity, Quantity, Scope, SpeakerKind, Statement, Time, Trend, claim_id,
};

closed! {
    ClaimKind { Quantity, Statement }
    Polarity { Positive, Negative }
    Factuality { Asserted, Planned, Possible, Hypothetical, Denied }
    Directness { Direct, Indirect, Mixed }
    SpeakerKind { Person, Body, Name, Unnamed }
    Modifier { Exact, About, AtLeast, MoreThan, AtMost, LessThan, Range, Vague }
    Trend { Up, Down }
    Dimension {
        Count, Money, Percent, Duration, Age, Length, Area, Volume, Mass, Speed, Temperature, Energy, Power, Data,
        Rate, Multiple, Ordinal, Fraction, Other,
    }
}

/// What is as it always is, a bit each; what is not is written out.
mod usual {
    pub const SCHEMA: u8 = 1;
    pub const TEXT: u8 = 1 << 1;
    pub const ID: u8 = 1 << 2;
    /// The sentence of the claim before it.
    pub const SAME_SENTENCE: u8 = 1 << 3;
    pub const SENTENCE_TEXT: u8 = 1 << 4;
    pub const IN_TEXT: u8 = 1 << 5;
    pub const QUANTITY: u8 = 1 << 6;
}

pub(super) fn pack(out: &mut Out, claims: &[Claim]) {
    let at: FxHashMap<&str, usize> =
        claims.iter().enumerate().map(|(at, claim)| (claim.id.as_str(), at)).collect();
    out.count(claims.len() as u64);
    let mut before: Option<&Claim> = None;
    for claim in claims {
        head(out, claim, before);
        claim.quantity.pack(out);
        out.byte(claim.statement.is_some().into());
        if let Some(statement) = &claim.statement {
            pack_statement(out, statement, &claim.text);
        }
        out.byte(claim.measure.is_some().into());
        if let Some(measure) = &claim.measure {
            out.span(measure.span);
            out.covered(&measure.text, claim.field, measure.span);
            out.text(&measure.head);
        }
        claim.event.pack(out);
        claim.time.pack(out);
        out.shared(Shared::Places, |out| claim.place.pack(out));
        pack_scope(out, claim.scope.as_ref(), &at);
        out.byte(claim.attribution.is_some().into());
        if let Some(said) = &claim.attribution {
            out.shared(Shared::Attribution, |out| said::pack(out, said, claim.field));
        }
        out.shared(Shared::Rules, |out| claim.rules.pack(out));
        before = Some(claim);
    }
}

/// Which claim it is, and where it stands.
fn head(out: &mut Out, claim: &Claim, before: Option<&Claim>) {
    let Claim { schema, id, kind, article, field, span, text, sentence, .. } = claim;
    let same = before.is_some_and(|before| before.sentence == *sentence && before.field == *field);
    let flag = |is: bool, bit: u8| if is { bit } else { 0 };
    let usual = flag(schema == CLAIM_SCHEMA, usual::SCHEMA)
        | flag(out.texts.slice(*field, *span) == Some(text), usual::TEXT)
        | flag(*id == claim_id(&article.id, *kind, *field, *span, text), usual::ID)
        | flag(same, usual::SAME_SENTENCE)
        | flag(out.texts.slice(*field, sentence.span) == Some(&sentence.text), usual::SENTENCE_TEXT)
        | flag(*field == Field::Text, usual::IN_TEXT)
        | flag(*kind == ClaimKind::Quantity, usual::QUANTITY);
    out.byte(usual);
    if !same {
        out.span(sentence.span);
        out.base = sentence.span.start;
        out.sentence = out.texts.slice(*field, sentence.span).unwrap_or_default();
        if usual & usual::SENTENCE_TEXT == 0 {
            out.text(&sentence.text);
        }
    }
    out.span(*span);
    for (text, bit) in [(text, usual::TEXT), (id, usual::ID), (schema, usual::SCHEMA)] {
        if usual & bit == 0 {
            out.text(text);
        }
    }
}

/// The claims of an article, of which each names it.
pub(super) fn unpack(from: &mut In, article: &Arc<ArticleRef>) -> Unpacked<Vec<Claim>> {
    let length = from.length()?;
    let mut claims: Vec<Claim> = Vec::with_capacity(length);
    let mut known = Known::default();
    let mut wholes = Vec::new();
    for _ in 0..length {
        let mut claim = unpack_head(from, article, claims.last())?;
        claim.quantity = Pack::unpack(from)?;
        if from.byte()? != 0 {
            claim.statement = Some(unpack_statement(from, &claim.text)?);
        }
        if from.byte()? != 0 {
            let span = from.span()?;
            let text = from.covered(claim.field, span)?;
            claim.measure = Some(Measure { text, span, head: from.text()? });
        }
        claim.event = Pack::unpack(from)?;
        claim.time = Pack::unpack(from)?;
        claim.place = from.shared(&mut known.places, Pack::unpack)?;
        claim.scope = unpack_scope(from, &mut wholes, claims.len())?;
        if from.byte()? != 0 {
            let field = claim.field;
            let said = from.shared(&mut known.attributions, |from| said::unpack(from, field))?;
            claim.attribution = Some(said);
        }
        claim.rules = from.shared(&mut known.rules, Pack::unpack)?;
        claims.push(claim);
    }
    for (part, whole) in wholes {
        let of = claims.get(whole).ok_or(Unfit)?.id.clone();
        claims[part].scope = Some(Scope::Part { of });
    }
    Ok(claims)
}

#[derive(Default)]
struct Known {
    places: Vec<Vec<String>>,
    attributions: Vec<Attribution>,
    rules: Vec<Vec<String>>,
}

fn unpack_head(from: &mut In, article: &Arc<ArticleRef>, before: Option<&Claim>) -> Unpacked<Claim> {
    let usual = from.byte()?;
    let is = |bit: u8| usual & bit != 0;
    let field = if is(usual::IN_TEXT) { Field::Text } else { Field::Title };
    let kind = if is(usual::QUANTITY) { ClaimKind::Quantity } else { ClaimKind::Statement };
    let sentence = match is(usual::SAME_SENTENCE) {
        true => before.ok_or(Unfit)?.sentence.clone(),
        false => {
            let span = from.span()?;
            from.base = span.start;
            let there = from.texts.slice(field, span);
            from.sentence = there.unwrap_or_default();
            let text = match is(usual::SENTENCE_TEXT) {
                true => there.ok_or(Unfit)?.to_owned(),
                false => from.text()?,
            };
            Passage { span, text }
        }
    };
    let span = from.span()?;
    let text = match is(usual::TEXT) {
        true => from.texts.slice(field, span).ok_or(Unfit)?.to_owned(),
        false => from.text()?,
    };
    let id = match is(usual::ID) {
        true => claim_id(&article.id, kind, field, span, &text),
        false => from.text()?,
    };
    let schema = if is(usual::SCHEMA) { CLAIM_SCHEMA.to_owned() } else { from.text()? };
    Ok(Claim {
        schema,
        id,
        kind,
        article: Arc::clone(article),
        field,
        span,
        text,
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
    })
}

/// A figure's bounds are mostly the figure.
impl Pack for Quantity {
    fn pack(&self, out: &mut Out) {
        let Quantity { text, value, low, high, modifier, unit, dimension, trend } = self;
        out.near(text);
        value.pack(out);
        for bound in [low, high] {
            match bound {
                None => out.byte(0),
                Some(bound) if same(bound, value) => out.byte(1),
                Some(bound) => {
                    out.byte(2);
                    bound.pack(out);
                }
            }
        }
        modifier.pack(out);
        unit.pack(out);
        dimension.pack(out);
        trend.pack(out);
    }

    fn unpack(from: &mut In) -> Unpacked<Self> {
        let text = from.near()?;
        let value = <Decimal as Pack>::unpack(from)?;
        let mut bound = || match from.byte()? {
            0 => Ok(None),
            1 => Ok(Some(value)),
            _ => <Decimal as Pack>::unpack(from).map(Some),
        };
        let (low, high) = (bound()?, bound()?);
        Ok(Quantity {
            text,
            value,
            low,
            high,
            modifier: Pack::unpack(from)?,
            unit: Pack::unpack(from)?,
            dimension: Pack::unpack(from)?,
            trend: Pack::unpack(from)?,
        })
    }
}

/// To the last zero.
fn same(one: &Decimal, other: &Decimal) -> bool {
    one == other && one.scale() == other.scale()
}

fn pack_statement(out: &mut Out, statement: &Statement, claimed: &str) {
    let Statement { text, directness, verbatim, polarity, factuality } = statement;
    out.byte((text == claimed).into());
    if text != claimed {
        out.near(text);
    }
    directness.pack(out);
    verbatim.pack(out);
    polarity.pack(out);
    factuality.pack(out);
}

fn unpack_statement(from: &mut In, claimed: &str) -> Unpacked<Statement> {
    Ok(Statement {
        text: if from.byte()? != 0 { claimed.to_owned() } else { from.near()? },
        directness: Pack::unpack(from)?,
        verbatim: Pack::unpack(from)?,
        polarity: Pack::unpack(from)?,
        factuality: Pack::unpack(from)?,
    })
}

impl Pack for Event {
    fn pack(&self, out: &mut Out) {
        let Event { text, lemma, agent, target, polarity, factuality } = self;
        out.near(text);
        out.text(lemma);
        for party in [agent, target] {
            out.byte(party.is_some().into());
            if let Some(party) = party {
                out.near(party);
            }
        }
        polarity.pack(out);
        factuality.pack(out);
    }

    fn unpack(from: &mut In) -> Unpacked<Self> {
        let (text, lemma) = (from.near()?, from.text()?);
        let mut party = || match from.byte()? {
            0 => Ok(None),
            _ => from.near().map(Some),
        };
        let (agent, target) = (party()?, party()?);
        let (polarity, factuality) = (Pack::unpack(from)?, Pack::unpack(from)?);
        Ok(Event { text, lemma, agent, target, polarity, factuality })
    }
}

impl Pack for Time {
    fn pack(&self, out: &mut Out) {
        let Time { text, start, end } = self;
        out.near(text);
        start.pack(out);
        end.pack(out);
    }

    fn unpack(from: &mut In) -> Unpacked<Self> {
        Ok(Time { text: from.near()?, start: Pack::unpack(from)?, end: Pack::unpack(from)? })
    }
}

/// The whole is a claim of the article, by its place among them.
fn pack_scope(out: &mut Out, scope: Option<&Scope>, at: &FxHashMap<&str, usize>) {
    match scope {
        None => out.byte(0),
        Some(Scope::Cumulative { since }) => {
            out.byte(1);
            since.pack(out);
        }
        Some(Scope::Part { of }) => match at.get(of.as_str()) {
            Some(whole) => {
                out.byte(2);
                out.count(*whole as u64);
            }
            None => {
                out.byte(3);
                out.text(of);
            }
        },
    }
}

/// Notes parts with the places of their wholes, which may come later.
fn unpack_scope(from: &mut In, wholes: &mut Vec<(usize, usize)>, part: usize) -> Unpacked<Option<Scope>> {
    Ok(match from.byte()? {
        0 => None,
        1 => Some(Scope::Cumulative { since: Pack::unpack(from)? }),
        2 => {
            wholes.push((part, from.count()? as usize));
            None
        }
        _ => Some(Scope::Part { of: from.text()? }),
    })
}
