//! One utterance in two wordings: only words that both outlets put between quotation marks are compared.

use rustc_hash::FxHashMap;

use super::opinion::Opinion;
use super::turned::{self, Turn};
use super::wording::{Alignment, Change};
use crate::claims::{Claim, Wording};
use crate::compare::finding::{Between, Finding, FindingKind, Severity, Verdict};
use crate::compare::overlap::common;
use crate::compare::prepared::{Prepared, Quotation};
use crate::compare::reason;
use crate::compare::trail::Trail;
use crate::compare::voice::{Voices, voices};
use crate::lexicon::opposed;

/// Fewer equal words than this can be two utterances.
const FEWEST_SAME: usize = 7;
const FEWEST_CONTENT: usize = 3;
/// Share of the common stretch, and of the shorter quotation, that is the same.
const LIKE: f32 = 0.6;
const COVERED: f32 = 0.5;
/// A change turns the meaning only where nearly all else is the same.
const NEARLY: f32 = 0.75;
/// Equal words of meaning that two quotations must share to be looked at, unless one has no more than twice as many
/// as they share.
const SHARED: usize = 3;

/// Two quotations, the newer article's first.
#[derive(Debug, Clone, Copy)]
pub struct Utterances<'a> {
    pub newer: (&'a Prepared, &'a Quotation),
    pub older: (&'a Prepared, &'a Quotation),
}

impl<'a> Utterances<'a> {
    pub fn voices(&self) -> Voices {
        let frame = |(article, quotation): (&'a Prepared, &Quotation)| {
            &article.reading.setting.frames[quotation.claim]
        };
        voices(frame(self.newer), frame(self.older))
    }

    /// The newer article's claim, and the older one's.
    pub fn claims(&self) -> (&'a Claim, &'a Claim) {
        let claim =
            |(article, quotation): (&'a Prepared, &Quotation)| &article.reading.claims[quotation.claim];
        (claim(self.newer), claim(self.older))
    }

    pub fn words(&self) -> [&'a [crate::annotate::quote::Word]; 2] {
        [self.newer, self.older]
            .map(|(article, quotation)| article.reading.setting.frames[quotation.claim].quoted.as_slice())
    }
}

/// A quotation is held against no more of another article, those that share most with it: in a text of one sentence pattern each
/// shares as much with all.
const MOST_PARTNERS: usize = 16;

/// The quotations of another article that may be the same utterance, in order: most share no words.
pub fn partners(one: &Quotation, others: &[Quotation]) -> Vec<usize> {
    let mut partners: Vec<(usize, usize)> = Vec::new();
    for (at, other) in others.iter().enumerate() {
        let shared = common(&one.stems, &other.stems);
        if shared >= SHARED || shared > 0 && 2 * shared >= one.stems.len().min(other.stems.len()) {
            partners.push((shared, at));
        }
    }
    partners.sort_by_key(|(shared, at)| (std::cmp::Reverse(*shared), *at));
    let mut partners: Vec<usize> = partners.into_iter().take(MOST_PARTNERS).map(|(_, at)| at).collect();
    partners.sort_unstable();
    partners
}

/// A quotation is quoted in so many parts, and no more.
const MOST_PARTS: usize = 4;

/// Findings of pairs of quotations, by their indices, without those of quotations that have enough of greater likeness: apart for
/// what agrees and what does not.
pub fn foremost(found: Vec<((usize, usize), Finding)>) -> Vec<Finding> {
    let mut ranked: Vec<usize> = (0..found.len()).collect();
    ranked.sort_by(|x, y| found[*y].1.score.total_cmp(&found[*x].1.score).then(x.cmp(y)));
    let mut taken: FxHashMap<(bool, usize, bool), usize> = FxHashMap::default();
    let mut kept = vec![false; found.len()];
    for at in ranked {
        let ((a, b), finding) = &found[at];
        let agrees = finding.verdict == Verdict::Agreement;
        let sides = [(true, *a, agrees), (false, *b, agrees)];
        if sides.iter().all(|side| taken.get(side).is_none_or(|taken| *taken < MOST_PARTS)) {
            sides.into_iter().for_each(|side| *taken.entry(side).or_default() += 1);
            kept[at] = true;
        }
    }
    found.into_iter().zip(kept).filter(|(_, kept)| *kept).map(|((_, finding), _)| finding).collect()
}

/// Which sentences an article also quotes in these very words, each asked once.
#[derive(Default)]
pub struct Repeated(FxHashMap<(bool, usize, usize), bool>);

/// A sentence of one that the other turns, where neither article also quotes it as the other does.
pub fn turn(pair: &Utterances, repeated: &mut Repeated, trail: &mut Trail) -> Option<Opinion> {
    if pair.voices() == Voices::Different {
        return None;
    }
    let (a, b) = pair.claims();
    let direct = |claim: &Claim| {
        claim.statement.as_ref().is_some_and(|said| said.directness == crate::claims::Directness::Direct)
    };
    let [new, old] = pair.words().map(turned::sentences);
    // What stands before or behind a sentence of a longer quotation may be its condition, set apart.
    let alone = direct(a) && direct(b) && (new.len() == 1 || old.len() == 1);
    let (turn, one, other) = (0..new.len())
        .flat_map(|one| (0..old.len()).map(move |other| (one, other)))
        .find_map(|(one, other)| Some((turned::of(&new[one], &old[other], alone)?, one, other)))?;
    let mut asked = |is_newer: bool, claim: usize, at: usize, ask: &dyn Fn() -> bool| {
        *repeated.0.entry((is_newer, claim, at)).or_insert_with(ask)
    };
    let repeated = asked(true, pair.newer.1.claim, one, &|| repeats(pair.older.0, &new[one]))
        || asked(false, pair.older.1.claim, other, &|| repeats(pair.newer.0, &old[other]));
    trail.note("turned", !repeated, format!("{} against {}", turn.shown[0], turn.shown[1]));
    let opinion = opinion_of(pair, &turn);
    Some(match repeated {
        true => Opinion { verdict: Verdict::Agreement, rule: "quote.same", ..opinion },
        false => opinion,
    })
}

/// Whether an article quotes a sentence in these very words.
fn repeats(article: &Prepared, sentence: &[&crate::annotate::quote::Word]) -> bool {
    article.quotations.iter().any(|quotation| {
        let words = &article.reading.setting.frames[quotation.claim].quoted;
        turned::sentences(words).iter().any(|other| turned::is_one(sentence, other))
    })
}

fn opinion_of(pair: &Utterances, turn: &Turn) -> Opinion {
    let (a, b) = pair.claims();
    let altered = turn.rule == turned::ALTERED;
    Opinion {
        verdict: Verdict::Contradiction,
        kind: FindingKind::Quote,
        rule: turn.rule,
        between: Between::Sources,
        severity: if altered { Severity::Medium } else { Severity::High },
        score: if altered { 0.8 } else { 0.9 },
        reason: told(&turn.shown, (a, b)),
    }
}

/// Both quotations as they are printed, if they are short; else the words around what differs as they are compared:
/// folded, and so not between quotation marks.
fn told(shown: &[String; 2], (a, b): (&Claim, &Claim)) -> String {
    const MOST: usize = 140;
    let (newer, older) = reason::outlets(a, b);
    let who = reason::speaker(b).or(reason::speaker(a)).unwrap_or("the speaker");
    match [a, b].map(|claim| Wording::of(claim).content_within(MOST)) {
        [Some(one), Some(other)] => format!("{newer} quotes {who}: {one}; {older}: {other}"),
        _ => format!("{newer} quotes {who}, word by word: {}; {older}: {}", shown[0], shown[1]),
    }
}

/// How two quotations align, if they are one utterance.
pub fn aligned(pair: &Utterances, trail: &mut Trail) -> Option<Alignment> {
    let [newer, older] = pair.words();
    let alignment = Alignment::of(newer, older);
    let enough = alignment.same >= FEWEST_SAME
        && alignment.same_content >= FEWEST_CONTENT
        && alignment.likeness() >= LIKE
        && alignment.covered() >= COVERED;
    let because =
        format!("{} of {} and {} words the same", alignment.same, alignment.stretch.0, alignment.stretch.1);
    trail.note("same_utterance", enough, because);
    enough.then_some(alignment)
}

pub fn judge(pair: &Utterances, alignment: &Alignment, trail: &mut Trail) -> Option<Opinion> {
    if pair.voices() == Voices::Different {
        return None;
    }
    let turn = turn_of(alignment);
    let changed: usize = alignment.changes.iter().map(|change| change.content().len()).sum();
    let altered = is_altered(alignment, changed);
    trail.note("altered", turn.is_some() || altered, format!("changed: {}", describe(alignment)));
    let (verdict, rule, severity) = match (turn, altered) {
        (Some(rule), _) => (Verdict::Contradiction, rule, Severity::High),
        (None, true) if retold(alignment) => (Verdict::ToCheck, "quote.retold", Severity::Low),
        (None, true) if substitutes(alignment) => (Verdict::Contradiction, turned::ALTERED, Severity::Low),
        (None, true) => (Verdict::ToCheck, "quote.shortened", Severity::Low),
        (None, false) => (Verdict::Agreement, "quote.same", Severity::Low),
    };
    let likeness = f64::from(alignment.likeness());
    // A turned quotation is surer the more of it is the same.  Of altered ones that readers judged, four in five were
    // real where words stood for others, and one in two where words were only left out.
    let score = match verdict {
        Verdict::Contradiction if turn.is_none() => 0.8,
        Verdict::Contradiction => 0.8 + (likeness - f64::from(NEARLY)).max(0.0) * 0.6,
        Verdict::ToCheck => 0.5 + (likeness - f64::from(LIKE)).max(0.0) * 0.5,
        _ => likeness,
    };
    Some(Opinion {
        verdict,
        kind: FindingKind::Quote,
        rule,
        between: Between::Sources,
        severity,
        score: (score.min(0.99) * 100.0).round() / 100.0,
        reason: sentence(pair, alignment, verdict),
    })
}

/// Two words of meaning, or one in a long and otherwise equal stretch.
fn is_altered(alignment: &Alignment, changed: usize) -> bool {
    changed >= 3
        || changed == 2 && alignment.same >= 9
        || changed == 1 && alignment.same >= 16 && alignment.likeness() >= 0.9 && substitutes(alignment)
}

/// Other words in many places are another translation, or a report of what was said.
fn retold(alignment: &Alignment) -> bool {
    const PLACES: usize = 2;
    let replaced =
        |change: &&Change| !change.old.is_empty() && !change.new.is_empty() && !change.content().is_empty();
    alignment.changes.iter().filter(replaced).count() >= PLACES
}

/// A word stands in the place of another, rather than being left out.
fn substitutes(alignment: &Alignment) -> bool {
    let mut changes = alignment.changes.iter();
    changes.any(|change| !change.content().is_empty() && !change.old.is_empty() && !change.new.is_empty())
}

/// A change that turns the meaning round, by rule.
fn turn_of(alignment: &Alignment) -> Option<&'static str> {
    let opposite = |change: &Change| {
        change.old.iter().any(|old| change.new.iter().any(|new| opposed(&old.text, &new.text)))
    };
    match alignment {
        _ if alignment.likeness() < NEARLY => None,
        _ if alignment.negations() => Some(turned::NEGATION),
        _ if alignment.changes.iter().any(Change::is_figure) => Some(turned::FIGURE),
        _ if alignment.changes.iter().any(opposite) => Some(turned::OPPOSITE),
        _ => None,
    }
}

/// "[death] → [], [this] → [the]": words as they are compared, folded, and so not between quotation marks.
fn describe(alignment: &Alignment) -> String {
    const MOST: usize = 6;
    let told = |change: &Change| {
        let side = |words: &[crate::annotate::quote::Word]| {
            let text: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
            format!("[{}]", text.join(" "))
        };
        format!("{} → {}", side(&change.old), side(&change.new))
    };
    let told: Vec<String> = alignment.changes.iter().take(MOST).map(told).collect();
    if told.is_empty() { "nothing".to_owned() } else { told.join(", ") }
}

fn sentence(pair: &Utterances, alignment: &Alignment, verdict: Verdict) -> String {
    let (a, b) = pair.claims();
    let (newer, older) = reason::outlets(a, b);
    let who = reason::speaker(b).or(reason::speaker(a)).unwrap_or("the speaker");
    match verdict {
        Verdict::Agreement => format!("{newer} and {older} quote {who} alike."),
        _ => format!("{newer} quotes {who} otherwise than {older}: {}.", describe(alignment)),
    }
}
