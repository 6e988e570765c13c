//! One claim, finding or article in full.

use std::io::{self, Write};

use super::cell::{in_terminal, one_line};
use super::claims::{date, days, name, outlet, said_in_full, speaker};
use crate::base::{CharSpan, Field};
use crate::claims::Claim;
use crate::compare::{Finding, Gate};
use crate::read::Article;

/// A claim with the paragraph it stands in, its words between ⟦ and ⟧, which are no quotation marks anywhere.
pub fn print_claim(claim: &Claim, article: &Article, out: &mut impl Write) -> io::Result<()> {
    let heading = format!("{} {}", name(&claim.kind), claim.id);
    writeln!(out, "{heading}\n")?;
    print_fields(claim, out)?;
    let field = match claim.field {
        Field::Title => article.title.as_deref().unwrap_or_default(),
        Field::Text => &article.text,
    };
    writeln!(out, "\n{}", in_terminal(&paragraph(field, &covered(claim))))
}

/// A finding: the verdict, both claims and the gates between them.
pub fn print_finding(finding: &Finding, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "{} {}", name(&finding.verdict), finding.id)?;
    writeln!(
        out,
        "{}, between {}, {} {:.2}, by {}\n\n{}\n",
        name(&finding.kind),
        name(&finding.between),
        name(&finding.severity),
        finding.score,
        in_terminal(&finding.rule),
        in_terminal(&one_line(&finding.reason))
    )?;
    print_review(finding, out)?;
    print_side("newer", &finding.a, out)?;
    print_side("earlier", &finding.b, out)?;
    print_gates(&finding.gates, out)
}

/// Two claims and the gates between them, whatever came of it.
pub fn print_why_not(
    claims: [&Claim; 2],
    gates: &[Gate],
    finding: Option<&Finding>,
    out: &mut impl Write,
) -> io::Result<()> {
    print_side("first", claims[0], out)?;
    print_side("second", claims[1], out)?;
    print_gates(gates, out)?;
    match finding {
        Some(finding) => {
            writeln!(out, "\n{}: {}", name(&finding.verdict), in_terminal(&one_line(&finding.reason)))
        }
        None => writeln!(out, "\nno finding"),
    }
}

/// What a user decided of it, with the whole note.
fn print_review(finding: &Finding, out: &mut impl Write) -> io::Result<()> {
    let Some(review) = &finding.review else { return Ok(()) };
    let note = finding.note.as_deref().map(|note| format!(": {}", one_line(note))).unwrap_or_default();
    writeln!(out, "{}{}\n", name(review), in_terminal(&note))
}

fn print_side(side: &str, claim: &Claim, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "{side}: claim {}", claim.id)?;
    print_fields(claim, out)?;
    writeln!(out, "  sentence     {}\n", in_terminal(&one_line(&claim.sentence.text)))
}

fn print_gates(gates: &[Gate], out: &mut impl Write) -> io::Result<()> {
    for gate in gates {
        let mark = if gate.passed { "passed" } else { "failed" };
        writeln!(out, "  {mark} {}: {}", in_terminal(&gate.gate), in_terminal(&one_line(&gate.because)))?;
    }
    Ok(())
}

/// An article with its head and text.
pub fn print_article(article: &Article, out: &mut impl Write) -> io::Result<()> {
    let head = [
        ("id", Some(article.id.clone())),
        ("source", article.source.clone()),
        ("published", article.published.map(|date| date.to_string())),
        ("title", article.title.clone()),
        ("author", article.author.clone()),
        ("url", article.url.clone()),
    ];
    print_pairs(head.into_iter().filter_map(|(label, value)| Some((label, value?))), out)?;
    writeln!(out, "\n{}", in_terminal(article.text.trim_end()))
}

fn print_fields(claim: &Claim, out: &mut impl Write) -> io::Result<()> {
    let mut fields = vec![
        ("source", outlet(claim)),
        ("published", date(claim.article.published)),
        ("title", claim.article.title.clone().unwrap_or_default()),
        ("url", claim.article.url.clone().unwrap_or_default()),
        ("words", if claim.statement.is_some() { said_in_full(claim) } else { claim.text.clone() }),
    ];
    if let Some(figure) = &claim.quantity {
        let end = |end: Option<crate::base::Decimal>| {
            end.map_or_else(|| String::from("open"), |end| end.to_string())
        };
        fields.push(("value", format!("{} ({})", figure.value, name(&figure.modifier))));
        fields.push(("bounds", format!("{} to {}", end(figure.low), end(figure.high))));
        fields.push(("unit", figure.unit.clone().unwrap_or_default()));
    }
    fields.push(("measure", claim.measure.as_ref().map(|measure| measure.text.clone()).unwrap_or_default()));
    fields.push(("event", claim.event.as_ref().map(|event| event.text.clone()).unwrap_or_default()));
    fields.push(("time", days(claim)));
    fields.push(("place", claim.place.join(", ")));
    fields.push(("according to", speaker(claim).unwrap_or_default().to_owned()));
    fields.push(("cue", claim.attribution.as_ref().and_then(|said| said.cue.clone()).unwrap_or_default()));
    let directness = claim.statement.as_ref().map(|statement| name(&statement.directness));
    fields.push(("directness", directness.unwrap_or_default()));
    fields.push(("article", claim.article.id.clone()));
    fields.push(("rules", claim.rules.join(", ")));
    print_pairs(fields.into_iter().filter(|(_, value)| !value.is_empty()), out)
}

fn print_pairs<'a>(pairs: impl Iterator<Item = (&'a str, String)>, out: &mut impl Write) -> io::Result<()> {
    for (label, value) in pairs {
        writeln!(out, "  {label:<12} {}", in_terminal(&one_line(&value)))?;
    }
    Ok(())
}

/// What a claim's words cover: of a statement the parts of what was said, without the cue between them.
fn covered(claim: &Claim) -> Vec<CharSpan> {
    let said = claim.attribution.as_ref().filter(|_| claim.statement.is_some());
    let parts = said.map_or(&[][..], |said| &said.content).iter();
    let parts: Vec<CharSpan> = parts.filter_map(|part| part.common(claim.span)).collect();
    // Stored by whatever version: only what is in order can be shown part by part.
    let in_order = parts.windows(2).all(|pair| pair[0].end <= pair[1].start);
    if parts.is_empty() || !in_order { vec![claim.span] } else { parts }
}

/// The paragraphs around spans that stand in order of the text, with the spans marked.
fn paragraph(text: &str, spans: &[CharSpan]) -> String {
    let at = |n: u32| text.char_indices().nth(n as usize).map_or(text.len(), |(at, _)| at);
    let spans: Vec<(usize, usize)> =
        spans.iter().map(|span| (at(span.start), at(span.end.max(span.start)))).collect();
    let (Some(first), Some(last)) = (spans.first(), spans.last()) else { return String::new() };
    let mut shown_to = text[..first.0].rfind("\n\n").map_or(0, |at| at + 2);
    let to = text[last.1..].find("\n\n").map_or(text.len(), |at| last.1 + at);
    let mut marked = String::new();
    for &(start, end) in &spans {
        marked.extend([&text[shown_to..start.max(shown_to)], "⟦", &text[start..end], "⟧"]);
        shown_to = end;
    }
    marked + &text[shown_to..to]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cue_between_two_parts_is_not_marked() {
        let text = "Rain.\n\n“It is wet,” Ito said, “and dark.”\n\nWind.";
        let spans = [(8, 17), (31, 40)].map(CharSpan::from);
        assert_eq!(paragraph(text, &spans), "“⟦It is wet⟧,” Ito said, “⟦and dark.⟧”");
    }
}
