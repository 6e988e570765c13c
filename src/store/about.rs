//! Which claims are about some words: those that hold all of them, in their own words, their sentence or their speaker's name.
//!
//! The full-text index of articles says where to look; whether a sentence holds a word is then asked of its text.  An index
//! of the sentences of all claims would be as large as the articles.

use rusqlite::Connection;
use rustc_hash::FxHashMap;

use super::StoreError;
use super::texts::Texts;
use super::words::{Meaning, Piece, full_text, pieces};
use crate::base::{CharSpan, Field};
use crate::lexicon::spelling::plain;

/// A claim that was found.
pub(super) struct Found {
    /// Its row.
    pub claim: i64,
    /// Its own words hold all that was asked for.
    own: bool,
    /// Words of the sentence.
    length: usize,
}

/// A found claim as it is shown.
pub(super) struct Shown {
    pub claim: i64,
    pub passage: String,
}

/// The claims about some words, by publication, outlet and id of their articles; clauses at which a finding points too.
pub(super) fn about(connection: &Connection, words: &str) -> Result<Vec<Found>, StoreError> {
    let Some(query) = full_text(connection, words)? else { return Ok(Vec::new()) };
    let mut asked = Asked::of(words);
    let mut articles = connection.prepare_cached(
        "SELECT n, title, text FROM article WHERE n IN
           (SELECT rowid FROM article_text WHERE article_text MATCH ?1
            UNION SELECT article FROM claim WHERE n IN (SELECT rowid FROM claim_text WHERE claim_text MATCH ?1))
         ORDER BY published IS NULL, published, source IS NULL, source, id",
    )?;
    let mut claims = connection.prepare_cached(
        "SELECT n, text, speaker, in_title, sentence_start, sentence_end FROM claim WHERE article = ?1 ORDER BY position, id",
    )?;
    let mut found = Vec::new();
    let mut rows = articles.query([query])?;
    while let Some(row) = rows.next()? {
        let title = row.get_ref(1)?.as_str_or_null().map_err(rusqlite::Error::from)?;
        let texts = Texts::of(title, row.get_ref(2)?.as_str().map_err(rusqlite::Error::from)?);
        let mut rows = claims.query([row.get::<_, i64>(0)?])?;
        while let Some(row) = rows.next()? {
            let text = row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?;
            let speaker = row.get_ref(2)?.as_str_or_null().map_err(rusqlite::Error::from)?;
            let field = if row.get(3)? { Field::Title } else { Field::Text };
            let span = CharSpan { start: row.get(4)?, end: row.get(5)? };
            let sentence = texts.slice(field, span).unwrap_or_default();
            if asked.is_met(&[sentence, text, speaker.unwrap_or_default()]) {
                let own = asked.is_met(&[text]);
                found.push(Found { claim: row.get(0)?, own, length: tokens(sentence).count() });
            }
        }
    }
    Ok(found)
}

/// The best of the listed claims about some words: those that hold them in their own words first, then those of short sentences.
pub(super) fn best(connection: &Connection, words: &str, limit: usize) -> Result<Vec<Shown>, StoreError> {
    let mut found = about(connection, words)?;
    found.sort_by_key(|found| (!found.own, found.length));
    let mut asked = Asked::of(words);
    let mut find = connection.prepare_cached("SELECT sentence FROM claims WHERE n = ?1")?;
    let mut shown = Vec::new();
    for found in found {
        if shown.len() == limit {
            break;
        }
        let mut rows = find.query([found.claim])?;
        if let Some(row) = rows.next()? {
            let sentence = row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?;
            shown.push(Shown { claim: found.claim, passage: asked.mark(sentence) });
        }
    }
    Ok(shown)
}

/// What was asked for, piece by piece.
struct Asked(Vec<Wanted>);

enum Wanted {
    /// A word in any form, with what is known of the words met so far.
    Word(Meaning, FxHashMap<String, bool>),
    Beginning(String),
    /// Words next to each other.
    Phrase(Vec<String>),
}

/// Words of a sentence that are shown, and how many of them before the first that was asked for.
const SHOWN: usize = 24;
const BEFORE: usize = 8;

impl Asked {
    fn of(words: &str) -> Asked {
        let wanted = pieces(words).into_iter().map(|piece| match piece {
            Piece::Word(word) => Wanted::Word(Meaning::of(&word), FxHashMap::default()),
            Piece::Beginning(word) => Wanted::Beginning(plain(&word)),
            Piece::Phrase(text) => Wanted::Phrase(tokens(&text).map(|(_, word)| plain(word)).collect()),
        });
        Asked(wanted.collect())
    }

    /// Whether each piece stands in one of the texts.
    fn is_met(&mut self, texts: &[&str]) -> bool {
        self.0.iter_mut().all(|wanted| texts.iter().any(|text| wanted.stands_in(text)))
    }

    /// The part of a sentence around what was asked for, which is put in brackets.
    fn mark(&mut self, sentence: &str) -> String {
        let words: Vec<(usize, &str)> = tokens(sentence).collect();
        let marked: Vec<bool> =
            words.iter().map(|(_, word)| self.0.iter_mut().any(|wanted| wanted.is(word))).collect();
        let first = marked.iter().position(|marked| *marked).unwrap_or_default();
        let from = first.saturating_sub(BEFORE).min(words.len().saturating_sub(SHOWN));
        let to = (from + SHOWN).min(words.len());
        let mut passage = String::from(if from > 0 { "…" } else { "" });
        let mut at = if from > 0 { words[from].0 } else { 0 };
        for ((start, word), marked) in words[from..to].iter().zip(&marked[from..to]) {
            passage.push_str(&sentence[at..*start]);
            at = start + word.len();
            match marked {
                true => passage.extend(["[", word, "]"]),
                false => passage.push_str(word),
            }
        }
        passage.push_str(if to < words.len() { "…" } else { &sentence[at..] });
        passage
    }
}

impl Wanted {
    fn stands_in(&mut self, text: &str) -> bool {
        if let Wanted::Phrase(phrase) = self {
            let words: Vec<String> = tokens(text).map(|(_, word)| plain(word)).collect();
            return words.windows(phrase.len().max(1)).any(|window| window == phrase);
        }
        tokens(text).any(|(_, word)| self.is(word))
    }

    /// Of a phrase, any of its words.
    fn is(&mut self, word: &str) -> bool {
        match self {
            Wanted::Word(meaning, known) => match known.get(word) {
                Some(is) => *is,
                None => *known.entry(word.to_owned()).or_insert_with(|| meaning.is(&word.to_lowercase())),
            },
            Wanted::Beginning(beginning) => plain(word).starts_with(beginning.as_str()),
            Wanted::Phrase(phrase) => phrase.contains(&plain(word)),
        }
    }
}

/// Words as the full-text index has them, each with where it begins.
fn tokens(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(|word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOLD: &str = "Drones struck a depot near Łódź on Monday, the COVID-19 office said.";

    #[test]
    fn a_sentence_holds_a_word_in_any_form_and_a_phrase_as_it_is() {
        for words in ["drone", "strike drones", "lodz", "depo*", "COVID-19", "\"near Lodz\""] {
            assert!(Asked::of(words).is_met(&[TOLD]), "{words}");
        }
        for words in ["tanks", "drone tank", "\"depot Lodz\"", "epot*", "COVID-20"] {
            assert!(!Asked::of(words).is_met(&[TOLD]), "{words}");
        }
        assert!(Asked::of("quist depot").is_met(&[TOLD, "Ada Quist"]));
    }

    #[test]
    fn what_was_asked_for_is_marked() {
        assert!(Asked::of("depots").mark(TOLD).starts_with("Drones struck a [depot] near"));
        let long = format!("{} {TOLD}", "So it went on.".repeat(9));
        let passage = Asked::of("drones").mark(&long);
        assert!(passage.starts_with('…') && passage.contains("[Drones] struck"), "{passage}");
    }
}
