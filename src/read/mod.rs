//! Paths, folders, standard input, bytes → [`Article`].
//!
//! A path becomes a stream of articles; whatever cannot be read becomes one [`ReadError`] in that stream,
//! and the rest goes on.

mod address;
mod article;
mod binary;
mod date;
mod decode;
mod draft;
mod error;
mod feed;
mod folder;
mod format;
mod html;
mod item;
mod json;
mod jsonfeed;
mod keys;
mod lines;
mod list;
mod mail;
mod markup;
mod open;
mod packed;
mod pdf;
mod plain;
mod record;
mod sniff;
mod stamp;
mod table;
mod unwrap;
mod warc;

pub use address::address;
pub use article::Article;
pub use date::parse_date;
pub use draft::Defaults;
pub use error::{Place, ReadError};
pub use folder::is_read;
pub use format::Format;
pub use keys::Columns;
pub use lines::record;
pub use open::{
    Meter, STDIN, articles, articles_metered, from_bytes, from_reader, holds_any, is_hidden, size,
};
pub use stamp::Stamp;

/// Larger articles are refused, whatever they are written in: no article is so long, and what reads it takes some times as much.
const MAX_BYTES: usize = 64 << 20;
