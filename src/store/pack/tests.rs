use std::path::Path;

use sha2::{Digest, Sha256};

use super::*;
use crate::base::ident;
use crate::claims::{ClaimKind, Dimension, Directness, Factuality, Modifier, read_claims};
use crate::read::{Defaults, articles};
use crate::store::Store;
use crate::store::json::word;

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

#[test]
fn what_was_packed_with_the_primer_can_be_unpacked() {
    let primer = ident('p', &Sha256::digest(PRIMER));
    assert_eq!(primer, "p7f5935ce7fe63ab", "with another primer, add a migration that makes readings anew");
}

/// The view of claims has a word for the number of each value, and it is the contract's.
#[test]
fn the_view_of_claims_says_every_number_in_words() {
    fn words<T: Closed + serde::Serialize>() -> Vec<(u8, String)> {
        T::ALL.iter().map(|value| (code(*value), word(value).unwrap())).collect()
    }
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("gainsay.db")).unwrap();
    let article = "INSERT INTO article (n, id, text, hash) VALUES (1, 'a', 'One.', 'h')";
    store.connection.execute(article, []).unwrap();
    let lists = [
        ("kind", words::<ClaimKind>()),
        ("modifier", words::<Modifier>()),
        ("dimension", words::<Dimension>()),
        ("directness", words::<Directness>()),
        ("factuality", words::<Factuality>()),
    ];
    for (column, words) in lists {
        for (number, expected) in words {
            store.connection.execute("DELETE FROM claim", []).unwrap();
            let row = "INSERT INTO claim (id, article, position, kind, text, in_title, sentence_start, sentence_end)
                       VALUES ('c', 1, 0, 0, 'One', 0, 0, 4)";
            store.connection.execute(row, []).unwrap();
            store.connection.execute(&format!("UPDATE claim SET {column} = ?1"), [number]).unwrap();
            let find = format!("SELECT {column} FROM claims");
            let said: String = store.connection.query_row(&find, [], |row| row.get(0)).unwrap();
            assert_eq!(said, expected, "{column} {number}");
        }
    }
}
