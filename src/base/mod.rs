//! What every stage speaks in: spans, exact figures, intervals, dates, rule ids.  Pure.

mod context;
mod day;
mod ident;
mod interval;
mod lexicon;
mod rule;
mod span;
mod words;

pub use context::{Context, DateSpan};
pub use day::since_1970;
pub use ident::{ident, is_ident};
pub use interval::Interval;
pub use lexicon::{Lexicon, LexiconLine};
pub use rule::{Derivation, RuleId};
pub use span::{CharSpan, Field, Span};
pub use words::{Words, hash, rows, same};

pub use jiff::civil::Date;
pub use rust_decimal::Decimal;
