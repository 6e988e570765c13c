//! People whom harm befell, in the form in which a reading keeps them.

use serde::{Deserialize, Serialize};

use super::Moment;
use super::builder::Builder;
use crate::base::DateSpan;

/// One person whom a clause says to have been killed or wounded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Victim {
    /// A class of `lexicon/events.tsv`: "kill".
    pub class: String,
    /// The person's fullest name in the article.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days: Option<DateSpan>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub place: Vec<String>,
    /// By the victim's own hand.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub own_hand: bool,
    /// The word for the victim in the clause's sentence.
    pub word: u16,
    /// Index of the clause in [`super::Setting::propositions`].
    pub proposition: u32,
}

/// `kept` says for each annotated clause where the reading has it; moments are in order of their clauses.
pub(super) fn of(builder: &Builder, kept: &[Option<u32>], moments: &[Moment]) -> Vec<Victim> {
    let (annotations, document) = (builder.annotations, builder.document);
    let kept = |at: u32| kept.get(at as usize).copied().flatten();
    let named = |at: u32| annotations.entities.get(at).map(|entity| entity.name.clone());
    let victims = annotations.victims.iter().filter_map(|victim| {
        let proposition = kept(victim.proposition)?;
        let sentence = document.sentences.get(document.sentence_of(victim.who) as usize)?;
        let times = moments.iter().filter(|moment| moment.proposition == proposition);
        Some(Victim {
            class: victim.class.as_str().to_owned(),
            name: victim.entity.and_then(named),
            days: times.filter_map(|moment| moment.days).next(),
            place: builder.places.near(document, document.tokens[victim.who as usize].span).names,
            own_hand: victim.own_hand,
            word: (victim.who - sentence.tokens.0) as u16,
            proposition,
        })
    });
    victims.collect()
}
