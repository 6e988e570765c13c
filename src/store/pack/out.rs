//! Values → bytes.

use rustc_hash::FxHashMap;

use super::Pack;
use crate::base::{CharSpan, Date, Field};
use crate::store::texts::Texts;

/// Bytes in the making.  Strings are kept once and referred to by their number; what stands in the article is an offset.
pub(super) struct Out<'t> {
    pub bytes: Vec<u8>,
    pub texts: &'t Texts<'t>,
    /// The sentence at hand: words that stand in it are offsets into it.
    pub sentence: &'t str,
    /// The code point that spans are told from.
    pub base: u32,
    /// The day that days are told from.
    pub day: i32,
    numbers: FxHashMap<String, u32>,
    known: FxHashMap<String, u32>,
    pool: Vec<u8>,
    pooled: u32,
    /// The values of each kind by their bytes, numbered from 1 on.
    shared: [FxHashMap<Box<[u8]>, u64>; Shared::COUNT],
}

/// Values that an article repeats as a whole.
#[derive(Debug, Clone, Copy)]
pub(super) enum Shared {
    Attribution,
    Rules,
    /// A word with its kind.
    Word,
    /// A word of a quotation.
    Quoted,
    Voice,
    Places,
}

impl Shared {
    const COUNT: usize = 6;
}

impl<'t> Out<'t> {
    pub fn new(texts: &'t Texts<'t>, published: Option<Date>) -> Self {
        Out {
            bytes: Vec::new(),
            texts,
            sentence: "",
            base: 0,
            day: published.map_or(0, number),
            numbers: FxHashMap::default(),
            known: FxHashMap::default(),
            pool: Vec::new(),
            pooled: 0,
            shared: Default::default(),
        }
    }

    /// What was written since the last section: its new strings, then the values.
    pub fn section(&mut self) -> Vec<u8> {
        let bytes = std::mem::take(&mut self.bytes);
        let mut whole = Vec::with_capacity(bytes.len() + self.pool.len() + 4);
        varint(&mut whole, u64::from(std::mem::take(&mut self.pooled)));
        whole.append(&mut self.pool);
        whole.extend(bytes);
        whole
    }

    pub fn byte(&mut self, byte: u8) {
        self.bytes.push(byte);
    }

    pub fn count(&mut self, number: u64) {
        varint(&mut self.bytes, number);
    }

    pub fn signed(&mut self, number: i64) {
        self.count(((number << 1) ^ (number >> 63)) as u64);
    }

    pub fn text(&mut self, text: &str) {
        if let Some(known) = self.known.get(text) {
            return self.count(u64::from(*known) << 1 | 1);
        }
        let next = self.numbers.len() as u32;
        let number = match self.numbers.get(text) {
            Some(number) => *number,
            None => {
                self.numbers.insert(text.to_owned(), next);
                varint(&mut self.pool, text.len() as u64);
                self.pool.extend(text.as_bytes());
                self.pooled += 1;
                next
            }
        };
        self.count(u64::from(number) << 1);
    }

    /// A text that the reader will know without being told.
    pub fn known(&mut self, text: &str) {
        let next = self.known.len() as u32;
        if !self.known.contains_key(text) {
            self.known.insert(text.to_owned(), next);
        }
    }

    /// A text that mostly stands in the sentence at hand.
    pub fn near(&mut self, text: &str) {
        match self.sentence.find(text) {
            Some(at) => {
                self.count(at as u64 + 1);
                self.count(text.len() as u64);
            }
            None => {
                self.byte(0);
                self.text(text);
            }
        }
    }

    /// A text that mostly is what a span covers.
    pub fn covered(&mut self, text: &str, field: Field, span: CharSpan) {
        let is_there = self.texts.slice(field, span) == Some(text);
        self.byte(is_there.into());
        if !is_there {
            self.text(text);
        }
    }

    pub fn span(&mut self, span: CharSpan) {
        self.signed(i64::from(span.start) - i64::from(self.base));
        self.signed(i64::from(span.end) - i64::from(span.start));
    }

    pub fn date(&mut self, date: Date) {
        self.signed(i64::from(number(date) - self.day));
    }

    /// A value that is written once, and then referred to.
    pub fn shared(&mut self, kind: Shared, write: impl FnOnce(&mut Self)) {
        let start = self.bytes.len();
        write(self);
        let known = &mut self.shared[kind as usize];
        match known.get(&self.bytes[start..]) {
            Some(number) => {
                let number = *number;
                self.bytes.truncate(start);
                self.count(number);
            }
            None => {
                known.insert(self.bytes[start..].into(), known.len() as u64 + 1);
                self.bytes.insert(start, 0);
            }
        }
    }

    pub fn list<T: Pack>(&mut self, list: &[T]) {
        self.count(list.len() as u64);
        list.iter().for_each(|item| item.pack(self));
    }
}

/// Days in an order in which neighbours are near; [`super::input::date`] is its inverse.
pub(super) fn number(date: Date) -> i32 {
    (i32::from(date.year()) * 12 + i32::from(date.month()) - 1) * 31 + i32::from(date.day()) - 1
}

fn varint(bytes: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}
