//! Words as typed tables, one row a word; each table names its source.  Pure.

mod ahead;
mod antonyms;
mod classes;
mod complements;
mod currencies;
mod events;
mod figures;

mod labels;
mod links;
mod numbers_of;
mod opposites;
mod persons;
mod places;
mod rarity;
mod senses;
mod speech;
mod syntax;
mod things;
mod times;
mod unit_forms;
mod units;

pub use ahead::{Ahead, ahead};
pub use antonyms::antonyms;
pub use complements::{Bearing, Bearings, bearings};
pub use currencies::{SharedName, shared_name};
pub use events::{EventClass, EventWord, event_word, harm};
pub use figures::{FigureWord, is_figure_word};
pub use labels::{Label, is_label};
pub use links::{Link, link};
pub use numbers_of::is_number_of;
pub use opposites::opposed;
pub use persons::{Personal, personal};
pub use places::{Places, Sense, key as place_key, places};
pub use rarity::{RAREST, rarity};
pub use senses::{NounSense, VerbSense, noun_sense, verb_sense};
pub use speech::{Manner, manner};
pub use syntax::{Syntax, is_syntax};
pub use things::{Kinship, Thing, grows, is_people, is_person, kinship, thing};
pub use times::{TimeWord, is_time_word, time_word};
pub use unit_forms::Use;
pub use units::{Dimension, Form, Unit, base_unit, in_base, opens_unit, unit, unit_word};
