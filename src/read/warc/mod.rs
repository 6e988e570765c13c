//! Web archives (ISO 28500, WARC 1.0 and 1.1): each page that a crawler got is an article.

mod http;
mod record;

use std::hash::{BuildHasher, BuildHasherDefault};
use std::io::BufRead;

use rustc_hash::{FxHashSet, FxHasher};

use super::address::address;
use super::decode::decode;
use super::draft::{Defaults, Draft};
use super::{Article, Place, ReadError, html};
use http::{Fault, MAX_BODY, Response};
use record::{Head, Records};

/// The articles of an archive, one record in memory at a time.
///
/// Only responses of status 200 that are HTML are pages.  The same text at the same address is read once.  What is left out is
/// counted and said at the end; where the archive is damaged the reading ends.
pub(super) struct Pages<R> {
    records: Records<R>,
    place: Place,
    known: Defaults,
    seen: FxHashSet<u64>,
    left_out: LeftOut,
    done: bool,
}

#[derive(Default)]
struct LeftOut {
    pages: usize,
    /// Responses of another status, or that are no HTML, or larger than a page; and resources.
    others: usize,
    copies: usize,
    /// Of the texts that another program made of pages, and of other records without a page.
    texts: usize,
}

impl<R: BufRead> Pages<R> {
    pub fn new(name: &str, reader: R, known: &Defaults) -> Self {
        Pages {
            records: Records::new(reader),
            place: Place::file(name),
            known: known.clone(),
            seen: FxHashSet::default(),
            left_out: LeftOut::default(),
            done: false,
        }
    }

    /// `None` after the last record.
    fn step(&mut self) -> Option<Vec<Result<Article, ReadError>>> {
        let head = match self.records.next() {
            Ok(Some(head)) => head,
            Ok(None) => return None,
            Err(cause) => return Some(self.damaged(cause)),
        };
        match head.kind.as_str() {
            "response" => {}
            "conversion" => {
                self.left_out.texts += 1;
                return Some(Vec::new());
            }
            // What was not got by HTTP.
            "resource" => {
                self.left_out.others += 1;
                return Some(Vec::new());
            }
            _ => return Some(Vec::new()),
        }
        let place = self.place.within("record", self.records.number);
        if head.length > MAX_BODY {
            self.left_out.others += 1;
            return Some(Vec::new());
        }
        match self.records.body() {
            Ok(body) => Some(self.page(&head, &body, &place)),
            Err(cause) => Some(self.damaged(cause)),
        }
    }

    fn damaged(&mut self, cause: String) -> Vec<Result<Article, ReadError>> {
        self.done = true;
        let place = self.place.within("record", self.records.number);
        vec![Err(ReadError::Damaged { place, what: "the archive", cause })]
    }

    fn page(&mut self, head: &Head, body: &[u8], place: &Place) -> Vec<Result<Article, ReadError>> {
        let response = match Response::parse(body) {
            Ok(response) => response,
            Err(Fault::NoPage) => {
                self.left_out.others += 1;
                return Vec::new();
            }
            Err(Fault::Damaged(cause)) => {
                return vec![Err(ReadError::Damaged { place: place.clone(), what: "the response", cause })];
            }
        };
        let declared = response.encoding.or_else(|| html::declared_encoding(&response.body));
        let text = match decode(&response.body, declared, place) {
            Ok(text) => text,
            Err(error) => return vec![Err(error)],
        };
        let drafts = html::drafts(&text, head.target.as_deref(), place);
        drafts.into_iter().filter_map(|draft| self.finish(draft, place)).collect()
    }

    /// `None` for a page that was read before.
    fn finish(
        &mut self,
        draft: Result<Draft, ReadError>,
        place: &Place,
    ) -> Option<Result<Article, ReadError>> {
        let draft = match draft {
            Ok(draft) => draft,
            Err(error) => return Some(Err(error)),
        };
        let page = (draft.url.as_deref().and_then(address), &draft.text);
        if !self.seen.insert(BuildHasherDefault::<FxHasher>::default().hash_one(page)) {
            self.left_out.copies += 1;
            return None;
        }
        self.left_out.pages += 1;
        Some(draft.finish(place.clone(), &self.known))
    }

    fn account(&self) -> Option<ReadError> {
        let LeftOut { pages, others, copies, texts } = self.left_out;
        let place = self.place.clone();
        if pages == 0 && texts > 0 {
            let what = format!("an archive of {texts} texts that another program made of pages (WET)");
            return Some(ReadError::Kind {
                place,
                what,
                advice: "the archive of the pages themselves is (WARC)",
            });
        }
        if pages == 0 && others == 0 {
            return Some(ReadError::Nothing { place, what: "records of other kinds than responses" });
        }
        let parts = [
            (others, "records that are not HTML of status 200"),
            (copies, "copies of pages that were read"),
            (texts, "texts that another program made of pages"),
        ];
        let parts: Vec<String> =
            parts.iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{n} {what}")).collect();
        let cause = format!("{pages} pages were read; left out were {}", parts.join(", "));
        (!parts.is_empty()).then_some(ReadError::Unread { place, cause })
    }
}

impl<R: BufRead> Iterator for Pages<R> {
    type Item = Vec<Result<Article, ReadError>>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.done {
            match self.step() {
                Some(items) if items.is_empty() => {}
                Some(items) => return Some(items),
                None => {
                    self.done = true;
                    return self.account().map(|error| vec![Err(error)]);
                }
            }
        }
        None
    }
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
