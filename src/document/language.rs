//! Which language a text is written in, as claims are read from English alone.

use whatlang::Lang;

use crate::lexicon::{RAREST, rarity};

/// So many characters say it.
const SAMPLE: usize = 3_000;
/// Fewer letters, some twenty words, say too little.
const LEAST_LETTERS: usize = 120;
/// So many words of an English text, in percent, are in the list of English words.
///
/// Measured with `train/language.py`: of 4,136 English news articles the lowest has 75 (names and times of photographs), of 760 pages
/// in other languages the highest that holds no English sentences has 58.
const LEAST_KNOWN: usize = 65;
/// Pieces of a long sample that are read first, as far apart as they can be, and the bytes of each.
const PIECES: usize = 5;
const PIECE: usize = 120;
/// So many known words among theirs, in percent, and the rest need not be read: far more than any text has that is not English.
const SURELY_KNOWN: usize = 80;

/// The English name of the language that a text is surely written in, if that is not English; where it cannot be told apart from
/// those like it, that it is another.  What is too short, or is no
/// language at all, is taken for English.
pub fn foreign(text: &str) -> Option<&'static str> {
    let text = from_middle(text);
    if surely_english(text) {
        return None;
    }
    let sample = first_of(text);
    let mut words = Words::default();
    words.read(sample);
    if words.letters < LEAST_LETTERS || words.known_percent() >= LEAST_KNOWN {
        return None;
    }
    let found = whatlang::detect(sample)?;
    match (found.lang(), found.is_reliable()) {
        (Lang::Eng, true) => None,
        (lang, true) => Some(lang.eng_name()),
        // A sentence may be made of names.
        (_, false) => (words.letters >= MANY_LETTERS && words.known_percent() < FEW_KNOWN).then_some(UNTOLD),
    }
}

/// Where the language cannot be told, so many letters and so few known words say that it is another.
const MANY_LETTERS: usize = 400;
const FEW_KNOWN: usize = 50;
/// Of a language that is like others.
const UNTOLD: &str = "another language than English";

/// From the middle of a long text, as its beginning may be the name of a place and its end that of an author.
fn from_middle(text: &str) -> &str {
    &text[text.ceil_char_boundary(text.len().saturating_sub(SAMPLE) / 2)..]
}

fn first_of(text: &str) -> &str {
    let end = text.char_indices().nth(SAMPLE).map_or(text.len(), |(at, _)| at);
    &text[..end]
}

fn surely_english(text: &str) -> bool {
    let apart = text.len().min(SAMPLE) / PIECES;
    if apart < PIECE {
        return false;
    }
    let mut words = Words::default();
    for start in (0..PIECES).map(|piece| piece * apart) {
        words.read(&text[text.ceil_char_boundary(start)..text.floor_char_boundary(start + PIECE)]);
    }
    words.letters >= LEAST_LETTERS && words.known_percent() >= SURELY_KNOWN
}

fn is_between(c: char) -> bool {
    if c.is_ascii() { !c.is_ascii_alphabetic() } else { !c.is_alphabetic() }
}

/// A word in lower case, in memory that serves all words.
fn lower_case<'m>(word: &str, memory: &'m mut String) -> &'m str {
    memory.clear();
    if word.is_ascii() {
        memory.push_str(word);
        memory.make_ascii_lowercase();
    } else {
        memory.push_str(&word.to_lowercase());
    }
    memory
}

#[derive(Default)]
struct Words {
    letters: usize,
    all: usize,
    known: usize,
}

impl Words {
    fn read(&mut self, text: &str) {
        let mut lower = String::new();
        for word in text.split(is_between).filter(|word| !word.is_empty()) {
            self.letters += word.chars().count();
            self.all += 1;
            self.known += usize::from(rarity(lower_case(word, &mut lower)) < RAREST);
        }
    }

    fn known_percent(&self) -> usize {
        self.known * 100 / self.all.max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_languages_are_named() {
        for (language, text) in [
            (
                "German",
                "Bei einem Hochwasser am Fluss Esk sind am Samstag nach Angaben der Behörden drei Schulen geschlossen worden, und mehr als hundert Menschen mussten ihre Häuser verlassen.",
            ),
            (
                "French",
                "La rivière est montée de deux mètres pendant la nuit, a déclaré le maire, et trois écoles ont été fermées samedi, tandis que plus de cent personnes ont dû quitter leur maison.",
            ),
            (
                "Ukrainian",
                "Рівень води у річці піднявся на два метри за ніч, повідомив мер міста, і три школи було закрито в суботу, а понад сто людей були змушені залишити свої домівки.",
            ),
        ] {
            assert_eq!(foreign(text), Some(language));
        }
        assert_eq!(
            foreign(
                &"河水一夜之间上涨了两米，市长周六表示，三所学校已经关闭，一百多人被迫离开家园。".repeat(4)
            ),
            Some("Mandarin")
        );
    }

    #[test]
    fn a_language_that_is_like_others_is_another() {
        let danish = "Vandet i åen steg med to meter i løbet af natten, sagde borgmesteren lørdag, og tre skoler blev lukket, mens over hundrede mennesker forlod deres hjem.";
        assert!(foreign(&danish.repeat(4)).is_some());
    }

    #[test]
    fn english_with_foreign_names_is_english() {
        for text in [
            "Volodymyr Zelenskyy, Andriy Yermak, Rustem Umerov, Sergiy Kyslytsya and Kyrylo Budanov flew from Kyiv to Geneva, Serhii Leshchenko wrote on Telegram, where Oleksandr Bevz waited.",
            "«Nous ne partirons pas», the mayor of Saint-Pierre-des-Corps, Emmanuel François, told reporters on Saturday as the water rose in the streets of the old town.",
            "Dead 12 30 40",
            "",
        ] {
            assert_eq!(foreign(text), None, "{text}");
        }
    }
}
