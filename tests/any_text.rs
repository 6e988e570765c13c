//! Whatever a text says and wherever it breaks off: reading it ends, and its claims point at their words.

use gainsay::base::Field;
use gainsay::claims::read_claims;
use gainsay::read::Article;
use proptest::prelude::*;

/// Words and marks on which rules turn, and some that only fill.
const WORDS: &[&str] = &[
    "said",
    "says",
    "told",
    "according",
    "to",
    "that",
    "denied",
    "\u{201c}",
    "\u{201d}",
    "\"",
    "'",
    ",",
    ".",
    ":",
    ";",
    "\u{2014}",
    "(",
    ")",
    "\n\n",
    "he",
    "she",
    "who",
    "it",
    "Ana",
    "Stone",
    "Mayor",
    "Velda",
    "Civil",
    "Guard",
    "the",
    "a",
    "an",
    "one",
    "two",
    "three",
    "dozens",
    "half",
    "million",
    "12",
    "1,300",
    "3.5",
    "$",
    "\u{20ac}",
    "%",
    "percent",
    "per",
    "at",
    "least",
    "more",
    "than",
    "nearly",
    "between",
    "and",
    "or",
    "of",
    "people",
    "were",
    "was",
    "killed",
    "wounded",
    "dead",
    "others",
    "including",
    "rose",
    "fell",
    "by",
    "from",
    "in",
    "on",
    "Sunday",
    "March",
    "5",
    "2031",
    "since",
    "last",
    "week",
    "year",
    "years",
    "-",
    "not",
    "will",
    "added",
    "wrote",
    "X",
    "\u{1f600}",
    "\u{301}",
    "\u{feff}",
];

fn text() -> impl Strategy<Value = String> {
    let word = (0..WORDS.len(), prop_oneof![4 => Just(" "), 1 => Just("")]);
    let end = prop_oneof![
        Just(""),
        Just(", officials say"),
        Just(" she said"),
        Just(", according to"),
        Just(" 12")
    ];
    (proptest::collection::vec(word, 0..50), end).prop_map(|(words, end)| {
        words.into_iter().flat_map(|(at, gap)| [WORDS[at], gap]).chain([end]).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn claims_of_any_words_point_at_their_words(title in text(), text in text(), dated in any::<bool>()) {
        let article = Article {
            id: "any".to_owned(),
            source: None,
            published: dated.then(|| "2031-03-05".parse().unwrap()),
            title: Some(title.trim().to_owned()).filter(|title| !title.is_empty()),
            url: None,
            author: None,
            text,
        };
        for claim in read_claims(&article).claims {
            let field = match claim.field {
                Field::Title => article.title.as_deref().unwrap_or_default(),
                Field::Text => &article.text,
            };
            let length = (claim.span.end - claim.span.start) as usize;
            let words: String = field.chars().skip(claim.span.start as usize).take(length).collect();
            prop_assert_eq!(&words, &claim.text);
        }
    }
}
