//! What the tags and the parse say of a sentence beyond heads: its clauses and how one hangs on another, the verb that
//! governs a token, a verb's subject, and what a noun phrase names.

mod clause;
mod dateline;
mod governing;
mod noun;
mod subject;

pub use clause::{Clause, Clauses};
pub(super) use dateline::datelines;
pub(crate) use governing::{clause_starts, governing_verb};
pub(crate) use noun::{
    Noun, is_amount, measures, mistaken, names_thing, participle_before, phrase_at, possessor, widened,
};
pub(crate) use subject::{antecedent, participle, pronoun_before, spoken_for, subject_of};
