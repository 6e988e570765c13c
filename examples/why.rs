use gainsay::{
    claims::{Claim, ClaimKind, extract},
    compare::{judge, why_not},
    read::Article,
};
use std::collections::HashMap;
use std::io::BufRead;
fn show(c: &Claim) -> String {
    let ev = c
        .event
        .as_ref()
        .map(|e| format!("{}/{:?}{:?}", e.lemma, e.factuality, e.polarity))
        .unwrap_or_default();
    let t = c.time.as_ref().map(|t| format!("{}:{:?}", t.text, t.start)).unwrap_or_default();
    let q = c
        .quantity
        .as_ref()
        .map(|q| {
            format!(
                "{:?} {}..{} {:?}",
                q.modifier,
                q.low.map_or("".into(), |x| x.to_string()),
                q.high.map_or("".into(), |x| x.to_string()),
                q.unit
            )
        })
        .unwrap_or_default();
    format!(
        "[{}] {} head={:?} ev={} t={} pl={:?} sp={:?} sc={}",
        c.text.chars().take(60).collect::<String>(),
        q,
        c.measure.as_ref().map(|m| &m.head),
        ev,
        t,
        c.place,
        c.attribution.as_ref().and_then(|a| a.speaker.clone()),
        c.scope.is_some()
    )
}
fn main() {
    let a: Vec<String> = std::env::args().collect();
    let mut claims: HashMap<String, Vec<Claim>> = HashMap::new();
    for l in std::io::BufReader::new(std::fs::File::open(&a[1]).unwrap()).lines() {
        let v: serde_json::Value = serde_json::from_str(&l.unwrap()).unwrap();
        let s = |k: &str| v[k].as_str().map(str::to_owned);
        let art = Article {
            id: s("id").unwrap(),
            source: s("source"),
            title: s("title"),
            url: s("url"),
            published: s("date").and_then(|d| d.parse().ok()),
            text: s("text").unwrap(),
            author: None,
        };
        claims.insert(art.id.clone(), extract(&art));
    }
    for l in std::io::BufReader::new(std::fs::File::open(&a[2]).unwrap()).lines() {
        let v: serde_json::Value = serde_json::from_str(&l.unwrap()).unwrap();
        if a.len() > 3 && !a[3..].iter().any(|x| v["id"].as_str() == Some(x)) {
            continue;
        }
        println!("## {} {} {} | {}", v["id"], v["verdict"], v["strength"], v["what"]);
        let get = |s: &str| -> Vec<&Claim> {
            let p = &v[s];
            let w = p["where"].as_str().unwrap_or("text");
            let st = p["start"].as_u64().unwrap_or(0) as u32;
            let en = p["end"]
                .as_u64()
                .map(|e| e as u32)
                .unwrap_or(st + p["sentence"].as_str().unwrap_or("").chars().count() as u32);
            claims
                .get(p["article"].as_str().unwrap())
                .into_iter()
                .flatten()
                .filter(|c| c.field.as_str() == w && c.span.start < en && st < c.span.end)
                .collect()
        };
        let kind = if v["strength"].is_null() && v["what"].is_null() {
            ClaimKind::Statement
        } else {
            ClaimKind::Quantity
        };
        let (x, y) = (get("a"), get("b"));
        for (n, list) in [("a", &x), ("b", &y)] {
            println!(
                "  {n} {} :: {}",
                v[n]["date"],
                v[n]["sentence"].as_str().or(v[n]["text"].as_str()).unwrap_or("")
            );
            for c in list.iter().filter(|c| c.kind == kind) {
                println!("     {}", show(c));
            }
        }
        for c in &x {
            for d in &y {
                if c.kind != kind || d.kind != kind {
                    continue;
                }
                let share = c.keys().iter().any(|k| d.keys().contains(k));
                match judge(c, d) {
                    Some(f) => println!(
                        "   => {:?} {} key={share} :: {} | {}",
                        f.verdict,
                        f.rule,
                        f.reason,
                        f.gates.iter().map(|g| g.because.clone()).collect::<Vec<_>>().join("; ")
                    ),
                    None => {
                        let w = why_not(c, d);
                        if w.len() > 0 {
                            println!(
                                "   -- {} / {} :: {}",
                                c.text,
                                d.text,
                                w.last().map(|g| format!("{} {}", g.gate, g.because)).unwrap_or_default()
                            );
                        }
                    }
                }
            }
        }
        println!("   WHY {}", v["why"].as_str().unwrap_or(""));
    }
}
