//! Whatever a text says and wherever it breaks off: reading it ends, and its claims point at their words.

use gainsay::base::Field;
use gainsay::claims::{Claim, ClaimKind, Wording, read_claims, verbatim};
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

const MARKS: [char; 2] = ['“', '”'];

fn untitled() -> Article {
    let text = String::new();
    Article {
        id: "any".to_owned(),
        source: None,
        published: None,
        changed: None,
        title: None,
        url: None,
        author: None,
        text,
    }
}

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
                for claim in read_claims(&Article { text: text.clone(), ..untitled() }).claims {
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
            id: "any".to_owned(),
            source: None,
            published: dated.then(|| "2031-03-05".parse().unwrap()),
            changed: None,
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
            prop_assert!(is_in_order(&claim), "{:?}", claim.quantity);
        }
    }

    /// Whatever stands between marks in print is a stretch of the article, marks of the article's own aside.
    #[test]
    fn nobody_is_quoted_with_what_the_article_does_not_print(text in text(), most in 0..90usize) {
        let article = Article { text, ..untitled() };
        let one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        for claim in read_claims(&article).claims.iter().filter(|claim| claim.kind == ClaimKind::Statement) {
            let quoted: Vec<String> = verbatim(claim).into_iter().map(one_line).collect();
            let spans = &claim.statement.as_ref().unwrap().verbatim;
            prop_assert_eq!(quoted.len(), spans.len());
            let content = &claim.attribution.as_ref().unwrap().content;
            for (span, words) in spans.iter().zip(&quoted) {
                prop_assert_eq!(&one_line(span.of(&article.text).unwrap()), words);
                prop_assert!(content.iter().any(|part| part.common(*span) == Some(*span)));
            }
            // A name may have a nickname in it, between marks of its own.
            if claim.attribution.as_ref().unwrap().speaker.as_ref().is_some_and(|name| name.contains(MARKS)) {
                continue;
            }
            let whole = Wording::of(claim).shortened(usize::MAX);
            let mut rest = whole.as_str();
            for words in &quoted {
                let (bare, behind) = rest.split_once(&format!("“{words}”")).unwrap();
                prop_assert!(!bare.contains(MARKS), "{} in {}", bare, whole);
                rest = behind;
            }
            prop_assert!(!rest.contains(MARKS), "{} in {}", rest, whole);
            if quoted.iter().all(|words| !words.contains(MARKS)) {
                let short = Wording::of(claim).shortened(most);
                for (at, piece) in short.split('“').skip(1).enumerate() {
                    let inside = piece.split_once('”').unwrap().0;
                    prop_assert!(quoted[at].starts_with(inside), "{} in {}", inside, short);
                }
            }
        }
    }
}
