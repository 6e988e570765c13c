//! What the parse says of a sentence beyond heads: its clauses, and how one hangs on another.

mod clause;

pub use clause::{Clause, Clauses};
