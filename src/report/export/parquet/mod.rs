//! Claims, findings and facts as Parquet, written column by column without Arrow.

mod claim;
mod column;
mod records;
mod table;

pub use records::{ClaimTable, fact_table, finding_table};
pub use table::{Table, TableError};
