//! Claims and findings → any writer: tables, JSON, CSV, Markdown, one HTML page, formats of other tools.

mod card;
mod cell;
mod changes;
mod claims;
mod export;
mod facts;
mod findings;
mod html;
mod ledger;
mod listing;
mod paper;
mod passage;
mod profile;
mod title;

pub use card::{Sheet, print_cards};
pub use cell::{in_json, in_terminal, one_line, shortened, write_json, write_line};
pub use changes::{ChangeRow, Edition, Told, rows_of_changes};
pub use claims::{Listed, short_id};
pub use export::{Annotated, Checker, annotation, print_claim_reviews};
#[cfg(feature = "parquet")]
pub use export::{ClaimTable, Table, TableError, fact_table, finding_table};
pub use facts::{Fact, facts};
pub use html::print_page;
pub use ledger::print_entry;
pub use listing::{Format, Listing, Row};
pub use paper::print_facts;
pub use passage::{print_article, print_claim, print_finding, print_why_not};
pub use profile::{Heading, Profile, print_profile};
