//! Lines above an article's first sentences and below its last: its day, its author, how often it was read.

use super::dates;
use crate::lexicon::{Correction, is_of_correction};

/// A paragraph of so many bytes that is none of these lines is the article's.
const PARAGRAPH: usize = 60;
/// What a page counts of itself.
const COUNTED: &[&str] =
    &["view", "views", "comment", "comments", "share", "shares", "likes", "reads", "hits"];
/// Behind a number of minutes.
const READ: &[&str] = &["min read", "mins read", "minute read", "minutes read", "min. read"];
/// How a line begins that states a day of the page.
const DATED: &[&str] = &["published", "posted", "updated", "last updated", "first published", "modified"];
/// Small words between names.
const BETWEEN: &[&str] = &["and", "de", "van", "von", "al", "bin", "for", "of", "the", "in"];
/// After a rule, agencies put who else reported; a longer rest is the text's own.
const REST: usize = 320;

/// The text without such lines.
pub(super) fn trim(text: &str) -> String {
    let parts: Vec<&str> = text.split("\n\n").collect();
    let is_own = |part: &&str| part.len() >= PARAGRAPH && !is_notice(part);
    let Some(first) = parts.iter().position(is_own) else { return text.to_owned() };
    let last = parts.iter().rposition(is_own).unwrap_or(first);
    let end = end(&parts, first).unwrap_or(parts.len());
    let is_kept = |at: usize, part: &str| match at < end {
        true => !is_rule(part) && ((first..=last).contains(&at) || !is_notice(part)),
        false => tells_of_correction(part),
    };
    let kept = parts.iter().enumerate().filter(|(at, part)| is_kept(*at, part));
    kept.map(|(_, part)| *part).collect::<Vec<_>>().join("\n\n")
}

/// Where a rule ends the text, as agencies put it over their notes.
fn end(parts: &[&str], first: usize) -> Option<usize> {
    let rule = parts.iter().rposition(|part| is_rule(part)).filter(|rule| *rule > first)?;
    let rest: usize = parts[rule..].iter().map(|part| part.len()).sum();
    (rest <= REST).then_some(rule)
}

/// "This story has been corrected to say that …" is the article's, wherever it stands.
fn tells_of_correction(part: &str) -> bool {
    let is_one =
        |word: &str| is_of_correction(word, Correction::Heads) || is_of_correction(word, Correction::Tells);
    part.split(|c: char| !c.is_alphabetic()).map(str::to_lowercase).any(|word| {
        is_one(&word) || ["s", "ed"].iter().any(|ending| word.strip_suffix(ending).is_some_and(is_one))
    })
}

/// "___"
pub(super) fn is_rule(line: &str) -> bool {
    let line = line.trim();
    line.len() >= 3 && line.bytes().all(|byte| byte == b'_')
}

fn is_notice(part: &str) -> bool {
    // Tables have dates and counts of their own.
    if part.contains('\t') {
        return false;
    }
    part.split('\n').all(|line| {
        let lower = line.trim().to_lowercase();
        is_count(&lower) || is_dated(line, &lower) || is_byline(line, &lower)
    })
}

/// "2104 views", "3 min read".
fn is_count(line: &str) -> bool {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ',' | '.'));
    rest.len() < line.len() && (COUNTED.contains(&rest.trim()) || READ.contains(&rest.trim()))
}

/// "Published: 07:30, 19 November 2025 | Updated: 16:12, 21 November 2025", "Nov. 20, 2025".
fn is_dated(line: &str, lower: &str) -> bool {
    match DATED.iter().any(|label| lower.starts_with(label)) {
        true => lower.split('|').all(|part| dates::dated(part.trim()).is_some()),
        false => dates::dated(line).is_some(),
    }
}

/// "By Hal Visser", "By Hal Visser November 27, 2025, 9:30 p.m."
fn is_byline(line: &str, lower: &str) -> bool {
    let Some(names) = line.trim().get(3..).filter(|_| lower.trim().starts_with("by ")) else { return false };
    let mut words = names.split_whitespace();
    let named = words.next().is_some_and(|word| word.starts_with(char::is_uppercase));
    if !named || names.len() > 100 {
        return false;
    }
    let is_day = || {
        words.clone().nth(1).is_some()
            && names.bytes().any(|b| b.is_ascii_digit())
            && super::months::day(names).is_some()
    };
    let are_names = || {
        !names.ends_with(['.', '!', '?', ':'])
            && words.clone().all(|word| word.starts_with(char::is_uppercase) || BETWEEN.contains(&word))
    };
    is_day() || are_names()
}

#[cfg(test)]
mod tests {
    use super::*;

    const OWN: &str = "The river Esk rose by four metres on Sunday evening, the council said.";

    #[test]
    fn lines_at_the_edges_go() {
        for line in [
            "Published: 07:30, 19 November 2025 | Updated: 16:12, 21 November 2025",
            "November 17, 2025 at 11:30PM EST",
            "Nov. 20, 2025",
            "2104 views",
            "3 min read",
            "By Hal Visser November 27, 2025, 9:30 p.m.",
            "By Ann Roe and PETE FARROW",
        ] {
            assert_eq!(trim(&format!("{line}\n\n{OWN}")), OWN, "{line}");
            assert_eq!(trim(&format!("{OWN}\n\n{line}")), OWN, "{line}");
            let within = format!("{OWN}\n\n{line}\n\n{OWN}");
            assert_eq!(trim(&within), within, "{line}");
        }
        assert_eq!(trim(&format!("{OWN}\n\n___\n\nRoe reported from Alder.")), OWN);
        let corrected = "This version corrects the height to three metres.";
        let text = format!("{OWN}\n\n___\n\n{corrected}\n\nRoe reported from Alder.");
        assert_eq!(trim(&text), format!("{OWN}\n\n{corrected}"));
    }

    #[test]
    fn sentences_at_the_edges_stay() {
        for line in ["Toll", "By noon 14 had died.", "It rained.", "2104 died"] {
            for text in [format!("{line}\n\n{OWN}"), format!("{OWN}\n\n{line}")] {
                assert_eq!(trim(&text), text);
            }
        }
        assert_eq!(trim("Nov. 20, 2025"), "Nov. 20, 2025");
    }
}
