//! Bytes → values.  Bytes of a file may be anything: what does not fit is [`Unfit`], and no length is believed before it
//! is seen.

use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::Pack;
use crate::base::{CharSpan, Date, Field};
use crate::store::texts::Texts;

/// The bytes are none that were packed for this article.
#[derive(Debug)]
pub(super) struct Unfit;

pub(super) type Unpacked<T> = Result<T, Unfit>;

pub(super) struct In<'t> {
    bytes: &'t [u8],
    at: usize,
    pub texts: &'t Texts<'t>,
    pub sentence: &'t str,
    pub base: u32,
    pub day: i32,
    strings: Strings,
    known: Vec<Arc<str>>,
    noted: FxHashSet<Arc<str>>,
}

/// All strings met, one after the other.
#[derive(Default)]
pub(super) struct Strings {
    pool: String,
    ends: Vec<usize>,
}

impl Strings {
    fn get(&self, number: usize) -> Unpacked<&str> {
        let end = *self.ends.get(number).ok_or(Unfit)?;
        let start = number.checked_sub(1).map_or(0, |before| self.ends[before]);
        self.pool.get(start..end).ok_or(Unfit)
    }
}

impl<'t> In<'t> {
    /// Reads a section, which goes on with the strings of those before it.
    pub fn new(
        bytes: &'t [u8],
        texts: &'t Texts<'t>,
        published: Option<Date>,
        strings: Strings,
    ) -> Unpacked<Self> {
        let day = published.map_or(0, super::out::number);
        let (known, noted) = (Vec::new(), FxHashSet::default());
        let mut from = In { bytes, at: 0, texts, sentence: "", base: 0, day, strings, known, noted };
        for _ in 0..from.count()? {
            let length = from.count()? as usize;
            let end = from.at.checked_add(length).ok_or(Unfit)?;
            let text = std::str::from_utf8(bytes.get(from.at..end).ok_or(Unfit)?).map_err(|_| Unfit)?;
            from.strings.pool.push_str(text);
            from.strings.ends.push(from.strings.pool.len());
            from.at = end;
        }
        Ok(from)
    }

    /// The strings, once all is read.
    pub fn finish(self) -> Unpacked<Strings> {
        if self.at == self.bytes.len() { Ok(self.strings) } else { Err(Unfit) }
    }

    pub fn byte(&mut self) -> Unpacked<u8> {
        let byte = *self.bytes.get(self.at).ok_or(Unfit)?;
        self.at += 1;
        Ok(byte)
    }

    pub fn count(&mut self) -> Unpacked<u64> {
        let (mut number, mut shift) = (0, 0);
        loop {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f).checked_shl(shift).ok_or(Unfit)?;
            if byte < 0x80 {
                return Ok(number);
            }
            shift += 7;
        }
    }

    pub fn signed(&mut self) -> Unpacked<i64> {
        let number = self.count()?;
        Ok((number >> 1) as i64 ^ -((number & 1) as i64))
    }

    pub fn text(&mut self) -> Unpacked<String> {
        let number = self.count()? as usize;
        match number & 1 {
            0 => self.strings.get(number >> 1).map(str::to_owned),
            _ => self.known.get(number >> 1).map(|word| word.to_string()).ok_or(Unfit),
        }
    }

    /// Notes a text that was read otherwise, so that it can be referred to.
    pub fn known(&mut self, text: &str) {
        if !self.noted.contains(text) {
            let text: Arc<str> = text.into();
            self.noted.insert(Arc::clone(&text));
            self.known.push(text);
        }
    }

    pub fn near(&mut self) -> Unpacked<String> {
        match self.count()? {
            0 => self.text(),
            at => {
                let start = (at - 1) as usize;
                let end = start.checked_add(self.count()? as usize).ok_or(Unfit)?;
                self.sentence.get(start..end).map(str::to_owned).ok_or(Unfit)
            }
        }
    }

    pub fn covered(&mut self, field: Field, span: CharSpan) -> Unpacked<String> {
        match self.byte()? {
            0 => self.text(),
            _ => self.texts.slice(field, span).map(str::to_owned).ok_or(Unfit),
        }
    }

    pub fn span(&mut self) -> Unpacked<CharSpan> {
        let place = |number: i64| u32::try_from(number).map_err(|_| Unfit);
        let start = place(i64::from(self.base).checked_add(self.signed()?).ok_or(Unfit)?)?;
        let end = place(i64::from(start).checked_add(self.signed()?).ok_or(Unfit)?)?;
        Ok(CharSpan { start, end })
    }

    pub fn date(&mut self) -> Unpacked<Date> {
        let number = i64::from(self.day).checked_add(self.signed()?).ok_or(Unfit)?;
        date(i32::try_from(number).map_err(|_| Unfit)?)
    }

    /// A value that was written once; `known` are those of its kind.
    pub fn shared<T: Clone>(
        &mut self,
        known: &mut Vec<T>,
        read: impl FnOnce(&mut Self) -> Unpacked<T>,
    ) -> Unpacked<T> {
        match self.count()? as usize {
            0 => {
                let value = read(self)?;
                known.push(value.clone());
                Ok(value)
            }
            number => known.get(number - 1).cloned().ok_or(Unfit),
        }
    }

    pub fn list<T: Pack>(&mut self) -> Unpacked<Vec<T>> {
        let length = self.length()?;
        (0..length).map(|_| T::unpack(self)).collect()
    }

    /// How many items follow: each takes at least a byte.
    pub fn length(&mut self) -> Unpacked<usize> {
        let length = self.count()? as usize;
        if length > self.bytes.len() - self.at { Err(Unfit) } else { Ok(length) }
    }
}

fn date(number: i32) -> Unpacked<Date> {
    let (months, day) = (number.div_euclid(31), number.rem_euclid(31));
    let (year, month) = (months.div_euclid(12), months.rem_euclid(12));
    let year = i16::try_from(year).map_err(|_| Unfit)?;
    Date::new(year, month as i8 + 1, day as i8 + 1).map_err(|_| Unfit)
}
