//! Numbers that spaces or marks cut into several tokens.

use super::attach::finish;
use super::draft::{Draft, plain};
use super::magnitude::continued;
use super::numeral::{self, Numeral};
use crate::base::Span;
use crate::document::{Document, Tag};

/// "1.5×10−8", "1⁄32", "12,34,567": one number that marks cut into several tokens.
pub(super) fn spread(document: &Document, at: u32, len: usize, floor: u32, end: u32) -> Option<Draft> {
    let span = document.tokens[at as usize].span;
    if at + 1 >= end
        || !matches!(document.word(at + 1), "×" | "x" | "⁄" | ",")
        || document.tokens[at as usize + 1].span.start != span.end
    {
        return None;
    }
    let last = (at + 1..end.min(at + 6))
        .take_while(|next| {
            document.tokens[*next as usize].span.start == document.tokens[*next as usize - 1].span.end
        })
        .last()?;
    let whole = Span { start: span.start, end: document.tokens[last as usize].span.end };
    let numeral = numeral::read(document.slice(whole)).filter(|numeral| numeral.len > len)?;
    let number = Span { start: span.start, end: span.start + numeral.len as u32 };
    let next = document.token_at(number.end - 1) + 1;
    let mut draft = plain(at, number, numeral);
    draft.tokens.1 = next;
    draft.four_digits = false;
    finish(document, &mut draft, floor, end);
    Some(draft)
}

/// "1 234 567", "40 000": groups of three digits that spaces part.
pub(super) fn spaced(document: &Document, at: u32, first: Numeral, floor: u32, end: u32) -> Option<Draft> {
    let span = document.tokens[at as usize].span;
    let whole = |token: u32| document.word(token).bytes().all(|byte| byte.is_ascii_digit());
    if at + 1 >= end || first.len > 3 || first.low.is_zero() || !whole(at) {
        return None;
    }
    if let Some(draft) = wrapped(document, at, floor, end) {
        return Some(draft);
    }
    let mut digits = document.word(at).to_owned();
    let (mut last, mut tight) = (at, true);
    while last + 1 < end && digits.len() < 18 {
        let (before, next) = (document.tokens[last as usize].span, document.tokens[last as usize + 1].span);
        let gap = document.slice(Span { start: before.end, end: next.start });
        let word = document.word(last + 1);
        let fraction = word.len() > 4 && word.as_bytes()[3] == b'.' && word.bytes().all(|byte| byte != b',');
        let group = word.len() == 3 && whole(last + 1) || fraction && numeral::read(word).is_some();
        if !group || gap.chars().count() != 1 {
            break;
        }
        tight &= gap != " ";
        digits.push_str(word);
        last += 1;
        if fraction {
            break;
        }
    }
    // One group may be a number of its own: "Flight 370 239 people".
    let one = last == at + 1;
    let sure = last >= at + 2
        || one && (document.word(last) == "000" || tight || counts_on(document, at, last, floor, end));
    let numeral = numeral::read(&digits).filter(|_| sure)?;
    let number = Span { start: span.start, end: document.tokens[last as usize].span.end };
    let mut draft = plain(at, number, numeral);
    draft.tokens.1 = last + 1;
    draft.after = last + 1;
    draft.four_digits = false;
    continued(document, &mut draft, end);
    finish(document, &mut draft, floor, end);
    Some(draft)
}

/// "They built 5 300 homes", but not "On May 5 300 people died": the number has a noun, and what stands before it can govern it.
fn counts_on(document: &Document, at: u32, last: u32, floor: u32, end: u32) -> bool {
    let counted = last + 1 < end && document.tag(last + 1) == Tag::Nns;
    let governed = at == floor || {
        let (before, word) = (document.tag(at - 1), document.lower(at - 1));
        before.is_verb() || before == Tag::Rb || word == "than" || word == "some"
    };
    counted && governed
}

/// "1,\n400 drones": a number that the end of a line cuts at its comma.
fn wrapped(document: &Document, at: u32, floor: u32, end: u32) -> Option<Draft> {
    if at + 2 >= end || document.word(at + 1) != "," {
        return None;
    }
    let span = |token: u32| document.tokens[token as usize].span;
    let gap = document.slice(Span { start: span(at + 1).end, end: span(at + 2).start });
    let group = document.word(at + 2);
    let fits = span(at).end == span(at + 1).start && gap.contains('\n') && !gap.contains("\n\n");
    if !fits || group.len() != 3 || !group.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let numeral = numeral::read(&format!("{}{group}", document.word(at)))?;
    let mut draft = plain(at, Span { start: span(at).start, end: span(at + 2).end }, numeral);
    draft.tokens.1 = at + 3;
    draft.after = at + 3;
    draft.four_digits = false;
    continued(document, &mut draft, end);
    finish(document, &mut draft, floor, end);
    Some(draft)
}

#[cfg(test)]
mod tests {
    use crate::annotate::quantity::annotate;
    use crate::document::Document;
    use crate::read::Article;

    #[test]
    fn figures_go_on_over_the_end_of_a_line() {
        for (text, wanted) in [
            ("They sent 1,\n400 drones.", "1400 -"),
            ("The mayor paid $\n3 million for it.", "3000000 USD"),
            ("A ten-\nday strike ended.", "10 day"),
            ("It has 12,\n3000 more will come.", "12 - | 3000 -"),
        ] {
            let figures = annotate(&Document::new(&Article::untitled(text)), &[]);
            let shown: Vec<String> = figures
                .iter()
                .map(|figure| format!("{} {}", figure.value, figure.unit.as_deref().unwrap_or("-")))
                .collect();
            assert_eq!(shown.join(" | "), wanted, "{text}");
        }
    }
}
