//! Numbers that say where or which one: "58th Place", "the 81st Precinct", "32° 34' N".

use super::draft::Draft;
use super::site::Place;
use super::spelled::Form;
use crate::lexicon::{Label, is_label};

/// An order in the name of a street or of a body, or a coordinate.
pub(super) fn is_located(place: &Place, draft: &Draft) -> bool {
    numbered(place, draft) || coordinate(place.document.text(), draft) || dialled(place, draft)
}

/// "58th Place", "the 81st Precinct", "the 3rd Battalion": with a capital, or on the map.
fn numbered(place: &Place, draft: &Draft) -> bool {
    if draft.form != Form::Ordinal {
        return false;
    }
    let at = draft.tokens.1;
    let capital = place.document.word(at).starts_with(char::is_uppercase);
    let lower = place.lower(at);
    // "58th and Main", "between 3rd and 5th streets"
    let street = is_label(lower.strip_suffix('s').unwrap_or(lower), Label::Street) && draft.digits;
    street && (capital || lower != "place") || capital && is_label(lower, Label::Label)
}

/// Code points of degrees, minutes and seconds that may stand between a number and its quarter of the sky.
const LONGEST: usize = 14;

/// "32° 34' N": each of its numbers, up to the letter of the quarter.
fn coordinate(text: &str, draft: &Draft) -> bool {
    let mark = |c: char| matches!(c, '°' | '\'' | '′' | '’' | '"' | '″' | '”' | 'º');
    let mut marked = false;
    let mut before = ' ';
    for c in text[draft.number.end as usize..].chars().take(LONGEST) {
        match c {
            _ if mark(c) => marked = true,
            'N' | 'S' | 'E' | 'W' if marked && !before.is_alphanumeric() => {
                let end = text[draft.number.end as usize..].find(c).map_or(0, |at| at + 1);
                let next = text[draft.number.end as usize + end..].chars().next();
                return next.is_none_or(|next| !next.is_alphanumeric());
            }
            ' ' | '\u{a0}' | '.' | ',' => {}
            _ if c.is_ascii_digit() => {}
            _ => return false,
        }
        before = c;
    }
    false
}

/// Digits of the shortest telephone number that is written in groups.
const DIALLED: usize = 7;

/// "0845 125 2222": groups of digits in a row, of which the first begins with a zero.
fn dialled(place: &Place, draft: &Draft) -> bool {
    let group = |at: u32| {
        let word = place.document.word(at);
        word.len() > 2 && word.bytes().all(|byte| byte.is_ascii_digit())
    };
    let at = draft.tokens.0;
    if !draft.digits || !group(at) {
        return false;
    }
    let first = (place.start..at).rev().take_while(|at| group(*at)).last().unwrap_or(at);
    let behind = (at..place.end).find(|at| !group(*at)).unwrap_or(place.end);
    let digits: usize = (first..behind).map(|at| place.document.word(at).len()).sum();
    place.document.word(first).starts_with('0') && behind > first + 1 && digits >= DIALLED
}
