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
pub use opinion::Opinion;
