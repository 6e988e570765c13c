//! Two sentences side by side, with the words in which they differ.

use serde::Serialize;
use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::super::claims::{date, outlet, speaker};
use super::words::{in_page, link, paired};
use crate::base::CharSpan;
use crate::claims::{Claim, ClaimKind};

/// One side of a pair.
#[derive(Debug, Serialize)]
pub struct Passage {
    outlet: String,
    speaker: String,
    day: String,
    title: String,
    /// Of the article, where it is one for the web.
    link: Option<String>,
    /// The address of an article that is no link.
    address: String,
    runs: Vec<Run>,
    claim: String,
}

/// Words that are alike in both regards.
#[derive(Debug, PartialEq, Eq, Serialize)]
struct Run {
    words: String,
    /// The figure itself.
    claimed: bool,
    /// The other sentence does not have them here.
    differs: bool,
}

/// Two sentences that share less than this tell the same in words of their own: marking all of them says nothing.
const ALIKE: f64 = 0.4;
/// Words of a sentence that are shown before the claimed ones, and in all.
const LEAD: usize = 30;
const MOST: usize = 80;

pub fn passages(a: &Claim, b: &Claim) -> [Passage; 2] {
    let [mut left, mut right] = [Words::of(a), Words::of(b)];
    let (keys, others) = (left.keys(), right.keys());
    let changes = capture_diff_slices(Algorithm::Patience, &keys, &others);
    let same: usize =
        changes.iter().map(|op| if let DiffOp::Equal { len, .. } = op { *len } else { 0 }).sum();
    let alike = 2.0 * same as f64 >= ALIKE * (keys.len() + others.len()) as f64;
    if alike {
        for change in changes.iter().filter(|op| !matches!(op, DiffOp::Equal { .. })) {
            left.words[change.old_range()].iter_mut().for_each(|word| word.differs = true);
            right.words[change.new_range()].iter_mut().for_each(|word| word.differs = true);
        }
        let said = |words: &Words| words.words.iter().any(|word| word.said && word.differs);
        if said(&left) || said(&right) {
            left.mark_only_said();
            right.mark_only_said();
        }
    } else {
        left.mark_claimed(&others);
        right.mark_claimed(&keys);
    }
    [passage(a, left), passage(b, right)]
}

fn passage(claim: &Claim, words: Words) -> Passage {
    let article = &claim.article;
    let address = article.url.as_deref().unwrap_or_default();
    let link = link(address);
    Passage {
        outlet: in_page(&outlet(claim)),
        speaker: speaker(claim).map(in_page).unwrap_or_default(),
        day: date(article.published),
        title: article.title.as_deref().map(|title| in_page(&paired(title))).unwrap_or_default(),
        address: if link.is_some() { String::new() } else { in_page(address) },
        link,
        runs: words.runs(),
        claim: claim.id.clone(),
    }
}

struct Word {
    text: String,
    claimed: bool,
    /// Of a statement, what was said: where that differs, who reports it how is beside the point.
    said: bool,
    differs: bool,
}

struct Words {
    words: Vec<Word>,
}

impl Words {
    fn of(claim: &Claim) -> Words {
        let text = &claim.sentence.text;
        // Of a clause that tells when something was, the claim is the time.
        let figure = claim.kind == ClaimKind::Quantity || claim.event.is_some() && claim.time.is_some();
        let span = claimed(claim).unwrap_or(0..0);
        let paired = paired_words(text);
        let words = text.split_whitespace().zip(paired).map(|(word, text)| {
            let start = word.as_ptr() as usize - claim.sentence.text.as_ptr() as usize;
            let within = start < span.end && start + word.len() > span.start;
            Word { text, claimed: within && figure, said: within && !figure, differs: false }
        });
        Words { words: words.collect() }
    }

    /// Case and the punctuation around a word are no difference.
    fn keys(&self) -> Vec<String> {
        let bare = |word: &Word| word.text.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        self.words.iter().map(bare).collect()
    }

    fn mark_only_said(&mut self) {
        self.words.iter_mut().for_each(|word| word.differs &= word.said);
    }

    fn mark_claimed(&mut self, others: &[String]) {
        let keys = self.keys();
        for (word, key) in self.words.iter_mut().zip(keys) {
            word.differs = word.claimed && !others.contains(&key);
        }
    }

    fn runs(self) -> Vec<Run> {
        let first = self.words.iter().position(|word| word.claimed).unwrap_or(0);
        let from = if self.words.len() > MOST { first.saturating_sub(LEAD) } else { 0 };
        let to = (from + MOST).min(self.words.len());
        let cut = to - from < self.words.len();
        let mut runs: Vec<Run> = Vec::new();
        for word in &self.words[from..to] {
            match runs.last_mut() {
                Some(run) if run.claimed == word.claimed && run.differs == word.differs => {
                    run.words.extend([" ", &word.text]);
                }
                _ => {
                    runs.push(Run { words: word.text.clone(), claimed: word.claimed, differs: word.differs })
                }
            }
        }
        if let Some(run) = runs.first_mut().filter(|_| from > 0) {
            run.words.insert_str(0, "… ");
        }
        if let Some(run) = runs.last_mut().filter(|_| to < self.words.len()) {
            run.words.push_str(" …");
        }
        for run in &mut runs {
            // Of a pair of marks one may be cut off.
            let words = if cut { run.words.replace(['“', '”'], "") } else { run.words.clone() };
            run.words = in_page(&words);
        }
        runs
    }
}

/// The words of a text, without marks that have no pair.
fn paired_words(text: &str) -> Vec<String> {
    // A mark alone between spaces would change the number of words.
    let kept = paired(text);
    let words: Vec<String> = kept.split_whitespace().map(str::to_owned).collect();
    match words.len() == text.split_whitespace().count() {
        true => words,
        false => text.split_whitespace().map(|word| word.replace(['“', '”'], "")).collect(),
    }
}

/// Bytes of the claim in its sentence.
fn claimed(claim: &Claim) -> Option<std::ops::Range<usize>> {
    let base = claim.sentence.span.start;
    let span = claim.span.common(claim.sentence.span)?;
    let span = CharSpan { start: span.start.checked_sub(base)?, end: span.end.checked_sub(base)? };
    let words = span.of(&claim.sentence.text)?;
    let start = words.as_ptr() as usize - claim.sentence.text.as_ptr() as usize;
    Some(start..start + words.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claims::read_claims;
    use crate::read::Article;

    fn figure(text: &str) -> Claim {
        let reading = read_claims(&Article { id: text.to_owned(), ..Article::untitled(text) });
        reading.claims.iter().find(|claim| claim.kind == ClaimKind::Quantity).expect("a figure").clone()
    }

    fn marked(passage: &Passage) -> Vec<&str> {
        passage.runs.iter().filter(|run| run.differs).map(|run| run.words.as_str()).collect()
    }

    #[test]
    fn words_that_differ_are_marked() {
        let [a, b] = passages(
            &figure("The blast killed 14 people at the fish market in Velda."),
            &figure("The blast killed 72 people at the old market in Velda."),
        );
        assert_eq!(marked(&a), ["14", "fish"]);
        assert_eq!(marked(&b), ["72", "old"]);
        assert!(a.runs.iter().any(|run| run.claimed && run.words.starts_with("14")));
    }

    #[test]
    fn a_long_sentence_is_cut_around_its_figure_and_keeps_no_single_mark() {
        let long = format!(
            "“We saw” it, and {} the blast killed 14 people “and {}” again.",
            "so on and ".repeat(60),
            "more ".repeat(90)
        );
        let [a, _] = passages(&figure(&long), &figure("The blast killed 72 people."));
        let words: String = a.runs.iter().map(|run| run.words.as_str()).collect();
        assert!(words.starts_with('…') && words.ends_with('…') && words.contains("14"), "{words}");
        assert!(!words.contains(['“', '”']), "{words}");
    }

    #[test]
    fn of_sentences_that_share_little_only_the_figure_is_marked() {
        let [a, b] = passages(
            &figure("Police said on Sunday night that 14 people had died."),
            &figure("The deadliest attack since the war began left 72 dead, according to a hospital."),
        );
        assert!(marked(&a).iter().all(|words| words.starts_with("14")), "{:?}", a.runs);
        assert!(marked(&b).iter().all(|words| words.starts_with("72")), "{:?}", b.runs);
    }
}
