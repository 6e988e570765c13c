//! Whatever a text says and wherever it breaks off: reading it ends, and its claims point at their words.

mod holds;

use gainsay::claims::{Claim, read_claims};
use gainsay::read::Article;
use holds::{
    claims_point_at_their_words, judged_either_way, quoted_words_are_printed, through_json, untitled,
};
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
    "\u{2013}",
    "$20\u{2013}10",
    "30-20",
    "\u{2212}7",
    "5k-2k",
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

/// Names that few articles have: what stands below it is compared, whatever it says.
const HEADLINE: &str = "Car bomb at Kesrin market in Velda kills 14, Governor Layla Hamdan says";

/// Of a figure with both ends, the lower one is not above the other.
fn is_in_order(claim: &Claim) -> bool {
    claim.quantity.as_ref().is_none_or(|figure| match (figure.low, figure.high) {
        (Some(low), Some(high)) => low <= high,
        _ => true,
    })
}

/// Whatever two figures a sentence joins, and in which order.
#[test]
fn no_range_ends_below_its_start() {
    let figures = [
        "30",
        "20",
        "-5",
        "\u{2212}40",
        "$20",
        "10",
        "1.5 million",
        "3k",
        "twenty",
        "7%",
        "20 percent",
        "40-35",
    ];
    let mut ranges = 0;
    for opener in ["", "between ", "from ", "minus ", "about ", "more than ", "from about "] {
        for joiner in [
            "-",
            "\u{2013}",
            " \u{2013} ",
            " to ",
            " and ",
            " or ",
            " through ",
            "- to ",
            " and less than ",
            ", or ",
        ] {
            for (a, b) in figures.iter().flat_map(|a| figures.iter().map(move |b| (a, b))) {
                let text = format!("The yard sold {opener}{a}{joiner}{b} boats on Sunday.");
                for claim in read_claims(&untitled(text.clone())).claims {
                    assert!(is_in_order(&claim), "{text} {:?}", claim.quantity);
                    ranges += usize::from(claim.quantity.is_some_and(|figure| figure.low < figure.high));
                }
            }
        }
    }
    assert!(ranges > 1_000, "{ranges}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn claims_of_any_words_point_at_their_words(title in text(), text in text(), dated in any::<bool>()) {
        let article = Article {
            published: dated.then(|| "2031-03-05".parse().unwrap()),
            title: Some(title.trim().to_owned()).filter(|title| !title.is_empty()),
            ..untitled(text)
        };
        let reading = read_claims(&article);
        claims_point_at_their_words(&article, &reading);
        for claim in &reading.claims {
            prop_assert!(is_in_order(claim), "{:?}", claim.quantity);
        }
    }

    #[test]
    fn nobody_is_quoted_with_what_the_article_does_not_print(text in text(), most in 0..90usize) {
        let article = untitled(text);
        quoted_words_are_printed(&article, &read_claims(&article).claims, most);
    }

    #[test]
    fn any_two_are_judged_the_same_whichever_is_first_and_through_json(a in text(), b in text()) {
        let [a, b] = [("a", a), ("b", b)].map(|(id, text)| {
            let title = Some(HEADLINE.to_owned());
            read_claims(&Article { id: id.to_owned(), title, ..untitled(text) })
        });
        let found = judged_either_way(&a, &b);
        prop_assert_eq!(found, judged_either_way(&through_json(&a), &through_json(&b)));
    }
}
