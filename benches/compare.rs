//! What it costs to judge a pair: most pairs of an archive are of other measures and must cost next to nothing.

use divan::{Bencher, black_box};
use gainsay::claims::{Claim, extract};
use gainsay::compare::judge;
use gainsay::read::Article;

fn main() {
    divan::main();
}

fn claims(id: &str, text: &str) -> Vec<Claim> {
    extract(&Article {
        id: id.to_owned(),
        source: Some(id.to_owned()),
        published: "2031-03-05".parse().ok(),
        title: Some("Blast at Sarno Market in Port Velda".to_owned()),
        url: None,
        author: None,
        text: text.to_owned(),
    })
}

fn story(id: &str, killed: u32, wounded: u32) -> Vec<Claim> {
    claims(
        id,
        &format!(
            "An explosion at Sarno Market in Port Velda killed {killed} people on Wednesday, the Velda Civil Guard \
             said. Another {wounded} people were wounded. \"We will not rest until we know who brought the \
             explosives into the market,\" Mayor Lukas Brandt said."
        ),
    )
}

#[divan::bench]
fn keys(bencher: Bencher) {
    let claims = story("Velda Post", 12, 30);
    bencher.bench(|| claims.iter().map(|claim| claim.keys().len()).sum::<usize>());
}

/// The dead of one article against the wounded of the other.
#[divan::bench]
fn another_measure(bencher: Bencher) {
    let (a, b) = (story("Velda Post", 12, 30), story("Coast Wire", 14, 32));
    bencher.bench(|| judge(black_box(&a[0]), black_box(&b[1])));
}

#[divan::bench]
fn every_pair_of_two_articles(bencher: Bencher) {
    let (a, b) = (story("Velda Post", 12, 30), story("Coast Wire", 14, 32));
    bencher.bench(|| a.iter().flat_map(|a| b.iter().filter_map(move |b| judge(a, b))).count());
}
