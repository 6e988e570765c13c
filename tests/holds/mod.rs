//! What holds of any input, whoever made it up: asserted on the words of proptest and on the bytes of the fuzzer.
#![allow(dead_code, reason = "each test and fuzz target uses the part it needs")]

use std::io::Cursor;
use std::sync::Arc;

use gainsay::base::Field;
use gainsay::claims::{Claim, ClaimKind, Reading, Wording, verbatim};
use gainsay::compare::{Finding, Prepared, compare_own_prepared, compare_prepared};
use gainsay::read::{Article, Defaults, Format, ReadError, from_reader};

const MARKS: [char; 2] = ['“', '”'];

/// An article of which nothing but its words is known.
pub fn untitled(text: String) -> Article {
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

/// Bytes give articles with words in them, and errors that say where; without a format, what the bytes look like decides.
pub fn read(name: &str, bytes: &[u8], format: Option<Format>) -> Vec<Article> {
    let items = from_reader(name, Box::new(Cursor::new(bytes.to_vec())), format, &Defaults::default());
    let items: Vec<Result<Article, ReadError>> = items.collect();
    assert!(!items.is_empty(), "{name} is left out without a word");
    let sound = |item: Result<Article, ReadError>| match item {
        Ok(article) => {
            assert!(!article.id.is_empty() && article.text.contains(char::is_alphanumeric), "{article:?}");
            Some(article)
        }
        Err(error) => {
            assert!(error.place().name.starts_with(name), "{error:?}");
            assert!(error.to_string().contains(name), "{error}");
            None
        }
    };
    items.into_iter().filter_map(sound).collect()
}

fn field(article: &Article, field: Field) -> &str {
    match field {
        Field::Title => article.title.as_deref().unwrap_or_default(),
        Field::Text => &article.text,
    }
}

pub fn claims_point_at_their_words(article: &Article, reading: &Reading) {
    for claim in &reading.claims {
        let words = field(article, claim.field);
        assert_eq!(claim.span.of(words), Some(claim.text.as_str()));
        assert_eq!(claim.sentence.span.of(words), Some(claim.sentence.text.as_str()));
        let starts_inside = claim.sentence.span.start <= claim.span.start;
        assert!(starts_inside && claim.span.start < claim.sentence.span.end, "{claim:?}");
    }
}

/// Every claim has its frame, and every frame its sentence with a kind for each word; clauses and moments are claims when asked.
pub fn parts_fit_together(reading: &Reading) {
    let Reading { claims, setting, .. } = reading;
    assert_eq!(claims.len(), setting.frames.len());
    for frame in &setting.frames {
        let sentence = &setting.sentences[frame.sentence as usize];
        assert_eq!(sentence.words.len(), sentence.kinds.len());
        assert!(frame.number.0 <= frame.number.1 && frame.whole.0 <= frame.whole.1);
    }
    for at in 0..setting.propositions.len() {
        reading.proposed(at);
    }
    for at in 0..setting.moments.len() {
        reading.timed(at);
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whatever stands between marks in print is a stretch of the article, marks of the article's own aside; also where it is cut
/// after `most` letters.
pub fn quoted_words_are_printed(article: &Article, claims: &[Claim], most: usize) {
    for claim in claims.iter().filter(|claim| claim.kind == ClaimKind::Statement) {
        let quoted: Vec<String> = verbatim(claim).into_iter().map(one_line).collect();
        let spans = &claim.statement.as_ref().unwrap().verbatim;
        assert_eq!(quoted.len(), spans.len());
        let content = &claim.attribution.as_ref().unwrap().content;
        for (span, words) in spans.iter().zip(&quoted) {
            assert_eq!(&one_line(span.of(field(article, claim.field)).unwrap()), words);
            assert!(content.iter().any(|part| part.common(*span) == Some(*span)));
        }
        // A name may have a nickname in it, between marks of its own.
        if claim.attribution.as_ref().unwrap().speaker.as_ref().is_some_and(|name| name.contains(MARKS)) {
            continue;
        }
        let whole = Wording::of(claim).shortened(usize::MAX);
        let mut rest = whole.as_str();
        for words in &quoted {
            let (bare, behind) = rest.split_once(&format!("“{words}”")).unwrap();
            assert!(!bare.contains(MARKS), "{bare} in {whole}");
            rest = behind;
        }
        assert!(!rest.contains(MARKS), "{rest} in {whole}");
        if quoted.iter().all(|words| !words.contains(MARKS)) {
            let short = Wording::of(claim).shortened(most);
            for (at, piece) in short.split('“').skip(1).enumerate() {
                let inside = piece.split_once('”').unwrap().0;
                assert!(quoted[at].starts_with(inside), "{inside} in {short}");
            }
        }
    }
}

/// The reading as it comes back from its JSON, which is the same.
pub fn through_json(reading: &Reading) -> Reading {
    let json = serde_json::to_string(reading).expect("a reading as JSON");
    let back: Reading = serde_json::from_str(&json).expect("JSON as a reading");
    assert_eq!(&back, reading);
    back
}

/// What two articles mean for one another, the same whichever is given first, and each what it says against itself.
pub fn judged_either_way(a: &Reading, b: &Reading) -> Vec<Finding> {
    let [a, b] = [a, b].map(|reading| Prepared::of(Arc::new(reading.clone())));
    let found = compare_prepared(&a, &b);
    assert_eq!(found, compare_prepared(&b, &a));
    for finding in &found {
        assert!((0.0..=1.0).contains(&finding.score), "{finding:?}");
    }
    [found, compare_own_prepared(&a), compare_own_prepared(&b)].concat()
}
