//! Puts the claims of one article together, by themselves or into its reading.

use super::attributed::Contents;
use super::builder::Builder;
use super::claim::{Claim, ClaimKind};
use super::frame;
use super::reading::{READING_SCHEMA, Reading, Setting};
use super::sentence::Sentences;
use super::{Attribution, attributed, cast, proposition, quantity, statement, story, victim};
use crate::base::Span;

/// What a claim is made of, by its index among the annotations.
#[derive(Clone, Copy)]
enum Source {
    Figure(usize),
    Attribution(usize),
}

impl Source {
    fn kind(self) -> ClaimKind {
        match self {
            Source::Figure(_) => ClaimKind::Quantity,
            Source::Attribution(_) => ClaimKind::Statement,
        }
    }
}

pub(super) fn reading(builder: Builder) -> Reading {
    let (document, annotations) = (builder.document, builder.annotations);
    let said = Contents::of(annotations);
    let sentences = Sentences::of(&builder);
    let most = annotations.figures.len() + annotations.attributions.len();
    let (mut claims, mut frames): (Vec<Claim>, Vec<_>) = (Vec::with_capacity(most), Vec::with_capacity(most));
    // For each attribution which of the claims is its statement.
    let mut statements = vec![None; annotations.attributions.len()];
    told(&builder, &said, |source, claim| {
        if let Some(claim) = claim {
            frames.push(match source {
                Source::Figure(at) => frame::of_figure(&builder, &sentences, at, &said),
                Source::Attribution(at) => frame::of_statement(&builder, &sentences, at, &claim),
            });
            claims.push(claim);
        }
        if let Source::Attribution(at) = source {
            statements[at] = Some(claims.len() as u32 - 1);
        }
    });
    let proposition::Clauses { propositions, moments, kept } =
        proposition::of(&builder, &sentences, &said, &statements);
    let victims = victim::of(&builder, &kept, &moments);
    let story = story::of(document, annotations, &builder.places, &sentences.list);
    let cast = cast::of(document, &annotations.entities, &claims);
    let setting = Setting { frames, sentences: sentences.list, propositions, moments, victims, cast, story };
    Reading { schema: READING_SCHEMA.to_owned(), article: builder.article, claims, setting }
}

/// All claims in order of the text, one after the other.
pub(super) fn claims(builder: &Builder, mut each: impl FnMut(Claim)) {
    let said = Contents::of(builder.annotations);
    told(builder, &said, |_, claim| claim.into_iter().for_each(&mut each));
}

/// Every source that gives a claim, in order of the text, with its claim; with none where the claim before it is the same.
fn told(builder: &Builder, said: &Contents, mut each: impl FnMut(Source, Option<Claim>)) {
    let annotations = builder.annotations;
    let figures = annotations.figures.iter().enumerate();
    let figures = figures.map(|(at, figure)| (figure.span, Source::Figure(at)));
    let attributions = annotations.attributions.iter().enumerate();
    let attributions = attributions
        .filter_map(|(at, said)| Some((statement::span(builder, said)?, Source::Attribution(at))));
    let mut sources: Vec<(Span, Source)> = figures.chain(attributions).collect();
    sources.sort_by_key(|(span, source)| (span.start, span.end, source.kind() == ClaimKind::Statement));
    let mut last = String::new();
    // Figures of one statement follow one another: where all its parts stand is looked up once.
    let mut known: Option<(usize, Attribution)> = None;
    for (span, source) in sources {
        let claim = match source {
            Source::Figure(at) => {
                let said = said.around(span).and_then(|at| Some((at, annotations.attributions.get(at)?)));
                let said = said.map(|(at, said)| {
                    let attribution = known.take().filter(|(other, _)| *other == at);
                    let (_, attribution) = known
                        .insert(attribution.unwrap_or_else(|| (at, attributed::attribution(builder, said))));
                    (said.cue_class, attribution.clone())
                });
                quantity::claim(builder, at, said)
            }
            Source::Attribution(at) => statement::claim(builder, span, &annotations.attributions[at]),
        };
        let Some(claim) = claim else { continue };
        if claim.id == last {
            each(source, None);
            continue;
        }
        last.clone_from(&claim.id);
        each(source, Some(claim));
    }
}
