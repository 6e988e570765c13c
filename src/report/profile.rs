//! One speaker over time: what he or she said, by day and outlet, and where that is at odds.

use std::io::{self, Write};

use serde::Serialize;

use super::cell::{in_markdown, in_terminal, one_line, write_json};
use super::claims::{date, in_words, name, outlet, short_id};
use super::findings::with_review;
use super::{Format, Listing};
use crate::claims::Claim;
use crate::compare::Finding;

/// A speaker with all claims, in order of publication, and the findings among them.
#[derive(Debug, Clone, Serialize)]
pub struct Profile<'a, S> {
    pub speaker: &'a S,
    pub claims: &'a [Claim],
    pub findings: &'a [Finding],
}

/// What stands at the head of a profile.
pub trait Heading: Serialize {
    /// Name and office.
    fn title(&self) -> String;
    /// Spellings, outlets, days: label and text.
    fn facts(&self) -> Vec<(&'static str, String)>;
}

/// As a page for reading; as JSON whole, as lines and for spreadsheets its claims.
pub fn print_profile<S: Heading>(
    profile: &Profile<S>,
    format: Format,
    width: u16,
    out: &mut impl Write,
) -> io::Result<()> {
    match format {
        Format::Table => in_text(profile, out),
        Format::Markdown => in_page(profile, out),
        Format::Json => {
            write_json(&mut *out, profile)?;
            writeln!(out)
        }
        Format::Ndjson | Format::Csv => {
            let mut listing = Listing::new::<Claim>(format, width, out);
            profile.claims.iter().try_for_each(|claim| listing.row(claim))?;
            listing.finish().map(|_| ())
        }
    }
}

fn in_text<S: Heading>(profile: &Profile<S>, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "{}", in_terminal(&profile.speaker.title()))?;
    for (label, text) in profile.speaker.facts() {
        writeln!(out, "  {label:<10} {}", in_terminal(&one_line(&text)))?;
    }
    for day in days(profile.claims) {
        writeln!(out, "\n{}", in_terminal(&heading(day[0])))?;
        for claim in day {
            writeln!(out, "  {} ({})", in_terminal(&in_words(claim)), short_id(&claim.id))?;
        }
    }
    if !profile.findings.is_empty() {
        writeln!(out, "\nAt odds with each other")?;
    }
    for finding in profile.findings {
        let reason = one_line(&finding.reason) + &with_review(finding);
        writeln!(out, "  {} {}: {}", name(&finding.verdict), short_id(&finding.id), in_terminal(&reason))?;
    }
    Ok(())
}

fn in_page<S: Heading>(profile: &Profile<S>, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "# {}\n", in_markdown(&profile.speaker.title()))?;
    for (label, text) in profile.speaker.facts() {
        writeln!(out, "- {label}: {}", in_markdown(&one_line(&text)))?;
    }
    for day in days(profile.claims) {
        writeln!(out, "\n## {}\n", in_markdown(&heading(day[0])))?;
        for claim in day {
            writeln!(out, "- {} ({})", in_markdown(&in_words(claim)), short_id(&claim.id))?;
        }
    }
    if !profile.findings.is_empty() {
        writeln!(out, "\n## At odds with each other\n")?;
    }
    for finding in profile.findings {
        let reason = in_markdown(&(one_line(&finding.reason) + &with_review(finding)));
        writeln!(out, "- **{}** {reason} ({})", name(&finding.verdict), finding.id)?;
    }
    Ok(())
}

/// The claims of each article together: one day in one outlet.
fn days(claims: &[Claim]) -> impl Iterator<Item = Vec<&Claim>> {
    claims.chunk_by(|a, b| a.article.id == b.article.id).map(|day| day.iter().collect())
}

fn heading(claim: &Claim) -> String {
    let day = date(claim.article.published);
    let day = if day.is_empty() { String::from("no day") } else { day };
    let title =
        claim.article.title.as_deref().map(|title| format!(": {}", one_line(title))).unwrap_or_default();
    format!("{day}, {}{title}", outlet(claim))
}
