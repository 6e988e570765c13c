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

/// The English name of the language that a text is surely written in, if that is not English.  What is too short, or is no
/// language at all, is taken for English.
pub fn foreign(text: &str) -> Option<&'static str> {
    let sample = sample(text);
    if !is_other(sample) {
        return None;
    }
    let found = whatlang::detect(sample)?;
    (found.lang() != Lang::Eng && found.is_reliable()).then(|| found.lang().eng_name())
}

/// From the middle of a long text, as its beginning may be the name of a place and its end that of an author.
fn sample(text: &str) -> &str {
    let middle = text.len().saturating_sub(SAMPLE) / 2;
    let start = (middle..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or_default();
    let rest = &text[start..];
    let end = rest.char_indices().nth(SAMPLE).map_or(rest.len(), |(at, _)| at);
    &rest[..end]
}

fn is_other(sample: &str) -> bool {
    let (mut letters, mut words, mut known) = (0, 0, 0);
    for word in sample.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()) {
        letters += word.chars().count();
        words += 1;
        known += usize::from(rarity(&word.to_lowercase()) < RAREST);
    }
    letters >= LEAST_LETTERS && known * 100 < words * LEAST_KNOWN
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
