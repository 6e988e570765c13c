//! Claims, findings and facts in the formats of other tools; docs/exports.md says what each holds.

mod annotation;
mod claim_review;
mod iri;
#[cfg(feature = "parquet")]
mod parquet;

pub use annotation::{Annotated, annotation};
pub use claim_review::{Checker, print_claim_reviews};
#[cfg(feature = "parquet")]
pub use parquet::{ClaimTable, Table, TableError, fact_table, finding_table};
