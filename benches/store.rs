//! A store of 10,000 claims against one of 100,000 and one of a million: what an article costs must grow far slower than the store.
//!
//! The stores are made once and kept below `target/archives`, which takes about a minute for each 100,000 claims;
//! GAINSAY_BENCH_CLAIMS=10000,100000 leaves out the largest.

mod archive;

use std::env;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use divan::Bencher;
use gainsay::claims::read_claims;
use gainsay::compare::Prepared;
use gainsay::report::{Format, Sheet, print_facts};
use gainsay::store::{FindingFilter, Parcel, Store};

fn main() {
    for claims in sizes() {
        archived(claims);
    }
    divan::main();
    println!("peak memory of all this: {} KiB", peak().unwrap_or_default());
}

fn sizes() -> Vec<usize> {
    let given = env::var("GAINSAY_BENCH_CLAIMS").unwrap_or_else(|_| String::from("10000,100000,1000000"));
    given.split(',').filter_map(|size| size.trim().parse().ok()).collect()
}

/// The database of an archive, made if it is not there.
fn archived(claims: usize) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("archives").join(gainsay::store::RULES);
    fs::create_dir_all(&folder).expect("a folder for archives");
    let path = folder.join(format!("{claims}.db"));
    if path.exists() {
        return path;
    }
    let draft = folder.join(format!("{claims}.draft"));
    for ending in ["", "-wal", "-shm"] {
        let _ = fs::remove_file(folder.join(format!("{claims}.draft{ending}")));
    }
    let mut store = Store::open(&draft).expect("a new store");
    let sum = archive::fill(claims, |batch| {
        let articles = batch.iter().map(|(article, parcel)| (article, parcel));
        store.add_all(articles).expect("articles stored");
    });
    store.settle_speakers().expect("speakers settled");
    drop(store);
    let bytes = fs::metadata(&draft).expect("a file").len();
    println!("{} articles, {} claims: {bytes} bytes of {} bytes of text", sum.articles, sum.claims, sum.text);
    fs::rename(&draft, &path).expect("an archive in place");
    path
}

/// Another outlet on the last event but some: it meets those of its story, and the furniture of its own outlet.
fn newcomer(claims: usize) -> Prepared {
    let store = Store::read(&archived(claims)).expect("an archive");
    let newest = store.articles(None, Default::default()).expect("articles").len() - 60;
    let mut article = archive::article(newest);
    article.id = String::from("newcomer");
    article.url = None;
    article.text = article.text.replacen(" people", " persons", 1);
    Prepared::of(Arc::new(read_claims(&article)))
}

/// As `compare` does once: the file is opened, and nothing is ready.
#[divan::bench(args = sizes(), sample_count = 30, sample_size = 1)]
fn compare_one_article(bencher: Bencher<'_, '_>, claims: usize) {
    let (path, newcomer) = (archived(claims), newcomer(claims));
    bencher.bench_local(|| {
        let store = Store::read(&path).expect("an archive");
        store.judge(&newcomer).expect("verdicts").len()
    });
}

#[divan::bench(args = sizes(), sample_count = 10, sample_size = 1)]
fn report(bencher: Bencher<'_, '_>, claims: usize) {
    let path = archived(claims);
    bencher.bench_local(|| {
        let store = Store::read(&path).expect("an archive");
        let findings = store.contradictions(&FindingFilter::default()).expect("findings");
        let scenes = store.scenes(&findings).expect("scenes");
        let sheet = Sheet { width: 100, bold: false };
        print_facts((&findings, &scenes), Format::Table, sheet, &mut io::sink()).expect("a report");
        findings.len()
    });
}

#[divan::bench(sample_count = 20, sample_size = 1)]
fn add_one_article(bencher: Bencher<'_, '_>) {
    let folder = tempfile::tempdir().expect("a folder for temporary files");
    let path = folder.path().join("archive.db");
    fs::copy(archived(sizes()[0]), &path).expect("an archive to add to");
    let mut store = Store::open(&path).expect("an archive");
    let mut number = 1_000_000;
    bencher.bench_local(move || {
        number += 1;
        let article = archive::article(number);
        store.add(&article, Arc::new(read_claims(&article))).expect("an article stored")
    });
}

/// From articles to rows: reading, judging and storing on all threads.
#[divan::bench(sample_count = 3, sample_size = 1)]
fn add_an_archive(bencher: Bencher<'_, '_>) {
    let size = sizes()[0];
    bencher.bench_local(|| {
        let folder = tempfile::tempdir().expect("a folder for temporary files");
        let mut store = Store::open(&folder.path().join("archive.db")).expect("a new store");
        let sum = archive::fill(size, |batch: &[(_, Parcel)]| {
            store.add_all(batch.iter().map(|(article, parcel)| (article, parcel))).expect("articles stored");
        });
        sum.claims
    });
}

/// The most memory that this process ever had, where the system says it.
fn peak() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}
