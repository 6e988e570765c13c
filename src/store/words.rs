//! What people look for, as queries of the full-text index.  The index holds words as they are printed; which of them a
//! typed word means is asked of its vocabulary: other forms of the word, other spellings of the name.

use rusqlite::Connection;
use rustc_hash::FxHashSet;

use super::StoreError;
use crate::document::dictionary_forms;
use crate::lexicon::spelling::{fold, plain};
use crate::lexicon::{RAREST, rarity};

/// A query for all the words, in any form and spelling; a trailing `*` for any ending, and what stands in double quotes
/// as a phrase, word for word.  `None` if there is no word.
pub(super) fn full_text(connection: &Connection, words: &str) -> Result<Option<String>, StoreError> {
    let pieces = pieces(words);
    let mut vocabulary = None;
    let mut terms = Vec::with_capacity(pieces.len());
    for piece in pieces {
        terms.push(match &piece {
            Piece::Phrase(text) => quoted(text),
            Piece::Beginning(text) => format!("{}*", quoted(text)),
            Piece::Word(text) => {
                let known = match &vocabulary {
                    Some(known) => known,
                    None => vocabulary.insert(load_vocabulary(connection)?),
                };
                let meant = Meaning::of(text);
                let forms: Vec<String> =
                    known.iter().filter(|term| meant.is(term)).map(|term| quoted(term)).collect();
                // What nobody has printed finds nothing, but the query stays one.
                if forms.is_empty() { quoted(text) } else { format!("({})", forms.join(" OR ")) }
            }
        });
    }
    Ok((!terms.is_empty()).then(|| terms.join(" AND ")))
}

#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece {
    Word(String),
    Beginning(String),
    /// Several words next to each other: typed so, or one with marks inside, as "COVID-19".
    Phrase(String),
}

pub(super) fn pieces(words: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for (at, part) in words.split('"').enumerate() {
        let whole = [part];
        let parts: &mut dyn Iterator<Item = &str> =
            if at % 2 == 1 { &mut whole.into_iter() } else { &mut part.split_whitespace() };
        for piece in parts.filter(|piece| piece.contains(char::is_alphanumeric)) {
            let bare = piece.trim_matches(|c: char| !c.is_alphanumeric());
            let one = bare.chars().all(char::is_alphanumeric);
            pieces.push(match piece.strip_suffix('*') {
                Some(beginning) => Piece::Beginning(beginning.to_owned()),
                None if one && at % 2 == 0 => Piece::Word(bare.to_owned()),
                None => Piece::Phrase(piece.to_owned()),
            });
        }
    }
    pieces
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace(['\0', '"'], " "))
}

/// All words of all articles.
fn load_vocabulary(connection: &Connection) -> Result<Vec<String>, StoreError> {
    // It is of the connection and in no file; where only reading is allowed, it is the one thing to make.
    let read_only: bool = connection.pragma_query_value(None, "query_only", |row| row.get(0))?;
    connection.pragma_update(None, "query_only", false)?;
    let made = connection.execute_batch(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.article_text_vocabulary USING fts5vocab (main, article_text, row)",
    );
    connection.pragma_update(None, "query_only", read_only)?;
    made?;
    let mut find = connection.prepare_cached("SELECT term FROM temp.article_text_vocabulary")?;
    Ok(find.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

/// Which printed words a typed one means.
pub(super) struct Meaning {
    plain: String,
    forms: FxHashSet<String>,
    /// Of a name, the key that all its spellings share.
    name: Option<String>,
}

impl Meaning {
    pub fn of(typed: &str) -> Self {
        let plain = plain(typed);
        Meaning {
            forms: dictionary_forms(&plain).collect(),
            name: is_name(&plain).then(|| fold(&plain)),
            plain,
        }
    }

    pub fn is(&self, term: &str) -> bool {
        let term = plain(term);
        term == self.plain
            || dictionary_forms(&term).any(|form| self.forms.contains(&form))
            || self.name.as_ref().is_some_and(|name| is_name(&term) && fold(&term) == *name)
    }
}

/// A word of no dictionary, as names of other alphabets are: of "wine" and "vine" no name is made.
fn is_name(plain: &str) -> bool {
    rarity(plain) == RAREST && plain.chars().any(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meets(typed: &str, printed: &str) -> bool {
        Meaning::of(typed).is(printed)
    }

    #[test]
    fn a_word_finds_its_forms_and_a_name_its_spellings() {
        for (typed, printed) in [
            ("attack", "attacked"),
            ("attacks", "attacking"),
            ("drone", "drones"),
            ("policy", "policies"),
            ("zelensky", "zelenskyy"),
            ("Zelenskiy", "zelensky"),
            ("lodz", "łodz"),
            ("Łódź", "lodz"),
            ("jorgensen", "jørgensen"),
            ("yildirim", "yıldırım"),
            ("djokovic", "đokovic"),
            ("went", "go"),
        ] {
            assert!(meets(typed, printed), "{typed} finds {printed}");
        }
    }

    #[test]
    fn words_of_one_stem_are_not_one_word() {
        for (typed, printed) in [
            ("general", "generous"),
            ("general", "generation"),
            ("police", "policies"),
            ("police", "policy"),
            ("university", "universe"),
            ("wine", "vine"),
            ("pool", "pull"),
            ("news", "new"),
            ("organ", "organization"),
        ] {
            assert!(!meets(typed, printed), "{typed} does not find {printed}");
        }
    }

    #[test]
    fn what_is_typed_becomes_pieces() {
        let word = |text: &str| Piece::Word(text.to_owned());
        let phrase = |text: &str| Piece::Phrase(text.to_owned());
        assert_eq!(pieces("peace \"talks in\" NOT("), [word("peace"), phrase("talks in"), word("NOT")]);
        assert_eq!(pieces("dron* COVID-19"), [Piece::Beginning("dron".to_owned()), phrase("COVID-19")]);
        assert_eq!(pieces(" - \" ( "), []);
    }
}
