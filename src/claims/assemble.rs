//! Puts the claims of one article together into its reading.

use rustc_hash::FxHashMap;

use super::builder::Builder;
use super::claim::{Claim, ClaimKind};
use super::frame::{self, Frame};
use super::reading::{READING_SCHEMA, Reading, Setting};
use super::{attributed, cast, proposition, quantity, statement, story, victim};
use crate::base::Span;

pub(super) fn reading(builder: Builder) -> Reading {
    let said = attributed::Contents::of(builder.annotations);
    let (claims, frames, statements) = claims(&builder, &said);
    let proposition::Clauses { propositions, moments, kept } = proposition::of(&builder, &said, &statements);
    let victims = victim::of(&builder, &kept, &moments);
    let story = story::of(builder.document, builder.annotations, &builder.places, &builder.sentences.list);
    let cast = cast::of(builder.document, &builder.annotations.entities, &claims);
    let setting =
        Setting { frames, sentences: builder.sentences.list, propositions, moments, victims, cast, story };
    Reading { schema: READING_SCHEMA.to_owned(), article: builder.article, claims, setting }
}

/// All claims in order of the text, with their frames, and for each attribution which of them is its statement.
fn claims(builder: &Builder, said: &attributed::Contents) -> (Vec<Claim>, Vec<Frame>, Vec<Option<u32>>) {
    let mut claims: Vec<(Span, Claim, Frame)> =
        Vec::with_capacity(builder.annotations.figures.len() + builder.annotations.attributions.len());
    let mut ids = Vec::with_capacity(builder.annotations.figures.len());
    for (at, figure) in builder.annotations.figures.iter().enumerate() {
        let said = said.around(figure.span).and_then(|said| builder.annotations.attributions.get(said));
        let claim = quantity::claim(builder, at, said);
        ids.push(claim.as_ref().map(|claim| claim.id.clone()));
        claims.extend(claim.map(|claim| (figure.span, claim, frame::of_figure(builder, at, figure, said))));
    }
    quantity::name_wholes(builder.annotations, &ids, &mut claims);
    let mut stated = Vec::with_capacity(builder.annotations.attributions.len());
    for attribution in &builder.annotations.attributions {
        let claim = statement::claim(builder, attribution);
        stated.push(claim.as_ref().map(|(_, claim)| claim.id.clone()));
        claims.extend(claim.map(|(span, claim)| {
            let frame = frame::of_statement(builder, attribution, &claim);
            (span, claim, frame)
        }));
    }
    claims.sort_by_key(|(span, claim, _)| (span.start, span.end, claim.kind == ClaimKind::Statement));
    claims.dedup_by(|(_, a, _), (_, b, _)| a.id == b.id);
    let at: FxHashMap<&str, u32> =
        claims.iter().enumerate().map(|(at, (_, claim, _))| (claim.id.as_str(), at as u32)).collect();
    let statements = stated.iter().map(|id| at.get(id.as_deref()?).copied()).collect();
    let (claims, frames) = claims.into_iter().map(|(_, claim, frame)| (claim, frame)).unzip();
    (claims, frames, statements)
}
