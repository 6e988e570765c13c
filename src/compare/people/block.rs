//! Where those stand who may be one.

use crate::claims::SpeakerKind;
use crate::lexicon::spelling::{bare, family, initials, name_key, sound};

/// People and names of one word by the sound of the family name, bodies by their initials, all others by what they are
/// called.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Block {
    Family(String),
    Body(String),
    Unnamed(String),
}

impl std::fmt::Display for Block {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Block::Family(key) => write!(out, "family {key}"),
            Block::Body(key) => write!(out, "body {key}"),
            Block::Unnamed(key) => write!(out, "{UNNAMED}{key}"),
        }
    }
}

/// How the blocks are written whose appearances are all one.
pub const UNNAMED: &str = "unnamed ";

pub fn block(name: &str, kind: SpeakerKind) -> Block {
    match kind {
        SpeakerKind::Unnamed => Block::Unnamed(name_key(name)),
        SpeakerKind::Body => {
            let initials = initials(bare(name));
            // "Apple" may be a bare name where an article says no more.
            if initials.len() < 2 { of_family(&name_key(name)) } else { Block::Body(initials) }
        }
        SpeakerKind::Person | SpeakerKind::Name => of_family(&name_key(name)),
    }
}

/// Of a folded name of somebody.
pub fn of_family(key: &str) -> Block {
    Block::Family(sound(family(key)))
}
