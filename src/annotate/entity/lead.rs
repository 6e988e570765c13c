//! Words before a person's name that are no part of it, though they have a capital: "**Plus** Stone said".

use rustc_hash::{FxHashMap, FxHashSet};

use super::EntityKind;
use super::name::Name;
use super::words::{first_name, given, office, ship, titled};
use crate::document::{Document, Tag};
use crate::lexicon::{NounSense, Who, is_modifier, noun_sense, who};

/// The fewest letters of an agency or a product in capitals; fewer are somebody's initials.
const AGENCY: usize = 3;

/// The fewest letters of a word that has a capital in a headline, whatever it is.
const LONG: usize = 4;

/// Names of people as the article has them, in lower case.
struct Known<'a> {
    document: &'a Document,
    wholes: FxHashSet<String>,
    /// Of each surname the names that end in it, each once however often it is told.
    surnames: FxHashMap<String, FxHashSet<String>>,
}

/// Cuts off what leads each name, or follows it in a headline.
pub fn trim(document: &Document, names: &mut [Name]) {
    let people = || names.iter().filter(|name| name.kind == EntityKind::Person);
    let body = || people().filter(|name| !headline(document, name.tokens));
    let long = |name: &&Name| name.tokens.1 - name.tokens.0 > 1;
    let mut known = Known {
        document,
        wholes: body().map(|name| text(document, name.tokens)).collect(),
        surnames: FxHashMap::default(),
    };
    for name in body().filter(long) {
        let surname = document.lower(name.tokens.1 - 1).to_owned();
        known.surnames.entry(surname).or_default().insert(text(document, name.tokens));
    }
    for name in names.iter_mut().filter(|name| name.kind == EntityKind::Person) {
        if headline(document, name.tokens) {
            known.behead(name);
        }
        if let Some(start) = known.start(name) {
            let office = (name.tokens.0..start).any(|at| office(document, at));
            name.title.0 = if office || name.title.0 < name.title.1 { name.title.0 } else { start };
            name.title.1 = start;
            name.tokens.0 = start;
        }
        if known.nobody(name) {
            name.kind = EntityKind::Other;
        }
    }
}

fn text(document: &Document, tokens: (u32, u32)) -> String {
    document.slice(document.span_of(tokens)).to_lowercase()
}

/// Whether a word stands in a title, or in a line like one, where each long word has a capital.
pub fn headline(document: &Document, tokens: (u32, u32)) -> bool {
    if document.in_title(document.span_of(tokens)) {
        return true;
    }
    let (start, end) = document.sentences[document.sentence_of(tokens.0) as usize].tokens;
    let mut long = (start..end).map(|at| document.word(at)).filter(|word| word.len() >= LONG);
    long.clone().nth(2).is_some() && long.all(|word| !word.starts_with(char::is_lowercase))
}

impl Known<'_> {
    /// "TBM Turbo", "HMS Harrow", "Seaworks CEO", and what only a headline makes a name.
    fn nobody(&self, name: &Name) -> bool {
        let document = self.document;
        let (start, end) = name.tokens;
        let first = document.lower(start);
        let several = end - start > 1;
        let product = several && (agency(document.word(start)) || ship(first) || titled(document, end - 1));
        let shouted = headline(document, name.tokens)
            && !self.wholes.contains(&text(document, name.tokens))
            && (several || !self.surnames.contains_key(first));
        !given(first) && (product || shouted)
    }

    /// Where a name begins behind the words that lead it, if any do.
    fn start(&self, name: &Name) -> Option<u32> {
        let (start, end) = name.tokens;
        (start + 1..end).find(|&at| {
            let lead = start..at;
            match end - at {
                1 => self.fuller(lead.clone(), at) && self.leads_surname(lead, at),
                _ => self.leads_name(lead, (at, end)),
            }
        })
    }

    /// Whether somebody of that surname has a full name that the words before it are no part of.
    fn fuller(&self, lead: std::ops::Range<u32>, surname: u32) -> bool {
        let names = self.surnames.get(self.document.lower(surname)).into_iter().flatten();
        names.into_iter().any(|name| {
            lead.clone().all(|at| name.split_whitespace().all(|word| word != self.document.lower(at)))
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
        let office = |at: u32| titled(self.document, at) || who(self.document.lower(at)) == Some(Who::Person);
        let named =
            first_name(first) || whole || lead.clone().all(office) || office(rest.0 - 1) && given(first);
        let mut lead = lead;
        named && lead.all(|at| self.plain(at) || agency(self.document.word(at)) || titled(self.document, at))
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
            || headline(document, (at, at + 1))
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
                || *end == start + 1 && self.surnames.contains_key(last)
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
