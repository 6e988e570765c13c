//! What is stored depends on the articles alone: not on how many go into one transaction, nor on how many threads there are, nor on
//! their order.

mod shelf;

use std::sync::{Arc, LazyLock};

use gainsay::claims::read_claims;
use gainsay::compare::{Finding, Verdict};
use gainsay::read::Article;
use gainsay::store::{
    Added, ArticleRow, ClaimFilter, FindingFilter, Found, Parcel, Store, StoreError, Window,
};
use proptest::prelude::*;
use rayon::ThreadPoolBuilder;

/// Two events of several outlets, and an article that is there in two versions.
static ARTICLES: LazyLock<Vec<(Article, Parcel)>> = LazyLock::new(|| {
    let groups = shelf::groups();
    let articles = groups.iter().take(3).flat_map(|group| shelf::articles(group)).map(|(_, article)| article);
    let mut articles: Vec<Article> = articles.collect();
    let mut changed = articles[0].clone();
    changed.published = changed.published.and_then(|day| day.tomorrow().ok());
    changed.text = changed.text.replacen("killed", "wounded", 1);
    articles.push(changed);
    let parcel = |article: Article| {
        let parcel = Parcel::of(&article, Arc::new(read_claims(&article))).expect("a reading packed");
        (article, parcel)
    };
    articles.into_iter().map(parcel).collect()
});

/// Everything that can be asked of a store of these articles, and how many findings adding them gave.
fn stored(batches: &[usize]) -> (String, usize) {
    let folder = tempfile::tempdir().expect("a folder");
    let mut store = Store::open(&folder.path().join("gainsay.db")).expect("a database");
    let (mut rest, mut found) = (ARTICLES.as_slice(), 0);
    for size in batches.iter().copied().chain([ARTICLES.len()]) {
        let (batch, left) = rest.split_at(size.min(rest.len()));
        rest = left;
        let added =
            store.add_all(batch.iter().map(|(article, parcel)| (article, parcel))).expect("articles stored");
        found += added
            .iter()
            .map(|added| match added {
                Added::New { findings, .. } | Added::Version { findings, .. } => findings.len(),
                _ => 0,
            })
            .sum::<usize>();
    }
    store.settle_speakers().expect("speakers settled");
    (listed(&store), found)
}

fn listed(store: &Store) -> String {
    let articles = store.articles(None, Window::default()).expect("articles");
    let versions = |row: &ArticleRow| store.versions(&row.id).expect("versions");
    let mut all: Vec<String> = articles.iter().map(|row| format!("{row:?} {:?}", versions(row))).collect();
    let told = store.claims::<StoreError>(&ClaimFilter::default(), |claim, person| {
        all.push(format!("{} {person:?}", serde_json::to_string(claim).expect("JSON")));
        Ok(())
    });
    told.expect("claims");
    let filter = FindingFilter { to_check: true, ..FindingFilter::default() };
    let findings = store.contradictions(&filter).expect("findings");
    all.push(serde_json::to_string(&findings).expect("JSON"));
    let speakers = [true, false].map(|named| store.speakers(named).expect("speakers"));
    all.push(serde_json::to_string(&speakers).expect("JSON"));
    all.push(format!("{:?}", store.ledger().expect("a ledger")));
    all.join("\n")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_batches_on_any_threads_store_the_same(
        batches in proptest::collection::vec(1usize..8, 0..8),
        threads in 1usize..4,
    ) {
        let pool = ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
        let one_by_one = vec![1; ARTICLES.len()];
        let (all, found) = pool.install(|| stored(&batches));
        prop_assert!(found > 0);
        prop_assert_eq!((all, found), stored(&one_by_one));
    }
}

/// What one affirms and the other denies is a clause of each, and the content of a statement as well.
fn at_odds() -> [Article; 2] {
    let article = |source: &str, arrested: &str| Article {
        id: source.to_owned(),
        source: Some(source.to_owned()),
        published: "2026-03-02".parse().ok(),
        changed: None,
        title: Some(format!("Harbour master {arrested} in Port Velda ferry inquiry")),
        url: None,
        author: None,
        text: format!(
            "Harbour master Ana Reyes was {arrested} in Port Velda on Monday, the Civil Guard said."
        ),
    };
    [article("Example Wire", "arrested"), article("Northern Courier", "not arrested")]
}

#[test]
fn findings_come_back_byte_for_byte() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut store = Store::open(&folder.path().join("gainsay.db")).expect("a database");
    let groups = shelf::groups();
    let articles = groups.iter().flat_map(|group| shelf::articles(group)).map(|(_, article)| article);
    let mut told = Vec::new();
    for article in articles.chain(at_odds()) {
        let reading = Arc::new(read_claims(&article));
        if let Added::New { findings, .. } = store.add(&article, reading).expect("an article stored") {
            told.extend(findings);
        }
    }
    told.retain(|finding| matches!(finding.verdict, Verdict::Contradiction | Verdict::ToCheck));
    let filter = FindingFilter { to_check: true, ..FindingFilter::default() };
    let mut stored = store.contradictions(&filter).expect("findings");
    for findings in [&mut told, &mut stored] {
        findings.sort_by(|a, b| a.id.cmp(&b.id));
    }
    let is_listed = |finding: &Finding| {
        let found = store.find(&finding.a.id).expect("a claim");
        matches!(found, Some(Found::Claim { claim, .. }) if !claim.is_clause())
    };
    assert!(told.iter().any(|finding| finding.a.is_clause() && is_listed(finding)));
    let json = |findings: &[Finding]| serde_json::to_string_pretty(findings).expect("JSON");
    assert_eq!(json(&told), json(&stored));
}

/// Reports that share ids, texts, addresses, outlets and days with one another, or almost.
fn report() -> impl Strategy<Value = Article> {
    let one_of = |values: &[Option<&str>]| {
        proptest::sample::select(values.iter().map(|value| value.map(str::to_owned)).collect::<Vec<_>>())
    };
    let bombing = "A car bomb killed NUMBER people at the fish market in Port Velda on Tuesday, the Civil Guard said. \
        Mayor Lukas Brandt said the harbour would stay closed.";
    let texts = [
        bombing.replace("NUMBER", "14"),
        bombing.replace("NUMBER", "nine"),
        format!("{} Boats left in the evening.", bombing.replace("NUMBER", "14")),
        String::from(
            "Rain flooded 30 houses along the river Orla on Tuesday, and 200 people left their homes.",
        ),
    ];
    (
        one_of(&[Some("1"), Some("2"), Some("a0123456789abcde")]),
        one_of(&[None, Some("Coast Wire"), Some("Velda Post")]),
        one_of(&[None, Some("2031-03-05"), Some("2031-03-06")]),
        one_of(&[None, None, Some("2031-03-06T10:00"), Some("2031-03-07")]),
        one_of(&[None, Some("https://wire.example/blast"), Some("https://wire.example/")]),
        one_of(&[Some("Car bomb at fish market"), None]),
        proptest::sample::select(texts.to_vec()),
    )
        .prop_map(|(id, source, published, changed, url, title, text)| Article {
            id: id.unwrap_or_default(),
            source,
            published: published.and_then(|day| day.parse().ok()),
            changed: changed.and_then(|stamp| stamp.parse().ok()),
            title,
            url,
            author: None,
            text,
        })
}

/// Everything that can be asked of a store of these articles, which are added in one run.
fn stored_in_order(articles: &[Article], together: usize) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let mut store = Store::open(&folder.path().join("gainsay.db")).expect("a database");
    for batch in articles.chunks(together) {
        let parcels: Vec<Parcel> = batch
            .iter()
            .map(|article| Parcel::of(article, Arc::new(read_claims(article))).expect("a reading packed"))
            .collect();
        store.add_all(batch.iter().zip(&parcels)).expect("articles stored");
    }
    store.settle_speakers().expect("speakers settled");
    listed(&store)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn any_order_of_one_run_stores_the_same(
        (articles, shuffled) in proptest::collection::vec(report(), 2..6)
            .prop_flat_map(|articles| (Just(articles.clone()), Just(articles).prop_shuffle())),
        together in 1usize..4,
    ) {
        prop_assert_eq!(stored_in_order(&articles, 8), stored_in_order(&shuffled, together));
    }
}
