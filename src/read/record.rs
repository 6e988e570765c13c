//! One article's fields, as a record or a row states them.

use super::address::{host, is_address};
use super::date::{self, Order};
use super::draft::{Defaults, Draft};
use super::keys::Field;
use super::plain::brief;
use super::{Place, ReadError, Stamp};

/// The value of each field, from the name that is worth most.
#[derive(Default)]
pub(super) struct Record {
    values: Vec<(Field, usize, String)>,
    /// Its text is stated and holds nothing.
    blank: bool,
}

impl Record {
    /// One more value; what is blank says nothing.
    pub fn state(&mut self, (field, rank): (Field, usize), value: String) {
        match value.trim().is_empty() {
            true => self.blank |= field == Field::Text,
            false => self.values.push((field, rank, value)),
        }
    }

    pub fn states(&self, field: Field) -> bool {
        self.values.iter().any(|(known, ..)| *known == field)
    }

    fn take(&mut self, field: Field) -> Option<String> {
        let of_field = |(_, value): &(usize, &(Field, usize, String))| value.0 == field;
        let (at, _) = self.values.iter().enumerate().filter(of_field).min_by_key(|(_, value)| value.1)?;
        Some(self.values.swap_remove(at).2)
    }

    /// Its text is taken as it stands: whoever made it may hold offsets into it.
    /// `order` is what other records of the input show of their dates.
    pub fn draft(
        mut self,
        order: Option<Order>,
        known: &Defaults,
        place: &Place,
    ) -> Result<Draft, ReadError> {
        let text = match self.take(Field::Text) {
            Some(text) => text,
            None if self.blank => return Err(ReadError::NoText { place: place.clone() }),
            None => {
                let cause = "it has no \"text\"".to_owned();
                return Err(ReadError::Record { place: place.clone(), cause });
            }
        };
        let date = self.take(Field::Date);
        let is_given = known.override_stated && known.published.is_some();
        let published = match date.as_ref().filter(|_| !is_given) {
            Some(value) => {
                let date = date::parse_in(value, order);
                Some(date.ok_or_else(|| ReadError::BadDate { place: place.clone(), value: brief(value) })?)
            }
            None => None,
        };
        let changed = self.take(Field::Modified);
        let (source, page) = self.source();
        let url = self.take(Field::Url).or(page);
        Ok(Draft {
            id: self.take(Field::Id),
            weak_source: url.as_deref().and_then(host),
            source,
            title: self.take(Field::Title),
            author: self.take(Field::Author).map(|names| byline(&names)),
            url,
            published,
            changed: Stamp::first([changed.as_deref(), date.as_deref()]),
            text,
        })
    }

    /// The outlet, and an address that stands in its place: trafilatura calls the URL so.
    fn source(&mut self) -> (Option<String>, Option<String>) {
        let mut page = None;
        while let Some(source) = self.take(Field::Source) {
            if !is_address(&source) {
                return (Some(source), page);
            }
            page = page.or(Some(source));
        }
        (None, page)
    }
}

/// "By Ann Roe; Bo Lind", as agencies and trafilatura write it, is "Ann Roe, Bo Lind".
fn byline(names: &str) -> String {
    let names = names.trim();
    let by = names.get(..3).filter(|start| start.eq_ignore_ascii_case("by "));
    names[by.map_or(0, str::len)..].replace("; ", ", ")
}
