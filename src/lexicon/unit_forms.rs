//! How the forms of a unit stand in a table: by where they may stand in a text.

/// Where a form of a unit may stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Use {
    /// Anywhere behind a number.
    Word,
    /// Behind digits.
    Symbol,
    /// Attached to digits.
    Glued,
    /// Before a number.
    Prefix,
    /// Before or behind.
    Both,
    /// Beside a large number only.
    Scaled,
}

impl Use {
    pub(super) fn of(name: &str) -> Option<Use> {
        Some(match name {
            "word" => Use::Word,
            "symbol" => Use::Symbol,
            "glued" => Use::Glued,
            "prefix" => Use::Prefix,
            "both" => Use::Both,
            "scaled" => Use::Scaled,
            _ => return None,
        })
    }
}

/// "word metre, meter; symbol m".
pub(super) fn forms(column: &'static str) -> impl Iterator<Item = (&'static str, Use)> {
    let uses = column.split("; ").filter_map(|part| part.split_once(' '));
    let uses = uses.filter_map(|(name, forms)| Some((Use::of(name)?, forms)));
    uses.flat_map(|(stands, forms)| forms.split(", ").map(move |form| (form, stands)))
}
