//! An archive of any size: invented events, a story of three outlets each, as many a day as a region's newsrooms tell, with each
//! outlet's page furniture in every article of its.  Article `n` is the same on every machine.
#![allow(dead_code, reason = "each benchmark uses the part it needs")]

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use gainsay::base::Date;
use gainsay::claims::read_claims;
use gainsay::read::Article;
use gainsay::store::Parcel;
use jiff::ToSpan;
use rayon::prelude::*;

/// Outlets, each with what stands on every page of its: figures and words that all its articles share.
const OUTLETS: [(&str, &str); 6] = [
    (
        "Example Wire",
        "Example Wire is read in 40 countries. Sign up for the morning briefing, five stories before 7 a.m. every weekday.",
    ),
    (
        "Northern Courier",
        "Support the Northern Courier from 5 euros a month. More than 120,000 readers already do.",
    ),
    (
        "Harbour Post",
        "Copyright Harbour Post. Our newsroom of 85 journalists answers to nobody but you, editor Ines Falk said.",
    ),
    (
        "Daily Lantern",
        "Read next: ten walks within an hour of the city. The Daily Lantern app has 31,000 reviews and costs nothing.",
    ),
    (
        "Valley Record",
        "The Valley Record was founded in 1894. Advertise with us and reach 300,000 households.",
    ),
    (
        "Public Channel 4",
        "Public Channel 4 is funded by a licence fee of 12 euros a month. Watch live at 6 p.m. and 10 p.m.",
    ),
];
const OUTLETS_A_STORY: usize = 3;
const STORIES_A_DAY: usize = 25;
/// One story in so many has an outlet that gives another figure.
const AT_ODDS: u64 = 60;
/// Articles of one transaction.
const TOGETHER: usize = 256;

const SYLLABLES: [&str; 24] = [
    "ba", "del", "fir", "go", "ham", "ka", "lor", "men", "na", "pel", "ri", "sto", "tan", "vu", "wes", "zor",
    "mi", "ond", "sel", "ur", "qui", "jas", "ek", "thal",
];

struct Event {
    title: &'static str,
    lead: &'static str,
    lines: Vec<&'static str>,
}

static EVENTS: LazyLock<Vec<Event>> = LazyLock::new(|| {
    let mut events: Vec<Event> = Vec::new();
    for line in include_str!("templates.txt").lines() {
        let (what, text) = line.split_once(' ').unwrap_or((line, ""));
        match (what, events.last_mut()) {
            ("event", _) => events.push(Event { title: "", lead: "", lines: Vec::new() }),
            ("title", Some(event)) => event.title = text,
            ("lead", Some(event)) => event.lead = text,
            ("line", Some(event)) => event.lines.push(text),
            _ => {}
        }
    }
    events
});

/// Numbers that look like chance and are the same everywhere (splitmix64, Steele et al. 2014).
fn chance(seed: u64) -> u64 {
    let mut z = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

fn name(seed: u64) -> String {
    let mut rest = chance(seed);
    let mut made = String::new();
    for _ in 0..3 {
        made.push_str(SYLLABLES[(rest % SYLLABLES.len() as u64) as usize]);
        rest /= SYLLABLES.len() as u64;
    }
    made[..1].to_uppercase() + &made[1..]
}

/// The `n`-th article.
pub fn article(n: usize) -> Article {
    let (story, teller) = ((n / OUTLETS_A_STORY) as u64, n % OUTLETS_A_STORY);
    let (outlet, furniture) = OUTLETS[(story as usize + teller * 2) % OUTLETS.len()];
    let event = &EVENTS[(chance(story) % EVENTS.len() as u64) as usize];
    let happened =
        Date::constant(2022, 1, 3).saturating_add(((story as usize / STORIES_A_DAY) as i64).days());
    let words = words(story, teller, happened);
    let told = |text: &str| {
        let text: Vec<String> = text.split(' ').map(|word| in_words_of(story, word)).collect();
        words.iter().fold(text.join(" "), |text, (slot, word)| text.replace(slot, word))
    };
    let is_told = |at: usize| !chance(story ^ (n as u64) << 20 ^ at as u64).is_multiple_of(4);
    let lines = event.lines.iter().enumerate().filter(|(at, _)| is_told(*at)).map(|(_, line)| told(line));
    let text: Vec<String> =
        [told(event.lead)].into_iter().chain(lines).chain([furniture.to_owned()]).collect();
    Article {
        id: format!("archive-{n}"),
        source: Some(outlet.to_owned()),
        published: Some(happened.saturating_add(((teller / 2) as i64).days())),
        changed: None,
        title: Some(told(event.title)),
        url: Some(format!("https://{}.example/{n}", outlet.to_lowercase().replace(' ', "-"))),
        author: None,
        text: text.join("\n\n"),
    }
}

/// Of its longer words each story has seven in eight for itself, as events differ in more than names; all its outlets use the same.
fn in_words_of(story: u64, word: &str) -> String {
    let letters = word.trim_matches(|c: char| !c.is_ascii_lowercase());
    let seed = letters.bytes().fold(story, |seed, letter| chance(seed ^ u64::from(letter)));
    let stays =
        letters.len() < LONG || word.contains('{') || SAID.contains(&letters) || seed.is_multiple_of(8);
    if stays { word.to_owned() } else { word.replace(letters, &name(seed).to_lowercase()) }
}

/// Letters of a word that may be a story's own.
const LONG: usize = 4;
/// Words by which figures and speakers are read.
const SAID: [&str; 19] = [
    "people", "killed", "killing", "injured", "missing", "percent", "million", "euros", "dollars",
    "promised", "called", "denied", "nearly", "about", "least", "years", "said", "told", "with",
];

/// What stands in the slots of a story.
fn words(story: u64, teller: usize, happened: Date) -> BTreeMap<&'static str, String> {
    let figure = |at: u64, least: u64, most: u64| least + chance(story * 31 + at) % (most - least);
    let another = chance(story * 7 + 1).is_multiple_of(AT_ODDS) && teller == 1;
    let dead = figure(1, 2, 40) + if another { 5 } else { 0 };
    let weekday = format!("{:?}", happened.weekday());
    BTreeMap::from([
        ("{town}", name(story * 5 + 1)),
        ("{region}", name(story / 9 * 5 + 2)),
        ("{a}", format!("{} {}", name(story * 5 + 3), name(story * 5 + 4))),
        ("{b}", format!("{} {}", name(story * 5 + 9), name(story * 5 + 8))),
        ("{dead}", dead.to_string()),
        ("{hurt}", figure(2, 41, 99).to_string()),
        ("{n}", figure(3, 3, 30).to_string()),
        ("{m}", figure(4, 100, 400).to_string()),
        ("{money}", format!("{}.{}", figure(5, 2, 80), figure(6, 1, 9))),
        ("{percent}", figure(7, 2, 9).to_string()),
        ("{day}", weekday),
    ])
}

/// Hands over articles with their readings, many at a time, until there are so many claims.
pub fn fill(claims: usize, mut each: impl FnMut(&[(Article, Parcel)])) -> Sum {
    let mut sum = Sum::default();
    let mut next = 0;
    while sum.claims < claims {
        let batch: Vec<(Article, Parcel)> = (next..next + TOGETHER)
            .into_par_iter()
            .map(|n| {
                let article = article(n);
                let parcel = Parcel::of(&article, Arc::new(read_claims(&article))).expect("a reading packed");
                (article, parcel)
            })
            .collect();
        each(&batch);
        next += TOGETHER;
        for (article, parcel) in &batch {
            sum.claims += parcel.prepared.reading.claims.len();
            sum.text += article.text.len();
        }
        sum.articles = next;
    }
    sum
}

/// How much was made.
#[derive(Debug, Clone, Copy, Default)]
pub struct Sum {
    pub articles: usize,
    pub claims: usize,
    /// Bytes.
    pub text: usize,
}
