use gainsay::{
    claims::read_claims,
    compare::Prepared,
    read::{Defaults, articles},
    store::Store,
};
use std::sync::Arc;
use std::time::Instant;
fn main() {
    let mut a = std::env::args().skip(1);
    let (db, file) = (a.next().unwrap(), a.next().unwrap());
    let all: Vec<_> = articles(std::path::Path::new(&file), &Defaults::default()).flatten().collect();
    let mut prep: Vec<Arc<Prepared>> = Vec::new();
    for art in &all {
        prep.push(Arc::new(Prepared::of(Arc::new(read_claims(art)))));
    }
    let t = Instant::now();
    for art in &all {
        std::hint::black_box(read_claims(art));
    }
    println!("read_claims {:?} each", t.elapsed() / all.len() as u32);
    let t = Instant::now();
    for p in &prep {
        std::hint::black_box(Prepared::of(p.reading.clone()));
    }
    println!("prepare {:?} each", t.elapsed() / all.len() as u32);
    let t = Instant::now();
    for (art, p) in all.iter().zip(&prep) {
        std::hint::black_box(gainsay::store::Parcel::of(art, p.reading.clone()).unwrap());
    }
    println!("parcel (pack + prepare) {:?} each", t.elapsed() / all.len() as u32);
    if std::env::var("ONLY").is_ok() {
        for _ in 0..20 {
            for (art, p) in all.iter().zip(&prep) {
                std::hint::black_box(gainsay::store::Parcel::of(art, p.reading.clone()).unwrap());
            }
        }
        return;
    }
    let (mut cold, mut warm, mut open) = (0.0, 0.0, 0.0);
    for p in prep.iter().take(30) {
        let t = Instant::now();
        let s = Store::read(std::path::Path::new(&db)).unwrap();
        open += t.elapsed().as_secs_f64();
        let t = Instant::now();
        s.judge(p).unwrap();
        cold += t.elapsed().as_secs_f64();
        let t = Instant::now();
        s.judge(p).unwrap();
        warm += t.elapsed().as_secs_f64();
    }
    println!(
        "open {:.2} ms, cold {:.2} ms, warm {:.2} ms",
        open * 1e3 / 30.,
        cold * 1e3 / 30.,
        warm * 1e3 / 30.
    );
}
