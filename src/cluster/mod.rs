//! The store's answer without the store: steps from articles to findings, each from lines to lines, that any cluster engine can run
//! between its shuffles.  Pure; `integrations/spark` is one such engine's job.
//!
//! | step | from | to | the engine groups by |
//! |---|---|---|---|
//! | [`mapped`] | an article | [`Mapped`]: what it is found by, and what leads to its copies | |
//! | [`settled`](crate::store::settled) | articles that share a [`kin`](Mapped::kin) | those that count | whatever shares a kin, and what that shares one with |
//! | [`plan`] | articles of each day | [`Span`]s of days with about as many articles each | |
//! | [`meet`] | the keys of a span | [`Route`]s: in which block an article is judged, and against which earlier ones | span |
//! | [`judged`] | the articles of a block | findings | block |
//!
//! Texts cross the network, and not readings: a packed reading takes three times what its compressed text does, and reading it
//! anew takes a millisecond.

mod grouped;
mod judged;
mod lines;
mod mapped;
mod meet;
mod plan;
mod stories;

pub use grouped::{Grouped, grouped};
pub use judged::{Missing, judged};
pub use lines::{Block, Day, Failed, Kin, Mapped, Record, Route, Span, Spanned};
pub use mapped::mapped;
pub use meet::meet;
pub use plan::plan;
