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
mod format;
mod html;
mod json;
mod lines;
mod open;
#[cfg_attr(not(test), expect(dead_code, reason = "format.rs and open.rs are to call it"))]
mod pdf;
mod plain;
mod stamp;
mod unwrap;

pub use address::address;
pub use article::Article;
pub use date::parse_date;
pub use draft::Defaults;
pub use error::{Place, ReadError};
pub use format::Format;
pub use open::{Meter, STDIN, articles, articles_metered, from_bytes, from_reader, size};
pub use stamp::Stamp;

/// Larger inputs are refused: offsets into an article's text are 32 bits wide.
const MAX_BYTES: usize = 1 << 30;
