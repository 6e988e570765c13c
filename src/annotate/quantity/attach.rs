//! What stands around a number and is part of the figure: currency, unit, rate, the noun in a hyphen.

use super::Dimension;
use super::draft::Draft;
use super::magnitude::multiply;
use super::near::{self, Near};
use super::spelled::{self, Form};
use super::unit;
use crate::base::{Decimal, Span};
use crate::document::{Document, Tag};
use crate::lexicon::{FigureWord, is_figure_word};

/// "1.19deg C": the scale stands apart.
pub(super) fn degrees(document: &Document, draft: &mut Draft, end: u32) {
    if draft.unit.is_none_or(|unit| unit.name != "degree") || draft.after >= end {
        return;
    }
    if let Some(unit) = unit::symbol(document.word(draft.after), false)
        .filter(|unit| unit.dimension == Dimension::Temperature)
    {
        draft.unit = Some(unit);
        draft.span.end = document.tokens[draft.after as usize].span.end;
        draft.after += 1;
    }
}

/// The currency that stands before, then the unit behind.
pub(super) fn finish(document: &Document, draft: &mut Draft, floor: u32, end: u32) {
    if draft.unit.is_none() {
        currency(document, draft, "", floor);
    }
    draft.after = draft.tokens.1;
    draft.span = draft.number;
    if let Some(rest) = draft.rest
        && !rest.is_empty()
    {
        hyphenated_unit(document, draft);
        rate(document, draft, end);
        return;
    }
    if draft.form == Form::Ordinal {
        return;
    }
    if magnified(document, draft, end) {
        return;
    }
    // "$76 US a barrel": a second sign behind the figure names the dollar more exactly.
    if hyphenated_after(document, draft, end) {
        return;
    }
    let skip = skipped(document, draft, end);
    match unit::at(document, draft.after + skip, end, draft.digits) {
        Some((unit, after))
            if draft.unit.is_none_or(|held| {
                held.dimension == Dimension::Money && unit.dimension == Dimension::Money
            }) =>
        {
            let lone = after == draft.after + 1;
            let doubtful = lone && ambiguous(document, draft, draft.after, end);
            if !(doubtful || opens_next(document, draft, draft.after + skip, after, end)) {
                draft.unit = Some(unit);
                draft.after = after;
                let last = document.word(after - 1);
                let stop = (last.len() - unit::without_stop(last).len()) as u32;
                draft.span.end = document.tokens[after as usize - 1].span.end - stop;
                draft.rules.push("quantity.attached_unit");
                scale_behind(document, draft, end);
            }
        }
        None if draft.unit.is_none() && (inches(document, draft, end) || divided(document, draft, end)) => {}
        _ if draft.unit.is_some_and(|unit| unit.name == "USD")
            && draft.after < end
            && matches!(document.word(draft.after), "US" | "U.S." | "U.S") =>
        {
            draft.after += 1;
            draft.span.end = document.tokens[draft.after as usize - 1].span.end;
        }
        _ => {}
    }
    rate(document, draft, end);
}

/// "30 MUSD": millions of a currency by its code.
fn magnified(document: &Document, draft: &mut Draft, end: u32) -> bool {
    let code = (draft.after < end).then(|| document.word(draft.after)).filter(|word| word.len() == 4);
    let Some(unit) =
        code.and_then(|code| code.strip_prefix('M')).and_then(unit::code).filter(|_| draft.unit.is_none())
    else {
        return false;
    };
    if multiply(draft, 1_000_000.into()).is_none() {
        return false;
    }
    draft.unit = Some(unit);
    draft.span.end = document.tokens[draft.after as usize].span.end;
    draft.after += 1;
    draft.rules.push("quantity.attached_unit");
    true
}

/// "75 USD million": the magnitude behind the currency.
fn scale_behind(document: &Document, draft: &mut Draft, end: u32) {
    if draft.dimension() != Some(Dimension::Money) || draft.scale.is_some() || draft.after >= end {
        return;
    }
    let scale = spelled::magnitude(document.lower(draft.after), false).filter(|scale| *scale > 100.into());
    if scale.is_some_and(|scale| multiply(draft, scale).is_some()) {
        draft.span.end = document.tokens[draft.after as usize].span.end;
        draft.after += 1;
    }
}

/// A sign or code that leads the next figure: "$2 $3", "two $500 cheques", "in 2024 USD 5 million".  It is of the number that it
/// touches; where it touches neither or both, of the one before it, unless that is a year or a word.
fn opens_next(document: &Document, draft: &Draft, from: u32, after: u32, end: u32) -> bool {
    if after >= end || !document.word(after).starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let form: Vec<&str> = (from..after).map(|at| document.lower(at)).collect();
    let form = form.join(" ");
    let leads = unit::currency_before(&form).or_else(|| unit::currency_before(document.word(from))).is_some();
    let sign = !form.contains(char::is_alphabetic);
    let touches =
        |at: u32| document.tokens[at as usize - 1].span.end == document.tokens[at as usize].span.start;
    let (behind, before) = (touches(after), from > 0 && touches(from));
    leads
        && match (before, behind) {
            (false, true) => true,
            (true, false) => false,
            _ => sign && draft.unit.is_some() || draft.four_digits || !draft.digits,
        }
}

/// "2 1/2 in thick", "5 ft 2 in", "2 in.": inches where no phrase of place can follow.
fn inches(document: &Document, draft: &mut Draft, end: u32) -> bool {
    let at = draft.after;
    if at >= end || document.lower(at) != "in" || !draft.digits {
        return false;
    }
    let next = if at + 1 < end { document.lower(at + 1) } else { "." };
    let feet = draft.tokens.0 > 0
        && is_figure_word(document.lower(draft.tokens.0 - 1), FigureWord::Feet)
        && (at + 1 >= end || !document.tag(at + 1).is_noun() && document.tag(at + 1) != Tag::Dt);
    let closes = matches!(next, "." | ")") || is_figure_word(next, FigureWord::Extent);
    if let Some(unit) = unit::named("inch").filter(|_| feet || closes) {
        draft.unit = Some(unit);
        draft.after = at + 1;
        draft.span.end = document.tokens[at as usize].span.end;
        draft.rules.push("quantity.attached_unit");
    }
    draft.unit.is_some()
}

/// "10 l/km": one unit by another.
fn divided(document: &Document, draft: &mut Draft, end: u32) -> bool {
    let word = if draft.after < end && draft.digits { document.word(draft.after) } else { "" };
    let Some((unit, per)) = unit::quotient(word) else { return false };
    draft.unit = Some(unit);
    draft.per = Some(per);
    draft.span.end = document.tokens[draft.after as usize].span.end;
    draft.after += 1;
    draft.rules.push("quantity.rate");
    true
}

/// Words between the number and its unit: "50 previous years", "a third of a mile".
fn skipped(document: &Document, draft: &Draft, end: u32) -> u32 {
    let lower = |at: u32| if at < end { document.lower(at) } else { "" };
    let at = draft.after;
    if draft.unit.is_some() {
        return 0;
    }
    match lower(at) {
        "-" => 1,
        word if near::of(word) == Some(Near::GoOn) => {
            let duration = unit::at(document, at + 1, end, false)
                .is_some_and(|(unit, _)| unit.dimension == Dimension::Duration);
            u32::from(duration)
        }
        "of" if draft.form == Form::Vague => u32::from(unit::at(document, at + 1, end, false).is_some()),
        "of" if draft.form == Form::Fraction && matches!(lower(at + 1), "a" | "an") => 2,
        _ => 0,
    }
}

/// "18 year-old", "43.4 percent-owned": the unit begins the next token.
fn hyphenated_after(document: &Document, draft: &mut Draft, end: u32) -> bool {
    let at = draft.after;
    if at >= end || draft.unit.is_some() {
        return false;
    }
    let word = document.lower(at);
    let Some((first, more)) = word.split_once(['-', '‑']).filter(|_| unit::named(word).is_none()) else {
        return false;
    };
    let Some(unit) =
        unit::named(first).or_else(|| if draft.digits { unit::symbol(first, false) } else { None })
    else {
        return false;
    };
    let span = document.tokens[at as usize].span;
    draft.unit = Some(unit);
    draft.age = more.starts_with("old");
    draft.after = at + 1;
    draft.span.end = if draft.age { span.end } else { span.start + first.len() as u32 };
    draft.rest = Some(Span { start: span.end, end: span.end });
    draft.rules.push("quantity.attached_unit");
    true
}

/// Units that are also other words: "5 in the city", "two second-half goals".
fn ambiguous(document: &Document, draft: &Draft, at: u32, end: u32) -> bool {
    let follows = if at + 1 < end { document.tag(at + 1) } else { Tag::Stop };
    match document.lower(at) {
        "second" => follows.is_noun() && draft.low != Decimal::ONE && !draft.digits,
        "time" | "times" => matches!(document.word(at), "Times" | "Time"),
        word if is_figure_word(word, FigureWord::UnitOrThing) => {
            document.tag(at).is_name() || follows.is_noun()
        }
        "c" | "f" if !unit::plausible(document.word(at), draft.low) => true,
        word if is_figure_word(word, FigureWord::UnitLetter) => !draft.digits,
        "ps" | "all" => true,
        _ => false,
    }
}

pub(super) fn rate(document: &Document, draft: &mut Draft, end: u32) {
    if let Some((per, after)) = unit::per(document, draft.after, end) {
        let counted = draft.unit.is_some();
        if counted {
            draft.per = Some(per);
            draft.after = after;
            draft.span.end = document.tokens[after as usize - 1].span.end;
            draft.rules.push("quantity.rate");
        }
    } else if let Some(close) = conversion(document, draft, end)
        && let Some((per, _)) = unit::per(document, close + 1, end)
    {
        draft.per = Some(per);
        draft.rules.push("quantity.rate");
    }
}

/// "C$6 (US$4.46) per share": the end of the parenthesis that says it in other money.
fn conversion(document: &Document, draft: &Draft, end: u32) -> Option<u32> {
    let open = draft.after;
    let money = draft.dimension() == Some(Dimension::Money) && open < end && document.tag(open) == Tag::Open;
    let close = (open..end.min(open + 6)).find(|at| document.tag(*at) == Tag::Close).filter(|_| money)?;
    let holds = (open..close).any(|at| document.tag(at) == Tag::Cd || document.tag(at) == Tag::Dollar);
    (holds && close + 2 < end && is_figure_word(document.lower(close + 1), FigureWord::OpensRate))
        .then_some(close)
}

/// "4-hour", "50-mile-an-hour", "9-story": a unit, an age, or the start of a counted noun.
pub(super) fn hyphenated_unit(document: &Document, draft: &mut Draft) {
    let Some(rest) = draft.rest else { return };
    let text = document.slice(rest).to_lowercase();
    let (first, more) = text.split_once(['-', '‑']).unwrap_or((&text, ""));
    draft.span = draft.number;
    if more == "old" || more == "olds" || (first == "year" && more.starts_with("old")) {
        draft.age = true;
    }
    let found = unit::hyphenated_pound(document, first, draft.tokens.1)
        .map(|unit| (unit, first.len()))
        .or_else(|| Some((unit::named(&text)?, text.len())))
        .or_else(|| Some((unit::named(first).or_else(|| unit::symbol(first, true))?, first.len())));
    if let Some((unit, len)) = found {
        let byte = rest.start + len as u32;
        if document.text().is_char_boundary(byte as usize) && byte <= rest.end {
            draft.span.end = byte;
        }
        if draft
            .unit
            .is_none_or(|held| held.dimension == Dimension::Money && unit.dimension == Dimension::Money)
        {
            draft.unit = Some(unit);
            draft.rules.push("quantity.attached_unit");
        }
    }
}

/// The currency in the tokens before a number: "$", "US $", "AED".
pub(super) fn currency(document: &Document, draft: &mut Draft, prefix: &str, floor: u32) {
    let at = draft.tokens.0;
    let word = |back: u32| (at >= floor + back).then(|| document.lower(at - back));
    let mut form = String::with_capacity(12);
    for back in (0..=2u32).rev() {
        if back > 0 && word(back).is_none() {
            continue;
        }
        form.clear();
        for step in (1..=back).rev() {
            form.push_str(word(step).unwrap_or_default());
            if step > 1 {
                form.push(' ');
            }
        }
        form.push_str(prefix);
        let lone = (1..=back).any(|step| {
            let word = document.word(at - step);
            word.len() == 1 && word.starts_with(|c: char| c.is_ascii_lowercase()) && word != "c"
        });
        if lone && back > 0 {
            continue;
        }
        let exact =
            if back == 1 && prefix.is_empty() { unit::currency_before(document.word(at - 1)) } else { None };
        let whole = || unit::currency_before(&form.to_uppercase()).filter(|_| back == 0 && prefix.len() == 3);
        let large = || {
            let code = (back == 1 && prefix.is_empty()).then(|| document.word(at - 1))?;
            let capitals = code.bytes().all(|byte| byte.is_ascii_uppercase());
            unit::scaled(code)
                .filter(|_| capitals && draft.low >= Decimal::ONE_THOUSAND && !draft.four_digits)
        };
        let Some(unit) = unit::currency_before(&form).or(exact).or_else(whole).or_else(large) else {
            continue;
        };
        draft.unit = Some(unit);
        draft.rules.push("quantity.currency");
        draft.tokens.0 = at - back;
        draft.number.start = document.tokens[(at - back) as usize].span.start;
        return;
    }
}
