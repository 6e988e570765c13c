//! Parts of a whole in words: "and a half", "point five", "half a million".

use super::spelled::{Class, Form, Place, Spelled, Words};
use crate::base::Decimal;
use crate::document::Tag;
use crate::lexicon::{FigureWord, is_figure_word};

impl Words<'_> {
    /// "several hundred", "a few dozen": at least two of them.
    pub(super) fn several(&self, at: Place) -> Option<Spelled> {
        let before = at.token.checked_sub(1).filter(|_| at.byte == 0)?;
        // "a couple of hundred"
        let couple = self.document.lower(before) == "of"
            && before.checked_sub(1).is_some_and(|couple| self.document.lower(couple) == "couple");
        if !couple && !is_figure_word(self.document.lower(before), FigureWord::Several) {
            return None;
        }
        let (word, mut end) =
            self.word(at).filter(|(word, _)| matches!(word.class, Class::Scale | Class::Group))?;
        let mut value = word.value.checked_mul(Decimal::TWO)?;
        // "several hundred thousand"
        if let Some((scale, next)) = self.word(end).filter(|(scale, _)| scale.class == Class::Scale) {
            value = value.checked_mul(scale.value)?;
            end = next;
        }
        Some(Spelled { value, form: Form::Vague, end, article: false })
    }

    /// Nothing follows that an ordinal could tell apart: "a fifth." against "a fifth man".
    pub(super) fn closes(&self, at: Place) -> bool {
        at.byte == 0
            && (at.token >= self.end
                || matches!(self.document.tag(at.token), Tag::Stop | Tag::Comma | Tag::Colon | Tag::Close)
                || is_figure_word(self.document.lower(at.token), FigureWord::BehindFraction))
    }

    /// "point five", "point zero three", "point seventy-one": decimals that are spoken.
    pub(super) fn point_part(&self, at: Place) -> Option<(Decimal, Place)> {
        let (_, mut at) = self.part(at).filter(|(part, _)| *part == "point")?;
        let mut digits = String::with_capacity(8);
        while let Some((word, next)) = self.word(at).filter(|(word, _)| word.class == Class::Small) {
            let ones = word.value >= 20.into();
            let after = self.word(next).filter(|(small, _)| {
                ones && small.class == Class::Small && small.value < Decimal::TEN && !small.value.is_zero()
            });
            let (value, next) = match after {
                Some((small, end)) => (word.value + small.value, end),
                None => (word.value, next),
            };
            at = next;
            digits.push_str(&value.to_string());
            if word.value >= Decimal::TEN || digits.len() > 12 {
                break;
            }
        }
        let part = format!("0.{digits}");
        (!digits.is_empty()).then(|| Some((Decimal::from_str_exact(&part).ok()?, at)))?
    }

    /// "and a half", "and three quarters".
    pub(super) fn and_part(&self, at: Place) -> Option<(Decimal, Place)> {
        let (part, next) = self.part(at)?;
        if part != "and" {
            return None;
        }
        let (over, at) = match self.part(next)? {
            (word, after) if is_figure_word(word, FigureWord::OnePart) => (Decimal::ONE, after),
            _ => {
                let (word, after) = self.word(next).filter(|(word, _)| word.class == Class::Small)?;
                let ones = self.word(after).filter(|(ones, _)| {
                    word.value >= 20.into() && ones.class == Class::Small && ones.value < Decimal::TEN
                });
                ones.map_or((word.value, after), |(ones, after)| (word.value + ones.value, after))
            }
        };
        let (below, end) = self.word(at)?;
        let single = over == Decimal::ONE;
        let fits = match below.class {
            Class::Half | Class::Quarter => single,
            Class::Parts => true,
            // "three and a fifth"; "two and a third were freed" counts a person more.
            Class::Ordinal => single && below.value > Decimal::TWO && self.closes(end),
            _ => false,
        };
        Some((fits.then(|| over.checked_div(below.value))??, end))
    }

    /// "half a million", "half a dozen", "half".
    pub(super) fn half(&self, next: Place) -> Option<Spelled> {
        let half = Decimal::new(5, 1);
        let after = match self.part(next) {
            Some(("a" | "an", after)) => after,
            _ => next,
        };
        if let Some((word, end)) =
            self.word(after).filter(|(word, _)| matches!(word.class, Class::Scale | Class::Group))
        {
            return Some(Spelled {
                value: half.checked_mul(word.value)?,
                form: Form::Cardinal,
                end,
                article: false,
            });
        }
        Some(Spelled { value: half, form: Form::Fraction, end: next, article: false })
    }

    /// "quarter of a million", "quarter million"; a bare "quarter" is a stretch of a year.
    pub(super) fn quarter(&self, next: Place) -> Option<Spelled> {
        let mut at = next;
        for skipped in ["of", "a"] {
            if self.is(at, skipped) {
                at = self.part(at)?.1;
            }
        }
        let (word, end) = self.word(at).filter(|(word, _)| word.class == Class::Scale)?;
        Some(Spelled { value: word.value.checked_div(4.into())?, form: Form::Cardinal, end, article: false })
    }
}
