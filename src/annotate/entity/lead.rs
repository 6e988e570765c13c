//! Words before a person's name that are no part of it, though they have a capital: "**Plus** Stone said".

use rustc_hash::FxHashSet;

use super::EntityKind;
use super::name::{Name, given, titled};
use crate::base::Field;
use crate::document::{Document, Tag};
use crate::lexicon::{NounSense, is_modifier, noun_sense, who};

/// The fewest letters of an agency or a product in capitals; fewer are somebody's initials.
const AGENCY: usize = 3;

/// Names of people as the article has them, in lower case.
struct Known<'a> {
    document: &'a Document,
    wholes: FxHashSet<String>,
    surnames: FxHashSet<String>,
}

/// Cuts off what leads each name, or follows it in a headline.
pub fn trim(document: &Document, names: &mut [Name]) {
    let people = || names.iter().filter(|name| name.kind == EntityKind::Person);
    let body = || people().filter(|name| !in_title(document, name.tokens));
    let long = |name: &&Name| name.tokens.1 - name.tokens.0 > 1;
    let known = Known {
        document,
        wholes: body().map(|name| text(document, name.tokens)).collect(),
        surnames: body().filter(long).map(|name| document.lower(name.tokens.1 - 1).to_owned()).collect(),
    };
    for name in names.iter_mut().filter(|name| name.kind == EntityKind::Person) {
        if in_title(document, name.tokens) {
            known.behead(name);
        }
        if let Some(start) = known.start(name) {
            let office = (name.tokens.0..start).any(|at| titled(document, at));
            name.title.0 = if office || name.title.0 < name.title.1 { name.title.0 } else { start };
            name.title.1 = start;
            name.tokens.0 = start;
        }
    }
}

fn text(document: &Document, tokens: (u32, u32)) -> String {
    document.slice(document.span_of(tokens)).to_lowercase()
}

fn in_title(document: &Document, tokens: (u32, u32)) -> bool {
    document.locate(document.span_of(tokens)).0 == Field::Title
}

impl Known<'_> {
    /// Where a name begins behind the words that lead it, if any do.
    fn start(&self, name: &Name) -> Option<u32> {
        let (start, end) = name.tokens;
        (start + 1..end).find(|&at| {
            let lead = start..at;
            match end - at {
                1 => self.surnames.contains(self.document.lower(at)) && self.leads_surname(lead, at),
                _ => self.leads_name(lead, (at, end)),
            }
        })
    }

    /// "**Mad Dog** Stone", "**Plus** Stone", "**BBC** Stone", of one who has a fuller name in the article.
    fn leads_surname(&self, lead: std::ops::Range<u32>, at: u32) -> bool {
        let document = self.document;
        let first = lead.start;
        if agency(document.word(first)) {
            return true;
        }
        let alone = at - first == 1;
        let said = alone && !self.opens(first) && !titled(document, first);
        !said && !self.wholes.contains(&text(document, (first, at))) && lead.clone().all(|at| self.plain(at))
    }

    /// "**Intelligence** Lena Stone", "**Lawyer** Lena Stone".
    fn leads_name(&self, lead: std::ops::Range<u32>, rest: (u32, u32)) -> bool {
        let whole = self.wholes.contains(&text(self.document, rest));
        let first = self.document.lower(rest.0);
        let name = given(first) || whole;
        let mut lead = lead;
        name && lead.all(|at| self.plain(at) || agency(self.document.word(at)) || titled(self.document, at))
    }

    /// A word of the dictionary that is nobody's given name or initial.
    fn plain(&self, at: u32) -> bool {
        let lower = self.document.lower(at);
        let noun = || matches!(noun_sense(lower), Some(NounSense::Said | NounSense::Thing));
        !given(lower) && (is_modifier(lower) || who(lower).is_some() || noun() || titled(self.document, at))
    }

    /// Whether a word has its capital for standing first: in a sentence, a quotation, or a headline.
    fn opens(&self, at: u32) -> bool {
        let document = self.document;
        let first = document.sentences[document.sentence_of(at) as usize].tokens.0;
        let before = document.tag(at.saturating_sub(1));
        at == first
            || matches!(before, Tag::OpenQuote | Tag::CloseQuote | Tag::Colon)
            || in_title(document, (at, at + 1))
    }

    /// "Stone **Wins**": in a headline verbs have capitals, so the name is what the text makes a name.
    fn behead(&self, name: &mut Name) {
        let (start, end) = name.tokens;
        if self.wholes.contains(&text(self.document, name.tokens)) {
            return;
        }
        let known = |end: &u32| {
            let last = self.document.lower(end - 1);
            self.wholes.contains(&text(self.document, (start, *end)))
                || *end == start + 1 && self.surnames.contains(last)
        };
        if let Some(end) = (start + 1..end).rev().find(known) {
            name.tokens.1 = end;
        }
    }
}

/// "BBC"
fn agency(word: &str) -> bool {
    word.len() >= AGENCY && word.chars().all(char::is_uppercase)
}
