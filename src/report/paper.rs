//! The report: facts in dispute, each with who says what and why it cannot all be so.

use std::collections::BTreeSet;
use std::io::{self, Write};

use super::card::{Sheet, print_cards};
use super::cell::{in_markdown, one_line};
use super::claims::{date, in_words, name, outlet, short_id, speaker};
use super::findings::{finding_columns, with_review};
use super::{Fact, Format, Listing, Row, facts};
use crate::claims::{Claim, Scenes};
use crate::compare::Finding;

/// Prints contradictions by fact.  JSON is the findings themselves, those on one fact next to each other.
pub fn print_facts(
    (findings, scenes): (&[Finding], &Scenes),
    format: Format,
    sheet: Sheet,
    out: &mut impl Write,
) -> io::Result<()> {
    let width = sheet.width;
    let facts = facts(findings, scenes);
    match format {
        Format::Table => print_cards((findings, scenes), &BTreeSet::new(), sheet, out),
        Format::Markdown => facts.iter().try_for_each(|fact| in_page(fact, width, out)),
        Format::Csv => {
            let rows = facts.iter().enumerate().flat_map(|(at, fact)| {
                fact.findings.iter().map(move |finding| Numbered {
                    fact: at + 1,
                    title: &fact.title,
                    finding,
                })
            });
            list(rows, format, width, out)
        }
        Format::Json | Format::Ndjson => {
            let mut listing = Listing::new::<Finding>(format, width, out);
            facts.iter().flat_map(|fact| &fact.findings).try_for_each(|finding| listing.row(*finding))?;
            listing.finish().map(|_| ())
        }
    }
}

fn in_page(fact: &Fact, width: u16, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "## {}\n", in_markdown(&fact.title))?;
    list(fact.claims.iter().map(|claim| Voice(claim)), Format::Markdown, width, out)?;
    writeln!(out)?;
    for finding in &fact.findings {
        let reason = in_markdown(&(one_line(&finding.reason) + &with_review(finding)));
        writeln!(out, "- **{}** {:.2}: {reason} ({})", name(&finding.severity), finding.score, finding.id)?;
    }
    writeln!(out)
}

fn list<R: Row>(
    mut rows: impl Iterator<Item = R>,
    format: Format,
    width: u16,
    out: &mut impl Write,
) -> io::Result<()> {
    let mut listing = Listing::new::<R>(format, width, out);
    rows.try_for_each(|row| listing.row(&row))?;
    listing.finish().map(|_| ())
}

/// One line of "who says what".
#[derive(serde::Serialize)]
struct Voice<'a>(&'a Claim);

impl Row for Voice<'_> {
    const BRIEF: &'static [&'static str] = &["Says", "Source", "Published", "According to", "Claim id"];
    const FULL: &'static [&'static str] = Claim::FULL;

    fn brief(&self) -> Vec<String> {
        let claim = self.0;
        vec![
            in_words(claim),
            outlet(claim),
            date(claim.article.published),
            speaker(claim).map(one_line).unwrap_or_default(),
            short_id(&claim.id),
        ]
    }

    fn full(&self) -> Vec<String> {
        self.0.full()
    }
}

/// A finding with the fact that it belongs to.
#[derive(serde::Serialize)]
struct Numbered<'a> {
    fact: usize,
    title: &'a str,
    finding: &'a Finding,
}

impl Row for Numbered<'_> {
    const BRIEF: &'static [&'static str] = Finding::BRIEF;
    const FULL: &'static [&'static str] = finding_columns!("fact", "title");

    fn brief(&self) -> Vec<String> {
        self.finding.brief()
    }

    fn full(&self) -> Vec<String> {
        [vec![self.fact.to_string(), self.title.to_owned()], self.finding.full()].concat()
    }
}
