//! What speaks for or against two clauses being of one thing, of which one affirms what the other denies.

use super::super::bag::{Bag, WordId};
use super::super::clause::Clause;
use super::super::overlap::{Overlap, common};
use super::super::prepared::Prepared;
use super::super::regression::on;
use super::super::story::Likeness;
use super::super::voice::Voices;
use super::signs::{capped, equality};
use crate::claims::Factuality;

/// In the order of [`signs`].
pub const SIGNS: [&str; 41] = [
    "jaccard",
    "contained",
    "predicate_equal",
    "predicate_rarity",
    "predicate_held",
    "predicate_opposed",
    "word_opposed",
    "agent",
    "agent_apart",
    "agent_missing",
    "patient",
    "patient_apart",
    "patient_missing",
    "other",
    "complement_apart",
    "rarest",
    "shared_words",
    "names_shared",
    "names_apart",
    "numbers_shared",
    "numbers_apart",
    "sentence",
    "paragraph",
    "negated_both",
    "reversed",
    "firm_apart",
    "firm_asserted",
    "planned",
    "voice_same",
    "voice_other",
    "voice_one",
    "first_person",
    "same_article",
    "near",
    "gap",
    "story",
    "copies",
    "length_least",
    "length_most",
    "twin",
    "rival",
];

/// Two clauses, each with its article, and what else they may be one with.
#[derive(Debug, Clone, Copy)]
pub struct Meeting<'a> {
    pub a: (&'a Prepared, &'a Clause),
    pub b: (&'a Prepared, &'a Clause),
    pub story: &'a Likeness,
    pub opposite: Option<(WordId, WordId)>,
    pub voices: Voices,
    /// How like the likest clause of the other article is that says the same, and that says the contrary; of either.
    pub twin: f32,
    pub rival: f32,
}

pub fn signs(meeting: &Meeting) -> [f32; SIGNS.len()] {
    let Meeting { a: (one, a), b: (other, b), story, .. } = *meeting;
    let (proposition, facing) = (one.proposition(a), other.proposition(b));
    let all = Overlap::of(&a.all, &b.all);
    let role = |a: &Bag, b: &Bag| Overlap::of(a, b).contained;
    let apart = |a: &Bag, b: &Bag| on(!a.is_empty() && !b.is_empty() && !a.shares(b));
    let missing = |a: &Bag, b: &Bag| on(a.is_empty() || b.is_empty());
    let equal = a.predicate == b.predicate;
    let opposed = meeting.opposite == Some((a.predicate, b.predicate));
    let numbers = equality(
        (!a.numbers.is_empty()).then_some(&a.numbers),
        (!b.numbers.is_empty()).then_some(&b.numbers),
    );
    let names = common(&a.names, &b.names);
    let unknown = one.voice(proposition).is_none() != other.voice(facing).is_none();
    let same = std::ptr::eq(one, other);
    let firm = |wanted: Factuality| on(a.firm == wanted || b.firm == wanted);
    let distance = proposition.sentence.abs_diff(facing.sentence);
    let wide = (context(one, proposition.sentence), context(other, facing.sentence));
    let sentences = Overlap::of(&wide.0.0, &wide.1.0);
    let held = |clause: &Clause, words: &Bag| {
        let has = |word: &WordId| words.binary_search_by_key(word, |(word, _)| *word).is_ok();
        let held: f32 = clause.all.iter().filter(|(word, _)| has(word)).map(|(_, weight)| weight).sum();
        held / clause.all.iter().map(|(_, weight)| weight).sum::<f32>().max(f32::EPSILON)
    };
    [
        all.jaccard,
        all.contained,
        on(equal),
        if equal { a.rarity } else { 0.0 },
        on(!equal && (a.holds(b.predicate) || b.holds(a.predicate))),
        on(opposed),
        on(meeting.opposite.is_some() && !opposed),
        role(&a.agent, &b.agent),
        apart(&a.agent, &b.agent),
        missing(&a.agent, &b.agent),
        role(&a.patient, &b.patient),
        apart(&a.patient, &b.patient),
        missing(&a.patient, &b.patient),
        role(&a.other, &b.other),
        apart(&a.complement, &b.complement),
        all.rarest,
        capped(all.words as usize, 6),
        capped(names, 3),
        on(names == 0 && !a.names.is_empty() && !b.names.is_empty()),
        on(numbers == Some(true)),
        on(numbers == Some(false)),
        sentences.jaccard,
        held(a, &wide.1.1).min(held(b, &wide.0.1)),
        on(a.negative && b.negative),
        on(proposition.reversed || facing.reversed),
        on(a.firm != b.firm),
        on(a.firm == Factuality::Asserted && b.firm == Factuality::Asserted),
        firm(Factuality::Planned),
        on(meeting.voices == Voices::Same),
        on(meeting.voices == Voices::Different),
        on(unknown),
        on(!proposition.meant.is_empty() || !facing.meant.is_empty()),
        on(same),
        on(same && distance <= 2),
        story.gap.unwrap_or(5).min(10) as f32 / 10.0,
        story.odds.clamp(-6.0, 6.0) / 6.0,
        on(story.copies),
        capped(a.all.len().min(b.all.len()), 8),
        capped(a.all.len().max(b.all.len()), 12),
        meeting.twin,
        meeting.rival,
    ]
}

/// Words of a sentence, and with them those before it.
fn context(article: &Prepared, sentence: u32) -> (Bag, Bag) {
    article.weighed.context(&article.reading.setting.sentences, sentence as usize)
}
