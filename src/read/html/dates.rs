//! The day on which a page says that it was published.  The ranks are htmldate's (Apache-2.0): what is stated for machines,
//! then what is marked as a date, then the address, then what stands near the headline.

use dom_query::{Document, NodeRef};
use jiff::civil::Date;

use super::months::day;
use super::names;
use crate::read::Stamp;

/// Words in the names of elements that hold the day of publication.
const DATE_WORDS: &[&str] = &[
    "date",
    "dateline",
    "datetime",
    "datum",
    "fecha",
    "posted",
    "postdate",
    "pubdate",
    "published",
    "publish",
    "publication",
    "time",
    "timestamp",
];
/// One of these stands in each of the words above.
const DATE_STEMS: &[&str] = &["dat", "time", "publ", "post", "fecha"];
/// Such an element is about another day.
const OTHER_WORDS: &[&str] = &[
    "archive", "calendar", "comment", "comments", "current", "edited", "event", "footer", "modified", "nav",
    "recent", "related", "sidebar", "teaser", "today", "trending", "update", "updated", "weather", "widget",
];
/// Parts of the page that are about other pages.
const OTHER_TAGS: &[&str] = &["aside", "footer", "nav"];
/// Before a date in the running text.
const LABELS: &[&str] =
    &["published", "posted", "publication date", "date:", "first published", "last published"];
/// Variables of scripts for counting readers.
const VARIABLES: &[&str] =
    &["datePublished", "publication_date", "published_at", "published_time", "publish_date", "publishDate"];
/// Longer texts are no date, even with a label and an author.
const LONGEST: usize = 90;
/// So many pieces of text from the headline on, and before the end, may state the day.
const NEAR: usize = 60;
/// Years in which a page can have been published.
const YEARS: std::ops::RangeInclusive<i16> = 1990..=2100;

/// Hours of UTC in which it is the day before in the Americas, and the day after in Asia and Australia.
const DAY_BEFORE: std::ops::Range<i8> = 0..9;
const DAY_AFTER: std::ops::Range<i8> = 10..24;

/// The day in local time: where a stamp is in UTC and the address or the reader's date is the day next to it, they win.
pub(super) fn local(stated: &str, others: &[Option<Date>]) -> Option<Date> {
    let day = day(stated)?;
    if !is_utc(stated) {
        return Some(day);
    }
    let hour = Stamp::parse(stated).and_then(|stamp| stamp.time).map(|time| time.hour());
    let within = |hours: std::ops::Range<i8>| hour.is_none_or(|hour| hours.contains(&hour));
    let is_next = |other: &Date| {
        (within(DAY_AFTER) && day.tomorrow().ok() == Some(*other))
            || (within(DAY_BEFORE) && day.yesterday().ok() == Some(*other))
    };
    others.iter().flatten().find(|other| is_next(other)).copied().or(Some(day))
}

fn is_utc(stated: &str) -> bool {
    let stated = stated.trim();
    let has_time = stated.contains(':')
        && ["Z", "+00:00", "+0000", "GMT", "UTC"].iter().any(|zone| stated.ends_with(zone));
    has_time || (stated.len() >= 10 && stated.bytes().all(|byte| byte.is_ascii_digit()))
}

/// `https://lindow.example/news/2025/11/30/flood`, `/20251130/flood`.
pub(super) fn in_address(url: &str) -> Option<Date> {
    let path = url.split_once("://").map_or(url, |(_, rest)| rest);
    let path = path.split(['?', '#']).next()?;
    let parts: Vec<&str> = path.split(['/', '-', '_', '.']).skip(1).collect();
    let spelled = parts.windows(3).find_map(|three| {
        let digits = |part: &str, most: usize| {
            !part.is_empty() && part.len() <= most && part.bytes().all(|b| b.is_ascii_digit())
        };
        let shaped = three[0].len() == 4 && digits(three[0], 4) && digits(three[1], 2) && digits(three[2], 2);
        shaped
            .then(|| Date::new(three[0].parse().ok()?, three[1].parse().ok()?, three[2].parse().ok()?).ok())
            .flatten()
    });
    let run = || parts.iter().filter(|part| part.len() == 8).find_map(|part| day(part));
    spelled.or_else(run).filter(|day| YEARS.contains(&day.year()))
}

/// What the page marks as its date, for machines and for readers.
#[derive(Debug, Default)]
pub(super) struct Marked {
    /// `<time pubdate>`, `itemprop="datePublished"`, the microformat's `published`.
    pub sure: Option<String>,
    /// `<time>`, and elements named after dates, near the headline.
    pub seen: Option<Date>,
}

/// Reads the page before its clutter is out: dates stand in bars for sharing too.
pub(super) fn marked(page: &Document) -> Marked {
    let sure = page
        .select("time[pubdate], [itemprop='datePublished'], abbr.published, time.published, time.entry-date");
    let sure = sure.nodes().iter().find_map(value);
    Marked { sure, seen: seen(page) }
}

/// The date that a node states for machines, else what it reads.
fn value(node: &NodeRef) -> Option<String> {
    let stated = ["datetime", "content", "title"].iter().filter_map(|name| node.attr(name));
    let stated = stated.map(|value| value.to_string()).find(|value| day(value).is_some());
    stated.or_else(|| short_text(node).filter(|text| day(text).is_some()))
}

/// The day that a node states; where that is in UTC, the day next to it that readers see.
fn shown(node: &NodeRef, stated: &str) -> Option<Date> {
    let read = || short_text(node).and_then(|text| day(&text));
    if is_utc(stated) { local(stated, &[read()]) } else { day(stated) }
}

fn short_text(node: &NodeRef) -> Option<String> {
    let mut text = String::new();
    for below in node.descendants_it().take(12).filter(NodeRef::is_text) {
        text.push_str(&below.text());
        text.push(' ');
        if text.len() > 4 * LONGEST {
            return None;
        }
    }
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (text.len() <= LONGEST).then_some(text)
}

/// The first element named after dates behind the headline, else before it, else the only day of all `<time>`.
fn seen(page: &Document) -> Option<Date> {
    let mut before = None;
    let mut headed = false;
    let mut times: Vec<Date> = Vec::new();
    for node in page.root().descendants_it().filter(NodeRef::is_element) {
        headed |= node.has_name("h1");
        let is_time = node.has_name("time");
        if !is_time && !is_named_date(&node) {
            continue;
        }
        let Some(day) = value(&node).and_then(|value| shown(&node, &value)) else { continue };
        if is_time {
            times.push(day);
        }
        if is_of_others(&node) {
            continue;
        }
        match headed {
            true => return Some(day),
            false => before = before.or(Some(day)),
        }
    }
    let one = times.first().filter(|first| times.iter().all(|day| day == *first)).copied();
    before.or(one)
}

fn is_named_date(node: &NodeRef) -> bool {
    ["class", "id"].iter().filter_map(|name| node.attr(name)).any(|value| {
        // Most names hold none of the letters; splitting them all would take long.
        let value: &str = &value;
        let may = |word: &str| {
            value.as_bytes().windows(word.len()).any(|part| part.eq_ignore_ascii_case(word.as_bytes()))
        };
        DATE_STEMS.iter().any(|word| may(word))
            && names::words(value).iter().any(|word| DATE_WORDS.contains(&word.as_str()))
    })
}

/// Whether the element, or a part around it, is about another page or another day.
fn is_of_others(node: &NodeRef) -> bool {
    let named = |node: &NodeRef| {
        ["class", "id"]
            .iter()
            .filter_map(|name| node.attr(name))
            .any(|value| names::words(&value).iter().any(|word| OTHER_WORDS.contains(&word.as_str())))
    };
    named(node)
        || node
            .ancestors_it(Some(6))
            .filter(|around| !around.has_name("body") && !around.has_name("html"))
            .any(|around| OTHER_TAGS.iter().any(|name| around.has_name(name)) || named(&around))
}

/// A date that stands alone or behind a label, near the headline or at the end.
pub(super) fn written(page: &Document) -> Option<Date> {
    let mut texts: Vec<String> = Vec::new();
    let mut start = 0;
    let mut described = None;
    for node in page.root().descendants_it() {
        if node.has_name("h1") && start == 0 {
            start = texts.len();
        }
        let is_code = || {
            node.parent()
                .is_some_and(|around| ["script", "style", "title"].iter().any(|name| around.has_name(name)))
        };
        if node.is_comment() || node.has_name("script") {
            described = described.or_else(|| coded(&node));
        }
        if node.is_text() && !is_code() {
            let text = node.text();
            let text = text.trim();
            if !text.is_empty() {
                texts.push(if text.len() <= LONGEST { text.to_owned() } else { String::new() });
            }
        }
    }
    let after = texts.iter().skip(start).take(NEAR);
    let before = texts[..start].iter().rev().take(NEAR);
    let tail = texts.iter().rev().take(NEAR);
    described.or_else(|| after.chain(before).chain(tail).find_map(|text| dated(text)))
}

/// The day in the description that TrackBack hides in a comment, or among a script's variables.
fn coded(node: &NodeRef) -> Option<Date> {
    let code = if node.is_comment() { node.html() } else { node.text() };
    let keys: &[&str] = if node.is_comment() { &["dc:date"] } else { VARIABLES };
    let found = keys.iter().filter_map(|key| {
        let (_, rest) = code.split_once(key)?;
        let rest = rest.trim_start_matches(['"', '\'', ' ', '=', ':', '\n', '\t']);
        day(rest.split(['"', '\'']).next()?)
    });
    found.into_iter().next().filter(|day| YEARS.contains(&day.year()))
}

/// "Published 25/11/2017", "13 Jan 2020, 22:11 GMT".
pub(super) fn dated(text: &str) -> Option<Date> {
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let lower = text.to_lowercase();
    let labelled = LABELS.iter().any(|label| lower.starts_with(label));
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    // A weekday, a month, a zone and "at" are 24 letters at most.
    (labelled || letters <= 24).then(|| day(text)).flatten().filter(|day| YEARS.contains(&day.year()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: Date = Date::constant(2025, 11, 30);

    #[test]
    fn addresses_state_the_day() {
        for url in [
            "https://lindow.example/2025/11/30/flood",
            "https://lindow.example/news/2025-11-30-flood.html",
            "https://lindow.example/20251130/flood?id=20240101",
        ] {
            assert_eq!(in_address(url), Some(DAY), "{url}");
        }
        for url in ["https://lindow.example/1234/11/30", "https://lindow.example/a-20251399", "", "x"] {
            assert_eq!(in_address(url), None, "{url}");
        }
    }

    #[test]
    fn a_stamp_in_utc_gives_way_to_the_day_next_to_it() {
        let next = DAY.tomorrow().ok();
        assert_eq!(local("2025-11-30T23:30:00Z", &[next]), next);
        assert_eq!(local("2025-11-30T23:30:00+01:00", &[next]), Some(DAY));
        assert_eq!(local("2025-11-30T23:30:00Z", &[Some(Date::constant(2025, 12, 9))]), Some(DAY));
        assert_eq!(local("2025-11-30", &[next]), Some(DAY));
    }

    #[test]
    fn dates_near_the_headline_are_seen() {
        for html in [
            "<h1>Flood</h1><div class='share-bar'><time datetime='2025-11-30T10:00'>now</time></div>",
            "<h1>Flood</h1><time datetime='2025-11-29T23:20:00Z'>30 November 2025 - 00:20</time>",
            "<aside><span class=date>1 May 2020</span></aside><h1>Flood</h1><span class='post-date'>Nov. 30, 2025 10:00 AM EST</span>",
            "<p class='entry-meta-date'>30 November 2025</p><h1>Flood</h1><span class=updated>1 Dec 2025</span>",
        ] {
            assert_eq!(seen(&Document::from(html)), Some(DAY), "{html}");
        }
        for html in [
            "<h1>Flood</h1><p>30 Nov 2025, 22:11 CET</p>",
            "<h1>Flood</h1><p>Rain fell.</p><p>Published 30/11/2025</p>",
        ] {
            assert_eq!(written(&Document::from(html)), Some(DAY), "{html}");
        }
        assert_eq!(
            written(&Document::from("<h1>Flood</h1><p>The Esk last rose so far on 30 November 2025.</p>")),
            None
        );
    }
}
