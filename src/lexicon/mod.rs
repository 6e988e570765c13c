//! Words as typed tables, one row a word; each table names its source.  Pure.

mod antonyms;
mod complements;
mod opposites;
mod persons;
mod rarity;
mod senses;
mod speech;
mod things;
mod units;

pub use antonyms::antonyms;
pub use complements::{Bearing, Bearings, bearings};
pub use opposites::opposed;
pub use persons::{Personal, personal};
pub use rarity::rarity;
pub use senses::{NounSense, VerbSense, noun_sense, verb_sense};
pub use speech::{Manner, manner};
pub use things::{Kinship, Thing, grows, is_person, kinship, thing};
pub use units::base_unit;
