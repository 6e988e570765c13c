//! Of many articles of one story each is judged against those that fit best, whatever came and went in whatever order.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::remove_tests::shown;
use super::review_tests::{Desk, desk};
use super::*;
use crate::compare::story::{Fit, Likeness, MOST_EARLIER, is_newer};
use crate::compare::{Finding, Model, Prepared, compare_own_prepared, judge};
use crate::read::Article;

/// More than one is judged against.
const MANY: usize = MOST_EARLIER + 9;

type Read = (Article, Parcel);

static CROWD: LazyLock<Vec<Read>> = LazyLock::new(|| (0..MANY).map(article).map(read).collect());

fn read(article: Article) -> Read {
    let parcel = Parcel::read(&article).unwrap();
    (article, parcel)
}

/// Days, ids and lengths go in no common order, and some have no day.
fn article(number: usize) -> Article {
    let more = [
        "",
        " Mayor Lukas Brandt was there.",
        " Mayor Brandt said that the quay was safe.",
        " Harbour master Ana Reyes was arrested.",
        " Harbour master Ana Reyes was not arrested.",
        " Boats left.",
    ];
    let day = (!number.is_multiple_of(18)).then(|| format!("2031-03-{:02}", 5 + number * 5 % 13));
    Article {
        id: format!("{:02}", number * 31 % MANY),
        source: Some(format!("Wire {number}")),
        published: day.and_then(|day| day.parse().ok()),
        title: Some(String::from("Car bomb at fish market in Port Velda")),
        ..Article::untitled(&format!(
            "A car bomb killed {} people at the fish market in Port Velda.{}",
            9 + number % 4,
            more[number % more.len()],
        ))
    }
}

/// A store of articles of the crowd that come in an order, some together.
fn crowd(order: impl IntoIterator<Item = usize>, together: usize) -> Desk {
    let mut desk = desk(&[]);
    desk.store.next_run();
    add(&mut desk, order.into_iter().map(|number| &CROWD[number]), together);
    desk
}

fn add<'a>(desk: &mut Desk, articles: impl Iterator<Item = &'a Read>, together: usize) {
    let articles: Vec<&Read> = articles.collect();
    for batch in articles.chunks(together) {
        desk.store.add_all(batch.iter().map(|(article, parcel)| (article, parcel))).unwrap();
    }
    desk.store.settle_speakers().unwrap();
}

/// All that is stored of pairs of articles and of single ones, without the numbers of rows.
fn stored(desk: &Desk) -> String {
    let pair = "SELECT min(x.id, y.id), max(x.id, y.id)";
    let of_claims = "JOIN claim x ON x.n = p.a JOIN claim y ON y.n = p.b";
    let lists = [
        format!(
            "{pair}, odds, copy FROM same_story p JOIN article x ON x.n = p.a JOIN article y ON y.n = p.b"
        ),
        format!("{pair}, odds FROM same_thing p {of_claims}"),
        format!("{pair}, p.id, verdict, score, reason, a_told, b_told FROM finding p {of_claims}"),
        String::from("SELECT id, position, packed FROM claim"),
        String::from(
            "SELECT a.id, p.name, k.name FROM kin k JOIN appearance p ON p.n = k.appearance JOIN article a ON a.n = p.article",
        ),
        String::from("SELECT id, earlier FROM crowd"),
        String::from(
            "SELECT c.id, weight, days, n.id, e.id FROM nearest n JOIN crowd c ON c.article = newer JOIN crowd e ON e.article = n.earlier",
        ),
    ];
    let connection = &desk.store.connection;
    let dump = |sql: &String| {
        let mut list = connection.prepare(sql).unwrap();
        let columns = list.column_count();
        let row = |row: &rusqlite::Row| {
            let values = (0..columns).map(|at| row.get::<_, rusqlite::types::Value>(at));
            Ok(format!("{:?}", values.collect::<Result<Vec<_>, _>>()?))
        };
        let mut rows: Vec<String> = list.query_map([], row).unwrap().collect::<Result<_, _>>().unwrap();
        rows.sort();
        assert!(!rows.is_empty(), "put to the test: {sql}");
        rows.join("\n")
    };
    lists.iter().map(dump).chain([shown(desk)]).collect::<Vec<_>>().join("\n\n")
}

fn remove<'a>(desk: &mut Desk, articles: impl Iterator<Item = &'a Read>) {
    desk.store.remove(&articles.map(|(article, _)| article.id.clone()).collect::<Vec<_>>()).unwrap();
}

#[track_caller]
fn assert_same(one: &str, other: &str) {
    let differs = one.lines().zip(other.lines()).find(|(one, other)| one != other);
    assert!(differs.is_none() && one.len() == other.len(), "{differs:#?}");
}

/// Of each article, by the place of both, the earlier ones that fit best.
fn best(articles: &[&Prepared]) -> BTreeMap<usize, BTreeSet<usize>> {
    let best = |at: usize| {
        let earlier =
            (0..articles.len()).filter(|other| *other != at && is_newer(articles[at], articles[*other]));
        let fit = |other: usize| Some((Fit::of(articles[at], articles[other])?, other));
        let mut fits: Vec<(Fit, usize)> = earlier.filter_map(fit).collect();
        fits.sort_by(|(one, _), (other, _)| other.cmp(one));
        (at, fits.into_iter().take(MOST_EARLIER).map(|(_, other)| other).collect())
    };
    (0..articles.len()).map(best).collect()
}

#[test]
fn each_is_judged_against_those_that_fit_best() {
    let desk = crowd(0..MANY, MANY);
    let prepared: Vec<&Prepared> = CROWD.iter().map(|(_, parcel)| &*parcel.prepared).collect();
    let best = best(&prepared);
    let full = best.values().filter(|earlier| earlier.len() == MOST_EARLIER).count();
    assert!(full >= 9, "put to the test: {full}");
    let id = |at: usize| prepared[at].reading.article.id.clone();
    let pairs = best.iter().flat_map(|(newer, earlier)| earlier.iter().map(|earlier| (*newer, *earlier)));
    let is_story =
        |(a, b): &(usize, usize)| Likeness::of(prepared[*a], prepared[*b], &Model::shipped().story).is_some();
    let expected: BTreeSet<(String, String)> =
        pairs.filter(is_story).map(|(newer, earlier)| (id(newer), id(earlier))).collect();
    let mut find = desk
        .store
        .connection
        .prepare(
            "SELECT x.id, y.id FROM same_story p JOIN article x ON x.n = p.a JOIN article y ON y.n = p.b",
        )
        .unwrap();
    let by_age = |one: String, other: String| {
        let at = |id: &str| prepared.iter().find(|article| article.reading.article.id == id).unwrap();
        if is_newer(at(&one), at(&other)) { (one, other) } else { (other, one) }
    };
    let judged: BTreeSet<(String, String)> =
        find.query_map([], |row| Ok(by_age(row.get(0)?, row.get(1)?))).unwrap().map(Result::unwrap).collect();
    assert_eq!(judged, expected);
    let found =
        desk.store.contradictions(&FindingFilter { to_check: true, ..FindingFilter::default() }).unwrap();
    assert!(!found.is_empty());
    for Finding { a, b, .. } in found.iter().filter(|finding| finding.a.article.id != finding.b.article.id) {
        assert!(expected.contains(&(a.article.id.clone(), b.article.id.clone())));
    }
}

#[test]
fn order_batches_and_what_came_and_went_change_nothing() {
    let mut desk = crowd(0..MANY, MANY);
    let before = stored(&desk);
    assert_same(&stored(&crowd((0..MANY).rev(), 1)), &before);
    assert_same(&stored(&crowd((0..MANY).map(|number| number * 7 % MANY), 10)), &before);
    // The earliest of all is among them, since it has no day.
    let gone = [0, 5, 11];
    let rest = (0..MANY).filter(|number| !gone.contains(number));
    let without = stored(&crowd(rest, 20));
    remove(&mut desk, gone.iter().map(|number| &CROWD[*number]));
    assert_same(&stored(&desk), &without);
    add(&mut desk, gone.iter().map(|number| &CROWD[*number]), 1);
    assert_same(&stored(&desk), &before);
}

#[test]
fn a_draft_is_judged_against_as_many() {
    let desk = crowd(1..MANY, MANY);
    let stored = &CROWD[1];
    let later = Article {
        published: "2031-03-20".parse().ok(),
        id: String::from("draft"),
        source: Some(String::from("Desk")),
        ..stored.0.clone()
    };
    // One that is stored stands in its own place, and one that is new is put among the others.
    assert_judged_among(&desk, stored, &CROWD[1..]);
    assert_judged_among(&desk, &read(later), &CROWD[1..]);
}

/// The draft stands in the place of the stored article with its id.
#[track_caller]
fn assert_judged_among(desk: &Desk, (article, parcel): &Read, stored: &[Read]) {
    let draft = &*parcel.prepared;
    let others = stored.iter().filter(|(other, _)| other.id != article.id);
    let all: Vec<&Prepared> =
        std::iter::once(draft).chain(others.map(|(_, parcel)| &*parcel.prepared)).collect();
    let best = best(&all);
    let mut expected = ids(compare_own_prepared(draft));
    for (other, earlier) in &best {
        if best[&0].contains(other) || earlier.contains(&0) {
            expected.extend(ids(judge(draft, all[*other]).findings));
        }
    }
    assert!(!expected.is_empty());
    assert_eq!(ids(desk.store.judge_version(article, draft).unwrap()), expected);
}

fn ids(findings: Vec<Finding>) -> BTreeSet<String> {
    findings.into_iter().map(|finding| finding.id).collect()
}

/// The first is at odds with the last, which it fits worst, and says in full who speaks in the last.
fn worst_last() -> Vec<Read> {
    let all = |id: usize, day: &str, text: &str| {
        read(Article {
            id: format!("{id:02}"),
            source: Some(format!("Wire {id}")),
            published: day.parse().ok(),
            ..Article::untitled(text)
        })
    };
    let told = "A car bomb went off at the fish market in Port Velda. Fireboats, sappers and divers came to the ferry pier";
    let among = |id: usize| {
        let text = format!("{told} with harbour master Ana Reyes. It killed {} people.", 9 + id % 2);
        all(id, "2031-03-06", &text)
    };
    let first = "A car bomb went off in Port Velda. Harbour master Ana Reyes was arrested. Mayor Lukas Brandt said the pier was safe.";
    let last = format!(
        "{told}. Harbour master Ana Reyes was not arrested. Mayor Brandt said the pier was safe. It killed 12 people."
    );
    let mut crowd: Vec<Read> = (1..=MOST_EARLIER).map(among).collect();
    crowd.insert(0, all(0, "2031-03-05", first));
    crowd.push(all(MOST_EARLIER + 1, "2031-03-07", &last));
    crowd
}

#[test]
fn what_was_found_with_one_that_fits_no_longer_is_taken_back() {
    let all = worst_last();
    let (first, last) = (&all[0], &all[MOST_EARLIER + 1]);
    let mut desk = desk(&[]);
    desk.store.next_run();
    add(&mut desk, [first, last].into_iter(), 1);
    let counted = |desk: &Desk, sql: &str| -> i64 {
        desk.store.connection.query_row(sql, [], |row| row.get(0)).unwrap()
    };
    let marks = [
        "SELECT count(*) FROM finding",
        "SELECT count(*) FROM claim WHERE position < 0",
        "SELECT count(*) FROM kin",
    ];
    for sql in marks {
        assert!(counted(&desk, sql) > 0, "put to the test: {sql}");
    }
    add(&mut desk, all[1..=MOST_EARLIER].iter(), 10);
    for sql in &marks[1..] {
        assert_eq!(counted(&desk, sql), 0, "{sql}");
    }
    // Whoever goes makes room for it again.
    remove(&mut desk, all[1..2].iter());
    let mut never = super::review_tests::desk(&[]);
    add(&mut never, all.iter().filter(|(article, _)| article.id != "01"), MANY);
    assert_same(&stored(&desk), &stored(&never));
    add(&mut desk, all[1..2].iter(), 1);
    let edited =
        Article { text: all[2].0.text.replace("came", "left the pier in thick fog"), ..all[2].0.clone() };
    assert_judged_among(&desk, &read(edited), &all);
}
