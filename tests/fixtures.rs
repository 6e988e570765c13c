//! What must be found in `fixtures/`, and what must stay quiet: each folder's `expected.yaml`.
//!
//! `findings` must be found (a contradiction at least as one to check), pairs under `quiet` must not contradict
//! each other, words under `absent` must not be claimed, and any other contradiction is a false alarm.  `known_gap` marks a finding that is still
//! missed and says why; once it is found, the test asks for the mark to be removed.

mod shelf;

use std::collections::BTreeSet;
use std::fmt::{self, Write as _};
use std::fs;
use std::sync::Arc;

use gainsay::claims::{Claim, ClaimKind};
use gainsay::compare::{self, Finding, FindingKind, Prepared, Severity, Verdict};
use serde::Deserialize;
use shelf::Volume;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    findings: Vec<Wanted>,
    quiet: Vec<Quiet>,
    #[serde(default)]
    absent: Vec<Words>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wanted {
    verdict: Verdict,
    kind: FindingKind,
    severity: Option<Severity>,
    a: Words,
    b: Words,
    why: String,
    known_gap: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Quiet {
    a: Words,
    b: Words,
    why: String,
    /// Why a side is not claimed yet.
    known_gap: Option<String>,
}

/// Claims of one article that hold these words; `in` narrows it down to a sentence.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    article: String,
    contains: String,
    r#in: Option<String>,
}

impl fmt::Display for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} “{}”", self.article, self.contains)?;
        self.r#in.as_ref().map_or(Ok(()), |sentence| write!(f, " (in “{sentence}”)"))
    }
}

/// A finding with the places of its claims: volume and index among the volume's claims.
struct Found {
    finding: Finding,
    a: Place,
    b: Place,
}

type Place = (usize, usize);

/// A group's articles and everything that was found between them.
struct Group {
    volumes: Vec<Volume>,
    found: Vec<Found>,
}

impl Group {
    fn of(volumes: Vec<Volume>) -> Self {
        let found = judge_all(&volumes);
        Group { volumes, found }
    }

    fn claim(&self, (volume, claim): Place) -> &Claim {
        self.volumes[volume].all().nth(claim).expect("a claim of the article")
    }

    fn holds(&self, words: &Words, place: Place) -> bool {
        let claim = self.claim(place);
        self.volumes[place.0].name == words.article
            && spaced(&claim.text).contains(&spaced(&words.contains))
            && words
                .r#in
                .as_ref()
                .is_none_or(|sentence| spaced(&claim.sentence.text).contains(&spaced(sentence)))
    }

    fn places(&self) -> impl Iterator<Item = Place> + '_ {
        let volumes = self.volumes.iter().enumerate();
        volumes.flat_map(|(volume, shelved)| (0..shelved.claims().len()).map(move |claim| (volume, claim)))
    }

    fn claimed(&self, words: &Words) -> bool {
        self.places().any(|place| self.holds(words, place))
    }

    fn joins(&self, found: &Found, a: &Words, b: &Words) -> bool {
        self.holds(a, found.a) && self.holds(b, found.b) || self.holds(a, found.b) && self.holds(b, found.a)
    }

    /// True if the words mean this claim, or another of the article with the same figure: a headline
    /// repeats what its article says.
    fn echoes(&self, words: &Words, place: Place) -> bool {
        let figure =
            |place| self.claim(place).quantity.as_ref().map(|figure| (figure.value, figure.dimension));
        let repeats =
            |other: Place| other.0 == place.0 && figure(other) == figure(place) && self.holds(words, other);
        self.holds(words, place) || figure(place).is_some() && self.places().any(repeats)
    }

    fn explains(&self, wanted: &Wanted, found: &Found) -> bool {
        wanted.verdict == Verdict::Contradiction
            && (self.echoes(&wanted.a, found.a) && self.echoes(&wanted.b, found.b)
                || self.echoes(&wanted.a, found.b) && self.echoes(&wanted.b, found.a))
    }

    /// The gate that kept each pair of claims apart that these words mean.
    fn stopped(&self, wanted: &Wanted) -> String {
        let pairs = self.places().flat_map(|a| self.places().map(move |b| (a, b)));
        let meant = pairs.filter(|(a, b)| self.holds(&wanted.a, *a) && self.holds(&wanted.b, *b));
        let why = meant.map(|(a, b)| {
            let (one, other) = (&self.volumes[a.0].reading, &self.volumes[b.0].reading);
            let (one, other) = (Prepared::of(Arc::new(one.clone())), Prepared::of(Arc::new(other.clone())));
            let gates = compare::why_not((&one, &self.claim(a).id), (&other, &self.claim(b).id));
            let gates: Vec<String> =
                gates.iter().map(|gate| format!("{} {}: {}", gate.gate, gate.passed, gate.because)).collect();
            format!("      {}\n", gates.join("; "))
        });
        why.collect()
    }

    fn describe(&self, found: &Found) -> String {
        let side = |place| {
            let claim: &Claim = self.claim(place);
            format!(
                "      {} “{}”\n        in “{}”\n",
                self.volumes[place.0].name, claim.text, claim.sentence.text
            )
        };
        let Finding { verdict, kind, severity, rule, reason, .. } = &found.finding;
        let head = format!("{verdict:?} {kind:?} {severity:?} by {rule}: {reason}");
        format!("{head}\n{}{}", side(found.a), side(found.b))
    }
}

/// Every article against every other, and against itself.
fn judge_all(volumes: &[Volume]) -> Vec<Found> {
    let prepared: Vec<Prepared> =
        volumes.iter().map(|volume| Prepared::of(Arc::new(volume.reading.clone()))).collect();
    let place = |claim: &Claim| {
        volumes.iter().enumerate().find_map(|(at, volume)| {
            let index = volume.all().position(|other| other.id == claim.id)?;
            (volume.article.id == claim.article.id).then_some((at, index))
        })
    };
    let mut found = Vec::new();
    for (at, one) in prepared.iter().enumerate() {
        let others = prepared[..at].iter().flat_map(|other| compare::compare_prepared(one, other));
        for finding in others.chain(compare::compare_own_prepared(one)) {
            let places = place(&finding.a).zip(place(&finding.b));
            let (a, b) = places.expect("claims of the articles that were compared");
            found.push(Found { finding, a, b });
        }
    }
    found
}

/// One space for any white space: an article may break its lines anywhere.
fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn expected(group: &str) -> Expected {
    let path = shelf::root().join(group).join("expected.yaml");
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_yaml_ng::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Why a wanted finding counts as missed; `None` if it was found.
fn missed(group: &Group, wanted: &Wanted) -> Option<String> {
    let unclaimed: Vec<String> = [&wanted.a, &wanted.b]
        .into_iter()
        .filter(|words| !group.claimed(words))
        .map(|words| format!("      no claim: {words}\n"))
        .collect();
    if !unclaimed.is_empty() {
        return Some(unclaimed.concat());
    }
    let met: Vec<&Found> =
        group.found.iter().filter(|found| group.joins(found, &wanted.a, &wanted.b)).collect();
    let right = met.iter().any(|found| {
        let flagged = wanted.verdict == Verdict::Contradiction && found.finding.verdict == Verdict::ToCheck;
        (found.finding.verdict == wanted.verdict || flagged)
            && found.finding.kind == wanted.kind
            && wanted.severity.is_none_or(|severity| severity == found.finding.severity)
    });
    if right {
        return None;
    }
    let instead = met.iter().map(|found| format!("      instead: {}", group.describe(found)));
    Some(if met.is_empty() { group.stopped(wanted) } else { instead.collect() })
}

fn check_wanted(group: &Group, wanted: &Wanted, report: &mut String) -> fmt::Result {
    let line =
        format!("{:?} {:?}: {} | {} ({})", wanted.verdict, wanted.kind, wanted.a, wanted.b, wanted.why);
    match (missed(group, wanted), &wanted.known_gap) {
        (Some(cause), None) => write!(report, "  missed  {line}\n{cause}"),
        (None, Some(gap)) => writeln!(report, "  mended  {line}\n      remove known_gap: {gap}"),
        (Some(_), Some(_)) | (None, None) => Ok(()),
    }
}

fn check_quiet(group: &Group, quiet: &Quiet, report: &mut String) -> fmt::Result {
    for found in &group.found {
        if found.finding.verdict == Verdict::Contradiction && group.joins(found, &quiet.a, &quiet.b) {
            write!(report, "  not quiet  ({})\n      {}", quiet.why, group.describe(found))?;
        }
    }
    Ok(())
}

/// A quiet pair whose claims are not found at all would be quiet for the wrong reason.
fn check_claimed(group: &Group, quiet: &[Quiet], report: &mut String) -> fmt::Result {
    let sides = quiet.iter().filter(|quiet| quiet.known_gap.is_none()).flat_map(|quiet| [&quiet.a, &quiet.b]);
    let unclaimed: BTreeSet<String> =
        sides.filter(|words| !group.claimed(words)).map(ToString::to_string).collect();
    unclaimed.iter().try_for_each(|words| writeln!(report, "  unclaimed  {words}"))
}

fn check_rest(group: &Group, expected: &Expected, report: &mut String) -> fmt::Result {
    for words in expected.absent.iter().filter(|words| group.claimed(words)) {
        writeln!(report, "  claimed  {words}, which is no part of the article")?;
    }
    for found in &group.found {
        let listed = expected.findings.iter().any(|wanted| group.explains(wanted, found))
            || expected.quiet.iter().any(|quiet| group.joins(found, &quiet.a, &quiet.b));
        if found.finding.verdict == Verdict::Contradiction && !listed {
            write!(report, "  false alarm  {}", group.describe(found))?;
        }
    }
    Ok(())
}

/// All failures of a group, one paragraph each; empty if it is as expected.
fn failures(group: &Group, expected: &Expected) -> String {
    let mut report = String::new();
    let checked = expected
        .findings
        .iter()
        .try_for_each(|wanted| check_wanted(group, wanted, &mut report))
        .and_then(|()| expected.quiet.iter().try_for_each(|quiet| check_quiet(group, quiet, &mut report)))
        .and_then(|()| check_claimed(group, &expected.quiet, &mut report))
        .and_then(|()| check_rest(group, expected, &mut report));
    checked.expect("a string takes any text");
    report
}

fn check(name: &str) {
    let group = Group::of(shelf::open(name));
    let report = failures(&group, &expected(name));
    assert!(report.is_empty(), "fixtures/{name}\n{report}");
}

#[test]
fn florida_talks() {
    check("florida-talks");
}

#[test]
fn kesrin_bombing() {
    check("kesrin-bombing");
}

#[test]
fn ferry_sinking() {
    check("ferry-sinking");
}

#[test]
fn tamarack_results() {
    check("tamarack-results");
}

#[test]
fn mayor_verdict() {
    check("mayor-verdict");
}

#[test]
fn orla_flood() {
    check("orla-flood");
}

#[test]
fn every_group_has_a_test() {
    let source = include_str!("fixtures.rs");
    for group in shelf::groups() {
        assert!(source.contains(&format!("check(\"{group}\")")), "fixtures/{group} is not tested");
    }
}

#[test]
fn every_article_has_outlet_date_title_and_address() {
    for group in shelf::groups() {
        for (name, article) in shelf::articles(&group) {
            let stated = (article.source, article.published, article.title, article.url);
            assert!(matches!(stated, (Some(_), Some(_), Some(_), Some(_))), "{group}/{name}: {stated:?}");
        }
    }
}

#[test]
fn unrelated_events_never_contradict_each_other() {
    let volumes: Vec<Volume> = shelf::groups().iter().flat_map(|group| shelf::open(group)).collect();
    let sizes: Vec<usize> = shelf::groups().iter().map(|group| shelf::articles(group).len()).collect();
    let group_of = |volume: usize| {
        let ends = sizes.iter().scan(0, |end, size| {
            *end += size;
            Some(*end)
        });
        ends.filter(|end| *end <= volume).count()
    };
    let all = Group::of(volumes);
    let crossed = all.found.iter().filter(|found| {
        found.finding.verdict == Verdict::Contradiction && group_of(found.a.0) != group_of(found.b.0)
    });
    let report: String = crossed.map(|found| all.describe(found)).collect();
    assert!(report.is_empty(), "{report}");
}

#[test]
fn a_statement_or_a_figure_always_slices_back_to_its_words() {
    for group in shelf::groups() {
        for volume in shelf::open(&group) {
            for claim in volume.claims() {
                let field = match claim.field {
                    gainsay::base::Field::Title => volume.article.title.as_deref().unwrap_or_default(),
                    gainsay::base::Field::Text => &volume.article.text,
                };
                assert_eq!(claim.span.of(field), Some(claim.text.as_str()), "{group}/{}", volume.name);
                assert_eq!(claim.kind == ClaimKind::Quantity, claim.quantity.is_some());
            }
        }
    }
}
