//! A fact on a card: what is in dispute, a line for each value, and why they cannot all be so.

mod around;
mod sheet;
mod value;

use std::collections::BTreeSet;
use std::io::{self, Write};

use super::cell::{in_terminal, one_line};
use super::claims::{date, name, outlet, short_id};
use super::facts::{Fact, facts};
use super::findings::with_review;
use crate::claims::{Claim, Scenes};
use crate::compare::{Finding, Verdict};
pub use sheet::Sheet;
use sheet::within;
pub(super) use value::{Value, stated, values};

/// Lines of a card that its values may share: with title, reason and updates it fits a screen.
const LINES_OF_VALUES: usize = 14;
/// Of one value, where there is room.
const MOST_OF_A_VALUE: usize = 3;
const LINES_OF_A_REASON: usize = 4;
const LINES_OF_A_CROWDED_REASON: usize = 2;
/// Ids of findings that a card prints; the others are counted.
const MOST_IDS: usize = 3;
/// Two, and one more where place and day would be cut off.
const LINES_OF_A_TITLE: usize = 3;
const INDENT: [&str; 2] = ["  ", "    "];

/// Prints findings as cards of facts, the claims of new articles first.
pub fn print_cards(
    (findings, scenes): (&[Finding], &Scenes),
    new: &BTreeSet<String>,
    sheet: Sheet,
    out: &mut impl Write,
) -> io::Result<()> {
    for (at, fact) in facts(findings, scenes).iter().enumerate() {
        if at > 0 {
            writeln!(out)?;
        }
        print_card(fact, at + 1, new, sheet, out)?;
    }
    Ok(())
}

fn print_card(
    fact: &Fact,
    number: usize,
    new: &BTreeSet<String>,
    sheet: Sheet,
    out: &mut impl Write,
) -> io::Result<()> {
    let mut claims = fact.claims.clone();
    claims.sort_by_key(|claim| !new.contains(&claim.article.id));
    let values = values(&claims);
    print_title(fact, number, sheet, out)?;
    let lines = (LINES_OF_VALUES / values.len().max(1)).clamp(1, MOST_OF_A_VALUE);
    values.iter().try_for_each(|value| print_value(value, &fact.title, lines, sheet, out))?;
    let crowded = values.len() > LINES_OF_VALUES;
    print_reason(fact, if crowded { LINES_OF_A_CROWDED_REASON } else { LINES_OF_A_REASON }, sheet, out)?;
    print_updates(fact, sheet, out)
}

/// What it is about, how grave and how sure.
fn print_title(fact: &Fact, number: usize, sheet: Sheet, out: &mut impl Write) -> io::Result<()> {
    let Some(gravest) = fact.findings.first() else { return Ok(()) };
    let verdict = name(&gravest.verdict).replace('_', " ");
    let rank = format!(" ({verdict}, {} {:.2})", name(&fact.severity()), gravest.score);
    let lead = format!("{number}. ");
    let room = sheet.room(LINES_OF_A_TITLE, lead.len()).saturating_sub(rank.len());
    let title = within(&one_line(&in_terminal(&fact.title)), room);
    sheet.write(&format!("{}{rank}", sheet.title(&title)), "", [&lead, INDENT[1]], out)
}

fn print_value(
    value: &Value,
    title: &str,
    lines: usize,
    sheet: Sheet,
    out: &mut impl Write,
) -> io::Result<()> {
    sheet.write(&value.line(title, lines, sheet, INDENT[0].len()), &value.ids(), INDENT, out)
}

/// Why they cannot all be so: the reason of the gravest finding, and how many there are beside it.
fn print_reason(fact: &Fact, lines: usize, sheet: Sheet, out: &mut impl Write) -> io::Result<()> {
    let Some(gravest) = fact.findings.first() else { return Ok(()) };
    let more = fact.findings.len() - 1;
    // What is to be dismissed has to be named.
    let listed: Vec<String> =
        fact.findings.iter().take(MOST_IDS).map(|finding| short_id(&finding.id)).collect();
    let more = (more + 1).saturating_sub(MOST_IDS);
    let ids = if more == 0 { listed.join(" ") } else { format!("{} +{more}", listed.join(" ")) };
    let room = sheet.room(lines, INDENT[1].len()).saturating_sub(ids.len() + 1);
    // First, so that no long reason cuts it off.
    let reason = format!("{} {}", with_review(gravest).trim_start(), gravest.reason);
    let reason = within(&one_line(&in_terminal(&reason)), room);
    sheet.write(&format!("→ {reason}"), &ids, INDENT, out)
}

/// Which figures later ones replaced, in one line.
fn print_updates(fact: &Fact, sheet: Sheet, out: &mut impl Write) -> io::Result<()> {
    let updates = fact.findings.iter().filter(|finding| finding.verdict == Verdict::Update);
    // Where an update is the gravest, its reason stands there already.
    let updates: Vec<String> = updates
        .filter(|update| update.id != fact.findings[0].id)
        .map(|update| format!("{} → {}", with_origin(&update.b), with_origin(&update.a)))
        .collect();
    if updates.is_empty() {
        return Ok(());
    }
    let line = format!("updates: {}", one_line(&in_terminal(&updates.join("; "))));
    let room = sheet.room(1, INDENT[0].len());
    sheet.write(&within(&line, room), "", INDENT, out)
}

fn with_origin(claim: &Claim) -> String {
    format!("{} ({} {})", one_line(&claim.text), outlet(claim), date(claim.article.published))
}

#[cfg(test)]
mod tests;
