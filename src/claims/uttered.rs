//! Whether a saying is told to have happened: "did not say", "nobody said", "if Ito said", "might say".

use crate::annotate::event::Factuality;
use crate::annotate::quote::{Attribution, CueClass};
use crate::document::{Document, Tag};
use crate::lexicon::{Bearing, Function, bearings, functions, serves};

/// Further ahead of the cue than this its clause is not looked for.
const REACH: u32 = 12;

/// What the clause of the cue makes of the saying; `None` where it is told as done.
pub(super) fn of(document: &Document, said: &Attribution) -> Option<Factuality> {
    let clause = Clause::of(document, said)?;
    if clause.is_supposed() {
        return Some(Factuality::Hypothetical);
    }
    match clause.is_denied() || nobody(document, said) {
        // "Never denied it": nobody said that it is so.
        true if said.cue_class == CueClass::Denies => Some(Factuality::Possible),
        true => Some(Factuality::Denied),
        false => clause.modal(),
    }
}

/// The words of the clause of a cue, up to it.
struct Clause<'a> {
    document: &'a Document,
    start: u32,
    cue: u32,
}

impl<'a> Clause<'a> {
    /// It begins behind the last mark; words of the content are none of its own.
    fn of(document: &'a Document, said: &Attribution) -> Option<Self> {
        let span = said.cue?;
        let cue = document.token_at(span.start);
        let sentence = document.sentences.get(document.sentence_of(cue) as usize)?.tokens.0;
        let first = sentence.max(cue.saturating_sub(REACH));
        let begins = |at: &u32| {
            matches!(
                document.tag(*at),
                Tag::Comma
                    | Tag::Colon
                    | Tag::Stop
                    | Tag::Open
                    | Tag::Close
                    | Tag::OpenQuote
                    | Tag::CloseQuote
            )
        };
        let start = (first..cue).rev().find(begins).map_or(first, |at| at + 1);
        let content = said.content.iter().filter(|part| part.end <= span.start).map(|part| part.end).max();
        let start = content.map_or(start, |end| start.max(document.token_at(end)));
        document.tag(cue).is_verb().then_some(Clause { document, start, cue })
    }

    fn bears(&self, at: u32, bearing: Bearing) -> bool {
        bearings(self.document.lower(at)).has(bearing)
    }

    /// "**did not** say", "has **no longer** said"; "not only said" was said.
    fn is_denied(&self) -> bool {
        let merely = |at: u32| self.bears(at + 1, Bearing::Merely);
        let helped = |at: &u32| self.bears(*at, Bearing::Negator) && self.helps_cue(*at) && !merely(*at);
        let ended = |at: &u32| self.bears(*at, Bearing::None) && self.bears(*at + 1, Bearing::Ended);
        let inverted = self.bears(self.start, Bearing::None) && self.document.tag(self.start) == Tag::Cc;
        (self.start..self.cue).any(|at| helped(&at) || ended(&at) && self.helps_cue(at + 1)) || inverted
    }

    /// "**If** Ito said": no other verb stands between.
    fn is_supposed(&self) -> bool {
        let opens = |at: &u32| self.bears(*at, Bearing::Condition);
        let clause = (self.start..self.cue).rev().find(opens);
        clause.is_some_and(|at| !(at + 1..self.cue).any(|at| self.is_other_verb(at)))
    }

    /// The modal among the words that help the cue.
    fn modal(&self) -> Option<Factuality> {
        // "Will described": a name is none.
        let modal = |at: &u32| self.document.tag(*at) == Tag::Md && self.helps_cue(*at);
        (self.start..self.cue).filter(modal).find_map(|at| match functions(self.document.lower(at)) {
            does if does.has(Function::Will) => Some(Factuality::Planned),
            does if does.has(Function::May) => Some(Factuality::Possible),
            does if does.has(Function::Would) => Some(Factuality::Hypothetical),
            _ => None,
        })
    }

    /// Hangs on the cue, or nothing but helpers stands between them.
    fn helps_cue(&self, at: u32) -> bool {
        let hangs = self.document.tokens[at as usize].head == self.cue;
        let helps = |at: u32| self.is_auxiliary(at) || self.document.tag(at) == Tag::Rb;
        hangs || (at + 1..self.cue).all(helps)
    }

    fn is_auxiliary(&self, at: u32) -> bool {
        self.document.tag(at) == Tag::Md || serves(self.document.lemma(at), Function::Auxiliary)
    }

    fn is_other_verb(&self, at: u32) -> bool {
        self.document.tag(at).is_verb() && !self.is_auxiliary(at)
    }
}

/// "**Nobody** said", "**No one** in the ministry said", but not "No. 10".
fn nobody(document: &Document, said: &Attribution) -> bool {
    let Some(mention) = said.mention else { return false };
    let first = document.token_at(mention.start);
    let counted = matches!(document.tag(first + 1), Tag::Cd | Tag::Stop);
    let except = bearings(document.lower(first + 1)).has(Bearing::Except);
    let named = document.tag(first).is_name();
    bearings(document.lower(first)).has(Bearing::None) && !except && !counted && !named
}
