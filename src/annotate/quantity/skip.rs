//! Numbers that state no figure: dates, names, labels, addresses, idioms.

use std::sync::LazyLock;

use super::Dimension;
use super::draft::Draft;
use super::located::is_located;
use super::site::Place;
use super::spelled::Form;
use crate::base::{Decimal, Lexicon};
use crate::document::Tag;
use crate::lexicon::{FigureWord, Label, harm, is_figure_word, is_label};

static IDIOMS: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::parse(include_str!("idioms.tsv")));

pub(super) fn skips(place: &Place, draft: &Draft) -> bool {
    dated(place, draft)
        || idiom(place, draft)
        || article(place, draft)
        || half(place, draft)
        || (draft.unit.is_none()
            && (year(place, draft) || label(place, draft) || address(place, draft) || listed(place, draft)))
        || technical(place, draft)
        || phone(place, draft)
        || emergency(place, draft)
        || is_located(place, draft)
        || bracket(place, draft)
}

/// "men aged 18 to 34": an age bracket names a group.
fn bracket(place: &Place, draft: &Draft) -> bool {
    draft.high.is_some()
        && place.before(draft).is_some_and(|at| is_figure_word(place.lower(at), FigureWord::Age))
}

/// Inside a date or a clock time; a stated length of time is a figure all the same.
fn dated(place: &Place, draft: &Draft) -> bool {
    let at = draft.tokens.0;
    let last = place.times.partition_point(|time| time.tokens.1 <= at);
    let inside = place
        .times
        .get(last)
        .is_some_and(|time| time.tokens.0 < draft.tokens.1 && at < time.tokens.1 && !time.duration);
    inside && draft.dimension() != Some(Dimension::Duration)
}

fn idiom(place: &Place, draft: &Draft) -> bool {
    if draft.digits || draft.form == Form::Vague {
        return matches!(place.document.word(draft.tokens.0), "24/7" | "9/11" | "7/7");
    }
    if draft.form == Form::Ordinal {
        return ordinal_idiom(place, draft);
    }
    if draft.unit.is_some_and(|unit| unit.dimension != Dimension::Duration) || draft.low != Decimal::ONE {
        return false;
    }
    let at = draft.tokens.0;
    let number = draft.number.of(place.document.text());
    if !number.eq_ignore_ascii_case("one") || of_counted(place, draft.tokens.1) {
        return false;
    }
    let around: [&[i32]; 8] =
        [&[1], &[1, 2], &[-1], &[-2, -1], &[-2, -1, 1], &[-1, 1], &[1, 2, 3], &[-1, 1, 2]];
    let mut words = String::with_capacity(32);
    for offsets in around {
        words.clear();
        let mut placed = offsets[0] > 0;
        words.push_str(if placed { "_" } else { "" });
        for offset in offsets {
            if *offset > 0 && !placed {
                words.push_str(" _");
                placed = true;
            }
            let near = at.checked_add_signed(*offset).map_or("", |near| place.lower(near));
            if !words.is_empty() {
                words.push(' ');
            }
            words.push_str(near);
        }
        if !placed {
            words.push_str(" _");
        }
        if IDIOMS.has(&words) {
            return true;
        }
    }
    // "one" with no noun after it stands for a person or thing.
    let counts = place.tag(draft.tokens.1).is_some_and(|tag| {
        tag.is_noun() || tag.is_adjective() || matches!(tag, Tag::Vbn | Tag::Vbg | Tag::Cd)
    });
    draft.rest.is_some() || !(counts || governed(place, at, draft.tokens.1))
}

/// "one **of the three** gunmen": of so many, it is counted itself.
fn of_counted(place: &Place, after: u32) -> bool {
    place.lower(after) == "of"
        && matches!(place.tag(after + 1), Some(Tag::Dt | Tag::PrpS))
        && place.tag(after + 2) == Some(Tag::Cd)
}

/// "killing one and wounding two", "one dead".
fn governed(place: &Place, at: u32, after: u32) -> bool {
    let verb = at > place.start && place.document.tag(at - 1).is_verb();
    let harmed = harm(place.lower(at.wrapping_sub(1))).is_some() || harm(place.lower(after)).is_some();
    verb && harmed || harm(place.lower(after)).is_some()
}

fn ordinal_idiom(place: &Place, draft: &Draft) -> bool {
    let word = draft.number.of(place.document.text());
    if !draft.digits
        && (word.eq_ignore_ascii_case("second")
            || word.eq_ignore_ascii_case("first")
            || word.eq_ignore_ascii_case("third"))
    {
        // Adverbs, halves, thirds of a field, second thoughts: an order nobody counts.
        let next = place.tag(draft.tokens.1);
        return draft.rest.is_some()
            || !next.is_some_and(|tag| matches!(tag, Tag::Nn | Tag::Nns | Tag::Jj | Tag::Jjs));
    }
    draft.rest.is_some() && draft.digits
}

/// "a third of", "another dozen" count; a bare article does not begin a figure.
fn article(place: &Place, draft: &Draft) -> bool {
    draft.article
        && draft.form == Form::Fraction
        && place.lower(draft.tokens.0 - draft.tokens.0.min(1)) == "half"
}

/// "half" is a share before what it is taken of; else it is half of a match, an hour, a year.
fn half(place: &Place, draft: &Draft) -> bool {
    let word = draft.number.of(place.document.text());
    if !word.eq_ignore_ascii_case("half") {
        return word.eq_ignore_ascii_case("zero")
            && draft.unit.is_none()
            && place.tag(draft.tokens.1).is_some_and(|tag| !tag.is_noun());
    }
    let after = place.lower(draft.tokens.1);
    let before = place.before(draft).map_or("", |at| place.lower(at));
    let part = place
        .before(draft)
        .is_some_and(|at| matches!(place.tag(at), Some(Tag::Jj | Tag::Dt | Tag::PrpS | Tag::Pos | Tag::Nn)));
    let taken = is_figure_word(after, FigureWord::TakenOf);
    draft.rest.is_some()
        || part && !is_figure_word(before, FigureWord::BoundsHalf)
        || !(taken || draft.unit.is_some())
}

/// Four plain digits read as a year, unless they count a plural.
fn year(place: &Place, draft: &Draft) -> bool {
    if !draft.digits {
        return false;
    }
    let value = draft.low;
    if !draft.four_digits || value < 1400.into() || value > 2200.into() {
        let token = place.document.word(draft.tokens.0);
        return token.len() > 4 && year_range(token);
    }
    let before = place.before(draft).map_or("", |at| place.lower(at));
    if is_figure_word(before, FigureWord::BeforeYear) {
        return value >= 1700.into() || before == "in";
    }
    let counts = place.tag(draft.tokens.1) == Some(Tag::Nns)
        || place.tag(draft.tokens.1).is_some_and(|tag| tag.is_adjective() || tag == Tag::Nn)
            && place.tag(draft.tokens.1 + 1) == Some(Tag::Nns);
    let bounded = is_figure_word(before, FigureWord::BoundsYear);
    let round = (value % Decimal::ONE_HUNDRED).is_zero();
    !(round && (counts || bounded) || bounded && before != "to" && before != "at") && (value >= 1700.into())
}

fn year_range(token: &str) -> bool {
    let Some((first, second)) = token.split_once(['-', '–', '/']) else { return false };
    let year = first.len() == 4 && (first.starts_with("19") || first.starts_with("20"));
    year && matches!(second.len(), 2 | 4) && second.bytes().all(|byte| byte.is_ascii_digit())
}

/// "Boeing 737", "Game 2", "No. 1", "category 4".
fn label(place: &Place, draft: &Draft) -> bool {
    let Some(before) = place.before(draft) else { return false };
    let word = place.document.word(before);
    if !draft.digits {
        let name = matches!(place.tag(before), Some(Tag::Nnp))
            && word_starts_upper(place.document.word(draft.tokens.0));
        return draft.form == Form::Cardinal
            && (name
                || place.tag(before) == Some(Tag::Nn)
                    && is_label(place.lower(before), Label::Label)
                    && !plural_next(place, draft));
    }
    if draft.form == Form::Ordinal {
        return false;
    }
    // "Image 22 of 40": both number a page's pictures.
    let of_all = place.lower(before) == "of"
        && before >= place.start + 2
        && place.lower(before - 1).bytes().all(|byte| byte.is_ascii_digit())
        && is_label(place.lower(before - 2), Label::Label);
    if of_all {
        return true;
    }
    if is_label(place.lower(before), Label::Label) || matches!(word, "#") {
        return !plural_next(place, draft) || matches!(word, "#");
    }
    // "a Boeing 737": a maker whom the tagger does not know.
    let part = |tag: Tag| tag.is_noun() || tag.is_adjective();
    let name = place.tag(before).is_some_and(|tag| tag.is_name() || part(tag) && before > place.start)
        && word_starts_upper(word);
    // "S & P 500 rose": a name runs on; "In Kyiv 12 people" does not.
    name && !plural_next(place, draft)
        && draft.high.is_none()
        && draft.low.fract().is_zero()
        && !draft.age
        && draft.scale.is_none()
}

fn word_starts_upper(word: &str) -> bool {
    word.contains(char::is_uppercase)
}

fn plural_next(place: &Place, draft: &Draft) -> bool {
    let at = draft.tokens.1;
    let first = place.tag(at);
    first == Some(Tag::Nns)
        || first.is_some_and(|tag| tag.is_adjective() || tag == Tag::Nn)
            && place.tag(at + 1) == Some(Tag::Nns)
        || is_figure_word(place.lower(at), FigureWord::Counted)
}

/// "575 Harbour Road", "787 Skyliner": a capitalised name after the digits; "the 6700 block of Harbour Road".
fn address(place: &Place, draft: &Draft) -> bool {
    if !draft.digits || draft.form == Form::Ordinal {
        return false;
    }
    let block = place.lower(draft.tokens.1) == "block"
        || draft.rest.is_some_and(|rest| place.document.slice(rest).trim_start_matches('-') == "block");
    if block && draft.low >= Decimal::ONE_HUNDRED {
        return true;
    }
    if draft.rest.is_some() {
        return false;
    }
    let mut at = draft.tokens.1;
    let mut names = 0;
    let mut street = false;
    let capital = |at: u32| place.tag(at) == Some(Tag::Nn) && word_starts_upper(place.document.word(at));
    while place.tag(at).is_some_and(Tag::is_name)
        || capital(at)
        || names > 0 && place.lower(at).starts_with(|c: char| c.is_ascii_digit())
        || place.tag(at) == Some(Tag::Nn) && is_label(place.lower(at), Label::Street)
    {
        street |= is_label(place.lower(at), Label::Street);
        names += 1;
        at += 1;
    }
    let plural = place.tag(at - 1) == Some(Tag::Nnps);
    let runs_on = place.tag(at).is_some_and(|tag| matches!(tag, Tag::Nns | Tag::Nn | Tag::Jj));
    let sits = place
        .before(draft)
        .is_some_and(|before| is_figure_word(place.lower(before), FigureWord::BeforeAddress));
    names > 0 && (street || !plural && !runs_on && sits && draft.low.scale() == 0)
}

/// "1." and "2)" at the head of a sentence.
fn listed(place: &Place, draft: &Draft) -> bool {
    let opens = draft.tokens.0 == place.start && draft.digits;
    opens && matches!(place.lower(draft.tokens.1), ")" | "." | ":") && draft.low < Decimal::ONE_HUNDRED
}

/// "5G", "24-7", phone numbers and scores, whose second part is no higher than the first.
fn technical(place: &Place, draft: &Draft) -> bool {
    if let Some(high) = draft.high {
        let token = place.document.word(draft.tokens.0);
        let inside = draft.tokens.1 == draft.tokens.0 + 1;
        let scores = inside && high <= draft.low;
        let phone = inside
            && draft.digits
            && token.split(['-', '–']).nth(1).is_some_and(|part| part.starts_with('0') && part.len() > 1);
        return scores || phone || year_range(token);
    }
    let token = place.document.word(draft.tokens.0);
    draft.digits
        && token.len() > 1
        && token.starts_with('0')
        && token.bytes().all(|byte| byte.is_ascii_digit())
        || token == "24/7"
        || draft.rest.is_some_and(|rest| {
            !rest.is_empty() && place.document.slice(rest).bytes().any(|byte| byte.is_ascii_digit())
        })
}

/// "a 911 call", "called 911": the number of the emergency line in North America, 112 in Europe, 999 in Britain.
fn emergency(place: &Place, draft: &Draft) -> bool {
    let called = |at: u32| place.document.lemma(at).starts_with("call") || place.lower(at) == "dial";
    let first = draft.tokens.0;
    // "555-0142 or 911": another way to call.
    let or_called = || {
        first > place.start
            && place.lower(first - 1) == "or"
            && (place.start..first).rev().take(6).any(called)
    };
    draft.digits
        && matches!(place.document.word(first), "911" | "112" | "999")
        && (called(draft.tokens.1) || first > place.start && called(first - 1) || or_called())
}

/// "(858) 974-2321": an area code in brackets, and the number behind it.
fn phone(place: &Place, draft: &Draft) -> bool {
    let local = |at: u32| {
        let word = place.document.word(at).as_bytes();
        word.len() == 8
            && word
                .iter()
                .enumerate()
                .all(|(n, byte)| if n == 3 { *byte == b'-' } else { byte.is_ascii_digit() })
    };
    let (first, behind) = draft.tokens;
    let coded = |at: u32| at > place.start && place.lower(at - 1) == ")";
    local(first) && coded(first)
        || first > place.start
            && place.lower(first - 1) == "("
            && place.lower(behind) == ")"
            && local(behind + 1)
}

/// Numbers that may not even be an end of a range: dates, years, labels.
pub(super) fn never(place: &Place, draft: &Draft) -> bool {
    dated(place, draft) || draft.unit.is_none() && draft.digits && year(place, draft)
}
