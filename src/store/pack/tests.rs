use std::path::Path;

use super::*;
use crate::claims::read_claims;
use crate::read::{Defaults, articles};

fn fixtures() -> Vec<(Article, Reading)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let articles = articles(&folder, &Defaults::default()).filter_map(Result::ok);
    articles
        .map(|article| (read_claims(&article), article))
        .map(|(reading, article)| (article, reading))
        .collect()
}

#[test]
fn what_was_packed_comes_back_byte_for_byte() {
    let fixtures = fixtures();
    assert!(!fixtures.is_empty());
    for (article, read) in &fixtures {
        let packed = pack(article, read).unwrap();
        let back = reading(article, &packed).unwrap();
        assert_eq!(serde_json::to_string(&back).unwrap(), serde_json::to_string(read).unwrap());
        assert_eq!(claims(article, &packed.claims).unwrap(), read.claims);
        for at in 0..read.setting.propositions.len() {
            let clause = read.proposed(at);
            let alone = pack_claims(article, std::slice::from_ref(&clause)).unwrap();
            assert_eq!(claims(article, &alone).unwrap(), [clause]);
        }
    }
}

#[test]
fn readings_take_a_tenth_of_their_json() {
    let (mut small, mut large) = (0, 0);
    for (article, read) in &fixtures() {
        let packed = pack(article, read).unwrap();
        small += packed.claims.len() + packed.setting.len();
        large += serde_json::to_string(read).unwrap().len();
    }
    assert!(small * 10 < large, "{small} bytes of {large}");
}

#[test]
fn claims_that_are_like_no_others_come_back_too() {
    let mut article = fixtures().swap_remove(0).0;
    article.title = None;
    article.text = String::from("Zürich: some 12.50 per cent, it said.");
    let mut read = read_claims(&article);
    let claim = read.claims.first_mut().expect("a figure");
    claim.id = String::from("another");
    claim.text = String::from("words of no article");
    claim.sentence.text = String::from("nor these");
    claim.sentence.span.end = 9_000;
    let packed = pack(&article, &read).unwrap();
    assert_eq!(reading(&article, &packed).unwrap(), read);
}

#[test]
fn damaged_bytes_are_an_error_and_never_a_panic() {
    let (article, read) = fixtures().swap_remove(0);
    let texts = Texts::of(article.title.as_deref(), &article.text);
    let mut out = Out::new(&texts, article.published);
    claim::pack(&mut out, &read.claims);
    let whole = out.section();
    for at in 0..whole.len() {
        for change in [0x01, 0x80, 0xff] {
            let mut bytes = whole.clone();
            bytes[at] ^= change;
            // It may still be some claims; most often it is none.
            let _ = unpack_claims(&article, &texts, &bytes);
        }
        assert!(unpack_claims(&article, &texts, &whole[..at]).is_err());
    }
    let packed = pack(&article, &read).unwrap();
    let mut other = article.clone();
    other.text.insert_str(0, "Another text. ");
    assert!(!reading(&other, &packed).is_ok_and(|back| back == read));
    assert!(claims(&article, b"no frame").is_err());
}
