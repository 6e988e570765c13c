//! A figure in the making, and how its number is set.

use super::Dimension;
use super::numeral::Numeral;
use super::spelled::{Form, Place, Spelled};
use super::unit::Unit;
use crate::base::{Decimal, Derivation, Span};
use crate::document::Document;

/// A figure in the making.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    /// Tokens of the number with its currency sign, end exclusive.
    pub tokens: (u32, u32),
    /// The token after the unit.
    pub after: u32,
    pub number: Span,
    /// Through the unit.
    pub span: Span,
    pub low: Decimal,
    /// The other end of a range.
    pub high: Option<Decimal>,
    pub form: Form,
    pub unit: Option<Unit>,
    /// What a rate is stated by.
    pub per: Option<String>,
    pub digits: bool,
    /// Four plain digits, perhaps a year.
    pub four_digits: bool,
    /// A magnitude was stated, so a smaller figure beside it may share it.
    pub scale: Option<Decimal>,
    /// What is left of the token after a hyphen: "story", "year-old".
    pub rest: Option<Span>,
    pub article: bool,
    pub age: bool,
    pub rules: Derivation,
}

impl Draft {
    pub fn dimension(&self) -> Option<Dimension> {
        self.unit.map(|unit| unit.dimension)
    }
}

/// A number in digits with nothing around it read yet.
pub(super) fn plain(at: u32, number: Span, numeral: Numeral) -> Draft {
    Draft {
        tokens: (at, at + 1),
        after: at + 1,
        number,
        span: number,
        low: numeral.low,
        high: numeral.high,
        form: if numeral.ordinal {
            Form::Ordinal
        } else if numeral.fraction {
            Form::Fraction
        } else {
            Form::Cardinal
        },
        unit: None,
        per: None,
        digits: true,
        four_digits: numeral.four_digits,
        scale: None,
        rest: None,
        article: false,
        age: false,
        rules: Derivation::of(if numeral.ordinal { "quantity.ordinal" } else { "quantity.digits" }),
    }
}

/// A number in words with nothing around it read yet.
pub(super) fn worded(at: u32, spelled: &Spelled) -> Draft {
    Draft {
        tokens: (at, at + 1),
        after: at + 1,
        number: Span::default(),
        span: Span::default(),
        low: spelled.value,
        high: None,
        form: spelled.form,
        unit: None,
        per: None,
        digits: false,
        four_digits: false,
        scale: None,
        rest: None,
        article: spelled.article,
        age: false,
        rules: Derivation::of(match spelled.form {
            Form::Cardinal => "quantity.words",
            Form::Ordinal => "quantity.ordinal",
            Form::Fraction => "quantity.fraction",
            Form::Vague => "quantity.vague",
        }),
    }
}

/// Sets the number's end: a whole token, or the hyphen inside one.
pub(super) fn close(document: &Document, draft: &mut Draft, start: u32, end: Place) {
    if end.byte == 0 {
        let last = end.token.max(draft.tokens.0 + 1) - 1;
        draft.tokens.1 = last + 1;
        draft.number = Span { start, end: document.tokens[last as usize].span.end };
        return;
    }
    let span = document.tokens[end.token as usize].span;
    let word = document.slice(span);
    draft.tokens.1 = end.token + 1;
    // The lower-case form may differ in length; a number word never does.
    let byte = if word.is_char_boundary(end.byte) && end.byte <= word.len() { end.byte } else { word.len() };
    let head = word[..byte].trim_end_matches(['-', '‑', '–']).len();
    draft.number = Span { start, end: span.start + head as u32 };
    draft.rest = (byte < word.len()).then(|| Span { start: span.start + byte as u32, end: span.end });
}
