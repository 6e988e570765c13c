//! Words as typed tables, one row a word; each table names its source.  Pure.

mod antonyms;
mod complements;
mod opposites;
mod places;
mod rarity;
mod things;
mod units;

pub use antonyms::antonyms;
pub use complements::{Bearing, Bearings, bearings};
pub use opposites::opposed;
pub use places::{Places, Sense, key as place_key, places};
pub use rarity::rarity;
pub use things::{Kinship, Thing, grows, is_person, kinship, thing};
pub use units::base_unit;
