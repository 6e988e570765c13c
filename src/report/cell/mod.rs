//! Text from articles is anybody's text: nothing in it may steer a terminal, a spreadsheet, a page or what reads lines.
//!
//! One file an output: what goes out in it passes there and nowhere else.  What is not seen is told in `hidden`.

mod csv;
mod hidden;
mod json;
mod markdown;
mod terminal;
#[cfg(test)]
mod tests;

pub(super) use csv::in_csv;
pub(super) use hidden::shown;
pub use json::{in_json, write_json, write_line};
pub(super) use markdown::in_markdown;
pub use terminal::in_terminal;

pub use crate::claims::one_line;

/// On one line and not longer than this many characters.
pub fn shortened(text: &str, most: usize) -> String {
    let line = one_line(text);
    match line.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
        None => line,
    }
}
