//! Lines that a page's machinery wrote between the article's own.

use super::edges;

/// How lines begin that tell of a picture, of another story or of the outlet; after the labels that trafilatura's filters
/// and the style books of agencies name.
const STARTS: &[&str] = &[
    "photo:",
    "photos:",
    "photo by ",
    "photo credit",
    "photograph:",
    "image:",
    "images:",
    "image credit",
    "image source",
    "credit:",
    "picture:",
    "pic:",
    "file photo",
    "video:",
    "watch:",
    "listen:",
    "read more:",
    "read also:",
    "also read:",
    "read next:",
    "see also:",
    "related:",
    "related story:",
    "related stories:",
    "recommended:",
    "follow us on ",
    "story continues below",
    "article continues below",
    "copyright 19",
    "copyright 20",
    "copyright ©",
    "copyright (c)",
    "©",
    "(c) ",
    "all rights reserved",
];
/// The same of lines that may be sentences too: "Sign up for a pass by May 4, he said."
const CALLS: &[&str] = &[
    "read more ",
    "more from ",
    "more on this",
    "most read",
    "sign up for ",
    "sign up to ",
    "subscribe to ",
    "share this",
    "click here to ",
    "posted by ",
    "published by ",
    "follow ",
    "copyright ",
];
/// Whole lines.
const LINES: &[&str] = &[
    "ad",
    "advertisement",
    "close",
    "comments",
    "continue reading",
    "copy link",
    "email",
    "facebook",
    "flipboard",
    "instagram",
    "linkedin",
    "listen",
    "live",
    "loading",
    "more",
    "newsletter",
    "pinterest",
    "pocket",
    "print",
    "read more",
    "reddit",
    "related",
    "save",
    "share",
    "sponsored",
    "subscribe",
    "telegram",
    "tweet",
    "twitter",
    "watch",
    "whatsapp",
];
/// With which sentences end.
const STOPS: &[char] = &['.', '!', '?', '”', '"'];
/// Fewer words are a label, whatever they end with.
const TELLING: usize = 5;
/// Longer lines are sentences, however they begin.
const LONGEST: usize = 160;

/// The text without such lines, and without what its edges say of itself.
pub(super) fn without(text: &str) -> String {
    edges::trim(&without_labels(text))
}

fn without_labels(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for paragraph in text.split("\n\n") {
        let lines: Vec<&str> = paragraph.split('\n').filter(|line| !is_furniture(line)).collect();
        if lines.is_empty() {
            continue;
        }
        if !out.is_empty() {
            out.push_str("\n\n");
        }
        out.push_str(&lines.join("\n"));
    }
    out
}

fn is_furniture(line: &str) -> bool {
    if line.len() > LONGEST {
        return false;
    }
    // Rules, signs and emoji, and the clock of a player: "___", "💡", "0:00 / 0:47".
    if !line.contains(char::is_alphanumeric) && !edges::is_rule(line) || is_clock(line) {
        return true;
    }
    let lower = line.trim().to_lowercase();
    let bare = lower.trim_matches(|c: char| !c.is_alphanumeric());
    let begins = |starts: &[&str]| starts.iter().any(|start| lower.starts_with(start));
    LINES.contains(&bare)
        || begins(STARTS) && !is_sentence(&lower)
        || begins(CALLS) && !is_sentence(&lower) && !tells(&lower)
}

/// "1:42", "0:00 / 0:47".
fn is_clock(line: &str) -> bool {
    let times = line.split('/').map(str::trim);
    let is_time = |time: &str| {
        let (minutes, seconds) = time.split_once(':').unwrap_or_default();
        let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        (1..=2).contains(&minutes.len()) && seconds.len() == 2 && digits(minutes) && digits(seconds)
    };
    line.len() <= 16 && times.clone().all(is_time)
}

/// "Follow the money, he said.", "Copyright lawyers sued 12 firms.": a stop, and a figure or a second part.
fn tells(line: &str) -> bool {
    let has_part = line.contains(", ") || line.contains(|c: char| c.is_ascii_digit());
    line.ends_with(STOPS) && line.split(' ').count() >= TELLING && has_part
}

/// "Follow the river and you come to Alder." has words of its own and a stop; a label has not.
fn is_sentence(line: &str) -> bool {
    line.ends_with(STOPS) && !line.contains(": ") && line.split(' ').count() > 12
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_go_and_sentences_stay() {
        for line in [
            "0:00 / 0:47",
            "1:42",
            "💡",
            "Photo: Ann Roe",
            "Read more: Fire in Alder",
            "Advertisement",
            "[Share]",
            "Credit: Lindow Post",
            "Loading...",
            "Copyright 2025 Lindow Post. All rights reserved.",
            "Follow us on Facebook, Telegram and Instagram.",
            "Sign up for our daily letter.",
            "More from Lindow",
        ] {
            assert_eq!(
                without(&format!("The Esk rose.\n\n{line}\n\nRain fell.")),
                "The Esk rose.\n\nRain fell."
            );
        }
        for line in [
            "Loading at the port fell 40% in May.",
            "Copyright lawyers sued 12 firms.",
            "Advertisement spending fell 5%.",
            "Follow the money, he said.",
            "Published by the ministry, the report counts 12 dead.",
        ] {
            assert_eq!(without(line), line);
        }
        let long =
            "Follow the river down to the sea and you will come to Alder, where 14 families live today.";
        assert_eq!(without(long), long);
    }
}
