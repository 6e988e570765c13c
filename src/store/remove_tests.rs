//! A removed article leaves nothing behind, and comes back as it was.

use super::review_tests::{Desk, bombing, desk, post, wire};
use super::*;
use crate::compare::Review;
use crate::read::Article;

/// All that listings show.
pub(super) fn shown(desk: &Desk) -> String {
    let store = &desk.store;
    let mut claims = Vec::new();
    store
        .claims::<StoreError>(&ClaimFilter::default(), |claim, person| {
            claims.push(format!("{} {person:?}", serde_json::to_string(claim).unwrap()));
            Ok(())
        })
        .unwrap();
    // As JSON, without the numbers of rows.
    let speakers = [true, false].map(|named| serde_json::to_string(&store.speakers(named).unwrap()).unwrap());
    let articles = store.articles(None, Window::default()).unwrap();
    let suggestions = store.suggestions().unwrap();
    format!("{articles:#?}\n{claims:#?}\n{speakers:#?}\n{suggestions:#?}\n{:#?}", desk.findings())
}

/// Rows of each table that holds something of articles.
pub(super) fn rows(desk: &Desk) -> Vec<i64> {
    let tables = "article claim finding appearance kin story_key crowd speaker speaker_suggestion nearest";
    let count = |table: &str| {
        let count = format!("SELECT count(*) FROM {table}");
        desk.store.connection.query_row(&count, [], |row| row.get(0)).unwrap()
    };
    tables.split(' ').map(count).collect()
}

fn surname() -> Article {
    let text = "Officials said that 40 people were treated after the car bomb at the fish market in Port Velda. \
                Mayor Brandt said the harbour was safe.";
    Article { text: text.to_owned(), ..bombing("mail", "Velda Mail", "2031-03-06", 9) }
}

fn remove(desk: &mut Desk, ids: &[&str]) -> Result<Removed, StoreError> {
    desk.store.remove(&ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>())
}

#[test]
fn what_was_never_there_and_what_was_removed_look_the_same() {
    let never = desk(&[post(), surname()]);
    let mut removed = desk(&[wire(), post(), surname()]);
    let gone = remove(&mut removed, &["wire"]).unwrap();
    assert_eq!(gone.articles, 1);
    assert!(gone.claims > 0 && gone.findings > 0, "{gone:?}");
    assert_eq!(shown(&removed), shown(&never));
    assert_eq!(rows(&removed), rows(&never));
    for table in ["article_text", "claim_text"] {
        let check = format!("INSERT INTO {table} ({table}) VALUES ('integrity-check')");
        removed.store.connection.execute(&check, []).unwrap();
    }
}

#[test]
fn an_article_that_comes_back_is_as_before_and_as_decided() {
    let mut desk = desk(&[wire(), post(), surname()]);
    let finding = desk.findings().swap_remove(0);
    desk.store.review(&finding, Review::Dismissed, Some("seen")).unwrap();
    let (before, counted) = (shown(&desk), rows(&desk));
    assert!(counted.iter().take(8).all(|rows| *rows > 0), "each table is put to the test: {counted:?}");
    for article in [post(), wire(), surname()] {
        remove(&mut desk, &[&article.id]).unwrap();
        desk.add(&article);
        assert_eq!(shown(&desk), before);
        assert_eq!(rows(&desk), counted);
    }
}

#[test]
fn nothing_goes_unless_all_can() {
    let mut desk = desk(&[wire(), post(), bombing("wired", "Aston Herald", "2031-03-05", 14)]);
    let before = shown(&desk);
    let error = remove(&mut desk, &["post", "nobody", "wi", ""]).unwrap_err();
    let StoreError::NotOneArticle { unknown, ambiguous } = &error else { panic!("{error:?}") };
    assert_eq!(
        (unknown.as_slice(), ambiguous.as_slice()),
        (&["nobody".into(), "".into()][..], &["wi".into()][..])
    );
    assert_eq!(shown(&desk), before);
    assert_eq!(
        remove(&mut desk, &["wire", "wire", "po"]).unwrap().articles,
        2,
        "an id goes before its beginning"
    );
    assert_eq!(remove(&mut desk, &["wired"]).unwrap().articles, 1);
    assert!(rows(&desk).iter().all(|rows| *rows == 0), "{:?}", rows(&desk));
}
