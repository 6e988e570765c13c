//! gainsay reads news articles, pulls out what they claim (figures, and statements attributed to a
//! speaker), and says where a new article contradicts what earlier ones claimed.
//!
//! The stages stand in the order in which data flows; each imports only those above it.
//! `tests/architecture.rs` holds that, and that the core does no input or output.

pub mod base;

pub mod lexicon;

pub mod read;

pub mod document;

pub mod annotate;

pub mod claims;

pub mod compare;

pub mod ledger;
pub mod store;

pub mod cluster;

pub mod report;

pub mod cli;

/// The examples of the README are compiled and run.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
