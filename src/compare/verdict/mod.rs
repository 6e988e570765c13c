//! What two articles' claims of one thing mean for one another; one kind of verdict a file.

pub mod date;
pub mod difference;
pub mod figures;
mod opinion;
pub mod parts;
pub mod polarity;
pub mod quotation;
pub mod speaker;
pub mod sum;
mod turned;
mod wording;

pub use figures::{LIKELY, SURE};

/// Articles that are less surely of one incident tell of two, and their clauses and moments are not compared.
const ONE_STORY: f32 = 0.3;

pub use opinion::Opinion;
