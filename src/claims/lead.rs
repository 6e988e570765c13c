//! What leads a paraphrase: the reporting words of the article before what they report, "did not say that".

use super::claim::{Attribution, Claim, Passage};
use super::marks::{in_pairs, without_marks};
use crate::annotate::quote::{CueClass, WordClass, verb_class, word_class};
use crate::base::CharSpan;
use crate::document::verb_form;
use crate::lexicon::{Bearing, Function, Manner, bearings, functions, manner};

/// More words than this between cue and content are left out: "told a crowd … that".
const MOST_BETWEEN: usize = 6;

/// How a paraphrase is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Lead {
    /// Nothing can lead it.
    Nothing,
    /// It comes first in print as in the article: "said on Friday that ".
    Before { words: String, joint: Joint },
    /// It stands behind the content, which begins the sentence, and is put before it: "said that ".
    Turned { words: String, joint: Joint },
    /// Content and cue are one clause and stay one: "the plan" and " that they criticised".
    After(String),
    /// So are they where the cue stands between two parts of the content: "she is expected to move".
    Inside,
}

/// How a speaker's name stands before the lead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Joint {
    /// "Ito said"
    Subject,
    /// "Ito, adding"
    Comma,
    /// "Ito: a warning"
    Colon,
    /// "according to Ito"
    Named,
}

/// Where a statement stands in its sentence, by code points.
struct Place<'a> {
    sentence: &'a Passage,
    said: &'a Attribution,
    cue: &'a str,
    at: CharSpan,
    /// What the claim covers of the content begins later than the content.
    inner: bool,
}

/// `first` is the first stretch of the content that the claim covers.
pub(super) fn of(claim: &Claim, first: CharSpan) -> Lead {
    let Some(place) = Place::of(claim, first) else { return Lead::Nothing };
    let (cue, at) = (place.cue, place.at);
    if cue.get(..9).is_some_and(|word| word.eq_ignore_ascii_case("according")) {
        return place.according();
    }
    match at.end <= first.start {
        true => {
            let words = place.before();
            Lead::Before { joint: place.joint(&words), words }
        }
        false => place.behind(first),
    }
}

/// Whether the words before the cue make it no plain saying: "if Ito said", "might say", "never denied".
pub(super) fn withholds(claim: &Claim) -> bool {
    let place = Place::of(claim, claim.span);
    place.is_some_and(|place| {
        let words = place.words_before();
        let helpers = &words[words.len() - place.helpers(&words)..];
        place.withheld_from(&words).is_some() || helpers.iter().any(|word| is_modal(&word.to_lowercase()))
    })
}

impl<'a> Place<'a> {
    fn of(claim: &'a Claim, first: CharSpan) -> Option<Self> {
        let said = claim.attribution.as_ref()?;
        let (cue, at) = said.cue.as_deref().zip(said.cue_span)?;
        let begins = |span: &CharSpan| span.start == first.start;
        let inner = !said.content.iter().any(begins) || said.content.iter().any(|span| span.end <= at.start);
        let place = Place { sentence: &claim.sentence, said, cue, at, inner };
        cue.starts_with(char::is_alphabetic).then_some(place)
    }
}

impl Place<'_> {
    fn according(&self) -> Lead {
        let name = self.said.speaker.as_ref().or(self.said.mention.as_ref());
        name.map_or(Lead::Nothing, |name| Lead::Turned {
            words: format!("according to {}, ", in_pairs(name)),
            joint: Joint::Named,
        })
    }

    /// The cue with what stands between it and the content.
    fn before(&self) -> String {
        let cue = self.with_helpers();
        let first =
            self.said.content.iter().map(|span| span.start).filter(|start| *start >= self.at.end).min();
        let between = self.slice(self.at.end, first.unwrap_or(self.at.end));
        match between {
            _ if self.inner => format!("{cue} … "),
            None => format!("{cue}: "),
            Some(between) => format!("{cue}{}", printed(between)),
        }
    }

    /// The cue behind the content: ", Ito said" is set off from it, "that they criticised" belongs to it.
    fn behind(&self, first: CharSpan) -> Lead {
        let ends = self.said.content.iter().map(|span| span.end).filter(|end| *end <= self.at.start);
        let Some(end) = ends.max() else { return Lead::Nothing };
        let Some(between) = self.slice(end, self.at.start) else { return Lead::Nothing };
        if !sets_off(between.trim_start()) {
            if self.said.content.iter().any(|span| span.start >= self.at.end) {
                return Lead::Inside;
            }
            let whole = first.end == end && between.split_whitespace().count() <= MOST_BETWEEN;
            return if whole {
                Lead::After(without_marks(&format!("{between}{}", self.cue)))
            } else {
                Lead::Nothing
            };
        }
        let verb = verb_form(&self.cue.to_lowercase());
        let cue = self.with_helpers();
        let words = match verb_class(&verb) {
            None => return Lead::Nothing,
            Some(CueClass::Asks) => format!("{cue}: "),
            Some(_) if between.starts_with('?') || self.asks(first) => format!("{cue}: "),
            Some(_) if manner(&verb) == Some(Manner::Hearer) => match self.hearer() {
                Some(hearer) => format!("{cue} {hearer} that "),
                None => format!("{cue} … that "),
            },
            Some(_) => format!("{cue} that "),
        };
        Lead::Turned { joint: self.joint(&words), words }
    }

    fn asks(&self, first: CharSpan) -> bool {
        self.slice(first.start, first.end).is_some_and(|words| words.trim_end().ends_with('?'))
    }

    /// Who is told: what stands behind the cue, up to the next mark.
    fn hearer(&self) -> Option<&str> {
        let behind = self.slice(self.at.end, self.sentence.span.end)?;
        let ends = |c: char| !c.is_alphanumeric() && !c.is_whitespace() && !"'’-".contains(c);
        let end = behind.find(ends).unwrap_or(behind.len());
        let hearer = behind[..end].trim();
        (1..=MOST_BETWEEN).contains(&hearer.split_whitespace().count()).then_some(hearer)
    }

    /// The cue with its auxiliaries and what denies it: without its "not", "did not say" would be "say".
    fn with_helpers(&self) -> String {
        let before = self.before_cue();
        let words = self.words_before();
        let helpers = words.len() - self.helpers(&words);
        let first = self.withheld_from(&words[..helpers]).unwrap_or(helpers);
        let lead = [&words[first..], &[self.cue]].concat().join(" ");
        let opens = before.split_whitespace().count() == words.len() - first;
        if opens { uncapitalised(&lead) } else { lead }
    }

    fn before_cue(&self) -> &str {
        self.slice(self.sentence.span.start, self.at.start).unwrap_or_default()
    }

    /// The words of the cue's clause before it.
    fn words_before(&self) -> Vec<&str> {
        let before = self.before_cue();
        let clause = before.rsplit(|c: char| ",.;:?!—–\"“”()".contains(c)).next().unwrap_or(before);
        clause.split_whitespace().filter(|word| has_letters(word)).collect()
    }

    /// Where words begin without which the saying would be told as done.
    fn withheld_from(&self, words: &[&str]) -> Option<usize> {
        self.supposed_from(words).or_else(|| self.by_nobody_from(words)).or_else(|| self.denied_from(words))
    }

    /// "**if Ito** said"
    fn supposed_from(&self, words: &[&str]) -> Option<usize> {
        let opens = |word: &&str| bearings(&word.to_lowercase()).has(Bearing::Condition);
        words.iter().rposition(opens).filter(|at| words.len() - at <= MOST_BETWEEN)
    }

    /// "**nobody** said"
    fn by_nobody_from(&self, words: &[&str]) -> Option<usize> {
        let mention: Vec<&str> = self.said.mention.as_deref()?.split_whitespace().collect();
        let none = bearings(&mention.first()?.to_lowercase()).has(Bearing::None);
        (none && words.ends_with(&mention)).then(|| words.len() - mention.len())
    }

    /// How many words right before the cue help it.
    fn helpers(&self, words: &[&str]) -> usize {
        // "was accused by Ito": the verb's subject is not the speaker.
        if self.said.mention_span.is_some_and(|mention| mention.end > self.at.start) {
            return 0;
        }
        let mut at = words.len();
        while let Some(word) = at.checked_sub(1).map(|at| words[at]) {
            let before = at.checked_sub(2).map(|at| words[at]);
            let pair = before.is_some_and(|before| word == "to" && governs(before) || ends(before, word));
            if !pair && !helps(word) {
                break;
            }
            at -= 1 + usize::from(pair);
        }
        words.len() - at
    }

    /// Where the clause of the cue is denied further ahead: "**nor did it** say".  The speaker may be nobody by name.
    fn denied_from(&self, words: &[&str]) -> Option<usize> {
        let mention = self.said.mention.as_deref().unwrap_or_default();
        let named = |word: &str| mention.split_whitespace().any(|part| part == word);
        let denies = |word: &&str| !named(word) && word_class(&word.to_lowercase()) == WordClass::Negator;
        let at = words.iter().rposition(denies).filter(|at| words.len() - at <= MOST_BETWEEN)?;
        Some(at - usize::from(at > 0 && helps(words[at - 1])))
    }

    fn joint(&self, lead: &str) -> Joint {
        let lower = self.cue.to_lowercase();
        if self.said.mention.as_deref().is_some_and(|mention| names(lead, mention)) {
            return Joint::Named;
        }
        match verb_class(&verb_form(&lower)) {
            Some(_) if lower.ends_with("ing") => Joint::Comma,
            Some(_) => Joint::Subject,
            None => Joint::Colon,
        }
    }

    fn slice(&self, start: u32, end: u32) -> Option<&str> {
        let base = self.sentence.span.start;
        CharSpan { start: start.checked_sub(base)?, end: end.checked_sub(base)? }.of(&self.sentence.text)
    }
}

/// A comma, a dash or a closing mark, but not the ending of a possessive.
fn sets_off(between: &str) -> bool {
    let mark = between.starts_with(|c: char| !c.is_alphanumeric() && c != '(');
    mark && !["'s", "’s"].iter().any(|ending| between.starts_with(ending))
}

/// "no longer"
fn ends(before: &str, word: &str) -> bool {
    bearings(word).has(Bearing::Ended) && bearings(&before.to_lowercase()).has(Bearing::None)
}

/// "**agreed** to say", "**failed** to say"
fn governs(verb: &str) -> bool {
    let form = verb_form(verb);
    let does = bearings(&form);
    verb_class(&form).is_some()
        || [Bearing::Intends, Bearing::Unsettles, Bearing::Reverses]
            .into_iter()
            .any(|bearing| does.has(bearing))
}

fn is_modal(word: &str) -> bool {
    let does = functions(word);
    does.has(Function::Will) || does.has(Function::May) || does.has(Function::Would)
}

/// Whether the speaker stands among the words of a lead: "nor did Ito say", "nobody said".
fn names(lead: &str, mention: &str) -> bool {
    let at = lead.to_lowercase().find(&mention.to_lowercase());
    at.is_some_and(|at| {
        let (before, after) = (lead.get(..at), lead.get(at + mention.len()..));
        before.is_some_and(|text| !text.ends_with(char::is_alphanumeric))
            && after.is_some_and(|text| !text.starts_with(char::is_alphanumeric))
    })
}

/// "has", "would", "not", "didn't", "repeatedly"
fn helps(word: &str) -> bool {
    let lower = word.to_lowercase().replace('’', "'");
    lower.ends_with("n't")
        || lower.ends_with("ly")
        || is_modal(&lower)
        || functions(&verb_form(&lower)).has(Function::Auxiliary)
        || bearings(&lower).has(Bearing::Negator)
}

/// What stands between cue and content, if it is short and goes on: " on Friday ".
fn printed(between: &str) -> String {
    let words = between.trim();
    let stops = |c: char| ".?!;,\"“”«»()".contains(c);
    match words.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count() {
        0 => {
            let marks: String = words.chars().filter(|c| matches!(c, ':' | ',' | '—' | '–')).collect();
            format!("{}{marks} ", if marks.starts_with(['—', '–']) { " " } else { "" })
        }
        1..=MOST_BETWEEN if !words.contains(stops) => format!(" {words} "),
        _ => String::from(" … "),
    }
}

fn has_letters(word: &str) -> bool {
    word.contains(char::is_alphanumeric)
}

/// With a small letter at the start.
pub(super) fn uncapitalised(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}
