//! Names as people type them, against names as articles print them.

use super::{Spelling, fold, folded_spelling};
use crate::lexicon::{Personal, personal};

/// How well a typed name fits a printed one; the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// The whole name: "donald trump" for "Donald Trump".
    Whole,
    /// Some of its words, in order: "zelensky" for "Volodymyr Zelenskyy".
    Words,
    /// How its words begin: "volod zelen".
    Beginnings,
    /// Words that sound like it: "selenskyj".
    Sound,
}

/// Fewer letters begin too many names.
const BEGINNING: usize = 3;

/// How a typed name fits a printed one; `None` if it does not.  Case, accents, titles, "the" and romanisation say nothing.
pub fn fit(typed: &str, printed: &str) -> Option<Fit> {
    let (typed, printed) = (words(typed), words(printed));
    let (typed, printed) = (typed.as_slice(), printed.as_slice());
    if typed.is_empty() {
        return None;
    }
    if typed == printed {
        return Some(Fit::Whole);
    }
    if in_order(typed, printed, |asked, word| asked == word) {
        return Some(Fit::Words);
    }
    if in_order(typed, printed, |asked, word| {
        asked == word || asked.len() >= BEGINNING && word.starts_with(asked)
    }) {
        return Some(Fit::Beginnings);
    }
    let sounds = |asked: &str, word: &str| folded_spelling(asked, word) != Spelling::Other;
    in_order(typed, printed, sounds).then_some(Fit::Sound)
}

/// The words of a name, folded, without titles of courtesy and articles before it.
fn words(name: &str) -> Vec<String> {
    let bare = name.split_whitespace().skip_while(|word| {
        let word = word.trim_end_matches('.').to_lowercase();
        matches!(personal(&word), Some(Personal::Courtesy | Personal::Definite))
    });
    let words = bare.flat_map(|word| word.split('-').map(fold).collect::<Vec<_>>());
    words.filter(|word| !word.is_empty()).collect()
}

fn in_order(typed: &[String], printed: &[String], fits: impl Fn(&str, &str) -> bool) -> bool {
    let mut words = printed.iter();
    typed.iter().all(|asked| words.any(|word| fits(asked, word)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_typed_name_fits_in_any_spelling() {
        for (typed, printed, expected) in [
            ("zelensky", "Volodymyr Zelenskyy", Fit::Words),
            ("Mr. Zelenskiy", "Zelensky", Fit::Whole),
            ("volod zelens", "Volodymyr Zelenskyy", Fit::Beginnings),
            ("selenskyj", "Volodymyr Zelenskyy", Fit::Sound),
            ("donald trump", "Donald J. Trump", Fit::Words),
            ("DONALD TRUMP", "Donald Trump", Fit::Whole),
            ("erdogan", "Recep Tayyip Erdoğan", Fit::Words),
            ("kharkov", "Harkov Council", Fit::Words),
            ("ODONNELL", "Rory O’Donnell", Fit::Words),
            ("Lodz", "Łódź", Fit::Whole),
            ("yildirim", "Binali Yıldırım", Fit::Words),
            ("djokovic", "Novak Đoković", Fit::Words),
            ("white house", "the White House", Fit::Whole),
            ("cortez", "Alexandria Ocasio-Cortez", Fit::Words),
        ] {
            assert_eq!(fit(typed, printed), Some(expected), "{typed} for {printed}");
        }
    }

    #[test]
    fn it_does_not_fit_by_chance() {
        for (typed, printed) in [
            ("zzzz", "Zaheed Ali"),
            ("z", "Zaheed Ali"),
            ("smith", "Ann Blacksmith"),
            ("orlov sergei", "Sergei Orlov"),
            ("", "Ann"),
            ("...", "Ann"),
            ("putin", "Vladimir Puchov"),
        ] {
            assert_eq!(fit(typed, printed), None, "{typed} for {printed}");
        }
    }
}
