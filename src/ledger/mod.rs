//! What happened, where and when, and which figures all outlets give for it.  Pure.
//!
//! Articles that likelier tell of one incident than not form one; the tolls of an incident of one class, part and day are
//! one fact, whatever their words.  Other figures are of one fact where judging found them to be of one thing.

mod account;
mod best;
mod entry;
mod filter;
mod partition;
mod rows;
#[cfg(test)]
mod tests;
mod toll;

pub use account::{Account, Bound, Report};
pub use best::{Best, best};
pub use entry::{Day, Dispute, Entry, FACT_SCHEMA, Value};
pub use filter::Asked;
pub use partition::{Link, partition};
pub use rows::{Ledger, Tolled};
pub use toll::{Told, Toll, tolls};
