//! Whom other reports of a story name in full.

use super::block::{Block, block, of_family};
use crate::claims::{Reading, SpeakerKind};
use crate::lexicon::spelling::name_key;

/// Those of an article who may be known from others, and those by whom others may be.
#[derive(Debug, Clone, Default)]
pub struct Acquaintances {
    /// The block and the key of each speaker, in the order of the cast.
    cast: Vec<(Block, String)>,
    /// Everybody named in full: block and key, sorted.
    named: Vec<(Block, String)>,
}

impl Acquaintances {
    pub fn of(reading: &Reading) -> Self {
        let speakers = &reading.setting.cast;
        let cast: Vec<(Block, String)> = speakers
            .iter()
            .map(|speaker| (block(&speaker.name, speaker.kind), name_key(&speaker.name)))
            .collect();
        let people = reading.setting.story.people.iter().map(|key| (of_family(key), key.clone()));
        let bodies = speakers.iter().zip(&cast).filter(|(speaker, _)| speaker.kind == SpeakerKind::Body);
        let mut named: Vec<(Block, String)> =
            people.chain(bodies.map(|(_, one)| one.clone())).filter(|(_, key)| key.contains(' ')).collect();
        named.sort_unstable();
        named.dedup();
        Acquaintances { cast, named }
    }

    /// Of each speaker of the cast, by index, the other full names of the block that another article has.
    pub fn met<'a>(&'a self, other: &'a Acquaintances) -> impl Iterator<Item = (usize, &'a str)> {
        self.cast.iter().enumerate().flat_map(move |(at, (block, own))| {
            let start = other.named.partition_point(|(named, _)| named < block);
            let within = other.named[start..].iter().take_while(move |(named, _)| named == block);
            within.map(|(_, key)| key.as_str()).filter(move |key| key != own).map(move |key| (at, key))
        })
    }
}
