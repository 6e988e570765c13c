//! Words on the page: those of articles made harmless, those of verdicts for people.

use super::super::cell::{one_line, shown};
use crate::compare::{Finding, FindingKind, Severity, Verdict};

/// On one line.  What would steer or hide is shown as `�`; marks of direction that only belong to right-to-left words
/// stay, since each stretch of text is set apart by itself (`dir="auto"`).
pub fn in_page(text: &str) -> String {
    shown(&one_line(text), |c| matches!(c, '\u{200E}' | '\u{200F}' | '\u{061C}')).into_owned()
}

/// Where a browser may be sent; any other address is text.
pub fn link(address: &str) -> Option<String> {
    let address = address.trim();
    let (scheme, rest) = address.split_once("://")?;
    let known = ["http", "https"].iter().any(|known| scheme.eq_ignore_ascii_case(known));
    let plain =
        !rest.is_empty() && !address.contains(char::is_whitespace) && shown(address, |_| false) == address;
    (known && plain).then(|| address.to_owned())
}

/// Marks of which a sentence has but one of a pair are left out: the words up to the next one are nobody's quotation.
pub fn paired(text: &str) -> String {
    let mut dropped = Vec::new();
    let mut open = None;
    for (at, c) in text.char_indices() {
        match (c, open) {
            ('“', None) => open = Some(at),
            ('“', Some(before)) => {
                dropped.push(before);
                open = Some(at);
            }
            ('”', Some(_)) => open = None,
            ('”', None) => dropped.push(at),
            _ => {}
        }
    }
    dropped.extend(open);
    text.char_indices().filter(|(at, _)| !dropped.contains(at)).map(|(_, c)| c).collect()
}

pub fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Contradiction => "Contradiction",
        Verdict::ToCheck => "To check",
        Verdict::Update => "Update",
        Verdict::Agreement => "Agreement",
    }
}

pub fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::High => "High",
        Severity::Medium => "Medium",
        Severity::Low => "Low",
    }
}

pub fn kind(kind: FindingKind) -> &'static str {
    match kind {
        FindingKind::Quantity => "Figures",
        FindingKind::Quote => "Quoted words",
        FindingKind::Speaker => "Who said it",
        FindingKind::Polarity => "Whether it is so",
        FindingKind::Date => "Day or hour",
        FindingKind::Sum => "Parts and whole",
    }
}

/// How sure the verdict is; the score stands beside it.
pub fn surely(finding: &Finding) -> &'static str {
    match finding.score {
        score if score >= 0.95 => "almost certain",
        score if score >= 0.9 => "very likely",
        score if score >= 0.8 => "likely",
        score if score >= 0.6 => "likelier than not",
        _ => "about even",
    }
}

/// "1 fact", "3 facts".
pub fn count(many: usize, one: &str) -> String {
    format!("{many} {one}{}", if many == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_steers_is_seen_and_right_to_left_words_stay() {
        assert_eq!(in_page("a\u{1b}[2J\u{0}b \n c\u{202e}d\u{2067}"), "a�[2J�b c�d�");
        assert_eq!(in_page("قال 14\u{200f} قتيلا"), "قال 14\u{200f} قتيلا");
    }

    #[test]
    fn only_web_addresses_are_links() {
        assert_eq!(
            link(" https://velda.example/a?b=1&c "),
            Some(String::from("https://velda.example/a?b=1&c"))
        );
        assert!(link("HTTP://velda.example").is_some());
        for text in [
            "javascript:alert(1)",
            "javascript://x\nalert(1)",
            "data:text/html,x",
            "//velda.example",
            "http://",
            "https://a b",
            "java\tscript://x",
        ] {
            assert_eq!(link(text), None, "{text}");
        }
    }

    #[test]
    fn a_mark_without_its_pair_is_left_out() {
        assert_eq!(paired("“We left. Ito said “no” twice."), "We left. Ito said “no” twice.");
        assert_eq!(paired("It was,” he said."), "It was, he said.");
        assert_eq!(paired("“a” “b"), "“a” b");
    }
}
