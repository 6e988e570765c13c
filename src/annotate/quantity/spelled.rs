//! Number words, alone or after digits: "two and a half million", "one-third", "dozens".

use std::sync::LazyLock;

use crate::base::{Decimal, Lexicon};
use crate::document::Document;
use crate::lexicon::{FigureWord, is_figure_word};

static WORDS: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::parse(include_str!("numbers.tsv")));

/// How a number was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Cardinal,
    Ordinal,
    Fraction,
    /// "dozens": the value is the least that the word allows.
    Vague,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    Small,
    Scale,
    /// A magnitude only where it is attached to digits or follows them: "85m".
    Glued,
    Group,
    Vague,
    Half,
    Quarter,
    Parts,
    Ordinal,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    pub class: Class,
    pub value: Decimal,
}

fn word(text: &str) -> Option<Word> {
    let line = WORDS.get(text)?;
    let class = match *line.first()? {
        "small" => Class::Small,
        "scale" => Class::Scale,
        "glued" => Class::Glued,
        "group" => Class::Group,
        "vague" => Class::Vague,
        "half" => Class::Half,
        "quarter" => Class::Quarter,
        "parts" => Class::Parts,
        _ => Class::Ordinal,
    };
    Some(Word { class, value: Decimal::from_str_exact(line.get(1)?).ok()? })
}

/// True if a token may begin a number; one look-up, so that other words cost nothing more.
pub fn may_begin(lower: &str) -> bool {
    let first = match lower.bytes().any(|byte| byte == b'-' || !byte.is_ascii()) {
        true => lower.find(['-', '‑']).map_or(lower, |at| &lower[..at]),
        false => lower,
    };
    lower.starts_with('a') && is_figure_word(lower, FigureWord::OpensNumber) || word(first).is_some()
}

/// The factor of a magnitude: "million", "bn"; `glued` allows the one-letter ones.
pub(super) fn magnitude(lower: &str, glued: bool) -> Option<Decimal> {
    let word = word(lower)?;
    let fits = word.class == Class::Scale || (glued && word.class == Class::Glued);
    fits.then_some(word.value)
}

fn small(text: &str) -> Option<Decimal> {
    word(text).filter(|word| word.class == Class::Small).map(|word| word.value)
}

/// The first half of a spoken year: a number of the teens, or twenty.
pub(super) fn opens_year(lower: &str) -> bool {
    small(lower).is_some_and(|value| (13.into()..=20.into()).contains(&value))
}

/// The second half: ten to ninety-nine in one word, "fifty-six".
pub(super) fn closes_year(lower: &str) -> bool {
    match lower.split_once(['-', '‑']) {
        Some((tens, ones)) => {
            small(tens).is_some_and(|tens| tens >= 20.into())
                && small(ones).is_some_and(|ones| ones < Decimal::TEN)
        }
        None => small(lower).is_some_and(|value| value >= Decimal::TEN),
    }
}

/// A place among the words: a token and a byte in it, since "twenty-six-year" is one token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    pub token: u32,
    pub byte: usize,
}

impl Place {
    pub(super) fn start(token: u32) -> Self {
        Place { token, byte: 0 }
    }
}

/// What number words say, and where they end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Spelled {
    pub value: Decimal,
    pub form: Form,
    pub end: Place,
    /// True if it began with "a" or "an".
    pub article: bool,
}

pub(super) struct Words<'d> {
    pub document: &'d Document,
    pub end: u32,
}

impl<'d> Words<'d> {
    /// The part of a token up to the next hyphen, and where the next part begins.
    pub(super) fn part(&self, at: Place) -> Option<(&'d str, Place)> {
        if at.token >= self.end {
            return None;
        }
        let lower = self.document.lower(at.token);
        let rest = lower.get(at.byte..)?;
        let len = rest.find(['-', '‑', '–']).filter(|&len| len > 0).unwrap_or(rest.len());
        let next = if len == rest.len() {
            Place::start(at.token + 1)
        } else {
            let mark = rest[len..].chars().next().map_or(0, char::len_utf8);
            Place { token: at.token, byte: at.byte + len + mark }
        };
        Some((&rest[..len], next))
    }

    pub(super) fn word(&self, at: Place) -> Option<(Word, Place)> {
        let (part, next) = self.part(at)?;
        Some((word(part)?, next))
    }

    /// Number words from a place on.
    pub(super) fn read(&self, start: Place) -> Option<Spelled> {
        let (first, after) = self.part(start)?;
        if is_figure_word(first, FigureWord::OpensNumber) {
            let spelled = self.after_article(after)?;
            return Some(Spelled { article: true, ..spelled });
        }
        if let Some(vague) = self.several(start) {
            return Some(vague);
        }
        // "dozen" alone is a noun.
        if word(first).is_some_and(|word| word.class == Class::Group) {
            return None;
        }
        self.sum(start, Decimal::ZERO, false)
    }

    /// "a million", "a dozen", "a half", "a third of"; a bare "a" is no number here.
    fn after_article(&self, at: Place) -> Option<Spelled> {
        let (word, next) = self.word(at)?;
        match word.class {
            Class::Scale | Class::Group => self.sum(at, Decimal::ZERO, false),
            Class::Half if self.is(next, "million") || self.is(next, "billion") => {
                self.sum(at, Decimal::ZERO, false)
            }
            Class::Quarter => self.quarter(next).or_else(|| self.share(1.into(), word.value, next)),
            Class::Half => self.share(1.into(), word.value, next),
            Class::Ordinal if word.value > Decimal::TWO && (self.is(next, "of") || self.closes(next)) => {
                self.share(1.into(), word.value, next)
            }
            _ => None,
        }
    }

    pub(super) fn is(&self, at: Place, wanted: &str) -> bool {
        self.part(at).is_some_and(|(part, _)| part == wanted)
    }

    pub(super) fn share(&self, over: Decimal, below: Decimal, end: Place) -> Option<Spelled> {
        Some(Spelled { value: over.checked_div(below)?, form: Form::Fraction, end, article: false })
    }

    /// Digits that words continue: "1.2" + "million", "2" + "and a half".
    pub(super) fn continued(&self, digits: Decimal, at: Place) -> Option<Spelled> {
        self.sum(at, digits, true)
    }

    /// Adds up small numbers and scales: total + group.
    fn sum(&self, start: Place, digits: Decimal, from_digits: bool) -> Option<Spelled> {
        let mut at = start;
        let mut total = Decimal::ZERO;
        let mut group = digits;
        let mut seen = from_digits;
        let mut small: Option<Decimal> = from_digits.then_some(digits);
        let mut scale = Decimal::ONE;
        let mut hundreds = false;
        let mut last_scale = Decimal::ONE;
        let done = |value: Decimal, form, end| Some(Spelled { value, form, end, article: false });
        while let Some((word, next)) = self.word(at) {
            match word.class {
                Class::Small => {
                    let fits = match small {
                        None => true,
                        Some(last) => {
                            last >= 20.into() && last < 100.into() && word.value < 10.into() && !from_digits
                        }
                    };
                    if !fits {
                        break;
                    }
                    group = group.checked_add(word.value)?;
                    small = Some(word.value);
                }
                Class::Scale => {
                    let hundred = word.value == Decimal::ONE_HUNDRED;
                    if !seen && !self.opens_scale(start) && !hundred {
                        // "million" without anything before it is a noun.
                        return None;
                    }
                    let factor =
                        if group.is_zero() && !(seen && small.is_some()) { Decimal::ONE } else { group };
                    if hundred {
                        group = factor.checked_mul(word.value)?;
                    } else if group.is_zero() && small.is_none() && scale > Decimal::ONE && word.value > scale
                    {
                        // "three lakh crore", "a hundred thousand million"
                        total = total.checked_mul(word.value)?;
                        scale = word.value;
                    } else {
                        total = total.checked_add(factor.checked_mul(word.value)?)?;
                        group = Decimal::ZERO;
                        scale = word.value;
                    }
                    last_scale = word.value;
                    hundreds = true;
                    small = None;
                }
                Class::Glued if from_digits && at == start => break,
                Class::Group => {
                    let factor = if group.is_zero() { Decimal::ONE } else { group };
                    let value = total.checked_add(factor.checked_mul(word.value)?)?;
                    return done(value, Form::Cardinal, next);
                }
                Class::Vague => {
                    if seen {
                        let value = if word.value == Decimal::from(24) { 12.into() } else { word.value };
                        if small.is_some() && word.value >= 24.into() && word.value != 40.into() {
                            return done(group.checked_mul(value)?, Form::Cardinal, next);
                        }
                        break;
                    }
                    return self.vague(word.value, next);
                }
                Class::Half if !seen => return self.half(next),
                Class::Quarter if !seen => return self.quarter(next),
                Class::Half | Class::Quarter | Class::Parts if seen && total.is_zero() && !hundreds => {
                    let share = self.share(group, word.value, next)?;
                    return Some(self.scaled(share));
                }
                Class::Ordinal if seen && !from_digits && small == Some(Decimal::ONE) && total.is_zero() => {
                    return self.share(group, word.value, next);
                }
                Class::Ordinal if !from_digits => {
                    let fits = small.is_none_or(|last| last >= 20.into() && word.value < 10.into());
                    if !fits {
                        break;
                    }
                    return done(total.checked_add(group)?.checked_add(word.value)?, Form::Ordinal, next);
                }
                _ => break,
            }
            seen = true;
            at = next;
            if let Some((part, end)) = self.point_part(at).filter(|_| !from_digits) {
                let value = total.checked_add(group)?.checked_add(part)?;
                return Some(self.scaled(Spelled { value, form: Form::Cardinal, end, article: false }));
            }
            if let Some((part, end)) = self.and_part(at) {
                let unit = if small.is_none() { scale } else { Decimal::ONE };
                let value = total.checked_add(group)?.checked_add(part.checked_mul(unit)?)?;
                return Some(self.scaled(Spelled { value, form: Form::Cardinal, end, article: false }));
            }
            if let Some(after) = self.joining_and(at, last_scale).filter(|_| hundreds) {
                at = after;
            }
        }
        if from_digits && at == start {
            let (part, end) = self.and_part(at)?;
            let value = digits.checked_add(part)?;
            return Some(self.scaled(Spelled { value, form: Form::Cardinal, end, article: false }));
        }
        if !seen {
            return None;
        }
        done(total.checked_add(group)?, Form::Cardinal, at)
    }

    fn opens_scale(&self, start: Place) -> bool {
        start.token > 0 && is_figure_word(self.document.lower(start.token - 1), FigureWord::OpensScale)
    }

    /// "hundred and five", "two hundred and fifty thousand": an "and" inside one number.
    fn joining_and(&self, at: Place, last_scale: Decimal) -> Option<Place> {
        let (part, next) = self.part(at)?;
        if part != "and" {
            return None;
        }
        let (word, mut after) = self.word(next)?;
        if word.class != Class::Small {
            return None;
        }
        while let Some((_, later)) = self.word(after).filter(|(follow, _)| follow.class == Class::Small) {
            after = later;
        }
        let ends = match self.word(after) {
            Some((follow, _)) if follow.class == Class::Scale => {
                last_scale == Decimal::ONE_HUNDRED || follow.value < last_scale
            }
            Some((follow, _)) => follow.class != Class::Group,
            None => true,
        };
        ends.then_some(next)
    }

    /// A scale after a number that a fraction ended: "two and a half million".
    fn scaled(&self, number: Spelled) -> Spelled {
        match self.word(number.end) {
            Some((word, end)) if word.class == Class::Scale => match number.value.checked_mul(word.value) {
                Some(value) => Spelled { value, end, form: Form::Cardinal, ..number },
                None => number,
            },
            _ => number,
        }
    }

    /// "dozens", "tens of thousands".
    fn vague(&self, value: Decimal, next: Place) -> Option<Spelled> {
        let inner = self.part(next).filter(|(part, _)| *part == "of").and_then(|(_, after)| self.word(after));
        if let Some((word, end)) = inner.filter(|(word, _)| word.class == Class::Vague) {
            let outer = match value {
                v if v == Decimal::from(20) => Decimal::TEN,
                v => v,
            };
            return Some(Spelled {
                value: outer.checked_mul(word.value)?,
                form: Form::Vague,
                end,
                article: false,
            });
        }
        let bare = value == Decimal::from(20) || value == Decimal::from(40);
        if bare && !self.is(next, "of") {
            return None;
        }
        Some(Spelled { value, form: Form::Vague, end: next, article: false })
    }
}
